"""Hedging: what counts, in whose voice, and what a balance says."""

from functools import cache

from framing.exercises.exercise import Mistake, ask_number
from framing.exercises.material import marks_of

TEXT = (
    "The dam may leak, and it will possibly fail in spring. It was never checked. "
    "The mayor said that it could perhaps hold. Apparently nobody told him."
)


@cache
def _marked(layer: str, voice: str) -> int:
    """Count hedges or boosters of the text in a voice."""
    spans = marks_of(TEXT).spans
    return int((spans["layer"].eq(layer) & (spans["voice"].eq(voice) | (voice == "all"))).sum())


def _balance(voice: str) -> float:
    """Give (hedges - boosters) / (hedges + boosters)."""
    hedges, boosters = _marked("hedge", voice), _marked("booster", voice)
    return (hedges - boosters) / (hedges + boosters)


def _share() -> float:
    """Give hedges / (hedges + boosters), which is another measure."""
    return _marked("hedge", "own") / (_marked("hedge", "own") + _marked("booster", "own"))


EXERCISES = (
    ask_number(
        "hedging-1",
        2,
        "a number between -1 and 1",
        lambda: _balance("own"),
        (
            Mistake(
                lambda: _balance("all"),
                "that holds the mayor's caution as well. The question is how sure the outlet itself sounds.",
            ),
            Mistake(
                lambda: -_balance("own"),
                "the size is right, the sign is not: which of the two is taken away from the other?",
            ),
            Mistake(
                _share,
                "that is the share of hedges among both, which cannot fall below 0. A balance can: what "
                "would it be for a text with boosters only?",
            ),
        ),
        within=0.006,
        advice="Go through the text word by word. Which words weaken a statement, which press it, and who "
        "says them?",
    ),
)
