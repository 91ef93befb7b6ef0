"""Items as importers found them -> rows of the corpus, refusals and doubts; a batch at a time."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from framing.corpus.articles import ARTICLE_COLUMNS
from framing.corpus.date_formats import ShortDate, is_absent, read_date
from framing.corpus.dates import read_dates
from framing.corpus.fields import label_of
from framing.corpus.normalise import normalise_text
from framing.corpus.screening import Finding, has_markup, has_stub_marker, is_garbled, screen_text
from framing.importing.addresses import host_of, normalise_url
from framing.importing.items import Item, Rejected

IMPORTED_COLUMNS = (*ARTICLE_COLUMNS, "url", "byline", "section", "language", "file", "position")
"""Columns of an imported corpus; all but the date are text, so that every format reads back the same."""


@dataclass
class Cleaned:
    """What became of a batch.

    Attributes
    ----------
    rows : list of dict
        Usable articles, keys ``IMPORTED_COLUMNS`` and the columns of the kind; ``date`` is a date or
        nothing, everything else a string.
    rejected : list of Rejected
        Articles that are not used.
    doubts : list of Rejected
        Articles that are used but should be looked at; the reason is one of ``DOUBTS``.
    notes : list of str
        Choices that were made, about the whole batch.
    """

    rows: list[dict[str, Any]] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    doubts: list[Rejected] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


class Cleaner:
    """Cleans and screens items, and remembers what it has seen to know repeats.

    Parameters
    ----------
    outlet : str, optional
        Given to articles that name none.
    columns : sequence of str
        Columns of the kind beside the standard ones.

    Notes
    -----
    It keeps a digest of 64 bits of every identifier, address and text, about 460 bytes an article,
    and nothing else that grows.
    """

    def __init__(self, outlet: str | None = None, columns: Sequence[str] = ()) -> None:
        """Begin with nothing seen."""
        self._outlet = label_of(outlet)
        self._columns = tuple(columns)
        self._identifiers: set[int] = set()
        self._addresses: dict[int, str] = {}
        self._texts: set[int] = set()
        self._same_day: dict[int, str] = {}
        self._witnesses: dict[bool, object] = {}
        self.hosts_as_outlets = 0

    def clean(self, items: Sequence[Item]) -> Cleaned:
        """Clean a batch."""
        cleaned = Cleaned()
        days, cleaned.notes = self._days(items)
        for item, day in zip(items, days, strict=True):
            row = self._row(item, day)
            finding = self._screen(item, row)
            if finding is not None:
                given = label_of(item.article_id).replace(" ", "_")
                cleaned.rejected.append(Rejected(item.file, item.position, *finding, given))
                continue
            cleaned.rows.append(row)
            cleaned.doubts += self._doubts(item, row)
            self._remember(item, row)
        return cleaned

    def _row(self, item: Item, day: datetime.date | None) -> dict[str, Any]:
        """Write the fields of an item as they go into the corpus."""
        url = "".join(item.url.split())
        outlet = label_of(item.outlet) or self._outlet
        row: dict[str, Any] = {
            "outlet": outlet or host_of(url),
            "event": "",
            "date": day,
            "headline": label_of(item.headline),
            "text": normalise_text(item.text),
            "url": url,
            "byline": label_of(item.byline),
            "section": label_of(item.section),
            "language": label_of(item.language),
            "file": item.file,
            "position": str(item.position),
            **{name: label_of(item.more.get(name, "")) for name in self._columns},
        }
        row["article_id"] = label_of(item.article_id).replace(" ", "_") or _made_identifier(row)
        return row

    def _screen(self, item: Item, row: Mapping[str, Any]) -> Finding | None:
        """Find why an article cannot be used."""
        finding = screen_text(row["text"])
        if finding is not None:
            return finding
        if not row["outlet"]:
            return Finding("no_outlet", "the file names none; outlet='...' gives one")
        if item.url and (first := self._addresses.get(_digest(normalise_url(row["url"])))):
            return Finding("duplicate_url", f"the address of {first}")
        if first := self._same_day.get(_day_key(row)):
            return Finding("duplicate_text", f"outlet, day and text of {first}")
        if _digest(row["article_id"]) in self._identifiers:
            return Finding("duplicate_id", "used already by another article")
        return None

    def _doubts(self, item: Item, row: Mapping[str, Any]) -> list[Rejected]:
        """List what should be looked at in an article that is used."""
        text = row["text"]
        undated = "undated" if is_absent(item.date) else "unread_date"
        checks = (
            (row["date"] is None, undated, str(item.date)[:80]),
            (is_garbled(text) or is_garbled(row["headline"]), "mojibake", "such as 'Ã©' or '�'"),
            (has_markup(text), "markup", "such as '<p>' or '&amp;'"),
            (has_stub_marker(text), "stub_marker", f"{len(text.split()):,} words"),
            (_digest(text) in self._texts, "repeated_text", "in another outlet, or on another day"),
            *((True, doubt, "") for doubt in item.doubts),
        )
        named = row["article_id"]
        return [
            Rejected(item.file, item.position, why, detail, named) for is_so, why, detail in checks if is_so
        ]

    def _remember(self, item: Item, row: Mapping[str, Any]) -> None:
        """Keep what repeats are known by."""
        named = row["article_id"]
        self._identifiers.add(_digest(named))
        self._texts.add(_digest(row["text"]))
        self._same_day[_day_key(row)] = named
        if row["url"]:
            self._addresses[_digest(normalise_url(row["url"]))] = named
        self.hosts_as_outlets += not (label_of(item.outlet) or self._outlet)

    def _days(self, items: Sequence[Item]) -> tuple[list[datetime.date | None], list[str]]:
        """Read dates; what earlier batches showed about the order of day and month counts here too."""
        written: list[Any] = [item.date for item in items]
        for value in written:
            found = read_date(value)
            if isinstance(found, ShortDate) and max(found.first, found.second) > 12:
                self._witnesses.setdefault(found.first > 12, value)
        known = list(self._witnesses.values())
        dates = read_dates([*written, *known], [item.position for item in items] + [0] * len(known))
        return dates.days[: len(written)], dates.notes


def _made_identifier(row: Mapping[str, Any]) -> str:
    """Make an identifier from the address, or from the article itself: the same in every run."""
    if row["url"]:
        return f"u{_digest(normalise_url(row['url'])):016x}"
    parts = (row["outlet"], str(row["date"]), row["headline"], row["text"])
    return f"t{_digest(chr(0).join(parts)):016x}"


def _day_key(row: Mapping[str, Any]) -> int:
    """Digest what two copies of one article share."""
    return _digest(chr(0).join((row["outlet"].casefold(), str(row["date"]), " ".join(row["text"].split()))))


def _digest(text: str) -> int:
    """Digest a text to 64 bits."""
    return int.from_bytes(hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=8).digest(), "big")
