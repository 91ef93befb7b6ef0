"""Small tables and documents in JSON Lines, in."""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

import pandas as pd

from framing.errors import CorpusError


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


def read_documents(source: Path) -> Iterator[tuple[str, str]]:
    """Yield identifier and text of each line; the text exactly as it came.

    Raises
    ------
    CorpusError
        The file cannot be read, or a line is not an object with ``id`` and ``text``.
    """
    try:
        with open_lines(source, "r") as lines:
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


def open_lines(path: Path, mode: str) -> TextIO:
    """Open a text file, gzipped or plain, without touching the line ends inside strings.

    A byte-order mark, which some editors put first, is passed over.
    """
    raw = (
        gzip.GzipFile(path, f"{mode}b", mtime=0)
        if path.name.lower().endswith(".gz")
        else path.open(f"{mode}b")
    )
    return io.TextIOWrapper(raw, encoding="utf-8-sig" if mode == "r" else "utf-8", newline="\n")
