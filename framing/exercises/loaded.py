"""Loaded terms: how much of a result hangs on one word."""

from framing.exercises.exercise import Mistake, ask_number
from framing.exercises.material import count_and_base, count_entry

OUTLET, ENTRY, MEASURE = "Belmara Press Service", "so-called", "loaded_per_1000_words"


def _without(voice: str) -> float:
    """Give the rate of a voice when the entry is no longer counted."""
    count, base = count_and_base(MEASURE, voice, outlet=OUTLET)
    return 1000 * (count - count_entry(ENTRY, "loaded", voice, OUTLET)) / base


def _with() -> float:
    """Give the rate in own voice with all entries."""
    count, base = count_and_base(MEASURE, "own", outlet=OUTLET)
    return 1000 * count / base


EXERCISES = (
    ask_number(
        "loaded-1",
        3,
        "a number",
        lambda: _without("own"),
        (
            Mistake(_with, "that is the rate with the word still on the list."),
            Mistake(
                lambda: _with() - _without("own"),
                "that is the rate of this one word. What is left when it is gone?",
            ),
            Mistake(
                lambda: _without("all"),
                "that is the rate of all text. Where an outlet quotes somebody who says the word, the outlet "
                "does not say it.",
            ),
        ),
        within=0.06,
        advice="Take the word's own-voice count off the own-voice count. The text keeps its length, so the "
        "base stays as it was.",
    ),
)
