"""``check``: one answer in, one hint out."""

from __future__ import annotations

import difflib

import pandas as pd

from framing.errors import ExerciseError
from framing.exercises import (
    attribution,
    classifier,
    comparison,
    hedging,
    keyness,
    loaded,
    naming,
    sensitivity,
    start,
    validation,
)
from framing.exercises.exercise import Exercise, Feedback

TOPICS = (
    *(start, loaded, naming, hedging, attribution),
    *(comparison, keyness, sensitivity, validation, classifier),
)
EXERCISES: dict[str, Exercise] = {one.name: one for topic in TOPICS for one in topic.EXERCISES}


def check(exercise: str, answer: object) -> Feedback:
    """Judge an answer to an exercise: right, or a hint that does not tell the answer.

    Parameters
    ----------
    exercise : str
        Its name, such as ``"loaded-1"``.
    answer : object
        The answer; ``...`` and ``None`` stand for none yet.

    Returns
    -------
    Feedback
        True where the answer is right; ``points``, ``hint``.

    Raises
    ------
    ExerciseError
        There is no exercise of this name.

    Examples
    --------
    >>> import framing
    >>> framing.check("attribution-2", ...)
    attribution-2: no answer yet. Expected a number, in place of the three dots.
    >>> framing.check("attribution-2", 4)
    attribution-2: that is how many sources there are. One of them has most of the attributions; ...
    """
    if exercise not in EXERCISES:
        near = difflib.get_close_matches(str(exercise), EXERCISES, n=1)
        meant = f"; did you mean {near[0]!r}?" if near else ""
        msg = f"expected the name of an exercise ({', '.join(EXERCISES)}), found {exercise!r}{meant}"
        raise ExerciseError(msg)
    asked = EXERCISES[exercise]
    if answer is ... or answer is None or (isinstance(answer, str | set | list | tuple) and not answer):
        hint = f"no answer yet. Expected {asked.expects}, in place of the three dots."
    else:
        hint = asked.judge(answer)
    return Feedback(asked.name, 0.0 if hint else float(asked.points), asked.points, hint)


def list_exercises() -> pd.DataFrame:
    """List the exercises: name, points, what is expected.

    Examples
    --------
    >>> list_exercises()["exercise"].is_unique
    True
    """
    rows = [(one.name, one.points, one.expects) for one in EXERCISES.values()]
    return pd.DataFrame(rows, columns=["exercise", "points", "expects"])
