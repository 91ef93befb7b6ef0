"""What a number counts in; the passages a reader sees when she opens it, out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from markupsafe import Markup

from framing.report.counted import Counted
from framing.report.lookup import Lookup
from framing.report.marked_text import Shown, marked_html

CONTEXT = 75
"""Characters shown on either side of a word."""

LONGEST = 420
"""Characters shown of a sentence or an attribution; of a longer one its middle is left out."""

# What ends a sentence, and what may stand before one; the empty string, at either end of a text, does.
_STOPS, _ENDS = ".!?", "\n.!?…”\"’'»"

_PER_MEASURE, _FEWEST, _MOST = 480, 5, 20


class Passage(NamedTuple):
    """One passage: the marked words in their context, and what is to be known about them."""

    html: Markup
    facts: str
    place: int
    key: str


class Passages(NamedTuple):
    """The passages shown for one number, and how many it counts."""

    shown: list[Passage]
    total: int


def passages_per_number(n_outlets: int) -> int:
    """Say how many passages each number opens, so that a report on many outlets stays small.

    Examples
    --------
    >>> passages_per_number(5), passages_per_number(48), passages_per_number(400)
    (20, 10, 5)
    """
    return min(_MOST, max(_FEWEST, _PER_MEASURE // max(1, n_outlets)))


def open_number(lookup: Lookup, counted: Counted, outlet: str, limit: int) -> Passages:
    """Give the passages that a number counts, ``limit`` of them, evenly spread over the corpus.

    Parameters
    ----------
    lookup : Lookup
        The marks.
    counted : Counted
        What the measure counts.
    outlet : str
        Whose number it is.
    limit : int
        How many passages to give at most.

    Returns
    -------
    Passages
        In the order of the corpus.
    """
    rows = counted.rows.get(outlet, np.empty(0, dtype=np.int64))
    chosen = rows if len(rows) <= limit else rows[np.arange(limit) * len(rows) // limit]
    passage = _attribution if counted.kind == "relations" else _word_or_sentence
    return Passages([passage(lookup, int(row)) for row in chosen], len(rows))


def _word_or_sentence(lookup: Lookup, row: int) -> Passage:
    """Show a word or phrase in its context, or a sentence with its hedges."""
    columns = lookup.columns
    start, end, layer = columns["start"][row], columns["end"][row], columns["layer"][row]
    place = lookup.places[columns["article_id"][row]]
    text = lookup.texts[place]
    if layer == "sentence":
        spans = _hedges_between(lookup, columns["article_id"][row], start, end)
        return Passage(_stretch(text, start, end, spans), "", place, "")
    spans = [_bare(lookup.shown(row))]
    html = _stretch(text, *around(text, start, end), spans)
    return Passage(html, _facts(lookup, row), place, str(row))


def _attribution(lookup: Lookup, relation: int) -> Passage:
    """Show an attribution from the first of its parts to the last."""
    facts = lookup.relation_columns
    place = lookup.places[facts["article_id"][relation]]
    rows = lookup.parts_of(relation)
    if not rows:
        return Passage(Markup(""), _join(facts, relation), place, "")
    spans = [_bare(lookup.shown(row)) for row in rows]
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    return Passage(
        _stretch(lookup.texts[place], start, end, spans), _join(facts, relation), place, str(rows[0])
    )


def _hedges_between(lookup: Lookup, article_id: str, start: int, end: int) -> list[Shown]:
    """Find the hedges and contents of a stretch, so that one sees which hedge stands in whose voice."""
    columns = lookup.columns
    return [
        _bare(lookup.shown(row))
        for row in lookup.rows_of_article[article_id]
        if columns["layer"][row] in ("hedge", "content")
        and columns["start"][row] < end
        and columns["end"][row] > start
    ]


def _bare(span: Shown) -> Shown:
    """Drop what is said in the line below the passage."""
    return span._replace(name="", hint="", key="")


def around(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen a span to its context: whole words, not beyond its paragraph."""
    left = max(0, start - CONTEXT, text.rfind("\n", 0, start) + 1)
    if left and text[left - 1] not in " \n":
        space = text.find(" ", left, start)
        left = space + 1 if space >= 0 else left
    line_end = text.find("\n", end)
    right = min(len(text), end + CONTEXT, line_end if line_end >= 0 else len(text))
    if right < len(text) and text[right] not in " \n":
        space = text.rfind(" ", end, right)
        right = space if space >= 0 else right
    return left, right


def _stretch(text: str, start: int, end: int, spans: list[Shown]) -> Markup:
    """Mark a stretch of text, dots where the text goes on, its middle left out where it is long."""
    if text[end : end + 1] in _STOPS:
        end += len(text[end : end + 1])
    before = "" if text[max(0, start - 9) : start].rstrip(" ")[-1:] in _ENDS else "… "
    after = "" if text[end - 1] in _STOPS or text[end : end + 1] in "\n" else " …"
    if end - start <= LONGEST:
        return Markup(before) + marked_html(text, spans, start, end) + after
    first, last = start + LONGEST // 2, end - LONGEST // 2
    return (
        Markup(before)
        + marked_html(text, spans, start, first)
        + " […] "
        + marked_html(text, spans, last, end)
        + after
    )


def _facts(lookup: Lookup, row: int) -> str:
    """Say category, voice and source of a word."""
    label = lookup.columns["label"][row] if lookup.columns["layer"][row] != "scare_quote" else ""
    return _listed((label, lookup.voice_of(row)))


def _join(facts: dict[str, list], relation: int) -> str:
    """Say kind, stance and type of source of an attribution."""
    stance, source = facts["stance"][relation], facts["source_type"][relation]
    return _listed(
        (
            facts["kind"][relation],
            f"{stance} cue" if isinstance(stance, str) else "",
            f"source: {source}" if isinstance(source, str) else "no source",
        )
    )


def _listed(parts: Iterable[str]) -> str:
    """Join what is there."""
    return " · ".join(str(part).replace("_", " ") for part in parts if part)
