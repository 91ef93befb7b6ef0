"""Normalised texts, and the way back to raw offsets."""

from __future__ import annotations

import unicodedata

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.corpus import normalise_text, normalise_with_offsets
from framing.corpus.normalise import count_removed

# Letters, marks that reorder, Hangul parts, Indic vowel signs, line ends, controls, a surrogate.
ALPHABET = "ab \n\t\r\x00\x07\x0b\x0c\x1f\x7f\x85\xad\u2028\u2029\ufeff\ud800"
ALPHABET += "é\u0301\u0323\u1100\u1161\u11a8\u09c7\u09be\u0f73\u0344\U0001f600"
RAW = st.text(alphabet=ALPHABET, max_size=40)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("a\u2028b\u2029c\x85d", "a\nb\nc\nd"),
        ("page one\x0cpage two\x0bend", "page one\npage two\nend"),
        ("a\x00b\x07c\x1fd\x7f", "abcd"),
        ("tab\tstays", "tab\tstays"),
        ("Presi\xaddent \ufeffspoke", "President spoke"),
        ("lone \ud83d half", "lone \ufffd half"),
        ("cafe\u0301", "café"),
        ("e\x00\u0301", "é"),  # removed first, composed after
        ("“quoted” 'as' is… ", "“quoted” 'as' is… "),
        ("", ""),
    ],
)
def test_line_ends_controls_and_composition(raw, text):
    assert normalise_text(raw) == text
    assert normalise_with_offsets(raw)[0] == text


def test_untouched_text_has_the_identity_map():
    _, offsets = normalise_with_offsets("Plain “text”.\nTwo lines, café.")
    assert offsets.is_identity
    assert offsets.to_raw(3, 9) == (3, 9)


def test_offsets_after_crlf_and_decomposed_letter():
    # raw: 0 'e' 1 U+0301 2 CR 3 LF 4 'x' 5 CR 6 LF 7 'y'; text: 0 é 1 \n 2 x 3 \n 4 y
    text, offsets = normalise_with_offsets("e\u0301\r\nx\r\ny")
    assert text == "é\nx\ny"
    assert not offsets.is_identity
    assert offsets.to_raw(0, 1) == (0, 2)
    assert offsets.to_raw(1, 2) == (2, 4)
    assert offsets.to_raw(4, 5) == (7, 8)
    assert offsets.to_raw(0, 5) == (0, 8)


def test_removed_characters_at_the_edges_stay_outside():
    text, offsets = normalise_with_offsets("\x00one\x00 two")
    assert text == "one two"
    assert offsets.to_raw(0, 3) == (1, 4)


def test_empty_spans_and_empty_texts():
    _, offsets = normalise_with_offsets("a\r\nb")
    assert offsets.to_raw(2, 2) == (3, 3)
    assert offsets.to_raw(3, 3) == (4, 4)
    text, nothing = normalise_with_offsets("\x00")
    assert (text, nothing.to_raw(0, 0)) == ("", (0, 0))


def test_hangul_syllable_of_three_parts_is_one_piece():
    text, offsets = normalise_with_offsets("\u1100\u1161\u11a8!")
    assert text == "\uac01!"
    assert offsets.to_raw(0, 1) == (0, 3)
    assert offsets.to_raw(1, 2) == (3, 4)


def test_mark_composes_over_a_vowel_sign_that_decomposes():
    # a + U+0F73 (= U+0F71 U+0F72, of lower class) + acute: the acute reaches the a
    text, offsets = normalise_with_offsets("a\u0f73\u0301!")
    assert text == "á\u0f71\u0f72!"
    assert offsets.to_raw(0, 1) == (0, 3)
    assert offsets.to_raw(3, 4) == (3, 4)


def test_removed_characters_are_counted():
    # NUL, soft hyphen, surrogate; line ends and the tab are no loss
    assert count_removed("a\x00b\xad\ud800\r\n\x0c\t") == 3
    assert count_removed("plain") == 0


@settings(deadline=None, derandomize=True)
@given(RAW)
def test_normalising_is_idempotent_and_in_form_c(raw):
    text = normalise_text(raw)
    assert normalise_text(text) == text
    assert unicodedata.is_normalized("NFC", text)
    assert not set(text) & set("\r\x00\x0b\x0c\x85\u2028\u2029\ufeff\xad")


@settings(deadline=None, derandomize=True)
@given(RAW)
def test_both_functions_agree(raw):
    assert normalise_with_offsets(raw)[0] == normalise_text(raw)


@settings(deadline=None, derandomize=True)
@given(RAW, st.data())
def test_raw_span_normalises_to_the_span(raw, data):
    """Any span, taken back to the raw text and normalised alone, is the span again.

    Where a piece of raw text became several characters, it goes back as a whole, and so may hold
    more than the span.
    """
    text, offsets = normalise_with_offsets(raw)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    raw_start, raw_end = offsets.to_raw(start, end)
    assert 0 <= raw_start <= raw_end <= len(raw)
    back = normalise_text(raw[raw_start:raw_end])
    assert text[start:end] in back
    shared = end < len(text) and start < end and offsets.to_raw(end, end + 1)[0] < raw_end
    shared |= 0 < start < end and offsets.to_raw(start - 1, start)[1] > raw_start
    if start < end and not shared:
        assert back == text[start:end]


@settings(deadline=None, derandomize=True)
@given(RAW)
def test_raw_offsets_never_go_backwards(raw):
    text, offsets = normalise_with_offsets(raw)
    starts = [offsets.to_raw(at, at + 1)[0] for at in range(len(text))]
    assert np.all(np.diff(starts) >= 0)
