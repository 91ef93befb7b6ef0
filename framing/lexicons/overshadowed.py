"""Entries of a lexicon that change nothing, because other entries are found in their place."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from framing.lexicons.inflection import inflect
from framing.lexicons.lexicon import Lexicon
from framing.lexicons.matching import Matcher, compile_lexicon


def overshadowed(lexicon: Lexicon) -> Iterator[tuple[str, int, str]]:
    """Yield each entry that is never found, or that another of its category makes superfluous.

    Parameters
    ----------
    lexicon : Lexicon
        With entries that can match.

    Yields
    ------
    tuple
        ``"shadowed"`` (no form of it is found, another entry wins each time) or ``"redundant"`` (a
        wildcard of the same category would find every form of it); the position of the entry; the
        entry that is found in its place, with its category.

    Notes
    -----
    Rows with the same text in several categories are read in turn, each under its context, so that
    none of them is shadowed by another; without contexts the first row alone would count.
    """
    matcher = compile_lexicon(lexicon)
    wildcards = _Wildcards(matcher)
    contexts = [any(rule) for rule in zip(matcher.column("context"), matcher.column("frames"), strict=True)]
    for number, (entry, form) in enumerate(zip(matcher.entries, matcher.column("forms"), strict=True)):
        if "*" in entry:
            continue
        surfaces = inflect(entry, form)
        winners = [_winner(matcher, surface) for surface in surfaces]
        if number not in winners and not _is_later_reading(matcher, number, winners, contexts):
            yield "shadowed", number, _named(matcher, next(one for one in winners if one is not None))
            continue
        other = wildcards.covering(surfaces, matcher.categories[number])
        if other is not None:
            yield "redundant", number, _named(matcher, other)


class _Wildcards:
    """The entries with a wildcard, by category and by how they begin."""

    def __init__(self, matcher: Matcher) -> None:
        self._filed: dict[tuple[str, str], list[tuple[re.Pattern[str], int]]] = defaultdict(list)
        for number, entry in enumerate(matcher.entries):
            if "*" in entry:
                pattern = re.compile(re.escape(entry).replace(r"\*", r"\w*"))
                head = entry.partition("*")[0][:1]
                self._filed[matcher.categories[number], head].append((pattern, number))

    def covering(self, surfaces: list[str], category: str) -> int | None:
        """Return an entry that would find all of these forms, or None."""
        for head in (surfaces[0][:1], ""):
            for pattern, number in self._filed.get((category, head), ()):
                if all(pattern.fullmatch(surface) for surface in surfaces):
                    return number
        return None


def _named(matcher: Matcher, number: int) -> str:
    """Name an entry with its category."""
    return f"{matcher.entries[number]} ({matcher.categories[number]})"


def _winner(matcher: Matcher, surface: str) -> int | None:
    """Return the position of the entry that is found where a form stands, if one covers it all."""
    hits = matcher.find(surface)
    return hits[0][2] if hits and hits[0][:2] == (0, len(surface)) else None


def _is_later_reading(matcher: Matcher, number: int, winners: list[int | None], contexts: list[bool]) -> bool:
    """Tell whether an earlier row with the same text wins and its context may leave a place to this one."""
    readings = matcher.readings(number)
    return any(winner in readings and contexts[winner] for winner in winners if winner is not None)
