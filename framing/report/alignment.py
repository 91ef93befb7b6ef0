"""Paragraphs of two articles that share statements in; rows that set them side by side, out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Row(NamedTuple):
    """Paragraphs that stand beside each other: two ranges of positions, ends exclusive."""

    left: tuple[int, int]
    right: tuple[int, int]


def align_paragraphs(shared: Sequence[tuple[int, int]], n_left: int, n_right: int) -> list[Row]:
    """Set the paragraphs of two articles beside each other so that shared statements meet.

    Both articles keep their order, so of statements that come in another order in the other
    article only the longest chain meets; the rest are found by their numbers.

    Parameters
    ----------
    shared : sequence of (int, int)
        Paragraphs, one of either article, that report the same statement.
    n_left, n_right : int
        Number of paragraphs.

    Returns
    -------
    list of Row
        All paragraphs of both, each once.

    Examples
    --------
    >>> align_paragraphs([(1, 0), (2, 3)], 4, 4)
    [Row(left=(0, 1), right=(0, 0)), Row(left=(1, 2), right=(0, 1)), Row(left=(2, 2), right=(1, 3)), \
Row(left=(2, 3), right=(3, 4)), Row(left=(3, 4), right=(4, 4))]
    """
    rows, left, right = [], 0, 0
    for one, other in [*_longest_chain(shared), (n_left, n_right)]:
        if one > left or other > right:
            rows.append(Row((left, one), (right, other)))
        if (one, other) != (n_left, n_right):
            rows.append(Row((one, one + 1), (other, other + 1)))
        left, right = one + 1, other + 1
    return rows


def _longest_chain(shared: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Choose the most pairs that come in the same order in both articles, no paragraph twice."""
    pairs = sorted(set(shared))
    chains: list[list[tuple[int, int]]] = []
    for one, other in pairs:
        before = [chain for chain in chains if chain[-1][0] < one and chain[-1][1] < other]
        chains.append([*max(before, key=len, default=[]), (one, other)])
    return max(chains, key=len, default=[])
