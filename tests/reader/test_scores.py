"""A long text is read as a short one is: only where its scores wait differs."""

from __future__ import annotations

import numpy as np
import pytest

from framing.reader import ReaderModel, pieces, scores
from framing.reader.layout import OUTPUT_WIDTH

TEXT = "“We won,” Anna Hale said. The mayor denied it.\n\nA source claimed the Café was shut.\n" * 6


def read(monkeypatch, stretch, longest):
    """Read the text with scores drawn by chance, so that every column counts."""
    monkeypatch.setattr(pieces, "_STRETCH", stretch)
    monkeypatch.setattr(scores, "LONGEST_IN_MEMORY", longest)
    draw = np.random.default_rng(1)
    model = ReaderModel()
    monkeypatch.setattr(
        model,
        "_forward",
        lambda ids, marks, mask: draw.normal(size=(*ids.shape, OUTPUT_WIDTH)).astype(np.float32),
    )
    (output,) = model.read([TEXT])
    return output


def test_stretches_and_stored_scores_change_nothing(monkeypatch):
    short, long = read(monkeypatch, 10**9, 10**9), read(monkeypatch, 60, 10)
    assert isinstance(long.scores, scores.StoredScores) and isinstance(short.scores, np.ndarray)
    for name in ("ids", "starts", "ends", "first", "paragraph", "opens", "marks"):
        np.testing.assert_array_equal(getattr(long.pieces, name), getattr(short.pieces, name))
    assert long.relations == short.relations and len(short.relations) > 3
    np.testing.assert_array_equal(long.words.hedge, short.words.hedge)
    assert long.biased([(0, 40), (50, 90)]) == short.biased([(0, 40), (50, 90)])


@pytest.mark.parametrize("text", ["", "\n", "a\n" * 200])
def test_texts_without_words_or_with_many_lines(text, monkeypatch):
    monkeypatch.setattr(pieces, "_STRETCH", 3)
    (output,) = ReaderModel().read([text])
    assert len(output.pieces) == text.count("a")
