"""The engine without a model: lexicons, their contexts, and constructions of attribution."""

from __future__ import annotations

from typing import Any

from framing.annotations.attributions import CueTable, annotate_attributions
from framing.annotations.hedges import annotate_hedges
from framing.annotations.loaded import annotate_loaded
from framing.annotations.reading import Reading
from framing.annotations.scare_quotes import annotate_scare_quotes
from framing.lexicons import SHIPPED, MatcherSet, compile_lexicon, read_lexicon, shadow
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
        self._lexicons = {name: read_lexicon(name) for name in SHIPPED}
        self._matchers = {name: compile_lexicon(lexicon) for name, lexicon in self._lexicons.items()}
        self._together = MatcherSet(self._matchers)
        self._cues = CueTable(self._lexicons["cues"])

    def read(self, text: str) -> Reading:
        """Read one text, normalised as `read_corpus` does it."""
        layer = read_text(text)
        lowered = shadow(text)
        hits = self._together.find(lowered)
        attributions = annotate_attributions(layer, lowered, hits["cues"], self._cues)
        contents = [content for attribution in attributions for content in attribution.contents]
        cues = [cue for attribution in attributions for cue in attribution.cues]
        found = annotate_loaded(layer, hits["loaded"], lowered, self._matchers["loaded"])
        found += annotate_hedges(layer, lowered, self._matchers["hedges"], self._matchers["boosters"], hits)
        found += annotate_scare_quotes(layer, contents, cues)
        return Reading(layer, found, attributions)

    def provenance(self) -> dict[str, Any]:
        """Name the engine and give version and number of entries of each lexicon."""
        lexicons = {
            name: {"version": lexicon.version, "entries": len(lexicon)}
            for name, lexicon in self._lexicons.items()
        }
        return {"engine": self.name, "lexicons": lexicons}
