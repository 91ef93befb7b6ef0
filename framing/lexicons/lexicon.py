"""Reading a lexicon: one CSV file, one entry a line, checked before it is used.

Columns: ``entry`` (lower case; several words allowed; ``*`` stands for any run of word
characters inside one word), ``category``, ``strength`` (1 to 3), ``forms`` (``verb``, ``noun``,
``adjective`` or empty), ``note`` and ``source``. Further columns are kept. ``sources.csv`` has the
full reference for each source; no list was copied.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pandas as pd

from framing.errors import LexiconError

FOLDER = Path(__file__).parent
SHIPPED = ("hedges", "boosters", "loaded", "cues")
LEXICON_COLUMNS = ("entry", "category", "strength", "forms", "note", "source")
FORMS = ("", "verb", "noun", "adjective")
DEFAULT_STRENGTH = "2"

# A word of an entry: letters, digits, inner marks; it starts and ends like a word in running text.
_WORD = re.compile(r"[\w*](?:[\w*'\-./&]*[\w*.])?")


@dataclass(frozen=True, eq=False)
class Lexicon:
    """A checked lexicon.

    Attributes
    ----------
    name : str
        The layer it describes (``hedges``, ``boosters``, ``loaded``, ``cues``) or the file's stem.
    version : str
        The first twelve hexadecimal digits of the SHA-256 of the file.
    entries : pandas.DataFrame
        One row per entry in file order: the columns of ``LEXICON_COLUMNS``, then the file's own.
    """

    name: str
    version: str
    entries: pd.DataFrame

    def __len__(self) -> int:
        """Return the number of entries."""
        return len(self.entries)


def read_lexicon(name_or_path: str | Path, *, categories_of: str | None = None) -> Lexicon:
    """Read and check a shipped lexicon by name, or any lexicon file by path.

    Parameters
    ----------
    name_or_path : str or Path
        ``"hedges"``, ``"boosters"``, ``"loaded"``, ``"cues"``, or the path of a CSV file with at
        least the columns ``entry`` and ``category``.
    categories_of : str, optional
        The shipped lexicon whose categories the file must use. Without it a shipped lexicon is
        held to its own categories and a file of your own may name its categories freely.

    Returns
    -------
    Lexicon
        The entries, checked.

    Raises
    ------
    LexiconError
        If the file is absent, a column is missing, or an entry is empty, has capitals, is a
        comment, is given twice, has an unknown category, strength or form, or could not match
        its own text. The message gives file, row and column.

    Examples
    --------
    >>> hedges = read_lexicon("hedges")
    >>> hedges.name, len(hedges.version)
    ('hedges', 12)
    >>> hedges.entries.set_index("entry").loc["allegedly", "category"]
    'epistemic'
    """
    path = FOLDER / f"{name_or_path}.csv" if name_or_path in SHIPPED else Path(name_or_path)
    try:
        data = path.read_bytes()
    except OSError as error:
        found = f"{path}: expected a lexicon file or one of {', '.join(SHIPPED)}; found {error.strerror}"
        message = f"{found}. Give the path of a CSV file with the columns entry and category."
        raise LexiconError(message) from error
    name = path.stem
    allowed = category_names(categories_of or name)
    rows = _read_rows(path.name, data)
    checker = _RowChecker(path.name, allowed)
    for line, row in rows:
        checker.check(line, row)
    entries = pd.DataFrame([row for _, row in rows], dtype="str")
    entries["strength"] = entries["strength"].astype("int64")
    return Lexicon(categories_of or name, hashlib.sha256(data).hexdigest()[:12], entries)


@cache
def read_categories() -> pd.DataFrame:
    """Return the codebook: lexicon, category, definition, and examples to include and exclude.

    Returns
    -------
    pandas.DataFrame
        Columns ``lexicon, category, definition, include, exclude``.

    Examples
    --------
    >>> codebook = read_categories()
    >>> list(codebook.loc[codebook["lexicon"] == "cues", "category"])
    ['neutral', 'endorsing', 'distancing', 'denying']
    """
    return pd.read_csv(FOLDER / "categories.csv", dtype="str", keep_default_na=False)


def category_names(lexicon: str) -> tuple[str, ...]:
    """Return the categories of a shipped lexicon in codebook order; empty for any other name."""
    codebook = read_categories()
    return tuple(codebook.loc[codebook["lexicon"] == lexicon, "category"])


def _read_rows(file: str, data: bytes) -> list[tuple[int, dict[str, str]]]:
    """Parse the CSV into (line number, row) pairs, every standard column present."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = (
            f"{file}: expected UTF-8 text; found byte {data[error.start]:#04x} at position {error.start}."
        )
        raise LexiconError(message + " Save the file as UTF-8.") from error
    reader = csv.reader(io.StringIO(text, newline=""))
    header = [name.strip() for name in next(reader, [])]
    if missing := [name for name in ("entry", "category") if name not in header]:
        expected = f"expected the columns entry and category; found {header or 'nothing'}"
        message = f"{file}, row 1: {expected}. Add the column {missing[0]!r} to the first line."
        raise LexiconError(message)
    rows = list(_rows(file, reader, header))
    if not rows:
        message = f"{file}: expected at least one entry; found none. Add a line such as 'perhaps,epistemic'."
        raise LexiconError(message)
    return rows


