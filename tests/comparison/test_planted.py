"""Planted differences: found, missed, refused, and seen from either side."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from framing.annotations.relations import SOURCE_TYPES, STANCES
from framing.comparison import check_planted, compare_outlets
from framing.errors import ComparisonError
from framing.measures import HEDGE_TYPES, LOADED_CATEGORIES, describe_measures, split_measure

COLUMNS = ["outlet", "measure", "voice", "direction", "than"]


@pytest.fixture
def result(make_table):
    # A far above B and C in every event; B and C alike
    return compare_outlets(
        make_table(
            {"A": [60, 62, 65, 61, 64, 63], "B": [20, 24, 21, 23, 22, 20], "C": [24, 20, 22, 21, 23, 22]}
        )
    )


def plant(*rows):
    return pd.DataFrame(
        [[outlet, "attributed_share", "all", way, than] for outlet, way, than in rows], columns=COLUMNS
    )


def test_a_planted_difference_is_seen_from_both_sides(result):
    checked = check_planted(result, plant(("A", "higher", "B"), ("B", "lower", "A"), ("B", "higher", "A")))
    assert checked["shown"].tolist() == [True, True, False]
    assert checked["difference"].iloc[0] == pytest.approx(-checked["difference"].iloc[1])
    assert checked["low"].iloc[0] == pytest.approx(-checked["high"].iloc[1])


def test_all_others_takes_the_weakest_contrast(result):
    checked = check_planted(result, plant(("A", "higher", "all others"), ("B", "lower", "all others")))
    assert checked["shown"].tolist() == [True, False]
    assert checked[["n_shown", "n_contrasts"]].to_numpy().tolist() == [[2, 2], [1, 2]]
    assert checked["outlet_b"].iloc[1] == "C"


def test_a_refused_contrast_is_not_shown(make_table):
    result = compare_outlets(make_table({"A": [60, 62], "B": [20, 24]}))
    checked = check_planted(result, plant(("A", "higher", "B")))
    assert checked["shown"].tolist() == [False]
    assert checked[["difference", "low"]].isna().all().all()


def test_a_wrong_table_is_refused(result):
    with pytest.raises(ComparisonError, match="lacks the column 'than'"):
        check_planted(result, plant(("A", "higher", "B")).drop(columns="than"))
    with pytest.raises(ComparisonError, match="row 1, column 'direction'"):
        check_planted(result, plant(("A", "more", "B")))


SAMPLE = Path(__file__).parents[2] / "data" / "sample"


@pytest.fixture
def sample_plan():
    return pd.read_csv(SAMPLE / "outlets.csv")


def test_the_plan_of_the_sample_corpus_can_be_checked(sample_plan):
    outlets = set(pd.read_csv(SAMPLE / "articles.csv")["outlet"])
    assert set(sample_plan["outlet"]) == outlets
    assert set(sample_plan["than"]) <= {*outlets, "all others"}
    assert not (sample_plan["outlet"] == sample_plan["than"]).any()
    assert set(sample_plan["direction"]) == {"higher", "lower"}
    assert set(sample_plan["voice"]) <= {"own", "all"}
    assert not sample_plan.duplicated(["outlet", "measure", "voice", "than"]).any()
    assert not sample_plan.isna().any().any()


def test_every_planted_measure_is_one_of_ours(sample_plan):
    sides = set(pd.read_csv(SAMPLE / "actors.csv")["side"])
    listed = set(describe_measures()["measure"])
    parts = {*LOADED_CATEGORIES, *HEDGE_TYPES, *STANCES, *SOURCE_TYPES, *sides}
    for measure in sample_plan["measure"]:
        name, part = split_measure(measure)
        assert (f"{name}[]" if part else name) in listed, measure
        assert not part or part in parts, measure


def test_the_actors_of_the_sample_corpus_have_three_sides():
    actors = pd.read_csv(SAMPLE / "actors.csv")
    assert set(actors["side"]) == {"belmara_government", "belmara_opposition", "norvask"}
    assert not actors["pattern"].str.lower().duplicated().any()
    assert not actors.isna().any().any()
