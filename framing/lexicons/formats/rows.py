"""What every format is read into: rows with the line they stand on, and what could not be read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple, NoReturn

from framing.errors import LexiconError


class Row(NamedTuple):
    """One entry of a file: its line and its values by column, at least ``entry`` and ``category``."""

    line: int
    values: dict[str, str]


class Unread(NamedTuple):
    """What a line holds that has no equivalent here, and why."""

    line: int
    entry: str
    category: str
    reason: str


@dataclass(frozen=True)
class LexiconRows:
    """The rows of one file.

    Attributes
    ----------
    rows : list of Row
        In file order.
    unread : list of Unread
        Conditions and rules that this package has no equivalent for.
    folds : bool
        Whether the format leaves capitals, curly apostrophes and ``_`` for a space to its reader.
    columns : tuple of str
        The file's own columns, where the format has any.
    """

    rows: list[Row]
    unread: list[Unread] = field(default_factory=list)
    folds: bool = True
    columns: tuple[str, ...] = ("entry", "category")


def refuse_line(file: str, line: int, expected: str, found: str, remedy: str) -> NoReturn:
    """Raise the message that every refused line has: file, line, expected, found, what to do."""
    message = f"{file}, line {line}: expected {expected}; found {found!r}. To go on, {remedy}."
    raise LexiconError(message)


def entry_row(line: int, entry: str, category: str) -> Row:
    """Make a row of a format that has no further columns."""
    return Row(line, {"entry": entry, "category": category})
