"""What an engine finds in one text."""

from __future__ import annotations

from dataclasses import dataclass

from framing.annotations.attributions import Attribution
from framing.annotations.spans import Found
from framing.text import TextLayer


@dataclass(frozen=True, slots=True)
class Reading:
    """What an engine found in one text.

    ``found`` holds loaded terms, hedges, boosters and scare quotes, ``attributions`` the rest.
    ``biased`` tells for each sentence what an engine with a model makes of it as a whole; an engine
    without one leaves it out.
    """

    layer: TextLayer
    found: list[Found]
    attributions: list[Attribution]
    biased: list[bool] | None = None
