"""The reader: one small model that reads attribution, hedging and loaded wording in context."""

from framing.reader.layout import HEDGE_TYPES
from framing.reader.model import WEIGHTS, ReaderModel, ReaderOutput
from framing.reader.relations import ReadRelation
from framing.reader.settings import Settings

__all__ = ["HEDGE_TYPES", "WEIGHTS", "ReadRelation", "ReaderModel", "ReaderOutput", "Settings"]
