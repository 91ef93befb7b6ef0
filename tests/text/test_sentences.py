"""Sentences end where a reader would end them, and nothing of a paragraph is lost."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.text import split_paragraphs, split_sentences

TROUBLE = st.text(alphabet="aB .?!…\"'“”‘’«»()[]\n\t\xa0-—1éא\u0301😀\0\ud800,", max_size=60)


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Smith met Gen. Jones and Lt. Gen. Brown.",
        "The U.S. President met J. R. Smith and George W. Bush.",
        "It is No. 4 of 3.5 million, says Fig. 2.",
        "The train left at 5 p.m. Eastern on Jan. 5 at St. Pancras.",
        "Apple Inc. Chief Executive Tim Cook sued Foo Corp. on Dec. 3, 2015.",
        "The case, Smith v. Jones, cites e.g. Marbury vs. Madison et al. in full.",
        '"Why?" he asked.',
        "“We won!” shouted Smith.",
        "“We won!” Smith said.",
        "“Who did this?” President J. R. Smith of Peru asked.",
        "“Why not?” Mr. Smith was quoted as saying.",
        "“What is this?”, asked the judge.",
        "‘Why?’ I asked.",
        "“Is it true?” — he would not say.",
        "He waited... and then left.",
        "They shop at Yahoo! Inc. every day.",
        "See www.Example.Com or a.Smith@news.Example.org or http://x.org/a.Html for more.",
        "Edward L. “Ned” Beach wrote it.",
        "NEWARK, N.J. (AP) — A trial began.",
        "Berkeley, Calif. Mayor Jane Roe spoke.",
        "She said (it is a joke!) that iPhones sell.",
        "1. FIREWORKS FLY IN THE DEBATE",
        "Sales ........ Profits",
        "It was in St.Petersburg that Dr.Smith lived.",
        "The pianist C. A. Dutch played.",
    ],
)
def test_one_sentence(text):
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    "parts",
    [
        ["He lives in the U.S.", "The talks ended."],
        ["It opened at 9 a.m.", "Police came at 5 p.m.", "They left."],
        ["She works for Foo Inc.", "He does not."],
        ["“I won.", "You lost,” he said.", "“Go home.”"],
        ["He said: “No.”", "She left."],
        ["“Why?”", "He did not answer."],
        ["Is it true?", "“Yes,” she said."],
        ["(He left.)", "She stayed."],
        ["“He called it a ‘pocket.’”", "Nobody agreed."],
        ["It ended in 2015.", "20 people died."],
        ["He paid 3.5 million.", "It was too much."],
        ["I thought...", "No, I knew."],
        ["I thought. . .", "No, I knew."],
        ["My words were hurtful. ...", "I pledge to learn."],
        ["It grew.[12]", "It shrank."],
        ["They met in Newark, N.J.", "Smith was late."],
        ["He moved to Wall St.", "The bank had failed."],
        ["He said no.", "iPhones sold out."],
        ["“Free the U.S.”", "Smith left."],
        ["« Il est parti. »", "Elle reste."],
        ["He said no.", "É is a letter."],
        ["Was it Plan B?!", "Perhaps."],
    ],
)
def test_several_sentences(parts):
    assert sentences(" ".join(parts)) == parts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was said.The next day came.", ["It was said.", "The next day came."]),
        ("“It was said.”The next day came.", ["“It was said.”", "The next day came."]),
        ('"I won. I lost."The next day.', ['"I won.', 'I lost."', "The next day."]),
        ('He left."I won," she said.', ["He left.", '"I won," she said.']),
    ],
)
def test_a_missing_space_does_not_join_sentences(text, expected):
    assert sentences(text) == expected


def test_no_sentence_crosses_a_paragraph():
    assert sentences("A headline without a stop\nThe text, with\n\nno stop") == [
        "A headline without a stop",
        "The text, with",
        "no stop",
    ]


def test_hard_wrapped_sentence_is_one():
    text = "The minister said on Friday\nthat the plan would be put\nto the vote. The opposition\nsaid no."
    assert sentences(text) == [text[:67], text[68:]]


def test_any_white_space_parts_sentences():
    assert sentences("One.\tTwo.\u2009Three.\rFour.") == ["One.", "Two.", "Three.", "Four."]


def test_empty_and_blank_texts_have_none():
    assert sentences("") == sentences(" \n\t\n ") == []


@settings(max_examples=300, deadline=None)
@given(TROUBLE)
def test_sentences_are_ordered_stripped_and_complete(text):
    spans = split_sentences(text)
    paragraphs = split_paragraphs(text)
    assert all(start < end for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert all(text[start:end] == text[start:end].strip() for start, end in spans)
    kept = "".join("".join(text[start:end].split()) for start, end in spans)
    assert kept == "".join(text.split())
    assert all(any(a <= start and end <= b for a, b in paragraphs) for start, end in spans)


@pytest.mark.parametrize(
    "unit",
    ["a", "a ", ".", ". ", "a. ", "A. ", "a.Aa", '."', '?" A', "(", ".(", "\n", ". (", 'a."Aa ', "[1]."],
)
def test_time_grows_with_length_only(unit):
    text = unit * (200_000 // len(unit))
    before = time.process_time()
    split_sentences(text)
    assert time.process_time() - before < 2
