from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.lexicons import Lexicon, Matcher, MatcherSet, compile_lexicon, inflect, read_lexicon, shadow


def matcher_of(folder: Path, *rows: str, name: str = "small") -> Matcher:
    path = folder / f"{name}.csv"
    path.write_text("entry,category,forms\n" + "\n".join(rows) + "\n", encoding="utf-8")
    return compile_lexicon(read_lexicon(path))


def found(matcher: Matcher, text: str) -> list[tuple[str, str]]:
    return [(text[start:end], matcher.entries[entry]) for start, end, entry in matcher.find(shadow(text))]


@pytest.mark.parametrize(
    "text", ["", "İstanbul’s", "ŒUVRE", "ẞ ß ﬁ", "It’s a non‑breaking\u00a0space", "ΌΣΟΣ"]
)
def test_the_shadow_is_as_long_as_the_text(text):
    assert len(shadow(text)) == len(text)


@given(st.text())
def test_the_shadow_of_any_text_is_as_long_and_stable(text):
    assert len(shadow(text)) == len(text)
    assert shadow(shadow(text)) == shadow(text)


def test_the_longest_match_wins(tmp_path):
    matcher = matcher_of(tmp_path, "new york,place,", "new york times,paper,", "times,paper,")
    assert found(matcher, "The New York Times left New York. Times change.") == [
        ("New York Times", "new york times"),
        ("New York", "new york"),
        ("Times", "times"),
    ]


def test_a_longer_entry_that_fails_at_its_end_does_not_hide_a_shorter_one(tmp_path):
    matcher = matcher_of(tmp_path, "new york,place,", "new york times,paper,")
    assert found(matcher, "New York timescale") == [("New York", "new york")]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("may", 1),
        ("'may'", 1),
        ("“May,” he said", 1),
        ("may's", 1),
        ("may’s", 1),
        ("well—may", 1),
        ("well--may--be", 1),
        ("(may)", 1),
        ("may-be", 0),
        ("non-may", 0),
        ("dismay", 0),
        ("mayor", 0),
        ("o'may", 0),
        ("may'nt", 0),
        ("may_1", 0),
        ("may-", 1),
        ("may/might", 1),
    ],
)
def test_whole_words_only(tmp_path, text, count):
    assert len(matcher_of(tmp_path, "may,x,").find(shadow(text))) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("on the whole", 1),
        ("on  the   whole", 1),
        ("on\nthe whole", 1),
        ("on \n the\u00a0whole", 1),
        ("on\tthe whole", 1),
        ("on\n\nthe whole", 0),
        ("on, the whole", 0),
        ("on the, whole", 0),
        ("on the whole-hog", 0),
        ('"on the whole."', 1),
    ],
)
def test_white_space_in_phrases(tmp_path, text, count):
    assert len(matcher_of(tmp_path, "on the whole,x,").find(shadow(text))) == count


def test_apostrophes_curly_or_straight(tmp_path):
    matcher = matcher_of(tmp_path, "can't rule out,x,")
    assert found(matcher, "They can’t rule out rain") == [("can’t rule out", "can't rule out")]


def test_forms(tmp_path):
    matcher = matcher_of(tmp_path, "claim,x,verb", "allegation,x,noun", "big,x,adjective", "crony,x,")
    text = "claimed claims claiming claimant allegations biggest crony cronies"
    assert [entry for _, entry in found(matcher, text)] == ["claim"] * 3 + ["allegation", "big", "crony"]


def test_an_entry_as_written_goes_before_another_entrys_form(tmp_path):
    matcher = matcher_of(tmp_path, "mean,x,verb", "means,y,")
    assert found(matcher, "means meant") == [("means", "means"), ("meant", "mean")]


def test_wildcards_stay_inside_one_word(tmp_path):
    matcher = matcher_of(tmp_path, "terroris*,x,", "*gate,x,", "pro-* rebel,x,", "so call* war,x,")
    assert [text for text, _ in found(matcher, "terrorism, terrorists' Watergate pro-Kremlin rebel")] == [
        "terrorism",
        "terrorists",
        "Watergate",
        "pro-Kremlin rebel",
    ]
    assert found(matcher, "terror ists gates terrorist-led so called, war") == []
    assert len(found(matcher, "so called war")) == 1


def test_more_words_win_over_a_literal_and_a_literal_over_a_wildcard(tmp_path):
    matcher = matcher_of(tmp_path, "terror* act,x,", "terrorist,x,", "terror*,x,")
    assert [entry for _, entry in found(matcher, "terrorist act, terrorist, terrors")] == [
        "terror* act",
        "terrorist",
        "terror*",
    ]


