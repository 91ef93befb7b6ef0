"""The mean of a coded variable, with the machine's predictions of many more units put to use."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from scipy import stats


class PoweredMean(NamedTuple):
    """A mean with its interval, and the factor by which predictions were taken."""

    estimate: float
    low: float
    high: float
    factor: float


def correct_mean(
    coded: np.ndarray,
    predicted: np.ndarray,
    predicted_rest: np.ndarray,
    *,
    tuning: float | None = None,
    confidence: float = 0.95,
) -> PoweredMean:
    """Estimate a mean by prediction-powered inference from a simple random sample of coded units.

    Parameters
    ----------
    coded, predicted : numpy.ndarray
        What a person and the machine say of the coded units.
    predicted_rest : numpy.ndarray
        What the machine says of the other units.
    tuning : float, optional
        The factor of the predictions, by default the one with the smallest variance.
    confidence : float
        Such as 0.95.

    Returns
    -------
    PoweredMean
        The estimate is mean(factor × predicted_rest) + mean(coded − factor × predicted).

    Notes
    -----
    Literature: Angelopoulos et al. (2023); Angelopoulos, Duchi and Zrnic (2023) for the factor.
    What it misses: units that belong together (an article, an event); ``correct_outlets`` takes
    these and unequal probabilities into account.

    Examples
    --------
    >>> correct_mean(np.array([1.0, 0, 1, 0]), np.array([1.0, 0, 0, 0]), np.array([0.0, 1, 0, 0]), tuning=1.0)
    PoweredMean(estimate=0.5, low=..., high=..., factor=1.0)
    """
    n, m = len(coded), len(predicted_rest)
    if tuning is None:
        together = np.cov(np.concatenate([predicted, predicted_rest]))
        shared = np.mean((coded - coded.mean()) * (predicted - predicted.mean()))
        tuning = float(np.clip(shared / ((1 + n / m) * together), 0, 1)) if together > 0 else 0.0
    rest = coded - tuning * predicted
    estimate = float(tuning * predicted_rest.mean() + rest.mean())
    error = np.sqrt((tuning * predicted_rest).var() / m + rest.var() / n)
    half = float(stats.norm.ppf((1 + confidence) / 2) * error)
    return PoweredMean(estimate, estimate - half, estimate + half, float(tuning))
