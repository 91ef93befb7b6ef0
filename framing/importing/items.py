"""What an importer gives, one at a time: an article, a refusal, a count that the file declares, a note."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Item:
    """One article as an importer found it: nothing cleaned, nothing screened, fields as the file writes them.

    Attributes
    ----------
    file : str
        Name of the file for the report, ``Source.name``.
    position : int
        Which article of the file it is, from 1.
    text, headline, outlet : str
        Empty where the file gives none. Paragraphs of the text are separated by line ends.
    date : str or date
        As the file writes it; the frame reads it, with the names of months of many languages.
    url, byline, section, language : str
        Empty where the file gives none.
    article_id : str
        Only where the source itself gives an identifier; otherwise one is made, the same in every run.
    more : mapping
        Values of the columns that the kind adds, see ``Kind.columns``.
    doubts : tuple of str
        What only the importer can see, each one of ``DOUBTS``: ``"summary_only"``.
    """

    file: str
    position: int
    text: str = ""
    headline: str = ""
    outlet: str = ""
    date: str | datetime.date = ""
    url: str = ""
    byline: str = ""
    section: str = ""
    language: str = ""
    article_id: str = ""
    more: Mapping[str, str] = field(default_factory=dict)
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rejected:
    """Something that stood where an article was expected and cannot be used.

    ``position`` 0 is the file as a whole, which counts as no article that was found. ``reason`` is one
    of ``IMPORT_REASONS``.
    """

    file: str
    position: int
    reason: str
    detail: str
    article_id: str = ""


@dataclass(frozen=True, slots=True)
class Declared:
    """The file says itself that it holds so many articles; several such counts of a file add up."""

    file: str
    count: int


@dataclass(frozen=True, slots=True)
class Noted:
    """Something about a file that its reader should know, one sentence without a full stop."""

    file: str
    note: str


Found = Item | Rejected | Declared | Noted