def _rows(file: str, reader: Iterator[list[str]], header: list[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield rows with the standard columns first and defaults filled in; blank lines are passed over."""
    columns = [*LEXICON_COLUMNS, *(name for name in header if name not in LEXICON_COLUMNS)]
    for values in reader:
        line = reader.line_num  # type: ignore[attr-defined]
        if not values:
            continue
        if values[0].lstrip().startswith("#"):
            _refuse(file, line, "entry", "an entry", values[0], "delete comment lines; use the column note")
        if len(values) != len(header):
            expected, found = f"{len(header)} values", f"{len(values)}"
            _refuse(file, line, "all", expected, found, "put a value that holds a comma in quotation marks")
        row = dict(zip(header, values, strict=True))
        row["strength"] = row.get("strength") or DEFAULT_STRENGTH
        yield line, {name: row.get(name, "") for name in columns}


class _RowChecker:
    """Refuse the first row of a lexicon that breaks a rule."""

    def __init__(self, file: str, allowed: tuple[str, ...]) -> None:
        self.file, self.allowed = file, allowed
        self.seen: dict[tuple[str, str, str], int] = {}

    def check(self, line: int, row: dict[str, str]) -> None:
        """Raise LexiconError with file, row and column if the row breaks a rule."""
        entry, category = row["entry"], row["category"]
        self._check_entry(line, entry)
        if not category or (self.allowed and category not in self.allowed):
            expected = f"one of {', '.join(self.allowed)}" if self.allowed else "a category"
            _refuse(self.file, line, "category", expected, category, "correct the category")
        if row["strength"] not in ("1", "2", "3"):
            _refuse(self.file, line, "strength", "1, 2 or 3", row["strength"], "correct the strength")
        if row["forms"] not in FORMS:
            expected = "verb, noun, adjective or nothing"
            _refuse(self.file, line, "forms", expected, row["forms"], "correct the word")
        if (first := self.seen.setdefault((entry, category, row["forms"]), line)) != line:
            found = f"{entry!r} again (first in row {first})"
            _refuse(self.file, line, "entry", "each entry once per category and forms", found, "delete one")

    def _check_entry(self, line: int, entry: str) -> None:
        """Refuse an entry that is empty, has capitals or could not match its own text."""
        if not entry:
            _refuse(self.file, line, "entry", "a word or phrase", entry, "fill in or delete the row")
        if entry != entry.lower():
            _refuse(self.file, line, "entry", "lower case", entry, f"write {entry.lower()!r}")
        for word in entry.split(" "):
            if not _WORD.fullmatch(word) or not word.strip("*"):
                expected = "words with single spaces, straight apostrophes, no other punctuation"
                remedy = "rewrite it; it could not match its own text"
                _refuse(self.file, line, "entry", expected, entry, remedy)


def _refuse(file: str, line: int, column: str, expected: str, found: str, remedy: str) -> None:
    """Raise the one message form that every refused row has."""
    place = f"{file}, row {line}, column {column}"
    message = f"{place}: expected {expected}; found {found!r}. To go on, {remedy}."
    raise LexiconError(message)
