"""Cues and the constructions each one takes, from the lexicon of cues."""

from __future__ import annotations

from dataclasses import dataclass

from framing.errors import LexiconError
from framing.lexicons import Lexicon, inflect

FRAMES = frozenset(
    "clause that to wh object quote addressee parenthetical".split()
    + "about against as at by for from in into of off on out over up with".split()
)
"""What may follow a cue: a clause, *that*, *to*, a question word, an object, a quotation, an
addressee and then one of these; whether the cue may stand in a parenthesis (“..., she said”);
or the preposition that leads to the content (*called for*)."""


@dataclass(frozen=True, slots=True)
class CueUse:
    """One entry of the cue lexicon: its stance, word class and the constructions it takes."""

    entry: str
    stance: str
    word_class: str
    frames: frozenset[str]


class CueTable:
    """Every form of every cue, with the uses it may have."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._uses: dict[str, list[CueUse]] = {}
        columns = ("entry", "category", "word_class", "frames", "forms")
        for entry, stance, word_class, frames, forms in lexicon.entries[list(columns)].itertuples(
            index=False
        ):
            if unknown := set(frames.split()) - FRAMES:
                message = (
                    f"{lexicon.name}, entry {entry!r}, column frames: expected words of {sorted(FRAMES)}; "
                    f"found {sorted(unknown)}. Correct the spelling."
                )
                raise LexiconError(message)
            use = CueUse(entry, stance, word_class, frozenset(frames.split()))
            for surface in inflect(entry, forms):
                self._uses.setdefault(surface, []).append(use)

    def uses(self, surface: str) -> list[CueUse]:
        """Return the uses of a form as it stands in a shadow text; white space may vary."""
        found = self._uses.get(surface)
        return found if found is not None else self._uses.get(" ".join(surface.split()), [])
