"""The span table: one row per stretch of text that an annotator marked.

Offsets are Unicode code points into the article's ``text``, end exclusive;
``text[start:end]`` is always the span's own ``text``.
"""

from __future__ import annotations

from typing import NamedTuple

SPAN_COLUMNS = (
    "article_id",
    "span_id",
    "layer",
    "label",
    "start",
    "end",
    "text",
    "voice",
    "in_quotes",
    "relation_id",
    "entry",
    "sentence_id",
)

LAYERS = (
    "sentence",
    "quotation",
    "source",
    "cue",
    "content",
    "loaded",
    "hedge",
    "booster",
    "scare_quote",
    "naming",
    "hedge_in_context",
    "loaded_in_context",
)
"""``naming`` is filled from a naming table of the user's. The last two are what the reader's model marks
word by word, without a list; the rules have none."""

OWN, ATTRIBUTED = "own", "attributed"
VOICES = (OWN, ATTRIBUTED)


class Found(NamedTuple):
    """One span as an annotator returns it, before voice and identifiers are added.

    ``label`` is the category within the layer (a loaded category, a hedge type, a cue stance,
    a content kind, a source type) and ``entry`` the lexicon entry that matched, or ``None``.
    ``relation`` is the position of the attribution it belongs to in the article, or ``None``.
    """

    layer: str
    label: str
    start: int
    end: int
    entry: str | None = None
    relation: int | None = None
