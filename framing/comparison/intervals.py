"""Intervals from resamples: Student's t around the estimate, on a scale that fits the measure.

The spread comes from the cluster bootstrap over events, enlarged by n / (n − 1) as resampling n
events understates it, and is read with n − 1 degrees of freedom. Percentile and BCa intervals were
tried and cover too little at the few events a study of news has: ``benchmarks/coverage.py``.
"""

from __future__ import annotations

import numpy as np
from scipy import stats

from framing.comparison.cells import Cells
from framing.measures import split_measure

ADDED = 0.75
"""Added to counts before a logarithm, so that a resample without any count has one.

Chosen by simulation: at 8 events and 2 terms per 1,000 words, half a count makes intervals too wide
(97.7 % held the truth), a whole one too narrow (90.8 %). Coverage: ``benchmarks/designs.py``.
"""

LOG, LOG_ODDS, BALANCE, PLAIN = "log", "log odds", "balance", "plain"


def interval_scale(cells: Cells) -> str:
    """Choose the scale on which the intervals of a measure are made, from its name and its numbers.

    Rates per 1,000 words are made on the log scale, shares on that of log odds, and balances from −1
    to 1 on that of log odds, too, so that no interval leaves the range of the measure; everything
    else on its own scale.
    """
    name, _ = split_measure(cells.measure)
    if name.endswith("_balance") and (np.abs(cells.count) <= cells.base).all():
        return BALANCE
    if (cells.count < 0).any():
        return PLAIN
    if name.endswith("_share") and (cells.count <= cells.base).all():
        return LOG_ODDS
    return LOG if cells.scale == 1000 else PLAIN


def spread_factor(n: np.ndarray | int, confidence: float) -> np.ndarray | float:
    """Give the factor from the bootstrap's standard deviation to the half-width for n events."""
    return stats.t.ppf((1 + confidence) / 2, np.subtract(n, 1)) * np.sqrt(np.divide(n, np.subtract(n, 1)))


def ratio_interval(
    totals: tuple[np.ndarray, np.ndarray],
    resampled: tuple[np.ndarray, np.ndarray],
    added: np.ndarray,
    factor: float,
    scale: str,
) -> tuple[np.ndarray, np.ndarray]:
    """Make the interval of ratios of sums.

    Parameters
    ----------
    totals : tuple of numpy.ndarray
        Counts and bases, one of each per row.
    resampled : tuple of numpy.ndarray
        The same for each resample, rows × resamples.
    added : numpy.ndarray
        What is added to a count, per row.
    factor : float
        As ``spread_factor`` gives it.
    scale : str
        ``LOG``, ``LOG_ODDS``, ``BALANCE`` or ``PLAIN``.

    Returns
    -------
    tuple of numpy.ndarray
        Low and high, NaN where nothing (or, on log odds, everything) was counted.
    """
    if scale == BALANCE:
        # a balance of two counts is 2 × the share of the first − 1
        halves = [((count + base) / 2, base) for count, base in (totals, resampled)]
        low, high = ratio_interval(halves[0], halves[1], added, factor, LOG_ODDS)
        return 2 * low - 1, 2 * high - 1
    spread = _forward(*resampled, added[:, None], scale).std(axis=1)
    count, base = totals
    inside = np.ones(len(count), dtype=bool)
    if scale != PLAIN:
        inside = (count > 0) & ((count < base) | (scale == LOG))
    low, high = np.full(len(count), np.nan), np.full(len(count), np.nan)
    centre = _forward(count[inside], base[inside], np.zeros(inside.sum()), scale)
    low[inside] = _back(centre - factor * spread[inside], scale)
    high[inside] = _back(centre + factor * spread[inside], scale)
    return low, high


def share_difference_interval(difference: float, spread: float, factor: float) -> tuple[float, float]:
    """Make the interval of a difference of two shares, on Fisher's scale (artanh), inside −1 to 1.

    On the plain scale a difference near −1 or 1 gets an interval that leaves the range and, as its spread
    shrinks towards the bound, holds the truth too seldom: ``benchmarks/asymmetry_coverage.py``.

    Parameters
    ----------
    difference, spread : float
        The difference, and its standard deviation over the resamples; carried to Fisher's scale by its
        slope there, 1 / (1 − difference²).
    factor : float
        As ``spread_factor`` gives it.

    Returns
    -------
    tuple of float
        Low and high; NaN at −1 and 1, and where no resample differs from another, as when nothing was
        counted on either side.

    Examples
    --------
    >>> [round(end, 3) for end in share_difference_interval(0.6, 0.16, 2.0)]
    [0.191, 0.832]
    """
    if not spread or abs(difference) >= 1:
        return float("nan"), float("nan")
    centre, half = np.arctanh(difference), factor * spread / (1 - difference**2)
    return float(np.tanh(centre - half)), float(np.tanh(centre + half))


def _forward(count: np.ndarray, base: np.ndarray, added: np.ndarray, scale: str) -> np.ndarray:
    """Carry a ratio to the scale on which its interval is made."""
    if scale == LOG:
        return np.log((count + added) / base)
    if scale == LOG_ODDS:
        # sums of floats may leave a rest below zero where all was counted
        return np.log((count + added) / (np.maximum(base - count, 0) + added))
    return count / base


def _back(value: np.ndarray, scale: str) -> np.ndarray:
    """Carry it back."""
    if scale == LOG:
        return np.exp(value)
    return 1 / (1 + np.exp(-value)) if scale == LOG_ODDS else value
