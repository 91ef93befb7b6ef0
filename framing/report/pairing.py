"""Two articles on one event in; which of their passages belong together, and in which rows they meet, out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from framing.report.alignment import Row, align_paragraphs
from framing.report.lookup import Lookup
from framing.report.statements import SameStatement, find_same_statements
from framing.text import split_paragraphs


class Pairing(NamedTuple):
    """Two articles side by side.

    ``links`` holds for each statement that both report the positions of its first content span in
    either article; ``rows`` the paragraphs that stand beside each other.
    """

    left: str
    right: str
    links: tuple[tuple[int, int], ...]
    rows: tuple[Row, ...]


def pair_events(lookup: Lookup, article_ids: Sequence[str], limit: int) -> list[Pairing]:
    """Pair each two of some articles that are on the same event.

    Parameters
    ----------
    lookup : Lookup
        The marks.
    article_ids : sequence of str
        Which articles.
    limit : int
        Characters of each that are shown.

    Returns
    -------
    list of Pairing
    """
    events = lookup.articles.set_index("article_id")["event"]
    by_event: dict[str, list[str]] = {}
    for name in article_ids:
        if isinstance(events[name], str):
            by_event.setdefault(events[name], []).append(name)
    pairings = []
    for names in by_event.values():
        same = find_same_statements(lookup, names)
        for at, left in enumerate(names):
            for right in names[at + 1 :]:
                pairings.append(_pair(lookup, left, right, same.get((left, right), []), limit))
    return pairings


def pair_two(lookup: Lookup, left: str, right: str) -> Pairing:
    """Pair two articles, whatever they are on."""
    same = find_same_statements(lookup, [left, right]) if left != right else {}
    return _pair(lookup, left, right, same.get((left, right), []), None)


def _pair(lookup: Lookup, left: str, right: str, same: Sequence[SameStatement], limit: int | None) -> Pairing:
    """Find the paragraphs of the statements and align them."""
    links = [(lookup.contents_of(one.left)[0], lookup.contents_of(one.right)[0]) for one in same]
    if limit is not None:
        begins = lookup.columns["start"]
        links = [pair for pair in links if all(begins[row] < limit for row in pair)]
    starts = [_starts(lookup, name, limit) for name in (left, right)]
    shared = [(_paragraph(lookup, one, starts[0]), _paragraph(lookup, two, starts[1])) for one, two in links]
    return Pairing(left, right, tuple(links), tuple(align_paragraphs(shared, *map(len, starts))))


def _starts(lookup: Lookup, article_id: str, limit: int | None) -> list[int]:
    """Give the beginnings of the paragraphs that are shown."""
    text = lookup.texts[lookup.places[article_id]]
    return [start for start, _ in split_paragraphs(text) if limit is None or start < limit]


def _paragraph(lookup: Lookup, row: int, starts: list[int]) -> int:
    """Give the paragraph in which a span begins."""
    return max(0, bisect_right(starts, lookup.columns["start"][row]) - 1)
