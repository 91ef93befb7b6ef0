"""Entries that are one word in two spellings, or a verb and its noun, are treated alike."""

from __future__ import annotations

from collections import defaultdict

import pytest

from framing.lexicons import SHIPPED, read_lexicon

AMERICAN = {
    "isation": "ization", "fantasise": "fantasize", "defence": "defense", "pretence": "pretense",
    "rumour": "rumor", "favour": "favor", "clamour": "clamor", "labour": "labor", "behaviour": "behavior",
    "cosy": "cozy", "sceptic": "skeptic", "centre": "center", "programme": "program", "valour": "valor",
    "marginalised": "marginalized", "fuelled": "fueled", "fuelling": "fueling",
}  # fmt: skip


def one_spelling(entry: str) -> str:
    """Write an entry in American spelling, without hyphens and spaces."""
    for british, american in AMERICAN.items():
        entry = entry.replace(british, american)
    return entry.replace("-", "").replace(" ", "")


@pytest.mark.parametrize("name", SHIPPED)
def test_spellings_of_a_word_agree_in_category_and_strength(name):
    entries = read_lexicon(name).entries
    spellings: dict[tuple[str, str], dict[str, tuple[str, int]]] = defaultdict(dict)
    classes = entries["word_class"] if "word_class" in entries else [""] * len(entries)
    for entry, category, strength, kind in zip(
        entries["entry"], entries["category"], entries["strength"], classes, strict=True
    ):
        spellings[one_spelling(entry), kind][entry] = (category, strength)
    differing = [words for words in spellings.values() if len(set(words.values())) > 1]
    assert differing == []


@pytest.mark.parametrize(
    ("verb", "derived"),
    [
        ("accuse", ("accusation", "accused")), ("allege", ("allegation", "alleged")),
        ("deny", ("denial", "denials")), ("doubt", ("doubts", "doubtful")),
        ("admit", ("admission",)), ("acknowledge", ("acknowledgement", "acknowledgment")),
        ("confirm", ("confirmation",)), ("realize", ("realization", "realisation")),
        ("condemn", ("condemnation",)), ("criticize", ("criticism", "critical", "critic")),
        ("complain", ("complaint", "complaints")), ("claim", ("claims", "claimed")),
        ("warn", ("warning", "warnings")), ("believe", ("belief", "believed")),
        ("refuse", ("refusal",)), ("threaten", ("threat", "threats")), ("oppose", ("opponent",)),
    ],
)  # fmt: skip
def test_a_noun_takes_the_stance_of_its_verb(verb, derived):
    cues = read_lexicon("cues").entries
    stances = cues.groupby("entry")["category"].agg(set)
    assert len(stances[verb]) == 1
    assert all(stances[word] == stances[verb] for word in derived), stances[[verb, *derived]]


@pytest.mark.parametrize("verb", ["apologise", "criticise", "realise", "recognise", "emphasise"])
def test_both_spellings_of_a_cue_are_one_entry(verb):
    # An entry in -ize finds the forms in -ise too, so that both take the same constructions.
    entries = set(read_lexicon("cues").entries["entry"])
    assert verb not in entries
    assert verb.removesuffix("ise") + "ize" in entries
