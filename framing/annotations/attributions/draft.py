"""An attribution while the rules still work on it, in tokens of one unit."""

from __future__ import annotations

from dataclasses import dataclass, field

from framing.annotations.attributions.cue_table import CueUse
from framing.annotations.attributions.scan import TokenSpan


@dataclass(slots=True)
class Draft:
    """An attribution in tokens: where its parts stand and which rule made it.

    ``sources`` holds the noun phrase and, in *officials who said*, the pronoun. ``begins`` is the
    token where the reporting clause begins: a content before it may have to end there.
    """

    rule: str
    use: CueUse
    cue: TokenSpan
    contents: list[TokenSpan]
    sources: list[TokenSpan] = field(default_factory=list)
    begins: int = 0
    subject_kind: str = ""

    @property
    def reports_forward(self) -> bool:
        """Whether the content follows the cue in the same clause."""
        return self.rule.startswith("forward")
