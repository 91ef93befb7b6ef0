"""Reading a lexicon: a file of one of the field's formats, checked before it is used.

Columns of the project's own format, CSV: ``entry`` (lower case; several words allowed; ``*`` stands
for any run of word characters inside one word), ``category``, ``strength`` (1 to 3), ``forms``
(``verb``, ``noun``, ``adjective`` or empty), ``note`` and ``source``. Further columns are kept.
``sources.csv`` has the full reference for each source; no list was copied.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pandas as pd

from framing.errors import LexiconError
from framing.lexicons.formats import read_rows
from framing.lexicons.formats.rows import Row
from framing.lexicons.row_checks import RowChecker, fold_rows

FOLDER = Path(__file__).parent
SHIPPED = ("hedges", "boosters", "loaded", "cues")
LEXICON_COLUMNS = ("entry", "category", "strength", "forms", "note", "source")
UNREAD_COLUMNS = ("line", "entry", "category", "reason")


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
    unread : pandas.DataFrame
        Columns ``line, entry, category, reason``: what a file of another program holds that has no
        equivalent here. Always empty for CSV, of which a row that cannot be used is refused.
    """

    name: str
    version: str
    entries: pd.DataFrame
    unread: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=list(UNREAD_COLUMNS)))

    def __len__(self) -> int:
        """Return the number of entries."""
        return len(self.entries)


def read_lexicon(name_or_path: str | Path, *, categories_of: str | None = None) -> Lexicon:
    """Read and check a shipped lexicon by name, or any lexicon file by path.

    Parameters
    ----------
    name_or_path : str or Path
        ``"hedges"``, ``"boosters"``, ``"loaded"``, ``"cues"``, or the path of a file: CSV with at
        least the columns ``entry`` and ``category``; LIWC (``.dic``), Lexicoder (``.lc3``), WordStat
        (``.cat``), Yoshikoder (``.ykd``), quanteda's YAML (``.yml``); or one entry a line (``.txt``).
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
        If the file is absent, does not follow its format, or lacks a column. In CSV, also if an entry
        is empty, has capitals, is a comment, is given twice, has an unknown category, strength or
        form, or could not match its own text. The message gives file, row and column.

    Notes
    -----
    The other formats leave it to the program whether capitals matter. Their entries are read in lower
    case, with straight apostrophes; an entry that stands twice in a category is read once, and one
    that could not match (an emoticon, a rule) is listed in ``unread``.

    Examples
    --------
    >>> hedges = read_lexicon("hedges")
    >>> hedges.name, len(hedges.version)
    ('hedges', 12)
    >>> hedges.entries.set_index("entry").loc["allegedly", "category"]
    'epistemic'
    """
    path = FOLDER / f"{name_or_path}.csv" if name_or_path in SHIPPED else Path(name_or_path)
    data = read_file(path)
    name = categories_of or path.stem
    found = read_rows(path.name, data)
    rows, unread = fold_rows(found)
    if not rows:
        message = f"{path.name}: expected at least one entry; found none. "
        raise LexiconError(message + "Add a line such as 'perhaps,epistemic'.")
    held_to = categories_of or (name if is_shipped(path) else "")
    checker = RowChecker(path.name, category_names(held_to))
    for row in rows:
        checker.check(row)
    version = hashlib.sha256(data).hexdigest()[:12]
    return Lexicon(
        name, version, entry_table(rows, found.columns), pd.DataFrame(unread, columns=list(UNREAD_COLUMNS))
    )


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


def is_shipped(path: Path) -> bool:
    """Tell whether a path is that of a shipped lexicon, and not of a file that only has its name."""
    return path.stem in SHIPPED and path.resolve().parent == FOLDER.resolve()


def read_file(path: Path) -> bytes:
    """Read a file, or say which lexicons there are."""
    try:
        return path.read_bytes()
    except OSError as error:
        found = f"{path}: expected a lexicon file or one of {', '.join(SHIPPED)}; found {error.strerror}"
        message = f"{found}. Give the path of a CSV file with the columns entry and category."
        raise LexiconError(message) from error


def entry_table(rows: list[Row], columns: tuple[str, ...]) -> pd.DataFrame:
    """Make the table of entries: the standard columns first, then the file's own."""
    names = [*LEXICON_COLUMNS, *(name for name in columns if name not in LEXICON_COLUMNS)]
    entries = pd.DataFrame([[row.values.get(name, "") for name in names] for row in rows], columns=names)
    entries = entries.astype("str")
    entries["strength"] = entries["strength"].astype("int64")
    return entries
