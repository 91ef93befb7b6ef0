"""Hedged and loaded words, uncertain and biased sentences, from the same pass of the model."""

from __future__ import annotations

import numpy as np

from framing.reader.layout import HEDGE, HEDGE_TYPES, LOADED
from framing.reader.pieces import Pieces
from framing.reader.scores import Scores
from framing.reader.tagging import log_softmax
from framing.text import find_words


class WordHeads:
    """Probabilities for every word of one text.

    Attributes
    ----------
    starts, ends : numpy.ndarray of int64, shape (w,)
        The words.
    hedge : numpy.ndarray, shape (w,)
        Probability that a word is a hedge cue.
    hedge_type : numpy.ndarray of int64, shape (w,)
        The likeliest type, a position in ``HEDGE_TYPES``.
    loaded : numpy.ndarray, shape (w,)
        Probability that annotators of biased wording would mark the word.
    """

    def __init__(self, output: Scores, pieces: Pieces) -> None:
        self.starts, self.ends = find_words(pieces.text)
        low = np.searchsorted(pieces.ends, self.starts, side="right")
        high = np.maximum(np.searchsorted(pieces.starts, self.ends), low)
        hedges = np.exp(log_softmax(output[:, HEDGE])) if len(output) else np.zeros((0, 1 + len(HEDGE_TYPES)))
        means = _means(hedges, low, high)
        self.hedge = np.where(high > low, 1 - means[:, 0], 0.0)
        self.hedge_type = means[:, 1:].argmax(1)
        self.loaded = _means(sigmoid(output[:, LOADED.start : LOADED.start + 1]), low, high)[:, 0]

    def touched(self, start: int, end: int) -> slice:
        """Return the numbers of the words that a span touches."""
        first = int(np.searchsorted(self.ends, start, side="right"))
        return slice(first, max(first, int(np.searchsorted(self.starts, end))))

    def strongest(self, values: np.ndarray, start: int, end: int) -> float:
        """Return the highest probability among the words that a span touches."""
        return float(values[self.touched(start, end)].max(initial=0.0))


def sentence_probabilities(
    output: Scores, columns: slice, pieces: Pieces, sentences: list[tuple[int, int]]
) -> list[float]:
    """Return the probability of each sentence: its pieces' values, weighted as the model weighs them."""
    found = []
    for start, end in sentences:
        low, high = np.searchsorted(pieces.starts, (start, end))
        if low >= high:
            found.append(0.0)
            continue
        value, weight = output[low:high, columns].T
        weight = np.exp(weight - weight.max())
        found.append(float(sigmoid((weight * value).sum() / weight.sum())))
    return found


def sigmoid(values: np.ndarray) -> np.ndarray:
    """Return the logistic function, without overflow."""
    return 0.5 * (1 + np.tanh(0.5 * values))


def _means(values: np.ndarray, low: np.ndarray, high: np.ndarray) -> np.ndarray:
    """Return the mean of the rows from low to high for each pair; zero where there are none."""
    totals = np.zeros((len(values) + 1, values.shape[1]))
    totals[1:] = np.cumsum(values, axis=0, dtype=np.float64)
    return (totals[high] - totals[low]) / np.maximum(high - low, 1)[:, None]
