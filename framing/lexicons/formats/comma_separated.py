"""The project's own format, CSV with a header, and plain lists with one entry a line."""

from __future__ import annotations

import csv
import io

from framing.errors import LexiconError
from framing.lexicons.formats.rows import LexiconRows, Row, entry_row

REQUIRED = ("entry", "category")


def read_csv_rows(file: str, text: str) -> LexiconRows:
    """Read CSV: the columns ``entry`` and ``category``, and any others; blank lines are passed over."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows = []
    try:
        header = [name.strip() for name in next(reader, [])]
        _check_header(file, header)
        for values in reader:
            if values:
                rows.append(_row(file, reader.line_num, header, values))
    except csv.Error as error:
        message = f"{file}, row {reader.line_num}: expected CSV; found {error}. Correct the quotation marks."
        raise LexiconError(message) from error
    return LexiconRows(rows, folds=False, columns=tuple(header))


def read_word_rows(file: str, text: str) -> LexiconRows:
    """Read one entry a line; the category of all is the file's name."""
    category = file.rpartition(".")[0]
    lines = enumerate(text.split("\n"), start=1)
    rows = [entry_row(number, line.strip(), category) for number, line in lines if line.strip()]
    return LexiconRows(rows, folds=False)


def _check_header(file: str, header: list[str]) -> None:
    """Refuse a file without the two columns, or with one twice."""
    if missing := [name for name in REQUIRED if name not in header]:
        expected = f"expected the columns entry and category; found {header or 'nothing'}"
        message = f"{file}, row 1: {expected}. Add the column {missing[0]!r} to the first line."
        raise LexiconError(message)
    if twice := [name for name in header if header.count(name) > 1]:
        message = f"{file}, row 1: expected each column once; found {twice[0]!r} twice. Rename one of them."
        raise LexiconError(message)


def _row(file: str, line: int, header: list[str], values: list[str]) -> Row:
    """Give the values of a row their names; a comment line has only its entry."""
    if values[0].lstrip().startswith("#"):
        return Row(line, dict.fromkeys(header, "") | {"entry": values[0]})
    if len(values) != len(header):
        message = (
            f"{file}, row {line}, column all: expected {len(header)} values; found '{len(values)}'. "
            "To go on, put a value that holds a comma in quotation marks."
        )
        raise LexiconError(message)
    return Row(line, dict(zip(header, values, strict=True)))
