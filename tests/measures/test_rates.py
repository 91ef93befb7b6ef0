"""Rows and names: scale, parts, and the division by nothing."""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing.measures import MEASURE_COLUMNS, count_bases, measure_scale, split_measure
from framing.measures.rates import measure_rows


def test_base_zero_is_nan_and_never_zero(mark_up):
    bases = count_bases(mark_up([{"text": ""}]))
    zero = np.zeros(1, dtype=np.int64)
    rows = measure_rows(bases, [("loaded_per_1000_words", "own", zero, zero)])
    assert tuple(rows.columns) == MEASURE_COLUMNS
    assert rows["base"].tolist() == [0]
    assert np.isnan(rows["value"].iloc[0])


def test_rates_are_per_thousand_words_and_shares_are_not():
    assert measure_scale("loaded_per_1000_words") == 1000
    assert measure_scale("hedges_per_1000_words[weasel]") == 1000
    assert measure_scale("side_share[per_1000_words]") == 1


def test_names_split_at_the_bracket():
    assert split_measure("stance_share[denying]") == ("stance_share", "denying")
    assert split_measure("attributed_share") == ("attributed_share", "")


def test_no_article_gives_no_row(mark_up):
    bases = count_bases(mark_up([]))
    empty = np.zeros(0, dtype=np.int64)
    assert len(measure_rows(bases, [("attributed_share", "all", empty, empty)])) == 0
    assert isinstance(bases.sentences, pd.DataFrame)
