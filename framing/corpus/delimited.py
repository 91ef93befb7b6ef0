"""CSV and TSV -> records. Every cell is text: '007' keeps its zeros and 'NA' stays a word."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

import pandas as pd

from framing.corpus.columns import unique_names
from framing.corpus.encoding import Decoded
from framing.corpus.records import Records
from framing.corpus.refusing import listing, refuse

DELIMITERS = (",", ";", "\t", "|")

_NAMES = {",": "comma", ";": "semicolon", "\t": "tab", "|": "vertical bar"}

# The csv module refuses cells over 131,072 characters unless told otherwise; books of law exceed it.
_LONGEST_CELL = 2**31 - 1


def read_delimited(decoded: Decoded, source: str, *, kind: str) -> Records:
    """Read comma- or tab-separated text whose first line names the columns.

    Parameters
    ----------
    decoded : Decoded
        The text of the file and its encoding.
    source : str
        Name of the file.
    kind : {"csv", "tsv"}
        In a CSV the delimiter is the one of ``, ; tab |`` that stands most often in the header. A
        TSV whose quotation marks do not pair as CSV asks is read without quoting, and a note says so.

    Returns
    -------
    Records
        An empty cell is ``None``.

    Raises
    ------
    CorpusError
        A row has more or fewer cells than the header, quotation marks are not closed, or there is
        no row below the header.
    """
    text, delimiter = find_delimiter(decoded.text, kind)
    notes = [] if delimiter in (",", "\t") else [f"cells are separated by the {_NAMES[delimiter]}"]
    try:
        lines = _parse(text, source, delimiter, quoted=True)
    except csv.Error as error:
        if kind != "tsv":
            refuse_quoting(source, error)
        lines = _parse(text, source, delimiter, quoted=False)
        notes.append("quotation marks do not enclose cells and were read as part of the text")
    if len(lines) < 2:
        found = f"only the columns {listing(lines[0])}" if lines else "no line that is not blank"
        refuse(source, "there are no rows", expected="a header and rows below it", found=found)
    header, *rows = lines
    names, renamed = unique_names(header)
    table = pd.DataFrame([[cell or None for cell in row] for row in rows], columns=names, dtype=object)
    numbers = list(range(1, len(rows) + 1))
    return Records(source, kind, table, numbers, [source] * len(rows), decoded.encoding, notes + renamed)


def find_delimiter(text: str, kind: str) -> tuple[str, str]:
    """Give the text, without the line by which Excel declares a delimiter, and the delimiter."""
    if text[:4].lower() == "sep=" and text[5:6] in ("\r", "\n"):
        return text[5:].lstrip("\r\n"), text[4]
    if kind == "tsv":
        return text, "\t"
    header = next((line for line in re.split(r"[\r\n]+", text) if line), "")
    outside_quotes = "".join(header.split('"')[::2])
    return text, max(DELIMITERS, key=outside_quotes.count)


def _parse(text: str, source: str, delimiter: str, *, quoted: bool) -> list[list[str]]:
    """Split the text into rows of as many cells as the header has; blank lines are no rows."""
    reader = csv.reader(
        io.StringIO(text, newline=""),
        delimiter=delimiter,
        quoting=csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE,
        strict=True,
    )
    lines: list[list[str]] = []
    with long_cells():
        for cells, line in numbered_rows(reader):
            if not cells:
                continue
            if lines and len(cells) != len(lines[0]):
                refuse_ragged(source, len(lines), line, lines[0], cells, delimiter)
            lines.append(cells)
    return lines


def numbered_rows(reader: Iterator[list[str]]) -> Iterator[tuple[list[str], int]]:
    """Yield each row with the number of its first line; say that line when the csv module gives up."""
    while True:
        line = reader.line_num + 1  # type: ignore[attr-defined]
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            message = f"{error}, in the row that begins on line {line}"
            raise csv.Error(message) from error
        yield cells, line


@contextmanager
def long_cells() -> Iterator[None]:
    """Allow cells of any length for as long as the file is read."""
    before = csv.field_size_limit(_LONGEST_CELL)
    try:
        yield
    finally:
        csv.field_size_limit(before)


def refuse_quoting(source: str, error: csv.Error) -> NoReturn:
    """Refuse quotation marks that do not pair."""
    refuse(
        source,
        f"quotation marks are not closed ({error})",
        expected='cells that hold a delimiter, a line end or a " enclosed in ", with each " inside doubled',
        advice="export the file again as CSV or .xlsx, or double the marks inside the cell",
    )


def refuse_ragged(
    source: str, row: int, line: int, header: list[str], cells: list[str], delimiter: str
) -> NoReturn:
    """Refuse a row that does not fit the header."""
    refuse(
        f"{source}, row {row} (line {line})",
        "the row does not fit the header",
        expected=f"{len(header)} cells separated by the {_NAMES.get(delimiter, repr(delimiter))}",
        found=f"{len(cells)}, the first being {cells[0][:40]!r}",
        advice=f"enclose cells that hold a {_NAMES.get(delimiter, repr(delimiter))} in quotation marks",
    )
