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
    from framing.annotations import DEFAULT_ENGINE, ENGINES, Marks, PeopleEngine, annotate, make_engine
    from framing.comparison import (
        Comparison,
        check_model,
        check_planted,
        compare_duplicate_policies,
        compare_events,
        compare_naming,
        compare_outlets,
        compare_sides,
        compare_specifications,
        compare_stored,
        compare_terms,
        leave_one_out,
        leave_out_terms,
        plan_events,
    )
    from framing.corpus import (
        Fetched,
        ImportReport,
        as_articles,
        fetch_corpus,
        list_research_corpora,
        read_corpus,
        read_research_annotations,
        read_research_corpus,
        sample_corpus,
        sample_path,
    )
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
        RunError,
        ValidationError,
    )
    from framing.exchange import Rehydrated, read_annotations, rehydrate, share, write_annotations
    from framing.exercises import Feedback, check, list_exercises
    from framing.figures import (
        Picture,
        plot_article,
        plot_beside,
        plot_categories,
        plot_composition,
        plot_contrasts,
        plot_correction,
        plot_coverage,
        plot_events,
        plot_keyness,
        plot_outlets,
        plot_paired,
        plot_source_types,
        plot_specifications,
        plot_voices,
        save_figure,
    )
    from framing.grouping import (
        Duplicates,
        Events,
        OutletTable,
        apply_duplicate_policy,
        apply_events,
        find_duplicates,
        flag_wire,
        group_events,
        map_outlets,
        read_events,
        read_outlets,
    )
    from framing.importing import BatchReport, import_articles
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
        split_voices,
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
        term_concordance,
        write_methods,
        write_report,
    )
    from framing.scale import PART_SIZE, RunSummary, run_corpus
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
    *("errors", "corpus", "importing", "grouping", "lexicons", "annotations", "exchange", "measures"),
    *("comparison", "scale", "validation", "report", "figures", "learning", "exercises"),
)

__all__ = [
    "DEFAULT_ENGINE",
    "ENGINES",
    "PART_SIZE",
    "AnnotationError",
    "ArticleView",
    "BatchReport",
    "Classification",
    "CodingSample",
    "Comparison",
    "ComparisonError",
    "Concordance",
    "CorpusError",
    "Correction",
    "Duplicates",
    "Events",
    "ExerciseError",
    "Feedback",
    "Fetched",
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
    "OutletTable",
    "PairView",
    "PassagesView",
    "PeopleEngine",
    "Picture",
    "PoweredMean",
    "Rehydrated",
    "ReportFiles",
    "ReproductionError",
    "RunError",
    "RunSummary",
    "ValidationError",
    "agree_coders",
    "annotate",
    "apply_duplicate_policy",
    "apply_events",
    "as_articles",
    "assign_sides",
    "check",
    "check_lexicon",
    "check_model",
    "check_planted",
    "classify_outlets",
    "code_by_spans",
    "compare_duplicate_policies",
    "compare_events",
    "compare_naming",
    "compare_outlets",
    "compare_sides",
    "compare_specifications",
    "compare_stored",
    "compare_terms",
    "concordance",
    "correct_mean",
    "correct_outlets",
    "count_names",
    "describe_entries",
    "describe_measure",
    "describe_measures",
    "entry_precision",
    "fetch_corpus",
    "find_duplicates",
    "flag_differential_error",
    "flag_wire",
    "group_events",
    "import_articles",
    "join_code",
    "leave_one_out",
    "leave_out_terms",
    "list_exercises",
    "list_research_corpora",
    "list_sentences",
    "make_engine",
    "map_outlets",
    "measure",
    "measure_attributions",
    "measure_hedges",
    "measure_loaded",
    "measure_naming",
    "measure_of",
    "measure_sides",
    "measure_sources",
    "plan_events",
    "plot_article",
    "plot_beside",
    "plot_categories",
    "plot_composition",
    "plot_contrasts",
    "plot_correction",
    "plot_coverage",
    "plot_events",
    "plot_keyness",
    "plot_outlets",
    "plot_paired",
    "plot_source_types",
    "plot_specifications",
    "plot_voices",
    "read_annotations",
    "read_codes",
    "read_corpus",
    "read_events",
    "read_key",
    "read_lexicon",
    "read_naming",
    "read_outlets",
    "read_research_annotations",
    "read_research_corpus",
    "rehydrate",
    "run_corpus",
    "sample_corpus",
    "sample_path",
    "sample_sentences",
    "save_figure",
    "score_codes",
    "share",
    "shared_codes",
    "show_article",
    "show_pair",
    "show_passages",
    "split_voices",
    "tabulate_features",
    "term_concordance",
    "write_annotations",
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
