"""Similar pairs -> clusters in which every pair is similar: complete linkage on a sparse graph."""

from __future__ import annotations

import heapq

import numpy as np


def link_completely(pairs: np.ndarray, similarities: np.ndarray, n: int) -> np.ndarray:
    """Join clusters, the most similar first, as long as every pair across them is similar.

    The similarity of two clusters is that of their least similar pair; a pair that is not listed is
    not similar, so that two clusters with such a pair are never joined. This is complete linkage
    cut at the threshold by which the pairs were chosen, without a matrix of all pairs.

    Parameters
    ----------
    pairs : ndarray of int, (m, 2)
        Each pair once.
    similarities : ndarray, (m,)
    n : int
        How many there are.

    Returns
    -------
    ndarray of int, (n,)
        Number of the cluster of each, from 0, in the order of their first members.

    Examples
    --------
    >>> pairs = np.array([[0, 1], [1, 2], [2, 3], [0, 2]])
    >>> link_completely(pairs, np.array([0.9, 0.5, 0.8, 0.4]), 4).tolist()
    [0, 0, 1, 1]
    """
    near: dict[int, dict[int, float]] = {at: {} for at in range(n)}
    for (one, other), similarity in zip(pairs.tolist(), similarities.tolist(), strict=True):
        near[one][other] = near[other][one] = similarity
    members = {at: [at] for at in range(n)}
    heap = [(-near[one][other], one, other) for one in near for other in near[one] if one < other]
    heapq.heapify(heap)
    while heap:
        negative, one, other = heapq.heappop(heap)
        if near.get(one, {}).get(other) != -negative:
            continue  # one of them was joined to another since
        theirs = near.pop(other)
        ours = near[one]
        members[one] += members.pop(other)
        joined = {at: min(ours[at], theirs[at]) for at in ours.keys() & theirs.keys()}
        for at in (ours.keys() | theirs.keys()) - {one, other}:
            near[at].pop(other, None)
            near[at].pop(one, None)
        for at, similarity in sorted(joined.items()):
            near[at][one] = similarity
            heapq.heappush(heap, (-similarity, min(one, at), max(one, at)))
        near[one] = joined
    labels = np.empty(n, dtype=np.int64)
    for number, cluster in enumerate(sorted(members.values(), key=min)):
        labels[cluster] = number
    return labels
