"""Resampled events: the same draws for every measure and outlet, from one seed."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

EXACT_LIMIT = 4096
"""Up to this many ways to swap two outlets within their events, all are gone through."""

_BLOCK = 4_000_000
_KEEP = 1_000_000


class Resampler:
    """Draws events with replacement, and swaps two outlets within events.

    The draws depend on the seed and on the number of events alone, so that all measures, and all
    outlets with the same events, are resampled alike, whatever the order of the table.

    Parameters
    ----------
    n_resamples : int
        How many resamples, and how many swaps where these cannot all be gone through.
    seed : int
        The seed.
    """

    def __init__(self, n_resamples: int, seed: int) -> None:
        """Take the number of resamples and the seed."""
        self.n_resamples = n_resamples
        self.seed = seed
        self._kept: dict[tuple[str, int], np.ndarray] = {}

    def sums(self, values: np.ndarray) -> np.ndarray:
        """Sum each row (k × n events) over every bootstrap resample of the events (k × resamples)."""
        return np.concatenate([values @ block.T for block in self._blocks("draws", values.shape[1])], axis=1)

    def swapped_sums(self, values: np.ndarray) -> np.ndarray:
        """Sum each row (k × n events) over the events that each swap exchanges (k × swaps)."""
        return np.concatenate([values @ block.T for block in self._blocks("swaps", values.shape[1])], axis=1)

    def is_exact(self, n: int) -> bool:
        """Say whether all ways to swap two outlets within n events are gone through."""
        return n <= 62 and 2**n <= EXACT_LIMIT

    def _blocks(self, what: str, n: int) -> Iterator[np.ndarray]:
        """Give the matrix of draws or swaps for n events, in blocks that fit in memory."""
        kept = self._kept.get((what, n))
        if kept is not None:
            yield kept.astype(float)
            return
        make = self._draws if what == "draws" else self._swaps
        parts = []
        for block in make(n):
            if self.n_resamples * n <= _KEEP:
                parts.append(block.astype(np.uint16))
            yield block.astype(float)
        if parts:
            self._kept[what, n] = np.concatenate(parts)

    def _draws(self, n: int) -> Iterator[np.ndarray]:
        """Say how often each of n events is drawn in each resample."""
        rng = np.random.default_rng([self.seed, n])
        for size in self._sizes(n):
            drawn = rng.integers(0, n, (size, n)) + n * np.arange(size)[:, None]
            yield np.bincount(drawn.ravel(), minlength=size * n).reshape(size, n)

    def _swaps(self, n: int) -> Iterator[np.ndarray]:
        """Say in which of n events each swap exchanges the outlets."""
        if self.is_exact(n):
            # swapping in all events only turns the sign, so the first event can stay
            yield (np.arange(2 ** (n - 1))[:, None] >> np.arange(n)) & 1
            return
        rng = np.random.default_rng([self.seed, n, 1])
        for size in self._sizes(n):
            yield rng.integers(0, 2, (size, n))

    def _sizes(self, n: int) -> Iterator[int]:
        """Cut the resamples into blocks."""
        block = max(1, _BLOCK // n)
        for first in range(0, self.n_resamples, block):
            yield min(block, self.n_resamples - first)
