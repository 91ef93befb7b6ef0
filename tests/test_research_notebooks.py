"""The notebooks on real outlets: skipped only where a corpus is absent, and never showing its words."""

from __future__ import annotations

import gzip
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from notebook_rules import code_cells, notebooks_under, outputs_as_text, read_notebook, source
from research_notebooks import corpora_of, reason_to_skip, texts_shown

from framing import read_research_corpus

ROOT = Path(__file__).parents[1]
NOTEBOOKS = notebooks_under(ROOT / "notebooks")
RESEARCH = [path for path in NOTEBOOKS if corpora_of(path)]
SHINGLE = 7
"""So many words in a row of an article are a quotation."""


def write_notebook(path: Path, code: str, shown: str) -> None:
    output = {
        "output_type": "execute_result",
        "execution_count": 1,
        "metadata": {},
        "data": {"text/plain": shown},
    }
    cell = {"cell_type": "code", "execution_count": 1, "metadata": {}, "outputs": [output], "source": code}
    notebook = {"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 4}
    path.write_text(json.dumps(notebook), encoding="utf-8")


@pytest.fixture
def folder(tmp_path):
    """A folder with the hook, a notebook that needs BASIL and one that needs nothing."""
    shutil.copy(ROOT / "notebooks" / "conftest.py", tmp_path / "conftest.py")
    code = 'import framing\nlen(framing.read_research_corpus("basil"))'
    write_notebook(tmp_path / "17_real_outlets_basil.ipynb", code, "2")
    write_notebook(tmp_path / "plain.ipynb", "1 + 1", "2")
    return tmp_path


def run(folder: Path, **variables: str) -> str:
    options = ["-c", str(ROOT / "pyproject.toml"), "--rootdir", str(ROOT), "-p", "no:cacheprovider"]
    command = [sys.executable, "-m", "pytest", *options, "--color=no", "-q", "-rs", str(folder)]
    rest = {name: value for name, value in os.environ.items() if not name.startswith("FRAMING_")}
    env = {**rest, "FRAMING_CACHE": str(folder / "empty"), **variables}
    done = subprocess.run(
        command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=120, check=False
    )
    return done.stdout + done.stderr


def basil(folder: Path, n: int) -> Path:
    folder.mkdir()
    documents = [{"id": f"a{i}", "outlet": "nyt", "text": "Rain fell."} for i in range(n)]
    lines = "".join(json.dumps(document) + "\n" for document in documents)
    (folder / "basil.jsonl.gz").write_bytes(gzip.compress(lines.encode()))
    return folder


def test_without_the_corpus_the_notebook_is_skipped_and_says_why(folder):
    printed = run(folder)
    assert "1 passed, 1 skipped" in printed
    assert "needs the research corpus basil" in printed and "framing fetch basil" in printed


def test_with_the_corpus_it_is_compared(folder):
    assert "2 passed" in run(folder, FRAMING_GOLD=str(basil(folder / "gold", 2)))
    shutil.rmtree(folder / "gold")
    assert "1 failed, 1 passed" in run(folder, FRAMING_GOLD=str(basil(folder / "gold", 3)))


def test_who_says_that_the_corpus_is_there_gets_a_failure_where_it_is_not(folder):
    printed = run(folder, FRAMING_GOLD=str(folder / "nothing"))
    assert "1 failed, 1 passed" in printed and "skipped" not in printed


def test_a_notebook_that_reads_no_corpus_is_never_skipped(folder, monkeypatch):
    monkeypatch.delenv("FRAMING_GOLD", raising=False)
    monkeypatch.setenv("FRAMING_CACHE", str(folder / "empty"))
    assert reason_to_skip(folder / "plain.ipynb") == ""
    assert reason_to_skip(folder / "conftest.py") == ""
    assert [path.stem for path in NOTEBOOKS if reason_to_skip(path)] == [path.stem for path in RESEARCH]


def test_two_notebooks_are_on_real_outlets():
    assert {path.stem: corpora_of(path) for path in RESEARCH} == {
        "16_real_outlets_polnear": ["polnear"],
        "17_real_outlets_basil": ["basil"],
    }


@pytest.mark.parametrize("path", RESEARCH, ids=lambda path: path.stem)
def test_no_cell_can_show_words_of_an_article(path):
    assert texts_shown(source(cell) for cell in code_cells(read_notebook(path))) == []


def test_what_shows_words_is_caught():
    planted = [
        "framing.show_passages(marks, 'x')",
        'articles["headline"]',
        "framing.term_concordance(m, 'a')",
    ]
    assert len(texts_shown(planted)) == 3
    assert texts_shown(["framing.plot_outlets(result, 'x')", 'table["outlet"]']) == []


def words_of(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def shingles(words: list[str]) -> set[tuple[str, ...]]:
    return {tuple(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)}


@pytest.mark.gold
@pytest.mark.parametrize("path", RESEARCH, ids=lambda path: path.stem)
def test_no_seven_words_of_an_article_stand_in_a_notebook(path, gold):
    cells = read_notebook(path)["cells"]
    shown = set()
    for cell in cells:
        for text in [source(cell), *outputs_as_text(cell)]:
            shown |= shingles(words_of(re.sub(r"<[^>]*>", " ", text)))
    (name,) = corpora_of(path)
    articles = read_research_corpus(name, gold)
    assert shown and articles["text"].str.len().gt(0).any()
    for column in ("text", "headline"):
        for article in articles[column].dropna():
            assert not shown & shingles(words_of(article))


def test_seven_words_are_found_and_six_are_not():
    article = shingles(words_of("The old dam broke at dawn, the mayor said."))
    assert article & shingles(words_of("it said: the old dam broke at dawn, the end"))
    assert not article & shingles(words_of("the old dam broke at dawn"))
