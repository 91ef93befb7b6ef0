"""What is asked of the shipped lists alone: a sense note for each entry, and each word on one list.

Loaded terms, hedges and boosters are counted beside each other, so that a word on two of these lists
makes two measures rise together by construction. A cue opens an attribution and may say at the same
time how sure its source is, so that cues may share words with hedges and boosters. The codebook has
the rule by which a word on two lists was decided, ``accepted.csv`` those that are meant.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from framing.lexicons.formats.rows import Row
from framing.lexicons.inflection import inflect
from framing.lexicons.lexicon import read_lexicon

APART = {"loaded": ("hedges", "boosters", "cues"), "boosters": ("hedges",)}
"""For a shipped list the lists with which it should share no word."""


def house_findings(name: str, rows: Sequence[Row]) -> Iterator[tuple[str, Row, str]]:
    """Yield each row of a shipped list that breaks a rule of the house.

    Parameters
    ----------
    name : str
        The list, one of `SHIPPED`.
    rows : sequence of Row
        Its rows, with ``entry``, ``forms`` and ``note``.

    Yields
    ------
    tuple
        The check, ``no_note`` or ``in_two_lexicons``; the row; what was seen.

    Examples
    --------
    >>> row = Row(2, {"entry": "surely", "forms": "", "note": ""})
    >>> [(check, seen) for check, _, seen in house_findings("loaded", [row])]
    [('no_note', ''), ('in_two_lexicons', 'boosters: surely (certainty)')]
    """
    others = {other: _surfaces(other) for other in APART.get(name, ())}
    for row in rows:
        if not row.values.get("note", "").strip():
            yield "no_note", row, ""
        if seen := _elsewhere(row, others):
            yield "in_two_lexicons", row, seen


def _elsewhere(row: Row, others: Mapping[str, Mapping[str, Sequence[str]]]) -> str:
    """Name the entries of other lists that share a form with a row."""
    forms = inflect(row.values["entry"], row.values["forms"])
    shared = {
        other: list(dict.fromkeys(named for form in forms for named in surfaces.get(form, ())))
        for other, surfaces in others.items()
    }
    return "; ".join(f"{other}: {', '.join(named)}" for other, named in shared.items() if named)


def _surfaces(name: str) -> dict[str, list[str]]:
    """Return the forms of a shipped list with the entries they belong to."""
    found: dict[str, list[str]] = defaultdict(list)
    entries = read_lexicon(name).entries
    for entry, forms, category in entries[["entry", "forms", "category"]].itertuples(index=False):
        for form in inflect(entry, forms):
            found[form].append(f"{entry} ({category})")
    return found
