"""Sources: relations in; who is quoted, named or not, and how evenly, out."""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing.annotations.marks import Marks
from framing.annotations.relations import SOURCE_TYPES
from framing.measures.bases import ALL, Bases, count_bases
from framing.measures.rates import Tally, measure_rows

ANONYMOUS_TYPES = ("anonymous", "vague")
"""Source types counted as anonymous: nobody, and no institution, can be held to the statement."""


def measure_sources(marks: Marks, bases: Bases | None = None) -> pd.DataFrame:
    """Measure which kinds of sources speak, how many are anonymous or missing, and how many there are.

    - ``source_type_share[type]`` = attributions to a source of this type / attributions with a source.
    - ``anonymous_share`` = attributions to an anonymous or vague source ("a source", "some") /
      attributions with a source. Unnamed officials ("a ministry official") are kept apart, because
      their institution answers for them; add ``source_type_share[unnamed_official]`` for the wider
      definition of the literature.
    - ``unsourced_share`` = attributions without a source ("it was claimed") / attributions.
    - ``effective_sources`` = N² / Σ nₖ² (inverse Simpson), where source k has nₖ of the N attributions
      of an article: the number of equally frequent sources that would be as diverse.
    - ``top_source_share`` = attributions to the most frequent source / N.

    Parameters
    ----------
    marks : Marks
        What ``annotate`` returns.
    bases : Bases, optional
        Counted before by ``count_bases``; counted here when left out.

    Returns
    -------
    DataFrame
        One row per article and measure (voice ``all``), with the columns ``MEASURE_COLUMNS``. An
        article without attributions (to a source) has base 0 and value NaN.

    Notes
    -----
    Literature: Sigal (1973) and Tiffen et al. (2014) on who gets quoted; Duffy and Williams (2011)
    on unnamed sources; Simpson (1949) and Hill (1973) on the effective number; Berger and Parker
    (1970) on the share of the most frequent.
    What it misses: sources that two names hide or one name joins, and voices that were asked and
    left out.

    Examples
    --------
    >>> import pandas as pd
    >>> from framing.annotations.marks import Marks
    >>> from framing.annotations.relations import RELATION_COLUMNS
    >>> from framing.annotations.spans import SPAN_COLUMNS
    >>> articles = pd.DataFrame(
    ...     [["a1", "Courier", "flood", "He said so. She agreed. He insisted."]],
    ...     columns=["article_id", "outlet", "event", "text"],
    ... )
    >>> rows = [["a1", "named_person", "neutral", key] for key in ("Orlan", "Vell", "Orlan")]
    >>> relations = pd.DataFrame(rows, columns=["article_id", "source_type", "stance", "source_key"])
    >>> marks = Marks(articles, pd.DataFrame(columns=SPAN_COLUMNS), relations)
    >>> table = measure_sources(marks).set_index("measure")
    >>> table.loc[["effective_sources", "top_source_share"], ["count", "base", "value"]].round(2)
                       count  base  value
    measure
    effective_sources      9     5   1.80
    top_source_share       2     3   0.67
    """
    bases = bases or count_bases(marks)
    relations = marks.relations
    sourced = relations[relations["source_type"].notna()]
    with_source = bases.tally(sourced["article_id"])
    every = bases.tally(relations["article_id"])
    by_type = {
        kind: bases.tally(sourced.loc[sourced["source_type"] == kind, "article_id"]) for kind in SOURCE_TYPES
    }
    anonymous = np.sum([by_type[kind] for kind in ANONYMOUS_TYPES], axis=0)
    tallies: list[Tally] = [
        *((f"source_type_share[{kind}]", ALL, by_type[kind], with_source) for kind in SOURCE_TYPES),
        ("anonymous_share", ALL, anonymous, with_source),
        ("unsourced_share", ALL, every - with_source, every),
        *_concentration(bases, relations),
    ]
    return measure_rows(bases, tallies)


def _concentration(bases: Bases, relations: pd.DataFrame) -> list[Tally]:
    """Say how evenly the attributions of each article are spread over its sources."""
    keyed = relations[relations["source_key"].notna()]
    per_source = keyed.groupby(["article_id", "source_key"], sort=False).size().reset_index(name="n")
    place, n = bases.place(per_source["article_id"]), per_source["n"].to_numpy(dtype=np.int64)
    total, squares, top = (np.zeros(len(bases.articles), dtype=np.int64) for _ in range(3))
    np.add.at(total, place, n)
    np.add.at(squares, place, n**2)
    np.maximum.at(top, place, n)
    return [("effective_sources", ALL, total**2, squares), ("top_source_share", ALL, top, total)]
