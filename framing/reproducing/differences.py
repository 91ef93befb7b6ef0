"""What differs between the table expected and the table found, cell by cell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import isclose, isfinite

from framing.reproducing.shown_tables import ShownTable

RELATIVE, ABSOLUTE = 1e-6, 1e-9
"""Numbers agree that differ by at most the larger of RELATIVE times the larger one, and ABSOLUTE."""

TOLERANCE = f"whole numbers and words exactly, other numbers within {RELATIVE:g} of their size"


@dataclass(frozen=True)
class Difference:
    """One thing that is not as recorded.

    Parameters
    ----------
    where : str
        ``"row 2 (Calvane Flash), column estimate"``.
    expected, found : str
        As they stand in the tables; empty for nothing.
    is_number : bool, default True
        Whether the two are numbers where they can be read as such; versions cannot.
    """

    where: str
    expected: str
    found: str
    is_number: bool = True

    def __str__(self) -> str:
        """Say in one line what moved, and by how much."""
        expected, found = self.expected or "nothing", self.found or "nothing"
        return f"{self.where}: expected {expected}, found {found}{self._by() if self.is_number else ''}"

    def _by(self) -> str:
        """Say by how much a number moved."""
        before, after = as_number(self.expected), as_number(self.found)
        if before is None or after is None or not isfinite(before) or not isfinite(after):
            return ""
        change = f"{after - before:+.6g}"
        share = f", {(after - before) / abs(before):+.3%}" if before else ""
        return f" (moved by {change}{share})"


def compare_tables(expected: ShownTable, found: ShownTable) -> Iterator[Difference]:
    """Give each difference between two tables; none where they agree within the tolerance.

    Parameters
    ----------
    expected, found : ShownTable
        Columns are held together by name, rows by place.

    Yields
    ------
    Difference
        Of columns and of the number of rows first, then of cells, row by row.

    Examples
    --------
    >>> before = ShownTable(("outlet", "count"), (("Courier", "2"), ("Flash", "133")))
    >>> after = ShownTable(("outlet", "count"), (("Courier", "2"), ("Flash", "134")))
    >>> print(*compare_tables(before, after))
    row 2 (Flash), column count: expected 133, found 134 (moved by +1, +0.752%)
    """
    if expected.columns != found.columns:
        yield Difference("columns", ", ".join(expected.columns), ", ".join(found.columns))
    if len(expected.rows) != len(found.rows):
        yield Difference("number of rows", str(len(expected.rows)), str(len(found.rows)))
    places = [
        (name, expected.columns.index(name), found.columns.index(name))
        for name in dict.fromkeys(expected.columns)
        if name in found.columns
    ]
    if expected.columns == found.columns:
        # two columns may have one name
        places = [(name, at, at) for at, name in enumerate(expected.columns)]
    for number, (before, after) in enumerate(zip(expected.rows, found.rows, strict=False), 1):
        for name, here, there in places:
            if not cells_agree(before[here], after[there]):
                where = f"row {number}{_label(expected, before)}, column {name}"
                yield Difference(where, before[here], after[there])


def cells_agree(expected: str, found: str) -> bool:
    """Say whether two cells are the same word or whole number, or numbers within the tolerance.

    Examples
    --------
    >>> cells_agree("0.25", "0.2500001"), cells_agree("0.25", "0.251"), cells_agree("7", "8")
    (True, False, False)
    """
    if expected == found:
        return True
    before, after = as_number(expected), as_number(found)
    if before is None or after is None:
        return False
    if expected.lstrip("-").isdigit() and found.lstrip("-").isdigit():
        return False
    return isclose(before, after, rel_tol=RELATIVE, abs_tol=ABSOLUTE)


def as_number(text: str) -> float | None:
    """Read a number, or nothing."""
    try:
        return float(text)
    except ValueError:
        return None


def _label(table: ShownTable, row: tuple[str, ...]) -> str:
    """Name a row by its first words, which the index or one of the columns holds."""
    words = [cell for cell in row if cell and as_number(cell) is None]
    label = words[0] if words else ", ".join(row[: table.n_index])
    return f" ({label[:60]})" if label else ""
