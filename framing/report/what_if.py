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


def count_for_what_if(lookup: Lookup) -> dict[str, Any]:
    """Count words and lexicon entries of every outlet by the voice they stand in.

    Three voices that do not overlap: the outlet's own, attributed text without quotation marks, and
    quotation marks, whoever is quoted. The first is the voice ``own`` of the measures; all three
    together are ``all``.

    Parameters
    ----------
    lookup : Lookup
        The marks.

    Returns
    -------
    dict
        ``outlets``; ``words``, three counts per outlet; ``layers``, each with its ``name`` and its
        ``entries``: entry, label, and for each outlet that has any its position and three counts.
    """
    outlets = sorted(lookup.articles["outlet"].unique())
    number = {outlet: at for at, outlet in enumerate(outlets)}
    return {
        "outlets": outlets,
        "words": _words(lookup, outlets),
        "layers": {
            layer: {"name": name, "entries": _entries(lookup, layer, number)}
            for layer, name in WHAT_IF_LAYERS.items()
        },
    }


def _words(lookup: Lookup, outlets: list[str]) -> list[list[int]]:
    """Count the words of each outlet by voice."""
    words = lookup.bases.words
    own, attributed = words[OWN], words[ATTRIBUTED_UNQUOTED]
    voices = np.stack([own, attributed, words[ALL] - own - attributed])
    of_article = lookup.articles["outlet"].to_numpy(dtype=object)
    return [voices[:, of_article == outlet].sum(axis=1).tolist() for outlet in outlets]


def _entries(lookup: Lookup, layer: str, number: dict[str, int]) -> list[list[Any]]:
    """Count the entries of a layer, the most frequent first."""
    columns = lookup.columns
    found: dict[tuple[str, str], Counter[tuple[int, int]]] = {}
    for row in np.flatnonzero((lookup.spans["layer"] == layer).to_numpy(dtype=bool)).tolist():
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
