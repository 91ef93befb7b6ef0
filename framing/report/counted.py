"""A measure in; the very spans, sentences or attributions that it counts, outlet by outlet, out."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from framing.annotations.spans import ATTRIBUTED, OWN
from framing.measures import ANONYMOUS_TYPES, NAME_SHARE, in_voice, split_measure, starts_inside
from framing.report.lookup import Lookup

SPAN_LAYERS = {
    "loaded_own_share": "loaded",
    "loaded_per_1000_words": "loaded",
    "scare_quotes_per_1000_words": "scare_quote",
    "hedges_per_1000_words": "hedge",
    "boosters_per_1000_words": "booster",
}
SIDE_HEDGES = "side_hedges_per_1000_words"
SENTENCE_MEASURES = ("hedged_sentence_share", "attributed_sentence_share")
RELATION_MEASURES = (
    "attributed_share",
    "attributions_per_1000_words",
    "direct_share",
    "stance_share",
    "distancing_share",
    "source_type_share",
    "anonymous_share",
    "unsourced_share",
    "side_share",
)


class Counted(NamedTuple):
    """What the numbers of one measure and voice count, outlet by outlet.

    ``kind`` is ``"spans"`` (positions in the table of spans; of sentences too) or ``"relations"``.
    """

    kind: str
    rows: dict[str, np.ndarray]


def counted_by(lookup: Lookup, measure: str, voice: str) -> Counted | None:
    """Find what a measure counts in each outlet.

    Parameters
    ----------
    lookup : Lookup
        The marks.
    measure, voice : str
        As they stand in ``Comparison.estimates``.

    Returns
    -------
    Counted or None
        As many rows per outlet as the number's `count` says; an outlet without any has no entry.
        For ``attributed_share``, which counts characters, the attributions that hold them; ``None``
        for numbers that count no passages (balances, effective numbers, measures of the user's own).
    """
    name, part = split_measure(measure)
    if name in RELATION_MEASURES:
        return Counted("relations", _by_outlet(_relations(lookup, name, part), lookup.relation_outlets))
    if name == SIDE_HEDGES:
        return Counted("spans", _by_outlet(_hedges_of_side(lookup, part), lookup.span_outlets))
    if name in SENTENCE_MEASURES:
        return Counted("spans", _by_outlet(_sentences(lookup, name), lookup.span_outlets))
    if name.endswith(NAME_SHARE):
        return Counted("spans", _by_outlet(_names(lookup, name, part, voice), lookup.span_outlets))
    if name in SPAN_LAYERS:
        return Counted("spans", _by_outlet(_spans(lookup, name, part, voice), lookup.span_outlets))
    return None


def _by_outlet(rows: np.ndarray, outlets: np.ndarray) -> dict[str, np.ndarray]:
    """Give each outlet its rows, in the order of the table."""
    of_rows = outlets[rows]
    return {outlet: rows[of_rows == outlet] for outlet in dict.fromkeys(of_rows)}


def _spans(lookup: Lookup, name: str, part: str, voice: str) -> np.ndarray:
    """Find the spans of a layer, of a category and of a voice."""
    spans = lookup.spans
    chosen = (spans["layer"] == SPAN_LAYERS[name]).to_numpy(dtype=bool)
    if part:
        chosen = chosen & (spans["label"] == part).to_numpy(dtype=bool)
    return np.flatnonzero(chosen & in_voice(spans, OWN if name == "loaded_own_share" else voice))


def _names(lookup: Lookup, name: str, part: str, voice: str) -> np.ndarray:
    """Find the mentions of a concept by one of its names."""
    spans = lookup.spans
    chosen = spans["layer"].eq("naming") & spans["label"].eq(name.removesuffix(NAME_SHARE))
    return np.flatnonzero((chosen & spans["entry"].eq(part)).to_numpy(dtype=bool) & in_voice(spans, voice))


def _hedges_of_side(lookup: Lookup, side: str) -> np.ndarray:
    """Find the hedges inside what sources of a side are reported to say."""
    relations = lookup.relations
    inside = starts_inside(lookup.marks, relations[relations["side"] == side])
    return np.flatnonzero(inside & lookup.spans["layer"].eq("hedge").to_numpy(dtype=bool))


def _sentences(lookup: Lookup, name: str) -> np.ndarray:
    """Find the sentences that are hedged in own voice, or that hold attributed words."""
    sentences = lookup.bases.sentences
    is_sentence = np.flatnonzero((lookup.spans["layer"] == "sentence").to_numpy(dtype=bool))
    if name == "attributed_sentence_share":
        return is_sentence[(sentences[ATTRIBUTED] > 0).to_numpy(dtype=bool)]
    own_voice = (sentences[OWN] > sentences[ATTRIBUTED]).to_numpy(dtype=bool)
    return is_sentence[own_voice & _has_own_hedge(lookup)[is_sentence]]


def _has_own_hedge(lookup: Lookup) -> np.ndarray:
    """Say of each span whether a hedge in own voice starts in the sentence in which it starts."""
    spans = lookup.spans
    article, sentence = spans["article_id"].tolist(), spans["sentence_id"].tolist()
    is_hedge = (spans["layer"] == "hedge").to_numpy(dtype=bool) & in_voice(spans, OWN)
    hedged = {(article[row], sentence[row]) for row in np.flatnonzero(is_hedge)}
    return np.array([place in hedged for place in zip(article, sentence, strict=True)], dtype=bool)


def _relations(lookup: Lookup, name: str, part: str) -> np.ndarray:
    """Find the attributions of a kind, a stance, a type of source or a side."""
    relations = lookup.relations
    source_type, stance = relations["source_type"], relations["stance"]
    chosen = {
        "attributed_share": lambda: np.ones(len(relations)),
        "attributions_per_1000_words": lambda: np.ones(len(relations)),
        "direct_share": lambda: relations["kind"] == "direct",
        "stance_share": lambda: stance == part,
        "distancing_share": lambda: stance == "distancing",
        "source_type_share": lambda: source_type == part,
        "anonymous_share": lambda: source_type.isin(ANONYMOUS_TYPES),
        "unsourced_share": lambda: source_type.isna(),
        "side_share": lambda: relations["side"] == part,
    }[name]()
    chosen = np.asarray(chosen, dtype=bool)
    if name == "distancing_share" and part:
        chosen = chosen & (relations["side"] == part).to_numpy(dtype=bool)
    return np.flatnonzero(chosen)
