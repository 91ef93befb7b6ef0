"""Quotation pairs: the marks of one paragraph, each matched with the one that closes it."""

from __future__ import annotations

from typing import NamedTuple

from framing.text.quotation_marks import CLOSES_BY_SHAPE, Mark, Role

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


def outermost(quotations: list[Quotation]) -> list[Quotation]:
    """Return the quotations that no other one holds.

    Parameters
    ----------
    quotations : list of Quotation
        In order of start, an outer one before those nested in it.

    Returns
    -------
    list of Quotation
        In the same order.

    Examples
    --------
    >>> whole = Quotation(0, 9, "double", True, False)
    >>> outermost([whole, Quotation(3, 6, "single", True, False)]) == [whole]
    True
    """
    outer: list[Quotation] = []
    for quotation in quotations:
        if not outer or quotation.start >= outer[-1].end:
            outer.append(quotation)
    return outer


class Pairing:
    """The marks of one paragraph, paired with a stack of the quotations that are open.

    Parameters
    ----------
    text : str
        The whole text.
    start, end : int
        The paragraph, in code points, end exclusive.
    carried : str
        Family of the quotation that the paragraph before left open, or nothing.
    """

    def __init__(self, text: str, start: int, end: int, carried: str) -> None:
        """Start with nothing open."""
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
        starts = [(span.start, self.text[span.start]) for span in outermost(sorted(self.found))]
        following: dict[str, int] = {}
        ends: list[tuple[int, Mark]] = []
        for mark in reversed(self.open):
            start, end, role = mark
            goes_on = not carried and role.family == reopened
            if not goes_on and (role.family == "single" or self._is_stray(end, role)):
                continue
            while starts and starts[-1][0] > start:
                later, shape = starts.pop()
                following[shape] = later
            ends.append((self.end if goes_on else following.get(role.shape[0], self.end), mark))
            following[role.shape[0]] = start
            carried = carried or role.family
        self._add_open(ends)
        return carried

    def _add_open(self, ends: list[tuple[int, Mark]]) -> None:
        """Note the quotations left open, innermost first as given; an inner one ends with its outer one."""
        limits: list[int] = []
        for end, (start, _, role) in reversed(ends):
            while limits and limits[-1] <= start:
                limits.pop()
            limits.append(min(end, limits[-1]) if limits else end)
            self._add(start, limits[-1], role)

    def _is_stray(self, end: int, role: Role) -> bool:
        """Say whether an unclosed mark opens nothing: one made to close, or one apart from what follows."""
        apart = role.closes and role.shape != "“" and self.text[end : end + 1].isspace()
        return apart or role.shape in CLOSES_BY_SHAPE

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
