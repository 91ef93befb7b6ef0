"""The whole table of measures: marks in, one row per article, measure and voice out."""

from __future__ import annotations

import pandas as pd

from framing.annotations.marks import Marks
from framing.measures.attributions import measure_attributions
from framing.measures.bases import count_bases
from framing.measures.hedges import measure_hedges
from framing.measures.in_context import measure_in_context
from framing.measures.loaded import measure_loaded
from framing.measures.naming import measure_naming
from framing.measures.sides import measure_sides
from framing.measures.sources import measure_sources


def measure(marks: Marks, actors: pd.DataFrame | None = None) -> pd.DataFrame:
    """Measure loaded terms, hedging, attribution, sources, sides and names of every article.

    Parameters
    ----------
    marks : Marks
        What ``annotate`` returns.
    actors : DataFrame, optional
        Columns `pattern`, `actor`, `side`: who belongs to which side of a conflict. Without it,
        sides are measured only if the column `side` of ``marks.relations`` is filled.

    Returns
    -------
    DataFrame
        Columns ``MEASURE_COLUMNS``, one row per article, measure and voice, in the order of the
        articles; `outlet` and `event` are missing where the articles have none. `value` is
        ``count / base``, times 1,000 for measures named ``..._per_1000_words``; base 0 gives NaN.
        ``describe_measures()`` says what each measure is.

    Raises
    ------
    MeasureError
        The table of actors lacks a column or holds an empty cell.

    Notes
    -----
    Formulas, bases, literature and limits stand with ``measure_loaded``, ``measure_hedges``,
    ``measure_attributions``, ``measure_sources``, ``measure_sides`` and
    ``measure_naming``.

    Examples
    --------
    >>> import pandas as pd
    >>> from framing.annotations.marks import Marks
    >>> from framing.annotations.relations import RELATION_COLUMNS
    >>> from framing.annotations.spans import SPAN_COLUMNS
    >>> articles = pd.DataFrame(
    ...     [["a1", "Courier", "flood", "The dam broke."]], columns=["article_id", "outlet", "event", "text"]
    ... )
    >>> marks = Marks(articles, pd.DataFrame(columns=SPAN_COLUMNS), pd.DataFrame(columns=RELATION_COLUMNS))
    >>> measure(marks)[["measure", "voice", "count", "base"]].head(2)
                     measure       voice  count  base
    0  loaded_per_1000_words         own      0     3
    1  loaded_per_1000_words  attributed      0     0
    """
    bases = count_bases(marks)
    parts = [
        measure_loaded(marks, bases),
        measure_hedges(marks, bases),
        measure_in_context(marks, bases),
        measure_attributions(marks, bases),
        measure_sources(marks, bases),
        measure_sides(marks, actors, bases),
        measure_naming(marks, bases),
    ]
    table = pd.concat([part for part in parts if len(part)] or parts[:1], ignore_index=True)
    order = pd.Index(bases.articles["article_id"]).get_indexer(table["article_id"]).argsort(kind="stable")
    return table.iloc[order].reset_index(drop=True)
