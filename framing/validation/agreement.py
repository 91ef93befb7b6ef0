"""How far coders agree: coefficients with intervals, prevalence, and what to make of the two together."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from framing.comparison import SEED
from framing.errors import ValidationError
from framing.validation.codes import KNOWN_CODES
from framing.validation.coefficients import (
    count_ratings,
    gwet_ac1,
    krippendorff_alpha,
    percent_agreement,
    resampled_coefficients,
)
from framing.validation.proportions import wilson_interval

AGREEMENT_COLUMNS = ("code", "coefficient", "value", "low", "high", "n_units", "n_coders", "note")
_RARE, _APART = 0.1, 0.2


def agree_coders(
    codings: pd.DataFrame, *, n_resamples: int = 2000, confidence: float = 0.95, seed: int = SEED
) -> pd.DataFrame:
    """Say how far coders agree on whether a sentence holds what is coded.

    Parameters
    ----------
    codings : DataFrame
        Columns ``CODING_COLUMNS`` of at least two coders, as ``read_codes`` gives them, joined.
    n_resamples : int
        Bootstrap resamples of the units.
    confidence : float
        Such as 0.95.
    seed : int
        The seed.

    Returns
    -------
    DataFrame
        Columns ``AGREEMENT_COLUMNS``: for each code percent agreement, Krippendorff's alpha and
        Gwet's AC1 on *any or none*, alpha on how many (interval level) where words are counted, and
        the prevalence: the mean share of sentences that hold it. Intervals resample units
        (percentiles); that of percent agreement and of prevalence is Wilson's. The note of alpha
        explains a low value that comes of a rare or a very frequent answer.

    Raises
    ------
    ValidationError
        There are fewer than two coders, or no unit that two of them coded.

    Examples
    --------
    >>> rows = [(coder, f"u{i}", "loaded", count, "") for coder, counts in
    ...         {"anna": [1, 0, 0, 2, 0, 1], "ben": [1, 0, 0, 1, 0, 0]}.items()
    ...         for i, count in enumerate(counts)]
    >>> codings = pd.DataFrame(rows, columns=["coder", "unit_id", "code", "count", "terms"])
    >>> agree_coders(codings)[["coefficient", "value", "n_units"]].round(2)
       coefficient  value  n_units
    0      percent   0.83        6
    1        alpha   0.69        6
    2          AC1   0.68        6
    3  alpha_count   0.63        6
    4   prevalence   0.42        6
    """
    coders = codings["coder"].nunique()
    if coders < 2:
        msg = f"codings: expected two coders or more, found {coders}; give each coder's own file"
        raise ValidationError(msg)
    twice = codings.duplicated(["coder", "unit_id", "code"])
    if twice.any():
        row = codings[twice].iloc[0]
        msg = (
            f"codings: expected each unit once per coder, found {row['unit_id']!r} of {row['coder']!r} again"
        )
        raise ValidationError(msg)
    rows = [
        row
        for code, part in codings.groupby("code", sort=False)
        for row in _rate(str(code), part, n_resamples, confidence, seed)
    ]
    if not rows:
        msg = "codings: expected units that two coders coded, found none; check that both have the same sheet"
        raise ValidationError(msg)
    return pd.DataFrame(rows, columns=list(AGREEMENT_COLUMNS))


def _rate(code: str, part: pd.DataFrame, n_resamples: int, confidence: float, seed: int) -> Iterator[tuple]:
    """Give the rows of one code."""
    table = part.pivot(index="coder", columns="unit_id", values="count").to_numpy(dtype=float)
    table = table[:, (~np.isnan(table)).sum(axis=0) > 1]
    n_units, n_coders = table.shape[1], int((~np.isnan(table)).any(axis=1).sum())
    if not n_units:
        return
    held = np.where(np.isnan(table), np.nan, table > 0)
    drawn = resampled_coefficients(held, n_resamples, seed)
    prevalence = float(np.nanmean(held, axis=0).mean())
    values = {"percent": percent_agreement(held), "alpha": krippendorff_alpha(held), "AC1": gwet_ac1(held)}
    note = explain_alpha(values["percent"], values["alpha"], values["AC1"], prevalence)
    for name, value in values.items():
        ends = (
            wilson_interval(value, n_units, confidence)
            if name == "percent"
            else _percentiles(drawn[name], confidence)
        )
        yield (code, name, value, *ends, n_units, n_coders, note if name == "alpha" else "")
    if not (code in KNOWN_CODES and KNOWN_CODES[code].yes_no):
        yield (code, "alpha_count", *_counted(table, n_resamples, confidence, seed), n_units, n_coders, "")
    ends = wilson_interval(prevalence, n_units, confidence)
    yield (code, "prevalence", prevalence, *ends, n_units, n_coders, "")


def _counted(table: np.ndarray, n_resamples: int, confidence: float, seed: int) -> tuple[float, float, float]:
    """Give alpha at interval level of how many were counted, with its interval."""
    counts, values = count_ratings(table)
    rng = np.random.default_rng([seed, len(counts), 2])
    m = counts.sum(axis=1)
    within = (m * (counts @ values**2) - (counts @ values) ** 2) / (m - 1)
    # sums over units of what alpha is made of: disagreement within, ratings, their sum and squares
    parts = np.column_stack([within, m, counts @ values, counts @ values**2])
    drawn = rng.multinomial(len(m), np.full(len(m), 1 / len(m)), size=n_resamples) @ parts
    inside, total, first, second = drawn.T
    between = total * second - first**2
    alpha = 1 - np.divide(inside * (total - 1), between, out=np.full(len(total), np.nan), where=between > 0)
    return krippendorff_alpha(table, "interval"), *_percentiles(alpha, confidence)


def _percentiles(drawn: np.ndarray, confidence: float) -> tuple[float, float]:
    """Give the middle part of resamples; none where too many of them have no value."""
    known = drawn[~np.isnan(drawn)]
    if len(known) < 0.9 * len(drawn):
        return np.nan, np.nan
    low, high = np.quantile(known, [(1 - confidence) / 2, (1 + confidence) / 2])
    return float(low), float(high)


def explain_alpha(percent: float, alpha: float, ac1: float, prevalence: float) -> str:
    """Explain an alpha that is low though coders agree, or one that is not defined.

    Examples
    --------
    >>> explain_alpha(0.92, 0.29, 0.91, 0.06)[:86]
    'high-prevalence paradox: coders agree on 92%, but 94% of the answers are the same, so '
    >>> explain_alpha(0.8, 0.6, 0.62, 0.45)
    ''
    """
    if np.isnan(alpha):
        return (
            "not defined: all answers are the same, so nothing shows that coders can tell the two apart; "
            "draw more sentences with a mark"
        )
    frequent = max(prevalence, 1 - prevalence)
    if frequent < 1 - _RARE or ac1 - alpha < _APART:
        return ""
    chance = frequent**2 + (1 - frequent) ** 2
    return (
        f"high-prevalence paradox: coders agree on {percent:.0%}, but {frequent:.0%} of the answers are the "
        f"same, so that alpha expects {chance:.0%} by chance and turns on the few rare ones; AC1 "
        f"({ac1:.2f}) turns on the frequent ones. Report both with the prevalence, and draw more "
        "sentences with a mark (marked_share) before judging the coders"
    )
