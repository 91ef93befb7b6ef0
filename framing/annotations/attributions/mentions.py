"""Where an article mentions people by name in its own words: whom a later pronoun can stand for."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property

from framing.annotations.attributions.attribution import Offsets
from framing.annotations.attributions.names import Names, personal_name
from framing.annotations.attributions.source_types import source_type

_NAME = re.compile(r"[A-ZÀ-ÖØ-Þ][\w’'\-]+(?:\s+(?:[A-ZÀ-ÖØ-Þ]\.\s*)*[A-ZÀ-ÖØ-Þ][\w’'\-]+)*")
_AFTER_PREPOSITION = re.compile(
    r"\b(?:of|at|in|for|from|with|on|off|near|into|outside|to|by|about|against|across|between|around)\s+"
    r"(?:the\s+)?$|\d\s+$"
)
_LONGEST_PREPOSITION, _STRETCH = 20, 2000


class Mentions:
    """The people of one article as its own words name them, in the order of the text.

    Parameters
    ----------
    names : Names
        The names of the article.
    contents : list of (int, int)
        What others say, in order: somebody named there is rarely whom the next pronoun means.
    """

    def __init__(self, names: Names, contents: list[Offsets]) -> None:
        self._names, self._contents = names, contents
        self._named: dict[str, bool] = {}

    @cached_property
    def _people(self) -> tuple[list[int], list[str]]:
        """Starts and full names."""
        starts, people = [], []
        for match in _NAME.finditer(self._names.text):
            name = personal_name(match.group())
            if self._is_person(name, match.start()):
                starts.append(match.start())
                people.append(self._names.full(name))
        return starts, people

    def _is_person(self, name: str, start: int) -> bool:
        """Tell whether a run of capitals names a person who does something, outside what others say."""
        text = self._names.text
        if name not in self._named:
            self._named[name] = (
                self._names.is_full_name(name.split()[-1])
                and source_type(name, self._names) == "named_person"
            )
        if not self._named[name]:
            return False
        if _AFTER_PREPOSITION.search(text, max(0, start - _LONGEST_PREPOSITION), start):
            return False
        place = bisect_left(self._contents, (start + 1, 0))
        return not (place and self._contents[place - 1][1] > start)

    def before(self, place: int) -> list[tuple[int, str]]:
        """Return where people are mentioned in the stretch before a place, with their full names."""
        starts, people = self._people
        low, high = bisect_left(starts, place - _STRETCH), bisect_left(starts, place)
        return list(zip(starts[low:high], people[low:high], strict=True))
