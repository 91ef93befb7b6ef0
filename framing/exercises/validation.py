"""Validation: a sample that is not drawn evenly, and an error that differs between outlets."""

from framing.exercises.exercise import Mistake, ask_number

# marked by the program, by the coder; drawn with this probability
SAMPLE = (
    *((True, True, 0.5), (True, True, 0.5), (True, False, 0.5), (True, False, 0.5)),
    *((False, True, 0.1), (False, False, 0.1), (False, False, 0.1), (False, False, 0.1)),
)
FOUND = {"A": 12.0, "B": 9.0}
RECALL = {"A": 0.8, "B": 0.5}


def _recall(power: int) -> float:
    """Give recall with weights that are the probability to a power: -1 is right, 0 no weights."""
    key = [(program, p**power) for program, coder, p in SAMPLE if coder]
    return sum(weight for program, weight in key if program) / sum(weight for _, weight in key)


def _precision() -> float:
    """Give the share of the program's marks that the coder has, too."""
    marked = [coder for program, coder, _ in SAMPLE if program]
    return sum(marked) / len(marked)


EXERCISES = (
    ask_number(
        "validation-1",
        3,
        "a number between 0 and 1",
        lambda: _recall(-1),
        (
            Mistake(
                lambda: _recall(0),
                "that treats all sentences of the sample alike. Those without a mark were drawn more "
                "rarely, so each of them stands for more sentences of the corpus.",
            ),
            Mistake(
                lambda: _recall(1),
                "what is drawn rarely must count more, not less. How many sentences does one stand for?",
            ),
            Mistake(
                _precision,
                "that is precision: of what the program marked, how much is right. Recall asks from the "
                "other side.",
            ),
        ),
        within=0.006,
        advice="Take the sentences that the coder marked. Each stands for 1 / probability sentences; what "
        "part of these did the program mark?",
    ),
    ask_number(
        "validation-2",
        2,
        "a number",
        lambda: FOUND["A"] / RECALL["A"] - FOUND["B"] / RECALL["B"],
        (
            Mistake(
                lambda: FOUND["A"] - FOUND["B"],
                "that is the difference of what was found. On which outlet is more overlooked?",
            ),
            Mistake(
                lambda: (FOUND["A"] - FOUND["B"]) / RECALL["A"],
                "that takes the error for the same on both outlets. It is not.",
            ),
            Mistake(
                lambda: FOUND["A"] * RECALL["A"] - FOUND["B"] * RECALL["B"],
                "what was found is a part of what is there, so what is there must be more and not less.",
            ),
        ),
        within=0.06,
        advice="Work out for each outlet how many terms there really are, then subtract B from A.",
    ),
)
