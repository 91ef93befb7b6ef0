"""The engine without a model: lexicons, their contexts, and constructions of attribution."""

from __future__ import annotations

from typing import Any

from framing.annotations.attributions import annotate_attributions
from framing.annotations.reading import Reading
from framing.annotations.scare_quotes import annotate_scare_quotes
from framing.annotations.shipped_lists import ShippedLists
from framing.lexicons import shadow
from framing.text import read_text


class RulesEngine:
    """Reads a text with the shipped lexicons and hand-written rules.

    Examples
    --------
    >>> reading = RulesEngine().read("The mayor said the plan was safe. Critics may disagree.")
    >>> [(a.kind, a.source_type, a.stance) for a in reading.attributions]
    [('indirect', 'unnamed_official', 'neutral')]
    """

    name = "rules"

    def __init__(self) -> None:
        self._lists = ShippedLists()

    def read(self, text: str) -> Reading:
        """Read one text, normalised as `read_corpus` does it."""
        layer = read_text(text)
        lowered = shadow(text)
        hits = self._lists.find(lowered)
        attributions = annotate_attributions(layer, lowered, hits["cues"], self._lists.cues)
        contents = [content for attribution in attributions for content in attribution.contents]
        cues = [cue for attribution in attributions for cue in attribution.cues]
        found = self._lists.annotate(layer, lowered, hits)
        found += annotate_scare_quotes(layer, contents, cues)
        return Reading(layer, found, attributions)

    def provenance(self) -> dict[str, Any]:
        """Name the engine and give version and number of entries of each lexicon."""
        return {"engine": self.name, "lexicons": self._lists.provenance()}
