"""The engine with the reader: attribution and wording in context, by one small model."""

from __future__ import annotations

from typing import Any

from framing.annotations.attributions import Attribution, describe_attributions, set_stances
from framing.annotations.in_context import mark_in_context
from framing.annotations.reading import Reading
from framing.annotations.scare_quotes import annotate_scare_quotes
from framing.annotations.shipped_lists import ShippedLists
from framing.annotations.spans import Found
from framing.lexicons import shadow
from framing.reader import HEDGE_TYPES, ReaderModel, ReaderOutput
from framing.text import read_text


class ReaderEngine:
    """Reads a text with the shipped model, and names what it finds with the lexicons."""

    name = "reader"
    reads_at_once = True
    """The model leaves the interpreter to others while it computes, so several texts can be read at once."""

    def __init__(self) -> None:
        self._model = ReaderModel()
        self._lists = ShippedLists()

    def read(self, text: str) -> Reading:
        """Read one text, normalised as `read_corpus` does it."""
        layer, lowered = read_text(text), shadow(text)
        hits = self._lists.find(lowered)
        (output,) = self._model.read([text])
        attributions = [
            Attribution(one.sources, one.cues, one.contents, "reader", probability=one.probability)
            for one in output.relations
        ]
        set_stances(attributions, lowered, hits["cues"], self._lists.cues)
        describe_attributions(attributions, layer)
        contents = [content for one in attributions for content in one.contents]
        cues = [cue for one in attributions for cue in one.cues]
        listed = self._lists.annotate(layer, lowered, hits)
        found = [one for one in listed if self._counts(one, output, contents)]
        found += annotate_scare_quotes(layer, contents, cues)
        found += mark_in_context(output, listed, hits)
        biased = [chance >= self._model.settings.biased for chance in output.biased(layer.sentences)]
        return Reading(layer, found, attributions, biased)

    def _counts(self, found: Found, output: ReaderOutput, contents: list[tuple[int, int]]) -> bool:
        """Tell whether the model, too, takes a hit of a lexicon for what the list says.

        Loaded terms inside contents all count: the coders the model learned from rarely charged a
        source's words to the outlet, so its doubt about them is about the voice, not the word.
        """
        words, limits = output.words, self._model.settings
        if found.layer == "loaded":
            if any(start <= found.start and found.end <= end for start, end in contents):
                return True
            return words.strongest(words.loaded, found.start, found.end) >= limits.loaded_filter
        if found.layer == "hedge" and found.label in HEDGE_TYPES:
            return words.strongest(words.hedge, found.start, found.end) >= limits.hedge_filter
        return True

    def provenance(self) -> dict[str, Any]:
        """Name the engine, the model's version and hash, and the lexicons."""
        return {"engine": self.name, **self._model.provenance(), "lexicons": self._lists.provenance()}
