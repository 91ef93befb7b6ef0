"""What the notebooks say in words is what they show: no number in the prose without its output."""

from __future__ import annotations

import html
import re
import subprocess
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from notebook_rules import Notebook, notebooks_under, outputs_as_text, read_notebook, source

ROOT = Path(__file__).parents[1]
NOTEBOOKS = notebooks_under(ROOT / "notebooks")

CHECKED = ("Result", "Caveats")
STATIC_TABLE = "static-table"
"""The tag of a cell of text with a table that no cell of the notebook makes; the cell names the command."""

# Numbers that are no results: quotations, code, links, years, units, thresholds of convention, notebooks.
NOT_CLAIMED = re.compile(
    r"“[^”]*”|`[^`]*`|\]\([^)]*\)|[A-Z]\w+(?: and \w+| et al\.)?,? \(?(?:19|20)\d\d\)?"
    r"|per 1,000\b|\b95% (?:interval|confidence)|below 0\.05\b"
    r"|\b[Nn]otebooks? \d\d(?:(?:,| and|, and) \d\d)*\b"
)
NUMBER = re.compile(r"(?<![\w.,])\d[\d,]*(?:\.\d+)?(?!\w)%?")
SENTENCE_END = re.compile(r"(?<=[.:;!?])\s+(?=[A-Z*(“])|\n+")
STYLES, TAGS = re.compile(r"<style>.*?</style>", re.DOTALL), re.compile(r"<[^>]*>")


def unsupported_claims(notebook: Notebook) -> list[str]:
    """Give every sentence of Result and Caveats whose numbers do not all stand in one output shown before it.

    Looked at are numbers from 10 on, numbers with a decimal point and percentages. A percentage may also
    stand in the output as a share.
    """
    shown: list[set[str]] = []
    unsupported = []
    for section, cell in _cells_by_section(notebook):
        if cell["cell_type"] == "code" or _is_static(cell):
            texts = outputs_as_text(cell) if cell["cell_type"] == "code" else [source(cell)]
            shown.append({number for text in texts for number in numbers_in(_plain(text))})
        elif section in CHECKED:
            unsupported += [claim for claim in claims_in(source(cell)) if not _is_shown(claim, shown)]
    return unsupported


def claims_in(text: str) -> Iterator[str]:
    """Give the sentences of a cell of text that state a number."""
    for sentence in SENTENCE_END.split(NOT_CLAIMED.sub(" ", text)):
        if any(_is_claim(number) for number in numbers_in(sentence)):
            yield " ".join(sentence.split())


def numbers_in(text: str) -> list[str]:
    """Give the numbers of a text without separators between thousands and without sign."""
    return [number.replace(",", "").rstrip(".") for number in NUMBER.findall(text)]


def _cells_by_section(notebook: Notebook) -> Iterator[tuple[str, dict]]:
    """Give each cell with the heading under which it stands."""
    section = ""
    for cell in notebook["cells"]:
        if cell["cell_type"] == "markdown" and (heading := re.search(r"^## +(.+?) *$", source(cell), re.M)):
            section = heading[1]
        yield section, cell


def _is_static(cell: dict) -> bool:
    """Say whether a cell of text holds a table that counts as an output."""
    return STATIC_TABLE in cell["metadata"].get("tags", [])


def _plain(text: str) -> str:
    """Take style sheets and tags out of an output."""
    return html.unescape(TAGS.sub(" ", STYLES.sub(" ", text)))


def _is_claim(number: str) -> bool:
    """Say whether a number is one that has to be shown."""
    return number.endswith("%") or "." in number or Decimal(number) >= 10


def _is_shown(claim: str, shown: list[set[str]]) -> bool:
    """Say whether one output has all numbers of a sentence."""
    wanted = [number for number in numbers_in(claim) if _is_claim(number)]
    return any(all(_has(numbers, number) for number in wanted) for numbers in shown)


