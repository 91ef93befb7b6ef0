"""The precision beside the entries: counts of entries that exist, and intervals that hold them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from framing.lexicons import describe_entries, entry_precision, read_lexicon
from framing.lexicons.entries import ENTRY_COLUMNS
from framing.lexicons.precision import PATH

ROOT = Path(__file__).parents[2]
GOLD = os.environ.get("FRAMING_GOLD")


def test_every_row_is_of_an_entry_and_counts_fit():
    table = entry_precision()
    for lexicon, rows in table.groupby("lexicon"):
        assert set(rows["entry"]) <= set(read_lexicon(lexicon).entries["entry"])
    assert not table.duplicated(["lexicon", "entry", "corpus"]).any()
    assert (table["right"] <= table["hits"]).all() and (table["hits"] > 0).all()
    assert (table["held_right"] <= table["held_hits"]).all()
    assert (table["held_hits"] <= table["hits"]).all() and (table["held_right"] <= table["right"]).all()
    assert table["precision"].between(table["low"] - 1e-12, table["high"] + 1e-12).all()


def test_the_interval_is_that_of_wilson():
    # 31 of 32 right: Wilson's interval is 0.843 to 0.994
    may = entry_precision("hedges", "may").set_index("corpus").loc["FactBank"]
    assert may[["right", "hits"]].tolist() == [31, 32]
    assert (round(may["low"], 3), round(may["high"], 3)) == (0.843, 0.994)


def test_an_entry_is_described_with_its_sense_and_evidence():
    table = describe_entries("hedges", "may")
    assert tuple(table.columns) == ENTRY_COLUMNS
    assert table["evidence"].item() == "FactBank 31 of 32, Wikipedia 493 of 546"
    assert table[["right", "hits"]].values.tolist() == [[524, 578]]
    guarded = describe_entries("loaded", "aggressive")["sense"].item()
    assert guarded.startswith(
        "of people and policy; plain in medicine and of driving; literal before treatment, "
    )
    after = describe_entries("loaded", "vain")["sense"].item()
    assert after == "conceited; not 'in vain'; literal after in"


@pytest.mark.parametrize("name", ["hedges", "boosters", "loaded", "cues"])
def test_every_entry_says_its_sense_and_its_guards(name):
    entries = read_lexicon(name).entries
    senses = describe_entries(name)["sense"]
    assert (senses.str.len() > 2).all()
    for column, words in (("not_before", "literal before "), ("not_after", "literal after ")):
        guarded = entries[column] != "" if column in entries else []
        assert senses[guarded].str.contains(words).all()


@pytest.mark.gold
@pytest.mark.skipif(not GOLD, reason="FRAMING_GOLD names no folder of annotated news")
def test_the_table_is_what_the_benchmark_counts():
    before = PATH.read_bytes()
    command = [sys.executable, str(ROOT / "benchmarks" / "entry_precision.py"), str(GOLD)]
    try:
        subprocess.run(command, check=True, capture_output=True)
        assert PATH.read_bytes() == before
    finally:
        PATH.write_bytes(before)
