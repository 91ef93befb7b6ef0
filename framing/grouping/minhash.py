"""Sets of shingles -> short signatures; signatures -> the pairs that may be copies of each other.

MinHash (Broder 1997): the smallest value of a random function over a set is the same for two sets with
a probability that is their Jaccard similarity. Bands (Leskovec, Rajaraman and Ullman, Mining of Massive
Datasets, 3.4): a pair becomes a candidate where all values of one band agree, so with ``b`` bands of
``r`` values a pair of similarity ``s`` is found with probability ``1 - (1 - s**r)**b``.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

WHOLE_BUCKET = 64
"""Texts in one bucket of which every pair is a candidate; of more, each with its next neighbours."""

NEIGHBOURS = 8

_EMPTY = np.iinfo(np.uint32).max


def sign_shingles(shingles: list[np.ndarray], permutations: int, seed: int) -> np.ndarray:
    """Compute the MinHash signature of each set.

    Parameters
    ----------
    shingles : list of ndarray of uint32
        As ``shingle_texts`` gives them: hashes, so that no two lie near each other but by chance.
    permutations : int
        Values in a signature.
    seed : int
        Seed of the random functions.

    Returns
    -------
    ndarray of uint32, (n, permutations)
        The largest value everywhere for an empty set.

    Examples
    --------
    >>> hashes = np.random.default_rng(1).integers(0, 2**32, 100, dtype=np.uint32)
    >>> one, other = sign_shingles([hashes[:90], hashes[10:]], 1024, seed=7)
    >>> bool(abs(np.mean(one == other) - 0.8) < 0.04)
    True
    """
    rng = np.random.default_rng(seed)
    factors = rng.integers(0, 2**64, (permutations, 1), dtype=np.uint64) | np.uint64(1)
    offsets = rng.integers(0, 2**64, (permutations, 1), dtype=np.uint64)
    signatures = np.full((len(shingles), permutations), _EMPTY, dtype=np.uint32)
    for row, found in enumerate(shingles):
        if len(found):
            values = factors * found.astype(np.uint64)
            values += offsets
            # The upper half of the product is the one whose bits depend on all of the shingle's.
            signatures[row] = values.min(axis=1) >> np.uint64(32)
    return signatures


def candidate_pairs(signatures: np.ndarray, rows: int, agreement: float) -> np.ndarray:
    """Find the pairs whose signatures agree in a whole band and in a share of all values.

    Parameters
    ----------
    signatures : ndarray, (n, permutations)
        As ``sign_shingles`` gives them.
    rows : int
        Values in a band; what is left over of a signature is in no band.
    agreement : float
        Smallest share of values that agree, between 0 and 1.

    Returns
    -------
    ndarray of int64, (m, 2)
        Positions, the smaller first, sorted, without repeats.
    """
    n = len(signatures)
    kept = np.empty(0, dtype=np.int64)
    full = np.flatnonzero((signatures != _EMPTY).any(axis=1))
    for start in range(0, signatures.shape[1] - rows + 1, rows):
        for pairs in _bucket_pairs(signatures[full, start : start + rows]):
            first, second = np.sort(full[pairs], axis=1).T
            coded = np.setdiff1d(first * n + second, kept)
            kept = np.union1d(kept, coded[_agree(signatures, coded // n, coded % n) >= agreement])
    return np.stack([kept // n, kept % n], axis=1) if len(kept) else np.empty((0, 2), dtype=np.int64)


def _agree(signatures: np.ndarray, first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """Give the share of values in which pairs agree, a few pairs at a time to spare memory."""
    shares = np.empty(len(first))
    for start in range(0, len(first), 50_000):
        part = slice(start, start + 50_000)
        shares[part] = (signatures[first[part]] == signatures[second[part]]).mean(axis=1)
    return shares


def _bucket_pairs(band: np.ndarray) -> Iterator[np.ndarray]:
    """Yield pairs of rows that are equal, as positions, shape (m, 2)."""
    order = np.lexsort(band.T)
    changes = np.any(band[order][1:] != band[order][:-1], axis=1)
    starts = np.concatenate([[0], np.flatnonzero(changes) + 1])
    sizes = np.diff(np.concatenate([starts, [len(band)]]))
    for size in np.unique(sizes[sizes > 1]).tolist():
        buckets = order[starts[sizes == size][:, None] + np.arange(size)]
        reach = size if size <= WHOLE_BUCKET else NEIGHBOURS + 1
        for step in range(1, reach):
            yield np.stack([buckets[:, :-step].ravel(), buckets[:, step:].ravel()], axis=1)
