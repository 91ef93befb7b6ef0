"""Windows: cut where something opens, every piece once, and no result depends on how they are batched."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.reader.layout import CLS, OUTPUT_WIDTH, SEP
from framing.reader.pieces import OPENS_PARAGRAPH, OPENS_SENTENCE
from framing.reader.windows import cut_windows, run_windows

NOTHING = 0


@given(
    st.lists(st.sampled_from([NOTHING, OPENS_PARAGRAPH, OPENS_SENTENCE]), max_size=400), st.integers(2, 90)
)
def test_every_piece_is_in_exactly_one_window(opens, window):
    windows = cut_windows(np.array(opens, dtype=np.int64), window)
    assert [piece for low, high in windows for piece in range(low, high)] == list(range(len(opens)))
    assert all(0 < high - low <= window for low, high in windows)


def test_a_paragraph_is_the_best_border_and_a_sentence_the_next():
    # Ten pieces, at most six a window: an even share is five. Sentences open at 4 and 5, a paragraph at 3.
    opens = np.zeros(10, dtype=np.int64)
    opens[[4, 5]] = OPENS_SENTENCE
    assert cut_windows(opens, window=6) == [(0, 5), (5, 10)]
    opens[3] = OPENS_PARAGRAPH
    assert cut_windows(opens, window=6)[0] == (0, 3)


def test_a_text_without_any_opening_is_cut_at_the_limit():
    assert cut_windows(np.zeros(10, dtype=np.int64), window=6) == [(0, 6), (6, 10)]


def fake_pieces(size: int) -> SimpleNamespace:
    """Return what windows need of the pieces of a text."""

    class Sized(SimpleNamespace):
        def __len__(self) -> int:
            return size

    marks = np.zeros(size, dtype=np.int64)
    return Sized(ids=np.arange(200, 200 + size), marks=marks, opens=marks)


def echo(ids: np.ndarray, marks: np.ndarray, mask: np.ndarray) -> np.ndarray:
    """Return outputs whose first column is the piece's own number."""
    out = np.zeros((*ids.shape, OUTPUT_WIDTH), dtype=np.float32)
    out[..., 0] = ids
    assert (ids[:, 0] == CLS).all()
    assert ((ids == SEP).sum(1) == 1).all()
    assert (marks[mask == 0] == 0).all()
    return out


@pytest.mark.parametrize("budget", [1, 600, 10**6])
def test_outputs_come_back_to_their_pieces(budget):
    texts = [fake_pieces(size) for size in (3, 0, 700, 254)]
    outputs = run_windows(texts, echo, window=254, budget=budget)
    assert [len(output) for output in outputs] == [3, 0, 700, 254]
    for text, output in zip(texts, outputs, strict=True):
        assert output[:, 0].tolist() == text.ids.tolist()
