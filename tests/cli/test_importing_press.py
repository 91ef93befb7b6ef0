"""The command imports the exports of press archives, and is repaired by a file of markers."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pandas as pd
import pytest
from press.catalogue import NEXIS
from press.documents import docx
from press.nexis import combined
from press.stories import STORIES, numbered

from framing.cli import main

CHANGED = next(fixture for fixture in NEXIS if fixture.name == "changed.docx")


def run(*arguments: str | Path) -> int:
    """Run the command in this process and give its exit status."""
    with pytest.raises(SystemExit) as stopped:
        main([str(argument) for argument in arguments])
    return int(stopped.value.code or 0)


def test_an_export_becomes_a_corpus_with_its_report(tmp_path, capsys):
    (tmp_path / "Files (3).DOCX").write_bytes(docx(combined(numbered(3), declared=4)))
    out = tmp_path / "corpus.parquet"
    assert run("import", "nexis", tmp_path / "Files (3).DOCX", "--out", out) == 0
    told = capsys.readouterr().out
    assert "1 file, 3 articles found: 3 used; 1 declared by the file but not found." in told
    assert "declares 4 articles, 3 found" in told
    corpus = pd.read_parquet(out)
    assert corpus["text"].tolist() == [story.text for story in numbered(3)]
    assert corpus["date"].dt.strftime("%Y-%m-%d").unique().tolist() == ["2031-03-12"]
    assert corpus["length"].tolist() == [str(story.words) for story in numbered(3)]
    with (tmp_path / "corpus_rejected.csv").open(encoding="utf-8-sig", newline="") as lines:
        (row,) = csv.DictReader(lines)
    assert row["reason"] == "not_found"
    assert row["detail"].startswith("article 4 of 4")


def test_a_layout_that_changed_is_repaired_by_a_file(tmp_path, capsys):
    (tmp_path / "changed.docx").write_bytes(CHANGED.make())
    out = tmp_path / "corpus.jsonl"
    assert run("import", "nexis", tmp_path / "changed.docx", "--out", out) != 0
    refused = capsys.readouterr().err
    assert "the marker of the text is missing" in refused
    markers = tmp_path / "markers.csv"
    markers.write_text("kind,language,role,marker,note\nnexis,en,body,Main text,\n", encoding="utf-8")
    assert run("import", "nexis", tmp_path / "changed.docx", "--out", out, "--layout", markers) == 0
    (row,) = map(json.loads, out.read_text(encoding="utf-8").splitlines())
    assert row["text"] == STORIES["en"].text


def test_a_wrong_file_of_markers_is_told_before_anything_is_read(tmp_path, capsys):
    markers = tmp_path / "markers.csv"
    markers.write_text("kind,language,role,marker,note\nnexis,en,boddy,Main text,\n", encoding="utf-8")
    assert (
        run("import", "nexis", tmp_path / "none.docx", "--out", tmp_path / "a.csv", "--layout", markers) != 0
    )
    assert "markers.csv, row 2, column role: no reader of nexis knows this role" in capsys.readouterr().err
