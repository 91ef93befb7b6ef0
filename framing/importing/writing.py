"""Rows of an imported corpus -> a file, batch by batch; it takes its name only when it is whole."""

from __future__ import annotations

import csv
import datetime
import gzip
import io
import json
import os
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, Protocol

from framing.corpus.import_report import REJECTED_COLUMNS
from framing.corpus.refusing import listing, refuse
from framing.importing.batch_report import as_row
from framing.importing.items import Rejected

OUT_SUFFIXES = (".parquet", ".jsonl", ".jsonl.gz", ".csv")

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Writer(Protocol):
    """Takes rows and puts them into a file."""

    def write(self, rows: Sequence[Mapping[str, Any]]) -> None:
        """Write a batch."""


class _Parquet:
    """Writes each batch as a row group."""

    def __init__(self, path: Path, columns: Sequence[str], stack: ExitStack) -> None:
        import pyarrow as pa
        from pyarrow import parquet

        dates = {"date": pa.timestamp("us")}
        self._schema = pa.schema([(name, dates.get(name, pa.string())) for name in columns])
        self._table = pa.Table
        self._file = stack.enter_context(parquet.ParquetWriter(path, self._schema))

    def write(self, rows: Sequence[Mapping[str, Any]]) -> None:
        """Write a batch; an empty string is written as missing."""
        filled = [{name: _stamp(value) or None for name, value in row.items()} for row in rows]
        self._file.write_table(self._table.from_pylist(filled, schema=self._schema))


class _Jsonl:
    """Writes one object a line."""

    def __init__(self, path: Path, stack: ExitStack) -> None:
        raw: Any = stack.enter_context(path.open("wb"))
        if path.name.lower().endswith(".gz"):
            raw = stack.enter_context(gzip.GzipFile(path.name[:-3], "wb", fileobj=raw, mtime=0))
        self._lines = stack.enter_context(io.TextIOWrapper(raw, "utf-8", newline="\n"))

    def write(self, rows: Sequence[Mapping[str, Any]]) -> None:
        """Write a batch; what is missing is null."""
        for row in rows:
            filled = {name: value or None for name, value in row.items()}
            self._lines.write(json.dumps(filled, ensure_ascii=False, default=_day) + "\n")


class _Csv:
    """Writes CSV in UTF-8 with a byte-order mark, as spreadsheets want it."""

    def __init__(self, path: Path, columns: Sequence[str], stack: ExitStack) -> None:
        lines = stack.enter_context(path.open("w", encoding="utf-8-sig", newline=""))
        self._writer = csv.DictWriter(lines, list(columns), lineterminator="\n")
        self._writer.writeheader()

    def write(self, rows: Sequence[Mapping[str, Any]]) -> None:
        """Write a batch; what is missing is an empty cell."""
        self._writer.writerows(rows)


def _stamp(value: Any) -> Any:
    """Turn a date into the midnight it begins with, which is how Parquet and pandas hold days."""
    return datetime.datetime.combine(value, datetime.time()) if isinstance(value, datetime.date) else value


def _day(value: Any) -> str:
    """Write a date in JSON."""
    return str(value.isoformat())


def check_out(out: Path, sources: Sequence[str | os.PathLike[str]]) -> None:
    """Refuse a file whose suffix says no known format, or that is one of those read.

    Raises
    ------
    CorpusError
        Before anything is read.
    """
    if not out.name.lower().endswith(OUT_SUFFIXES):
        refuse("out", "the name does not say the format", expected=listing(OUT_SUFFIXES), found=out.name)
    for source in map(Path, sources):
        if source.exists() and any(path.exists() and path.samefile(source) for path in written_files(out)):
            refuse(source.name, "out names a file that is read, which would be lost", advice="choose another")


def written_files(out: Path) -> tuple[Path, Path, Path]:
    """List what an import writes."""
    return out, beside(out, "rejected"), beside(out, "doubtful")


def beside(out: Path, what: str) -> Path:
    """Name the list of refusals or doubts after the corpus it belongs to.

    Examples
    --------
    >>> beside(Path("corpus.jsonl.gz"), "rejected").name
    'corpus_rejected.csv'
    """
    stem = out.name[: -len(".gz")] if out.name.lower().endswith(".gz") else out.name
    return out.with_name(f"{Path(stem).stem}_{what}.csv")


@contextmanager
def open_writer(path: Path, columns: Sequence[str]) -> Iterator[Writer]:
    """Open a corpus for writing; the file appears when the block ends without an error."""
    with _replacing(path) as whole, ExitStack() as stack:
        name = path.name.lower()
        if name.endswith(".parquet"):
            yield _Parquet(whole, columns, stack)
        elif name.endswith(".csv"):
            yield _Csv(whole, columns, stack)
        else:
            yield _Jsonl(whole, stack)


class Listing:
    """A CSV file of refusals or doubts that is made when the first of them comes.

    One of an earlier import is removed, so that it cannot be taken for one of this.
    """

    def __init__(self, path: Path, stack: ExitStack) -> None:
        """Remove what an earlier import left."""
        self.path = path
        self.count = 0
        self._stack = stack
        self._writer: csv.DictWriter[str] | None = None
        path.unlink(missing_ok=True)

    def add(self, found: Sequence[Rejected]) -> None:
        """Write rows."""
        if found and self._writer is None:
            lines = self._stack.enter_context(self.path.open("w", encoding="utf-8-sig", newline=""))
            self._writer = csv.DictWriter(lines, list(REJECTED_COLUMNS), lineterminator="\n")
            self._writer.writeheader()
        if self._writer is not None:
            self._writer.writerows({k: _harmless(v) for k, v in as_row(item).items()} for item in found)
        self.count += len(found)


def _harmless(cell: Any) -> Any:
    """Put an apostrophe before what a spreadsheet would run as a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


@contextmanager
def _replacing(path: Path) -> Iterator[Path]:
    """Give a file to write to that takes the place of another once it is whole."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=path.parent, prefix=".framing-") as folder:
            whole = Path(folder) / path.name
            yield whole
            whole.replace(path)
    except OSError as error:
        refuse(path.name, f"the file cannot be written ({error.strerror or error})", advice="choose another")
