"""Lexicon files of the field's formats in, numbered rows out; content is checked by the caller."""

from framing.lexicons.formats.reading import FORMATS, LexiconRows, read_rows
from framing.lexicons.formats.writing import WRITTEN, write_lexicon_text

__all__ = ["FORMATS", "WRITTEN", "LexiconRows", "read_rows", "write_lexicon_text"]
