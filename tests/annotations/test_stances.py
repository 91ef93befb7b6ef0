"""The stance of a cue that people or a model marked: the strongest entry inside its words."""

from __future__ import annotations

import pytest

from framing.annotations.attributions.stances import strongest_stance
from framing.annotations.shipped_lists import ShippedLists
from framing.lexicons import shadow


@pytest.mark.parametrize(
    ("cue", "stance", "entry"),
    [
        ("said", "neutral", "said"),
        ("denied", "denying", "deny"),
        ("said and denied", "denying", "deny"),
        ("confirmed and claimed", "distancing", "claim"),
        ("walked", "neutral", None),
    ],
)
def test_the_farthest_from_plain_saying_counts(cue, stance, entry):
    lists = ShippedLists()
    lowered = shadow(f"The mayor {cue} that it rained.")
    place = (10, 10 + len(cue))
    assert strongest_stance([place], lowered, lists.find(lowered)["cues"], lists.cues) == (stance, entry)
    assert strongest_stance([], lowered, lists.find(lowered)["cues"], lists.cues) == ("neutral", None)
