"""Windows: every piece is kept once, and the result does not depend on how they are batched."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest

from framing.reader.layout import CLS, OUTPUT_WIDTH, SEP
from framing.reader.windows import cut_windows, run_windows


@pytest.mark.parametrize("size", [1, 253, 254, 255, 600, 5000])
def test_every_piece_is_kept_by_exactly_one_window(size):
    windows = cut_windows(size, window=254, context=32)
    kept = [piece for _, _, low, high in windows for piece in range(low, high)]
    assert kept == list(range(size))
    assert all(0 <= low <= keep_low < keep_high <= high <= size for low, high, keep_low, keep_high in windows)
    assert all(high - low <= 254 + 1 for low, high, _, _ in windows)


def fake_pieces(size: int) -> SimpleNamespace:
    """Return what windows need of the pieces of a text."""

    class Sized(SimpleNamespace):
        def __len__(self) -> int:
            return size

    return Sized(ids=np.arange(200, 200 + size), marks=np.zeros(size, dtype=np.int64))


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
    outputs = run_windows(texts, echo, window=254, context=32, budget=budget)
    assert [len(output) for output in outputs] == [3, 0, 700, 254]
    for text, output in zip(texts, outputs, strict=True):
        assert output[:, 0].tolist() == text.ids.tolist()
