"""Telling outlets apart: what a model may know about the articles that it is tested on."""

from functools import cache

import pandas as pd

from framing.corpus import sample_corpus
from framing.exercises.exercise import Mistake, ask_number

HELD_OUT = 12


@cache
def _parts() -> tuple[pd.DataFrame, pd.DataFrame]:
    """Part the corpus as the exercise does: the first articles are held out."""
    articles = sample_corpus()
    return articles.iloc[:HELD_OUT], articles.iloc[HELD_OUT:]


def _shared(column: str) -> int:
    """Count the held-out articles that share a value with one of the others."""
    held_out, training = _parts()
    return int(held_out[column].isin(training[column]).sum())


EXERCISES = (
    ask_number(
        "classifier-1",
        2,
        "a whole number",
        lambda: _shared("event"),
        (
            Mistake(
                lambda: _shared("outlet"),
                "that they share their outlet is what the model has to learn. What gives them away is "
                "something else that they share.",
            ),
            Mistake(
                lambda: 0,
                "that is how it is with folds made by event. These were made otherwise: look where the line "
                "between the two parts falls.",
            ),
            Mistake(
                lambda: HELD_OUT - _shared("event"),
                "those are the ones that are safe.",
            ),
        ),
        within=0.001,
        advice="Look at the events of the held-out articles: which of them are among the others, too?",
    ),
)
