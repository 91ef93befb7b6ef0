"""An attribution with its parts as offsets into the text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from framing.text import Quotation

Offsets = tuple[int, int]

_DIRECT, _INDIRECT = 0.9, 0.1


@dataclass(slots=True)
class Attribution:
    """One attribution: source, cue and content as lists of (start, end), and what is known of it.

    A content or source may be in several pieces. ``rule`` names the construction that was found,
    ``entry`` the cue's lexicon entry (none where a speaker's name stands before a colon).
    """

    sources: list[Offsets]
    cues: list[Offsets]
    contents: list[Offsets]
    rule: str
    stance: str = "neutral"
    act: str = "speech"
    entry: str | None = None
    paragraph: int = 0
    kind: str = "indirect"
    source_type: str | None = None
    source_key: str | None = None
    probability: float = float("nan")


def attribution_kind(contents: list[Offsets], quotations: list[Quotation], text: str) -> str:
    """Return *direct*, *indirect* or *mixed* by the share of the content inside quotation marks.

    More than nine tenths of its non-space characters make a content direct, less than one tenth
    indirect (the convention of the PolNeAR evaluation).
    """
    total = quoted = 0
    for start, end in contents:
        total += _characters(text, start, end)
        for quotation in _touching(quotations, start, end):
            quoted += _characters(text, max(start, quotation.start), min(end, quotation.end))
    share = quoted / total if total else 0.0
    return "direct" if share > _DIRECT else "indirect" if share < _INDIRECT else "mixed"


def _touching(quotations: list[Quotation], start: int, end: int) -> list[Quotation]:
    """Return the quotations, given in order and apart from each other, that touch a stretch."""
    first = bisect_right(quotations, start, key=lambda quotation: quotation.end)
    last = bisect_left(quotations, end, key=lambda quotation: quotation.start)
    return quotations[first:last]


def _characters(text: str, start: int, end: int) -> int:
    """Count the characters of a stretch that are not white space."""
    return len("".join(text[start:end].split()))
