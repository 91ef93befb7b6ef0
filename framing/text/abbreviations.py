"""Abbreviations that end in a full stop, by what the full stop can mean, from abbreviations.txt."""

from __future__ import annotations

import re
from importlib.resources import files


def _read_lists() -> dict[str, frozenset[str]]:
    """Read the bracketed lists of abbreviations.txt."""
    source = files("framing.text").joinpath("abbreviations.txt").read_text(encoding="utf-8")
    lines = [line for line in source.splitlines() if not line.startswith("#")]
    parts = re.split(r"^\[(\w+)\]$", "\n".join(lines), flags=re.MULTILINE)[1:]
    return {name: frozenset(words.split()) for name, words in zip(parts[::2], parts[1::2], strict=True)}


_LISTS = _read_lists()

TITLES = _LISTS["titles"]
"""A name or more of the same phrase follows: the sentence never ends here."""

BEFORE_NUMBERS = _LISTS["before_numbers"]
"""The sentence goes on when a number follows (*No. 4*)."""

MONTHS = _LISTS["months"]
"""Months and days; the sentence goes on when a number follows (*Jan. 5*)."""

MAY_END = _LISTS["may_end"]
"""The sentence ends here when the next word is one that starts sentences (*in the U.S. The ...*)."""

STATES = _LISTS["states"]
"""States; the sentence also ends here after a place (*in Newark, N.J. Smith ...*)."""

OFFICES = _LISTS["offices"]
"""Offices that go on after a state (*Berkeley, Calif. Mayor Smith*), beside the titles."""

EXCLAIMED_NAMES = _LISTS["exclaimed_names"]
"""Names written with an exclamation mark (*Yahoo! Inc*)."""

AFTER_CLOCK = _LISTS["after_clock"]
"""Words that go on after a clock time (*3 p.m. ET*)."""

STARTERS = _LISTS["starters"]
"""Words that, capitalised after an abbreviation, start a new sentence far more often than they go on."""

SAYING_VERBS = _LISTS["saying_verbs"]
"""Verbs of a reporting clause after a quoted question or exclamation (*"Why?" Smith asked*)."""
