"""Long texts in overlapping windows, batched by length, and the model's output put together again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from framing.reader.layout import CLS, OUTPUT_WIDTH, SEP
from framing.reader.pieces import Pieces

Forward = Callable[[np.ndarray, np.ndarray, np.ndarray], np.ndarray]
"""Word pieces, marks and mask (each batch x width, int64) to outputs (batch x width x columns)."""


class Window(NamedTuple):
    """A window over one text: what is read, and the part of it whose output is kept."""

    text: int
    low: int
    high: int
    keep_low: int
    keep_high: int


def cut_windows(size: int, window: int, context: int) -> list[tuple[int, int, int, int]]:
    """Cut ``size`` pieces into windows (low, high, first kept, last kept) of about equal length."""
    if size <= window:
        return [(0, size, 0, size)]
    core = window - 2 * context
    count = -(-(size - 2 * context) // core)
    edges = [context + round((size - 2 * context) * number / count) for number in range(count + 1)]
    edges[0], edges[-1] = 0, size
    return [(max(0, low - context), min(size, high + context), low, high) for low, high in pairwise(edges)]


def run_windows(
    texts: Sequence[Pieces], forward: Forward, *, window: int, context: int, budget: int
) -> list[np.ndarray]:
    """Return the model's output for every piece of every text.

    Windows of similar length go through the model together, at most ``budget`` padded pieces at a
    time.
    """
    jobs = [
        Window(number, *bounds)
        for number, pieces in enumerate(texts)
        if len(pieces)
        for bounds in cut_windows(len(pieces), window, context)
    ]
    jobs.sort(key=lambda job: (job.low - job.high, job.text, job.low))
    outputs = [np.zeros((len(pieces), OUTPUT_WIDTH), dtype=np.float32) for pieces in texts]
    at = 0
    while at < len(jobs):
        width = jobs[at].high - jobs[at].low + 2
        batch = jobs[at : at + max(1, budget // width)]
        at += len(batch)
        result = forward(*_arrays(texts, batch, width))
        for row, job in enumerate(batch):
            kept = slice(1 + job.keep_low - job.low, 1 + job.keep_high - job.low)
            outputs[job.text][job.keep_low : job.keep_high] = result[row, kept]
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
