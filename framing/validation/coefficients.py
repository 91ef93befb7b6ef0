"""Coefficients of agreement from sums over units, so that resampled units need no second count."""

from __future__ import annotations

import numpy as np

from framing.errors import ValidationError

LEVELS = ("nominal", "ordinal", "interval", "ratio")


def percent_agreement(ratings: np.ndarray) -> float:
    """Give the share of pairs of ratings of the same unit that are equal.

    Parameters
    ----------
    ratings : numpy.ndarray
        Coders × units, NaN where a coder did not rate.

    Returns
    -------
    float
        Mean over the units with at least two ratings; NaN where there is none.

    Notes
    -----
    What it misses: how much agreement guessing would bring.

    Examples
    --------
    >>> percent_agreement(np.array([[0, 0, 1, 1], [0, 0, 1, 0]]))
    0.75
    """
    counts, _ = count_ratings(ratings)
    return float(_agreement(counts).mean()) if len(counts) else float("nan")


def krippendorff_alpha(ratings: np.ndarray, level: str = "nominal") -> float:
    """Give Krippendorff's alpha: 1 minus observed over expected disagreement.

    Parameters
    ----------
    ratings : numpy.ndarray
        Coders × units, NaN where a coder did not rate.
    level : {"nominal", "ordinal", "interval", "ratio"}
        How far two different ratings are apart.

    Returns
    -------
    float
        1 for full agreement, 0 for what chance would bring; NaN where all ratings are equal, as
        nothing then tells coders apart from a coder who always answers the same.

    Notes
    -----
    Literature: Krippendorff (2011), *Computing Krippendorff's alpha-reliability*. What it misses:
    where one answer is very frequent, few disagreements bring it down far (Feinstein and Cicchetti
    1990).

    Examples
    --------
    >>> round(krippendorff_alpha(np.array([[0, 0, 1, 1], [0, 0, 1, 0]])), 4)
    0.5333
    """
    counts, values = count_ratings(ratings)
    distance = _distances(values, counts, level)
    return float(_alpha(_pairs(counts, values).sum(axis=0)[None], distance)[0])


def gwet_ac1(ratings: np.ndarray) -> float:
    """Give Gwet's AC1: agreement beyond chance, chance being agreement on units hard to rate.

    Parameters
    ----------
    ratings : numpy.ndarray
        Coders × units, NaN where a coder did not rate.

    Returns
    -------
    float
        1 for full agreement, 0 for what chance would bring; NaN where all ratings are equal.

    Notes
    -----
    Literature: Gwet (2008), *Computing inter-rater reliability and its variance in the presence of
    high agreement*. What it misses: where one answer is very frequent it stays high even if coders
    never agree on the rare one.

    Examples
    --------
    >>> round(gwet_ac1(np.array([[0, 0, 1, 1], [0, 0, 1, 0]])), 4)
    0.5294
    """
    counts, _ = count_ratings(ratings)
    if not len(counts):
        return float("nan")
    return float(_ac1(_agreement(counts).mean()[None], _shares(counts).sum(axis=0)[None])[0])


def resampled_coefficients(ratings: np.ndarray, n_resamples: int, seed: int) -> dict[str, np.ndarray]:
    """Draw units with replacement and give the three coefficients (nominal) of each resample."""
    counts, values = count_ratings(ratings)
    n = len(counts)
    rng = np.random.default_rng([seed, n])
    weights = rng.multinomial(n, np.full(n, 1 / n), size=n_resamples)
    pairs, shares = _pairs(counts, values), _shares(counts)
    summed = (weights @ pairs.reshape(n, -1)).reshape(n_resamples, len(values), len(values))
    distance = _distances(values, counts, "nominal")
    percent = weights @ _agreement(counts) / n if n else np.full(n_resamples, np.nan)
    return {
        "percent": percent,
        "alpha": _alpha(summed, distance),
        "AC1": _ac1(percent, weights @ shares),
    }


def count_ratings(ratings: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Count for each unit with two ratings or more how often each value was given."""
    ratings = np.asarray(ratings, dtype=float)
    values = np.unique(ratings[~np.isnan(ratings)])
    counts = (ratings[:, :, None] == values).sum(axis=0)
    return counts[counts.sum(axis=1) > 1], values


def _pairs(counts: np.ndarray, values: np.ndarray) -> np.ndarray:
    """Give each unit's share in the matrix of coincidences: units × values × values."""
    m = counts.sum(axis=1)
    ordered = counts[:, :, None] * counts[:, None, :] - counts[:, :, None] * np.eye(len(values))
    return ordered / (m - 1)[:, None, None] if len(m) else ordered


def _shares(counts: np.ndarray) -> np.ndarray:
    """Give the share of each value among the ratings of a unit."""
    return counts / counts.sum(axis=1, keepdims=True)


def _agreement(counts: np.ndarray) -> np.ndarray:
    """Give for each unit the share of equal pairs among its pairs of ratings."""
    m = counts.sum(axis=1)
    return (counts * (counts - 1)).sum(axis=1) / (m * (m - 1))


def _alpha(pairs: np.ndarray, distance: np.ndarray) -> np.ndarray:
    """Compare observed with expected disagreement."""
    given = pairs.sum(axis=1)
    total = given.sum(axis=1)
    observed = (pairs * distance).sum(axis=(1, 2))
    expected = np.einsum("ri,ij,rj->r", given, distance, given)
    apart = np.divide(observed * (total - 1), expected, out=np.full(len(total), np.nan), where=expected > 0)
    return 1 - apart


def _ac1(percent: np.ndarray, shares: np.ndarray) -> np.ndarray:
    """Correct percent agreement by the agreement expected among ratings made at random."""
    total = shares.sum(axis=1, keepdims=True)
    mean = np.divide(shares, total, out=np.zeros_like(shares, dtype=float), where=total > 0)
    used = (mean > 0).sum(axis=1)
    chance = (mean * (1 - mean)).sum(axis=1) / max(1, shares.shape[1] - 1)
    return np.where(used > 1, (percent - chance) / (1 - chance), np.nan)


def _distances(values: np.ndarray, counts: np.ndarray, level: str) -> np.ndarray:
    """Square the distance between any two values at the level of measurement."""
    if level == "ordinal":
        given = counts.sum(axis=0)
        middle = np.cumsum(given) - given / 2
        return (middle[:, None] - middle) ** 2
    gap = values[:, None] - values
    if level == "interval":
        return gap**2
    if level == "ratio":
        total = values[:, None] + values
        return np.divide(gap, total, out=np.zeros_like(gap), where=total != 0) ** 2
    if level != "nominal":
        msg = f"level: expected one of {', '.join(LEVELS)}, found {level!r}"
        raise ValidationError(msg)
    return (gap != 0).astype(float)
