"""What the README shows can be done: its Python runs, its commands exist, its links lead somewhere."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
import typer.main

from framing.cli.commands import app

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(text, language):
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


def commands(text, program):
    """The words after a program's name, line by line, comments left out."""
    lines = [
        shlex.split(line, comments=True) for block in blocks(text, "console") for line in block.splitlines()
    ]
    return [words[words.index(program) + 1 :] for words in lines if program in words]


def relative_links(text):
    return [target for target in re.findall(r"\]\(([^)#\s]+)", text) if "://" not in target]


def test_the_python_runs(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    found = blocks(README, "python")
    assert found
    for block in found:
        exec(compile(block, "README.md", "exec"), {})
    assert (tmp_path / "out" / "report.html").stat().st_size > 10_000


@pytest.mark.parametrize("words", commands(README, "framing"), ids=" ".join)
def test_each_command_and_each_of_its_options_exists(words):
    known = typer.main.get_command(app).commands
    assert words[0] in known
    command = known[words[0]]
    if hasattr(command, "commands"):
        assert words[1] in command.commands
        command = command.commands[words[1]]
    options = {option for parameter in command.params for option in parameter.opts}
    assert {word for word in words if word.startswith("--")} <= options


@pytest.mark.parametrize("words", commands(README, "run.py"), ids=" ".join)
def test_each_command_of_run_exists(words):
    assert f"\n  {words[0]} " in (ROOT / "run.py").read_text(encoding="utf-8")


def test_each_link_leads_to_a_file():
    assert [target for target in relative_links(README) if not (ROOT / target).exists()] == []


def test_blocks_commands_and_links_are_found():
    text = "See [a](docs/a.md), [b](https://example.org).\n```console\nframing report a.csv  # why\n```\n"
    assert commands(text, "framing") == [["report", "a.csv"]]
    assert relative_links(text) == ["docs/a.md"]
    assert blocks("```python\nx = 1\n```\n```console\ny\n```\n", "python") == ["x = 1\n"]
