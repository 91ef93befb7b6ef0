"""The linter: a lexicon file in, what is wrong with its entries out, all of it and not the first only.

A list goes wrong quietly: a comment line counted as a term, an entry that can never be found because
another always wins, a wildcard that takes in half the dictionary. `CHECKS` says what is looked for.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from framing.lexicons.background import counted_shares, least_share, words_matched
from framing.lexicons.formats import LexiconRows, read_rows
from framing.lexicons.formats.rows import Row
from framing.lexicons.house_rules import house_findings
from framing.lexicons.lexicon import (
    FOLDER,
    SHIPPED,
    Lexicon,
    category_names,
    entry_table,
    is_shipped,
    read_file,
)
from framing.lexicons.overshadowed import overshadowed
from framing.lexicons.row_checks import DEFAULT_STRENGTH, FORMS, STRENGTHS, can_match, fold, is_comment

COMMON = 0.2
"""An entry in a larger share of news articles than this fires everywhere."""

MOST_WORDS = 40
"""A wildcard that matches more common words of news than this explodes."""

FEWEST_LETTERS = 3
"""Letters and digits that a word with a wildcard must have."""

CHECKS = {
    "comment_line": "a comment was left in the list as an entry",
    "empty": "the entry has no text",
    "mixed_case": "capitals, which a search in lower case never meets",
    "cannot_match": "punctuation or spaces with which the entry could not match its own text",
    "duplicate": "the same entry in the same category again",
    "unsupported": "a condition or rule of another program that has no equivalent here",
    "unknown_value": "a strength or form that is none",
    "shadowed": "never found, since another entry always wins",
    "redundant": "another entry of the same category finds all its forms",
    "wildcard_explodes": "a wildcard with few letters, or one that matches many common words",
    "fires_everywhere": "found in a large share of all news",
    "undefined_category": "the category has no definition in a codebook",
    "no_source": "nothing says where the entry comes from",
    "no_note": "nothing says in which sense the entry is meant (shipped lexicons only)",
    "in_two_lexicons": "a form of it counts in a second layer too (shipped lexicons only)",
}

CONDITIONS = ("context", "frames", "not_before", "not_after")
"""Columns that limit where an entry counts; an entry with one may be common."""


class Finding(NamedTuple):
    """One thing that is wrong: the check, the line and the entry, and what was seen."""

    check: str
    line: int
    entry: str
    seen: str


@dataclass(frozen=True)
class LintReport:
    """What the linter found in one file.

    Attributes
    ----------
    name, version : str
        Name of the lexicon, and the first twelve hexadecimal digits of the SHA-256 of its file.
    n_entries : int
        Entries, before anything is set aside.
    findings : tuple of Finding
        In order of line.
    accepted : tuple of Finding
        Findings that were looked at and accepted, with the reason in ``accepted.csv``.
    """

    name: str
    version: str
    n_entries: int
    findings: tuple[Finding, ...]
    accepted: tuple[Finding, ...] = ()

    def counts(self) -> dict[str, int]:
        """Return the number of findings of each check that found something."""
        found = [finding.check for finding in self.findings]
        return {check: found.count(check) for check in CHECKS if check in found}

    def table(self) -> pd.DataFrame:
        """Return the findings as a table: ``check, line, entry, seen``."""
        return pd.DataFrame(self.findings, columns=list(Finding._fields))


def check_lexicon(
    name_or_path: str | Path, *, codebook: Sequence[str] | None = None, texts: Sequence[str] | None = None
) -> LintReport:
    """Check a shipped lexicon by name, or a file of any format that `read_lexicon` takes.

    Parameters
    ----------
    name_or_path : str or Path
        A shipped lexicon or a file.
    codebook : sequence of str, optional
        Names of the categories that are defined; of a shipped lexicon its own by default, of a file
        none.
    texts : sequence of str, optional
        Articles in which document frequencies are counted; by default a table of common words of
        news is asked, which knows single words only.

    Returns
    -------
    LintReport
        All findings.

    Raises
    ------
    LexiconError
        The file does not follow its format.

    Notes
    -----
    A line as in ``nela-features``' list of hedges, where comments of its source became terms, or an
    entry of several words in a list whose reader looks up single words (ConvoKit), is what it is for.
    What it misses: whether an entry belongs on the list. Precision on annotated news tells that.

    Examples
    --------
    >>> check_lexicon("boosters").findings
    ()
    """
    path = FOLDER / f"{name_or_path}.csv" if name_or_path in SHIPPED else Path(name_or_path)
    data = read_file(path)
    found = read_rows(path.name, data)
    name = path.stem
    shipped = is_shipped(path)
    defined = tuple(codebook or ()) if codebook is not None or not shipped else category_names(name)
    version = hashlib.sha256(data).hexdigest()[:12]
    good: list[Row] = []
    findings = [Finding("unsupported", one.line, one.entry, one.reason) for one in found.unread]
    findings += _row_findings(found, good)
    findings += _category_findings(found.rows, defined)
    findings += _source_findings(found)
    if good:
        findings += _entry_findings(Lexicon(name, version, entry_table(good, found.columns)), good, texts)
    if shipped:
        findings += [
            Finding(check, row.line, row.values["entry"], seen)
            for check, row, seen in house_findings(name, good)
        ]
    findings.sort(key=lambda finding: (finding.line, list(CHECKS).index(finding.check)))
    agreed = _accepted() if shipped else frozenset()
    passed = tuple(one for one in findings if (name, one.entry, one.check) in agreed)
    return LintReport(
        name, version, len(found.rows), tuple(one for one in findings if one not in passed), passed
    )


@cache
def _accepted() -> frozenset[tuple[str, str, str]]:
    """Return the findings on shipped lexicons that were looked at: lexicon, entry, check."""
    with FOLDER.joinpath("accepted.csv").open(encoding="utf-8", newline="") as file:
        return frozenset((row["lexicon"], row["entry"], row["check"]) for row in csv.DictReader(file))


def _row_findings(found: LexiconRows, good: list[Row]) -> Iterator[Finding]:
    """Yield what is wrong with single rows, and gather those that can be searched for."""
    seen: dict[tuple[str, str, str], int] = {}
    for line, values in found.rows:
        raw, forms = values["entry"], values.get("forms", "")
        strength = values.get("strength") or DEFAULT_STRENGTH
        entry = fold(raw) if found.folds else raw
        if is_comment(raw):
            yield Finding("comment_line", line, raw, "")
            continue
        if not entry.strip():
            yield Finding("empty", line, raw, "")
            continue
        if entry != entry.lower():
            yield Finding("mixed_case", line, raw, f"write {entry.lower()!r}")
        if not can_match(entry.lower()):
            yield Finding("cannot_match", line, raw, "")
            continue
        if strength not in STRENGTHS or forms not in FORMS:
            yield Finding("unknown_value", line, raw, f"strength {strength!r}, forms {forms!r}")
            forms, strength = forms if forms in FORMS else "", DEFAULT_STRENGTH
        first = seen.setdefault((entry.lower(), values["category"], forms), line)
        if first != line:
            yield Finding("duplicate", line, raw, f"first in line {first}")
            continue
        good.append(Row(line, values | {"entry": entry.lower(), "strength": strength, "forms": forms}))


def _category_findings(rows: list[Row], defined: Sequence[str]) -> Iterator[Finding]:
    """Yield each category without a definition once, where it first stands."""
    first: dict[str, Row] = {}
    for row in rows:
        if not is_comment(row.values["entry"]):
            first.setdefault(row.values["category"], row)
    for category, row in first.items():
        if category not in defined:
            yield Finding("undefined_category", row.line, row.values["entry"], category or "no category")


def _source_findings(found: LexiconRows) -> Iterator[Finding]:
    """Yield rows without a source; one finding for a whole file that has no such column."""
    if "source" not in found.columns:
        if found.rows:
            yield Finding("no_source", found.rows[0].line, "", "the file has no column 'source'")
        return
    for line, values in found.rows:
        if not values["source"].strip() and not is_comment(values["entry"]):
            yield Finding("no_source", line, values["entry"], "")


def _entry_findings(lexicon: Lexicon, rows: list[Row], texts: Sequence[str] | None) -> Iterator[Finding]:
    """Yield what is wrong with entries beside each other and in running text."""
    entries, forms = lexicon.entries["entry"], lexicon.entries["forms"]
    shares = (
        [least_share(entry, form) for entry, form in zip(entries, forms, strict=True)]
        if texts is None
        else counted_shares(lexicon, texts)
    )
    for check, number, winner in overshadowed(lexicon):
        yield Finding(check, rows[number].line, entries[number], f"by {winner}")
    for row, entry, share in zip(rows, entries, shares, strict=True):
        if "*" in entry and (seen := _explosion(entry)):
            yield Finding("wildcard_explodes", row.line, entry, seen)
        if share > COMMON and not any(row.values.get(name) for name in CONDITIONS):
            yield Finding("fires_everywhere", row.line, entry, f"in {share:.0%} of articles")


def _explosion(entry: str) -> str:
    """Say how a wildcard takes in too much, or nothing."""
    for word in entry.split(" "):
        if "*" in word and sum(char.isalnum() for char in word) < FEWEST_LETTERS:
            return f"{word!r} has fewer than {FEWEST_LETTERS} letters"
    matched = [] if " " in entry else words_matched(entry)
    return f"{len(matched)} common words: {', '.join(matched[:4])} ..." if len(matched) > MOST_WORDS else ""
