"""The commands on lexicons."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from framing.cli import main
from framing.lexicons import SHIPPED, read_lexicon

DOCS = Path(__file__).parents[2] / "docs"


def run(*arguments: str | Path) -> int:
    with pytest.raises(SystemExit) as stopped:
        main([str(argument) for argument in arguments])
    return int(stopped.value.code or 0)


def test_check_without_files_checks_the_shipped_lexicons(capsys):
    assert run("lexicon", "check") == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(SHIPPED)
    for name, line in zip(SHIPPED, lines, strict=True):
        assert re.fullmatch(rf"{name}: clean.*, version \w{{12}}, entries: {len(read_lexicon(name))}", line)


def test_check_prints_every_fault_of_every_file_and_fails(tmp_path, capsys):
    bad, broken = tmp_path / "bad.txt", tmp_path / "broken.dic"
    bad.write_text("# comment\nzealot\nzealot\n", encoding="utf-8")
    broken.write_text("zealot\n", encoding="utf-8")
    assert run("lexicon", "check", bad, broken, "cues") == 1
    out = capsys.readouterr().out
    assert "bad: 4 findings, version " in out
    assert "  comment_line: 1 (a comment was left in the list as an entry)" in out
    assert "  line 3: 'zealot' duplicate: first in line 2" in out
    assert "broken: not read: broken.dic, line 1: expected a legend of categories" in out
    assert "cues: clean" in out


def test_check_takes_a_codebook_and_a_background(tmp_path, capsys):
    mine, book, texts = tmp_path / "mine.csv", tmp_path / "book.csv", tmp_path / "texts.csv"
    mine.write_text("entry,category,source\ndeath trap,x,own\n", encoding="utf-8")
    book.write_text("category,definition\nx,Names a danger\n", encoding="utf-8")
    assert run("lexicon", "check", mine, "--codebook", book) == 0
    assert capsys.readouterr().out.startswith("mine: clean, version ")
    texts.write_text(
        'text\n"A death trap, they said. The bridge is closed and stays so."\n', encoding="utf-8"
    )
    assert run("lexicon", "check", mine, "--codebook", book, "--background", texts) == 1
    assert "'death trap' fires_everywhere: in 100% of articles" in capsys.readouterr().out
    book.write_text("name\nx\n", encoding="utf-8")
    assert run("lexicon", "check", mine, "--codebook", book) == 1
    assert "book.csv: expected the columns category and definition; found name" in capsys.readouterr().err


def test_many_findings_are_cut_and_all_prints_them(tmp_path, capsys):
    path = tmp_path / "mine.txt"
    path.write_text("zealot\n" * 30, encoding="utf-8")
    assert run("lexicon", "check", path) == 1
    assert "and 11 more; --all prints them" in capsys.readouterr().out  # 29 twice, 1 category, 1 source
    assert run("lexicon", "check", path, "--all") == 1
    assert "line 30: 'zealot' duplicate" in capsys.readouterr().out


def test_convert_writes_another_format_and_says_what_is_lost(tmp_path, capsys):
    source, out = tmp_path / "mine.dic", tmp_path / "mine.yml"
    source.write_text("%\n1\tdoubt\n%\nAlleged*\t1\n:)\t1\n", encoding="utf-8")
    assert run("lexicon", "convert", source, out) == 0
    printed = capsys.readouterr().out
    assert f"{out}: 1 entries of mine, version " in printed
    assert "line 5: ':)' is not written: could not match its own text" in printed
    assert "are not kept" in printed
    assert out.read_text(encoding="utf-8") == "doubt:\n- alleged*\n"


def test_convert_does_not_write_over_what_it_reads(tmp_path, capsys):
    source = tmp_path / "mine.csv"
    source.write_text("entry,category\nzealot,x\n", encoding="utf-8")
    assert run("lexicon", "convert", source, source) == 1
    assert "expected another file than the one that is read" in capsys.readouterr().err


def test_codebook_prints_the_page(capsys):
    assert run("lexicon", "codebook") == 0
    assert capsys.readouterr().out == (DOCS / "codebook.md").read_text(encoding="utf-8")


def test_show_prints_what_is_known_of_an_entry(capsys):
    assert run("lexicon", "show", "hedges", "may") == 0
    assert capsys.readouterr().out.startswith("may: epistemic; strength ")
    assert run("lexicon", "show", "hedges", "--least", "100") == 0
    lines = capsys.readouterr().out.splitlines()
    assert 3 < len(lines) < 40
    assert all("; right in " in line for line in lines)
    capsys.readouterr()
    advice = {
        "zugzwang": "framing lexicon show hedges prints all.",
        "mayy": "Near: 'may'",
        "Mights": "Near: 'might",
        "brutal": "It stands in loaded.",
        "appears": "It is found by the entry 'appear'.",
    }
    for entry, told in advice.items():
        assert run("lexicon", "show", "hedges", entry) == 1
        assert told in capsys.readouterr().err, entry
    assert run("lexicon", "show", "nouns") == 1
    assert "expected one of hedges, boosters, loaded, cues; found 'nouns'" in capsys.readouterr().err
