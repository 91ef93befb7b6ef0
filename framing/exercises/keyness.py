"""Keyness: a habit, a burst, or chance."""

from __future__ import annotations

from functools import cache

import pandas as pd

from framing.comparison import compare_terms
from framing.exercises.exercise import Mistake, ask_set
from framing.exercises.material import sample_marks

OUTLET, EVENTS, LEVEL = "Belmara Press Service", 10, 0.05


@cache
def _terms() -> pd.DataFrame:
    """Compare the outlet's own words with those of all others."""
    return compare_terms(sample_marks(), OUTLET)


def _set(above: bool = True, spread: bool = True, sure: bool = True) -> set[str]:
    """Give the terms that pass the tests which are not left out."""
    terms = _terms()
    keep = terms["z"].gt(0) | (not above)
    keep &= terms["n_events"].ge(EVENTS) | (not spread)
    keep &= terms["q"].lt(LEVEL) if sure else terms["p"].lt(LEVEL)
    return set(terms[keep]["term"])


EXERCISES = (
    ask_set(
        "keyness-1",
        3,
        "a set of words, such as set(rows['term'])",
        _set,
        (
            Mistake(
                lambda: _set(spread=False),
                "some of these words fill a few events and are absent from the others. A habit shows on "
                "nearly all of them.",
            ),
            Mistake(
                lambda: _set(above=False),
                "one of the ends of the table belongs to the other outlets: what is the sign of z there?",
            ),
            Mistake(
                lambda: _set(sure=False),
                "hundreds of words were looked at, so that many have a small p by chance. Which column "
                "allows for that?",
            ),
        ),
        advice="Three columns decide: which way, how sure after looking at many, on how many events.",
    ),
)
