"""Naming tables: several names for one thing, folded over their spellings, as what an outlet picks from.

Columns: ``concept`` (what is named: *fighters*), ``variant`` (one of its names: *militant*), ``pole``
(whose name it is or what it implies; may be empty), ``note``, and optionally ``spellings`` (further
spellings and transliterations, divided by " | ", that fold into the variant) and ``forms`` (``noun``,
``verb`` or ``adjective`` for the inflected forms). A row without a concept names what does not count:
*Equatorial Guinea* keeps *Guinea* from being found inside it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import pandas as pd

from framing.errors import LexiconError
from framing.lexicons.formats.comma_separated import read_table
from framing.lexicons.formats.reading import decoded
from framing.lexicons.formats.rows import Row
from framing.lexicons.lexicon import Lexicon, entry_table, read_file
from framing.lexicons.row_checks import DEFAULT_STRENGTH, FORMS, can_match, fold

NAMING_COLUMNS = ("concept", "variant", "pole", "note")
SEPARATOR = "|"
OWN = ("variant", "pole")
_RESERVED = set("[]")


@dataclass(frozen=True, eq=False)
class NamingTable:
    """A checked table of names.

    Attributes
    ----------
    name, version : str
        The file's name, and the first twelve hexadecimal digits of its SHA-256.
    variants : pandas.DataFrame
        One row per variant that counts: ``NAMING_COLUMNS``, in file order.
    lexicon : Lexicon
        Every spelling as an entry, its concept as category, its variant in the column ``variant``.
    """

    name: str
    version: str
    variants: pd.DataFrame
    lexicon: Lexicon

    @property
    def concepts(self) -> tuple[str, ...]:
        """The concepts, in file order."""
        return tuple(dict.fromkeys(self.variants["concept"]))


def read_naming(path: str | Path) -> NamingTable:
    """Read and check a naming table.

    Parameters
    ----------
    path : str or Path
        CSV with the columns ``concept, variant, pole, note`` and, optionally, ``spellings`` and ``forms``.

    Returns
    -------
    NamingTable
        Checked; names are found whatever their capitals.

    Raises
    ------
    LexiconError
        A column is missing, a variant is empty or could not match its own text, a spelling stands
        twice, a concept has a single variant, or a name holds a bracket. The message gives file, row
        and column.

    Notes
    -----
    Literature: Weimann (1985) on terrorists and freedom fighters; Entman (1991) on the names of two
    shot-down airliners; Merolla, Ramakrishnan and Haynes (2013) on *illegal* and *undocumented*.
    What it misses: a thing that is described and not named.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder, "names.csv")
    ...     rows = ["concept,variant,pole,note,spellings", "town,Velmor,,,Wellmor|Vel'mor", "town,Orva,,,"]
    ...     _ = path.write_text("\\n".join(rows), encoding="utf-8")
    ...     table = read_naming(path)
    >>> table.concepts, table.lexicon.entries["entry"].tolist()
    (('town',), ['velmor', 'wellmor', "vel'mor", 'orva'])
    """
    path = Path(path)
    data = read_file(path)
    _, rows = read_table(path.name, decoded(path.name, data), NAMING_COLUMNS)
    seen: dict[str, int] = {}
    entries = [entry for row in rows for entry in _entries(path.name, row, seen)]
    counted = [row for row in rows if row.values["concept"].strip()]
    variants = pd.DataFrame(
        [[row.values[name].strip() for name in NAMING_COLUMNS] for row in counted],
        columns=list(NAMING_COLUMNS),
        dtype="str",
    )
    _check_choice(path.name, counted)
    version = hashlib.sha256(data).hexdigest()[:12]
    return NamingTable(path.stem, version, variants, Lexicon(path.stem, version, entry_table(entries, OWN)))


def _entries(file: str, row: Row, seen: dict[str, int]) -> Iterator[Row]:
    """Yield an entry of a lexicon for each spelling of a variant."""
    values = row.values
    variant, concept, forms = (values.get(name, "").strip() for name in ("variant", "concept", "forms"))
    for column, name in (("concept", concept), ("variant", variant)):
        if set(name) & _RESERVED:
            _refuse(file, row.line, column, "no brackets, which mark the parts of a measure", name)
    if forms not in FORMS:
        _refuse(file, row.line, "forms", "verb, noun, adjective or nothing", forms)
    further = [name for name in values.get("spellings", "").split(SEPARATOR) if name.strip()]
    for spelling in (variant, *further):
        entry = fold(spelling)
        if not entry or not can_match(entry):
            _refuse(file, row.line, "variant", "words with single spaces and no punctuation", spelling)
        if (first := seen.setdefault(entry, row.line)) != row.line:
            _refuse(file, row.line, "variant", f"each spelling once; it stands in row {first}", spelling)
        facts = {"entry": entry, "category": concept, "forms": forms, "strength": DEFAULT_STRENGTH}
        yield Row(row.line, facts | {"variant": variant, "pole": values["pole"].strip()})


def _check_choice(file: str, rows: list[Row]) -> None:
    """Refuse a concept with a single variant, which leaves nothing to choose, and a variant given twice."""
    variants: dict[str, dict[str, int]] = {}
    for row in rows:
        concept, variant = row.values["concept"].strip(), row.values["variant"].strip()
        if (first := variants.setdefault(concept, {}).setdefault(variant, row.line)) != row.line:
            _refuse(file, row.line, "variant", f"each variant once; it stands in row {first}", variant)
    for concept, lines in variants.items():
        if len(lines) < 2:
            expected = f"two variants of {concept!r} or more"
            _refuse(file, next(iter(lines.values())), "concept", expected, "one")
    if not variants:
        _refuse(file, 1, "concept", "at least one concept", "none")


def _refuse(file: str, line: int, column: str, expected: str, found: str) -> NoReturn:
    """Raise the one message form that every refused row has."""
    message = f"{file}, row {line}, column {column}: expected {expected}; found {found!r}. Correct the row."
    raise LexiconError(message)
