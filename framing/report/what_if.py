"""Marks in; the counts from which the page computes estimates with words left out, out."""

from __future__ import annotations

from collections import Counter
from typing import Any

import numpy as np

from framing.annotations.spans import ATTRIBUTED, OWN
from framing.measures import ALL, ATTRIBUTED_UNQUOTED
from framing.report.lookup import Lookup

WHAT_IF_LAYERS = {"loaded": "loaded terms", "hedge": "hedges", "booster": "boosters"}
"""What can be counted, under the names that the page gives them."""


def count_for_what_if(lookup: Lookup, wire: np.ndarray | None = None) -> dict[str, Any]:
    """Count words and lexicon entries of every outlet by the voice they stand in.

    Three voices that do not overlap: the outlet's own, attributed text without quotation marks, and
    quotation marks, whoever is quoted. The first is the voice ``own`` of the measures; all three
    together are ``all``.

    Parameters
    ----------
    lookup : Lookup
        The marks.
    wire : ndarray of bool, optional
        Which articles are wire copy.

    Returns
    -------
    dict
        ``outlets``; ``words``, three counts per outlet; ``layers``, each with its ``name`` and its
        ``entries``: entry, label, and for each outlet that has any its position and three counts.
        Where there is wire copy also ``wire``, its ``articles`` and ``words``, and a fourth part of
        each entry: the counts in wire copy.
    """
    outlets = sorted(lookup.articles["outlet"].unique())
    number = {outlet: at for at, outlet in enumerate(outlets)}
    everywhere = np.ones(len(lookup.articles), dtype=bool)
    layers = {layer: _entries(lookup, layer, number, everywhere) for layer in WHAT_IF_LAYERS}
    facts: dict[str, Any] = {"outlets": outlets, "words": _words(lookup, outlets, everywhere)}
    if wire is not None and wire.any():
        facts["wire"] = {"articles": int(wire.sum()), "words": _words(lookup, outlets, wire)}
        for layer, entries in layers.items():
            inside = {(entry, label): found for entry, label, found in _entries(lookup, layer, number, wire)}
            layers[layer] = [[*one, inside.get((one[0], one[1]), [])] for one in entries]
    facts["layers"] = {
        layer: {"name": name, "entries": layers[layer]} for layer, name in WHAT_IF_LAYERS.items()
    }
    return facts


def _words(lookup: Lookup, outlets: list[str], chosen: np.ndarray) -> list[list[int]]:
    """Count the words of each outlet by voice, in the articles chosen."""
    words = lookup.bases.words
    own, attributed = words[OWN], words[ATTRIBUTED_UNQUOTED]
    voices = np.stack([own, attributed, words[ALL] - own - attributed])
    of_article = lookup.articles["outlet"].to_numpy(dtype=object)
    return [voices[:, chosen & (of_article == outlet)].sum(axis=1).tolist() for outlet in outlets]


def _entries(lookup: Lookup, layer: str, number: dict[str, int], chosen: np.ndarray) -> list[list[Any]]:
    """Count the entries of a layer in the articles chosen, the most frequent first."""
    columns = lookup.columns
    found: dict[tuple[str, str], Counter[tuple[int, int]]] = {}
    places = lookup.spans["article_id"].map(lookup.places).to_numpy(dtype=np.int64)
    counted = (lookup.spans["layer"] == layer).to_numpy(dtype=bool) & chosen[places]
    for row in np.flatnonzero(counted).tolist():
        entry, label = columns["entry"][row], columns["label"][row]
        key = (entry if isinstance(entry, str) else "", label if isinstance(label, str) else "")
        found.setdefault(key, Counter())[number[lookup.span_outlets[row]], _voice(lookup, row)] += 1
    ordered = sorted(found.items(), key=lambda item: (-item[1].total(), item[0]))
    return [[entry, label, _by_outlet(counts)] for (entry, label), counts in ordered]


def _by_outlet(counts: Counter[tuple[int, int]]) -> list[list[int]]:
    """Give for each outlet its position and its count in each voice."""
    outlets = sorted({outlet for outlet, _ in counts})
    return [[outlet, *(counts[outlet, voice] for voice in range(3))] for outlet in outlets]


def _voice(lookup: Lookup, row: int) -> int:
    """Give the position of the voice in which a span stands."""
    if lookup.columns["in_quotes"][row]:
        return 2
    return 1 if lookup.columns["voice"][row] == ATTRIBUTED else 0
