"""The shipped lexicons as every engine uses them: compiled once, searched together in one pass."""

from __future__ import annotations

from typing import Any

from framing.annotations.attributions import CueTable
from framing.annotations.hedges import annotate_hedges
from framing.annotations.loaded import annotate_loaded
from framing.annotations.spans import Found
from framing.lexicons import SHIPPED, Hit, MatcherSet, compile_lexicon, read_lexicon
from framing.text import TextLayer


class ShippedLists:
    """The lexicons of loaded terms, hedges, boosters and cues.

    Attributes
    ----------
    cues : CueTable
        The uses of every form of every cue.
    """

    def __init__(self) -> None:
        self._lexicons = {name: read_lexicon(name) for name in SHIPPED}
        self._matchers = {name: compile_lexicon(lexicon) for name, lexicon in self._lexicons.items()}
        self._together = MatcherSet(self._matchers)
        self.cues = CueTable(self._lexicons["cues"])

    def find(self, lowered: str) -> dict[str, list[Hit]]:
        """Return the raw hits of each lexicon in a text made by `framing.lexicons.shadow`."""
        return self._together.find(lowered)

    def annotate(self, layer: TextLayer, lowered: str, hits: dict[str, list[Hit]]) -> list[Found]:
        """Return the loaded terms, hedges and boosters that count where they stand."""
        found = annotate_loaded(layer, hits["loaded"], lowered, self._matchers["loaded"])
        return found + annotate_hedges(
            layer, lowered, self._matchers["hedges"], self._matchers["boosters"], hits
        )

    def provenance(self) -> dict[str, dict[str, Any]]:
        """Give version and number of entries of each lexicon."""
        return {
            name: {"version": lexicon.version, "entries": len(lexicon)}
            for name, lexicon in self._lexicons.items()
        }
