"""The project's own format, CSV with a header, and plain lists with one entry a line."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from framing.errors import LexiconError
from framing.lexicons.formats.rows import LexiconRows, Row, entry_row

REQUIRED = ("entry", "category")


def read_csv_rows(file: str, text: str) -> LexiconRows:
    """Read CSV: the columns ``entry`` and ``category``, and any others; blank lines are passed over."""
    header, rows = read_table(file, text, REQUIRED)
    return LexiconRows(rows, folds=False, columns=header)


def read_table(file: str, text: str, required: Sequence[str]) -> tuple[tuple[str, ...], list[Row]]:
    """Read a table in CSV that must have some columns; of a comment line only the first is filled."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows = []
    try:
        header = [name.strip() for name in next(reader, [])]
        _check_header(file, header, required)
        for values in reader:
            if values:
                rows.append(_row(file, reader.line_num, header, values, required[0]))
    except csv.Error as error:
        message = f"{file}, row {reader.line_num}: expected CSV; found {error}. Correct the quotation marks."
        raise LexiconError(message) from error
    return tuple(header), rows


def read_word_rows(file: str, text: str) -> LexiconRows:
    """Read one entry a line; the category of all is the file's name."""
    category = file.rpartition(".")[0]
    lines = enumerate(text.split("\n"), start=1)
    rows = [entry_row(number, line.strip(), category) for number, line in lines if line.strip()]
    return LexiconRows(rows, folds=False)


def _check_header(file: str, header: list[str], required: Sequence[str]) -> None:
    """Refuse a file without the columns that it must have, or with one twice."""
    if missing := [name for name in required if name not in header]:
        wanted = f"{', '.join(required[:-1])} and {required[-1]}"
        expected = f"expected the columns {wanted}; found {header or 'nothing'}"
        message = f"{file}, row 1: {expected}. Add the column {missing[0]!r} to the first line."
        raise LexiconError(message)
    if twice := [name for name in header if header.count(name) > 1]:
        message = f"{file}, row 1: expected each column once; found {twice[0]!r} twice. Rename one of them."
        raise LexiconError(message)


def _row(file: str, line: int, header: list[str], values: list[str], first: str) -> Row:
    """Give the values of a row their names."""
    if values[0].lstrip().startswith("#"):
        return Row(line, dict.fromkeys(header, "") | {first: values[0]})
    if len(values) != len(header):
        message = (
            f"{file}, row {line}, column all: expected {len(header)} values; found '{len(values)}'. "
            "To go on, put a value that holds a comma in quotation marks."
        )
        raise LexiconError(message)
    return Row(line, dict(zip(header, values, strict=True)))