def _has(numbers: set[str], number: str) -> bool:
    """Say whether a number is among others, as it is written, or a percentage as a share."""
    if number in numbers:
        return True
    if not number.endswith("%"):
        return "." in number and any("%" not in one and Decimal(one) == Decimal(number) for one in numbers)
    percent = Decimal(number[:-1])
    step = Decimal(1).scaleb(percent.as_tuple().exponent)
    shares = (Decimal(one) * 100 for one in numbers if "." in one and "%" not in one and Decimal(one) <= 1)
    # a share was rounded before it was shown, so one that ends in 5 may go either way
    return any(abs(share - percent) <= step / 2 for share in shares)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_prose_states_no_number_that_is_not_shown(path):
    assert unsupported_claims(read_notebook(path)) == []


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_claim_would_be_missed_if_its_result_changed(path):
    notebook = read_notebook(path)
    claims = [
        claim
        for section, cell in _cells_by_section(notebook)
        if section in CHECKED and cell["cell_type"] == "markdown" and not _is_static(cell)
        for claim in claims_in(source(cell))
    ]
    assert claims
    for cell in notebook["cells"]:
        if _is_static(cell):
            cell["source"] = NUMBER.sub("0", source(cell))
        for output in cell.get("outputs", []):
            for kind, data in output.get("data", {}).items():
                output["data"][kind] = NUMBER.sub("0", "".join(data))
            output["text"] = NUMBER.sub("0", "".join(output.get("text", "")))
    assert unsupported_claims(notebook) == claims


def text(content, *tags):
    return {"cell_type": "markdown", "metadata": {"tags": list(tags)} if tags else {}, "source": content}


def table(content):
    data = {"text/html": f"<style>p {{ margin: 99.5em }}</style><td>{content}</td>", "text/plain": content}
    return {"cell_type": "code", "metadata": {}, "source": "t", "outputs": [{"data": data}]}


@pytest.mark.parametrize(
    ("shown", "said"),
    [
        ("Flash 54.4 44.1 67.3 133 2443", "The Flash has 54.4 (133 in 2,443 words; interval 44.1 to 67.3)."),
        ("0.412", "The Press Service reaches 41%."),
        ("0.905", "It is 90%."),
        ("0.905", "It is 91%."),
        ("-0.52", "The balance is −0.52."),
        ("", "There are 9 of them, per 1,000 words, with a 95% interval (Fan et al. 2019), “in 2031”."),
        ("", "Look at notebooks 10, 11 and 12, or at notebook 16."),
    ],
)
def test_a_number_that_is_shown_may_be_said(shown, said):
    assert unsupported_claims({"cells": [text("## Result"), table(shown), text(said)]}) == []


@pytest.mark.parametrize(
    ("shown", "said"),
    [
        ("54.4", "The Flash has 54.5."),
        ("54.4", "The Flash has 54."),
        ("2443", "The Flash has 2,444 words."),
        ("0.412", "The Press Service reaches 42%."),
        ("41.2", "The Press Service reaches 41%."),
        ("", "The style sheet of an output is no result: 99.5."),
        ("", "After notebook 10 there are 16 of them."),
    ],
)
def test_a_number_that_is_not_shown_is_caught(shown, said):
    assert len(unsupported_claims({"cells": [text("## Result"), table(shown), text(said)]})) == 1


def test_the_numbers_of_a_sentence_must_stand_in_one_output():
    said = "The Flash has 54.4 and the Courier 10.9."
    cells = [text("## Result"), table("54.4"), table("10.9"), text(said)]
    assert unsupported_claims({"cells": cells}) == [said]


def test_only_what_stands_before_a_claim_supports_it():
    said = text("It has 54.4.")
    assert unsupported_claims({"cells": [text("## Caveats"), said, table("54.4")]}) == ["It has 54.4."]
    assert unsupported_claims({"cells": [text("## Caveats"), text("| 54.4 |", STATIC_TABLE), said]}) == []
    assert unsupported_claims({"cells": [text("## Method"), said]}) == []


KEY_LAYERS = {
    "loaded terms": "loaded",
    "scare quotes": "scare_quote",
    "hedges": "hedge",
    "boosters": "booster",
    "attributions": "attribution",
    "kind": "kind right",
    "type of source": "source_type right",
    "stance": "stance right",
    "who the source is": "source_key right",
}


def static_rows(command: str) -> dict[str, list[str]]:
    """Read the rows of all static tables that a command makes, by their first cell."""
    cells = [cell for path in NOTEBOOKS for cell in read_notebook(path)["cells"]]
    made = [source(cell) for cell in cells if _is_static(cell) and command in source(cell)]
    lines = [line for text in made for line in text.splitlines() if line.startswith("|")]
    rows = [[part.strip() for part in line.strip("|").split("|")] for line in lines]
    return {name: numbers for name, *numbers in rows if NUMBER.match(numbers[0])}


