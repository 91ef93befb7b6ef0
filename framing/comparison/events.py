"""One row per outlet and event: what the paired contrast compares, for tables and figures."""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing.comparison.cells import check_table, sum_cells

EVENT_COLUMNS = ("measure", "voice", "event", "outlet", "count", "base", "value")


def compare_events(table: pd.DataFrame, measure: str, voice: str) -> pd.DataFrame:
    """Set the outlets side by side on every event that at least two of them cover.

    Parameters
    ----------
    table : DataFrame
        Columns ``MEASURE_COLUMNS``.
    measure, voice : str
        The measure to look at.

    Returns
    -------
    DataFrame
        Columns ``EVENT_COLUMNS``, one row per event and outlet with a base above 0, sorted. Several
        articles of an outlet on the same event are summed.

    Raises
    ------
    MeasureError
        The table is not one of measures, or does not hold this measure.

    Examples
    --------
    >>> import pandas as pd
    >>> rows = [
    ...     ["c1", "Courier", "flood", "attributed_share", "all", 60, 100, 0.6],
    ...     ["f1", "Flash", "flood", "attributed_share", "all", 30, 100, 0.3],
    ... ]
    >>> columns = ["article_id", "outlet", "event", "measure", "voice", "count", "base", "value"]
    >>> table = pd.DataFrame(rows, columns=columns)
    >>> compare_events(table, "attributed_share", "all")[["event", "outlet", "value"]]
       event   outlet  value
    0  flood  Courier    0.6
    1  flood    Flash    0.3
    """
    rows = check_table(table, [measure])
    parts = [pd.DataFrame(columns=list(EVENT_COLUMNS))]
    for cells in sum_cells(rows):
        if cells.voice != voice:
            continue
        outlet, event = np.nonzero(cells.covered & (cells.covered.sum(axis=0) > 1))
        part = pd.DataFrame(
            {"measure": measure, "voice": voice, "event": np.array(cells.events, dtype=object)[event]}
        )
        part["outlet"] = np.array(cells.outlets, dtype=object)[outlet]
        part["count"], part["base"] = cells.count[outlet, event], cells.base[outlet, event]
        part["value"] = cells.scale * part["count"] / part["base"]
        parts = [part]
    return parts[0].sort_values(["event", "outlet"], ignore_index=True)
