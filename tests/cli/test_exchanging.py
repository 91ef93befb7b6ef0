"""Marks out to a tool and back, and shared without the texts, from the command line."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from framing.cli import main

RULES = ("--engine", "rules", "--quiet")


def run(*arguments: str | Path) -> int:
    with pytest.raises(SystemExit) as stopped:
        main([str(argument) for argument in arguments])
    return int(stopped.value.code or 0)


@pytest.fixture
def corpus(tmp_path) -> Path:
    path = tmp_path / "articles.csv"
    rows = ("id,outlet,text", 'a,Flash,"It was brutal, Ana Hale said."', "b,Courier,It may rain.", "")
    path.write_text("\n".join(rows), encoding="utf-8")
    return path


def test_out_to_a_tool_and_back(corpus, tmp_path):
    for name, out in (("doccano", "a.jsonl"), ("brat", "folder")):
        assert run("annotate", corpus, "--format", name, "--out", tmp_path / out, *RULES) == 0
        back = tmp_path / f"{name}.csv"
        arguments = ("read-annotations", tmp_path / out, "--format", name, "--corpus", corpus, "--out", back)
        assert run(*arguments, "--quiet") == 0
        layers = pd.read_csv(back)["layer"].value_counts()
        assert layers["loaded"] == layers["hedge"] == layers["cue"] == 1  # brutal, may, said


def test_what_does_not_fit_is_listed_beside_the_output(corpus, tmp_path, capsys):
    export = tmp_path / "a.jsonl"
    export.write_text('{"article_id": "a", "text": "It was.", "label": [[0, 2, "PERSON"]]}', encoding="utf-8")
    out = tmp_path / "spans.csv"
    assert run("read-annotations", export, "--format", "doccano", "--corpus", corpus, "--out", out) == 0
    assert "2 did not stand where the export said" in capsys.readouterr().out
    assert pd.read_csv(tmp_path / "spans_problems.csv")["action"].tolist() == [
        "left out",
        "spans found by their words",
    ]


def test_shared_and_rehydrated(corpus, tmp_path, capsys):
    shared, out = tmp_path / "shared.jsonl", tmp_path / "measures.csv"
    assert run("share", corpus, "--out", shared, *RULES) == 0
    assert "brutal" not in shared.read_text(encoding="utf-8")
    corpus.write_text(corpus.read_text(encoding="utf-8").replace("may rain", "might rain"), encoding="utf-8")
    assert run("rehydrate", shared, corpus, "--out", out, "--table", "measures", "--quiet") == 0
    assert "articles shared: 2 (1 same, 1 edited)" in capsys.readouterr().out
    assert set(pd.read_csv(out)["article_id"]) == {"a"}
    assert pd.read_csv(tmp_path / "measures_unmatched.csv")["status"].tolist() == ["edited"]


def test_a_folder_that_holds_something_and_an_unknown_format_or_table_are_refused(corpus, tmp_path, capsys):
    assert run("annotate", corpus, "--format", "brat", "--out", tmp_path) == 1
    assert "expected an empty folder" in capsys.readouterr().err
    assert run("annotate", corpus, "--format", "xml", "--out", tmp_path / "a.xml") == 2
    assert run("annotate", corpus, "--format", "doccano", "--out", tmp_path / "a.csv") == 2
    shared = tmp_path / "s.jsonl"
    assert run("share", corpus, "--out", shared, *RULES) == 0
    assert run("rehydrate", shared, corpus, "--out", tmp_path / "a.csv", "--table", "words") == 2
