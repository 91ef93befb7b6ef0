"""Quotations: the pairs that quotation marks make, paragraph by paragraph."""

from __future__ import annotations

from typing import NamedTuple

from framing.text.paragraphs import Span, split_paragraphs
from framing.text.quotation_marks import PRESENT, Mark, find_marks

_LOOK_AHEAD = 8


class Quotation(NamedTuple):
    """One pair of quotation marks and what stands between them.

    Parameters
    ----------
    start, end : int
        Offsets in code points, end exclusive, the marks included.
    mark : str
        Family of the marks: double, single, guillemet or german; curly and straight marks are one.
    closed : bool
        False when the paragraph holds no closing mark for it.
    continued : bool
        True when the quotation goes on from the paragraph before.

    Examples
    --------
    >>> Quotation(0, 4, "double", True, False).mark
    'double'
    """

    start: int
    end: int
    mark: str
    closed: bool
    continued: bool


def find_quotations(text: str, paragraphs: list[Span] | None = None) -> list[Quotation]:
    """Find the quotations of a text, nested ones included.

    A quotation left open at the end of its paragraph goes on where the next paragraph opens with a mark
    of the same family, or closes one that it never opened. Otherwise an open double quotation ends
    before the next one in its paragraph, or with the paragraph; an open single mark is taken for an
    apostrophe, and a closing mark that closes nothing is left out.

    Parameters
    ----------
    text : str
        Any text, the empty one included.
    paragraphs : list of tuple of int, optional
        The paragraphs of the text where they are known; found by `split_paragraphs` otherwise.

    Returns
    -------
    list of Quotation
        In order of start, an outer quotation before those nested in it; none leaves its paragraph.

    Examples
    --------
    >>> text = "She said: “He called it a ‘special operation’ twice.” The officials’ plan."
    >>> [(text[q.start : q.end], q.mark) for q in find_quotations(text)]
    [('“He called it a ‘special operation’ twice.”', 'double'), ('‘special operation’', 'single')]
    """
    if not any(mark in text for mark in PRESENT):
        return []
    if paragraphs is None:
        paragraphs = split_paragraphs(text)
    found: list[Quotation] = []
    carried = ""
    marks = [find_marks(text, start, end) for start, end in paragraphs]
    for number, (start, end) in enumerate(paragraphs):
        if not marks[number]:
            carried = ""
            continue
        pairing = _Pairing(text, start, end, carried)
        for position, mark in enumerate(marks[number]):
            pairing.read(mark, marks[number], position)
        following = marks[number + 1][:1] if number + 1 < len(paragraphs) else []
        reopened = following and following[0].opens and following[0].start == paragraphs[number + 1][0]
        carried = pairing.finish(following[0].family if reopened else "")
        found += sorted(pairing.found, key=lambda quotation: (quotation.start, -quotation.end))
    return found


class _Pairing:
    """The marks of one paragraph, paired with a stack of the quotations that are open."""

    def __init__(self, text: str, start: int, end: int, carried: str) -> None:
        self.text, self.start, self.end, self.carried = text, start, end, carried
        self.open: list[Mark] = []
        self.found: list[Quotation] = []

    def read(self, mark: Mark, marks: list[Mark], position: int) -> None:
        """Let one mark close what is open, or open something."""
        partner = self._partner(mark) if mark.closes else -1
        if partner >= 0 and not (mark.opens and self._should_open(mark)):
            if mark.family != "single" or not self._is_apostrophe(mark, marks, position):
                self._close(partner, mark)
        elif mark.opens:
            self.open.append(mark)
        elif mark.closes and self.carried == mark.family and not self.open and not self.found:
            self.found.append(Quotation(self.start, mark.end, mark.family, True, True))
            self.carried = ""

    def finish(self, reopened: str) -> str:
        """End what is still open; return the family that may go on in the next paragraph."""
        carried = ""
        starts = sorted(quotation.start for quotation in self.found if quotation.mark != "single")
        for mark in reversed(self.open):
            goes_on = not carried and mark.family == reopened
            if mark.family == "single" and not goes_on:
                continue
            later = [start for start in starts if start > mark.start]
            end = later[0] if later and not goes_on else self.end
            starts.insert(0, mark.start)
            self._add(mark, end, closed=False)
            carried = carried or mark.family
        return carried

    def _partner(self, mark: Mark) -> int:
        """Return the place in the stack of the innermost quotation that this mark can close, or -1."""
        for place in range(len(self.open) - 1, max(-1, len(self.open) - 1 - _LOOK_AHEAD), -1):
            opener = self.open[place]
            if opener.family == mark.family:
                return place
            if opener.shape == "„" and mark.family == "double":
                return place
            if opener.shape == "‚" and mark.family == "single":
                return place
        return -1

    def _should_open(self, mark: Mark) -> bool:
        """Say whether a mark that could do both opens although something is open."""
        return mark.shape == "“" and not self.text[mark.start - 1].isalnum() and self.open[-1].shape != "„"

    def _is_apostrophe(self, mark: Mark, marks: list[Mark], position: int) -> bool:
        """Say whether the mark only ends a word (*officials' plan*, *goin' home*) inside a quotation."""
        before, after = self.text[mark.start - 1], self.text[mark.end : mark.end + 2]
        if before not in "sn" or after[:1] != " " or not after[1:].islower():
            return False
        for later in marks[position + 1 : position + 1 + _LOOK_AHEAD]:
            if later.family == "single":
                clear = self.text[later.start - 1] not in "sn" or self.text[later.end : later.end + 1] != " "
                return later.closes and not later.opens and clear
        return False

    def _close(self, place: int, mark: Mark) -> None:
        """Close the quotation at a place of the stack and end those that are open inside it."""
        for inner in self.open[place + 1 :]:
            if inner.family != "single":
                self._add(inner, mark.start, closed=False)
        self._add(self.open[place], mark.end, closed=True)
        del self.open[place:]

    def _add(self, mark: Mark, end: int, *, closed: bool) -> None:
        """Note a quotation; white space before an end without a mark is left out."""
        if not closed:
            end = mark.start + len(self.text[mark.start : end].rstrip())
        continued = mark.start == self.start and mark.family == self.carried
        self.found.append(Quotation(mark.start, end, mark.family, closed, continued))
