"""Which term carries a contrast: the difference again without one lexicon entry."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pandas as pd

from framing.annotations.marks import Marks
from framing.comparison.cells import Cells, sum_cells
from framing.comparison.influence import eligible_pairs, influence_table, one_measure
from framing.errors import MeasureError
from framing.measures import count_bases, in_voice, measure_hedges, measure_loaded, split_measure

_TERM_MEASURES = {
    "loaded_per_1000_words": (measure_loaded, ("loaded",)),
    "loaded_own_share": (measure_loaded, ("loaded",)),
    "hedges_per_1000_words": (measure_hedges, ("hedge",)),
    "boosters_per_1000_words": (measure_hedges, ("booster",)),
    "hedged_sentence_share": (measure_hedges, ("hedge",)),
    "hedge_balance": (measure_hedges, ("hedge", "booster")),
}


def leave_out_terms(
    marks: Marks,
    measure: str,
    voice: str,
    *,
    top: int = 25,
    min_events: int = 6,
    reference: str | None = None,
    weights: str = "sums",
) -> pd.DataFrame:
    """Contrast outlets again without each of the most frequent terms in turn.

    Parameters
    ----------
    marks : Marks
        What ``annotate`` returns; the articles are measured again without the spans of the entry.
    measure, voice : str
        A measure of loaded terms, hedges or boosters, its part in brackets included.
    top : int
        How many entries, the most frequent ones in the voice first.
    min_events, reference, weights
        As for ``compare_outlets``.

    Returns
    -------
    DataFrame
        As from ``leave_one_out``; `left_out` is the lexicon entry.

    Raises
    ------
    MeasureError
        The measure does not count lexicon entries.
    ComparisonError
        `reference` is unknown.

    Examples
    --------
    >>> leave_out_terms(None, "attributed_share", "all")
    Traceback (most recent call last):
    ...
    framing.errors.MeasureError: measure: expected one that counts lexicon entries (...), found ...
    """
    name, part = split_measure(measure)
    if name not in _TERM_MEASURES:
        known = ", ".join(_TERM_MEASURES)
        msg = f"measure: expected one that counts lexicon entries ({known}), found {measure!r}"
        raise MeasureError(msg)
    make, layers = _TERM_MEASURES[name]
    bases = count_bases(marks)
    cells = next(sum_cells(one_measure(make(marks, bases), measure, voice)))
    pairs = eligible_pairs(cells, reference, min_events)
    spans = marks.spans
    counted = spans["layer"].isin(layers) & (spans["label"].eq(part) if part else True)
    counted &= in_voice(spans, voice)
    # ties go by name, so that the order of the articles changes nothing
    frequent = (
        spans.loc[counted, "entry"]
        .dropna()
        .value_counts()
        .sort_index()
        .sort_values(ascending=False, kind="stable")
    )

    def without() -> Iterator[tuple[str, Cells]]:
        for entry in frequent.index[:top]:
            rest = replace(marks, spans=spans[~(spans["layer"].isin(layers) & spans["entry"].eq(entry))])
            table = make(rest, bases)
            if not table["measure"].eq(measure).any():
                # the only entry of a category of the user's own: nothing of it is left
                yield entry, replace(cells, count=np.zeros_like(cells.count))
            else:
                yield entry, next(sum_cells(one_measure(table, measure, voice)))

    return influence_table(cells, pairs, without(), weights)
