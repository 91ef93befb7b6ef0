"""Exports, saved pages, feeds and archives of the web -> a corpus and its import report."""

from framing.importing.batch_report import BatchReport
from framing.importing.cleaning import IMPORTED_COLUMNS
from framing.importing.items import Declared, Found, Item, Noted, Rejected
from framing.importing.kinds import KINDS, Kind
from framing.importing.reasons import DOUBTS, IMPORT_REASONS
from framing.importing.running import import_articles
from framing.importing.sources import Source, source_of_bytes
from framing.importing.writing import OUT_SUFFIXES

__all__ = [
    "DOUBTS",
    "IMPORTED_COLUMNS",
    "IMPORT_REASONS",
    "KINDS",
    "OUT_SUFFIXES",
    "BatchReport",
    "Declared",
    "Found",
    "Item",
    "Kind",
    "Noted",
    "Rejected",
    "Source",
    "import_articles",
    "source_of_bytes",
]
