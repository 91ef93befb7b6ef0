"""The forms of a lexicon's entries, filed by how they begin.

A form begins with its head, its leading run of word characters. For a piece of text without white
space that begins with the same head, and for the piece after it, it is worked out which form of one
or two words stands there and which longer phrases could begin.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence, Set
from functools import cache
from typing import NamedTuple

# White space within a phrase: any run of it with at most one line end, so never across a paragraph.
_SPACE = r"(?: +(?:\n *)?|\n *)"
# A hyphen or apostrophe before a word character joins words; only a possessive 's may follow.
_WORD_END = r"(?!\w|-\w|'(?!s(?!\w))\w)"
_AT_WORD_END = re.compile(_WORD_END)
_HEAD = re.compile(r"[\w*]+")


class Surface(NamedTuple):
    """One form of an entry and the entry's position in its lexicon."""

    text: str
    entry: int
    inflected: bool

    def preference(self) -> tuple:
        """Return a sorting key: most words, then without wildcard, then longest, then as written."""
        text = self.text
        return (-text.count(" "), "*" in text, -len(text), self.inflected, self.entry)


class Found(NamedTuple):
    """What stands where a piece of text begins, as far as the next piece tells.

    ``phrases``, a pattern of what the next piece leaves open, is tried first, and its groups stand for
    ``entries``. Without it, or failing that, ``entry`` stands there if ``length`` is positive.
    """

    phrases: re.Pattern[str] | None
    entries: tuple[int, ...]
    length: int
    entry: int


class Second(NamedTuple):
    """The second word of a phrase: how it begins, if two characters tell, and whether more words follow."""

    start: str
    word: str
    goes_on: bool
    surface: Surface


class Beginning(NamedTuple):
    """What a lexicon has where a piece of text begins with a given head.

    ``seconds`` are the phrases that begin with the word that the piece is, the preferred ones first, and
    ``nexts`` how their second words begin (None: anyhow). ``alone`` is what stands in the piece if no
    phrase does.
    """

    piece: str
    seconds: tuple[Second, ...]
    nexts: frozenset[str] | None
    alone: Found

    def before(self, following: str) -> Found:
        """Return what stands in the piece, or begins there, if this piece follows it.

        What follows is empty where two spaces stand, or the text ends: there any phrase may begin.
        """
        if not following:
            return _try_first([second.surface for second in self.seconds], self.alone)
        starts = ("", following[:2])
        longer, pair = [], None
        for start, word, goes_on, surface in self.seconds:
            if start not in starts:
                continue
            if goes_on:
                if _is_word(word, following):
                    longer.append(surface)
            elif pair is None and (length := _word_length(word, following)):
                pair = Found(None, (), len(self.piece) + 1 + length, surface.entry)
        return _try_first(longer, pair or self.alone)


class SurfaceIndex:
    """The surfaces of one lexicon by head."""

    def __init__(self) -> None:
        """Start empty."""
        self._fixed: dict[str, list[Surface]] = defaultdict(list)
        self._open: list[tuple[re.Pattern[str], Surface]] = []

    @property
    def heads(self) -> Set[str]:
        """The heads that have no wildcard."""
        return self._fixed.keys()

    @property
    def any_head(self) -> bool:
        """Whether a form may stand at any head: it begins with a wildcard word."""
        return bool(self._open)

    def add(self, surface: Surface) -> None:
        """File a surface under its head; one whose head has a wildcard is tried on every piece."""
        head = _HEAD.match(surface.text).group()  # type: ignore[union-attr]
        if "*" in head:
            first_word = re.compile(_pattern(surface.text.split(" ")[0]) + _WORD_END)
            self._open.append((first_word, surface))
        else:
            self._fixed[head].append(surface)

    def beginning(self, head: str, piece: str) -> Beginning | None:
        """Return what may begin at ``piece``, whose leading run of word characters is ``head``."""
        opened = [surface for first_word, surface in self._open if first_word.match(piece)]
        if head not in self._fixed and not opened:
            return None
        surfaces = sorted(self._fixed.get(head, []) + opened, key=Surface.preference)
        words = ((length, s.entry) for s in surfaces if (length := _word_length(s.text, piece)))
        alone = Found(None, (), *next(words, (0, 0)))
        phrases = tuple(s for s in surfaces if " " in s.text and _is_word(s.text.split(" ")[0], piece))
        if not phrases and not alone.length:
            return None
        seconds = tuple(map(_second, phrases))
        starts = frozenset(second.start for second in seconds)
        # An empty piece stands between two spaces.
        return Beginning(piece, seconds, None if "" in starts else starts | {""}, alone)


def _second(phrase: Surface) -> Second:
    """Describe the second word of a phrase; its start is empty where two characters do not tell."""
    _, word, *more = phrase.text.split(" ")
    start = word[:2]
    return Second("" if len(start) < 2 or "*" in start else start, word, bool(more), phrase)


def _try_first(phrases: Sequence[Surface], otherwise: Found) -> Found:
    """Put phrases before what stands there if none of them does."""
    if not phrases:
        return otherwise
    return otherwise._replace(
        phrases=_one_of(tuple(phrases)), entries=tuple(surface.entry for surface in phrases)
    )


@cache
def _one_of(phrases: tuple[Surface, ...]) -> re.Pattern[str]:
    """Compile a pattern for the first of some phrases that stands at a place."""
    return re.compile(f"(?:{'|'.join(f'({_pattern(surface.text)})' for surface in phrases)}){_WORD_END}")


def _word_length(text: str, piece: str) -> int:
    """Return the length of a one-word surface at the start of a piece, 0 if it does not stand there."""
    if " " in text:
        return 0
    if "*" in text:
        match = re.match(_pattern(text) + _WORD_END, piece)
        return len(match.group()) if match else 0
    return len(text) if piece.startswith(text) and _AT_WORD_END.match(piece, len(text)) else 0


def _is_word(word: str, piece: str) -> bool:
    """Tell whether a piece is this word, which may hold a wildcard."""
    return bool(re.fullmatch(_pattern(word), piece)) if "*" in word else word == piece


def _pattern(text: str) -> str:
    """Return the regular expression of one surface."""
    return re.escape(text).replace(r"\ ", _SPACE).replace(r"\*", r"\w*")
