"""Quotations: the pairs that quotation marks make, paragraph by paragraph."""

from __future__ import annotations

from typing import NamedTuple

from framing.text.paragraphs import Span, split_paragraphs
from framing.text.quotation_marks import PRESENT, Mark, Role, find_marks

_LOOK_AHEAD = 8
_GERMAN_PARTNER = {"„": "double", "‚": "single"}


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
        pairing.read(marks[number])
        following = marks[number + 1][:1] if number + 1 < len(paragraphs) else []
        carried = pairing.finish(_reopens(following, paragraphs[number + 1][0]) if following else "")
        found += sorted(pairing.found)
    return found


def _reopens(marks: list[Mark], start: int) -> str:
    """Return the family of the mark that opens a paragraph with its first character, or nothing."""
    first, _, role = marks[0]
    return role.family if role.opens and first == start else ""


class _Pairing:
    """The marks of one paragraph, paired with a stack of the quotations that are open."""

    def __init__(self, text: str, start: int, end: int, carried: str) -> None:
        self.text, self.start, self.end, self.carried = text, start, end, carried
        self.open: list[Mark] = []
        self.found: list[Quotation] = []

    def read(self, marks: list[Mark]) -> None:
        """Let each mark close what is open, or open something."""
        for position, mark in enumerate(marks):
            role = mark[2]
            partner = self._partner(role) if role.closes and self.open else -1
            if partner >= 0 and not (role.opens and self._should_open(mark)):
                if role.family != "single" or not self._is_apostrophe(marks, position):
                    self._close(partner, mark)
            elif role.opens:
                self.open.append(mark)
            elif self.carried == role.family and not self.open and not self.found:
                self.found.append(Quotation(self.start, mark[1], role.family, True, True))
                self.carried = ""

    def finish(self, reopened: str) -> str:
        """End what is still open; return the family that may go on in the next paragraph."""
        carried = ""
        starts = sorted((quotation.start, self.text[quotation.start]) for quotation in self.found)
        following: dict[str, int] = {}
        for start, _, role in reversed(self.open):
            goes_on = not carried and role.family == reopened
            if role.family == "single" and not goes_on:
                continue
            while starts and starts[-1][0] > start:
                later, shape = starts.pop()
                following[shape] = later
            self._add(start, self.end if goes_on else following.get(role.shape[0], self.end), role)
            following[role.shape[0]] = start
            carried = carried or role.family
        return carried

    def _partner(self, role: Role) -> int:
        """Return the place in the stack of the innermost quotation that a mark can close, or -1."""
        top = len(self.open) - 1
        for place in range(top, max(-1, top - _LOOK_AHEAD), -1):
            opener = self.open[place][2]
            if opener.family == role.family:
                return place
            if _GERMAN_PARTNER.get(opener.shape) == role.family:
                return place
        return -1

    def _should_open(self, mark: Mark) -> bool:
        """Say whether a mark that could do both opens although something is open."""
        start, end, role = mark
        if role.shape != "“" or self.open[-1][2].shape == "„":
            return False
        return not self.text[start - 1].isalnum() and not self.text[end : end + 1].isspace()

    def _is_apostrophe(self, marks: list[Mark], position: int) -> bool:
        """Say whether the mark only ends a word (*officials' plan*, *goin' home*) inside a quotation."""
        start, end, _ = marks[position]
        after = self.text[end : end + 2]
        if self.text[start - 1] not in "sn" or after[:1] != " " or not after[1:].islower():
            return False
        for later, last, role in marks[position + 1 : position + 1 + _LOOK_AHEAD]:
            if role.family == "single":
                clear = self.text[later - 1] not in "sn" or self.text[last : last + 1] != " "
                return role.closes and not role.opens and clear
        return False

    def _close(self, place: int, mark: Mark) -> None:
        """Close the quotation at a place of the stack and end those that are open inside it."""
        for start, _, role in self.open[place + 1 :]:
            if role.family != "single":
                self._add(start, mark[0], role)
        start, _, role = self.open[place]
        continued = start == self.start and role.family == self.carried
        self.found.append(Quotation(start, mark[1], role.family, True, continued))
        del self.open[place:]

    def _add(self, start: int, end: int, role: Role) -> None:
        """Note a quotation that no mark closes, unless it holds nothing; its end is stripped."""
        end = start + len(self.text[start:end].rstrip())
        if end <= start + len(role.shape):
            return
        continued = start == self.start and role.family == self.carried
        self.found.append(Quotation(start, end, role.family, False, continued))
