"""Which source and which contents belong to a cue: scores of every piece as each cue sees it."""

from __future__ import annotations

import numpy as np

from framing.reader.layout import (
    CUE_SIDE,
    DISTANCE_EDGES,
    FIRST_BREAKS_ROW,
    FIRST_CUES_ROW,
    LINK_WIDTH,
    MOST_BREAKS_BETWEEN,
    MOST_CUES_BETWEEN,
    REACH,
    TOKEN_SIDE,
)
from framing.reader.scores import Scores

Range = tuple[int, int]
_SCALE = LINK_WIDTH**0.5
SOURCE, CONTENT = 0, 1
"""Rows of the link scores."""


def count_cues(cues: list[Range], size: int) -> np.ndarray:
    """Return how many cues have begun up to and including each piece."""
    begins = np.zeros(size, dtype=np.int64)
    for start, _ in cues:
        begins[start] += 1
    return np.cumsum(begins)


def place_rows(cue: Range, positions: np.ndarray, cue_count: np.ndarray, paragraph: np.ndarray) -> np.ndarray:
    """Return the rows of the place table for positions seen from a cue, shape (3, n).

    Distance before or after the cue, cues between, and paragraph breaks between.
    """
    start, end = cue
    before, after = positions < start, positions >= end
    gap = np.where(before, start - positions, np.where(after, positions - end + 1, 0))
    bucket = np.searchsorted(DISTANCE_EDGES, gap, side="right")
    distance = np.where(before, bucket, np.where(after, bucket + len(DISTANCE_EDGES), 0))
    between = np.where(
        before, cue_count[start] - cue_count[positions], cue_count[positions] - cue_count[end - 1]
    )
    breaks = np.abs(paragraph[positions] - paragraph[start])
    return np.stack(
        [
            distance,
            np.clip(between, 0, MOST_CUES_BETWEEN) + FIRST_CUES_ROW,
            np.clip(breaks, 0, MOST_BREAKS_BETWEEN) + FIRST_BREAKS_ROW,
        ]
    )


def link_scores(
    output: Scores,
    table: np.ndarray,
    cue: Range,
    positions: np.ndarray,
    cue_count: np.ndarray,
    paragraph: np.ndarray,
) -> np.ndarray:
    """Return the log-odds that pieces belong to the cue's source and content, shape (2, n)."""
    asks = output[cue[0] : cue[1], CUE_SIDE].mean(0).reshape(2, LINK_WIDTH)
    answers = output[positions, TOKEN_SIDE].reshape(-1, 2, LINK_WIDTH)
    rows = place_rows(cue, positions, cue_count, paragraph)
    by_place = np.einsum("kd,kpd->kp", asks, table[:, :, :LINK_WIDTH]) / _SCALE + table[:, :, LINK_WIDTH]
    return np.einsum("kd,nkd->kn", asks, answers) / _SCALE + by_place[:, rows].sum(1)


class Links:
    """The best source of each cue and the best cue of each content."""

    def __init__(self, sources: list[Range], cues: list[Range], contents: list[Range]) -> None:
        self.cues, self.segments = cues, (sources, contents)
        self.source_of: list[int | None] = [None] * len(cues)
        self.cue_of = np.full(len(contents), -1)
        self.strength = np.full(len(contents), -np.inf)
        self._starts = [np.array([start for start, _ in role], dtype=np.int64) for role in self.segments]
        self._ends = [np.array([end for _, end in role], dtype=np.int64) for role in self.segments]

    def find(
        self, output: Scores, table: np.ndarray, paragraph: np.ndarray, floor: tuple[float, float]
    ) -> None:
        """Link everything within reach whose mean log-odds are above the floor (source, content)."""
        cue_count = count_cues(self.cues, len(output))
        self.strength[:] = floor[CONTENT]
        for number, cue in enumerate(self.cues):
            low, high = max(0, cue[0] - REACH), min(len(output), cue[1] + REACH)
            if not any(self._near(role, low, high) for role in (SOURCE, CONTENT)):
                continue
            scores = link_scores(output, table, cue, np.arange(low, high), cue_count, paragraph)
            totals = np.zeros((2, high - low + 1))
            totals[:, 1:] = np.cumsum(scores, axis=1, dtype=np.float64)
            self._take_source(number, totals[SOURCE], low, high, floor[SOURCE])
            self._take_contents(number, totals[CONTENT], low, high)

    def _near(self, role: int, low: int, high: int) -> range:
        """Return the numbers of the segments of a role that touch the pieces from low to high."""
        first = int(np.searchsorted(self._ends[role], low, side="right"))
        return range(first, int(np.searchsorted(self._starts[role], high)))

    def _means(self, role: int, totals: np.ndarray, low: int, high: int) -> tuple[range, np.ndarray]:
        """Return the segments within reach and their mean log-odds."""
        near = self._near(role, low, high)
        starts = np.maximum(self._starts[role][near.start : near.stop], low) - low
        ends = np.minimum(self._ends[role][near.start : near.stop], high) - low
        return near, (totals[ends] - totals[starts]) / np.maximum(ends - starts, 1)

    def _take_source(self, cue: int, totals: np.ndarray, low: int, high: int, floor: float) -> None:
        """Give the cue its best source, if it is good enough."""
        near, means = self._means(SOURCE, totals, low, high)
        if near and means.max() > floor:
            self.source_of[cue] = near.start + int(means.argmax())

    def _take_contents(self, cue: int, totals: np.ndarray, low: int, high: int) -> None:
        """Give the cue every content that has no better one."""
        near, means = self._means(CONTENT, totals, low, high)
        better = means > self.strength[near.start : near.stop]
        self.strength[near.start : near.stop][better] = means[better]
        self.cue_of[near.start : near.stop][better] = cue
