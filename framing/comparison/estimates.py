"""Estimates per outlet: ratios of sums over the outlet's events, with intervals over these events."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from framing.comparison.cells import Cells
from framing.comparison.intervals import ADDED, BALANCE, LOG, interval_scale, ratio_interval, spread_factor
from framing.comparison.resampling import Resampler
from framing.comparison.result import ESTIMATE_COLUMNS


def estimate_cells(
    cells: Cells, resampler: Resampler, *, confidence: float, min_events: int, weights: str
) -> pd.DataFrame:
    """Estimate one measure for every outlet.

    Parameters
    ----------
    cells : Cells
        Counts and bases of one measure and voice.
    resampler : Resampler
        The draws of events.
    confidence : float
        Such as 0.95.
    min_events : int
        Fewer events give an estimate without an interval.
    weights : str
        ``"sums"`` or ``"events"``.

    Returns
    -------
    DataFrame
        Columns ``ESTIMATE_COLUMNS``, outlets sorted by name.
    """
    weighted = cells.weighted(weights)
    n_events = cells.covered.sum(axis=1)
    count, base = weighted.count.sum(axis=1), weighted.base.sum(axis=1)
    low, high = np.full(len(count), np.nan), np.full(len(count), np.nan)
    scale = interval_scale(cells)
    for n in np.unique(n_events[n_events >= max(2, min_events)]):
        rows = np.flatnonzero(n_events == n)
        own = cells.covered[rows]
        parts = [
            resampler.sums(table[rows][own].reshape(len(rows), n))
            for table in (weighted.count, weighted.base)
        ]
        factor = float(spread_factor(int(n), confidence))
        totals, added = (count[rows], base[rows]), ADDED * weighted.unit[rows]
        low[rows], high[rows] = ratio_interval(totals, (parts[0], parts[1]), added, factor, scale)
    frame = pd.DataFrame({"measure": cells.measure, "voice": cells.voice, "outlet": cells.outlets})
    frame["estimate"] = cells.scale * np.divide(count, base, out=np.full(len(count), np.nan), where=base > 0)
    frame["low"], frame["high"] = cells.scale * low, cells.scale * high
    frame["count"], frame["base"] = _whole(cells.count.sum(axis=1)), _whole(cells.base.sum(axis=1))
    frame["n_articles"], frame["n_events"] = cells.n_articles, n_events
    frame["note"] = [_note(row, min_events, scale) for row in frame.itertuples()]
    return frame[list(ESTIMATE_COLUMNS)]


def _note(row: Any, min_events: int, scale: str) -> str:
    """Say why an interval is missing."""
    if not row.n_events:
        return "base 0: nothing to divide by"
    if row.n_events < min_events:
        return f"{row.n_events} event{'s' * (row.n_events > 1)}; an interval needs {min_events}"
    if np.isnan(row.low):
        if scale == BALANCE:
            return "one side alone counted: no interval"
        return "nothing counted: no interval" if scale == LOG or not row.count else "all counted: no interval"
    return ""


def _whole(values: np.ndarray) -> np.ndarray:
    """Show counts as whole numbers where they are."""
    return values.astype(np.int64) if np.equal(values, np.rint(values)).all() else values
