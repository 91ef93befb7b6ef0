"""Part of a file -> its articles and its rejected records, as ``read_corpus`` would give them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from framing.corpus.articles import as_articles, text_column
from framing.corpus.dates import read_in_order
from framing.corpus.fields import fill_outlets, identifiers, label_of
from framing.corpus.file_scan import FileFacts, Part, part_stream
from framing.corpus.import_report import REJECTED_COLUMNS
from framing.corpus.normalise import normalise_text
from framing.corpus.records import rejection
from framing.corpus.screening import Finding, screen_text

Record = tuple[int, "dict[str, Any] | str"]


def read_part(
    facts: FileFacts,
    part: Part,
    *,
    outlet: str | None = None,
    staged: Path | None = None,
    repeated: Mapping[int, str] | None = None,
    prefix: str = "",
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Read the articles of one part of a file.

    Parameters
    ----------
    facts : FileFacts
        What was decided about the file.
    part : Part
        Which records.
    outlet : str, optional
        Given to articles that name none.
    staged : Path, optional
        The bytes of the part alone, for a file that cannot be entered in the middle.
    repeated : mapping, optional
        Row -> where its identifier was used before.
    prefix : str
        Put before identifiers that are made from the row, so that those of several files differ.

    Returns
    -------
    articles, rejected : DataFrame
        The standard columns and ``row``; and ``REJECTED_COLUMNS``. Either may be empty.
    """
    records = list(part_stream(facts, part, staged))
    unread = [
        rejection(facts.name, row, "", "unreadable", one) for row, one in records if isinstance(one, str)
    ]
    read = [(row, cells) for row, cells in records if isinstance(cells, dict)]
    table = _standard_columns(facts, read, outlet, prefix)
    findings = [
        screen_record(text, name, row, repeated or {})
        for text, name, row in zip(table["text"], table["outlet"], table["row"], strict=True)
    ]
    rejected = [
        rejection(facts.name, row, identifier, *finding)
        for row, identifier, finding in zip(table["row"], table["article_id"], findings, strict=True)
        if finding is not None
    ]
    used = table[[finding is None for finding in findings]]
    articles = as_articles(used) if len(used) else used.reset_index(drop=True)
    rows = sorted(unread + rejected, key=lambda one: one["row"])
    return articles, pd.DataFrame(rows, columns=list(REJECTED_COLUMNS))


def screen_record(text: str, outlet: str, row: int, repeated: Mapping[int, str]) -> Finding | None:
    """Say why a record cannot be used, or nothing."""
    finding = screen_text(text)
    if finding is None and not outlet:
        finding = Finding("no_outlet", "the outlet is missing")
    if finding is None and row in repeated:
        finding = Finding("duplicate_id", repeated[row])
    return finding


def usable_rows(facts: FileFacts, records: Iterable[Record], outlet: str | None) -> list[int]:
    """List the rows of those records that hold an article, whatever their identifiers."""
    found = []
    for row, cells in records:
        if isinstance(cells, dict):
            text = _text_of(cells.get(facts.taken["text"]))
            name = label_of(cells.get(facts.taken.get("outlet", ""))) or label_of(outlet)
            if screen_record(text, name, row, {}) is None:
                found.append(row)
    return found


def _standard_columns(
    facts: FileFacts, read: list[tuple[int, dict[str, Any]]], outlet: str | None, prefix: str
) -> pd.DataFrame:
    """Clean the standard columns of some records."""
    rows = [row for row, _ in read]
    cells = {name: [one.get(found) for _, one in read] for name, found in facts.taken.items()}
    blank = [None] * len(read)
    given = cells.get("article_id")
    if given is not None or not prefix:
        ids, _ = identifiers(given, rows)
    else:
        ids = [f"{prefix}_a{row}" for row in rows]
    outlets, _ = fill_outlets([label_of(cell) for cell in cells.get("outlet", blank)], outlet)
    days = read_in_order(cells.get("date", blank), facts.date_order)
    return pd.DataFrame(
        {
            "article_id": text_column(ids),
            "outlet": text_column(outlets),
            "event": text_column(label_of(cell) or float("nan") for cell in cells.get("event", blank)),
            "date": np.array(days, dtype="datetime64[D]").astype("datetime64[us]"),
            "headline": text_column(map(label_of, cells.get("headline", blank))),
            "text": text_column(map(_text_of, cells["text"])),
            "row": np.array(rows, dtype=np.int64),
        }
    )


def _text_of(value: Any) -> str:
    """Normalise a text; a missing one is empty."""
    return normalise_text(value) if isinstance(value, str) else ""
