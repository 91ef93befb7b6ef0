"""Shared marks back onto a copy of the texts that somebody else has."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from framing.annotations import Marks, tabulate_readings
from framing.exchange.document import EXCHANGED, KNOWN_VALUES, MarkedSpan
from framing.exchange.fingerprint import exact_hash, loose_hash, sentence_hashes
from framing.exchange.people import People
from framing.exchange.refusing import read_json, read_whole, refuse, whole_number
from framing.exchange.sharing import FORMAT, TOLD_PUBLICLY

MATCH_COLUMNS = ("article_id", "status", "found_as", "detail")

STATUSES = ("same", "normalisation", "edited", "missing")
"""*same*: to the letter. *normalisation*: only white space, punctuation or case differ. *edited*: words
differ. *missing*: no such article. Only marks of the first are taken."""


@dataclass(frozen=True)
class Rehydrated:
    """Shared marks on one's own texts.

    Attributes
    ----------
    marks : Marks
        Of the articles whose texts are the same.
    matches : DataFrame
        One row per shared article, with the columns ``MATCH_COLUMNS``: whether it was found and, where
        its text is another, in what way.
    """

    marks: Marks
    matches: pd.DataFrame


def rehydrate(path: str | os.PathLike[str], articles: pd.DataFrame) -> Rehydrated:
    """Put shared marks onto one's own copy of the texts.

    Parameters
    ----------
    path : path
        What `share` wrote.
    articles : DataFrame
        From `read_corpus`. An article is looked for by the hash of its text, then by its identifier,
        then by its URL.

    Returns
    -------
    Rehydrated
        Measures of its marks are those of the marks that were shared, article by article. Outlet,
        event and date are as shared; identifiers, too.

    Raises
    ------
    AnnotationError
        The file is no such file, or none of its articles is among one's own.

    Examples
    --------
    >>> import tempfile
    >>> from framing.annotations import annotate
    >>> from framing.exchange import share
    >>> articles = pd.DataFrame({"article_id": ["a1"], "text": ["The brutal raid failed, Anna Hale said."]})
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = share(annotate(articles, engine="rules"), Path(folder) / "shared.jsonl")
    ...     mine = pd.DataFrame({"article_id": ["x"], "text": ["The brutal raid failed, Anna Hale said."]})
    ...     back = rehydrate(Path(folder) / "shared.jsonl", mine)
    >>> back.matches[["article_id", "status", "found_as"]].values.tolist()
    [['a1', 'same', 'x']]
    >>> back.marks.spans.query("layer == 'loaded'")["text"].tolist()
    ['brutal']
    """
    file = Path(path)
    head, records = _read(file)
    own = _Own(articles)
    matches, used, rows = [], [], []
    for record in records:
        row, status, detail = own.find(record)
        found = "" if row is None else str(articles["article_id"].iloc[row])
        matches.append((record["article_id"], status, found, detail))
        if status == "same" and row is not None:
            used.append(record)
            rows.append(row)
    if not used:
        kinds = pd.Series([match[1] for match in matches], dtype=str).value_counts()
        told = ", ".join(f"{number} {status}" for status, number in kinds.items())
        refuse(file.name, "at least one article whose text you have", told or "no articles")
    taken = _as_shared(articles.iloc[rows], used)
    people = People()
    readings = (
        people.read(text, *_marks_of(record, text, file.name))
        for text, record in zip(taken["text"], used, strict=True)
    )
    marks = tabulate_readings(taken, readings, {**head.get("provenance", {}), "shared": FORMAT})
    return Rehydrated(marks, pd.DataFrame(matches, columns=list(MATCH_COLUMNS)))


def _read(file: Path) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Read the first line and the others."""
    numbered = enumerate(read_whole(file).split("\n"), start=1)
    lines = [(number, line) for number, line in numbered if line.strip()]
    head = read_json(file, lines[0][1], 1) if lines else None
    if not isinstance(head, dict) or head.get("format") != FORMAT:
        refuse(f"{file.name}, line 1", f"a file that framing share wrote ({FORMAT})", str(head)[:60])
    records = []
    for number, line in lines[1:]:
        record = read_json(file, line, number)
        if not isinstance(record, dict) or not {"article_id", "sha256", "spans"} <= record.keys():
            refuse(f"{file.name}, line {number}", "an article with article_id, sha256 and spans", line[:60])
        records.append(record)
    if len(records) != head.get("articles"):
        refuse(file.name, f"{head.get('articles')} articles, as its first line says", str(len(records)))
    return head, records


