"""A number in; some of the passages it counts, for a notebook, out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from markupsafe import Markup

from framing.annotations.marks import Marks
from framing.annotations.spans import OWN
from framing.errors import AnnotationError, MeasureError
from framing.measures import describe_measure
from framing.report.counted import Counted, counted_by
from framing.report.lookup import Lookup
from framing.report.marked_text import marked_html, marked_plain
from framing.report.templating import Shown, render, style_sheet

REACH = 200
"""Characters shown at most on either side of what is counted; a sentence is rarely longer."""


class Quoted(NamedTuple):
    """One passage: its article, and the sentences around what is counted, as HTML and as plain text."""

    article_id: str
    html: Markup
    plain: str


@dataclass(frozen=True)
class PassagesView(Shown):
    """Passages behind a number; a notebook displays them, and ``print`` writes them as plain text.

    Attributes
    ----------
    heading : str
        What is counted, where, and how many of how many passages are shown.
    passages : tuple of Quoted
        The passages, in the order of the corpus.
    """

    heading: str
    passages: tuple[Quoted, ...]

    def _repr_html_(self) -> str:
        """Display the passages, the style sheet included, without a script."""
        return render("passages.html", view=self, style=style_sheet("article.css"))

    def __repr__(self) -> str:
        """Write the passages as plain text, marks in square brackets."""
        return "\n\n".join([self.heading, *(f"{one.article_id}\n{one.plain}" for one in self.passages)])


def show_passages(
    marks: Marks,
    measure: str,
    voice: str = OWN,
    outlet: str | None = None,
    term: str | None = None,
    limit: int = 3,
) -> PassagesView:
    """Show passages that a number counts, in their sentences.

    Parameters
    ----------
    marks : Marks
        What ``annotate`` returns.
    measure : str
        The measure, its part in brackets included, such as ``"stance_share[denying]"``.
    voice : str
        ``own``, ``attributed`` or ``all``, for measures of loaded terms, hedges, boosters and scare
        quotes; the others have one voice only.
    outlet : str, optional
        Only this outlet's; all outlets by default.
    term : str, optional
        Only passages with this entry of a lexicon; of the list of cues, for attributions.
    limit : int
        How many passages to show at most, evenly spread over the corpus.

    Returns
    -------
    PassagesView
        A notebook displays it; ``print`` writes it as plain text.

    Raises
    ------
    MeasureError
        The measure counts no passages (balances, effective numbers, measures of your own).
    AnnotationError
        The marks hold no article of this outlet.

    Examples
    --------
    >>> import pandas as pd
    >>> from framing.annotations import annotate
    >>> articles = pd.DataFrame({
    ...     "article_id": ["a1"], "outlet": ["Flash"], "event": ["flood"],
    ...     "text": ["Furious crowds fled. A source claimed the dam may fail."],
    ... })
    >>> print(show_passages(annotate(articles, engine="rules"), "stance_share[distancing]"))
    Distancing cues: 1 of 1
    <BLANKLINE>
    a1
    [A source | source: anonymous] [claimed | cue: distancing] [the dam may fail | attributed to A source].
    """
    lookup = Lookup(marks)
    counted = counted_by(lookup, measure, voice)
    if counted is None:
        msg = (
            f"measure: expected one that counts words, sentences or attributions, found {measure!r}; "
            "ask for the measures it is made of"
        )
        raise MeasureError(msg)
    parts = [_parts(lookup, counted, row) for row in _rows(lookup, counted, outlet)]
    if term is not None:
        parts = [rows for rows in parts if any(lookup.columns["entry"][row] == term for row in rows)]
    chosen = parts if len(parts) <= limit else [parts[at * len(parts) // limit] for at in range(limit)]
    names = [describe_measure(measure).label, outlet, f"“{term}”" if term else None]
    heading = f"{', '.join(name for name in names if name)}: {len(chosen)} of {len(parts)}"
    return PassagesView(heading, tuple(_quote(lookup, rows) for rows in chosen))


def _rows(lookup: Lookup, counted: Counted, outlet: str | None) -> list[int]:
    """Give the positions of what is counted, of one outlet or of all, in the order of the table."""
    outlets = lookup.articles["outlet"].unique().tolist()
    if outlet is None:
        return np.sort(np.concatenate([np.empty(0, dtype=np.int64), *counted.rows.values()])).tolist()
    if outlet not in outlets:
        msg = f"outlet: expected one of {', '.join(map(repr, outlets))}, found {outlet!r}"
        raise AnnotationError(msg)
    return counted.rows.get(outlet, np.empty(0, dtype=np.int64)).tolist()


def _parts(lookup: Lookup, counted: Counted, row: int) -> list[int]:
    """Give the spans to mark: the word itself, the parts of an attribution, what a sentence holds."""
    if counted.kind == "relations":
        return lookup.parts_of(row)
    if lookup.columns["layer"][row] != "sentence":
        return [row]
    start, end = lookup.columns["start"][row], lookup.columns["end"][row]
    rows = lookup.rows_of_article[lookup.columns["article_id"][row]].tolist()
    inside = [one for one in rows if start <= lookup.columns["start"][one] < end]
    return [row, *(one for one in inside if lookup.columns["layer"][one] in ("hedge", "content"))]


def _quote(lookup: Lookup, rows: list[int]) -> Quoted:
    """Show the sentences around some spans of one article, the spans marked."""
    columns = lookup.columns
    article_id = columns["article_id"][rows[0]]
    text = lookup.texts[lookup.places[article_id]]
    spans = [lookup.shown(row) for row in rows if columns["layer"][row] != "sentence"]
    first, last = (
        bounds(columns[end][row] for row in rows) for end, bounds in (("start", min), ("end", max))
    )
    start, end = _sentences(lookup, article_id, first, last)
    cut = max(start, first - REACH), min(end, last + REACH)
    before, after = ("… " if start < cut[0] else ""), (" …" if cut[1] < end else "")
    plain = " ".join(marked_plain(text, spans, *cut).split())
    return Quoted(article_id, before + marked_html(text, spans, *cut) + after, f"{before}{plain}{after}")


def _sentences(lookup: Lookup, article_id: str, first: int, last: int) -> tuple[int, int]:
    """Widen a stretch to the sentences it touches."""
    columns = lookup.columns
    touched = [
        (columns["start"][row], columns["end"][row])
        for row in lookup.rows_of_article[article_id].tolist()
        if columns["layer"][row] == "sentence"
        and columns["start"][row] < last
        and columns["end"][row] > first
    ]
    starts, ends = zip(*touched, strict=True) if touched else ((first,), (last,))
    return min(*starts, first), max(*ends, last)
