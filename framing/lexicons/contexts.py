"""When an entry counts: rules about the words around it, as data in ``contexts.csv``.

A lexicon with a column ``context`` names, for an entry, the rule that must hold. A rule has up to
two regular expressions, searched in the sentence with the entry between ⟨ and ⟩, in lower case,
with single spaces and straight apostrophes: ``needs`` must be found in it and ``excludes`` must
not. A rule with a part in ``(?-i:...)`` looks at capitals. The columns ``counts`` and
``does_not_count`` hold examples, divided by " | ".
"""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

_REACH = 120


class Context(NamedTuple):
    """One rule; a missing pattern asks for nothing. A cased rule wants a window with its capitals."""

    needs: re.Pattern[str] | None
    excludes: re.Pattern[str] | None
    cased: bool

    def holds(self, window: str) -> bool:
        """Tell whether an entry counts in a window made by `window`.

        Examples
        --------
        >>> month = read_contexts()["modal_may"]
        >>> month.holds("They ⟨may⟩ resign."), month.holds("They resign in ⟨May⟩.")
        (True, False)
        """
        if self.needs and not self.needs.search(window):
            return False
        return not (self.excludes and self.excludes.search(window))


@cache
def read_contexts() -> dict[str, Context]:
    """Return the rules by name.

    Returns
    -------
    dict of str to Context
        One rule for each row of ``contexts.csv``.

    Examples
    --------
    >>> "before_number" in read_contexts()
    True
    """
    with Path(__file__).with_name("contexts.csv").open(encoding="utf-8", newline="") as file:
        return {row["context"]: _context(row["needs"], row["excludes"]) for row in csv.DictReader(file)}


def window(text: str, span: tuple[int, int], sentence: tuple[int, int]) -> str:
    """Return the sentence around a span, at most 120 characters either side, the span marked.

    Parameters
    ----------
    text : str
        The text, or its shadow for a rule that is not cased.
    span, sentence : tuple of int
        Start and end of the entry found and of its sentence.

    Returns
    -------
    str
        One line.

    Examples
    --------
    >>> window("So it goes. They may\\n resign.", (17, 20), (12, 29))
    'They ⟨may⟩ resign.'
    """
    start, end = span
    before = text[max(sentence[0], start - _REACH) : start]
    after = text[end : min(max(sentence[1], end), end + _REACH)]
    return " ".join(f"{before}⟨{text[start:end]}⟩{after}".split()).replace("’", "'")


def _context(needs: str, excludes: str) -> Context:
    """Compile a row; plain rules read lower-case text, which is faster than ignoring case."""
    cased = "(?-i:" in needs + excludes
    flags = re.IGNORECASE if cased else re.NOFLAG
    required, refused = (re.compile(text, flags) if text else None for text in (needs, excludes))
    return Context(required, refused, cased)
