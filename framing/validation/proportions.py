"""Proportions of a weighted, clustered sample, with Wilson's interval on an effective size."""

from __future__ import annotations

import numpy as np
from scipy import stats


def wilson_interval(share: float, n: float, confidence: float = 0.95) -> tuple[float, float]:
    """Give Wilson's (1927) interval of a share, which stays inside 0 to 1 and has no width of 0.

    Examples
    --------
    >>> [round(end, 3) for end in wilson_interval(0.9, 50)], [round(e, 3) for e in wilson_interval(1, 10)]
    ([0.786, 0.957], [0.722, 1.0])
    """
    if np.isnan(share) or not n > 0:
        return np.nan, np.nan
    z = stats.norm.ppf((1 + confidence) / 2)
    middle = (share + z**2 / (2 * n)) / (1 + z**2 / n)
    half = z / (1 + z**2 / n) * np.sqrt(share * (1 - share) / n + z**2 / (4 * n**2))
    return float(max(0.0, middle - half)), float(min(1.0, middle + half))


def weighted_share(
    hits: np.ndarray, tries: np.ndarray, weights: np.ndarray, clusters: np.ndarray
) -> tuple[float, float]:
    """Estimate a share from a sample drawn with unequal probabilities, and its effective size.

    Parameters
    ----------
    hits, tries : numpy.ndarray
        Per unit: how often, out of how many.
    weights : numpy.ndarray
        1 / probability with which the unit was drawn.
    clusters : numpy.ndarray
        What units belong to, such as their article.

    Returns
    -------
    tuple of float
        The share, NaN where nothing was tried, and how many independent tries tell as much
        (Korn and Graubard 1998): share × (1 − share) over the linearised variance between clusters,
        never more than the tries.

    Examples
    --------
    >>> share, n = weighted_share(*np.array([[1, 0, 2], [1, 1, 2], [1, 1, 1]]), np.array([0, 1, 2]))
    >>> round(share, 2), round(n, 2)
    (0.75, 2.29)
    """
    total = float(weights @ tries)
    if not total:
        return np.nan, 0.0
    share = float(weights @ hits) / total
    counted = float(tries.sum())
    names, at = np.unique(clusters, return_inverse=True)
    gaps = np.bincount(at, weights * (hits - share * tries))
    variance = float((gaps**2).sum()) / total**2 * len(names) / max(1, len(names) - 1)
    # at 0 and 1 the variance says nothing: fall back on the spread of the weights (Kish 1965)
    kish = total**2 / float((weights**2) @ tries)
    if variance <= 0 or not 0 < share < 1:
        return share, min(counted, kish)
    return share, min(counted, share * (1 - share) / variance)
