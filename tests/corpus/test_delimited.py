"""CSV and TSV as they come out of spreadsheets and databases."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.corpus.delimited import read_delimited
from framing.corpus.encoding import Decoded
from framing.errors import CorpusError


def read(text, kind="csv"):
    return read_delimited(Decoded(text, "utf-8"), f"a.{kind}", kind=kind)


def rows(text, kind="csv"):
    return read(text, kind).table.values.tolist()


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiter_is_read_from_the_header(delimiter):
    text = f'id{delimiter}outlet{delimiter}text\n1{delimiter}Courier{delimiter}"a, b; c | d\te"\n'
    assert rows(text) == [["1", "Courier", "a, b; c | d\te"]]


def test_delimiter_inside_a_quoted_name_does_not_count():
    assert read('"a;b;c;d",text\n1,2\n').table.columns.tolist() == ["a;b;c;d", "text"]


def test_excel_declaration_of_the_delimiter():
    assert rows("sep=;\r\nid;text\r\n1;a,b,c\r\n") == [["1", "a,b,c"]]


def test_tab_and_comma_are_the_usual_and_others_are_noted():
    assert read("id,text\n1,a\n").notes == []
    assert read("id;text\n1;a\n").notes == ["cells are separated by the semicolon"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_blank_lines_and_lines_inside_cells(end):
    text = end.join(["id,text", "", '1,"one', 'two"', "", "2,three", ""])
    assert rows(text) == [["1", f"one{end}two"], ["2", "three"]]


def test_every_cell_is_text():
    assert rows("id,text,n\n007,NA,1e5\n008,null,\n") == [["007", "NA", "1e5"], ["008", "null", None]]


def test_longer_cells_than_the_csv_module_allows_by_itself():
    before = csv.field_size_limit()
    assert rows(f"id,text\n1,{'a' * 200_000}\n") == [["1", "a" * 200_000]]
    assert csv.field_size_limit() == before


def test_one_column_is_a_table():
    assert rows("text\nRain fell.\n") == [["Rain fell."]]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "id,text\n1,a\n2,b,c\n",
            r"a.csv, row 2 \(line 3\): .*Expected: 2 cells.*Found: 3, the first being '2'",
        ),
        ('id,text\n1,"a\nb"\n\n2\n', r"a.csv, row 2 \(line 5\): .*Expected: 2 cells.*Found: 1"),
        ('id,text\n1,a\n2,"b\n3,c\n', r"a.csv: quotation marks are not closed.*begins on line 3"),
        ('id,text\n1,"a" b\n', r"quotation marks are not closed.*begins on line 2"),
        ("id,text\n", r"a.csv: there are no rows.*Found: only the columns 'id', 'text'"),
        ("\n\n", "there are no rows.*not blank"),
        ("", "there are no rows.*not blank"),
    ],
)
def test_files_that_do_not_hold_together_are_refused(text, message):
    with pytest.raises(CorpusError, match=message):
        read(text)


def test_tsv_without_quoting_keeps_its_marks():
    records = read('id\ttext\n1\t"Go," he said\n2\t5" of rain\n', "tsv")
    assert records.table["text"].tolist() == ['"Go," he said', '5" of rain']
    assert "quotation marks do not enclose cells" in records.notes[0]


def test_tsv_with_quoting_is_read_as_such():
    assert rows('id\ttext\n1\t"a\tb"\n', "tsv") == [["1", "a\tb"]]


@settings(deadline=None, derandomize=True)
@given(st.lists(st.tuples(*[st.text(st.characters(exclude_categories=["Cs"]), max_size=8)] * 2), min_size=1))
def test_what_the_csv_module_writes_comes_back(table):
    sheet = io.StringIO(newline="")
    csv.writer(sheet, quoting=csv.QUOTE_ALL).writerows([("id", "text"), *table])
    assert [[a or "", b or ""] for a, b in rows(sheet.getvalue())] == [list(row) for row in table]
