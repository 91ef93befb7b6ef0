"""Holm, the mean of the others, events planned for, models as a check, and specifications."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from framing.annotations import annotate
from framing.comparison import (
    ALL_OTHERS,
    MODEL_COLUMNS,
    PLANNED_COLUMNS,
    SPECIFICATION_COLUMNS,
    check_model,
    compare_outlets,
    compare_specifications,
    plan_events,
)
from framing.comparison.adjusting import adjust_family
from framing.comparison.planning import _power
from framing.corpus import read_corpus
from framing.errors import ComparisonError, MeasureError
from framing.measures import measure

A, B, C = [10, 12, 15, 11, 14, 13, 12], [5, 9, 6, 8, 7, 4, 6], [9, 13, 12, 12, 10, 16, 11]


@pytest.fixture
def table(make_table):
    return make_table({"A": A, "B": B, "C": C})


def test_holm_by_hand():
    # sorted 0.01 0.02 0.03 0.5, times 4 3 2 1: 0.04 0.06 0.06 0.5, never falling
    assert adjust_family(np.array([0.5, 0.01, 0.03, 0.02]), "holm").tolist() == [0.5, 0.04, 0.06, 0.06]
    assert adjust_family(np.array([0.9, 0.6]), "holm").tolist() == [1, 1]


def test_holm_is_never_below_benjamini_and_hochberg(table):
    holm, bh = (compare_outlets(table, adjust=name) for name in ("holm", "bh"))
    assert (holm.contrasts["q"] >= bh.contrasts["q"]).all()
    assert holm.contrasts.drop(columns="q").equals(bh.contrasts.drop(columns="q"))
    assert holm.settings["family"].startswith("Holm over")
    with pytest.raises(ComparisonError, match="adjust: expected 'bh' or 'holm'"):
        compare_outlets(table, adjust="bonferroni")


def test_every_outlet_against_the_mean_of_the_others(table):
    contrasts = compare_outlets(table, reference=ALL_OTHERS).contrasts
    assert contrasts[["outlet", "outlet_b"]].values.tolist() == [[o, ALL_OTHERS] for o in "ABC"]
    # bases are all 100: mean of A minus the mean of B and C
    expected = (sum(A) - (sum(B) + sum(C)) / 2) / 700
    assert contrasts["difference"].iloc[0] == pytest.approx(expected)
    assert (contrasts["low"] < contrasts["difference"]).all()


def test_of_two_outlets_the_other_is_all_others(make_table):
    table = make_table({"A": A, "B": B})
    others, pair = compare_outlets(table, reference=ALL_OTHERS).contrasts, compare_outlets(table).contrasts
    columns = ["difference", "low", "high", "p", "n_events"]
    pd.testing.assert_series_equal(others[columns].iloc[0], pair[columns].iloc[0])


def test_others_are_those_that_cover_the_event(make_table):
    table = make_table({"A": A, "B": [*B[:6], None], "C": [None] * 6 + [20]})
    row = compare_outlets(table, reference=ALL_OTHERS).contrasts.iloc[0]
    assert row["n_events"] == 7
    assert row["difference"] == pytest.approx(sum(A) / 700 - (sum(B[:6]) + 20) / 700)


def test_the_test_against_all_others_draws_who_plays_the_part(make_table):
    # A above B, C and D on all of 8 events: by chance A is drawn for all of them once in 4^8
    apart = make_table({"A": [50] * 8, "B": [10] * 8, "C": [11] * 8, "D": [9] * 8})
    contrasts = compare_outlets(apart, reference=ALL_OTHERS).contrasts.set_index("outlet")
    assert contrasts.loc["A", "p"] == pytest.approx(1 / 2001)
    # B lies below the mean of the others, but on every event one of four is the high one
    assert contrasts.loc["B", "p"] > 0.05 and (contrasts["q"] >= contrasts["p"]).all()


def test_the_test_against_all_others_keeps_its_size(make_table):
    rng = np.random.default_rng(6)
    ps = []
    for _ in range(100):
        drawn = {name: rng.poisson(3 * rng.gamma(4, 0.25, 8)).tolist() for name in "ABCD"}
        ps += (
            compare_outlets(make_table(drawn), reference=ALL_OTHERS, n_resamples=400).contrasts["p"].tolist()
        )
    assert 0.02 < np.mean(np.array(ps) <= 0.05) < 0.08


def test_missing_events_are_counted_by_outlet(make_table):
    settings = compare_outlets(make_table({"A": A, "B": [*B[:6], None]})).settings
    assert settings["missing_events"] == {"A": 0, "B": 1} and settings["n_missing_cells"] == 1


def test_power_is_that_of_the_textbook():
    # paired t, standardised difference 0.5: 34 pairs for 0.8 (Cohen 1988, by G*Power: 34)
    assert _power(0.5, 33, 0.05) < 0.8 <= _power(0.5, 34, 0.05)
    assert _power(0.0, 20, 0.05) == pytest.approx(0.05)


def test_more_events_are_needed_for_less(table):
    result = compare_outlets(table)
    planned = plan_events(result, "attributed_share", "all")
    assert tuple(planned.columns) == PLANNED_COLUMNS
    by_pair = planned.set_index(["outlet", "outlet_b"])
    # A and C lie 0.57 of 100 apart over 7 events, A and B 6 of 100
    assert by_pair.loc[("A", "C"), "events_needed"] > 50 > 7 > by_pair.loc[("A", "B"), "events_needed"]
    half = plan_events(result, "attributed_share", "all", difference=0.02)
    less = plan_events(result, "attributed_share", "all", difference=0.01)
    assert (less["events_needed"] > half["events_needed"]).all() and (less["power"] < half["power"]).all()
    seen = plan_events(result, "attributed_share", "all", difference=float(half["detectable"].iloc[0]))
    assert seen["power"].iloc[0] == pytest.approx(0.8, abs=1e-6)


def test_planning_refuses_what_it_cannot_know(table):
    result = compare_outlets(table)
    with pytest.raises(ComparisonError, match=r"expected a contrast of 'hedge_balance' \(own\)"):
        plan_events(result, "hedge_balance", "own")
    with pytest.raises(ComparisonError, match="between 0 and 1"):
        plan_events(result, "attributed_share", "all", power=80)


@pytest.mark.parametrize("name", ["hedges_per_1000_words", "attributed_share"])
def test_the_model_finds_the_ratio_that_was_planted(make_table, name):
    rng = np.random.default_rng(3)
    event = rng.gamma(9, 1 / 9, 40)
    counts = {
        "A": rng.binomial(400, 0.2 * event / 2).tolist(),
        "B": rng.binomial(400, 0.1 * event / 2).tolist(),
    }
    checked = check_model(make_table(counts, base=400, measure=name), name, "all")
    assert tuple(checked.columns) == MODEL_COLUMNS
    row = checked.iloc[0]
    assert row["low"] < (2 if "hedges" in name else 2.11) < row["high"]
    assert row["agrees"] and row["p"] < 0.001 and row["difference_low"] > 0


def test_the_model_agrees_where_there_is_no_difference(make_table):
    row = check_model(make_table({"A": A, "B": A[::-1]}), "attributed_share", "all").iloc[0]
    assert row["low"] < 1 < row["high"] and row["agrees"]


def test_models_of_other_measures_and_few_events_are_refused(make_table):
    with pytest.raises(ComparisonError, match="found 'effective_sources', which has no model"):
        check_model(
            make_table({"A": [12] * 6, "B": [13] * 6}, 10, "effective_sources"), "effective_sources", "all"
        )
    with pytest.raises(ComparisonError, match="the model needs 6 events for 2 outlets, found 4"):
        check_model(make_table({"A": A[:4], "B": B[:4]}), "attributed_share", "all")
    with pytest.raises(ComparisonError, match="something, and not everything"):
        check_model(make_table({"A": A, "B": [0] * 7}), "attributed_share", "all")


TEXTS = {
    "Courier": "The bridge may reopen soon. Repairs cost ten million. It was a grim day.",
    "Flash": "It is a brutal, vicious mess! Drivers fled. A vicious storm hit the brutal coast.",
}


@pytest.fixture(scope="module")
def marks():
    rows = [
        {"article_id": f"{o}{e}", "outlet": o, "event": f"event {e}", "text": text + " It rained." * (e % 3)}
        for e in range(6)
        for o, text in TEXTS.items()
    ]
    rows.append({"article_id": "update", "outlet": "Flash", "event": "event 0", "text": "It rained."})
    return annotate(read_corpus(rows))


def test_every_combination_of_choices_is_there(marks):
    curve = compare_specifications(marks, "loaded_per_1000_words", "Flash", "Courier", n_resamples=200)
    assert tuple(curve.columns) == SPECIFICATION_COLUMNS
    assert len(curve) == 3 * 2 * 2 * 2 * 2
    assert not curve.duplicated(["terms", "voice", "base", "articles", "weights"]).any()
    assert curve["relative"].dropna().is_monotonic_increasing
    assert (curve["n_events"] == 6).all()
    base = curve[(curve["terms"] == "all") & (curve["voice"] == "own") & (curve["weights"] == "sums")]
    base = base.set_index(["base", "articles"])
    table = compare_outlets(
        measure(marks), ["loaded_per_1000_words"], reference="Courier", n_resamples=200
    ).contrasts.query("voice == 'own'")
    assert base.loc[("words", "all"), "difference"] == pytest.approx(table["difference"].iloc[0])
    # the update holds three words and no loaded term: without it the rate is higher
    longest = base.loc[("words", "longest per event"), "difference"]
    assert longest > base.loc[("words", "all"), "difference"]


def test_other_marks_of_the_same_articles_can_be_given(marks):
    none = replace(marks, spans=marks.spans[marks.spans["layer"] != "loaded"])
    curve = compare_specifications(
        marks,
        "loaded_per_1000_words",
        "Flash",
        "Courier",
        terms={"all": marks, "none": none},
        n_resamples=200,
    )
    assert curve[curve["terms"] == "none"]["difference"].isna().all()
    assert curve[curve["terms"] == "all"]["difference"].notna().all()


def test_unknown_choices_are_refused(marks):
    with pytest.raises(MeasureError, match="found 'attributed_share'"):
        compare_specifications(marks, "attributed_share", "Flash", "Courier")
    with pytest.raises(ComparisonError, match="outlet: expected one of"):
        compare_specifications(marks, "loaded_per_1000_words", "Flash", "Herald")
    with pytest.raises(ComparisonError, match="bases: expected one of"):
        compare_specifications(marks, "loaded_per_1000_words", "Flash", "Courier", bases=["pages"])
