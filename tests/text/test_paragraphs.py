"""Line breaks end paragraphs, unless they stand at a column."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from framing.text import split_paragraphs
from framing.text.paragraphs import is_hard_wrapped

WRAPPED = (
    "The minister said on Friday that\nthe plan would be put to a vote in\nspring. The opposition called it\n"
    "a farce.\n\nA second paragraph follows here and\nis wrapped at the same column too."
)


def paragraphs(text: str) -> list[str]:
    return [text[start:end] for start, end in split_paragraphs(text)]


def test_blank_lines_and_line_breaks_end_paragraphs():
    assert paragraphs("One.\nTwo.\n\n \nThree. \n") == ["One.", "Two.", "Three."]


def test_hard_wrapped_text_ends_paragraphs_at_blank_lines_only():
    assert is_hard_wrapped(WRAPPED)
    assert paragraphs(WRAPPED) == WRAPPED.split("\n\n")


def test_indented_line_starts_a_paragraph_in_wrapped_text():
    text = WRAPPED.replace("\n\n", "\n    ")
    assert paragraphs(text) == [part.strip() for part in WRAPPED.split("\n\n")]


def test_long_line_shows_that_the_text_is_not_wrapped():
    assert not is_hard_wrapped(WRAPPED + "\n\n" + "word " * 30)


def test_web_address_does_not_hide_wrapping():
    assert is_hard_wrapped(WRAPPED + "\n\nhttps://example.org/" + "a" * 120)


def test_lines_that_end_in_full_stops_are_paragraphs():
    text = "The first point is made.\nThe second one is made.\nThe third one is made.\nThe end is near."
    assert not is_hard_wrapped(text)
    assert len(paragraphs(text)) == 4


def test_texts_without_content_have_no_paragraph():
    assert paragraphs("") == paragraphs("\n \n\t") == []


@given(st.text(alphabet="ab .\n\t\xa0\u2028\r\0\ud800", max_size=80))
def test_paragraphs_are_ordered_stripped_and_complete(text):
    spans = split_paragraphs(text)
    assert all(before[1] < after[0] for before, after in pairwise(spans))
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)
    kept = "".join("".join(text[start:end].split()) for start, end in spans)
    assert kept == "".join(text.split())
