"""What a file says stands somewhere, held against the text: taken, moved by a little, or refused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate
from typing import NamedTuple

from framing.corpus import normalise_text, normalise_with_offsets
from framing.exchange.document import Document, MarkedSpan

NEAR = 40
"""How many code points a span may be moved to where its words stand."""

UNITS = ("code points", "UTF-16", "UTF-8")
"""What tools count offsets in; the first that fits the quoted words is taken."""

_WIDTH = {
    "UTF-16": lambda sign: 2 if sign > "\uffff" else 1,
    "UTF-8": lambda sign: len(sign.encode("utf-8", "surrogatepass")),
}


class Problem(NamedTuple):
    """A span that did not stand where its file said: its words, what was wrong, what was done."""

    article_id: str
    layer: str
    start: int
    end: int
    found: str
    problem: str
    action: str


@dataclass(slots=True)
class Settled:
    """The spans that stand in the text, and what was wrong with the others."""

    spans: list[MarkedSpan] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def to_code_points(text: str, unit: str) -> list[int] | None:
    """List for each code point, and the end, its offset in a unit; nothing where they are the same.

    Examples
    --------
    >>> to_code_points("a😀b", "UTF-16")
    [0, 1, 3, 4]
    """
    if unit == "code points" or text.isascii() or (unit == "UTF-16" and max(text) <= "\uffff"):
        return None
    return [0, *accumulate(map(_WIDTH[unit], text))]


def from_unit(spans: Sequence[MarkedSpan], text: str, unit: str) -> list[MarkedSpan]:
    """Turn offsets counted in a unit into code points; one inside a character goes to its beginning."""
    offsets = to_code_points(text, unit)
    if offsets is None:
        return list(spans)
    places: dict[int, int] = {}
    for place, offset in enumerate(offsets):
        for within in range(offset, offsets[place + 1] if place + 1 < len(offsets) else offset + 1):
            places[within] = place
    beyond = len(text) + 1
    return [
        replace(span, start=places.get(span.start, beyond), end=places.get(span.end, beyond))
        for span in spans
    ]


def hold_against(document: Document, text: str, unit: str) -> Settled:
    """Find where the spans of a document stand in the text of the article.

    Parameters
    ----------
    document : Document
        As a file has it; where it holds a text, offsets may count in that text as it came or in its
        normalised form, and the form that the quoted words confirm is taken.
    text : str
        The normalised text of the article.
    unit : str
        What the format counts offsets in.

    Returns
    -------
    Settled
        In code points of the article's text.

    Examples
    --------
    >>> document = Document("a", "One.\\r\\nTwo.", [MarkedSpan("loaded", "", 6, 9, "Two")])
    >>> hold_against(document, "One.\\nTwo.", "code points").spans[0].start
    5
    """
    plain = replace(
        document, spans=[replace(span, quote=normalise_text(span.quote)) for span in document.spans]
    )
    if document.text is None:
        return settle(plain, text, unit)
    own, offsets = normalise_with_offsets(document.text)
    if own != text:
        settled = settle(plain, text, unit)
        why = "the text of the export is not that of the corpus"
        settled.problems.append(Problem(document.article_id, "", 0, 0, "", why, "spans found by their words"))
        return settled
    if offsets.is_identity:
        return settle(plain, text, unit)
    as_it_came, normalised = settle(document, document.text, unit), settle(plain, text, unit)
    if len(normalised.problems) < len(as_it_came.problems):
        return normalised
    spans = []
    for span in as_it_came.spans:
        start, end = offsets.from_raw(span.start, span.end)
        spans.append(replace(span, start=start, end=end, quote=text[start:end]))
    return Settled(spans, as_it_came.problems)


def settle(document: Document, text: str, unit: str) -> Settled:
    """Find where the spans of a document stand in its text.

    Parameters
    ----------
    document : Document
        As a file has it.
    text : str
        What its offsets count in.
    unit : str
        What the format counts offsets in; the others of ``UNITS`` are tried where the quoted words do
        not stand there.

    Returns
    -------
    Settled
        A span whose quoted words stand elsewhere is moved when they stand within ``NEAR`` code
        points, and nowhere else as near; else it is refused. Without a quotation only its bounds can
        be checked.

    Examples
    --------
    >>> spans = [MarkedSpan("loaded", "", 5, 10, "brutal"), MarkedSpan("loaded", "", 0, 3, "grim")]
    >>> settled = settle(Document("a", None, spans), "The brutal raid.", "code points")
    >>> [(span.start, span.end) for span in settled.spans], [one.action for one in settled.problems]
    ([(4, 10)], ['moved by -1', 'refused'])
    """
    units = [unit, *(other for other in UNITS if other != unit)]
    tried = {name: from_unit(document.spans, text, name) for name in units}
    fitting = {name: sum(_fits(span, text) for span in spans) for name, spans in tried.items()}
    best = max(units, key=lambda name: fitting[name])  # of equals the format's own
    settled = Settled()
    for span in tried[best]:
        problem = _problem(span, text)
        moved = span if not problem else _move(span, text)
        if moved:
            settled.spans.append(moved)
        if problem:
            action = f"moved by {moved.start - span.start:+}" if moved else "refused"
            found = text[span.start : span.end][:80]
            settled.problems.append(
                Problem(document.article_id, span.layer, span.start, span.end, found, problem, action)
            )
    return settled


def _fits(span: MarkedSpan, text: str) -> bool:
    """Whether the quoted words stand at the offsets."""
    return bool(span.quote) and text[span.start : span.end] == span.quote


def _problem(span: MarkedSpan, text: str) -> str:
    """Say what is wrong with a span, nothing where it is right."""
    if not 0 <= span.start < span.end <= len(text):
        return f"outside the text of {len(text)} characters" if span.end > len(text) else "empty"
    if span.quote and text[span.start : span.end] != span.quote:
        return f"expected {span.quote[:80]!r}"
    return ""


def _move(span: MarkedSpan, text: str) -> MarkedSpan | None:
    """Move a span to its words where there is one nearest place for them."""
    if not span.quote.strip():
        return None
    low = max(0, span.start - NEAR)
    high = min(len(text), span.start + NEAR + len(span.quote))
    places = []
    at = text.find(span.quote, low, high)
    while at >= 0:
        places.append((abs(at - span.start), at))
        at = text.find(span.quote, at + 1, high)
    places.sort()
    if not places or (len(places) > 1 and places[0][0] == places[1][0]):
        return None
    start = places[0][1]
    return replace(span, start=start, end=start + len(span.quote))