class _Own:
    """One's own articles, looked up by hash, identifier and URL."""

    def __init__(self, articles: pd.DataFrame) -> None:
        self._texts = articles["text"].tolist()
        self._hashes = {exact_hash(text): row for row, text in reversed(list(enumerate(self._texts)))}
        self._names = {str(name): row for row, name in enumerate(articles["article_id"])}
        urls = articles.get("url", [])
        self._urls = {str(url): row for row, url in enumerate(urls) if isinstance(url, str) and url}

    def find(self, record: dict[str, Any]) -> tuple[int | None, str, str]:
        """Give the row, how its text relates to the shared one, and in what it differs."""
        named = self._names.get(str(record["article_id"]))
        if named is not None and exact_hash(self._texts[named]) == record["sha256"]:
            return named, "same", ""
        row = self._hashes.get(record["sha256"])
        if row is not None:
            return row, "same", "found by its text"
        row = named if named is not None else self._urls.get(record.get("url", ""))
        if row is None:
            return None, "missing", "no article with this text, identifier or URL"
        text = self._texts[row]
        length = f"{len(text):,} characters where {record.get('characters', 0):,} were shared"
        if loose_hash(text) == record.get("letters_sha256"):
            return row, "normalisation", f"only white space, punctuation or case differ: {length}"
        return row, "edited", f"{_edit(text, record.get('sentences', []))}; {length}"


def _edit(text: str, shared: list[str]) -> str:
    """Say how many sentences are the same, and where the first difference is."""
    own = sentence_hashes(text)
    kept = (Counter(own) & Counter(shared)).total()
    first = next((at for at, (one, two) in enumerate(zip(own, shared, strict=False)) if one != two), None)
    first = min(len(own), len(shared)) if first is None else first
    return f"{kept} of {len(shared)} sentences are here, the first difference is in sentence {first + 1}"


def _as_shared(articles: pd.DataFrame, records: list[dict[str, Any]]) -> pd.DataFrame:
    """Give one's own articles the identifiers, outlets, events and dates that were shared."""
    taken = articles.reset_index(drop=True).copy()
    taken.attrs = {}
    taken["article_id"] = pd.Series([str(one["article_id"]) for one in records], dtype="str")
    for name in ("outlet", "event"):
        if any(name in one for one in records):
            taken[name] = pd.Series([one.get(name) for one in records], dtype="str")
    if any("date" in one for one in records):
        taken["date"] = [_day(one) for one in records]
        taken["date"] = taken["date"].astype("datetime64[us]")
    return taken


def _day(record: dict[str, Any]) -> pd.Timestamp:
    """Read the date of an article."""
    try:
        return pd.Timestamp(record.get("date"))
    except (TypeError, ValueError):
        refuse(f"article {record['article_id']!r}, date", "a day such as 2031-03-12", repr(record["date"]))


def _marks_of(record: dict[str, Any], text: str, name: str) -> tuple[list[MarkedSpan], list[dict[str, Any]]]:
    """Read spans and attributions of one article; the file is somebody else's, so that all is checked."""
    where = f"{name}, article {record['article_id']!r}"
    shared = record.get("relations", [])
    if not isinstance(shared, list) or not all(isinstance(one, dict) for one in shared):
        refuse(where, "a list of attributions", repr(shared)[:60])
    spans = [_span_of(one, len(text), len(shared), where) for one in record["spans"]]
    relations = []
    for one in shared:
        told = {key: value for key, value in one.items() if key in TOLD_PUBLICLY}
        for key, allowed in KNOWN_VALUES.items():
            if told.get(key, allowed[0]) not in allowed:
                refuse(where, f"{key} as one of {', '.join(allowed)}", repr(told[key])[:60])
        relations.append(told | ({"source_key": f"source {one['source']}"} if "source" in one else {}))
    return spans, relations


def _span_of(one: Any, length: int, n_relations: int, where: str) -> MarkedSpan:
    """Read one span, which cannot lie outside a text that is the same to the letter."""
    if not isinstance(one, list) or len(one) < 4 or one[0] not in EXCHANGED or not isinstance(one[1], str):
        refuse(where, "a span as layer, category, start and end", repr(one)[:60])
    start, end = whole_number(one[2], where), whole_number(one[3], where)
    if not 0 <= start < end <= length:
        refuse(where, f"a span inside the {length} characters of the text", f"{start} to {end}")
    relation = whole_number(one[4], where) if len(one) > 4 else None
    if relation is not None and not 0 <= relation < n_relations:
        refuse(where, f"one of its {n_relations} attributions", str(relation))
    return MarkedSpan(one[0], one[1], start, end, relation=relation)
