"""What must be known of a whole file before any part of it can be read by itself.

A corpus that does not fit in memory is read in parts. What ``read_corpus`` decides from the whole file
(its encoding, which column is which, whether days or months come first) is found here in passes that
hold one record at a time, and each part is then read with these decisions.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from framing.corpus.columns import map_columns
from framing.corpus.dates import column_order, orders_told
from framing.corpus.encoding import file_encoding
from framing.corpus.fields import is_missing, label_of
from framing.corpus.record_streams import Stream, stream_of
from framing.corpus.refusing import counted, listing, refuse
from framing.corpus.required import require_columns

STREAMED = {
    ".csv": "csv",
    ".tsv": "tsv",
    ".tab": "tsv",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".parquet": "parquet",
    ".pq": "parquet",
}
"""Formats that can be read part by part."""

_GZIP = b"\x1f\x8b"
_BLOCK = 1 << 20
_NUMBER = re.compile(r"\s*[-+]?[\d.,]*\d\s*")


@dataclass(frozen=True)
class Part:
    """Records that follow each other in one file: how to find them again, and how many they are.

    Attributes
    ----------
    file : int
        Position of the file among those of the run.
    first_row : int
        Number of the first record (of its line, in JSON Lines).
    n_records : int
        How many, unreadable ones included.
    offset : int
        Where the first begins, in bytes; not used for Parquet.
    """

    file: int
    first_row: int
    n_records: int
    offset: int


@dataclass
class FileFacts:
    """What was decided about a file as a whole.

    Attributes
    ----------
    path, name, kind : str
        Where it is, what it is called in messages, its format.
    size : int
        In bytes, as it lies there.
    sha256 : str
        Of these bytes.
    encoding : str
        Empty for Parquet.
    packed : bool
        Whether it is gzipped.
    columns : list of str
        In the order in which they first appear.
    taken : dict
        Standard name -> name in the file.
    layout : dict
        What the reader of the format needs, such as the delimiter.
    date_order : str
        ``"day"``, ``"month"``, or nothing where the column contradicts itself.
    n_records : int
        Records, unreadable ones included.
    notes : list of str
        What was chosen between columns.
    """

    path: str
    name: str
    kind: str
    size: int = 0
    sha256: str = ""
    encoding: str = ""
    packed: bool = False
    columns: list[str] = field(default_factory=list)
    taken: dict[str, str] = field(default_factory=dict)
    layout: dict[str, Any] = field(default_factory=dict)
    date_order: str = "day"
    n_records: int = 0
    notes: list[str] = field(default_factory=list)

    def to_dict(self) -> dict[str, Any]:
        """Give the facts as plain values."""
        return asdict(self)


def scan_file(
    path: Path,
    number: int,
    part_size: int,
    *,
    columns: dict[str, str] | None = None,
    outlet: str | None = None,
    encoding: str | None = None,
    told: Callable[[int, str, int], object] = lambda part, identifier, row: None,
    keep: Callable[[int, bytes], object] | None = None,
) -> tuple[FileFacts, list[Part]]:
    """Read a file once or twice, holding one record at a time, and cut it into parts.

    Parameters
    ----------
    path : Path
        CSV, TSV or JSON Lines, plain or gzipped, or Parquet.
    number : int
        Position of the file among those of the run.
    part_size : int
        Records in a part.
    columns, outlet, encoding
        As for ``read_corpus``.
    told : callable
        Called with the part (from 0, in this file), identifier and row of every record that has an
        identifier of its own.
    keep : callable, optional
        Called with a part and the next bytes of it, for files that cannot be entered in the middle.

    Returns
    -------
    FileFacts, list of Part

    Raises
    ------
    CorpusError
        As from ``read_corpus``: the file cannot be read as articles.
    """
    facts = FileFacts(str(path), path.name, _kind(path))
    facts.size, facts.sha256, facts.packed = fingerprint(path)
    if facts.kind != "parquet":
        with open_plain(path, facts.packed) as raw:
            facts.encoding = file_encoding(iter(lambda: raw.read(_BLOCK), b""), facts.name, encoding)
    stream = stream_of(facts.kind, facts.name)
    with open_plain(path, facts.packed) as raw:
        facts.columns, facts.layout = stream.describe(raw, facts.encoding)
    facts.taken, facts.notes = map_columns(facts.columns, columns, facts.name)
    require_columns(facts.name, facts.kind, facts.columns, facts.taken, outlet)
    return facts, _cut(path, facts, number, part_size, stream, told, keep)


def fingerprint(path: Path) -> tuple[int, str, bool]:
    """Give size, SHA-256 and whether a file is gzipped, reading it in blocks."""
    digest, size, packed = hashlib.sha256(), 0, False
    try:
        with path.open("rb") as raw:
            while block := raw.read(_BLOCK):
                packed = packed or (not size and block.startswith(_GZIP))
                digest.update(block)
                size += len(block)
    except OSError as error:
        refuse(path.name, f"the file cannot be opened ({error.strerror})", advice="check its name")
    return size, digest.hexdigest(), packed


def open_plain(path: Path, packed: bool) -> BinaryIO:
    """Open the bytes of a file, unpacked where it is gzipped."""
    return gzip.open(path, "rb") if packed else path.open("rb")  # type: ignore[return-value]


def _kind(path: Path) -> str:
    """Read the format from the suffix, the one before .gz where there is one."""
    suffixes = [suffix.lower() for suffix in path.suffixes]
    if suffixes and suffixes[-1] == ".gz":
        suffixes.pop()
    kind = STREAMED.get(suffixes[-1], "") if suffixes else ""
    if not kind:
        refuse(
            path.name,
            "this format cannot be read part by part",
            expected=listing(STREAMED),
            advice="save the corpus as JSON Lines or Parquet, or use `framing measure`, which reads it whole",
        )
    return kind


def _cut(
    path: Path,
    facts: FileFacts,
    number: int,
    part_size: int,
    stream: Stream,
    told: Callable[[int, str, int], object],
    keep: Callable[[int, bytes], object] | None,
) -> list[Part]:
    """Go through all records: note where parts begin, what dates tell, and every identifier."""
    parts: list[Part] = []
    watch = _Watch(facts)
    name = facts.taken.get("article_id")
    wanted = [facts.taken[key] for key in ("article_id", "date", "text") if key in facts.taken]
    count = 0
    with open_plain(path, facts.packed) as raw:
        for row, cells, offset, content in stream.records(raw, facts.encoding, facts.layout, wanted):
            if count % part_size == 0:
                parts.append(Part(number, row, 0, 0 if facts.packed else offset))
            count += 1
            if keep is not None and facts.packed:
                keep(len(parts) - 1, content)
            if isinstance(cells, dict):
                watch.see(cells, row)
                label = label_of(cells.get(name)) if name is not None else ""
                if label:
                    told(len(parts) - 1, label.replace(" ", "_"), row)
    if not watch.readable:
        refuse(facts.name, "there are no rows", found=f"{counted(count, 'record')}, none of them readable")
    watch.finish()
    facts.date_order, facts.n_records = watch.order, count
    sizes = [part_size] * (len(parts) - 1) + [count - part_size * (len(parts) - 1)]
    return [Part(p.file, p.first_row, size, p.offset) for p, size in zip(parts, sizes, strict=True)]


class _Watch:
    """What the records of a file say together: the order of dates, and that texts are texts."""

    def __init__(self, facts: FileFacts) -> None:
        self._facts = facts
        self._told: set[str] = set()
        self._words = self._numbers = False
        self._number = ""
        self.readable = 0
        self._seen: dict[str, str] = {}

    @property
    def order(self) -> str:
        """Give the order of days and months in the column of dates."""
        return column_order(self._told)

    def see(self, cells: dict[str, Any], row: int) -> None:
        """Take one record into account."""
        self.readable += 1
        taken = self._facts.taken
        if "date" in taken and len(self._told - {""}) < 2:
            date = cells.get(taken["date"])
            # dates repeat: most of a corpus shares a few thousand of them
            key = date if isinstance(date, str) else ""
            if key not in self._seen:
                if len(self._seen) > 10_000:
                    self._seen.clear()
                self._seen[key] = orders_told(date)
            self._told.add(self._seen[key])
        text = cells.get(taken["text"])
        if isinstance(text, str):
            if not self._words and text.strip():
                self._words = not _NUMBER.fullmatch(text)
                self._number = text.strip()
        elif not is_missing(text):
            refuse(
                f"{self._facts.name}, column {taken['text']}, row {row}",
                "the text is not text",
                expected="a string",
                found=f"{str(text)[:40]} ({type(text).__name__})",
                advice="say which column holds the texts: columns={'text': ...}",
            )

    def finish(self) -> None:
        """Refuse a column of texts that are numbers."""
        if self._number and not self._words:
            refuse(
                f"{self._facts.name}, column {self._facts.taken['text']}",
                "the text column holds only numbers",
                found=self._number,
                advice="say which column holds the texts: columns={'text': ...}",
            )


def read_facts(values: dict[str, Any]) -> FileFacts:
    """Make facts again from their plain values."""
    return FileFacts(**values)


def part_stream(facts: FileFacts, part: Part, staged: Path | None = None) -> Iterator[tuple[int, Any]]:
    """Read the records of one part: the row of each, and its cells or what is wrong with it.

    Parameters
    ----------
    facts : FileFacts
        Of the file.
    part : Part
        Which records.
    staged : Path, optional
        The bytes of this part alone, for a file that cannot be entered in the middle.

    Yields
    ------
    int, dict or str
    """
    stream = stream_of(facts.kind, facts.name)
    with (staged or Path(facts.path)).open("rb") as raw:
        source: BinaryIO = raw if facts.kind == "parquet" else io.BufferedReader(raw, _BLOCK)
        found = stream.part(source, facts.encoding, facts.layout, part.offset, part.first_row, part.n_records)
        yield from found
