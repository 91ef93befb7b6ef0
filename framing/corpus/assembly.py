"""Records of any format -> the table of articles, with its import report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any, NoReturn

import numpy as np
import pandas as pd

from framing.corpus.articles import as_articles, text_column
from framing.corpus.columns import map_columns
from framing.corpus.dates import Dates, read_dates
from framing.corpus.extra_columns import extra_columns
from framing.corpus.fields import clean_texts, fill_outlets, identifiers, label_of
from framing.corpus.import_report import REASONS, ImportReport, reasons_in_words
from framing.corpus.records import Records, rejection
from framing.corpus.refusing import counted, refuse
from framing.corpus.required import require_columns
from framing.corpus.screening import Finding, odd_texts, screen_text


def assemble(
    records: Records, *, columns: Mapping[str, str] | None = None, outlet: str | None = None
) -> pd.DataFrame:
    """Map, clean and screen records, and report on each.

    Parameters
    ----------
    records : Records
        What a reader of a format gives.
    columns : mapping, optional
        Standard name -> name in the file.
    outlet : str, optional
        Given to articles that name none.

    Returns
    -------
    DataFrame
        Articles, with the report in ``attrs["import_report"]``.

    Raises
    ------
    CorpusError
        The column for the text or the outlet is missing, the texts are no texts, or no article is
        left.
    """
    taken, map_notes = map_columns(list(records.table.columns), columns, records.source)
    require_columns(records.source, records.kind, list(records.table.columns), taken, outlet, records.files)
    table, dates, notes = _standard_columns(records, taken, outlet)
    extras, extra_notes = extra_columns(records.table, taken)
    findings = _screen(table, records.rows)
    used = [at for at, finding in enumerate(findings) if finding is None]
    rejected = records.rejected + [
        rejection(records.files[at], records.rows[at], table["article_id"][at], *finding)
        for at, finding in enumerate(findings)
        if finding is not None
    ]
    if not used:
        _refuse_none_left(records, rejected)
    articles = as_articles(pd.concat([table, extras], axis="columns").iloc[used])
    unread = [at for at in dates.unread if findings[at] is None]
    report = ImportReport(
        source=records.source,
        format=records.kind,
        encoding=records.encoding,
        columns=taken,
        counts=_counts(records, articles, rejected, len(unread)),
        notes=[*records.notes, *map_notes, *extra_notes, *notes, *odd_texts(articles["text"])],
        rejected=rejected,
        unread_dates=[
            {
                "row": records.rows[at],
                "article_id": table["article_id"][at],
                "date": str(records.table[taken["date"]][at]),
            }
            for at in unread
        ],
    )
    articles.attrs["import_report"] = report
    return articles


def _standard_columns(
    records: Records, taken: Mapping[str, str], outlet: str | None
) -> tuple[pd.DataFrame, Dates, list[str]]:
    """Clean the standard columns of every record; give them with the dates and notes on changes."""
    cells = {name: list(records.table[found]) for name, found in taken.items()}
    blank = [None] * len(records.rows)
    where = f"{records.source}, column {taken['text']}"
    texts, text_notes = clean_texts(cells["text"], where, records.rows)
    ids, id_notes = identifiers(cells.get("article_id"), records.rows)
    outlets, outlet_notes = fill_outlets([label_of(cell) for cell in cells.get("outlet", blank)], outlet)
    dates = read_dates(cells.get("date", blank))
    table = pd.DataFrame(
        {
            "article_id": text_column(ids),
            "outlet": text_column(outlets),
            "event": text_column(label_of(cell) or float("nan") for cell in cells.get("event", blank)),
            "date": np.array(dates.days, dtype="datetime64[D]").astype("datetime64[us]"),
            "headline": text_column(map(label_of, cells.get("headline", blank))),
            "text": text_column(texts),
        }
    )
    return table, dates, [*id_notes, *outlet_notes, *text_notes, *dates.notes]


def _screen(table: pd.DataFrame, rows: list[int]) -> list[Finding | None]:
    """Find why each article cannot be used; of several with one identifier the first usable stays."""
    first: dict[str, int] = {}
    findings: list[Finding | None] = []
    columns = (table["text"], table["outlet"], table["article_id"], rows)
    for text, outlet, identifier, row in zip(*columns, strict=True):
        finding = screen_text(text)
        if finding is None and not outlet:
            finding = Finding("no_outlet", "the outlet is missing")
        if finding is None and identifier in first:
            finding = Finding("duplicate_id", f"used already in row {first[identifier]}")
        if finding is None:
            first[identifier] = row
        findings.append(finding)
    return findings


def _refuse_none_left(records: Records, rejected: list[dict[str, Any]]) -> NoReturn:
    """Refuse a corpus of which nothing is left."""
    reasons = reasons_in_words(Counter(row["reason"] for row in rejected))
    first = rejected[0]
    refuse(
        records.source,
        f"none of {counted(len(rejected), 'article')} could be used",
        found=f"{reasons}; the first is row {first['row']}: {first['detail']}",
    )


def _counts(
    records: Records, articles: pd.DataFrame, rejected: list[dict[str, Any]], unread: int
) -> dict[str, int]:
    """Count what came in, what was used, and what was not."""
    reasons = Counter(row["reason"] for row in rejected)
    return {
        "read": len(records.rows) + len(records.rejected),
        "used": len(articles),
        "not_used": len(rejected),
        **{reason: reasons[reason] for reason in REASONS},
        "undated": int(articles["date"].isna().sum()) - unread,
        "unread_dates": unread,
        "without_event": int(articles["event"].isna().sum()),
        "outlets": int(articles["outlet"].nunique()),
        "events": int(articles["event"].nunique()),
    }
