"""Excel, Parquet and memory."""

from __future__ import annotations

import datetime
import io

import openpyxl
import pandas as pd
import pytest

from framing.corpus.tables import read_excel, read_memory, read_parquet
from framing.errors import CorpusError


def workbook(*sheets):
    """Write sheets, each a list of rows, and give the bytes of the workbook."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for number, rows in enumerate(sheets):
        sheet = book.create_sheet(f"sheet {number}")
        for row in rows:
            sheet.append(row)
    raw = io.BytesIO()
    book.save(raw)
    return raw.getvalue()


def test_excel_keeps_text_numbers_and_dates():
    rows = [["id", "text", "date"], ["007", "NA", datetime.datetime(2031, 3, 12)], [8, "b", None]]
    table = read_excel(workbook(rows), "a.xlsx").table
    assert table.values.tolist() == [["007", "NA", datetime.datetime(2031, 3, 12)], [8, "b", None]]


def test_excel_blank_rows_and_columns_are_passed_over():
    rows = [[None, None, None], ["id", None, "text"], [None, None, None], [1, None, "a"]]
    records = read_excel(workbook(rows), "a.xlsx")
    assert records.table.columns.tolist() == ["id", "text"]
    assert records.rows == [1]


def test_excel_says_which_sheet_was_read_and_what_was_cut():
    rows = [["text"], ["a" * 32_767]]
    notes = read_excel(workbook(rows, [["other"]]), "a.xlsx").notes
    assert notes[0] == "read from sheet 'sheet 0', the first of 2"
    assert notes[1].startswith("1 cell of 32,767 characters")


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"id,text\n1,a\n", "not an .xlsx workbook"),
        (b"PK\x03\x04 broken", "not an .xlsx workbook"),
        (workbook([["id", "text"]]), "no row below a header"),
        (workbook([]), "no row below a header"),
    ],
)
def test_excel_that_is_refused(raw, message):
    with pytest.raises(CorpusError, match=f"^a.xlsx: .*{message}"):
        read_excel(raw, "a.xlsx")


def test_parquet_keeps_types_and_takes_a_named_index():
    frame = pd.DataFrame({"id": ["007"], "text": ["NA"], "n": [3]}).set_index("id")
    raw = io.BytesIO(frame.to_parquet())
    table = read_parquet(raw.getvalue(), "a.parquet").table
    assert table.values.tolist() == [["007", "NA", 3]]
    assert table["n"].dtype == "int64"


@pytest.mark.parametrize("raw", [b"id,text\n1,a\n", b"PAR1 broken PAR1"])
def test_parquet_that_is_refused(raw):
    with pytest.raises(CorpusError, match=r"^a.parquet: the file is not Parquet"):
        read_parquet(raw, "a.parquet")


def test_memory_takes_frames_dictionaries_and_texts():
    frame = pd.DataFrame({"text": ["a", "b"], 5: [1, 2]}, index=[7, 7])
    assert read_memory(frame).table.columns.tolist() == ["text", "5"]
    assert frame.columns.tolist() == ["text", 5]
    assert read_memory([{"text": "a"}, {"text": "b"}]).table["text"].tolist() == ["a", "b"]
    assert read_memory(("a", "b")).table["text"].tolist() == ["a", "b"]


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ([], "table: there are no rows"),
        (pd.DataFrame({"text": []}), "there are no rows. Found: the columns 'text'"),
        ([{"text": "a"}, "b"], "the list, element 2: not a dictionary.*Found: str"),
        ([1], "element 1: not a dictionary"),
    ],
)
def test_memory_that_is_refused(given, message):
    with pytest.raises(CorpusError, match=message):
        read_memory(given)
