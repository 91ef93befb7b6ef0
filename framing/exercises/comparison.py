"""Comparing outlets: what the smallest p can be, and which sentence the numbers support."""

from __future__ import annotations

import re

from framing.exercises.exercise import Exercise, Mistake, ask_number

EVENTS = 7
NEEDED = (
    (r"press service", "which two outlets are compared? Name both."),
    (r"courier", "which two outlets are compared? Name both."),
    (r"\b(?:0?\.41|41)\b", "how large is the difference? A direction alone cannot be weighed."),
    (r"\b(?:0?\.29|29)\b.*\b(?:0?\.53|53)\b", "how far could it be off? Give both ends of the interval."),
    (r"\b(?:12|twelve)\b.*\bevent|\bevents?\b.*\b(?:12|twelve)\b", "on how many events does it rest?"),
)
FORBIDDEN = (
    (r"\bbias", "the numbers count cues. Whether an outlet is biased is a judgement that they do not make."),
    (r"\bprov(?:e|es|ed|en|ing)\b", "an interval allows for chance; nothing is proven by it."),
    (r"\b(?:because|due to|since it)\b", "the comparison shows a difference and not its cause."),
    (r"\b(?:lies?|lying|liars?|propaganda|fair|unfair|honest)\b", "that is a verdict. Say what was counted."),
)


def _judge_report(answer: object) -> str:
    """Look for what a report must have, and for what the numbers do not support."""
    if not isinstance(answer, str):
        return f"expected a sentence in quotation marks, found something of the kind {type(answer).__name__}."
    text = " ".join(answer.lower().split())
    for pattern, hint in FORBIDDEN:
        if re.search(pattern, text):
            return f"not yet: {hint}"
    for pattern, hint in NEEDED:
        if not re.search(pattern, text):
            return f"not yet: {hint}"
    return ""


EXERCISES = (
    ask_number(
        "comparison-1",
        2,
        "a number between 0 and 1",
        lambda: 2 / 2**EVENTS,
        (
            Mistake(
                lambda: 1 / 2**EVENTS,
                "that is one arrangement of all. Its mirror image, with every event swapped, is as extreme.",
            ),
            Mistake(
                lambda: 2 / 2**12,
                "that holds for the corpus of the notebook, which has more events.",
            ),
            Mistake(
                lambda: 1 / EVENTS,
                "each event is swapped or not, whatever happens to the others. How many ways are there?",
            ),
        ),
        within=0.0004,
        advice="Count the ways to swap or not to swap. How many of them are as extreme as one can be?",
    ),
    Exercise(
        "comparison-2",
        3,
        "a sentence in quotation marks",
        _judge_report,
        (
            Mistake(
                lambda: "The Press Service is biased against what people say.", f"not yet: {FORBIDDEN[0][1]}"
            ),
            Mistake(
                lambda: "The Press Service uses distancing cues more often than the Courier.",
                f"not yet: {NEEDED[2][1]}",
            ),
            Mistake(
                lambda: (
                    "On 12 events the share of claims is higher by 0.41 in the Press Service than in the "
                    "Courier."
                ),
                f"not yet: {NEEDED[3][1]}",
            ),
            Mistake(
                lambda: (
                    "The difference of 0.41 proves that the Press Service distances more than the Courier."
                ),
                f"not yet: {FORBIDDEN[1][1]}",
            ),
        ),
    ),
)
