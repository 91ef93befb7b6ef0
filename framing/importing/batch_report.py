"""What happened on the way from files of any kind to a corpus: the import report."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import pandas as pd

from framing.corpus import ImportReport
from framing.corpus.import_report import REJECTED_COLUMNS
from framing.corpus.refusing import counted
from framing.importing.cleaning import Cleaned
from framing.importing.items import Declared, Found, Noted, Rejected
from framing.importing.reasons import DOUBTS, IMPORT_REASONS

KEPT_IN_REPORT = 1_000
"""Refusals and doubts that the report itself holds where they are written to a file as well."""

_FILES_SHOWN = 20

_USER = re.compile(r"//[^/?#\s]*@")


class BatchReport(ImportReport):
    """What was declared, found, used and not used, per file and in all.

    It has what every ``ImportReport`` has, and the keys ``kind``, ``files`` (one dictionary per file),
    ``doubts``, ``written`` (name of each file that was written) and ``unread`` (reason -> files, or
    entries of archives, that gave no article; they are among those not used).
    """

    @property
    def files(self) -> pd.DataFrame:
        """One row per file: ``file, declared, found, used, not_used``, each reason, each doubt.

        ``declared`` is missing where the file does not say how many articles it holds. Reasons and
        doubts that do not occur at all have no column.
        """
        table = pd.DataFrame(self["files"], columns=["file", "declared", *_COUNTS])
        table = table.astype({"declared": "Int64"} | dict.fromkeys(_COUNTS, "Int64"))
        table[list(_COUNTS)] = table[list(_COUNTS)].fillna(0)
        empty = [name for name in (*IMPORT_REASONS, *DOUBTS) if not table[name].any()]
        return table.drop(columns=empty)

    @property
    def doubts(self) -> pd.DataFrame:
        """One row per doubt about an article that is used: ``file, row, article_id, reason, detail``."""
        return pd.DataFrame(self["doubts"], columns=list(REJECTED_COLUMNS))

    def summary(self) -> str:
        """Say in a few lines what was declared, found, used and not used, and why."""
        counts = self.counts
        read = f"{counted(counts['files'], 'file')}, {counted(counts['read'], 'article')} found"
        line = f"import {self['kind']}: {read}: {counts['used']:,} used"
        unread = self["unread"]
        articles = {name: counts[name] - unread.get(name, 0) for name in IMPORT_REASONS}
        if any(articles.values()):
            line += f", {sum(articles.values()):,} not used ({_in_words(articles, IMPORT_REASONS)})"
        lost = {"not_found": unread.get("not_found", 0)}
        unread = {name: count for name, count in unread.items() if name not in lost}
        if unread:
            total = sum(unread.values())
            which = "1 file or entry" if total == 1 else f"{total:,} files or entries"
            line += f"; {which} could not be read ({_in_words(unread, IMPORT_REASONS)})"
        if lost["not_found"]:
            line += f"; {_in_words(lost, IMPORT_REASONS)}"
        lines = [f"{line}.", *self._declared_lines()]
        doubts = _in_words(counts, DOUBTS)
        facts = [counted(counts["outlets"], "outlet")] + ([f"to look at: {doubts}"] if doubts else [])
        lines.append("; ".join(facts) + ".")
        return "\n".join(lines + [f"Note: {note}" for note in self.notes])

    def _declared_lines(self) -> list[str]:
        """Set what files declare against what was found in them, where the two differ."""
        differing = [
            entry
            for entry in self["files"]
            if entry["declared"] is not None and entry["declared"] != entry["found"]
        ]
        lines = [
            f"{entry['file']}: declares {counted(entry['declared'], 'article')}, {entry['found']:,} found."
            for entry in differing[:_FILES_SHOWN]
        ]
        if len(differing) > _FILES_SHOWN:
            lines.append(f"... and {counted(len(differing) - _FILES_SHOWN, 'file')} more that differ.")
        return lines


class Tally:
    """Counts, file by file, what an import gives.

    Parameters
    ----------
    kind : str
        Name of the kind.
    keep : int or None
        How many refusals and doubts are held; all of them without it.
    """

    def __init__(self, kind: str, keep: int | None) -> None:
        """Begin with no file."""
        self._kind = kind
        self._keep = keep
        self._files: dict[str, Counter[str]] = {}
        self._declared: dict[str, int] = {}
        self._outlets: set[str] = set()
        self._rejected: list[dict[str, Any]] = []
        self._doubts: list[dict[str, Any]] = []
        self._notes: dict[str, list[str]] = {}
        self._unread: Counter[str] = Counter()
        self.used = 0

    def open_file(self, name: str) -> None:
        """Say that a file is read, so that one without an article is counted too."""
        self._files.setdefault(name, Counter())

    def add_found(self, found: Found) -> None:
        """Count a declaration or a note."""
        if isinstance(found, Declared):
            self._declared[found.file] = self._declared.get(found.file, 0) + found.count
        elif isinstance(found, Noted):
            self._notes.setdefault(found.note, []).append(found.file)

    def add_note(self, note: str) -> None:
        """Take a note about the import as a whole."""
        self._notes.setdefault(note, [])

    def add_cleaned(self, cleaned: Cleaned) -> None:
        """Count what became of a batch."""
        for row in cleaned.rows:
            self._counts(row["file"]).update(("found", "used"))
            self._outlets.add(row["outlet"])
        self.used += len(cleaned.rows)
        for rejected in cleaned.rejected:
            self._counts(rejected.file).update((rejected.reason, "not_used"))
            # A file as a whole is no article that was found.
            if rejected.position > 0:
                self._counts(rejected.file)["found"] += 1
            else:
                self._unread[rejected.reason] += 1
        for doubt in cleaned.doubts:
            self._counts(doubt.file)[doubt.reason] += 1
        self._hold(self._rejected, cleaned.rejected)
        self._hold(self._doubts, cleaned.doubts)
        for note in cleaned.notes:
            self.add_note(note)

    def report(self, source: str, written: dict[str, str]) -> BatchReport:
        """Make the report."""
        total: Counter[str] = sum(self._files.values(), Counter())
        counts = {name: total[name] for name in (*IMPORT_REASONS, *DOUBTS)}
        counts["read"] = total["found"]
        counts |= {"files": len(self._files), "used": self.used, "not_used": total["not_used"]}
        counts |= {"declared": sum(self._declared.values()), "unread_dates": total["unread_date"]}
        counts |= {"without_event": self.used, "outlets": len(self._outlets), "events": 0}
        return BatchReport(
            source=source,
            format=self._kind,
            kind=self._kind,
            encoding="",
            columns={},
            counts=counts,
            notes=[_with_files(note, list(dict.fromkeys(files))) for note, files in self._notes.items()],
            rejected=self._rejected,
            doubts=self._doubts,
            unread_dates=[
                {"row": doubt["row"], "article_id": doubt["article_id"], "date": doubt["detail"]}
                for doubt in self._doubts
                if doubt["reason"] == "unread_date"
            ],
            files=[
                {"file": name, "declared": self._declared.get(name), "found": 0} | dict(count)
                for name, count in self._files.items()
            ],
            written=written,
            unread=dict(self._unread),
        )

    def _counts(self, file: str) -> Counter[str]:
        """Give the counts of a file."""
        return self._files.setdefault(file, Counter())

    def _hold(self, held: list[dict[str, Any]], more: list[Rejected]) -> None:
        """Keep rows for the report, as many as it may hold."""
        space = len(more) if self._keep is None else max(self._keep - len(held), 0)
        held.extend(map(as_row, more[:space]))


_COUNTS = ("found", "used", "not_used", *IMPORT_REASONS, *DOUBTS)


def as_row(rejected: Rejected) -> dict[str, Any]:
    """Write a refusal or doubt as a row of the table of these, passwords in addresses masked.

    Examples
    --------
    >>> as_row(Rejected("a.txt", 1, "not_fetched", "http://user:pw@a.example/: refused"))["detail"]
    'http://***@a.example/: refused'
    """
    detail = _USER.sub("//***@", rejected.detail)
    values = (rejected.file, rejected.position, rejected.article_id, rejected.reason, detail)
    return dict(zip(REJECTED_COLUMNS, values, strict=True))


def _with_files(note: str, files: list[str]) -> str:
    """Put before a note the file, or the first of the files, that it is about.

    Examples
    --------
    >>> _with_files("torn", ["a.html"]), _with_files("torn", ["a.html", "b.html"]), _with_files("torn", [])
    ('a.html: torn', '2 files, the first a.html: torn', 'torn')
    """
    if len(files) > 1:
        return f"{counted(len(files), 'file')}, the first {files[0]}: {note}"
    return f"{files[0]}: {note}" if files else note


def _in_words(counts: dict[str, int], words: dict[str, str]) -> str:
    """Word counts, those that are zero left out."""
    return ", ".join(f"{counts[key]:,} {wording}" for key, wording in words.items() if counts.get(key))
