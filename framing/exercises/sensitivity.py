"""Sensitivity: what share of a difference one word carries."""

from framing.exercises.exercise import Mistake, ask_number
from framing.exercises.material import count_and_base, count_entry

OUTLET, OTHER, MEASURE, ENTRY = "Unlit Square", "The Calvane Courier", "hedges_per_1000_words", "reportedly"


def _difference(left_out: bool = False) -> float:
    """Give the difference of the own-voice rates, with or without the term."""
    rates = []
    for outlet in (OUTLET, OTHER):
        count, base = count_and_base(MEASURE, "own", outlet=outlet)
        gone = count_entry(ENTRY, "hedge", "own", outlet) if left_out else 0
        rates.append(1000 * (count - gone) / base)
    return rates[0] - rates[1]


def _share() -> float:
    """Give the share of the difference that goes with the term."""
    return (_difference() - _difference(left_out=True)) / _difference()


EXERCISES = (
    ask_number(
        "sensitivity-1",
        2,
        "a number between 0 and 1",
        _share,
        (
            Mistake(lambda: 1 - _share(), "that is the share that stays. The question is what goes."),
            Mistake(
                lambda: _share() * _difference(),
                "that is what goes in hedges per 1,000 words. Of how much is it a part?",
            ),
            Mistake(
                lambda: _share() / (1 - _share()),
                "the base is the difference as it was found, with all terms.",
            ),
        ),
        within=0.006,
        advice="Divide what the difference loses by what it was.",
    ),
)
