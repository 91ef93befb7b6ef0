"""A checked table of measures, summed to one cell per outlet and event."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from framing.errors import MeasureError
from framing.measures import MEASURE_COLUMNS, measure_scale, split_measure

_ABSOLUTE, _RELATIVE = 0.006, 0.001
"""How far `value` may be from count / base: a table rounded to two decimals still passes."""


@dataclass(frozen=True)
class Cells:
    """Counts and bases of one measure and voice, summed over the articles of each outlet and event.

    Attributes
    ----------
    measure, voice : str
        What is counted, and in which voice.
    outlets, events : list of str
        Sorted. An article without an event is an event of its own, and these come last.
    count, base : numpy.ndarray
        Outlets × events; both 0 where the outlet has nothing on the event.
    n_articles : numpy.ndarray
        Articles with a base above 0, per outlet.
    unit : numpy.ndarray
        What one raw unit of the base weighs, per outlet: 1, or less when events are weighted equally.
    """

    measure: str
    voice: str
    outlets: list[str]
    events: list[str]
    count: np.ndarray
    base: np.ndarray
    n_articles: np.ndarray
    unit: np.ndarray

    @property
    def covered(self) -> np.ndarray:
        """Outlets × events: whether there is something to divide by."""
        return self.base > 0

    @property
    def scale(self) -> int:
        """1000 for rates per 1,000 words, else 1."""
        return measure_scale(self.measure)

    def weighted(self, weights: str) -> Cells:
        """Weight every event by its base (``"sums"``) or all events equally (``"events"``)."""
        if weights == "sums":
            return self
        ratio = np.divide(self.count, self.base, out=np.zeros_like(self.base), where=self.covered)
        total = self.base.sum(axis=1)
        n_events = self.covered.sum(axis=1)
        unit = np.divide(n_events, total, out=np.ones_like(total), where=total > 0)
        return replace(self, count=ratio, base=self.covered.astype(float), unit=unit)


def check_table(table: pd.DataFrame, measures: Sequence[str] | None = None) -> pd.DataFrame:
    """Check a table of measures at the edge and keep the measures asked for.

    Parameters
    ----------
    table : DataFrame
        Columns ``MEASURE_COLUMNS``, one row per article, measure and voice.
    measures : sequence of str, optional
        Names to keep; ``"source_type_share[]"`` keeps all parts of that measure.

    Returns
    -------
    DataFrame
        The rows kept, with a new index.

    Raises
    ------
    MeasureError
        A column is missing, a number is not one, a row occurs twice, an article has two outlets
        or events, a value is not scale × count / base, or a measure asked for is not there.
    """
    _check_columns(table)
    _check_numbers(table)
    _check_articles(table)
    if measures is None:
        return table.reset_index(drop=True)
    wanted = np.zeros(len(table), dtype=bool)
    for name in measures:
        family = name.removesuffix("[]")
        rows = (
            table["measure"].map(split_measure).str[0].eq(family)
            if family != name
            else table["measure"].eq(name)
        )
        if not rows.any():
            known = ", ".join(sorted(table["measure"].unique()))
            msg = f"the table of measures, column 'measure': expected {name!r}, found {known}; ask for these"
            raise MeasureError(msg)
        wanted |= rows.to_numpy()
    return table[wanted].reset_index(drop=True)


def sum_cells(table: pd.DataFrame) -> Iterator[Cells]:
    """Sum a checked table to cells, one `Cells` per measure and voice, in the order of the table."""
    outlets = sorted(table["outlet"].astype(str).unique())
    outlet = pd.Index(outlets).get_indexer(table["outlet"].astype(str))
    event, events = _event_codes(table)
    shape = (len(outlets), len(events))
    count, base = (table[column].to_numpy(dtype=float) for column in ("count", "base"))
    # a row may stand for the sum of several articles and then says of how many
    articles = table["n_articles"].to_numpy(dtype=float) if "n_articles" in table else (base > 0)
    groups = table.groupby(["measure", "voice"], sort=False).indices
    for (measure, voice), rows in groups.items():
        flat = outlet[rows] * shape[1] + event[rows]
        summed, divided = (
            np.bincount(flat, part[rows], minlength=shape[0] * shape[1]).reshape(shape)
            for part in (count, base)
        )
        n_articles = np.bincount(outlet[rows], articles[rows], minlength=len(outlets)).astype(np.int64)
        yield Cells(measure, voice, outlets, events, summed, divided, n_articles, np.ones(len(outlets)))


def stands_alone(table: pd.DataFrame) -> np.ndarray:
    """Say of each row whether its article has no event."""
    return (table["event"].isna() | table["event"].astype(str).eq("")).to_numpy(dtype=bool)


def _event_codes(table: pd.DataFrame) -> tuple[np.ndarray, list[str]]:
    """Number the events by name; an article without one gets a number of its own after them."""
    alone = stands_alone(table)
    events = sorted(table.loc[~alone, "event"].astype(str).unique())
    articles = sorted(table.loc[alone, "article_id"].astype(str).unique())
    code = np.where(
        alone,
        len(events) + pd.Index(articles, dtype=object).get_indexer(table["article_id"].astype(str)),
        pd.Index(events, dtype=object).get_indexer(table["event"].astype(str)),
    )
    return code, events + articles


def _check_columns(table: pd.DataFrame) -> None:
    """Refuse a table that lacks a column or has no row."""
    missing = [column for column in MEASURE_COLUMNS if column not in table]
    if missing:
        msg = (
            f"the table of measures lacks the column {missing[0]!r}: "
            f"expected {list(MEASURE_COLUMNS)}, found {list(table)}; add or rename it"
        )
        raise MeasureError(msg)
    if not len(table):
        msg = (
            "the table of measures: expected a row per article, measure and voice, found none; measure first"
        )
        raise MeasureError(msg)


def _check_numbers(table: pd.DataFrame) -> None:
    """Refuse counts and bases that are no numbers, and values that do not follow from them."""
    for column in ("count", "base"):
        if not pd.api.types.is_numeric_dtype(table[column]):
            _refuse(table, table[column].notna(), column, "numbers", "read it as numbers")
        _refuse(
            table,
            ~np.isfinite(table[column]),
            column,
            "a number",
            "fill it, with 0 where nothing was counted",
        )
    _refuse(table, table["base"] < 0, "base", "0 or more", "correct it")
    scales = {name: measure_scale(name) for name in table["measure"].unique()}
    scale = table["measure"].map(scales).to_numpy()
    base = table["base"].to_numpy(dtype=float)
    due = np.divide(scale * table["count"], base, out=np.full(len(table), np.nan), where=base > 0)
    off = np.abs(table["value"] - due) > _ABSOLUTE + _RELATIVE * np.abs(due)
    wrong = (base > 0) & (off | table["value"].isna())
    _refuse(table, wrong, "value", "scale × count / base", "compute it from count and base, or correct these")
    _refuse(table, (base == 0) & table["value"].notna(), "value", "NaN where base is 0", "leave it empty")


def _check_articles(table: pd.DataFrame) -> None:
    """Refuse rows that occur twice and articles that change their outlet or event."""
    _refuse(table, table["outlet"].isna(), "outlet", "a name", "name the outlet or drop the row")
    twice = table.duplicated(["article_id", "measure", "voice"])
    _refuse(table, twice, "article_id", "one row per article, measure and voice", "drop the second one")
    articles = table[["article_id", "outlet", "event"]].drop_duplicates()
    changing = articles["article_id"][articles["article_id"].duplicated()]
    where = table["article_id"].isin(changing)
    _refuse(table, where, "article_id", "one outlet and one event per article", "correct its outlet or event")


def _refuse(
    table: pd.DataFrame, wrong: pd.Series | np.ndarray, column: str, expected: str, remedy: str
) -> None:
    """Raise for the first wrong row, if there is one."""
    wrong = np.asarray(wrong, dtype=bool)
    if wrong.any():
        row = int(wrong.argmax())
        key = ", ".join(str(table[name].iloc[row]) for name in ("article_id", "measure", "voice"))
        msg = (
            f"the table of measures, row {row + 1} ({key}), column {column!r}: expected {expected}, "
            f"found {table[column].iloc[row]}; {remedy}"
        )
        raise MeasureError(msg)
