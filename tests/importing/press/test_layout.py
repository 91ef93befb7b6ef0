"""Markers are data: a user's file adds and takes away, and is checked."""

from __future__ import annotations

import csv
import datetime
from dataclasses import replace
from pathlib import Path

import pytest
from press import catalogue
from press.documents import docx
from press.nexis import newer
from press.stories import DAY, STORIES

import framing
from framing.errors import CorpusError
from framing.importing.press import layout
from framing.importing.press.layout import read_layout


def written(folder: Path, *rows: str) -> Path:
    """Write a file of markers."""
    path = folder / "markers.csv"
    path.write_text("\n".join(["kind,language,role,marker,note", *rows]), encoding="utf-8")
    return path


def test_a_changed_layout_is_repaired_by_one_row(tmp_path):
    (tmp_path / "changed.docx").write_bytes(docx(catalogue._other_marker("Main text")))
    with pytest.raises(CorpusError, match="the marker of the text is missing"):
        framing.import_articles("nexis", tmp_path / "changed.docx")
    path = written(tmp_path, "nexis,en,body,Main text,seen in May")
    articles = framing.import_articles("nexis", tmp_path / "changed.docx", layout=path)
    assert articles["text"].tolist() == [STORIES["en"].text]


def test_a_month_of_another_language_is_added(tmp_path):
    story = replace(STORIES["en"], date="12. března 2031")
    (tmp_path / "a.docx").write_bytes(docx(newer(story)))
    assert framing.import_articles("nexis", tmp_path / "a.docx")["date"].isna().all()
    path = written(tmp_path, "months,cs,3,března,")
    (day,) = framing.import_articles("nexis", tmp_path / "a.docx", layout=path)["date"]
    assert day.date() == DAY == datetime.date(2031, 3, 12)


def test_a_marker_is_taken_away(tmp_path):
    path = written(tmp_path, "nexis,en,tail,-Notes,our papers have a column of that name")
    assert read_layout("nexis").is_marker("tail", "Notes")
    assert not read_layout("nexis", path).is_marker("tail", "Notes")


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("lexis,en,body,Text,", "row 2, column kind: unknown kind. Expected: 'nexis'"),
        ("nexis,en,boddy,Text,", "row 2, column role: no reader of nexis knows this role"),
        ("nexis,en,body,,", "row 2, column marker: the marker is missing"),
        ("months,en,13,Smarch,", "row 2, column role: no reader of months knows this role"),
    ],
)
def test_a_wrong_row_is_named(tmp_path, row, told):
    with pytest.raises(CorpusError) as refused:
        read_layout("nexis", written(tmp_path, row))
    assert told in str(refused.value)


def test_a_file_without_the_columns_is_refused(tmp_path):
    path = tmp_path / "markers.csv"
    path.write_text("marker\nBody\n", encoding="utf-8")
    with pytest.raises(CorpusError, match="no column 'kind', 'language', 'role'"):
        read_layout("nexis", path)


@pytest.mark.parametrize(
    ("role", "line", "expected"),
    [
        ("counter", "  1 of 250 DOCUMENTS ", {"k": "1", "n": "250"}),
        ("counter", "Dokument 7 von 1.250", {"k": "7", "n": "1.250"}),
        ("declared", "Documents (100)", {"n": "100"}),
        ("counter", "He read 1 of 250 documents yesterday", None),
        ("end", "END OF DOCUMENT", {}),
        ("end", "End of Document.", None),
    ],
)
def test_a_marker_is_the_whole_line(role, line, expected):
    assert read_layout("nexis").counts(role, line) == expected


@pytest.mark.parametrize("line", ["Length:\u00a0300 words", "LENGTH: 300 words", "Length : 300 words"])
def test_a_label_is_known_with_any_space_and_case(line):
    assert read_layout("nexis").label("length", line) == "300 words"


def test_shipped_markers_are_unique_and_each_language_has_what_a_reader_needs():
    rows = list(csv.DictReader(layout._SHIPPED.read_text(encoding="utf-8").splitlines()))
    keys = [(row["kind"], row["language"], row["role"], row["marker"]) for row in rows]
    assert len(keys) == len(set(keys))
    needed = {
        "nexis": {"end", "body", "length", "loaded"},
        "proquest": {"text", "headline", "outlet", "date"},
    }
    for kind, roles in needed.items():
        for language in ("en", "de", "fr", "es", "it", "ru"):
            have = {row["role"] for row in rows if row["kind"] == kind and row["language"] == language}
            assert roles <= have, (kind, language)
