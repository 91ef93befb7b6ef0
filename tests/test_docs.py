"""What the pages under docs/ show can be done: Python runs, commands exist, links lead on."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
import typer.main

from framing.cli.commands import app

DOCS = Path(__file__).parents[1] / "docs"
PAGES = sorted(DOCS.glob("*.md"))


def blocks(text, language):
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("language", ["python", "console"])
def test_there_is_something_to_run(language):
    assert any(blocks(page.read_text(encoding="utf-8"), language) for page in PAGES)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_python_runs(page, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for block in blocks(page.read_text(encoding="utf-8"), "python"):
        exec(compile(block, page.name, "exec"), {})


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_each_command_and_each_of_its_options_exists(page):
    for block in blocks(page.read_text(encoding="utf-8"), "console"):
        for line in block.splitlines():
            words = shlex.split(line, comments=True)
            assert words[0] == "framing"
            command = typer.main.get_command(app).commands[words[1]]
            if hasattr(command, "commands"):
                command = command.commands[words[2]]
            options = {option for parameter in command.params for option in parameter.opts}
            assert {word for word in words if word.startswith("--")} <= options, line


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_each_link_leads_to_a_file(page):
    links = re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if "://" not in link and not (DOCS / link).exists()] == []


def test_the_guide_has_commands_python_and_lists_to_check():
    text = (DOCS / "lexicons.md").read_text(encoding="utf-8")
    assert blocks(text, "console") and blocks(text, "python")
    assert len(blocks(text, "csv")) == 2


def test_the_lists_of_the_guide_are_clean(tmp_path):
    from framing import check_lexicon

    codebook, entries = blocks((DOCS / "lexicons.md").read_text(encoding="utf-8"), "csv")
    categories = [line.partition(",")[0] for line in codebook.splitlines()[1:]]
    path = tmp_path / "mine.csv"
    path.write_text(entries, encoding="utf-8")
    assert check_lexicon(path, codebook=categories).findings == ()
