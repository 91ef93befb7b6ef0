"""The command ``framing import``."""

from __future__ import annotations

import json
import re

import pytest

import framing
from framing.cli import main

ROW = {"id": "n1", "source": "Courier", "title": "Rain", "content": "Rain fell.", "date": "2031-03-12"}


@pytest.fixture
def files(tmp_path):
    rows = [ROW, {**ROW, "id": "n2", "content": ""}]
    (tmp_path / "a.json").write_text(json.dumps(rows), encoding="utf-8")
    (tmp_path / "b.json").write_text(json.dumps([{**ROW, "id": "n3", "source": "Gazette"}]), encoding="utf-8")
    return tmp_path


def run(*arguments):
    """Run the command; give its exit status."""
    with pytest.raises(SystemExit) as left:
        main([*map(str, arguments)])
    return left.value.code or 0


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        (["html"], set()),
        (["nexis"], {"--layout"}),
        (["warc"], {"--host"}),
        (["urls"], {"--download", "--delay", "--contact", "--pages", "--allow-private"}),
        (
            [],
            {
                "--layout",
                "--host",
                "--texts",
                "--download",
                "--delay",
                "--contact",
                "--pages",
                "--allow-private",
            },
        ),
    ],
)
def test_the_help_of_a_kind_shows_its_options_alone(words, shown, capsys):
    assert run("import", *words, "--help") == 0
    told = set(re.findall(r"^ +(?:-q, )?(--[a-z-]+)", capsys.readouterr().out, re.MULTILINE))
    assert told == shown | {"--out", "--outlet", "--encoding", "--quiet", "--json", "--help"}


def test_files_become_a_corpus_and_the_report_is_printed(files, capsys):
    out = files / "corpus.parquet"
    assert run("import", "nela", files / "a.json", files / "b.json", files / "no.json", "--out", out) == 0
    told = capsys.readouterr().out
    # Three articles were found in two files; the third file does not exist and is no article.
    assert (
        "import nela: 3 files, 3 articles found: 2 used, 1 not used (1 empty text); 1 file or entry" in told
    )
    assert "entry could not be read (1 unreadable)." in told
    assert "to look at: 1 with the text of another article" in told
    assert f"Not used: {files / 'corpus_rejected.csv'}" in told
    assert f"To look at: {files / 'corpus_doubtful.csv'}" in told
    assert framing.read_corpus(out)["article_id"].tolist() == ["n1", "n3"]


def test_the_report_can_be_had_as_json(files, capsys):
    run("import", "nela", files / "a.json", "--out", files / "c.csv", "--json")
    report = json.loads(capsys.readouterr().out)
    assert report["counts"]["used"] == 1
    assert report["files"][0] == {"file": "a.json", "declared": None, "found": 2, "used": 1} | {
        "empty_text": 1,
        "not_used": 1,
    }


def test_quiet_prints_only_where_things_are(files, capsys):
    run("import", "nela", files / "a.json", "--out", files / "c.csv", "--quiet")
    assert [line.split(":")[0] for line in capsys.readouterr().out.splitlines()] == ["Not used", "Corpus"]


def test_nothing_usable_is_status_1(files, capsys):
    (files / "a.json").write_text(json.dumps([{**ROW, "content": "@@@@@@@"}]), encoding="utf-8")
    assert run("import", "nela", files / "a.json", "--out", files / "c.csv") == 1
    assert "1 text masked with @@@" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("pdf", "a.json", "--out", "c.csv"), "found 'pdf'"),
        (("nela", "a.json", "--out", "c.xlsx"), "found 'c.xlsx'"),
        (("nela", "a.json", "--out", "c.csv", "--host", "a.example"), "expected with warc, found with nela"),
        (("nela", "a.json", "--out", "c.csv", "--allow-private"), "expected with urls, found with nela"),
        (("nela", "--out", "c.csv"), "FILES"),
    ],
)
def test_wrong_usage_is_status_2(arguments, message, capsys):
    assert run("import", *arguments) == 2
    assert message in " ".join(capsys.readouterr().err.split())


def test_addresses_are_not_fetched_without_the_flag(files, capsys):
    pytest.importorskip("trafilatura")
    (files / "list.txt").write_text("https://courier.example/a\n", encoding="utf-8")
    assert run("import", "urls", files / "list.txt", "--out", files / "c.csv") == 1
    told = capsys.readouterr().err
    assert "give --download once you may" in told
    assert "...." not in told


def test_a_kind_whose_package_is_missing_says_what_to_install(files, capsys, monkeypatch):
    monkeypatch.setattr("framing.importing.kinds.import_module", _absent)
    assert run("import", "feed", files / "a.json", "--out", files / "c.csv") == 1
    assert "pip install 'framing[import]'" in capsys.readouterr().err


def _absent(name):
    raise ModuleNotFoundError(name=name)
