"""The instrument as data: lexicons of hedges, boosters, loaded terms and attribution cues."""

from framing.lexicons.codebook import codebook_markdown
from framing.lexicons.contexts import Context, read_contexts, window
from framing.lexicons.entries import ENTRY_COLUMNS, describe_entries
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
from framing.lexicons.precision import PRECISION_COLUMNS, entry_precision
from framing.lexicons.saving import write_lexicon

__all__ = [
    "CHECKS",
    "ENTRY_COLUMNS",
    "LEXICON_COLUMNS",
    "NAMING_COLUMNS",
    "PRECISION_COLUMNS",
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
    "describe_entries",
    "entry_precision",
    "inflect",
    "read_categories",
    "read_contexts",
    "read_lexicon",
    "read_naming",
    "shadow",
    "window",
    "write_lexicon",
]