def run_benchmark(*command: str) -> str:
    """Run a benchmark and give what it prints."""
    done = subprocess.run([sys.executable, *command], cwd=ROOT, capture_output=True, check=True, text=True)
    return done.stdout


def test_the_error_rates_on_the_key_are_those_of_today():
    printed = run_benchmark("benchmarks/sample_key.py", "--engine", "rules")
    measured = {
        name.strip(): numbers.split()
        for name, numbers in re.findall(r"^ *([a-z_]+(?: right)?) +(\d.*)$", printed, re.M)
    }
    stated = static_rows("benchmarks/sample_key.py")
    assert set(stated) == set(KEY_LAYERS)
    for name, numbers in stated.items():
        found, key, precision, recall, _ = measured[KEY_LAYERS[name]]
        due = [found, precision] if name in list(KEY_LAYERS)[5:] else [found, key, precision, recall]
        assert all(_has({shown}, number) for number, shown in zip(numbers, due, strict=True)), name


OUTLETS = {
    "Breitbart": "breitbart",
    "Huffington Post": "huff-post",
    "New York Times": "nyt",
    "Politico": "politico",
    "USA Today": "usa-today",
    "Washington Post": "wash-post",
    "West Journal": "west-journal",
}


@pytest.mark.gold
def test_the_error_rates_on_real_news_are_those_of_today(gold):
    attribution = "\n".join(
        run_benchmark("benchmarks/attribution.py", str(gold), "--engine", engine)
        for engine in ("rules", "reader")
    )
    for name, printed in {
        "this program, on 84 articles": "framing, rules",
        "the same with its model, `framing.annotate(articles)`": "framing, reader",
        "two trained people, on 18 articles": "two people (18 articles)",
        "the best other program measured (GenderGapTracker)": "best peer (GenderGapTracker)",
        "taking all text in quotation marks": "text in quotation marks",
    }.items():
        row = next(line for line in attribution.splitlines() if line.startswith(printed))
        assert static_rows("benchmarks/attribution.py")[name] == row.removeprefix(printed).split()
    voice = run_benchmark("benchmarks/voice.py", str(gold))
    for name, printed in {
        "loaded terms, by this program": "rules: loaded",
        "loaded terms, by its model": "reader: loaded",
        "hedges, by this program": "rules: hedge",
        "hedges, by its model": "reader: hedge",
    }.items():
        hits, right, own, _ = re.search(rf"^{printed} +(.+)$", voice, re.M)[1].split()
        stated = static_rows("benchmarks/voice.py")[name]
        assert stated[0].replace(",", "") == hits and _agree(stated[1:], [right, own])
    errors = run_benchmark("benchmarks/attribution_errors.py", str(gold), "--engine", "rules")
    by_outlet = {
        name: row for name, row in static_rows("benchmarks/attribution_errors.py").items() if name in OUTLETS
    }
    for name, row in by_outlet.items():
        key, found, marked, right = re.search(rf"^{OUTLETS[name]} +(.+)$", errors, re.M)[1].split()[:4]
        assert [row[0], row[2]] == [key, marked] and _agree([row[1], row[3]], [found, right])
    assert set(by_outlet) == set(OUTLETS)
    hedges = run_benchmark("benchmarks/hedges.py", str(gold))
    for name, printed in {
        "newswire, 69 documents": "newswire",
        "Wikipedia, 1,583 documents": "Wikipedia",
    }.items():
        precision, recall = re.search(rf"{printed} +held back +\d+ +(\S+) +(\S+)", hedges).groups()
        assert _agree(static_rows("benchmarks/hedges.py")[name], [precision, recall])
    loaded = run_benchmark("benchmarks/loaded.py", str(gold))
    parts = {"BABE: words": "BABE +held back, other articles", "BASIL: words": "BASIL +held back"}
    for name, printed in parts.items():
        precision, recall = re.search(rf"{printed} +lexicon +\d+ +(\S+) +(\S+)", loaded).groups()
        rows = static_rows("benchmarks/loaded.py")
        assert _agree(next(rows[row] for row in rows if row.startswith(name)), [precision, recall])


def _agree(stated: list[str], measured: list[str]) -> bool:
    """Say whether each percentage is the share that was measured."""
    return all(_has({share}, number) for number, share in zip(stated, measured, strict=True))
