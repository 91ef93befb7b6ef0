"""Sentence-like units for the attribution rules: sentences whose quotations are whole.

A quotation may hold several sentences (“We won. We are done,” she said.). The rules need what
stands around it in one piece, so sentences that share a quotation are joined into one unit, and
inside a unit each quotation counts as a single token.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from operator import methodcaller

from framing.text import Quotation, TextLayer

QUOTE = "«q»"
"""The word that stands for a whole quotation among the tokens of a unit."""

LONGEST_UNIT = 3000
"""Characters; the longest sentence among 1,599 real articles has 1,094."""

_SPAN = methodcaller("span")
_TOKEN = re.compile(r"\w+(?:['\-.&]\w+)*|\.\.\.|--|[^\w\s]")


@dataclass(slots=True)
class Unit:
    """One unit: its tokens in lower case with their offsets, and its quotations.

    ``quotes`` maps the position of a `QUOTE` token to the start and end of the quotation.
    """

    start: int
    end: int
    paragraph: int
    words: list[str]
    starts: list[int]
    ends: list[int]
    quotes: dict[int, tuple[int, int]]


def outer_quotations(layer: TextLayer) -> list[Quotation]:
    """Return the quotations that are not nested in another one."""
    outer: list[Quotation] = []
    for quotation in layer.quotations:
        if not outer or quotation.start >= outer[-1].end:
            outer.append(quotation)
    return outer


def join_sentences(layer: TextLayer, quotations: list[Quotation]) -> Iterator[tuple[int, int, int]]:
    """Yield start, end and paragraph of the units: sentences joined where a quotation spans them.

    A unit has at most `LONGEST_UNIT` characters; text without full stops is cut at white space, so
    that the work grows with the text and not with its square.
    """
    paragraphs, number = layer.paragraphs, 0
    current: tuple[int, int, int] | None = None
    starts = [quotation.start for quotation in quotations]
    for start, end in _bounded(layer):
        while number + 1 < len(paragraphs) and start >= paragraphs[number][1]:
            number += 1
        joins = current and current[2] == number and end - current[0] <= LONGEST_UNIT
        if current and joins and _inside(start, quotations, starts):
            current = (current[0], end, number)
            continue
        if current:
            yield current
        current = (start, end, number)
    if current:
        yield current


def _bounded(layer: TextLayer) -> Iterator[tuple[int, int]]:
    """Yield the sentences, those longer than a unit may be cut at white space."""
    for start, end in layer.sentences:
        while end - start > LONGEST_UNIT:
            cut = layer.text.rfind(" ", start + 1, start + LONGEST_UNIT)
            cut = cut if cut > start else start + LONGEST_UNIT
            yield start, cut
            start = cut
        yield start, end


def make_unit(shadow: str, bounds: tuple[int, int, int], quotations: list[Quotation]) -> Unit:
    """Tokenise one unit; ``quotations`` are those that begin in it, in order."""
    start, end, paragraph = bounds
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    quotes: dict[int, tuple[int, int]] = {}
    position = start
    for quotation in [*quotations, None]:
        stop = min(quotation.start, end) if quotation else end
        spans = list(map(_SPAN, _TOKEN.finditer(shadow, position, stop)))
        words += [shadow[first:last] for first, last in spans]
        starts += [first for first, _ in spans]
        ends += [last for _, last in spans]
        if quotation:
            quotes[len(words)] = (quotation.start, quotation.end)
            words.append(QUOTE)
            starts.append(quotation.start)
            ends.append(quotation.end)
            position = max(position, quotation.end)
    return Unit(start, max(end, position), paragraph, words, starts, ends, quotes)


def _inside(offset: int, quotations: list[Quotation], starts: list[int]) -> bool:
    """Tell whether an offset lies strictly inside one of the quotations."""
    at = bisect_left(starts, offset) - 1
    return at >= 0 and offset < quotations[at].end
