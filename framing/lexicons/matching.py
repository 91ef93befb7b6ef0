"""Finding lexicon entries in a text: whole words, longest first, no overlaps.

One pass serves several lexicons. The text is cut at white space. For each distinct piece it is worked
out once, and remembered, what stands in it; where a phrase could begin with it, for each distinct piece
that follows. Only for phrases of three words and more is a pattern tried in the text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import accumulate, compress

from framing.lexicons.inflection import inflect
from framing.lexicons.lexicon import Lexicon
from framing.lexicons.surfaces import Beginning, Found, Surface, SurfaceIndex

Hit = tuple[int, int, int]
"""Start and end of a match in the text, and the position of its entry in the lexicon."""

_Stands = tuple[tuple[int, int, re.Pattern[str] | None, tuple[int, ...], int, int], ...]
"""Offset in the piece, number of the matcher, and the parts of a `Found`."""

_RUN_START = re.compile(r"(?<!\w)(?<!\w['\-])\w+")
_SPACES = "\t\f\v\xa0\u2002\u2003\u2009\u200a\u202f"
_FOLD = {"’": "'", "ʼ": "'", "‐": "-", "‑": "-"} | dict.fromkeys(_SPACES, " ")
_MEMORY = 500_000  # distinct pieces and pairs of them remembered before starting afresh


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
        for place, one in zip(places, filter(None, known), strict=True):
            # A tuple is no `_Followed`, which mypy leaves open.
            stands: _Stands = one[pieces[place + 1]] if isinstance(one, _Followed) else one  # type: ignore[assignment]
            for offset, number, phrases, entries, length, entry in stands:
                start = starts[place] + place + offset  # one space after each piece before it
                if start < ends[number]:
                    continue
                if phrases is not None and (match := phrases.match(shadow_text, start)):
                    length, entry = match.end() - start, entries[(match.lastindex or 1) - 1]
                if length:
                    ends[number] = start + length
                    hits[number].append((start, start + length, entry))
        return dict(zip(self.matchers, hits, strict=True))


class _PieceMemory(dict[str, "_Stands | _Followed | None"]):
    """For each piece without white space what stands in it, or what does by the piece that follows.

    ``by_head`` holds the numbers of the matchers to ask by the head of a piece, ``anyhow`` those for others.
    """

    def __init__(self, matchers: tuple[Matcher, ...]) -> None:
        super().__init__()
        self.matchers = matchers
        self.pairs = 0
        self.anyhow = tuple(number for number, one in enumerate(matchers) if one.surfaces.any_head)
        self.by_head: dict[str, tuple[int, ...]] = {
            head: tuple(
                number
                for number, one in enumerate(matchers)
                if number in self.anyhow or head in one.surfaces.heads
            )
            for head in frozenset[str]().union(*(one.surfaces.heads for one in matchers))
        }

    def __missing__(self, piece: str) -> _Stands | _Followed | None:
        if len(self) + self.pairs > _MEMORY:
            self.clear()
            self.pairs = 0
        begin = [
            (run.start(), number, beginning)
            for run in _RUN_START.finditer(piece)
            for number in self.by_head.get(run.group(), self.anyhow)
            if (beginning := self.matchers[number].surfaces.beginning(run.group(), piece[run.start() :]))
        ]
        if any(beginning.seconds for _, _, beginning in begin):
            self[piece] = _Followed(begin, self)
        else:
            self[piece] = _standing((offset, number, one.alone) for offset, number, one in begin) or None
        return self[piece]


class _Followed(dict[str, _Stands]):
    """What stands in one piece, by the piece that follows it; worked out for a piece when it is met."""

    def __init__(self, begin: list[tuple[int, int, Beginning]], memory: _PieceMemory) -> None:
        super().__init__()
        self.begin = begin
        self.memory = memory
        self.alone = _standing((offset, number, one.alone) for offset, number, one in begin)
        starts = [one.nexts for _, _, one in begin]
        known = [start for start in starts if start is not None]
        self.nexts = frozenset[str]().union(*known) if len(known) == len(starts) else None
        self[" "] = ()  # no piece; never to be empty, so that `filter` keeps it

    def __missing__(self, following: str) -> _Stands:
        self.memory.pairs += 1
        stands = self.alone
        if self.nexts is None or following[:2] in self.nexts:
            stands = _standing((offset, number, one.before(following)) for offset, number, one in self.begin)
        self[following] = stands
        return stands


def _standing(found: Iterable[tuple[int, int, Found]]) -> _Stands:
    """Keep what may stand there."""
    return tuple((offset, number, *one) for offset, number, one in found if one.phrases or one.length)
