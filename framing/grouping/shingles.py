"""Texts -> the sets of their word shingles, as sorted hashes."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

import numpy as np

_WORD = re.compile(r"[^\W_]+")

# Multipliers of splitmix64, which spread the hash of a shingle over all its bits.
_SPREAD = (np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB))
_STEP = np.uint64(0x9E3779B97F4A7C15)


class _WordHashes(dict[str, int]):
    """Word -> 64 bits that are the same on every machine, computed when first met."""

    def __missing__(self, word: str) -> int:
        """Hash a new word."""
        digest = hashlib.blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest()
        self[word] = int.from_bytes(digest, "little")
        return self[word]


def shingle_texts(texts: Iterable[str], size: int = 3) -> list[np.ndarray]:
    """Give for each text the set of its shingles: runs of ``size`` words.

    Parameters
    ----------
    texts : iterable of str
        Case, punctuation and white space are passed over.
    size : int
        Words in a shingle. A shorter text has one shingle of all its words.

    Returns
    -------
    list of ndarray of uint32
        Sorted and without repeats; empty for a text without a letter or digit. Two shingles of
        one text that differ have the same hash about once in 4 billion.

    Examples
    --------
    >>> one, other = shingle_texts(["Rain fell all day.", "RAIN FELL, all night"])
    >>> len(one), len(np.intersect1d(one, other))
    (2, 1)
    """
    hashes = _WordHashes()
    return [_shingles(text, size, hashes) for text in texts]


def _shingles(text: str, size: int, hashes: _WordHashes) -> np.ndarray:
    """Hash the shingles of one text."""
    words = _WORD.findall(text.casefold())
    if not words:
        return np.empty(0, dtype=np.uint32)
    coded = np.fromiter(map(hashes.__getitem__, words), dtype=np.uint64, count=len(words))
    size = min(size, len(words))
    mixed = np.zeros(len(words) - size + 1, dtype=np.uint64)
    for at in range(size):
        mixed = (mixed + coded[at : at + len(mixed)]) * _STEP
    return np.unique((_spread(mixed) >> np.uint64(32)).astype(np.uint32))


def _spread(values: np.ndarray) -> np.ndarray:
    """Let every bit of a value depend on all its bits."""
    values = (values ^ (values >> np.uint64(30))) * _SPREAD[0]
    values = (values ^ (values >> np.uint64(27))) * _SPREAD[1]
    return values ^ (values >> np.uint64(31))


def count_shared(one: np.ndarray, other: np.ndarray) -> int:
    """Count the shingles that two texts share.

    Parameters
    ----------
    one, other : ndarray
        As ``shingle_texts`` gives them.

    Returns
    -------
    int
    """
    small, large = (one, other) if len(one) <= len(other) else (other, one)
    if not len(small):
        return 0
    places = np.searchsorted(large, small)
    places[places == len(large)] = 0
    return int(np.count_nonzero(large[places] == small))
