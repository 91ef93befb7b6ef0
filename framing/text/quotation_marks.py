"""Quotation marks one by one: which characters can be one, and whether one opens or closes."""

from __future__ import annotations

import re
from typing import NamedTuple

PRESENT = ('"', "“", "”", "'", "‘", "’", "„", "‚", "«", "»", "‹", "›", "``")
"""A text that holds none of these has no quotations."""

# Left to right: decoration, feet and inches, rock 'n' roll, elisions; then the marks themselves.
_TOKEN = re.compile(
    r"(?P<skip>[\"'“”‘’„‚«»‹›`]{5,}+|\d['’] ?\d{1,2}(?:\"|''|”)|(?<=\s)['’‘]n['’](?=\s)"
    r"|(?<!\w)['‘’](?:\d\ds?|em|til|till|cause|[Tt]was|[Tt]is|bout|round)\b)"
    r"|(?P<mark>[\"“”„‚«»‹›]|``|'(?=''(?![\w']))|''|’’|‘‘|(?<!\w)[`'‘’]|['’](?!\w))"
)
_FAMILY = (
    dict.fromkeys(('"', "“", "”", "``", "''", "’’", "‘‘"), "double")
    | dict.fromkeys(("'", "‘", "’", "`"), "single")
    | dict.fromkeys("«»‹›", "guillemet")
    | dict.fromkeys("„‚", "german")
)
_OPENS_BY_SHAPE = frozenset(("“", "``", "‘‘", "‘", "`", "„", "‚"))
_CLOSES_BY_SHAPE = frozenset(("”", "’", "’’"))
_BEFORE_OPENING = frozenset(" \t\n\xa0\u2009\u202f([{—–-/\"“‘'„«‹`…>")
_AFTER_CLOSING = frozenset(" \t\n\xa0\u2009\u202f.,;:!?)]}—–-…”’\"'»›")


class Mark(NamedTuple):
    """One quotation mark: where it stands, its family, and whether it could open or close."""

    start: int
    end: int
    shape: str
    family: str
    opens: bool
    closes: bool


def find_marks(text: str, start: int, end: int) -> list[Mark]:
    """Find the marks of one paragraph that can open or close a quotation.

    Apostrophes inside words, elisions (*'90s*, *'em*), feet and inches and runs of five and more marks
    are left out. An apostrophe at a word's end is kept, as it may close a single quotation.

    Parameters
    ----------
    text : str
        The whole text.
    start, end : int
        The paragraph, in code points, end exclusive.

    Returns
    -------
    list of Mark
        In order. A straight mark between two spaces or two letters has both roles.

    Examples
    --------
    >>> [(mark.shape, mark.opens, mark.closes) for mark in find_marks('a "b" don\\'t', 0, 11)]
    [('"', True, False), ('"', False, True)]
    """
    marks = []
    for token in _TOKEN.finditer(text, start, end):
        if token.lastgroup == "mark":
            first, last = token.span()
            left = text[first - 1] if first > start else " "
            right = text[last] if last < end else " "
            mark = _read_mark(token[0], left, right)
            if mark:
                marks.append(Mark(first, last, *mark))
    return marks


def _read_mark(shape: str, left: str, right: str) -> tuple[str, str, bool, bool] | None:
    """Read one mark from its shape and its neighbours; None when it cannot be a quotation mark."""
    family = _FAMILY[shape]
    opens = left in _BEFORE_OPENING and not right.isspace()
    closes = not left.isspace() and (right in _AFTER_CLOSING or not left.isalnum())
    if family == "single":
        if shape == "’":
            return (shape, family, False, True) if not left.isspace() else None
        if shape in _OPENS_BY_SHAPE:
            return (shape, family, not right.isspace(), False)
        return (shape, family, opens, closes) if opens or closes else None
    if shape in _OPENS_BY_SHAPE:
        misplaced = not opens and closes and right in _AFTER_CLOSING
        return (shape, family, not misplaced, misplaced or (shape == "“" and not left.isspace()))
    if shape in _CLOSES_BY_SHAPE:
        return (shape, family, opens and left.isspace(), not (opens and left.isspace()))
    if family == "guillemet":
        return (shape, family, shape in "«‹" or opens, shape in "»›" or closes)
    if left.isdigit() and not opens:
        return (shape, family, False, True)
    return (shape, family, opens or not closes, closes or not opens)
