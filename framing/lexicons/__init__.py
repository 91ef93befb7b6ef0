"""The instrument as data: lexicons of hedges, boosters, loaded terms and attribution cues."""

from framing.lexicons.contexts import Context, read_contexts, window
from framing.lexicons.inflection import inflect
from framing.lexicons.lexicon import (
    LEXICON_COLUMNS,
    SHIPPED,
    Lexicon,
    category_names,
    read_categories,
    read_lexicon,
)
from framing.lexicons.matching import Hit, Matcher, MatcherSet, compile_lexicon, shadow

__all__ = [
    "LEXICON_COLUMNS",
    "SHIPPED",
    "Context",
    "Hit",
    "Lexicon",
    "Matcher",
    "MatcherSet",
    "category_names",
    "compile_lexicon",
    "inflect",
    "read_categories",
    "read_contexts",
    "read_lexicon",
    "shadow",
    "window",
]
