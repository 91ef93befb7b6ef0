"""Errors that differ between outlets: what makes a difference in counts a difference in error."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd
from scipy import stats

from framing.measures import measure_scale
from framing.validation.joining import measure_of, shared_codes
from framing.validation.proportions import wilson_interval
from framing.validation.scores import rate_share, tally_code

DIFFERENTIAL_COLUMNS = (
    "code",
    "statistic",
    "outlet",
    "value",
    "others",
    "difference",
    "low",
    "high",
    "p",
    "q",
    "n_units",
    "flagged",
)
FALSE_DISCOVERY_RATE = 0.05


def flag_differential_error(
    key: pd.DataFrame, codings: pd.DataFrame, *, confidence: float = 0.95
) -> pd.DataFrame:
    """Say for every outlet whether the package errs otherwise on it than on the other outlets.

    Parameters
    ----------
    key, codings, confidence
        As for ``score_codes``.

    Returns
    -------
    DataFrame
        Columns ``DIFFERENTIAL_COLUMNS``. `statistic` is ``precision``, ``recall``, or ``error``: what
        the package counts too much (or, negative, too little) in the unit of the measure, which is
        what shifts a contrast. `flagged` is q below 0.05, after Benjamini and Hochberg over the
        outlets and statistics of a code. Of two outlets, the first is set against the second.

    Raises
    ------
    ValidationError
        As for ``score_codes``.

    Notes
    -----
    Differences of shares have Newcombe's (1998) interval, their p a z test with pooled share, both
    on effective sizes; those of errors Welch's t, clustered by article. What it misses: with a few
    dozen sentences an outlet, a difference of 20 points may go unflagged; no flag is no proof.
    """
    parts = []
    for code in shared_codes(key, codings):
        rows = pd.DataFrame(
            list(_compare(code, tally_code(key, codings, code), confidence)),
            columns=[name for name in DIFFERENTIAL_COLUMNS if name not in ("q", "flagged")],
        )
        known = rows["p"].notna()
        rows["q"] = np.nan
        if known.any():
            rows.loc[known, "q"] = stats.false_discovery_control(rows.loc[known, "p"].to_numpy())
        rows["flagged"] = rows["q"] < FALSE_DISCOVERY_RATE
        parts.append(rows[list(DIFFERENTIAL_COLUMNS)])
    return pd.concat(parts, ignore_index=True)


def _compare(code: str, units: pd.DataFrame, confidence: float) -> Iterator[tuple]:
    """Set each outlet against the others."""
    names = units["outlet"].astype(str)
    outlets = sorted(names.unique())
    scale = measure_scale(measure_of(code)[0])
    for outlet in outlets[:1] if len(outlets) == 2 else outlets if len(outlets) > 2 else []:
        sides = units[names == outlet], units[names != outlet]
        for statistic in ("precision", "recall"):
            one, other = (rate_share(side, statistic, confidence) for side in sides)
            row = _compare_shares(one, other, confidence)
            yield (code, statistic, outlet, *row, len(sides[0]))
        yield (code, "error", outlet, *_compare_errors(*sides, scale, confidence), len(sides[0]))


def _compare_shares(one: tuple, other: tuple, confidence: float) -> tuple:
    """Give both shares, their difference, its interval and p."""
    (a, _, _, _, _, n), (b, _, _, _, _, m) = one, other
    difference = a - b
    if np.isnan(difference):
        return a, b, np.nan, np.nan, np.nan, np.nan
    (low_a, high_a), (low_b, high_b) = wilson_interval(a, n, confidence), wilson_interval(b, m, confidence)
    low = difference - np.hypot(a - low_a, high_b - b)
    high = difference + np.hypot(high_a - a, b - low_b)
    pooled = (n * a + m * b) / (n + m)
    error = np.sqrt(pooled * (1 - pooled) * (1 / n + 1 / m))
    p = 2 * stats.norm.sf(abs(difference) / error) if error > 0 else 1.0
    return a, b, difference, low, high, p


def _compare_errors(one: pd.DataFrame, other: pd.DataFrame, scale: int, confidence: float) -> tuple:
    """Compare what is counted too much per unit of the base."""
    (a, var_a, n), (b, var_b, m) = _error(one), _error(other)
    difference, variance = scale * (a - b), scale**2 * (var_a + var_b)
    if not variance > 0 or min(n, m) < 2:
        return scale * a, scale * b, difference, np.nan, np.nan, np.nan
    df = (var_a + var_b) ** 2 / (var_a**2 / (n - 1) + var_b**2 / (m - 1))
    half = stats.t.ppf((1 + confidence) / 2, df) * np.sqrt(variance)
    p = 2 * stats.t.sf(abs(difference) / np.sqrt(variance), df)
    return scale * a, scale * b, difference, difference - half, difference + half, p


def _error(part: pd.DataFrame) -> tuple[float, float, int]:
    """Estimate (machine − coded) / base with its variance between articles, and how many these are."""
    weight, base = part["weight"].to_numpy(), part["base"].to_numpy()
    gap = (part["machine"] - part["coded"]).to_numpy()
    total = float(weight @ base)
    if not total:
        return np.nan, np.nan, 0
    error = float(weight @ gap) / total
    articles, at = np.unique(part["article_id"].astype(str), return_inverse=True)
    sums = np.bincount(at, weight * (gap - error * base)) / total
    n = len(articles)
    return error, float((sums**2).sum()) * n / max(1, n - 1), n
