"""Summed from files part by part, a comparison is the one of the whole table in memory."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from framing import MeasureError, annotate, compare_outlets, compare_stored, measure, sample_corpus
from framing.comparison.stored import STORED_COLUMNS


@pytest.fixture(scope="module")
def table():
    articles = sample_corpus()
    # a few articles stand alone, as each is then an event of its own
    articles.loc[[3, 17, 40], "event"] = np.nan
    return measure(annotate(articles, engine="rules"))


@pytest.fixture(scope="module")
def stored(table, tmp_path_factory):
    """Store the measures of 60 articles in parts of 7."""
    folder = tmp_path_factory.mktemp("run") / "measures"
    folder.mkdir()
    ids = table["article_id"].unique()
    for number, start in enumerate(range(0, len(ids), 7)):
        part = table[table["article_id"].isin(ids[start : start + 7])]
        part[list(STORED_COLUMNS)].to_parquet(folder / f"part-{number:05d}.parquet", index=False)
    return folder.parent


@pytest.mark.parametrize(
    "settings",
    [
        {"n_resamples": 200},
        {"n_resamples": 200, "measures": ["stance_share[]", "hedges_per_1000_words"], "weights": "events"},
        {"n_resamples": 200, "contrasts": False, "measures": ["attributed_share"]},
    ],
)
def test_every_number_is_that_of_the_table_in_memory(settings, table, stored):
    whole, summed = compare_outlets(table, **settings), compare_stored(stored, **settings)
    pd.testing.assert_frame_equal(summed.estimates, whole.estimates, check_exact=True)
    pd.testing.assert_frame_equal(summed.contrasts, whole.contrasts, check_exact=True)
    pd.testing.assert_frame_equal(summed.refused, whole.refused)
    assert summed.settings == whole.settings


def test_sums_are_the_same_when_they_are_made_often(table, stored, monkeypatch):
    monkeypatch.setattr("framing.comparison.stored._HELD", 10)
    settings = {"n_resamples": 100, "measures": ["loaded_per_1000_words"]}
    summed = compare_stored(stored, **settings)
    pd.testing.assert_frame_equal(summed.estimates, compare_outlets(table, **settings).estimates)


def test_what_is_not_there_is_refused(stored, tmp_path):
    with pytest.raises(MeasureError, match="expected Parquet files of measures"):
        compare_stored(tmp_path)
    with pytest.raises(MeasureError, match="expected 'lodaed'"):
        compare_stored(stored, ["lodaed"])
    pd.DataFrame({"article_id": ["a"]}).to_parquet(tmp_path / "a.parquet")
    with pytest.raises(MeasureError, match=r"a\.parquet"):
        compare_stored(tmp_path)