def test_entries_with_points(tmp_path):
    matcher = matcher_of(tmp_path, "u.s. puppet,x,", "u.s.,x,")
    assert [text for text, _ in found(matcher, "U.S. puppet; the U.S.-led U.S. Army")] == [
        "U.S. puppet",
        "U.S.",
    ]


def test_matchers_that_search_together_find_what_each_finds_alone(tmp_path):
    first = matcher_of(tmp_path, "so called,a,", "war on terror,a,", name="first")
    second = matcher_of(tmp_path, "called,b,", "war,b,", "terror,b,", "on,b,", name="second")
    text = shadow("The so called war on terror, on and on")
    together = MatcherSet({"first": first, "second": second}).find(text)
    assert together == {"first": first.find(text), "second": second.find(text)}
    assert (len(together["first"]), len(together["second"])) == (2, 6)


def test_a_memory_that_is_full_starts_afresh_and_changes_no_hit(tmp_path, monkeypatch):
    rows = ("war on terror,x,", "war,x,", "so called,x,", "called for,x,")
    text = shadow("So called war on terror. War on drugs,\nso\ncalled for war on  terror, called for war")
    at_once = matcher_of(tmp_path, *rows).find(text)
    monkeypatch.setattr("framing.lexicons.matching._MEMORY", 2)
    assert matcher_of(tmp_path, *rows).find(text) == at_once
    # so called, war on terror, war, so called, war on terror, called for, war
    assert len(at_once) == 7


WORDS = ("a", "ab", "b", "abb", "a-b", "a's", "ba")
PHRASES = st.lists(st.sampled_from([*WORDS[:5], "a*", "*b"]), min_size=1, max_size=3).map(" ".join)
JOINTS = st.sampled_from([" ", " ", " ", "  ", "\n", ", ", "\n\n", "-", "'", " '", "’s "])
TEXTS = st.lists(st.tuples(st.sampled_from(WORDS), JOINTS), max_size=12).map(
    lambda pairs: "".join(word + joint for word, joint in pairs)
)


def naive(lexicon: Lexicon, text: str) -> list[tuple[int, int, int]]:
    """Try every surface at every position, straight from the definition."""
    surfaces = [
        (form, number)
        for number, row in lexicon.entries.iterrows()
        for form in inflect(row["entry"], row["forms"])
    ]
    hits, position = [], 0
    while position < len(text):
        if re.search(r"(?:\w|\w['\-])\Z", text[:position]):
            position += 1
            continue
        candidates = []
        for form, number in surfaces:
            pattern = re.escape(form).replace(r"\ ", r"(?=\s)[ ]*\n?[ ]*").replace(r"\*", r"\w*")
            for end in range(len(text), position, -1):
                after = text[end:]
                bounded = not re.match(r"\w|-\w|'\w", after) or re.match(r"'s(?!\w)", after)
                if bounded and re.fullmatch(pattern, text[position:end]):
                    candidates.append((form.count(" "), "*" not in form, end, -number))
                    break
        if candidates:
            _, _, end, number = max(candidates)
            hits.append((position, end, -number))
            position = end
        else:
            position += 1
    return hits


@given(st.lists(PHRASES, min_size=1, max_size=6, unique=True), TEXTS)
def test_the_matcher_agrees_with_a_naive_one(tmp_path_factory, phrases, text):
    folder = tmp_path_factory.mktemp("lexicon", numbered=True)
    matcher = matcher_of(folder, *(f"{phrase},x," for phrase in phrases))
    lower = shadow(text)
    assert matcher.find(lower) == naive(matcher.lexicon, lower)


def test_a_long_run_of_blanks_is_read_in_bounded_time():
    # Work that grows with the square of the run would take hours.
    matcher = compile_lexicon(read_lexicon("hedges"))
    assert matcher.find(shadow("a" + 400_000 * " " + "may")) != []


def test_a_wildcard_head_is_tried_whichever_list_files_the_head(tmp_path):
    wild = matcher_of(tmp_path, "*-bashing,hostile,", name="wild")
    fixed = matcher_of(tmp_path, "may,modal,", name="fixed")
    text = shadow("May bashing, May-bashing and rain-bashing.")
    hits = MatcherSet({"wild": wild, "fixed": fixed}).find(text)
    # "may" before a hyphen is no word of its own
    assert {name: [text[start:end] for start, end, _ in one] for name, one in hits.items()} == {
        "wild": ["may-bashing", "rain-bashing"],
        "fixed": ["may"],
    }
