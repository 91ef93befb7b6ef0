"""Articles and their import report in; what was read, outlet by outlet, and what was not, out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from framing.annotations.spans import ATTRIBUTED
from framing.corpus import REASONS, ImportReport
from framing.measures import ALL
from framing.report.lookup import Lookup
from framing.report.numbers import write_count, write_noun

REJECTED_SHOWN = 50


class OutletRow(NamedTuple):
    """What was read of one outlet."""

    outlet: str
    articles: str
    events: str
    words: str
    attributed: str


class Reading(NamedTuple):
    """What the page says about the reading of the corpus."""

    lines: list[str]
    notes: list[str]
    rejected: list[dict[str, Any]]
    n_rejected: int
    outlets: list[OutletRow]


def tell_reading(lookup: Lookup, report: Mapping[str, Any], *, text: bool) -> Reading:
    """Say what was read.

    Parameters
    ----------
    lookup : Lookup
        The marks.
    report : mapping
        The import report, empty where there is none.
    text : bool
        False leaves out what may quote a text.

    Returns
    -------
    Reading
    """
    outlets = _outlets(lookup)
    if not report:
        return Reading(["The articles came without an import report."], [], [], 0, outlets)
    told = ImportReport(report)
    lines = [line for line in told.summary().splitlines() if not line.startswith("Note: ")]
    rejected = [
        {**row, "reason": REASONS.get(row["reason"], row["reason"]), "detail": row["detail"] if text else ""}
        for row in report["rejected"][:REJECTED_SHOWN]
    ]
    return Reading(lines, list(told.notes), rejected, len(report["rejected"]), outlets)


def tell_dates(articles: pd.DataFrame) -> str:
    """Give the first and the last day, ``""`` where no article is dated."""
    dates = articles["date"].dropna() if "date" in articles else pd.Series(dtype="datetime64[us]")
    if not len(dates):
        return ""
    first, last = (f"{day.day} {day:%B %Y}" for day in (dates.min(), dates.max()))
    return first if first == last else f"{first} to {last}"


def tell_size(lookup: Lookup) -> str:
    """Give articles, outlets, events, words and dates in one line."""
    articles = lookup.articles
    parts = [
        write_noun(len(articles), "article"),
        write_noun(articles["outlet"].nunique(), "outlet"),
        write_noun(articles["event"].nunique(), "event"),
        write_noun(int(lookup.bases.words[ALL].sum()), "word"),
        tell_dates(articles),
    ]
    return " · ".join(part for part in parts if part)


def _outlets(lookup: Lookup) -> list[OutletRow]:
    """Count articles, events and words of each outlet."""
    words, attributed = lookup.bases.words[ALL], lookup.bases.words[ATTRIBUTED]
    rows = []
    for outlet, places in sorted(lookup.articles.groupby("outlet", sort=False).indices.items()):
        total = int(words[places].sum())
        share = f"{100 * int(np.sum(attributed[places])) / total:.0f}%" if total else "–"
        events = lookup.articles["event"].iloc[places].nunique()
        rows.append(
            OutletRow(outlet, write_count(len(places)), write_count(events), write_count(total), share)
        )
    return rows
