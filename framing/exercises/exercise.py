"""What an exercise is: what it expects, how an answer is judged, and which mistakes are typical."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from numbers import Real


@dataclass(frozen=True)
class Mistake:
    """A wrong answer that many give, and what to tell them.

    Parameters
    ----------
    answer : callable
        Makes the wrong answer.
    hint : str
        What to think of; it never holds the right answer.
    """

    answer: Callable[[], object]
    hint: str


@dataclass(frozen=True)
class Exercise:
    """One exercise.

    Parameters
    ----------
    name : str
        Topic and number, as in ``"loaded-1"``.
    points : int
        What a right answer is worth.
    expects : str
        What kind of answer is wanted, in words.
    judge : callable
        Takes an answer and gives a hint, or an empty text where the answer is right.
    mistakes : tuple of Mistake
        At least three, each with a hint of its own.
    """

    name: str
    points: int
    expects: str
    judge: Callable[[object], str]
    mistakes: tuple[Mistake, ...]


@dataclass(frozen=True, repr=False)
class Feedback:
    """What is said to an answer; true where it is right.

    Parameters
    ----------
    exercise : str
        Its name.
    points : float
        Points reached.
    out_of : int
        Points that a right answer is worth.
    hint : str
        Empty where the answer is right.
    """

    exercise: str
    points: float
    out_of: int
    hint: str

    def __bool__(self) -> bool:
        """Say whether the answer is right."""
        return not self.hint

    def __repr__(self) -> str:
        """Say it in a line."""
        return f"{self.exercise}: {self.hint or f'right, {self.out_of} of {self.out_of} points.'}"


def ask_number(
    name: str,
    points: int,
    expects: str,
    truth: Callable[[], float],
    mistakes: Iterable[Mistake],
    *,
    within: float,
    advice: str,
) -> Exercise:
    """Make an exercise whose answer is a number.

    Parameters
    ----------
    name, points, expects
        As in `Exercise`.
    truth : callable
        Computes the answer, from the same data as the reader.
    mistakes : iterable of Mistake
        Recognised by their numbers.
    within : float
        How far an answer may be off, for rounding.
    advice : str
        What to look at when the mistake is none of the typical ones.

    Returns
    -------
    Exercise
    """
    known = tuple(mistakes)

    def judge(answer: object) -> str:
        """Compare with the truth, then with the mistakes."""
        if isinstance(answer, bool) or not isinstance(answer, Real):
            return f"expected {expects}, found {_kind(answer)}."
        if abs(float(answer) - truth()) <= within:
            return ""
        for mistake in known:
            wrong = mistake.answer()
            if isinstance(wrong, Real) and abs(float(answer) - float(wrong)) <= within:
                return mistake.hint
        return f"not yet. {advice}"

    return Exercise(name, points, expects, judge, known)


def ask_set(
    name: str,
    points: int,
    expects: str,
    truth: Callable[[], set[str]],
    mistakes: Iterable[Mistake],
    *,
    advice: str,
) -> Exercise:
    """Make an exercise whose answer is a set of words, in any order.

    Parameters
    ----------
    name, points, expects, truth, mistakes, advice
        As `ask_number` takes them.

    Returns
    -------
    Exercise
    """
    known = tuple(mistakes)

    def judge(answer: object) -> str:
        """Compare with the truth, then with the mistakes, then count what is wrong."""
        if not isinstance(answer, set | frozenset | list | tuple) or not all(
            isinstance(x, str) for x in answer
        ):
            return f"expected {expects}, found {_kind(answer)}."
        given, right = set(answer), truth()
        if given == right:
            return ""
        for mistake in known:
            if given == mistake.answer():
                return mistake.hint
        wrong, missing = len(given - right), len(right - given)
        return f"not yet: {wrong} of yours do not belong, and {missing} are missing. {advice}"

    return Exercise(name, points, expects, judge, known)


def _kind(answer: object) -> str:
    """Name what was given in place of what was expected."""
    kind = type(answer).__name__
    hints = {
        "str": "a text; write it without quotation marks",
        "Series": "a column; take one value out of it, with .item()",
        "DataFrame": "a table; take one value out of it",
        "function": "a function; call it, with ()",
    }
    return hints.get(kind, f"something of the kind {kind}")
