"""Loaded terms: the lexicon holds what it promises, and its guards tell names and literal senses."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.annotations.loaded import annotate_loaded
from framing.lexicons import Matcher, category_names, compile_lexicon, read_lexicon, shadow
from framing.text import read_text

GOLD = os.environ.get("FRAMING_GOLD", "")
PLAIN = {"war", "wars", "crisis", "attack", "attacks", "troops", "shelling", "missile", "killed", "wounded"}


@cache
def matcher() -> Matcher:
    return compile_lexicon(read_lexicon("loaded"))


def marked(text: str) -> list[tuple[str, str]]:
    """Return the words marked in a text with their category."""
    lowered = shadow(text)
    found = annotate_loaded(read_text(text), matcher().find(lowered), lowered, matcher())
    return [(text[one.start : one.end], one.label) for one in found]


def words(text: str) -> list[str]:
    return [word for word, _ in marked(text)]


def test_the_lexicon_is_large_has_every_category_and_each_entry_once():
    entries = read_lexicon("loaded").entries
    assert len(entries) >= 1200
    assert set(entries["category"]) == set(category_names("loaded"))
    assert entries["category"].value_counts().min() >= 100
    assert not entries["entry"].duplicated().any()
    assert (entries["source"] != "").all()


def test_plain_words_of_war_reporting_are_no_entries():
    assert PLAIN.isdisjoint(matcher().entries)


def test_literal_war_reporting_is_not_loaded():
    text = (
        "Shelling killed 12 people and wounded 30 on Friday. Troops fired missiles at the bridge, and "
        "soldiers came under fire from artillery. A bomb exploded near a checkpoint. The siege continued, "
        "the rescue service said, and fighters ambushed a convoy. An explosive device was found."
    )
    assert words(text) == []


def test_every_category_has_its_label():
    # Nine entries, one of each category, in this order.
    text = (
        "The thugs began a horrific campaign, a war on drugs with collateral damage among the "
        "undocumented; an unprecedented, botched, heroic bombshell."
    )
    assert marked(text) == [
        ("thugs", "judgmental_label"),
        ("horrific", "emotive"),
        ("war on drugs", "militaristic"),
        ("collateral damage", "euphemism"),
        ("undocumented", "designation"),
        ("unprecedented", "absolutist"),
        ("botched", "disparaging"),
        ("heroic", "laudatory"),
        ("bombshell", "sensational"),
    ]


def test_the_longest_entry_wins():
    assert marked("An illegal alien fled.") == [("illegal alien", "designation")]
    assert marked("The terrorist attack failed.") == [("terrorist attack", "designation")]


def test_a_denied_term_stays():
    assert words("She is not a hero.") == ["hero"]


@pytest.mark.parametrize(
    ("literal", "loaded", "word"),
    [
        ("an explosive device", "an explosive memo", "explosive"),
        ("the historic building", "a historic deal", "historic"),
        ("after radical surgery", "a radical cleric", "radical"),
        ("toxic waste", "a toxic debate", "toxic"),
        ("a self-inflicted gunshot wound", "a self-inflicted crisis", "self-inflicted"),
        ("she slammed into it", "she slammed the plan", "slammed"),
        ("he was supposed to speak", "the supposed plan", "supposed"),
        ("an aggressive tumour", "an aggressive tone", "aggressive"),
        ("national historic sites", "this historic vote", "historic"),
        ("the tax regime", "the hated regime", "regime"),
        ("Hurricane-force waves slammed into the pier", "Critics slammed her", "slammed"),
        ("a petty officer", "a petty row", "petty"),
    ],
)
def test_literal_senses_are_told_by_the_neighbouring_word(literal, loaded, word):
    assert words(f"There was {literal}.") == []
    assert word in words(f"There was {loaded}.")


def test_every_guard_of_the_lexicon_works():
    """Each entry is left out beside each word that makes it literal, and counts beside another."""
    rows = zip(matcher().entries, matcher().column("not_before"), matcher().column("not_after"), strict=True)
    guarded = 0
    for entry, not_before, not_after in rows:
        for word in not_before.split():
            assert entry not in words(f"One {entry} {word} two."), (entry, word)
            guarded += 1
        for word in not_after.split():
            assert entry not in words(f"One {word} {entry} two."), (entry, word)
            guarded += 1
    assert guarded > 500


def test_a_guard_looks_only_at_the_next_word_on_the_same_line():
    assert words("It was explosive. Devices were sold.") == ["explosive"]
    assert words("It was explosive,\n\nand devices were sold.") == ["explosive"]


@pytest.mark.parametrize(
    "text",
    [
        "The Terrorist Screening Center answered.",
        "Officials at the National Center for the Victims of Brutal Crime answered.",
        "It broke the Religious Freedom Restoration Act in part.",
        "The report by Louise Slaughter and Dan Savage was read.",
        "He watched “The Brutal Truth” twice.",
    ],
)
def test_names_and_titles_are_not_loaded(text):
    assert words(text) == []


def test_capitals_for_emphasis_or_in_a_heading_do_not_hide_a_term():
    assert words("He called her Crooked Hillary again.") == ["Crooked"]
    assert words("Brutal Crackdown Shocks Trade Union") == ["Brutal", "Crackdown"]
    assert words("Brutal attacks on the union went on.") == ["Brutal"]


@pytest.mark.parametrize(
    "text",
    [
        "The group was designated a terrorist group by the council.",
        "He is listed as an extremist by the EU.",
        "The state designated the group as a terrorist one.",
        "It is an extremist group banned by the ministry.",
        "They were put on a list of violent extremists.",
    ],
)
def test_a_label_that_an_authority_gave_is_a_designation(text):
    assert [label for _, label in marked(text)] == ["designation"]


def test_the_same_label_in_the_outlets_own_words_is_a_judgement():
    assert marked("The terrorists fled.") == [("terrorists", "judgmental_label")]
    assert marked("It banned meetings. The extremists fled.") == [("extremists", "judgmental_label")]
    assert marked("Two terrorists killed by Israel.") == [("terrorists", "judgmental_label")]
    assert marked("She recognised the thugs.") == [("thugs", "judgmental_label")]


def test_distancing_words_are_disparaging():
    # so-called, self-styled, purported: three.
    text = "The so-called republic, a self-styled governor and a purported deal."
    assert [label for _, label in marked(text)] == ["disparaging"] * 3


def test_whole_words_only_and_possessives():
    assert words("The thugless, un-thug-like regimen and heroics-of.") == []
    assert words("The regime’s thugs lied.") == ["regime", "thugs", "lied"]


def test_forms_are_found_and_the_entry_is_named():
    text = "They lambasted the zealots."
    lowered = shadow(text)
    found = annotate_loaded(read_text(text), matcher().find(lowered), lowered, matcher())
    assert [(text[one.start : one.end], one.entry) for one in found] == [
        ("lambasted", "lambast"),
        ("zealots", "zealot"),
    ]


def test_the_shipped_lexicon_is_taken_without_a_matcher():
    text = "A brutal, historic building."
    lowered = shadow(text)
    hits = matcher().find(lowered)
    assert annotate_loaded(read_text(text), hits, lowered) == annotate_loaded(
        read_text(text), hits, lowered, matcher()
    )


def test_a_list_of_ones_own_needs_no_guards(tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text("entry,category\nexplosive,loud\nradical,loud\n", encoding="utf-8")
    mine = compile_lexicon(read_lexicon(path))
    text = "An explosive device, a radical idea."
    found = annotate_loaded(read_text(text), mine.find(shadow(text)), shadow(text), mine)
    assert [(one.entry, one.label) for one in found] == [("explosive", "loud"), ("radical", "loud")]


@pytest.mark.parametrize("text", ["", " \n\n ", "“”", "…"])
def test_texts_without_words(text):
    assert words(text) == []


PARTS = "thug Brutal Act the “ ” Terrorist Center regime tax . \n\n explosive device's listed as by"


@given(st.lists(st.sampled_from(PARTS.split(" "))))
def test_spans_are_in_order_apart_and_inside_the_text(parts):
    text = " ".join(parts)
    lowered = shadow(text)
    found = annotate_loaded(read_text(text), matcher().find(lowered), lowered, matcher())
    places = [0] + [place for one in found for place in (one.start, one.end)] + [len(text)]
    assert places == sorted(places)
    assert all(one.start < one.end and one.layer == "loaded" for one in found)


@pytest.mark.gold
@pytest.mark.skipif(not Path(GOLD, "score.py").is_file(), reason="FRAMING_GOLD names no gold folder")
def test_wording_that_experts_marked_is_found():
    script = Path(__file__).parents[2] / "benchmarks" / "loaded.py"
    command = [sys.executable, str(script), GOLD, "--json"]
    rows = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)["scores"]
    babe = {row["marking"]: row for row in rows if (row["corpus"], row["part"]) == ("BABE", "held back")}
    assert babe["lexicon"]["sentence accuracy"] > 0.68 > babe["every word"]["sentence accuracy"]
    assert babe["lexicon"]["token F1"] > 0.40 > babe["every word"]["token F1"]
    precisions = [babe[name]["token P"] for name in ("lexicon", "strength 2-3", "strength 3")]
    assert precisions == sorted(precisions)
