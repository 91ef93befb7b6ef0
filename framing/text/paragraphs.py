"""Paragraphs: the frame that no sentence and no quotation crosses."""

from __future__ import annotations

import re
from itertools import pairwise
from statistics import median

Span = tuple[int, int]

_LINE = re.compile(r"[^\n]*\S[^\n]*+")
_WRAPPED_BREAK = re.compile(r"\n[^\S\n]*+\n|\n(?=[^\S\n]{2,}+\S)")
_STOPS = tuple(".!?:;…\"'”’»)]")
_LONGEST_WRAPPED_LINE = 100
_FEWEST_INNER_LINES = 3
_EVEN_SHARE = 0.7
_OPEN_SHARE = 0.6


def split_paragraphs(text: str) -> list[Span]:
    r"""Split a text into paragraphs.

    A line break ends a paragraph unless the text is hard-wrapped; then only a blank line or an
    indented line starts a new one. A text counts as hard-wrapped when it has at least three lines
    followed directly by another line, most of these (60 %) stop in mid-sentence, no line of the text
    is longer than 100 characters, and the lengths are even: half of these lines reach 70 % of the
    longest line. A line without a space (a web address) does not count as the longest.

    Parameters
    ----------
    text : str
        Any text with ``"\n"`` line ends.

    Returns
    -------
    list of tuple of int
        Start and end of each paragraph (code points, end exclusive), without surrounding white space.

    Examples
    --------
    >>> split_paragraphs("First one.\nSecond one.\n\nThird.")
    [(0, 10), (11, 22), (24, 30)]
    """
    if "\n" not in text:
        return _trim(text, [(0, len(text))])
    if not is_hard_wrapped(text):
        return _trim(text, [match.span() for match in _LINE.finditer(text)])
    edges = [0, *(match.start() for match in _WRAPPED_BREAK.finditer(text)), len(text)]
    return _trim(text, list(pairwise(edges)))


def is_hard_wrapped(text: str) -> bool:
    r"""Say whether the line breaks of a text stand at a column instead of at paragraph ends.

    Parameters
    ----------
    text : str
        Any text with ``"\n"`` line ends.

    Returns
    -------
    bool
        True when the rule given under `split_paragraphs` holds.

    Examples
    --------
    >>> is_hard_wrapped("The minister said on\nFriday that the plan\nwould be put to the\nvote.")
    True
    """
    lines = [line.strip() for line in text.split("\n")]
    inner = [line for line, following in pairwise(lines) if line and following]
    if len(inner) < _FEWEST_INNER_LINES:
        return False
    widths = [len(line) for line in lines if " " in line]
    longest = max(widths, default=0)
    if longest > _LONGEST_WRAPPED_LINE or median(map(len, inner)) < _EVEN_SHARE * longest:
        return False
    return sum(not line.endswith(_STOPS) for line in inner) >= _OPEN_SHARE * len(inner)


def _trim(text: str, spans: list[Span]) -> list[Span]:
    """Take white space off both ends of each span and drop the empty ones."""
    trimmed = []
    for start, end in spans:
        piece = text[start:end]
        core = piece.strip()
        if core:
            first = start + len(piece) - len(piece.lstrip())
            trimmed.append((first, first + len(core)))
    return trimmed
