"""Marks out to the files of annotation tools and back, and out to others without the texts."""

from framing.exchange.document import EXCHANGED, Document, MarkedSpan, list_documents
from framing.exchange.formats import FORMATS, Format
from framing.exchange.reading import read_annotations, write_annotations
from framing.exchange.rehydrating import MATCH_COLUMNS, STATUSES, Rehydrated, rehydrate
from framing.exchange.settling import Problem
from framing.exchange.sharing import share

__all__ = [
    "EXCHANGED",
    "FORMATS",
    "MATCH_COLUMNS",
    "STATUSES",
    "Document",
    "Format",
    "MarkedSpan",
    "Problem",
    "Rehydrated",
    "list_documents",
    "read_annotations",
    "rehydrate",
    "share",
    "write_annotations",
]
