"""Titles and names told by their capitals: what is written in title case."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W_][\w'’\-]*")
_SMALL = frozenset(
    "a an and as at but by de der du for from in into la le nor of on or over per the to up via von vs with"
    " is it be".split()
)


def in_title_case(text: str) -> bool:
    """Say whether a stretch of text is written as a title: two words or more, each capitalised.

    Articles, conjunctions and short prepositions inside may be lower case; numbers count as
    capitalised. Text all in capitals is no title.

    Parameters
    ----------
    text : str
        A few words, such as what stands between two quotation marks.

    Returns
    -------
    bool
        True for a title.

    Examples
    --------
    >>> [in_title_case(text) for text in ("Meet the Press", "Meet the press", "Pocket", "NO WAY OUT")]
    [True, False, False, False]
    """
    words = _WORD.findall(text)
    if len(words) < 2 or text.isupper():
        return False
    first, *rest = words
    return not first[0].islower() and all(not word[0].islower() or word in _SMALL for word in rest)
