"""What the report shows of each concept: which measures, in which voice, in which order."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from framing.annotations.spans import ATTRIBUTED, OWN
from framing.measures import ALL


class Shelf(NamedTuple):
    """One measure with its own table: its name, its voice, and how its passages are grouped.

    ``grouped_by`` is a column of the spans or of the relations; ``words`` says what is listed in
    each group: the lexicon ``entry``, the name of the ``source``, or the words of the ``cue``.
    """

    measure: str
    voice: str
    grouped_by: str
    words: str


class Concept(NamedTuple):
    """One section of the report."""

    stem: str
    title: str
    lead: str
    shelves: tuple[Shelf, ...]


CONCEPTS = (
    Concept(
        "loaded",
        "Loaded terms",
        "Words that judge, stir or soften while they report. What counts is the voice: a loaded word "
        "that a source uses is news, the same word in the outlet's own sentence is a choice.",
        (
            Shelf("loaded_per_1000_words", OWN, "label", "entry"),
            Shelf("loaded_per_1000_words", ATTRIBUTED, "label", "entry"),
            Shelf("scare_quotes_per_1000_words", OWN, "", "text"),
        ),
    ),
    Concept(
        "hedging",
        "Hedging",
        "How far the outlet commits itself to what it states: hedges leave room for doubt, boosters "
        "close it.",
        (
            Shelf("hedges_per_1000_words", OWN, "label", "entry"),
            Shelf("boosters_per_1000_words", OWN, "label", "entry"),
            Shelf("hedged_sentence_share", OWN, "", ""),
        ),
    ),
    Concept(
        "attribution",
        "Attribution",
        "Whom the outlet lets speak, and how it marks their words: who is named, who is anonymous, "
        "who says and who claims.",
        (
            Shelf("attributed_share", ALL, "source_type", "source"),
            Shelf("direct_share", ALL, "source_type", "source"),
            Shelf("distancing_share", ALL, "source_type", "cue"),
            Shelf("anonymous_share", ALL, "source_type", "source"),
        ),
    ),
)
SIDES_SHOWN = 6
"""Sides of a conflict with tables of their own; the others are in the CSV tables."""


def shelves_of(concept: Concept, measures: Iterable[str]) -> tuple[Shelf, ...]:
    """Give the shelves of a concept, those of the sides that were measured among them.

    Examples
    --------
    >>> [shelf.measure for shelf in shelves_of(CONCEPTS[2], ["side_share[strikers]"])][-3:]
    ['side_share[strikers]', 'distancing_share[strikers]', 'side_hedges_per_1000_words[strikers]']
    """
    if concept.stem != "attribution":
        return concept.shelves
    sides = [name for name in dict.fromkeys(measures) if name.startswith("side_share[")][:SIDES_SHOWN]
    of_sides = [Shelf(name, ALL, "source_type", "source") for name in sides]
    of_sides += [
        Shelf(name.replace("side_share", "distancing_share"), ALL, "source_type", "cue") for name in sides
    ]
    of_sides += [
        Shelf(name.replace("side_share", "side_hedges_per_1000_words"), ALL, "label", "entry")
        for name in sides
    ]
    return (*concept.shelves, *of_sides)


SUMMARY = (
    ("loaded_per_1000_words", OWN),
    ("hedges_per_1000_words", OWN),
    ("attributed_share", ALL),
    ("distancing_share", ALL),
    ("anonymous_share", ALL),
)
"""The numbers of which the first paragraph speaks."""
