"""The markers of an archive's layout, as data a user can repair -> what a line is.

``layouts.csv`` has one marker a row: the ``kind`` of archive, the ``language`` of its pages, the
``role`` of the marker, the ``marker`` as it stands in the file, a ``note``. In a marker ``{k}`` and
``{n}`` stand for numbers, ``{id}`` for the identifier of a document, ``{title}`` for any text. A file of
the user has the same columns; its rows are added. A marker that begins with ``-`` takes away that marker.
The kind ``months`` has the number of the month as role and its name as marker.
"""

from __future__ import annotations

import csv
import functools
import re
from collections.abc import Iterable
from pathlib import Path

from framing.corpus.date_formats import month_names
from framing.corpus.encoding import decode, read_bytes
from framing.corpus.refusing import listing, refuse
from framing.importing.press.dates import month_key
from framing.importing.press.lines import plain

COLUMNS = ("kind", "language", "role", "marker", "note")
_SHIPPED = Path(__file__).with_name("layouts.csv")
_PLACES = {
    r"\{k\}": r"(?P<k>\d[\d.,\ ]*)",
    r"\{n\}": r"(?P<n>\d[\d.,\ ]*)",
    r"\{id\}": r"(?P<id>(?=\w*\d)[A-Za-z0-9]{15,60})",
    r"\{title\}": r"(?P<title>.+)",
}


_LENGTHS = {"{k}": 12, "{n}": 12, "{id}": 60}
_LONGEST_LABEL = 80
_LONGEST_LINE = 1_000


class Layout:
    """The markers of one kind of archive.

    Parameters
    ----------
    kind : str
        ``"nexis"``, ``"factiva"`` or ``"proquest"``.
    rows : iterable of (role, marker)
        In the order of the file.
    months : dict
        Name of a month, folded, -> its number.

    Examples
    --------
    >>> layout = read_layout("nexis")
    >>> layout.label("length", "Länge:\\u00a0300 Wörter")
    '300 Wörter'
    >>> layout.counts("counter", "3 of 250 DOCUMENTS")
    {'k': '3', 'n': '250'}
    >>> layout.is_marker("end", "End of Document"), layout.is_marker("end", "The End of Document")
    (True, False)
    """

    def __init__(self, kind: str, rows: Iterable[tuple[str, str]], months: dict[str, int]) -> None:
        """Compile one pattern a role."""
        self.kind = kind
        self.months = months
        self.markers: dict[str, list[str]] = {}
        for role, marker in rows:
            listed = self.markers.setdefault(role, [])
            if marker.startswith("-") and marker[1:] in listed:
                listed.remove(marker[1:])
            elif marker not in listed:
                listed.append(marker)
        self._whole = {role: [_pattern(marker) for marker in listed] for role, listed in self.markers.items()}
        self._longest = {role: max(map(_longest, listed)) for role, listed in self.markers.items() if listed}
        self._roles: dict[str, list[str]] = {}
        for role, listed in self.markers.items():
            for marker in listed:
                self._roles.setdefault(plain(marker).rstrip(":").casefold(), []).append(role)

    def is_marker(self, role: str, text: str) -> bool:
        """Whether the line is a marker of this role and nothing else."""
        return self.counts(role, text) is not None

    def counts(self, role: str, text: str) -> dict[str, str] | None:
        """Give what stands for the places of a marker, where the whole line is one of this role."""
        text = plain(text)
        if len(text) <= self._longest.get(role, 0):
            for pattern in self._whole[role]:
                match = pattern.fullmatch(text)
                if match:
                    return match.groupdict()
        return None

    def label(self, role: str, text: str) -> str | None:
        """Give what stands after a label of this role and its colon, or nothing for another line."""
        found = self.labelled(text)
        return found[1] if found is not None and role in found[0] else None

    def labelled(self, text: str) -> tuple[list[str], str] | None:
        """Give the roles of a line that begins with a label and a colon, and what stands after it."""
        at = text.find(":", 0, _LONGEST_LABEL)
        if at < 0:
            at = text.find("：", 0, _LONGEST_LABEL)
        roles = self._roles.get(plain(text[:at]).casefold()) if at > 0 else None
        return (roles, plain(text[at + 1 :])) if roles else None

    def starts(self, role: str, text: str) -> bool:
        """Whether the line begins with a marker of this role."""
        folded = plain(text).casefold()
        return any(folded.startswith(marker.casefold()) for marker in self.markers.get(role, ()))

    def names(self, *roles: str) -> str:
        """List the markers of some roles for a message."""
        return listing(dict.fromkeys(marker for role in roles for marker in self.markers.get(role, ())), 6)


