"""Quotations: the pairs that quotation marks make, paragraph by paragraph."""

from __future__ import annotations

from framing.text.paragraphs import Span, split_paragraphs
from framing.text.quotation_marks import PRESENT, Mark, find_marks
from framing.text.quotation_pairs import Pairing, Quotation


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
        pairing = Pairing(text, start, end, carried)
        pairing.read(marks[number])
        following = marks[number + 1][:1] if number + 1 < len(paragraphs) else []
        carried = pairing.finish(_reopens(following, paragraphs[number + 1][0]) if following else "")
        found += sorted(pairing.found)
    return found


def _reopens(marks: list[Mark], start: int) -> str:
    """Return the family of the mark that opens a paragraph with its first character, or nothing."""
    first, _, role = marks[0]
    return role.family if role.opens and first == start else ""
