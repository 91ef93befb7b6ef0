"""Predictions in the form the gold corpora and their scorer use, with offsets into the raw text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from framing.annotations.attributions import Attribution
from framing.annotations.engines import Engine
from framing.corpus import normalise_with_offsets

# The types that the Szeged Uncertainty Corpus annotates; approximators and weasels are our own.
SZEGED_TYPES = ("epistemic", "doxastic", "conditional", "investigation")


def gold_record(identifier: str, raw_text: str, engine: Engine) -> dict[str, Any]:
    """Read one document and return its record in the gold format.

    Parameters
    ----------
    identifier : str
        The document's id.
    raw_text : str
        The text as it came. It is normalised for reading; the offsets returned are into this text.
    engine : Engine
        What reads it, from `make_engine`.

    Returns
    -------
    dict
        ``id``; ``attributions`` (lists of [start, end] under ``source``, ``cue``, ``content``);
        ``cues`` (hedges of the Szeged types) and ``spans`` (loaded wording), both as marked in
        context, or by list where there is no model, and the same as ``biased_spans``; ``sentences``
        with ``uncertain``; ``biased``.

    Examples
    --------
    >>> from framing.annotations import make_engine
    >>> record = gold_record("a", "It may rain, Anna Hale said.", make_engine("rules"))
    >>> record["attributions"], record["cues"]
    ([{'source': [[13, 22]], 'cue': [[23, 27]], 'content': [[0, 11]]}], [[3, 6]])
    """
    text, offsets = normalise_with_offsets(raw_text)
    reading = engine.read(text)

    def raw(start: int, end: int) -> list[int]:
        return list(offsets.to_raw(start, end))

    hedge_layer, loaded_layer = (
        ("hedge", "loaded") if reading.biased is None else ("hedge_in_context", "loaded_in_context")
    )
    hedges = [(f.start, f.end) for f in reading.found if f.layer == hedge_layer and f.label in SZEGED_TYPES]
    loaded = [raw(f.start, f.end) for f in reading.found if f.layer == loaded_layer]
    hedged = [any(start <= hedge < end for hedge, _ in hedges) for start, end in reading.layer.sentences]
    return {
        "id": identifier,
        "attributions": [_parts(one, raw) for one in reading.attributions],
        "cues": [raw(*hedge) for hedge in hedges],
        "spans": [{"start": start, "end": end, "kind": "lexical"} for start, end in loaded],
        "biased_spans": loaded,
        "sentences": [
            dict(zip(("start", "end"), raw(*sentence), strict=True)) | {"uncertain": uncertain}
            for sentence, uncertain in zip(reading.layer.sentences, hedged, strict=True)
        ],
        "biased": bool(loaded) if reading.biased is None else any(reading.biased),
    }


def _parts(attribution: Attribution, raw: Callable[[int, int], list[int]]) -> dict[str, list[list[int]]]:
    """Return source, cue and content of one attribution as raw offsets."""
    return {
        "source": [raw(*span) for span in attribution.sources],
        "cue": [raw(*span) for span in attribution.cues],
        "content": [raw(*span) for span in attribution.contents],
    }
