"""What a number counts in; how that divides into categories, and the words behind each, out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np

from framing.report.concepts import Shelf
from framing.report.counted import Counted
from framing.report.lookup import Lookup

LISTED = 8
"""Words listed for each category, the most frequent first."""


@dataclass(frozen=True)
class Group:
    """One category of what a number counts.

    ``words`` holds (word, count) pairs, ``more`` the number of further words.
    """

    name: str
    count: int
    words: list[tuple[str, int]]
    more: int


def group_counted(
    lookup: Lookup, counted: Counted, outlet: str, shelf: Shelf, *, words: bool = True
) -> list[Group]:
    """Divide what a number counts by category, and list the words of each.

    Parameters
    ----------
    lookup : Lookup
        The marks.
    counted : Counted
        What the measure counts.
    outlet : str
        Whose number it is.
    shelf : Shelf
        The column that holds the category, and what is listed in each.
    words : bool
        False leaves the words out.

    Returns
    -------
    list of Group
        The largest first; their counts add up to what the number counts.
    """
    rows = counted.rows.get(outlet, np.empty(0, dtype=np.int64)).tolist()
    columns = lookup.relation_columns if counted.kind == "relations" else lookup.columns
    found: dict[str, Counter[str]] = {}
    for row in rows:
        name = columns[shelf.grouped_by][row] if shelf.grouped_by else ""
        name = name.replace("_", " ") if isinstance(name, str) else "no source"
        found.setdefault(name, Counter())[_word(lookup, counted.kind, shelf.words, row)] += 1
    groups = []
    for name, counter in sorted(found.items(), key=lambda item: (-item[1].total(), item[0])):
        named = sorted(
            ((word, n) for word, n in counter.items() if word), key=lambda pair: (-pair[1], pair[0])
        )
        listed = named[:LISTED] if words else []
        groups.append(Group(name, counter.total(), listed, len(named) - len(listed) if words else 0))
    return groups


def _word(lookup: Lookup, kind: str, words: str, row: int) -> str:
    """Give the word that is listed for one row."""
    if not words:
        return ""
    if kind == "spans":
        word = lookup.columns[words][row]
        return word if isinstance(word, str) else lookup.columns["text"][row].lower()
    if words == "source":
        key = lookup.relation_columns["source_key"][row]
        return key if isinstance(key, str) else ""
    ids = lookup.relation_columns["cue_ids"][row]
    cues = ids.split() if isinstance(ids, str) else []
    return " … ".join(lookup.columns["text"][lookup.span_rows[span_id]].lower() for span_id in cues)
