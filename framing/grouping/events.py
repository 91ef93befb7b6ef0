"""Articles -> a suggestion of which cover one event, for a person to correct, and the corrected one back."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from framing.corpus import ImportReport, read_records
from framing.corpus.articles import text_column
from framing.corpus.fields import label_of
from framing.corpus.refusing import counted, listing, refuse
from framing.grouping.linkage import link_completely
from framing.grouping.similarity import similar_pairs

EVENT_TABLE_COLUMNS = ("event", "n_in_event", "date", "outlet", "headline", "similarity", "article_id")


@dataclass(frozen=True)
class Events:
    """A suggestion of which articles cover one event.

    Attributes
    ----------
    table : DataFrame
        One row per article, ``EVENT_TABLE_COLUMNS``, event by event: ``event`` is empty for an
        article that stands alone; ``similarity`` is its mean cosine with the others of its event.
    settings : dict
        With what it was made.
    """

    table: pd.DataFrame
    settings: dict[str, Any] = field(default_factory=dict)

    def summary(self) -> str:
        """Say in one line what was found."""
        grouped = self.table[self.table["event"] != ""]
        shared = int((grouped.groupby("event")["outlet"].nunique() > 1).sum())
        several = counted(grouped["event"].nunique(), "event")
        alone = counted(len(self.table) - len(grouped), "article")
        return (
            f"{counted(len(self.table), 'article')}: {several} of several articles, "
            f"{shared:,} of them in several outlets; {alone} alone"
        )


def group_events(articles: pd.DataFrame, *, threshold: float = 0.2, days: int | None = 3) -> Events:
    """Suggest which articles cover one event: alike in words, and near in time.

    Complete linkage: in one event every article is like every other, so that one story does not
    chain into the next. The suggestion is to be read and corrected, then read back with
    ``read_events`` and ``apply_events``.

    Parameters
    ----------
    articles : DataFrame
        What ``read_corpus`` returns. English function words are left out; other languages work,
        less well.
    threshold : float
        Smallest cosine of TF-IDF weights of any two articles of one event. Higher gives smaller
        events. 0.2 was chosen on one half of a corpus of 150 stories (``benchmarks/events.py``).
    days : int or None
        Largest distance of their dates; an article without a date is near to all. None for no
        limit.

    Returns
    -------
    Events
        Named ``e1``, ``e2`` ... by their first day.

    Raises
    ------
    CorpusError
        The threshold is no share, or the days are negative.

    Examples
    --------
    >>> from framing.corpus import read_corpus
    >>> articles = read_corpus([
    ...     {"id": "a", "outlet": "Courier", "date": "2031-03-12", "text": "The river flooded Port Ellery."},
    ...     {"id": "b", "outlet": "Gazette", "date": "2031-03-13", "text": "Port Ellery: flooded river"},
    ...     {"id": "c", "outlet": "Gazette", "date": "2031-03-13", "text": "The mayor resigned."},
    ... ])
    >>> group_events(articles).table[["event", "article_id"]].values.tolist()
    [['e1', 'a'], ['e1', 'b'], ['', 'c']]
    """
    if not 0 < threshold <= 1:
        refuse("group_events", f"threshold is {threshold}", expected="a share above 0, at most 1")
    if days is not None and days < 0:
        refuse("group_events", f"days is {days}", expected="0 or more, or None")
    pairs, cosines = similar_pairs(articles, threshold, days)
    labels = link_completely(pairs, cosines, len(articles))
    table = _table(articles, labels, pairs, cosines)
    return Events(table, {"threshold": threshold, "days": days})


def _table(
    articles: pd.DataFrame, labels: np.ndarray, pairs: np.ndarray, cosines: np.ndarray
) -> pd.DataFrame:
    """Lay the suggestion out for reading: events by their first day, articles by date and outlet."""
    inside = labels[pairs[:, 0]] == labels[pairs[:, 1]]
    n = len(articles)
    sums = np.bincount(pairs[inside].ravel(), np.repeat(cosines[inside], 2), n)
    sizes = np.bincount(labels)[labels]
    table = pd.DataFrame(
        {
            "label": labels,
            "n_in_event": sizes,
            "date": articles["date"].to_numpy(),
            "outlet": articles["outlet"].to_numpy(),
            "headline": articles["headline"].to_numpy(),
            "similarity": np.where(sizes > 1, sums / np.maximum(sizes - 1, 1), np.nan),
            "article_id": articles["article_id"].to_numpy(),
        }
    )
    table["first"] = table.groupby("label")["date"].transform("min")
    table["alone"] = table["n_in_event"] == 1
    table = table.sort_values(
        ["alone", "first", "label", "date", "outlet"], na_position="last", kind="stable", ignore_index=True
    )
    names = {label: f"e{number}" for number, label in enumerate(table["label"].unique(), start=1)}
    table["event"] = ["" if row.alone else names[row.label] for row in table.itertuples()]
    return table[list(EVENT_TABLE_COLUMNS)]


def read_events(table: str | os.PathLike[str] | pd.DataFrame) -> pd.DataFrame:
    """Read a table that says which article covers which event, such as a corrected suggestion.

    Parameters
    ----------
    table : path or DataFrame
        With the columns ``article_id`` and ``event``; others are passed over. Any format that
        ``read_corpus`` reads.

    Returns
    -------
    DataFrame
        ``article_id, event``, the event empty where it is.

    Raises
    ------
    CorpusError
        A column is missing, an identifier is empty, or an article has two events.

    Examples
    --------
    >>> read_events(pd.DataFrame({"event": ["flood", None], "article_id": ["a", "b"]})).values.tolist()
    [['a', 'flood'], ['b', '']]
    """
    given = table if isinstance(table, pd.DataFrame) else read_records(table)
    where = "events" if isinstance(table, pd.DataFrame) else os.path.basename(table)  # noqa: PTH119
    missing = [name for name in ("article_id", "event") if name not in given]
    if missing:
        refuse(
            where,
            f"no column {listing(missing)}",
            expected="'article_id' and 'event', as `framing events` writes them",
            found=listing(given.columns),
        )
    known: dict[str, str] = {}
    for row, (identifier, event) in enumerate(zip(given["article_id"], given["event"], strict=True), start=1):
        name, label = label_of(identifier).replace(" ", "_"), label_of(event)
        if not name:
            refuse(f"{where}, row {row}, column article_id", "the identifier is missing")
        if known.setdefault(name, label) != label:
            found = f"'{known[name]}' and '{label}'"
            refuse(f"{where}, row {row}", f"article '{name}' has two events", found=found)
    return pd.DataFrame({"article_id": list(known), "event": list(known.values())})


def apply_events(articles: pd.DataFrame, events: pd.DataFrame) -> pd.DataFrame:
    """Give articles the events of a table.

    Parameters
    ----------
    articles : DataFrame
        What ``read_corpus`` returns; it is not changed.
    events : DataFrame
        What ``read_events`` returns. An empty event leaves the article alone; an article that is
        not in the table keeps the event it has.

    Returns
    -------
    DataFrame
        The articles; the import report in ``attrs`` has a note with what was set.

    Raises
    ------
    CorpusError
        The table names an article that is not there.

    Examples
    --------
    >>> from framing.corpus import read_corpus
    >>> articles = read_corpus([{"id": "a", "outlet": "Courier", "text": "Rain fell."}])
    >>> apply_events(articles, pd.DataFrame({"article_id": ["a"], "event": ["flood"]}))["event"].tolist()
    ['flood']
    """
    present = set(articles["article_id"])
    # A spreadsheet-safe table puts an apostrophe before a name that begins like a formula.
    given = {
        name.removeprefix("'") if name not in present else name: event
        for name, event in zip(events["article_id"], events["event"], strict=True)
    }
    unknown = [name for name in given if name not in present]
    if unknown:
        advice = "make the table from these articles: framing events"
        refuse("events", f"no article {listing(unknown)}", advice=advice)
    result = articles.copy()
    result["event"] = text_column(
        (given[name] or float("nan")) if name in given else old
        for name, old in zip(articles["article_id"], articles["event"], strict=True)
    ).to_numpy()
    result.attrs = dict(articles.attrs)
    report = articles.attrs.get("import_report")
    if report is not None:
        result.attrs["import_report"] = _noted(report, result, len(given), len(articles))
    return result


def _noted(report: ImportReport, articles: pd.DataFrame, given: int, total: int) -> ImportReport:
    """Note what was set in the import report."""
    n_events = int(articles["event"].nunique())
    counts = {
        **report["counts"],
        "events": n_events,
        "without_event": int(articles["event"].isna().sum()),
    }
    note = (
        f"events: {counted(n_events, 'event')}, set for {given:,} of {counted(total, 'article')} by a table"
    )
    return ImportReport({**report, "counts": counts, "notes": [*report["notes"], note]})
