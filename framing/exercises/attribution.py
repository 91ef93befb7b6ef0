"""Attribution: make one that has what is asked for; count voices and not names."""

from __future__ import annotations

import pandas as pd

from framing.errors import CorpusError
from framing.exercises.exercise import Exercise, Mistake, ask_number
from framing.exercises.material import marks_of

WANTED = {"source_type": "named_person", "stance": "distancing", "kind": "mixed"}
_ADVICE = {
    "source_type": "the source should be a person who can be found and asked. Does yours have a name?",
    "stance": "the outlet should step back from what is said. Only the verb that reports can do that.",
    "kind": "a part of what is said should stand in quotation marks, and a part should not.",
}
COUNTS = (6, 2, 1, 1)


def _judge_sentence(answer: object) -> str:
    """Read the sentence as the package reads news, and name the first property that is missing."""
    if not isinstance(answer, str):
        return f"expected a sentence in quotation marks, found something of the kind {type(answer).__name__}."
    try:
        relations = marks_of(answer).relations
    except CorpusError as error:
        return f"this cannot be read as a sentence: {error}"
    if relations.empty:
        return "no attribution is found in it: who says something, with which verb, and what?"
    if len(relations) > 1:
        return (
            "more than one attribution is found in it. Write one sentence in which one person says one thing."
        )
    found = relations.iloc[0]
    for column in WANTED:
        if found[column] != WANTED[column]:
            seen = "nobody" if pd.isna(found[column]) else str(found[column]).replace("_", " ")
            return f"one attribution, {column.replace('_', ' ')}: {seen or 'none'}. But {_ADVICE[column]}"
    return ""


EXERCISES = (
    Exercise(
        "attribution-1",
        3,
        "a sentence in quotation marks",
        _judge_sentence,
        (
            Mistake(lambda: "A source claimed that the bridge was “a trap”.", _ADVICE["source_type"]),
            Mistake(lambda: "Anna Weller said that the bridge was “a trap”.", _ADVICE["stance"]),
            Mistake(lambda: "Anna Weller claimed that the bridge was a trap.", _ADVICE["kind"]),
            Mistake(lambda: "The bridge was closed on Monday.", "no attribution is found in it"),
        ),
    ),
    ask_number(
        "attribution-2",
        2,
        "a number",
        lambda: sum(COUNTS) ** 2 / sum(n * n for n in COUNTS),
        (
            Mistake(
                lambda: len(COUNTS),
                "that is how many sources there are. One of them has most of the attributions; how many "
                "equally strong ones would be as varied?",
            ),
            Mistake(
                lambda: sum(n * n for n in COUNTS) / sum(COUNTS) ** 2,
                "that is how likely two attributions, drawn by chance, go to one source. It is small where "
                "there are many voices. Turn it round.",
            ),
            Mistake(
                lambda: sum(COUNTS) / max(COUNTS),
                "that looks at the most frequent source only. The others count as well, each by its square.",
            ),
        ),
        within=0.02,
        advice="The formula is N² / Σ nₖ²: add up the squares of the four numbers first.",
    ),
)
