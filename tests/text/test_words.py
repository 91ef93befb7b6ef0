"""Words are counted by one rule everywhere."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from framing.text import count_words, find_words


def test_inner_apostrophes_and_hyphens_do_not_break_a_word():
    text = "Don't call the so-called officials’ plan 3.5 'it' — rock-’n’-roll."
    starts, ends = find_words(text)
    found = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    # the full stop parts 3 and 5; rock, n and roll are parted since two marks stand between them
    assert found == [
        "Don't",
        "call",
        "the",
        "so-called",
        "officials",
        "plan",
        "3",
        "5",
        "it",
        "rock",
        "n",
        "roll",
    ]
    assert count_words(text) == 12


def test_empty_text_has_no_words():
    starts, ends = find_words("")
    assert starts.shape == ends.shape == (0,)
    assert starts.dtype == ends.dtype == "int64"
    assert count_words("") == 0


@given(st.text(max_size=60))
def test_count_agrees_with_what_is_found(text):
    starts, ends = find_words(text)
    assert len(starts) == len(ends) == count_words(text)
    assert (starts < ends).all()
    assert (starts[1:] > ends[:-1]).all() or len(starts) < 2
