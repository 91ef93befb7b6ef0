"""Quotation marks one by one: which characters can be one, and whether one opens or closes."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

PRESENT = ('"', "“", "”", "'", "‘", "’", "„", "‚", "«", "»", "‹", "›", "``", "″")
"""A text that holds none of these has no quotations."""

# The pattern starts with one set of characters, so that text without marks is passed over at full
# speed; what the character was is looked up behind it. What fits the second line is left out.
_TOKEN = re.compile(
    r"[\"'“”„‚«»‹›`‘’″](?!(?<=[^\W\d]['’‘`])\w)(?!(?<=\d[\"″])\w)(?:"
    r"(?: ?[\"'“”„‚«»‹›`‘’″]){4,}+|(?<=\d['’]) ?\d{1,2}(?:[\"″”]|'')|(?<=\s['’‘])n['’](?=\s)"
    r"|(?<!\w['‘’])(?<=['‘’])(?:\d\ds?|em|til|till|cause|[Tt]was|[Tt]is|bout|round|s|re|ve|ll)\b|(?<==\")[^\"\n<>]*+\"(?=[\s>/])"
    r"|(?P<mark>(?<=')(?=''(?![\w']))|(?<=')'|(?<=`)`|(?<=’)’|(?<=‘)‘|))"
)
_FAMILY = (
    dict.fromkeys(('"', "“", "”", "″", "``", "''", "’’", "‘‘"), "double")
    | dict.fromkeys(("'", "‘", "’", "`"), "single")
    | dict.fromkeys("«»‹›", "guillemet")
    | dict.fromkeys("„‚", "german")
)
_OPENS_BY_SHAPE = frozenset(("“", "``", "‘‘", "‘", "`", "„", "‚"))
CLOSES_BY_SHAPE = frozenset(("”", "’", "’’"))
_RUN_ON = frozenset(".,;:!?")
_BEFORE_OPENING = frozenset(" \t\n\xa0\u2009\u202f\u200b\u200e\u202a\ufeff([{—–-/\"“‘'„«‹`…>")
_AFTER_CLOSING = frozenset(" \t\n\xa0\u2009\u202f.,;:!?)]}—–-…”’\"'»›")


class Role(NamedTuple):
    """What one quotation mark is, told from its shape and its two neighbours."""

    shape: str
    family: str
    opens: bool
    closes: bool


Mark = tuple[int, int, Role]
"""Start and end of a mark (code points, end exclusive) and its role."""


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
    >>> [(start, role.opens, role.closes) for start, end, role in find_marks('a "b" don\\'t', 0, 11)]
    [(2, True, False), (4, False, True)]
    """
    marks = []
    for token in _TOKEN.finditer(text, start, end):
        if token.lastgroup == "mark":
            first, last = token.span()
            left = text[first - 1] if first > start else " "
            right = text[last] if last < end else " "
            role = _read_role(token[0], left, right)
            if role:
                marks.append((first, last, role))
    return marks


@lru_cache(maxsize=4096)
def _read_role(shape: str, left: str, right: str) -> Role | None:
    """Read one mark from its shape and its neighbours; None when it cannot be a quotation mark."""
    family = _FAMILY[shape]
    opens = (left in _BEFORE_OPENING or left in _RUN_ON) and not right.isspace()
    closes = not left.isspace() and (right in _AFTER_CLOSING or not left.isalnum())
    if family == "single":
        opens, closes = _read_single(shape, left, right, opens, closes)
    elif shape == "“" and (right.isspace() or (left in _RUN_ON and not right.isalnum())):
        opens, closes = left.isspace(), True
    elif shape in _OPENS_BY_SHAPE:
        misplaced = closes and not opens and right in _AFTER_CLOSING
        opens, closes = not misplaced, shape == "“" and closes
    elif shape in CLOSES_BY_SHAPE:
        opens = (opens and right.isalnum()) or (left.isspace() and right.isspace())
        closes = not left.isspace() or not right.isalnum()
    elif family == "guillemet":
        opens, closes = shape in "«‹" or opens, shape in "»›" or closes
    elif left.isdigit():
        opens, closes = False, True
    else:
        opens, closes = opens or not closes, closes or not opens
    return Role(shape, family, opens, closes) if opens or closes else None


def _read_single(shape: str, left: str, right: str, opens: bool, closes: bool) -> tuple[bool, bool]:
    """Say whether a single mark could open and close; most of them are apostrophes."""
    if shape == "’":
        return False, not left.isspace() and not (left.isalnum() and right.isalnum())
    if shape in _OPENS_BY_SHAPE:
        misplaced = closes and not opens and right in _AFTER_CLOSING
        return not misplaced and not right.isspace(), misplaced or (closes and right.isspace())
    return opens and left not in _RUN_ON, closes
