"""Rerun the notebooks and say which number moved, which package differs and which data changed."""

from framing.reproducing.differences import Difference
from framing.reproducing.reproduction import Reproduction, record, reproduce
from framing.reproducing.shown_tables import ShownTable

__all__ = ["Difference", "Reproduction", "ShownTable", "record", "reproduce"]
