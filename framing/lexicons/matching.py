"""Finding lexicon entries in a text: whole words, longest first, no overlaps.

One pass serves several lexicons. The text is cut at white space; for each distinct piece it is
worked out once, and remembered, which entry stands in it and which phrases could begin with it.
Only where the next piece may continue such a phrase is a pattern tried.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from itertools import accumulate
from typing import NamedTuple

from framing.lexicons.inflection import inflect
from framing.lexicons.lexicon import Lexicon

Hit = tuple[int, int, int]
"""Start and end of a match in the text, and the position of its entry in the lexicon."""

# White space within a phrase: any run of it with at most one line end, so never across a paragraph.
_SPACE = r"(?: +\n? *|\n *)"
# A hyphen or apostrophe before a word character joins words; only a possessive 's may follow.
_WORD_END = r"(?!\w|-\w|'(?!s(?!\w))\w)"
_RUN_START = re.compile(r"(?<!\w)(?<!\w['\-])\w+")
_HEAD = re.compile(r"[\w*]+")
_SPACES = "\t\f\v\xa0\u2002\u2003\u2009\u200a\u202f"
_FOLD = {"’": "'", "ʼ": "'", "‐": "-", "‑": "-"} | dict.fromkeys(_SPACES, " ")
_MEMORY = 300_000  # distinct pieces remembered before starting afresh; a news corpus has fewer


class _Surface(NamedTuple):
    """One form of an entry and the entry's position in its lexicon."""

    text: str
    entry: int
    inflected: bool

    def preference(self) -> tuple:
        """Return a sorting key: most words, then without wildcard, then longest, then as written."""
        text = self.text
        return (-text.count(" "), "*" in text, -len(text), self.inflected, self.entry)


class _Beginning(NamedTuple):
    """What a lexicon has where a piece of text begins with a given word.

    ``phrases`` is tried if the first two characters of the next piece are in ``nexts`` (None: always);
    its groups stand for ``entries``. Failing that, ``entry`` has been found if ``length`` is positive.
    """

    phrases: re.Pattern[str] | None
    nexts: frozenset[str] | None
    entries: tuple[int, ...]
    length: int
    entry: int


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
    """

    def __init__(self, lexicon: Lexicon) -> None:
        """File the forms of every entry under their heads."""
        self.lexicon = lexicon
        self.entries = tuple(lexicon.entries["entry"])
        self.categories = tuple(lexicon.entries["category"])
        self._readings: dict[str, tuple[int, ...]] = defaultdict(tuple)
        self._fixed: dict[str, list[_Surface]] = defaultdict(list)
        self._open: list[tuple[re.Pattern[str], _Surface]] = []
        for number, (entry, form) in enumerate(zip(self.entries, lexicon.entries["forms"], strict=True)):
            self._readings[entry] += (number,)
            for text in inflect(entry, form):
                self._add(_Surface(text, number, text != entry))
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
        entries = self.lexicon.entries
        return tuple(entries[name]) if name in entries else ("",) * len(entries)

    def beginning(self, head: str, piece: str) -> _Beginning | None:
        """Return what may begin at ``piece``, whose leading run of word characters is ``head``."""
        surfaces = self._fixed.get(head, []) + [s for pattern, s in self._open if pattern.fullmatch(head)]
        surfaces.sort(key=_Surface.preference)
        words = ((len(match.group()), s.entry) for s in surfaces if (match := _match_word(s.text, piece)))
        length, entry = next(words, (0, 0))
        phrases = [s for s in surfaces if " " in s.text and _full_word(s.text.split(" ")[0], piece)]
        if not phrases:
            return _Beginning(None, None, (), length, entry) if length else None
        seconds = {s.text.split(" ")[1][:2] for s in phrases}
        filtered = all(len(start) == 2 and "*" not in start for start in seconds)
        nexts = frozenset(seconds | {""}) if filtered else None
        pattern = re.compile(f"(?:{'|'.join(f'({_pattern(s.text)})' for s in phrases)}){_WORD_END}")
        return _Beginning(pattern, nexts, tuple(s.entry for s in phrases), length, entry)

    def _add(self, surface: _Surface) -> None:
        """File a surface under its head, the leading run of word characters."""
        head = _HEAD.match(surface.text).group()  # type: ignore[union-attr]
        if "*" in head:
            self._open.append((re.compile(_pattern(head)), surface))
        else:
            self._fixed[head].append(surface)


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
        pieces = shadow_text.replace("\n", " ").split(" ")
        nexts = [*pieces[1:], ""]
        beyonds = accumulate(map(len, pieces), lambda total, length: total + length + 1)
        hits: list[list[Hit]] = [[] for _ in self.matchers]
        ends = [0] * len(hits)
        known = map(self._memory.__getitem__, pieces)
        for beyond, piece, following, begins in zip(beyonds, pieces, nexts, known, strict=True):
            for offset, number, (phrases, starts, entries, length, entry) in begins:
                start = beyond - len(piece) + offset
                if start < ends[number]:
                    continue
                match = None
                if phrases and (starts is None or following[:2] in starts):
                    match = phrases.match(shadow_text, start)
                if match:
                    ends[number] = match.end()
                    hits[number].append((start, ends[number], entries[match.lastindex - 1]))
                elif length:
                    ends[number] = start + length
                    hits[number].append((start, ends[number], entry))
        return dict(zip(self.matchers, hits, strict=True))


class _PieceMemory(dict[str, tuple[tuple[int, int, _Beginning], ...]]):
    """For each piece without white space: where in it, for which matcher, what begins."""

    def __init__(self, matchers: tuple[Matcher, ...]) -> None:
        super().__init__()
        self.matchers = matchers

    def __missing__(self, piece: str) -> tuple[tuple[int, int, _Beginning], ...]:
        if len(self) > _MEMORY:
            self.clear()
        self[piece] = tuple(
            (run.start(), number, beginning)
            for run in _RUN_START.finditer(piece)
            for number, matcher in enumerate(self.matchers)
            if (beginning := matcher.beginning(run.group(), piece[run.start() :]))
        )
        return self[piece]


def _match_word(text: str, piece: str) -> re.Match[str] | None:
    """Match a surface of one word at the start of a piece."""
    return None if " " in text else re.match(_pattern(text) + _WORD_END, piece)


def _full_word(word: str, piece: str) -> bool:
    """Tell whether a piece is this word, which may hold a wildcard."""
    return bool(re.fullmatch(_pattern(word), piece)) if "*" in word else word == piece


def _pattern(text: str) -> str:
    """Return the regular expression of one surface."""
    return re.escape(text).replace(r"\ ", _SPACE).replace(r"\*", r"\w*")
