"""The errors a user can act on.

Every message says where (file, row, column), what was expected, what was found and what to do.

    FramingError
    ├── CorpusError         a corpus file or table was refused
    ├── LexiconError        a lexicon file or entry was refused
    ├── AnnotationError     spans that do not fit their texts, an unknown engine
    ├── MeasureError        a table of measures that cannot be read as one
    ├── ComparisonError     a comparison that would not be honest (too few events, one outlet)
    ├── ValidationError     a sample, a coding sheet or a coding that cannot be used
    ├── RunError            a run over a large corpus cannot begin, go on or be read
    ├── ExerciseError       an exercise that there is not
    ├── ReproductionError   notebooks or expected tables that are not there or cannot be run
    └── MissingExtraError   an optional package is not installed
"""

from __future__ import annotations


class FramingError(Exception):
    """The parent of every error this package raises on purpose."""


class CorpusError(FramingError):
    """A corpus file or table was refused."""


class LexiconError(FramingError):
    """A lexicon file or one of its entries was refused."""


class AnnotationError(FramingError):
    """Spans do not fit their texts, or an annotator was asked for something it cannot do."""


class MeasureError(FramingError):
    """A table does not hold measures in the form the comparison needs."""


class ComparisonError(FramingError):
    """A comparison was refused because its answer would mislead."""


class ValidationError(FramingError):
    """A sample cannot be drawn, or a coding cannot be read or used as asked."""


class RunError(FramingError):
    """A run over a large corpus cannot begin, cannot go on, or its folder cannot be read."""


class ExerciseError(FramingError):
    """An exercise was asked for that there is not."""


class ReproductionError(FramingError):
    """Notebooks cannot be rerun, or there is nothing to compare them with."""


class MissingExtraError(FramingError):
    """An optional package is not installed; the message holds the command that installs it."""
