"""Scare quotes: quoted words kept at a distance, told from speech, names, titles and answers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.annotations.quoting_contexts import CALLED, JUDGED, NAMED, SAID, SAID_AFTER
from framing.annotations.scare_quotes import annotate_scare_quotes
from framing.annotations.titles import in_title_case
from framing.text import read_text


def marked(text: str, contents: tuple[str, ...] = (), cues: tuple[str, ...] = ()) -> list[str]:
    """Return the scare quotes of a text; contents and cues are given by their words."""
    places = [
        [(text.index(part), text.index(part) + len(part)) for part in parts] for parts in (contents, cues)
    ]
    return [text[one.start : one.end] for one in annotate_scare_quotes(read_text(text), *places)]


def test_a_few_words_of_the_outlets_own_are_marked_with_their_marks():
    # 3 of 4 quotations: one word, two words, three words; four words are too many.
    text = (
        'The “voluntary” quarantine ended. A "safe zone" opened near the “not-so-safe border line”. '
        "The “one two three four” plan failed."
    )
    assert marked(text) == ["“voluntary”", '"safe zone"', "“not-so-safe border line”"]


def test_single_marks_and_guillemets_count_like_double_ones():
    assert marked("They held a so-called ‘pocket’ and a 'special operation' went on.") == [
        "‘pocket’",
        "'special operation'",
    ]
    assert marked("The «special operation» went on.") == ["«special operation»"]


def test_the_label_is_the_family_of_the_marks():
    layer = read_text("The “pocket” and the ‘zone’ held.")
    assert [(one.layer, one.label) for one in annotate_scare_quotes(layer, [])] == [
        ("scare_quote", "double"),
        ("scare_quote", "single"),
    ]


def test_words_inside_a_content_are_a_mixed_quotation():
    text = "The office held that the plan was “reckless” and late. The “safe zone” stayed."
    assert marked(text, contents=("the plan was “reckless” and late",)) == ["“safe zone”"]
    assert marked(text, contents=("reckless", "the plan")) == ["“safe zone”"]


def test_a_cue_in_the_same_clause_introduces_the_words():
    text = "She slammed the “reckless” plan, and troops entered the “safe zone”."
    assert marked(text) == ["“reckless”", "“safe zone”"]
    assert marked(text, cues=("slammed",)) == ["“safe zone”"]
    assert marked("The “safe zone”, she sighed, is gone.", cues=("sighed",)) == ["“safe zone”"]
    assert marked("The “safe zone,” she sighed, is gone.", cues=("sighed",)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Police said on Friday the move was “reckless”.",
        "He accused the army of a “massacre” there.",
        "The plan was “reckless,” a senior official in the ministry said.",
        "Critics complained on Friday that it was “too late”.",
        "She called the vote to silence him “outrageous”.",
        "He described the raid as a “success”.",
        "He dismissed it as a “hoax”, a “joke” and “theatre”.",
    ],
)
def test_what_somebody_says_or_judges_is_not_the_outlets(text):
    assert marked(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The film “Heat Wave” opened.",
        "She spoke on “Meet the Press” again.",
        "The book was titled “rain and snow” in Norway.",
        "Robert “Bobby” Hale left.",
        "Their commander, call sign “heron”, fled.",
        "The commander, call sign “Heron”, fled.",
        "He used the word “war” often.",
        "The fish, known as “blue eye”, is rare.",
        "A sign read “no entry” in red.",
        "The gas is dubbed “blue death” there.",
        "It is a “W” visa.",
        "The video is “10 minutes” long.",
        "They spread the “#now” tag.",
        "Most voted “yes” in May.",
        "“No,” he answered.",
        "“They were serious.”",
        "They sang “we want bread” at night.",
        "The crowd heard “stop it!” twice.",
        "Mayor: talks ‘very useful’",
    ],
)
def test_names_titles_answers_mentions_and_utterances_are_left_out(text):
    assert marked(text) == []


def test_distance_that_is_stated_wins_over_names_and_speech():
    assert marked("He said the so-called “Green Pocket” is closed.") == ["“Green Pocket”"]
    assert marked("The self-styled “Free Republic” fell.") == ["“Free Republic”"]


def test_a_quotation_that_opens_a_sentence_may_go_on_in_it():
    assert marked("“Sanctuary” cities refused.") == []
    assert marked("“sanctuary” cities refused.") == ["“sanctuary”"]


def test_words_inside_another_quotation_are_somebody_elses():
    assert marked("“Nobody in that ‘safe zone’ is safe tonight,” read the letter.") == []


def test_unclosed_quotations_are_left_out():
    assert marked("The “safe zone is empty.\n\nThe end.") == []


@pytest.mark.parametrize("text", ["", "“”", "“ ”", "‘", "A “…” B."])
def test_texts_without_quoted_words(text):
    assert marked(text) == []


def test_contexts_take_whole_words():
    assert not SAID.search("in the state ")
    assert SAID.search("he stated the ")
    assert not JUDGED.search("in the city as a ")
    assert JUDGED.search("was seen as a ")
    assert not CALLED.search("in the long term ")
    assert not NAMED.search("the namesake ")
    assert SAID_AFTER.match(", an official in the city said.")
    assert not SAID_AFTER.match("; it was said.")


def test_title_case_allows_small_words_inside():
    assert [
        in_title_case(text) for text in ("Rule of Law", "rule of Law", "Rule of law", "Of Mice", "NO WAY")
    ] == [
        True,
        False,
        False,
        True,
        False,
    ]


@given(
    st.lists(
        st.sampled_from("“safe zone” ‘pocket’ said , . “ ” the as a called Act \n\n \" ' «x»".split(" "))
    )
)
def test_spans_are_closed_quotations_in_order(parts):
    text = " ".join(parts)
    layer = read_text(text)
    found = annotate_scare_quotes(layer, [(0, len(text) // 3)], [(len(text) // 2, len(text) // 2 + 1)])
    closed = {(one.start, one.end) for one in layer.quotations if one.closed}
    assert {(one.start, one.end) for one in found} <= closed
    starts = [one.start for one in found]
    assert starts == sorted(starts)
    assert all(one.start >= len(text) // 3 - 1 for one in found)


def test_so_called_counts_inside_a_content_and_before_a_name():
    text = "A plan to avoid a so-called “fiscal cliff” and the so-called Tarn ‘pocket’ was made."
    assert marked(text, contents=(text[2:-1],)) == ["“fiscal cliff”", "‘pocket’"]


def test_two_nouns_that_name_a_third_count_inside_an_indirect_content():
    # of four in one content: an adjective, one word, and words before a preposition are the source's
    text = (
        "He vowed to void the “hush money” deal, the “bad” law, a “misguided legal” plan, an “old war” of it."
    )
    assert marked(text, contents=(text[9:-1],)) == ["“hush money”"]
    assert marked("He called it a “witch hunt” probe.", contents=("a “witch hunt” probe",)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Her “public hanging” comment drew criticism.",
        "They fell into the “some risk” category.",
        "It met “highly personal” criticism in the years before he died, the report noted.",
        "That is the letter's “principal finding” in short.",
        "We need a good “shutdown” now. — A. Hale (@ahale) May 2, 2031",
    ],
)
def test_words_that_were_somebodys_before_are_left_out(text):
    assert marked(text) == []


def test_an_echo_of_a_longer_quotation_is_left_out():
    text = (
        "“They made multiple offers to us at that time,” she said.\n\nThe “multiple offers” were never seen."
    )
    assert marked(text, contents=("They made multiple offers to us at that time",)) == []
    turned = "The “multiple offers” were never seen.\n\n“They made multiple offers to us,” she said."
    assert marked(turned, contents=("They made multiple offers to us",)) == ["“multiple offers”"]


@pytest.mark.parametrize(
    "text",
    [
        "He is 6'2\" tall and wears size 12 in shoes.",
        "The board is 5'11\" by 6'2\" and stays so.",
        'A 24" screen and a 15" one were sold.',
        "The class of '68 met the class of '70 in May.",
        "Karin “Kit” Hale and the ’90s band “The Rain” came.",
    ],
)
def test_measurements_years_and_nicknames_are_no_scare_quotes(text):
    assert marked(text) == []
