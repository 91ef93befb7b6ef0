"""Tables and records in; files whose suffix says their format, out."""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TextIO

import pandas as pd
import typer

from framing.errors import CorpusError, FramingError

TABLE_SUFFIXES = (".csv", ".parquet", ".jsonl")
GOLD_SUFFIXES = (".jsonl", ".jsonl.gz")


def check_suffix(path: Path, suffixes: tuple[str, ...]) -> None:
    """Refuse a file name that does not say a known format, before any work is done.

    Raises
    ------
    typer.BadParameter
        The suffix is none of these.
    """
    if not path.name.lower().endswith(suffixes):
        msg = f"expected a name ending in {', '.join(suffixes)}, found {path.name!r}"
        raise typer.BadParameter(msg, param_hint="--out")


def read_table(path: Path) -> pd.DataFrame:
    """Read a small CSV table, such as one of actors.

    Raises
    ------
    CorpusError
        The file cannot be read as one.
    """
    try:
        return pd.read_csv(path, encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError, pd.errors.ParserError, pd.errors.EmptyDataError) as error:
        msg = f"{path.name}: expected a CSV table in UTF-8, found: {error}. What to do: check the file."
        raise CorpusError(msg) from error


def write_table(path: Path, table: pd.DataFrame) -> None:
    """Write a table as CSV, Parquet or JSON Lines.

    Raises
    ------
    FramingError
        The file cannot be written.
    """
    from framing.report.tables import write_csv

    table = table.copy(deep=False)
    # An import report is no part of a table of spans, and Parquet would store it.
    table.attrs = {}
    writers: dict[str, Callable[[], object]] = {
        ".csv": lambda: write_csv(path, table),
        ".parquet": lambda: table.to_parquet(path, index=False),
        ".jsonl": lambda: path.write_bytes(_json_lines(table)),
    }
    with _Writing(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        writers[path.suffix.lower()]()


def write_gold(
    source: Path, out: Path, read: Callable[[str, str], dict[str, Any]], progress: Callable[[], object] | None
) -> int:
    """Read documents line by line and write the record of each.

    Parameters
    ----------
    source, out : Path
        JSON Lines, gzipped where the name ends in ``.gz``.
    read : callable
        From identifier and text to the record.
    progress : callable or None
        Called after each document.

    Returns
    -------
    int
        How many documents were read.

    Raises
    ------
    CorpusError
        A line is not an object with ``id`` and ``text``.
    FramingError
        The file cannot be written.
    """
    count = 0
    with _Writing(out):
        out.parent.mkdir(parents=True, exist_ok=True)
        with _open(out, "w") as lines:
            for identifier, text in read_documents(source):
                lines.write(json.dumps(read(identifier, text), ensure_ascii=False) + "\n")
                count += 1
                if progress:
                    progress()
    return count


def read_documents(source: Path) -> Iterator[tuple[str, str]]:
    """Yield identifier and text of each line; the text exactly as it came.

    Raises
    ------
    CorpusError
        The file cannot be read, or a line is not an object with ``id`` and ``text``.
    """
    try:
        with _open(source, "r") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield _document(source, number, line)
    except (OSError, EOFError, UnicodeDecodeError) as error:
        msg = f"{source.name}: the file cannot be read as UTF-8 JSON Lines ({error}). What to do: check it."
        raise CorpusError(msg) from error


def _document(source: Path, number: int, line: str) -> tuple[str, str]:
    """Read one line."""
    try:
        record = json.loads(line)
    except json.JSONDecodeError as error:
        msg = f"{source.name}, line {number}: expected one JSON object a line, found {error.msg}."
        raise CorpusError(msg) from error
    if not isinstance(record, dict) or "id" not in record or not isinstance(record.get("text"), str):
        found = ", ".join(map(str, record)) if isinstance(record, dict) else type(record).__name__
        where = f"{source.name}, line {number}"
        msg = f"{where}: expected an object with 'id' and 'text', found {found or 'nothing'}."
        raise CorpusError(msg)
    return str(record["id"]), record["text"]


def _json_lines(table: pd.DataFrame) -> bytes:
    """Write one JSON object per row; a value that is missing is null."""
    return table.to_json(orient="records", lines=True, force_ascii=False, date_format="iso").encode("utf-8")


def _open(path: Path, mode: str) -> TextIO:
    """Open a text file, gzipped or plain, without touching the line ends inside strings."""
    if path.name.lower().endswith(".gz"):
        return io.TextIOWrapper(gzip.GzipFile(path, f"{mode}b", mtime=0), encoding="utf-8", newline="\n")
    return io.TextIOWrapper(path.open(f"{mode}b"), encoding="utf-8", newline="\n")


class _Writing:
    """Turns a file that cannot be written into an error that a user can act on."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __enter__(self) -> None:
        """Begin."""

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        """Raise anew what the system said."""
        if isinstance(error, OSError):
            problem = f"{self.path.name}: the file cannot be written ({error.strerror})"
            msg = f"{problem}. What to do: choose another --out."
            raise FramingError(msg) from error
