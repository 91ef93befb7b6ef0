"""What carries a contrast: the difference again without one event or one article."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pandas as pd

from framing.comparison.cells import Cells, check_table, sum_cells
from framing.comparison.contrasts import pair_outlets, paired_differences
from framing.errors import ComparisonError, MeasureError

INFLUENCE_COLUMNS = (
    "measure",
    "voice",
    "outlet",
    "outlet_b",
    "left_out",
    "difference",
    "without",
    "change",
    "turns",
    "n_events",
)


def leave_one_out(
    table: pd.DataFrame,
    measure: str,
    voice: str,
    by: str = "event",
    *,
    min_events: int = 6,
    reference: str | None = None,
    weights: str = "sums",
) -> pd.DataFrame:
    """Contrast outlets again without each event, or each article, in turn.

    Parameters
    ----------
    table : DataFrame
        Columns ``MEASURE_COLUMNS``.
    measure, voice : str
        The measure to look at.
    by : {"event", "article_id"}
        What is left out.
    min_events, reference, weights
        As for ``compare_outlets``; pairs below `min_events` are not shown.

    Returns
    -------
    DataFrame
        One row per pair and event (article): `difference` with all, `without` it, their `change`,
        and `turns`: whether the sign turns. The largest changes come first.

    Raises
    ------
    MeasureError
        The table is not one of measures, or does not hold this measure and voice.
    ComparisonError
        `by` or `reference` is unknown.

    Examples
    --------
    >>> import pandas as pd
    >>> rows = [
    ...     (f"{outlet}{event}", outlet, f"event {event}", "attributed_share", "all", count, 100)
    ...     for outlet, counts in {"Courier": [50, 60, 55], "Flash": [40, 50, 95]}.items()
    ...     for event, count in enumerate(counts)
    ... ]
    >>> columns = ["article_id", "outlet", "event", "measure", "voice", "count", "base"]
    >>> table = pd.DataFrame(rows, columns=columns)
    >>> table["value"] = table["count"] / table["base"]
    >>> influence = leave_one_out(table, "attributed_share", "all", min_events=3)
    >>> influence[["left_out", "difference", "without", "turns"]].round(2).head(1)
      left_out  difference  without  turns
    0  event 2       -0.07      0.1   True
    """
    if by not in ("event", "article_id"):
        msg = f"by: expected 'event' or 'article_id', found {by!r}"
        raise ComparisonError(msg)
    rows = one_measure(check_table(table), measure, voice)
    cells = next(sum_cells(rows))
    pairs = eligible_pairs(cells, reference, min_events)
    without = _without_events(cells) if by == "event" else _without_articles(cells, rows)
    return influence_table(cells, pairs, without, weights)


def one_measure(table: pd.DataFrame, measure: str, voice: str) -> pd.DataFrame:
    """Keep the rows of one measure and voice."""
    rows = table[table["measure"].eq(measure) & table["voice"].eq(voice)]
    if not len(rows):
        voices = sorted(table.loc[table["measure"].eq(measure), "voice"].unique())
        msg = f"the table of measures: expected {measure!r} in voice {voice!r}, found voices {voices}"
        raise MeasureError(msg)
    return rows.reset_index(drop=True)


def eligible_pairs(cells: Cells, reference: str | None, min_events: int) -> np.ndarray:
    """List the pairs of outlets, all or with the reference, that share enough events."""
    if reference is not None and reference not in cells.outlets:
        msg = f"reference: expected one of {cells.outlets}, found {reference!r}"
        raise ComparisonError(msg)
    pairs = pair_outlets(cells.outlets, reference)
    _, n_shared = paired_differences(cells, pairs)
    return pairs[n_shared >= max(2, min_events)]


def _without_events(cells: Cells) -> Iterator[tuple[str, Cells]]:
    """Leave out each event that two outlets cover."""
    for at in np.flatnonzero(cells.covered.sum(axis=0) > 1):
        kept = np.arange(len(cells.events)) != at
        yield cells.events[at], replace(cells, count=cells.count[:, kept], base=cells.base[:, kept])


def _without_articles(cells: Cells, rows: pd.DataFrame) -> Iterator[tuple[str, Cells]]:
    """Leave out each article in turn."""
    outlets, events = pd.Index(cells.outlets), pd.Index(cells.events)
    for row in rows[rows["event"].notna() & (rows["base"] > 0)].itertuples(index=False):
        at = outlets.get_loc(str(row.outlet)), events.get_loc(str(row.event))
        count, base = cells.count.copy(), cells.base.copy()
        count[at] -= row.count
        base[at] -= row.base
        yield row.article_id, replace(cells, count=count, base=base)


def influence_table(
    cells: Cells, pairs: np.ndarray, without: Iterator[tuple[str, Cells]], weights: str
) -> pd.DataFrame:
    """Set every pair's difference beside the one without each thing left out."""
    difference, _ = paired_differences(cells, pairs, weights)
    names = np.array(cells.outlets, dtype=object)[pairs].reshape(-1, 2)
    parts = []
    for left_out, rest in without:
        again, n_shared = paired_differences(rest, pairs, weights)
        part = pd.DataFrame({"outlet": names[:, 0], "outlet_b": names[:, 1], "left_out": left_out})
        part["difference"], part["without"], part["n_events"] = difference, again, n_shared
        parts.append(part)
    if not parts:
        return pd.DataFrame(columns=list(INFLUENCE_COLUMNS))
    table = pd.concat(parts, ignore_index=True).assign(measure=cells.measure, voice=cells.voice)
    table["change"] = table["without"] - table["difference"]
    table["turns"] = table["without"] * table["difference"] < 0
    order = (
        table.assign(size=-table["change"].abs())
        .sort_values(["size", "outlet", "outlet_b", "left_out"])
        .index
    )
    changed = table.loc[order, list(INFLUENCE_COLUMNS)]
    same = np.isclose(changed["without"], changed["difference"], rtol=1e-9, atol=1e-12)
    return changed[~same].reset_index(drop=True)
