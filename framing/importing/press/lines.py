"""What every reader of an archive's file gives, whatever the format: numbered lines of text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from framing.errors import CorpusError

_ODD_SPACE = re.compile("[\t\u00a0\u2007\u202f]+")
_INVISIBLE = re.compile("[\u00ad\u200b\ufeff]")
_LINE_END = re.compile("\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")


class Line(NamedTuple):
    """One line of a plain text, or one paragraph of a document.

    ``number`` counts from 1. ``is_bold`` says that every letter of it is bold, ``level`` is its level in
    the outline (0 for a title, -1 for none), ``bookmarks`` are those that begin in it. A plain text has
    none of the three. ``role`` is what the format itself says of the line, for the few that do.
    """

    number: int
    text: str
    is_bold: bool = False
    level: int = -1
    bookmarks: tuple[str, ...] = ()
    role: str = ""

    @property
    def plain(self) -> str:
        """The text as markers are compared with it: ordinary spaces, nothing invisible, no edges.

        Examples
        --------
        >>> Line(1, "Length:\\u00a0300 wo\\u00adrds ").plain
        'Length: 300 words'
        """
        return plain(self.text)


class Stream:
    """Lines that may break off: what was wrong is kept in ``error``, and the lines before it are given.

    Parameters
    ----------
    lines : iterable of Line
        May raise ``CorpusError`` at any line.
    """

    def __init__(self, lines: Iterable[Line]) -> None:
        """Begin with nothing wrong."""
        self._lines = lines
        self.error: CorpusError | None = None

    def __iter__(self) -> Iterator[Line]:
        """Give the lines up to the first that cannot be read."""
        try:
            yield from self._lines
        except CorpusError as error:
            self.error = error


def plain(text: str) -> str:
    """Make all spaces ordinary, drop what is invisible, and strip."""
    if not text.isascii():
        text = _INVISIBLE.sub("", text)
    elif "\t" not in text:
        return text.strip()
    return _ODD_SPACE.sub(" ", text).strip()


def read_number(text: str) -> int:
    """Read a number that may have separators.

    Examples
    --------
    >>> read_number("1,250")
    1250
    """
    return int("".join(letter for letter in text if letter.isdigit()))


def fold_title(title: str) -> str:
    """Make titles comparable: case, spaces and marks at the end aside.

    Examples
    --------
    >>> fold_title("Rain  Fell …")
    'rain fell'
    """
    return " ".join(title.casefold().split()).rstrip(".… ")


def text_lines(text: str) -> Iterator[Line]:
    r"""Cut a plain text into lines, whatever ends them.

    Examples
    --------
    >>> [line.text for line in text_lines("One\r\nTwo\rThree\n")]
    ['One', 'Two', 'Three']
    """
    start, number = 0, 0
    for number, end in enumerate(_LINE_END.finditer(text), start=1):
        yield Line(number, text[start : end.start()])
        start = end.end()
    if start < len(text):
        yield Line(number + 1, text[start:])


def paragraphs(lines: Iterable[Line]) -> str:
    """Join the lines of a body, each a paragraph of its own; blank lines are dropped.

    Examples
    --------
    >>> paragraphs([Line(1, "Rain fell. "), Line(2, ""), Line(3, "Then sun.")])
    'Rain fell.\\n\\nThen sun.'
    """
    texts = (
        line.text.strip() if line.text.isascii() else _INVISIBLE.sub("", line.text).strip() for line in lines
    )
    return "\n\n".join(text for text in texts if text)


def excerpt(lines: Iterable[Line], around: int, reach: int = 3) -> str:
    """Quote the lines around a place, each with its number, for a message.

    Examples
    --------
    >>> print(excerpt([Line(7, "SECTION: News"), Line(8, ""), Line(9, "Rain fell.")], around=9))
      7 | SECTION: News
    > 9 | Rain fell.
    """
    filled = [line for line in lines if line.plain]
    at = next((i for i, line in enumerate(filled) if line.number >= around), len(filled) - 1)
    shown = filled[max(0, at - reach) : at + reach + 1]
    width = len(str(shown[-1].number)) if shown else 1
    return "\n".join(
        f"{'>' if line.number == around else ' '} {line.number:>{width}} | {line.plain[:90]}"
        for line in shown
    )
