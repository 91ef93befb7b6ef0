"""What an entry must be to be found in a text, and the rows of other programs made into such entries."""

from __future__ import annotations

import re
from typing import NoReturn

from framing.errors import LexiconError
from framing.lexicons.formats.rows import LexiconRows, Row, Unread

FORMS = ("", "verb", "noun", "adjective")
STRENGTHS = ("1", "2", "3")
DEFAULT_STRENGTH = "2"

# A word of an entry: letters, digits, inner marks; it starts and ends like a word in running text.
_WORD = re.compile(r"[\w*](?:[\w*'\-./&]*[\w*.])?")
_PLAIN = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "‐": "-", "‑": "-"})
CANNOT_MATCH = "could not match its own text"


def can_match(entry: str) -> bool:
    """Tell whether an entry in lower case could match its own text.

    Examples
    --------
    >>> [can_match(entry) for entry in ("so-called", "it's said", "two  spaces", ":-)", "*", "e.g.")]
    [True, True, False, False, False, True]
    """
    return all(_WORD.fullmatch(word) and word.strip("*") for word in entry.split(" "))


def is_comment(entry: str) -> bool:
    """Tell whether an entry is a comment line that was left in the list.

    Examples
    --------
    >>> [is_comment(entry) for entry in ("# Hyland 2005", "####", "// see above", "hashtag")]
    [True, True, True, False]
    """
    return entry.lstrip().startswith(("#", "//", ";", "%"))


def fold(entry: str) -> str:
    """Return an entry in lower case, with straight apostrophes, plain hyphens and single spaces.

    Examples
    --------
    >>> fold("It’s  SAID")
    "it's said"
    """
    return " ".join(entry.translate(_PLAIN).lower().split())


def fold_rows(found: LexiconRows) -> tuple[list[Row], list[Unread]]:
    """Fold the entries of other programs, and set aside what could not match; CSV stays as it is.

    Returns
    -------
    tuple
        Rows with defaults filled in, and what is not read.
    """
    rows: list[Row] = []
    unread = list(found.unread)
    seen: set[tuple[str, str]] = set()
    for line, values in found.rows:
        values = values | {"strength": values.get("strength") or DEFAULT_STRENGTH}
        values.setdefault("forms", "")
        if found.folds:
            entry = fold(values["entry"])
            if (entry, values["category"]) in seen:
                continue
            seen.add((entry, values["category"]))
            if not entry or is_comment(entry) or not can_match(entry):
                reason = "is a comment" if is_comment(entry) else CANNOT_MATCH
                unread.append(Unread(line, values["entry"], values["category"], reason))
                continue
            values["entry"] = entry
        rows.append(Row(line, values))
    return rows, sorted(unread)


class RowChecker:
    """Refuse the first row of a lexicon that breaks a rule."""

    def __init__(self, file: str, allowed: tuple[str, ...]) -> None:
        self.file, self.allowed = file, allowed
        self.seen: dict[tuple[str, str, str], int] = {}

    def check(self, row: Row) -> None:
        """Raise LexiconError with file, row and column if the row breaks a rule."""
        line, values = row
        entry, category, forms = values["entry"], values["category"], values["forms"]
        self._check_entry(line, entry)
        if not category or (self.allowed and category not in self.allowed):
            expected = f"one of {', '.join(self.allowed)}" if self.allowed else "a category"
            self._refuse(line, "category", expected, category, "correct the category")
        if values["strength"] not in STRENGTHS:
            self._refuse(line, "strength", "1, 2 or 3", values["strength"], "correct the strength")
        if forms not in FORMS:
            self._refuse(line, "forms", "verb, noun, adjective or nothing", forms, "correct the word")
        if (first := self.seen.setdefault((entry, category, forms), line)) != line:
            found = f"{entry!r} again (first in row {first})"
            self._refuse(line, "entry", "each entry once per category and forms", found, "delete one")

    def _check_entry(self, line: int, entry: str) -> None:
        """Refuse an entry that is empty, is a comment, has capitals or could not match its own text."""
        if is_comment(entry):
            self._refuse(line, "entry", "an entry", entry, "delete comment lines; use the column note")
        if not entry:
            self._refuse(line, "entry", "a word or phrase", entry, "fill in or delete the row")
        if entry != entry.lower():
            self._refuse(line, "entry", "lower case", entry, f"write {entry.lower()!r}")
        if not can_match(entry):
            expected = "words with single spaces, straight apostrophes, no other punctuation"
            self._refuse(line, "entry", expected, entry, f"rewrite it; it {CANNOT_MATCH}")

    def _refuse(self, line: int, column: str, expected: str, found: str, remedy: str) -> NoReturn:
        """Raise the one message form that every refused row has."""
        place = f"{self.file}, row {line}, column {column}"
        message = f"{place}: expected {expected}; found {found!r}. To go on, {remedy}."
        raise LexiconError(message)
