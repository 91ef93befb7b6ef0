"""Exercises whose answers are checked by the package: hints for what is wrong, never the answer."""

from framing.exercises.checking import check, list_exercises
from framing.exercises.exercise import Exercise, Feedback, Mistake

__all__ = ["Exercise", "Feedback", "Mistake", "check", "list_exercises"]
