"""What is written: never over what was read, never half."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pandas as pd
import pytest

from framing.cli import main, outputs
from framing.errors import CorpusError


def run(*arguments: str | Path) -> int:
    """Run the command in this process and give its exit status."""
    with pytest.raises(SystemExit) as stopped:
        main([str(argument) for argument in arguments])
    return int(stopped.value.code or 0)


def write_csv(folder: Path, name: str, *lines: str) -> Path:
    path = folder / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def other_ways(path: Path) -> list[Path]:
    """Name a file as it is, relative to the folder one is in, by a symbolic and by a hard link."""
    soft, hard = path.with_stem("soft"), path.with_stem("hard")
    soft.symlink_to(path)
    hard.hardlink_to(path)
    return [path, Path(os.path.relpath(path)), path.parent / "." / path.name, soft, hard]


@pytest.mark.parametrize("command", [("annotate",), ("annotate", "--format", "relations"), ("measure",)])
def test_the_file_that_is_read_is_not_written_over(command, tmp_path, capsys):
    corpus = write_csv(tmp_path, "a.csv", "outlet,text", "Flash,Rain fell.")
    before = corpus.read_bytes()
    for out in other_ways(corpus):
        assert run(*command, corpus, "--out", out) == 1
        assert capsys.readouterr().err.startswith("framing: a.csv: --out names the file that is read")
    assert corpus.read_bytes() == before


def test_nor_are_the_documents_of_gold_or_a_compared_article(tmp_path, capsys):
    documents = write_csv(tmp_path, "a.jsonl", json.dumps({"id": 1, "text": "Rain."}))
    page = write_csv(tmp_path, "a.html", "Rain fell.")
    before = documents.read_bytes(), page.read_bytes()
    for out in other_ways(documents):
        assert run("annotate", documents, "--out", out, "--format", "gold") == 1
    assert run("compare", documents, page, "--out", page) == 1
    assert capsys.readouterr().err.count("--out names the file that is read") == 6
    assert (documents.read_bytes(), page.read_bytes()) == before


def test_a_file_that_is_not_there_yet_is_told_by_its_path(tmp_path):
    with pytest.raises(CorpusError, match="names the file that is read"):
        outputs.check_out(tmp_path / "x" / ".." / "a.csv", (".csv",), tmp_path / "a.csv")
    outputs.check_out(tmp_path / "b.csv", (".csv",), tmp_path / "a.csv")


def test_an_interruption_leaves_the_earlier_file_and_no_other(tmp_path):
    documents = write_csv(tmp_path, "in.jsonl", '{"id": 1, "text": "a"}', '{"id": 2, "text": "b"}')
    out = write_csv(tmp_path, "out.jsonl", "earlier")

    def read(name: str, text: str) -> dict[str, str]:
        if name == "2":
            raise KeyboardInterrupt
        return {"id": name}

    with pytest.raises(KeyboardInterrupt):
        outputs.write_gold(documents, out, read, None)
    assert out.read_text(encoding="utf-8") == "earlier\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.jsonl", "out.jsonl"]


def test_a_whole_file_takes_the_place_of_the_earlier_one_also_behind_a_link(tmp_path):
    documents = write_csv(tmp_path, "in.jsonl", '{"id": 1, "text": "a"}')
    out = write_csv(tmp_path, "out.jsonl", "earlier")
    link = tmp_path / "link.jsonl"
    link.symlink_to(out)
    assert outputs.write_gold(documents, link, lambda name, text: {"id": name}, None) == 1
    assert link.is_symlink() and out.read_text(encoding="utf-8") == '{"id": "1"}\n'


STUBS = ("outlet,text", "Flash,Rain fell.", "Flash,", "Flash,Subscribe to read.")


@pytest.mark.parametrize("command", ["annotate", "measure"])
def test_articles_not_used_are_told_and_listed_beside_the_table(command, tmp_path, capsys):
    corpus, out = write_csv(tmp_path, "a.csv", *STUBS), tmp_path / "new" / "t.parquet"
    assert run(command, corpus, "--out", out) == 0
    printed = capsys.readouterr().out
    assert "3 articles read, 1 used, 2 not used (1 empty text, 1 paywall stub)" in printed
    beside = tmp_path / "new" / "t_rejected.csv"
    told = f"2 articles not used: see {beside}\n"
    assert told in printed
    rejected = pd.read_csv(beside, encoding="utf-8-sig")
    assert rejected[["row", "reason"]].to_numpy().tolist() == [[2, "empty_text"], [3, "stub"]]
    assert run(command, corpus, "--out", out, "--quiet") == 0
    printed = capsys.readouterr().out
    assert told in printed and "articles read" not in printed


def test_where_all_are_used_there_is_no_list(tmp_path, capsys):
    corpus = write_csv(tmp_path, "a.csv", "outlet,text", "Flash,Rain fell.")
    assert run("measure", corpus, "--out", tmp_path / "t.csv") == 0
    assert "1 article read, 1 used" in capsys.readouterr().out
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.csv", "t.csv"]


def test_the_list_does_not_replace_the_corpus_either(tmp_path, capsys):
    corpus = write_csv(tmp_path, "t_rejected.csv", *STUBS)
    assert run("measure", corpus, "--out", tmp_path / "t.csv") == 1
    assert "--out puts the list of articles not used over the file that is read" in capsys.readouterr().err
