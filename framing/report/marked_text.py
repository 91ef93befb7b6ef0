"""Text and spans in; the same text as HTML or plain text with every span marked, out.

Spans may nest and cross. They are opened and closed in order of offset; a span that crosses the
border of another is split there, so that the elements nest as HTML asks. White space stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from markupsafe import Markup, escape

# Outermost first where two spans have the same offsets.
MARKED_LAYERS = (
    "content",
    "quotation",
    "source",
    "cue",
    "scare_quote",
    "loaded",
    "hedge",
    "booster",
    "naming",
)
_RANK = {layer: rank for rank, layer in enumerate(MARKED_LAYERS)}

# Elements that still mean something where the style sheet is stripped.
_ELEMENTS = {
    "content": "span",
    "quotation": "i",
    "source": "b",
    "cue": "b",
    "scare_quote": "mark",
    "loaded": "mark",
    "hedge": "mark",
    "booster": "mark",
    "naming": "mark",
}

# How each layer is named to a reader; what stands in quotation marks needs no further name.
LAYER_NAMES = {
    "content": "attributed",
    "quotation": "",
    "source": "source",
    "cue": "cue",
    "scare_quote": "scare quote",
    "loaded": "loaded",
    "hedge": "hedge",
    "booster": "booster",
    "naming": "name",
}


class Shown(NamedTuple):
    """A span as it is shown: where it stands, its layer, and its words for the reader.

    ``name`` is read aloud and printed (``"loaded: emotive"``); ``hint`` appears on hover. ``key``,
    where there is one, becomes the anchor of the span in the page, and ``source`` says in the page
    to whom the span belongs. ``twin`` is the number of the same statement in another article.
    """

    start: int
    end: int
    layer: str
    name: str
    hint: str
    key: str = ""
    source: str = ""
    twin: str = ""


class _Step(NamedTuple):
    """One step through a text: a run of characters, or the beginning or end of a piece of a span."""

    kind: str
    text: str
    span: Shown | None
    whole: bool


def marked_html(text: str, spans: list[Shown], start: int = 0, end: int | None = None) -> Markup:
    """Write a stretch of text as HTML with its spans marked.

    Parameters
    ----------
    text : str
        The text that the offsets refer to.
    spans : list of Shown
        In any order; those outside the stretch are left out, others cut at its borders.
    start, end : int
        The stretch, in code points, end exclusive.

    Returns
    -------
    Markup
        Every character of the text escaped. The name of a span follows it in an element that only
        screen readers and readers without style sheets get.

    Examples
    --------
    >>> print(marked_html("a <b>", [Shown(2, 5, "loaded", "loaded", "own voice")]))
    a <mark class="fr-loaded" title="own voice">&lt;b&gt;<span class="fr-name"> [loaded]</span></mark>
    """
    parts: list[str] = []
    for step in _steps(text, spans, start, len(text) if end is None else end):
        if step.span is None:
            parts.append(str(escape(step.text)))
        elif step.kind == "open":
            parts.append(_opening(step.span, step.whole))
        else:
            name = f'<span class="fr-name"> [{escape(step.span.name)}]</span>' if step.whole else ""
            parts.append(f"{name if step.span.name else ''}</{_ELEMENTS[step.span.layer]}>")
    return Markup("".join(parts))


def marked_plain(text: str, spans: list[Shown], start: int = 0, end: int | None = None) -> str:
    """Write a stretch of text as plain text, each span in square brackets with its name.

    Parameters
    ----------
    text, spans, start, end
        As in ``marked_html``.

    Returns
    -------
    str
        A span without a name is written as plain text.

    Examples
    --------
    >>> marked_plain("Furious crowds.", [Shown(0, 7, "loaded", "loaded: emotive", "")])
    '[Furious | loaded: emotive] crowds.'
    """
    parts: list[str] = []
    for step in _steps(text, spans, start, len(text) if end is None else end):
        if step.span is None:
            parts.append(step.text)
        elif step.span.name and step.kind == "open":
            parts.append("[")
        elif step.span.name:
            parts.append(f" | {step.span.name}]" if step.whole else "]")
    return "".join(parts)


def _opening(span: Shown, whole: bool) -> str:
    """Write the start tag of a span; its first piece bears the anchor."""
    anchor = f' id="{escape(span.key)}"' if span.key and whole else ""
    hint = f' title="{escape(span.hint)}"' if span.hint else ""
    source = f' data-source="{escape(span.source)}"' if span.source else ""
    begins = " fr-begins" if whole and span.layer == "content" else ""
    twin = f'<b class="fr-twin">⇄ {escape(span.twin)}</b> ' if span.twin and whole else ""
    return f'<{_ELEMENTS[span.layer]}{anchor} class="fr-{span.layer}{begins}"{source}{hint}>{twin}'


def _steps(text: str, spans: list[Shown], start: int, end: int) -> Iterator[_Step]:
    """Walk through the stretch; ``whole`` says that a piece bears the true beginning or end."""
    if start >= end:
        return
    inside = [span for span in spans if span.start < end and span.end > start and span.start < span.end]
    inside.sort(key=lambda span: (max(span.start, start), -min(span.end, end), _RANK[span.layer]))
    borders = {start, end}
    borders.update(max(span.start, start) for span in inside)
    borders.update(min(span.end, end) for span in inside)
    opened: list[Shown] = []
    coming = 0
    at = start
    for border in sorted(borders):
        if border > at:
            yield _Step("text", text[at:border], None, False)
            at = border
        yield from _close(opened, border, end)
        while coming < len(inside) and max(inside[coming].start, start) <= border:
            opened.append(inside[coming])
            yield _Step("open", "", inside[coming], inside[coming].start >= start)
            coming += 1


def _close(opened: list[Shown], border: int, end: int) -> Iterator[_Step]:
    """End the spans that end here, splitting those that were opened inside them and go on."""
    first = next((at for at, span in enumerate(opened) if min(span.end, end) <= border), None)
    if first is None:
        return
    crossing = []
    while len(opened) > first:
        span = opened.pop()
        ends = min(span.end, end) <= border
        yield _Step("close", "", span, ends and span.end <= end)
        if not ends:
            crossing.append(span)
    for span in reversed(crossing):
        opened.append(span)
        yield _Step("open", "", span, False)
