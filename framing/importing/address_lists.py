"""Lists of addresses, as Media Cloud and GDELT give them, -> entries; no list of these holds a text."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, BinaryIO, NamedTuple

from framing.corpus.delimited import long_cells
from framing.corpus.refusing import listing, refuse
from framing.importing.json_stream import stream_objects
from framing.importing.sources import Source

# Field -> its names, in the order in which they are tried; case, spaces and underscores do not count.
FIELDS = {
    "url": ("url", "link", "articleurl", "storyurl", "documentidentifier", "sourceurl"),
    "headline": ("title", "headline"),
    "date": ("publishdate", "published", "publishedat", "seendate", "date", "pubdate"),
    "outlet": ("medianame", "outlet", "source", "publication", "sitename", "domain", "sourcecommonname"),
    "language": ("language", "lang"),
    "article_id": ("id", "storiesid", "articleid"),
}

# GDELT's bulk files have no header; the number of their columns says which they are.
GDELT_BULK: dict[int, Mapping[str, int]] = {
    61: {"url": 60, "date": 1},  # events: SQLDATE, SOURCEURL
    58: {"url": 57, "date": 1},  # events, version 1
    16: {"url": 5, "date": 2, "outlet": 4},  # mentions
    27: {"url": 4, "date": 1, "outlet": 3},  # knowledge graph
}


class Entry(NamedTuple):
    """One row of a list, fields that it lacks empty; ``row`` counts from 1, the header not counted."""

    row: int
    url: str
    headline: str = ""
    date: str = ""
    outlet: str = ""
    language: str = ""
    article_id: str = ""


def read_entries(source: Source, encoding: str | None = None) -> Iterator[Entry]:
    """Read a list: CSV or TSV with a header, JSON, JSON Lines, GDELT's bulk files, or one address a line.

    Parameters
    ----------
    source : Source
        The list, plain or gzipped.
    encoding : str, optional
        Where it is not UTF-8.

    Yields
    ------
    Entry
        Rows without an address too, with an empty ``url``.

    Raises
    ------
    CorpusError
        No column holds addresses.
    """
    with source.open_unpacked() as stream:
        buffered = io.BufferedReader(_Raw(stream))
        start = buffered.peek(4_096)[:4_096].lstrip(b"\xef\xbb\xbf \r\n\t")
        if start[:1] in (b"{", b"["):
            yield from _read_json(buffered, source.name)
        else:
            yield from _read_lines(buffered, source.name, encoding or "utf-8-sig")


class _Raw(io.RawIOBase):
    """Lets a stream of any kind be buffered."""

    def __init__(self, stream: BinaryIO) -> None:
        super().__init__()
        self._stream = stream

    def readable(self) -> bool:
        """It can be read."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Read some bytes."""
        block = self._stream.read(len(buffer))
        buffer[: len(block)] = block
        return len(block)


def _read_json(stream: Any, where: str) -> Iterator[Entry]:
    """Read objects; those of the answer of GDELT's API stand in its ``articles``."""
    row = 0
    for found in stream_objects(stream, where):
        inner = next((found[key] for key in ("articles", "stories", "results") if key in found), [found])
        for record in inner if isinstance(inner, list) else [found]:
            row += 1
            if row == 1:
                _places(list(record), where)
            places = _matched(list(record))
            yield Entry(row, **{field: str(record[key] or "").strip() for field, key in places.items()})


def _read_lines(stream: Any, where: str, encoding: str) -> Iterator[Entry]:
    """Read rows of cells, or one address a line."""
    text = io.TextIOWrapper(stream, encoding, errors="replace", newline="")
    first = next((line for line in text if line.strip() and not line.startswith("# ")), "")
    for number, (row, places) in enumerate(_rows(first, text, where), start=1):
        yield Entry(number, **{"url": ""} | {f: row[at].strip() for f, at in places.items() if at < len(row)})


def _rows(first: str, text: Any, where: str) -> Iterator[tuple[list[str], Mapping[str, int]]]:
    """Give each row with the places of its fields, as the first line shows what kind of list it is."""
    delimiter = max(",;\t|", key=first.count)
    cells = next(csv.reader([first], delimiter=delimiter), [])
    bulk = GDELT_BULK.get(len(cells), {}) if delimiter == "\t" else {}
    if _is_address(first):
        for line in chain((first,), text):
            if line.strip() and not line.startswith("#"):
                yield [line], {"url": 0}
    elif bulk and _is_address(cells[bulk["url"]]):
        # Their cells are never quoted, and hold quotation marks.
        for line in chain((first,), text):
            yield line.rstrip("\r\n").split("\t"), bulk
    else:
        places = _places(cells, where)
        with long_cells():
            for row in csv.reader(text, delimiter=delimiter):
                if any(row):
                    yield row, places


def _is_address(cell: str) -> bool:
    """Whether a cell is an address rather than the name of a column."""
    return re.match(r"\s*(?:[a-z][a-z0-9+.-]*://|www\.)\S+\s*$", cell, re.IGNORECASE) is not None


def _matched(names: Sequence[str]) -> dict[str, Any]:
    """Find the column of each field: by name, for objects."""
    plain = {re.sub(r"[\W_]+", "", str(name)).lower(): name for name in reversed(names)}
    found = {
        field: next((plain[key] for key in keys if key in plain), None) for field, keys in FIELDS.items()
    }
    return {field: name for field, name in found.items() if name is not None}


def _places(names: Sequence[str], where: str) -> dict[str, int]:
    """Find the place of each field; refuse a list without addresses."""
    matched = _matched(names)
    if "url" not in matched:
        refuse(
            where,
            "no column holds addresses",
            expected=f"a column {listing(FIELDS['url'])}, or one address a line",
            found=listing(str(name)[:40] for name in names),
        )
    return {field: list(names).index(name) for field, name in matched.items()}
