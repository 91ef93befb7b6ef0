from __future__ import annotations

import pytest

from framing.lexicons import inflect


@pytest.mark.parametrize(
    ("base", "forms"),
    [
        ("claim", "claims claimed claiming"),
        ("allege", "alleges alleged alleging"),
        ("deny", "denies denied denying"),
        ("convey", "conveys conveyed conveying"),
        ("stress", "stresses stressed stressing"),
        ("admit", "admits admitted admitting"),
        ("refer", "refers referred referring"),
        ("offer", "offers offered offering"),
        ("slam", "slams slammed slamming"),
        ("quip", "quips quipped quipping"),
        ("fix", "fixes fixed fixing"),
        ("vow", "vows vowed vowing"),
        ("say", "says said saying"),
        ("tell", "tells told telling"),
        ("put", "puts put putting"),
        ("lie", "lies lied lying"),
        ("agree", "agrees agreed agreeing"),
        ("tiptoe", "tiptoes tiptoed tiptoeing"),
        ("appear", "appears appeared appearing"),
        ("reveal", "reveals revealed revealing"),
        ("write", "writes wrote written writing"),
        ("be", "is are am was were been being"),
        ("signal", "signals signaled signalled signaling signalling"),
        (
            "incite",
            "incites incited inciting",
        ),
        (
            "realize",
            "realizes realized realizing realise realises realised realising",
        ),
        ("point out", "points out, pointed out, pointing out"),
        ("seize", "seizes seized seizing"),
        ("visit", "visits visited visiting"),
        ("plan", "plans planned planning"),
        ("go", "goes went gone going"),
    ],
)
def test_verbs(base, forms):
    expected = forms.split(", ") if ", " in forms else forms.split()
    assert sorted(inflect(base, "verb")) == sorted({base, *expected})


@pytest.mark.parametrize(
    ("base", "plural"),
    [
        ("allegation", "allegations"),
        ("theory", "theories"),
        ("boy", "boys"),
        ("strongman", "strongmen"),
        ("human", "humans"),
        ("crisis", "crises"),
        ("thesis", "theses"),
        ("hardline witch", "hardline witches"),
        ("thief", "thieves"),
        ("press", "presses"),
    ],
)
def test_nouns(base, plural):
    assert inflect(base, "noun") == [base, plural]


@pytest.mark.parametrize(
    ("base", "forms"),
    [
        ("big", ["bigger", "biggest"]),
        ("ugly", ["uglier", "ugliest"]),
        ("crude", ["cruder", "crudest"]),
        ("harsh", ["harsher", "harshest"]),
        ("weak", ["weaker", "weakest"]),
        ("bad", ["worse", "worst"]),
        ("radical", []),
        ("extreme", []),
        ("blatant", []),
    ],
)
def test_adjectives(base, forms):
    assert inflect(base, "adjective") == [base, *forms]


def test_without_a_form_the_entry_stands_alone():
    assert inflect("point out", "") == ["point out"]
