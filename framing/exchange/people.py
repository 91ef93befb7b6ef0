"""Documents of an annotation tool -> marks, in the same tables as those of an engine."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from framing.annotations import (
    KINDS,
    SOURCE_TYPES,
    STANCES,
    Attribution,
    CueTable,
    Found,
    Reading,
    describe_attributions,
    set_stances,
)
from framing.exchange.document import ROLES, MarkedSpan
from framing.lexicons import compile_lexicon, read_lexicon, shadow
from framing.text import read_text

# What the label of a part says of its attribution. A tool shows labels, so they are what people correct.
_LABELS = {
    "cue": ("stance", STANCES),
    "content": ("kind", KINDS),
    "source": ("source_type", SOURCE_TYPES),
}
_TOLD = ("act", "kind", "source_type", "source_key", "probability")


class People:
    """Gives what people marked in a text as an engine gives what it finds.

    What they did not say of an attribution (whether it is direct, of what type its source is, whether
    its cue keeps distance) is read from the text, as it is for the attributions of an engine.

    Examples
    --------
    >>> spans = [MarkedSpan("content", "", 0, 11, relation=0), MarkedSpan("source", "", 13, 22, relation=0),
    ...          MarkedSpan("cue", "", 23, 30, relation=0)]
    >>> (one,) = People().read("It may rain, Anna Hale claimed.", spans, [{}]).attributions
    >>> one.kind, one.source_type, one.source_key, one.stance
    ('indirect', 'named_person', 'Anna Hale', 'distancing')
    """

    def __init__(self) -> None:
        self._lexicon = read_lexicon("cues")
        self._matcher, self._cues = compile_lexicon(self._lexicon), CueTable(self._lexicon)

    def read(self, text: str, spans: Sequence[MarkedSpan], relations: Sequence[dict[str, Any]]) -> Reading:
        """Read one text.

        Parameters
        ----------
        text : str
            The normalised text.
        spans : sequence of MarkedSpan
            Spans that stand in it. A source, cue or content of no attribution is one by itself.
        relations : sequence of dict
            What is known of each attribution.

        Returns
        -------
        Reading
        """
        layer, lowered = read_text(text), shadow(text)
        hits = self._matcher.find(lowered)
        alone = [span for span in spans if span.layer in ROLES and span.relation is None]
        told = [dict(one) for one in relations] + [{} for _ in alone]
        attributions = []
        for number, known in enumerate(told):
            parts = [span for span in spans if span.layer in ROLES and span.relation == number]
            parts = parts if number < len(relations) else [alone[number - len(relations)]]
            attributions.append(_attribution(parts, known))
        untold = [made for made, known in zip(attributions, told, strict=True) if "stance" not in known]
        set_stances(untold, lowered, hits, self._cues)
        describe_attributions(attributions, layer)
        for made, known in zip(attributions, told, strict=True):
            for name in _TOLD:
                if name in known:
                    setattr(made, name, known[name])
        found = [
            Found(span.layer, span.label, span.start, span.end, span.entry or None)
            for span in spans
            if span.layer not in ROLES
        ]
        return Reading(layer, found, attributions)

    def provenance(self) -> dict[str, Any]:
        """Give version and number of entries of the lexicon that stances are looked up in."""
        return {"version": self._lexicon.version, "entries": len(self._lexicon)}


def _attribution(parts: Sequence[MarkedSpan], known: dict[str, Any]) -> Attribution:
    """Gather the parts of one attribution; what their labels say counts before what is else known of it."""
    for role, (name, allowed) in _LABELS.items():
        for span in parts:
            if span.layer == role and span.label in allowed:
                known[name] = span.label
    offsets = {role: [(span.start, span.end) for span in parts if span.layer == role] for role in ROLES}
    return Attribution(
        sources=offsets["source"],
        cues=offsets["cue"],
        contents=offsets["content"],
        rule="people",
        stance=known.get("stance", "neutral"),
        entry=next((span.entry for span in parts if span.layer == "cue" and span.entry), None),
    )
