"""Excel, Parquet and tables in memory -> records."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from typing import Any

import pandas as pd

from framing.corpus.columns import unique_names
from framing.corpus.json_records import table_of
from framing.corpus.records import Records
from framing.corpus.refusing import counted, listing, refuse

# Excel cuts a longer text off without a word.
_EXCEL_CELL = 32_767

_IN_MEMORY = "table"


def read_excel(raw: bytes, source: str) -> Records:
    """Read the first sheet of an .xlsx workbook; the first row that is not blank names the columns.

    Parameters
    ----------
    raw : bytes
        The content of the file.
    source : str
        Name of the file.

    Returns
    -------
    Records
        Cells as Excel stores them: text as text, numbers as numbers, dates as dates. Blank rows are
        no records.

    Raises
    ------
    CorpusError
        The file is no .xlsx workbook, or its first sheet has no row below the header.
    """
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        workbook = load_workbook(io.BytesIO(raw), read_only=True, data_only=True)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError):
        refuse(source, "the file is not an .xlsx workbook", advice="save it as .xlsx or as CSV")
    sheets = workbook.worksheets
    if not sheets:
        refuse(source, "the workbook has no sheet with cells")
    lines = [row for row in sheets[0].iter_rows(values_only=True) if any(cell is not None for cell in row)]
    notes = [f"read from sheet '{sheets[0].title}', the first of {len(sheets)}"] if len(sheets) > 1 else []
    workbook.close()
    if len(lines) < 2:
        refuse(source, "the first sheet has no row below a header", found=counted(len(lines), "row"))
    table = _sheet_table(lines)
    cut = sum(isinstance(cell, str) and len(cell) >= _EXCEL_CELL for row in lines for cell in row)
    if cut:
        notes.append(
            f"{counted(cut, 'cell')} of {_EXCEL_CELL:,} characters, the most Excel keeps: probably cut off"
        )
    names, renamed = unique_names(table.columns)
    table.columns = names
    return _numbered(table, source, "xlsx", notes + renamed)


def _sheet_table(lines: list[tuple[Any, ...]]) -> pd.DataFrame:
    """Lay the rows of a sheet out as a table, without columns that have neither name nor value."""
    width = max(len(line) for line in lines)
    padded = [list(line) + [None] * (width - len(line)) for line in lines]
    kept = [at for at in range(width) if any(line[at] is not None for line in padded)]
    header, *rows = [[line[at] for at in kept] for line in padded]
    return pd.DataFrame(rows, columns=pd.Index(header, dtype=object), dtype=object)


def read_parquet(raw: bytes, source: str) -> Records:
    """Read a Parquet file.

    Parameters
    ----------
    raw : bytes
        The content of the file.
    source : str
        Name of the file.

    Returns
    -------
    Records
        A named index becomes a column.

    Raises
    ------
    CorpusError
        The file is not Parquet, or has no rows.
    """
    from pyarrow import ArrowException

    try:
        table = pd.read_parquet(io.BytesIO(raw), engine="pyarrow")
    except (ArrowException, OSError) as error:
        refuse(source, f"the file is not Parquet ({error})", advice="write it again")
    return _from_frame(table, source, "parquet")


def read_memory(given: pd.DataFrame | Sequence[Any]) -> Records:
    """Take a DataFrame, a list of dictionaries, or a list of texts.

    Parameters
    ----------
    given : DataFrame, or list of dict, or list of str
        A list of strings is a list of texts and needs an outlet given beside it.

    Returns
    -------
    Records
        The DataFrame itself is not changed.

    Raises
    ------
    CorpusError
        There is no row, or an element is neither a dictionary nor a text.
    """
    if isinstance(given, pd.DataFrame):
        return _from_frame(given, _IN_MEMORY, "table")
    if len(given) and all(isinstance(item, str) for item in given):
        return _numbered(pd.DataFrame({"text": list(given)}, dtype=object), _IN_MEMORY, "table", [])
    for number, item in enumerate(given, start=1):
        if not isinstance(item, dict):
            refuse(
                f"the list, element {number}",
                "not a dictionary",
                expected="{'outlet': ..., 'text': ...} for every article, or only texts",
                found=type(item).__name__,
            )
    table, notes = table_of(list(given))
    return _numbered(table, _IN_MEMORY, "table", notes)


def _from_frame(frame: pd.DataFrame, source: str, kind: str) -> Records:
    """Take a DataFrame, a named index as a column."""
    named = [name for name in frame.index.names if name is not None and name not in frame.columns]
    table = frame.reset_index(level=named) if named else frame.copy(deep=False)
    names, notes = unique_names(table.columns)
    table.columns = names
    return _numbered(table.reset_index(drop=True), source, kind, notes)


def _numbered(table: pd.DataFrame, source: str, kind: str, notes: list[str]) -> Records:
    """Wrap a table whose records are numbered as they come."""
    if not len(table):
        refuse(source, "there are no rows", found=f"the columns {listing(table.columns)}")
    table.attrs = {}
    return Records(source, kind, table, list(range(1, len(table) + 1)), [source] * len(table), notes=notes)
