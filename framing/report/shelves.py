"""One measure in; its table with intervals, passages and contrasts, ready for the page, out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from framing.comparison import Comparison
from framing.measures import ALL, VOICE_LABELS, MeasureDescription, describe_measure
from framing.report.concepts import Shelf
from framing.report.counted import Counted, counted_by
from framing.report.groups import Group, group_counted
from framing.report.lookup import Lookup
from framing.report.numbers import write_count, write_interval, write_noun, write_probability, write_value
from framing.report.passages import Passages, open_number, passages_per_number

CONTRASTS_SHOWN = 30
_WIDEST = 2.5
SIGNIFICANT = 0.05
"""The q below which a contrast is said to differ."""


@dataclass(frozen=True)
class NumberRow:
    """The number of one outlet, as the page shows it.

    ``opens`` is what one clicks on to read the passages; ``line`` places the estimate, its low and
    its high on a scale from 0 to 100.
    """

    outlet: str
    estimate: str
    interval: str
    count: str
    base: str
    opens: str
    line: tuple[float, float, float] | None
    passages: Passages | None
    groups: list[Group]


class ContrastRow(NamedTuple):
    """The difference of two outlets, as the page shows it."""

    outlet: str
    outlet_b: str
    difference: str
    interval: str
    p: str
    q: str
    n_events: int
    differs: bool


class MeasureTable(NamedTuple):
    """Everything the page shows of one measure."""

    title: str
    unit: str
    about: MeasureDescription
    rows: list[NumberRow]
    contrasts: list[ContrastRow]
    n_contrasts: int
    contrasts_told: str


def make_table(lookup: Lookup, result: Comparison, shelf: Shelf, *, text: bool) -> MeasureTable | None:
    """Make the table of one measure, the largest estimate first, those without an interval last.

    Parameters
    ----------
    lookup : Lookup
        The marks.
    result : Comparison
        What ``compare_outlets`` returns.
    shelf : Shelf
        Which measure.
    text : bool
        False leaves every passage and every name of a source out.

    Returns
    -------
    MeasureTable or None
        ``None`` where the comparison does not hold the measure.
    """
    estimates = _chosen(result.estimates, shelf)
    if not len(estimates):
        return None
    # Outlets with too few events for an interval come last: their extremes would head the table.
    estimates = estimates.assign(unsure=estimates["low"].isna())
    order = ["unsure", "estimate", "outlet"]
    estimates = estimates.sort_values(order, ascending=[True, False, True], na_position="last")
    counted = counted_by(lookup, shelf.measure, shelf.voice)
    limit = passages_per_number(len(estimates))
    scale = _scale(estimates)
    rows = [_number_row(lookup, shelf, row, counted, limit, scale, text) for row in estimates.itertuples()]
    contrasts = _chosen(result.contrasts, shelf)
    if len(contrasts):
        contrasts = contrasts.sort_values(["q", "p", "outlet", "outlet_b"])
    shown = [contrast_row(shelf.measure, row) for row in contrasts.head(CONTRASTS_SHOWN).itertuples()]
    about = describe_measure(shelf.measure)
    return MeasureTable(
        about.label if shelf.voice == ALL else f"{about.label}: {VOICE_LABELS[shelf.voice]}",
        about.unit or "value",
        about,
        rows,
        shown,
        len(contrasts),
        tell_contrasts(contrasts, len(_chosen(result.refused, shelf))),
    )


def _chosen(table: pd.DataFrame, shelf: Shelf) -> pd.DataFrame:
    """Keep the rows of the measure and voice."""
    return table[(table["measure"] == shelf.measure) & (table["voice"] == shelf.voice)]


def _scale(estimates: pd.DataFrame) -> tuple[float, float]:
    """Give the least and the largest value that the small lines have to show; rates begin at 0."""
    values = estimates[["estimate", "low", "high"]].to_numpy(dtype=float)
    if np.isnan(values).all():
        return 0.0, 1.0
    # One outlet with few articles would else squeeze all others into a corner.
    largest = min(float(np.nanmax(values)), _WIDEST * float(np.nanmax(np.abs(values[:, 0]))))
    least = min(0.0, max(float(np.nanmin(values)), -largest))
    return least, largest if largest > least else least + 1.0


def _number_row(
    lookup: Lookup,
    shelf: Shelf,
    row: Any,
    counted: Counted | None,
    limit: int,
    scale: tuple[float, float],
    text: bool,
) -> NumberRow:
    """Write one estimate, and open it."""
    passages, groups = None, []
    if counted is not None:
        passages = open_number(lookup, counted, row.outlet, limit if text else 0)
        names_sources = counted.kind == "relations" or shelf.words == "text"
        if shelf.grouped_by or shelf.words:
            groups = group_counted(lookup, counted, row.outlet, shelf, words=text or not names_sources)
    return NumberRow(
        row.outlet,
        write_value(shelf.measure, row.estimate),
        write_interval(shelf.measure, row.low, row.high),
        write_count(row.count),
        write_count(row.base),
        _opens(row, passages),
        _line(row, scale),
        passages,
        groups,
    )


def _opens(row: Any, passages: Passages | None) -> str:
    """Say what lies behind a number, and why it has no interval."""
    parts = []
    if passages is not None and passages.total:
        # Characters are counted there, and passages are what holds them.
        holding = row.measure == "attributed_share"
        parts.append(write_noun(passages.total, "attribution" if holding else "passage"))
    parts.append(f"{write_noun(row.n_articles, 'article')}, {write_noun(row.n_events, 'event')}")
    if isinstance(row.note, str) and row.note:
        parts.append(row.note)
    return " · ".join(parts)


def tell_contrasts(contrasts: pd.DataFrame, n_refused: int) -> str:
    """Say how many pairs of outlets differ, and how many could not be contrasted."""
    refused = f"{write_noun(n_refused, 'pair')} could not be contrasted (tables/refused.csv says why)"
    if not len(contrasts):
        return f"No contrasts: {refused}." if n_refused else "No contrasts were asked for."
    differ = int((contrasts["q"] < SIGNIFICANT).sum())
    pairs = write_noun(len(contrasts), "pair")
    told = f"Differences between outlets: {differ} of {pairs} with q < {SIGNIFICANT}"
    return f"{told}; {refused}" if n_refused else told


def _line(row: Any, scale: tuple[float, float]) -> tuple[float, float, float] | None:
    """Place estimate, low and high between 0 and 100."""
    if np.isnan(row.estimate):
        return None
    low, high = (row.estimate, row.estimate) if np.isnan(row.low) else (row.low, row.high)
    least, largest = scale
    places = 100 * (np.array([row.estimate, low, high]) - least) / (largest - least)
    estimate, low, high = np.clip(places, 0, 100).round(1).tolist()
    return estimate, low, high


def contrast_row(measure: str, row: Any) -> ContrastRow:
    """Write one contrast."""
    return ContrastRow(
        row.outlet,
        row.outlet_b,
        write_value(measure, row.difference, signed=True),
        write_interval(measure, row.low, row.high, signed=True),
        write_probability(row.p),
        write_probability(row.q),
        row.n_events,
        bool(row.q < SIGNIFICANT),
    )
