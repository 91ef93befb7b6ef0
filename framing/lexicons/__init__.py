"""The instrument as data: lexicons of hedges, boosters, loaded terms and attribution cues."""

from framing.lexicons.codebook import codebook_markdown
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
from framing.lexicons.linting import CHECKS, Finding, LintReport, check_lexicon
from framing.lexicons.matching import Hit, Matcher, MatcherSet, compile_lexicon, shadow
from framing.lexicons.naming import NAMING_COLUMNS, NamingTable, read_naming
from framing.lexicons.saving import write_lexicon

__all__ = [
    "CHECKS",
    "LEXICON_COLUMNS",
    "NAMING_COLUMNS",
    "SHIPPED",
    "Context",
    "Finding",
    "Hit",
    "Lexicon",
    "LintReport",
    "Matcher",
    "MatcherSet",
    "NamingTable",
    "category_names",
    "check_lexicon",
    "codebook_markdown",
    "compile_lexicon",
    "inflect",
    "read_categories",
    "read_contexts",
    "read_lexicon",
    "read_naming",
    "shadow",
    "window",
    "write_lexicon",
]