def read_layout(kind: str, path: Path | None = None) -> Layout:
    """Read the markers of a kind of archive, with those of a user's file.

    Parameters
    ----------
    kind : str
        ``"nexis"``, ``"factiva"`` or ``"proquest"``.
    path : Path, optional
        A CSV file with the columns ``kind, language, role, marker, note``.

    Returns
    -------
    Layout

    Raises
    ------
    CorpusError
        The file cannot be read, lacks a column, names a role that no reader knows or a month that is
        no number from 1 to 12.
    """
    rows = list(_shipped())
    if path is not None:
        rows += _checked(_rows(decode(read_bytes(path, path.name), path.name).text, path.name), path.name)
    months = {month_key(name): number for name, number in month_names().items()}
    months |= {month_key(row["marker"]): int(row["role"]) for row in rows if row["kind"] == "months"}
    return Layout(kind, [(row["role"], row["marker"]) for row in rows if row["kind"] == kind], months)


@functools.cache
def _shipped() -> tuple[dict[str, str], ...]:
    """Read the markers that come with the package."""
    return tuple(_rows(_SHIPPED.read_text(encoding="utf-8"), _SHIPPED.name))


def _rows(text: str, where: str) -> list[dict[str, str]]:
    """Read the rows of a file of markers."""
    table = csv.DictReader(text.splitlines())
    missing = [name for name in COLUMNS[:4] if name not in (table.fieldnames or ())]
    if missing:
        refuse(
            f"{where}, row 1",
            f"no column {listing(missing)}",
            expected=listing(COLUMNS),
            found=listing(table.fieldnames or ()),
            advice="begin the file with the line kind,language,role,marker,note",
        )
    return [{name: (row[name] or "").strip() for name in COLUMNS[:4]} for row in table]


def _checked(rows: list[dict[str, str]], where: str) -> list[dict[str, str]]:
    """Refuse a row of a user's file that no reader would ever use."""
    roles: dict[str, set[str]] = {}
    for row in _shipped():
        roles.setdefault(row["kind"], set()).add(row["role"])
    roles["months"] = {str(month) for month in range(1, 13)}
    for number, row in enumerate(rows, start=2):
        known = roles.get(row["kind"])
        if known is None:
            refuse(
                f"{where}, row {number}, column kind",
                "unknown kind",
                expected=listing(roles),
                found=row["kind"],
            )
        if row["role"] not in known:
            refuse(
                f"{where}, row {number}, column role",
                f"no reader of {row['kind']} knows this role",
                expected=listing(sorted(known), 30),
                found=row["role"],
            )
        if not row["marker"]:
            refuse(f"{where}, row {number}, column marker", "the marker is missing")
    return rows


def _longest(marker: str) -> int:
    """Give the length of the longest line that a marker may be."""
    if "{title}" in marker:
        return _LONGEST_LINE
    return len(marker) + sum(length for place, length in _LENGTHS.items() if place in marker)


def _pattern(marker: str) -> re.Pattern[str]:
    """Make a pattern of a marker: its words as they stand, in any case, with numbers in the places."""
    pattern = re.escape(plain(marker))
    for place, group in _PLACES.items():
        pattern = pattern.replace(place, group)
    return re.compile(pattern, re.IGNORECASE)
