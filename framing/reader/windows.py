"""Long texts in windows cut at paragraphs, batched by length, and the model's output put together again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from framing.reader.layout import CLS, SEP
from framing.reader.pieces import OPENS_PARAGRAPH, OPENS_SENTENCE, Pieces
from framing.reader.scores import Scores, make_scores

Forward = Callable[[np.ndarray, np.ndarray, np.ndarray], np.ndarray]
"""Word pieces, marks and mask (each batch x width, int64) to outputs (batch x width x columns)."""


class Window(NamedTuple):
    """A stretch of one text that goes through the model by itself."""

    text: int
    low: int
    high: int


def cut_windows(opens: np.ndarray, window: int) -> list[tuple[int, int]]:
    """Cut a text where a paragraph opens, else where a sentence does, into windows of about equal length.

    Windows do not overlap: cut at such places, the model needs no words from beyond them.

    Parameters
    ----------
    opens : numpy.ndarray, shape (n,)
        What each piece opens, as `Pieces.opens` has it.
    window : int
        The most pieces of a window.

    Returns
    -------
    list of (int, int)
        First piece and end of each window.

    Examples
    --------
    >>> import numpy as np
    >>> cut_windows(np.array([1, 0, 0, 2, 0, 1, 0, 0]), window=6)
    [(0, 5), (5, 8)]
    """
    size, low, found = len(opens), 0, []
    while low < size:
        high = size if size - low <= window else _border(opens, low, window)
        found.append((low, high))
        low = high
    return found


def _border(opens: np.ndarray, low: int, window: int) -> int:
    """Return the best place to end a window: near an even share of what is left, where something opens."""
    left = len(opens) - low
    wanted = low + left / -(-left // window)
    first, last = low + window // 2, low + window
    near = opens[first : last + 1]
    for kind in (OPENS_PARAGRAPH, OPENS_SENTENCE):
        places = first + np.flatnonzero(near == kind)
        if len(places):
            return int(places[np.abs(places - wanted).argmin()])
    return last


def run_windows(texts: Sequence[Pieces], forward: Forward, *, window: int, budget: int) -> list[Scores]:
    """Return the model's output for every piece of every text.

    Windows of similar length go through the model together, at most ``budget`` padded pieces at a
    time.
    """
    jobs = [
        Window(number, low, high)
        for number, pieces in enumerate(texts)
        for low, high in cut_windows(pieces.opens, window)
    ]
    jobs.sort(key=lambda job: (job.low - job.high, job.text, job.low))
    outputs = [make_scores(len(pieces)) for pieces in texts]
    at = 0
    while at < len(jobs):
        width = jobs[at].high - jobs[at].low + 2
        batch = jobs[at : at + max(1, budget // width)]
        at += len(batch)
        result = forward(*_arrays(texts, batch, width))
        for row, job in enumerate(batch):
            outputs[job.text][job.low : job.high] = result[row, 1 : 1 + job.high - job.low]
    return outputs


def _arrays(texts: Sequence[Pieces], batch: list[Window], width: int) -> tuple[np.ndarray, ...]:
    """Lay a batch of windows out as the model takes them: pieces, marks and mask."""
    ids = np.zeros((len(batch), width), dtype=np.int64)
    marks, mask = np.zeros_like(ids), np.zeros_like(ids)
    for row, job in enumerate(batch):
        size, pieces = job.high - job.low, texts[job.text]
        ids[row, 0], ids[row, size + 1] = CLS, SEP
        ids[row, 1 : size + 1] = pieces.ids[job.low : job.high]
        marks[row, 1 : size + 1] = pieces.marks[job.low : job.high] + 1
        mask[row, : size + 2] = 1
    return ids, marks, mask
