"""Entries, categories or layers in; every passage with them, keyword in context, as a table and HTML out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from framing.annotations.marks import Marks
from framing.annotations.spans import ATTRIBUTED, LAYERS
from framing.errors import AnnotationError, FramingError
from framing.lexicons import describe_entries
from framing.measures import ALL, MEASURE_VOICES, in_voice, starts_inside
from framing.report.lookup import Lookup
from framing.report.passages import around
from framing.report.templating import Shown, render, style_sheet

CONCORDANCE_COLUMNS = (
    "article_id",
    "outlet",
    "event",
    "left",
    "keyword",
    "right",
    "layer",
    "label",
    "entry",
    "voice",
    "source",
    "start",
    "end",
)
WORD_LAYERS = ("loaded", "hedge", "booster", "scare_quote", "naming", "cue")
"""Layers searched where none is named: words, not stretches of text."""

_SHOWN = 200
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True)
class Concordance(Shown):
    """Passages behind a count; a notebook displays them.

    Attributes
    ----------
    heading : str
        What was looked for, and how many passages there are.
    table : DataFrame
        Columns ``CONCORDANCE_COLUMNS``, one row per passage, in the order of the corpus. `voice` is
        ``own``, ``attributed`` or ``quoted`` (in quotation marks that no attribution covers).
    evidence : str
        How often the entry was right on annotated news, as `describe_entries` tells it; empty where it
        was not found there, or comes from a list of your own.
    """

    heading: str
    table: pd.DataFrame
    evidence: str = ""

    def __len__(self) -> int:
        """Return the number of passages."""
        return len(self.table)

    def counts(self, by: str | Sequence[str] = "outlet") -> pd.Series:
        """Return the number of passages by one or several columns, most first."""
        return self.table.value_counts(by)

    def write_html(self, path: str | Path) -> Path:
        """Write all passages as a page that works offline.

        Raises
        ------
        FramingError
            The file cannot be written.
        """
        path = Path(path)
        style = style_sheet("article.css", "concordance.css")
        page = render("concordance_page.html", view=self, rows=self.table.to_dict("records"), style=style)
        try:
            path.write_text(page, encoding="utf-8", newline="\n")
        except OSError as error:
            msg = f"{path.name}: the file cannot be written ({error.strerror}). Choose another place."
            raise FramingError(msg) from error
        return path

    def _repr_html_(self) -> str:
        """Display the first passages, the style sheet included, without a script."""
        style = style_sheet("article.css", "concordance.css")
        rows = self.table.head(_SHOWN).to_dict("records")
        return render("concordance.html", view=self, rows=rows, style=style)

    def __repr__(self) -> str:
        """Write the passages as plain text, keywords under each other."""
        shown = self.table.head(_SHOWN)
        width = int(shown["left"].str.len().max()) if len(shown) else 0
        lines = [
            f"{row.left:>{width}}[{row.keyword}]{row.right}".rstrip() + f"  ({row.article_id}, {row.voice})"
            for row in shown.itertuples()
        ]
        more = len(self.table) - len(shown)
        known = [f"On annotated news, right hits: {self.evidence}"] if self.evidence else []
        return "\n".join([self.heading, *known, "", *lines, *([f"and {more:,} more"] if more else [])])


def concordance(
    marks: Marks,
    entry: str | None = None,
    *,
    category: str | None = None,
    layer: str | None = None,
    voice: str = ALL,
    outlet: str | None = None,
    side: str | None = None,
) -> Concordance:
    """List every passage behind a count, keyword in context.

    Parameters
    ----------
    marks : Marks
        What ``annotate`` returns.
    entry : str, optional
        An entry of a lexicon, or a variant of a naming table.
    category : str, optional
        A category: of loaded terms, hedges or boosters, a stance of cues, a concept of names.
    layer : str, optional
        ``loaded``, ``hedge``, ``booster``, ``scare_quote``, ``naming``, ``cue``, or any other layer of
        the spans; without it the layers just named are searched.
    voice : str
        ``own``, ``attributed`` or ``all``, as the measures count voices.
    outlet : str, optional
        Only this outlet's; all outlets by default.
    side : str, optional
        Only what sources of this side are reported to say, and the cues and sources of their
        attributions; with ``layer="hedge"``, what ``side_hedges_per_1000_words`` counts. The column
        `side` of ``marks.relations`` holds the sides, from ``assign_sides``.

    Returns
    -------
    Concordance
        As many passages as the measure of the same layer, category and voice counts.

    Raises
    ------
    AnnotationError
        None of `entry`, `category` and `layer` is given, or a layer, voice, outlet or side is not known.

    Notes
    -----
    Literature: Luhn (1960) on keywords in context; Grimmer and Stewart (2013) on reading what was
    counted. What it misses: everything that the lexicon missed.

    Examples
    --------
    >>> import pandas as pd
    >>> from framing.annotations import annotate
    >>> articles = pd.DataFrame({
    ...     "article_id": ["a1"], "outlet": ["Flash"], "event": ["flood"],
    ...     "text": ["Furious crowds fled. The dam may fail, a source claimed."],
    ... })
    >>> print(concordance(annotate(articles, engine="rules"), "may"))
    Entry “may”: 1 passage
    On annotated news, right hits: FactBank 31 of 32, Wikipedia 493 of 546
    <BLANKLINE>
    Furious crowds fled. The dam [may] fail, a source claimed.  (a1, attributed)
    """
    _check(marks, entry, category, layer, voice, outlet, side)
    lookup, spans = Lookup(marks), marks.spans
    chosen = spans["layer"].isin([layer] if layer else WORD_LAYERS).to_numpy(dtype=bool)
    for column, wanted in (("entry", entry), ("label", category)):
        if wanted is not None:
            chosen = chosen & spans[column].eq(wanted).to_numpy(dtype=bool)
    chosen = chosen & in_voice(spans, voice)
    if outlet is not None:
        chosen = chosen & (lookup.span_outlets == outlet)
    if side is not None:
        chosen = chosen & _of_side(marks, side)
    rows = [_row(lookup, row) for row in np.flatnonzero(chosen).tolist()]
    table = pd.DataFrame(rows, columns=list(CONCORDANCE_COLUMNS))
    heading = _heading(entry, category, layer, voice, outlet, side, len(table))
    return Concordance(heading, table, _evidence(marks, entry, table))


def _of_side(marks: Marks, side: str) -> np.ndarray:
    """Tell of each span whether it belongs to what a side says: inside its contents, or a part of them."""
    of_side = marks.relations[marks.relations["side"] == side]
    parts = marks.spans["layer"].isin(("cue", "source", "content")).to_numpy(dtype=bool)
    own = marks.spans["relation_id"].isin(of_side["relation_id"]).to_numpy(dtype=bool)
    return np.where(parts, own, starts_inside(marks, of_side))


def _row(lookup: Lookup, row: int) -> tuple:
    """Write one passage."""
    columns = lookup.columns
    start, end, article_id = columns["start"][row], columns["end"][row], columns["article_id"][row]
    place = lookup.places[article_id]
    text = lookup.texts[place]
    left, right = around(text, start, end)
    relation = lookup.relation_rows.get(columns["relation_id"][row])
    inside = columns["voice"][row] == ATTRIBUTED
    voice = columns["voice"][row] if inside or lookup.own_voice[row] else "quoted"
    return (
        article_id,
        lookup.articles["outlet"].iat[place],
        lookup.articles["event"].iat[place],
        _SPACES.sub(" ", text[left:start]).lstrip(),
        _SPACES.sub(" ", text[start:end]),
        _SPACES.sub(" ", text[end:right]).rstrip(),
        columns["layer"][row],
        columns["label"][row],
        columns["entry"][row] if isinstance(columns["entry"][row], str) else "",
        voice,
        lookup.source_of(relation) if inside and relation is not None else "",
        start,
        end,
    )


def _heading(
    entry: str | None,
    category: str | None,
    layer: str | None,
    voice: str,
    outlet: str | None,
    side: str | None,
    count: int,
) -> str:
    """Say what was looked for and how often it was found."""
    parts = [
        f"entry “{entry}”" if entry else "",
        f"category {category.replace('_', ' ')}" if category else "",
        f"layer {layer.replace('_', ' ')}" if layer else "",
        f"{voice} voice" if voice != ALL else "",
        outlet or "",
        f"side {side}" if side else "",
    ]
    told = ", ".join(part for part in parts if part)
    return f"{told[:1].upper()}{told[1:]}: {count:,} passage{'s' * (count != 1)}"


def _evidence(marks: Marks, entry: str | None, table: pd.DataFrame) -> str:
    """Say how often an entry of a shipped lexicon was right on annotated news."""
    lists = {"loaded": "loaded", "hedge": "hedges", "cue": "cues"}
    told = []
    for layer in table["layer"].unique() if entry is not None else ():
        facts = marks.provenance.get("lexicons", {}).get(lists.get(layer, ""), {"file": "none"})
        if "file" not in facts:
            told += describe_entries(lists[layer], entry)["evidence"].head(1).tolist()
    return "; ".join(filter(None, told))


def _check(
    marks: Marks,
    entry: str | None,
    category: str | None,
    layer: str | None,
    voice: str,
    outlet: str | None,
    side: str | None,
) -> None:
    """Refuse what cannot be looked for."""
    if entry is None and category is None and layer is None:
        msg = "concordance: expected an entry, a category or a layer; found none of them. Name one."
        raise AnnotationError(msg)
    outlets = [str(name) for name in marks.articles["outlet"].unique()]
    sides = sorted(map(str, marks.relations["side"].dropna().unique())) if side is not None else []
    known = {"layer": (layer, LAYERS), "voice": (voice, MEASURE_VOICES), "outlet": (outlet, outlets)}
    known["side"] = (side, sides)
    for name, (found, allowed) in known.items():
        if found is not None and found not in allowed:
            expected = (
                ", ".join(map(repr, allowed)) or "those that assign_sides gives, of which there are none"
            )
            msg = f"{name}: expected one of {expected}; found {found!r}"
            raise AnnotationError(msg)
