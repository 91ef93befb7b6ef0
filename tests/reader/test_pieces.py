"""Word pieces: offsets that hold, and the marks that lower-case pieces lose."""

from __future__ import annotations

import numpy as np
import pytest

from framing.reader import WEIGHTS
from framing.reader.model import read_tokenizer
from framing.reader.pieces import cut_pieces, quotation_state

TOKENIZER = read_tokenizer(WEIGHTS)


def test_offsets_cut_the_text_itself():
    text = "HALE said: “İstanbul’s dam held.”"
    pieces = cut_pieces(TOKENIZER, text)
    assert "".join(text[s:e] for s, e in zip(pieces.starts, pieces.ends, strict=True)) == text.replace(
        " ", ""
    )


def test_marks_hold_case_quotation_and_place():
    pieces = cut_pieces(TOKENIZER, "HALE said “no” 7.\n\nThen he left")
    case, quotation, place = pieces.marks // 9, pieces.marks // 3 % 3, pieces.marks % 3
    words = [pieces.text[s:e] for s, e in zip(pieces.starts, pieces.ends, strict=True)]
    at = {word: number for number, word in enumerate(words)}
    # Upper case 2, lower 0, no letter 4, capital 1.
    assert [case[at[word]] for word in ("said", "7", "Then")] == [0, 4, 1]
    assert case[0] == 2
    # Outside 0, a mark 2, inside 1.
    assert [quotation[at[word]] for word in ("said", "“", "no")] == [0, 2, 1]
    # Both paragraphs open with mark 1.
    assert place[0] == place[at["Then"]] == 1
    assert place[at["he"]] == 0


def test_a_paragraph_ends_an_open_quotation():
    state = quotation_state('“a\nb” "c')
    # mark, inside, line end, outside, mark, outside, mark, inside, and one place past the end
    assert state.tolist() == [2, 1, 0, 0, 2, 0, 2, 1, 0]


@pytest.mark.parametrize("text", ["", " ", "\x00", "🙂" * 5, "نص", "a" * 3000])
def test_hard_texts_are_cut(text):
    pieces = cut_pieces(TOKENIZER, text)
    assert len(pieces) == len(pieces.marks) == len(pieces.paragraph)
    assert ((pieces.marks >= 0) & (pieces.marks < 45)).all()
    assert (np.diff(pieces.starts) >= 0).all()
