"""Estimates under each policy, counted by hand."""

from __future__ import annotations

import math

import pandas as pd
import pytest

from framing.comparison import POLICY_COLUMNS, compare_duplicate_policies, compare_outlets
from framing.corpus import as_articles
from framing.grouping import find_duplicates

STORY = "The river rose over night and the lower town was cleared before noon on Monday by the army."


@pytest.fixture
def duplicates():
    """a: wire copy of the Courier; b: the same story in the Gazette; c and d: their own."""
    rows = [
        ("a", "Courier", f"ELLERY (AP) - {STORY}"),
        ("b", "Gazette", STORY),
        ("c", "Courier", "The mayor resigned on Tuesday."),
        ("d", "Gazette", "Snow is expected at the end of the week."),
    ]
    return find_duplicates(as_articles(pd.DataFrame(rows, columns=["article_id", "outlet", "text"])))


@pytest.fixture
def table():
    counts = {
        "a": ("Courier", 4, 20),
        "b": ("Gazette", 3, 20),
        "c": ("Courier", 0, 5),
        "d": ("Gazette", 1, 20),
    }
    rows = [
        (name, outlet, float("nan"), "loaded_per_1000_words", "own", count, base, 1000 * count / base)
        for name, (outlet, count, base) in counts.items()
    ]
    names = ["article_id", "outlet", "event", "measure", "voice", "count", "base", "value"]
    return pd.DataFrame(rows, columns=names)


def test_estimates_counted_by_hand(table, duplicates):
    found = compare_duplicate_policies(table, duplicates, n_resamples=100)
    assert list(found.columns) == list(POLICY_COLUMNS)
    assert found[["policy", "outlet", "estimate", "n_articles"]].values.tolist() == [
        ["keep", "Courier", 160.0, 2],  # (4 + 0) / (20 + 5)
        ["keep", "Gazette", 100.0, 2],  # (3 + 1) / (20 + 20)
        ["one-per-cluster", "Courier", 160.0, 2],  # a is on top, so it stands for b
        ["one-per-cluster", "Gazette", 50.0, 1],  # 1 / 20
        ["drop-wire", "Courier", 0.0, 1],  # 0 / 5
        ["drop-wire", "Gazette", 100.0, 2],
    ]


def test_keep_is_the_comparison_itself(table, duplicates):
    found = compare_duplicate_policies(table, duplicates, n_resamples=100, min_events=2)
    alone = compare_outlets(table, contrasts=False, n_resamples=100, min_events=2).estimates
    kept = found[found["policy"] == "keep"].drop(columns="policy").reset_index(drop=True)
    pd.testing.assert_frame_equal(kept, alone)


def test_an_outlet_that_loses_all_has_no_row(table, duplicates):
    only = table[table["article_id"] != "c"]
    found = compare_duplicate_policies(only, duplicates, n_resamples=100)
    assert found.loc[found["policy"] == "drop-wire", "outlet"].tolist() == ["Gazette"]
    assert not math.isnan(found["estimate"].iloc[0])
