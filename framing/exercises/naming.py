"""Naming: a share of what, in whose voice."""

from functools import cache

import pandas as pd

from framing.corpus import sample_path
from framing.exercises.exercise import Mistake, ask_number
from framing.exercises.material import sample_marks
from framing.lexicons import read_naming
from framing.measures import count_names

OUTLET, CONCEPT, POLE = "Belmara Press Service", "fighters", "condemning"


@cache
def _names() -> pd.DataFrame:
    """Count the outlet's names for the concept."""
    names = count_names(sample_marks(), read_naming(sample_path("naming.csv")))
    return names[names["outlet"].eq(OUTLET) & names["concept"].eq(CONCEPT)]


def _count(voice: str, pole: str | None = None) -> int:
    """Count the mentions in a voice, of one pole or of all."""
    rows = _names()[_names()["voice"].eq(voice)]
    return int(rows[rows["pole"].eq(pole)]["count"].sum() if pole else rows["count"].sum())


def _share() -> float:
    """Give the share of condemning names among those in own voice."""
    return _count("own", POLE) / _count("own")


EXERCISES = (
    ask_number(
        "naming-1",
        2,
        "a number between 0 and 1",
        _share,
        (
            Mistake(
                lambda: _count("own", POLE) / _count("all"),
                "the mentions that you count are in own voice, those that you divide by are in every voice. "
                "Count and base must be of one kind.",
            ),
            Mistake(
                lambda: _count("all") and _count("own", POLE),
                "that is how many there are. A share says: of how many?",
            ),
            Mistake(
                lambda: 100 * _share(),
                "a share lies between 0 and 1; this is in percent.",
            ),
        ),
        within=0.006,
        advice="Two names in the table have the pole that is asked for. Keep to one voice, above and below.",
    ),
)
