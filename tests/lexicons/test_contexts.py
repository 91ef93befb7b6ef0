from __future__ import annotations

import csv

import pytest

from framing.lexicons import read_contexts, read_lexicon, shadow, window
from framing.lexicons.lexicon import FOLDER

with (FOLDER / "contexts.csv").open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file))


@pytest.mark.parametrize("row", ROWS, ids=[row["context"] for row in ROWS])
def test_every_rule_keeps_to_its_examples(row):
    rule = read_contexts()[row["context"]]
    assert row["counts"] and row["does_not_count"]
    for example in row["counts"].split(" | "):
        assert rule.holds(example if rule.cased else shadow(example)), example
    for example in row["does_not_count"].split(" | "):
        assert not rule.holds(example if rule.cased else shadow(example)), example


def test_every_rule_is_used_and_every_rule_named_exists():
    named = {name for lexicon in ("hedges", "boosters") for name in read_lexicon(lexicon).entries["context"]}
    assert named - {""} == set(read_contexts())


def test_the_window_is_the_sentence_and_no_more():
    text = "One. They’d  say\nso, it may be. Two."
    start = text.index("may")
    assert window(text, (start, start + 3), (5, 31)) == "They'd say so, it ⟨may⟩ be."


def test_the_window_of_a_long_sentence_ends_after_120_characters():
    text = "a " * 300 + "may" + " b" * 300
    assert len(window(text, (600, 603), (0, len(text)))) == 120 + 5 + 120
