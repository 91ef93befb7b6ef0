"""One article with its marks, as every format of annotation tools can hold it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from framing.annotations import ACTS, KINDS, LAYERS, SOURCE_TYPES, STANCES, Marks
from framing.errors import AnnotationError

ROLES = ("source", "cue", "content")
"""The layers whose spans are parts of an attribution."""

DERIVED = ("sentence", "quotation")
"""Layers that are read from the text alone, and so are nobody's coding."""

EXCHANGED = tuple(layer for layer in LAYERS if layer not in DERIVED)
"""The layers that are written and read."""

ABOUT = ("outlet", "event", "date", "headline", "url")
"""Columns of the articles that travel with the text where a format has room for them."""

TOLD = ("stance", "act", "kind", "source_type", "source_key", "probability", "side")
"""Columns of an attribution that travel with it."""

KNOWN_VALUES = {"act": ACTS, "kind": KINDS, "source_type": SOURCE_TYPES, "stance": STANCES}
"""What some of these may be."""


@dataclass(frozen=True, slots=True)
class MarkedSpan:
    """One span: where it lies, what it is, and the words that a file says stand there.

    ``relation`` is the place of its attribution in ``Document.relations``, ``quote`` empty where a
    format does not quote. Offsets are Unicode code points, end exclusive.
    """

    layer: str
    label: str
    start: int
    end: int
    quote: str = ""
    entry: str = ""
    relation: int | None = None


@dataclass(slots=True)
class Document:
    """One article: its text, its spans, its attributions, and what is known about it.

    ``text`` is ``None`` where a format holds no text. ``relations`` has one dictionary per
    attribution, with the keys of ``TOLD`` that are known; ``notes`` what a file held and no table of marks
    can hold.
    """

    article_id: str
    text: str | None
    spans: list[MarkedSpan] = field(default_factory=list)
    relations: list[dict[str, Any]] = field(default_factory=list)
    about: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


def list_documents(marks: Marks, layers: Sequence[str] = EXCHANGED) -> Iterator[Document]:
    """Give each article of some marks as a document.

    Parameters
    ----------
    marks : Marks
        From ``annotate`` or ``read_annotations``.
    layers : sequence of str
        Which spans are taken; attributions only with all three of their layers.

    Yields
    ------
    Document
        In the order of the articles; spans in the order of the text.

    Raises
    ------
    AnnotationError
        There is no such layer.

    Examples
    --------
    >>> from framing.annotations import annotate
    >>> articles = pd.DataFrame({"article_id": ["a1"], "text": ["The brutal raid failed, Anna Hale said."]})
    >>> document = next(list_documents(annotate(articles, engine="rules"), ["loaded"]))
    >>> [(span.label, span.quote) for span in document.spans]
    [('emotive', 'brutal')]
    """
    strange = [layer for layer in layers if layer not in EXCHANGED]
    if isinstance(layers, str) or strange:
        found = layers if isinstance(layers, str) else strange[0]
        msg = f"layers: expected some of {', '.join(EXCHANGED)} in a list, found {found!r}"
        raise AnnotationError(msg)
    spans = dict(list(marks.spans[marks.spans["layer"].isin(layers)].groupby("article_id", sort=False)))
    whole = set(ROLES) <= set(layers)
    relations = dict(list(marks.relations.groupby("article_id", sort=False))) if whole else {}
    for article in marks.articles.to_dict("records"):
        identifier = article["article_id"]
        told = relations.get(identifier, marks.relations.iloc[:0])
        places = {name: number for number, name in enumerate(told["relation_id"])}
        yield Document(
            identifier,
            article["text"],
            [_span(row, places) for row in _rows(spans.get(identifier))],
            [_known(row, TOLD) for row in _rows(told)],
            {name: _plain(value) for name, value in _known(article, ABOUT).items()},
        )


def _rows(table: pd.DataFrame | None) -> list[dict[str, Any]]:
    """Give the rows of a table as dictionaries."""
    return [] if table is None else table.to_dict("records")


def _span(row: dict[str, Any], places: dict[str, int]) -> MarkedSpan:
    """Make a span of a row of the span table."""
    relation = places.get(row["relation_id"]) if row["layer"] in ROLES else None
    entry = "" if pd.isna(row["entry"]) else row["entry"]
    return MarkedSpan(row["layer"], row["label"], row["start"], row["end"], row["text"], entry, relation)


def _known(row: dict[str, Any], names: Sequence[str]) -> dict[str, Any]:
    """Keep what is not missing."""
    return {name: row[name] for name in names if name in row and not pd.isna(row[name]) and row[name] != ""}


def _plain(value: Any) -> str:
    """Write a value as text, a date as its day."""
    return value.date().isoformat() if isinstance(value, pd.Timestamp) else str(value)
