"""Compare how news outlets frame the same events.

The whole path::

    articles = framing.read_corpus("articles.csv")
    marks = framing.annotate(articles)
    table = framing.measure(marks)
    result = framing.compare_outlets(table)
    framing.write_report(marks, result, "out/")

Names are imported when they are first used, so that ``import framing`` takes no time.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from framing.annotations import DEFAULT_ENGINE, ENGINES, Marks, annotate, make_engine
    from framing.comparison import (
        Comparison,
        check_model,
        check_planted,
        compare_events,
        compare_naming,
        compare_outlets,
        compare_sides,
        compare_specifications,
        compare_terms,
        leave_one_out,
        leave_out_terms,
        plan_events,
    )
    from framing.corpus import ImportReport, as_articles, read_corpus, sample_corpus, sample_path
    from framing.errors import (
        AnnotationError,
        ComparisonError,
        CorpusError,
        ExerciseError,
        FramingError,
        LexiconError,
        MeasureError,
        MissingExtraError,
        ReproductionError,
        ValidationError,
    )
    from framing.exercises import Feedback, check, list_exercises
    from framing.figures import (
        Picture,
        plot_categories,
        plot_composition,
        plot_contrasts,
        plot_correction,
        plot_coverage,
        plot_events,
        plot_keyness,
        plot_outlets,
        plot_source_types,
        plot_specifications,
        save_figure,
    )
    from framing.learning import Classification, FramingFeatures, classify_outlets, tabulate_features
    from framing.lexicons import (
        Lexicon,
        LintReport,
        NamingTable,
        check_lexicon,
        describe_entries,
        entry_precision,
        read_lexicon,
        read_naming,
        write_lexicon,
    )
    from framing.measures import (
        assign_sides,
        count_names,
        describe_measure,
        describe_measures,
        measure,
        measure_attributions,
        measure_hedges,
        measure_loaded,
        measure_naming,
        measure_sides,
        measure_sources,
    )
    from framing.report import (
        ArticleView,
        Concordance,
        PairView,
        PassagesView,
        ReportFiles,
        concordance,
        show_article,
        show_pair,
        show_passages,
        write_methods,
        write_report,
    )
    from framing.validation import (
        CodingSample,
        Correction,
        PoweredMean,
        agree_coders,
        code_by_spans,
        correct_mean,
        correct_outlets,
        flag_differential_error,
        join_code,
        list_sentences,
        measure_of,
        read_codes,
        read_key,
        sample_sentences,
        score_codes,
        shared_codes,
    )

# Lowest layer first: each imports those before it anyway, so that the search costs nothing.
_LAYERS = (
    *("errors", "corpus", "lexicons", "annotations", "measures"),
    *("comparison", "validation", "report", "figures", "learning", "exercises"),
)

__all__ = [
    "DEFAULT_ENGINE",
    "ENGINES",
    "AnnotationError",
    "ArticleView",
    "Classification",
    "CodingSample",
    "Comparison",
    "ComparisonError",
    "Concordance",
    "CorpusError",
    "Correction",
    "ExerciseError",
    "Feedback",
    "FramingError",
    "FramingFeatures",
    "ImportReport",
    "Lexicon",
    "LexiconError",
    "LintReport",
    "Marks",
    "MeasureError",
    "MissingExtraError",
    "NamingTable",
    "PairView",
    "PassagesView",
    "Picture",
    "PoweredMean",
    "ReportFiles",
    "ReproductionError",
    "ValidationError",
    "agree_coders",
    "annotate",
    "as_articles",
    "assign_sides",
    "check",
    "check_lexicon",
    "check_model",
    "check_planted",
    "classify_outlets",
    "code_by_spans",
    "compare_events",
    "compare_naming",
    "compare_outlets",
    "compare_sides",
    "compare_specifications",
    "compare_terms",
    "concordance",
    "correct_mean",
    "correct_outlets",
    "count_names",
    "describe_entries",
    "describe_measure",
    "describe_measures",
    "entry_precision",
    "flag_differential_error",
    "join_code",
    "leave_one_out",
    "leave_out_terms",
    "list_exercises",
    "list_sentences",
    "make_engine",
    "measure",
    "measure_attributions",
    "measure_hedges",
    "measure_loaded",
    "measure_naming",
    "measure_of",
    "measure_sides",
    "measure_sources",
    "plan_events",
    "plot_categories",
    "plot_composition",
    "plot_contrasts",
    "plot_correction",
    "plot_coverage",
    "plot_events",
    "plot_keyness",
    "plot_outlets",
    "plot_source_types",
    "plot_specifications",
    "read_codes",
    "read_corpus",
    "read_key",
    "read_lexicon",
    "read_naming",
    "sample_corpus",
    "sample_path",
    "sample_sentences",
    "save_figure",
    "score_codes",
    "shared_codes",
    "show_article",
    "show_pair",
    "show_passages",
    "tabulate_features",
    "write_lexicon",
    "write_methods",
    "write_report",
]


def __getattr__(name: str) -> object:
    """Import a public name when it is first asked for."""
    if name in __all__:
        for layer in _LAYERS:
            value = getattr(import_module(f"framing.{layer}"), name, None)
            if value is not None:
                globals()[name] = value
                return value
    msg = f"module 'framing' has no attribute {name!r}"
    raise AttributeError(msg)


def __dir__() -> list[str]:
    """List the public names, imported or not."""
    return [*__all__, "__version__"]
