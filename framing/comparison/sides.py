"""Asymmetries: how differently each outlet treats two sides, with intervals over events."""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing.comparison.cells import Cells, sum_cells
from framing.comparison.intervals import share_difference_interval, spread_factor
from framing.comparison.outlets import SEED
from framing.comparison.resampling import Resampler
from framing.errors import ComparisonError

SIDE_MEASURES = ("side_share", "distancing_share", "side_hedges_per_1000_words")
SIDE_COLUMNS = (
    "outlet",
    "measure",
    "side",
    "estimate",
    "base",
    "side_b",
    "estimate_b",
    "base_b",
    "difference",
    "low",
    "high",
    "n_events",
)


def compare_sides(
    table: pd.DataFrame,
    side: str,
    side_b: str,
    *,
    n_resamples: int = 2000,
    confidence: float = 0.95,
    seed: int = SEED,
    min_events: int = 6,
) -> pd.DataFrame:
    """Compare how each outlet treats two sides: share of voice, stance asymmetry, hedging asymmetry.

    The difference is the estimate of `side` minus that of `side_b`, each a ratio of sums over the outlet's
    articles: of ``side_share`` how much more often the first speaks, of ``distancing_share`` how much more
    often it *claims* where it could *say*, of ``side_hedges_per_1000_words`` how much more hedged its
    words are reported.

    Parameters
    ----------
    table : DataFrame
        From ``measure(marks, actors)``.
    side, side_b : str
        Two sides of the table of actors.
    n_resamples, confidence, seed, min_events
        As in ``compare_outlets``.

    Returns
    -------
    DataFrame
        Columns ``SIDE_COLUMNS``, one row per measure and outlet. The interval is Student's t with the
        standard error of a cluster bootstrap over events, both sides in the same resample; an article
        without an event is one of its own. Of shares it is made on Fisher's scale (artanh) and so stays
        between −1 and 1. NaN where a side has nothing to divide by, below ``min_events`` events with
        either side, where the difference is −1 or 1, and where no resample differs from another.

    Raises
    ------
    ComparisonError
        The table does not hold both sides.

    Notes
    -----
    Literature: Cole and Shaw (1974) on verbs of saying and the trust in a speaker; Bennett (1990). What it
    misses: whether a side gave more cause for doubt.

    Examples
    --------
    >>> import pandas as pd
    >>> rows = [
    ...     (f"a{n}", "Flash", f"e{n}", f"distancing_share[{side}]", "all", count, 4)
    ...     for n in range(6) for side, count in (("north", n % 2), ("south", 2 + n % 2))
    ... ]
    >>> columns = ["article_id", "outlet", "event", "measure", "voice", "count", "base"]
    >>> table = pd.DataFrame(rows, columns=columns).assign(value=lambda t: t["count"] / t["base"])
    >>> compare_sides(table, "south", "north")[["outlet", "estimate", "estimate_b", "difference"]]
      outlet  estimate  estimate_b  difference
    0  Flash     0.625       0.125         0.5
    """
    resampler = Resampler(n_resamples, seed)
    cells = {cell.measure: cell for cell in sum_cells(table[_of_sides(table, side, side_b)])}
    rows = []
    for measure in SIDE_MEASURES:
        both = [cells.get(f"{measure}[{name}]") for name in (side, side_b)]
        if both[0] is None or both[1] is None:
            continue
        for place, outlet in enumerate(both[0].outlets):
            told = _difference(both[0], both[1], place, resampler, confidence, min_events)
            rows.append({"outlet": outlet, "measure": measure, "side": side, "side_b": side_b} | told)
    if not rows:
        known = sorted(set(table["measure"].str.extract(r"side_share\[(.*)\]")[0].dropna()))
        msg = f"sides: expected two of {known}, found {side!r} and {side_b!r}; measure with a table of actors"
        raise ComparisonError(msg)
    return pd.DataFrame(rows, columns=list(SIDE_COLUMNS))


def _of_sides(table: pd.DataFrame, side: str, side_b: str) -> pd.Series:
    """Choose the rows of the two sides."""
    wanted = [f"{measure}[{name}]" for measure in SIDE_MEASURES for name in (side, side_b)]
    return table["measure"].isin(wanted)


def _difference(
    first: Cells, second: Cells, place: int, resampler: Resampler, confidence: float, min_events: int
) -> dict[str, float]:
    """Estimate the difference of one outlet, and its interval."""
    parts = np.stack([first.count[place], first.base[place], second.count[place], second.base[place]])
    parts = parts[:, (parts[1] > 0) | (parts[3] > 0)]
    totals, n_events = parts.sum(axis=1), parts.shape[1]
    estimates = first.scale * _ratios(totals[:, None])
    difference = float((estimates[0] - estimates[1])[0])
    low = high = float("nan")
    if n_events >= min_events and np.isfinite(difference):
        drawn = first.scale * _ratios(resampler.sums(parts))
        spread, factor = float(np.nanstd(drawn[0] - drawn[1])), float(spread_factor(n_events, confidence))
        if first.scale == 1:
            low, high = share_difference_interval(difference, spread, factor)
        else:
            low, high = difference - factor * spread, difference + factor * spread
    told = {"estimate": float(estimates[0][0]), "base": int(totals[1])}
    told |= {"estimate_b": float(estimates[1][0]), "base_b": int(totals[3])}
    return told | {"difference": difference, "low": low, "high": high, "n_events": n_events}


def _ratios(parts: np.ndarray) -> np.ndarray:
    """Return count / base of both sides, NaN where a base is 0."""
    count, base = parts[0::2], parts[1::2]
    return np.divide(count, base, out=np.full(count.shape, np.nan), where=base > 0)
