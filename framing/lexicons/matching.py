"""Finding lexicon entries in a text: whole words, longest first, no overlaps.

One pass serves several lexicons. The text is cut at white space; for each distinct piece it is
worked out once, and remembered, which entry stands in it and which phrases could begin with it.
Only where the next piece may continue such a phrase is a pattern tried.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from itertools import accumulate, compress

from framing.lexicons.inflection import inflect
from framing.lexicons.lexicon import Lexicon
from framing.lexicons.surfaces import Surface, SurfaceIndex, compiled

Hit = tuple[int, int, int]
"""Start and end of a match in the text, and the position of its entry in the lexicon."""

_Begins = tuple[tuple[int, int, str, frozenset[str] | None, tuple[int, ...], int, int], ...]
"""Offset in the piece, number of the matcher, and the parts of a `Beginning`."""

_RUN_START = re.compile(r"(?<!\w)(?<!\w['\-])\w+")
_SPACES = "\t\f\v\xa0\u2002\u2003\u2009\u200a\u202f"
_FOLD = {"’": "'", "ʼ": "'", "‐": "-", "‑": "-"} | dict.fromkeys(_SPACES, " ")
_MEMORY = 300_000  # distinct pieces remembered before starting afresh; a news corpus has fewer


def shadow(text: str) -> str:
    """Return the text in lower case with plain apostrophes, hyphens and spaces, at the same length.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    str
        As many code points as ``text``, so that offsets hold in both.

    Examples
    --------
    >>> shadow("It’s İstanbul")
    "it's İstanbul"
    """
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    for char, plain in _FOLD.items():
        lower = lower.replace(char, plain)
    return lower


class Matcher:
    """A compiled lexicon; made by `compile_lexicon`.

    Attributes
    ----------
    lexicon : Lexicon
        What it was compiled from.
    entries, categories : tuple of str
        The columns of the lexicon as plain tuples: ``categories[hit[2]]`` is the category of a hit.
    surfaces : SurfaceIndex
        Every form of every entry.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        """File the forms of every entry."""
        self.lexicon = lexicon
        self._columns: dict[str, tuple[str, ...]] = {}
        self.entries = self.column("entry")
        self.categories = self.column("category")
        self.surfaces = SurfaceIndex()
        self._readings: dict[str, tuple[int, ...]] = defaultdict(tuple)
        for number, (entry, form) in enumerate(zip(self.entries, self.column("forms"), strict=True)):
            self._readings[entry] += (number,)
            for text in inflect(entry, form):
                self.surfaces.add(Surface(text, number, text != entry))
        self._alone = MatcherSet({lexicon.name: self})

    def find(self, shadow_text: str) -> list[Hit]:
        """Return the hits in a text made by `shadow`, in order and without overlaps.

        The leftmost match wins; among matches that start together the one with most words, then
        one without wildcard, then the longest. A hit ends before a possessive ``'s``.
        """
        return self._alone.find(shadow_text)[self.lexicon.name]

    def readings(self, entry: int) -> tuple[int, ...]:
        """Return the positions of all rows with the same entry, in file order.

        A lexicon may list a word twice, in two categories or word classes; a hit names the first.
        """
        return self._readings[self.entries[entry]]

    def column(self, name: str) -> tuple[str, ...]:
        """Return a column of the lexicon as a tuple; empty strings if the lexicon has no such column."""
        if name not in self._columns:
            entries = self.lexicon.entries
            self._columns[name] = tuple(entries[name]) if name in entries else ("",) * len(entries)
        return self._columns[name]


def compile_lexicon(lexicon: Lexicon) -> Matcher:
    """Compile a lexicon for searching.

    Parameters
    ----------
    lexicon : Lexicon
        From `read_lexicon`.

    Returns
    -------
    Matcher
        Its ``find`` takes a text made by `shadow`.

    Examples
    --------
    >>> from framing.lexicons import compile_lexicon, read_lexicon, shadow
    >>> matcher = compile_lexicon(read_lexicon("hedges"))
    >>> [(start, end, matcher.entries[entry]) for start, end, entry in matcher.find(shadow("Perhaps not."))]
    [(0, 7, 'perhaps')]
    """
    return Matcher(lexicon)


class MatcherSet:
    """Several matchers that search a text in one pass.

    Parameters
    ----------
    matchers : mapping of str to Matcher
        The names are those under which `find` returns the hits.

    Examples
    --------
    >>> from framing.lexicons import MatcherSet, compile_lexicon, read_lexicon, shadow
    >>> both = MatcherSet({name: compile_lexicon(read_lexicon(name)) for name in ("hedges", "boosters")})
    >>> {name: len(hits) for name, hits in both.find(shadow("Perhaps. Certainly.")).items()}
    {'hedges': 1, 'boosters': 1}
    """

    def __init__(self, matchers: Mapping[str, Matcher]) -> None:
        """Start with nothing remembered."""
        self.matchers = dict(matchers)
        self._memory = _PieceMemory(tuple(self.matchers.values()))

    def find(self, shadow_text: str) -> dict[str, list[Hit]]:
        """Return for each matcher's name its hits, each list in order and without overlaps."""
        hits: list[list[Hit]] = [[] for _ in self.matchers]
        ends = [0] * len(hits)
        pieces = shadow_text.replace("\n", " ").split(" ")
        known = list(map(self._memory.__getitem__, pieces))
        starts = list(accumulate(map(len, pieces), initial=0))
        pieces.append("")
        places = compress(range(len(known)), known)
        for place, (gate, begins) in zip(places, filter(None, known), strict=True):
            if gate is not None and pieces[place + 1][:2] not in gate:
                continue
            for offset, number, phrases, nexts, entries, length, entry in begins:
                start = starts[place] + place + offset  # one space after each piece before it
                if start < ends[number]:
                    continue
                if phrases and (nexts is None or pieces[place + 1][:2] in nexts):
                    match = compiled(phrases).match(shadow_text, start)
                    if match:
                        length, entry = match.end() - start, entries[(match.lastindex or 1) - 1]
                if length:
                    ends[number] = start + length
                    hits[number].append((start, start + length, entry))
        return dict(zip(self.matchers, hits, strict=True))


class _PieceMemory(dict[str, tuple[frozenset[str] | None, _Begins] | None]):
    """For each piece without white space: the next pieces worth a try (None: any), and what begins in it."""

    def __init__(self, matchers: tuple[Matcher, ...]) -> None:
        super().__init__()
        self.matchers = matchers

    def __missing__(self, piece: str) -> tuple[frozenset[str] | None, _Begins] | None:
        if len(self) > _MEMORY:
            self.clear()
        begins = tuple(
            (run.start(), number, *beginning)
            for run in _RUN_START.finditer(piece)
            for number, matcher in enumerate(self.matchers)
            if (beginning := matcher.surfaces.beginning(run.group(), piece[run.start() :]))
        )
        self[piece] = (_gate(begins), begins) if begins else None
        return self[piece]


def _gate(begins: _Begins) -> frozenset[str] | None:
    """Return how the next piece must start for anything to be found, or None if anything may do."""
    starts: set[str] = set()
    for _, _, _, nexts, _, length, _ in begins:
        if length or nexts is None:
            return None
        starts |= nexts
    return frozenset(starts)
