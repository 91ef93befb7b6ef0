"""Estimates and contrasts, counted by hand, and what must not change them."""

from __future__ import annotations

import itertools

import numpy as np
import pandas as pd
import pytest

from framing.comparison import CONTRAST_COLUMNS, ESTIMATE_COLUMNS, REFUSED_COLUMNS, compare_outlets
from framing.errors import ComparisonError

A = [10, 12, 15, 11, 14, 13]
B = [5, 9, 6, 8, 7, 4]
C = [9, 13, 12, 12, 10, 16]


@pytest.fixture
def table(make_table):
    return make_table({"A": A, "B": B, "C": C})


def test_columns(table):
    result = compare_outlets(table)
    assert tuple(result.estimates.columns) == ESTIMATE_COLUMNS
    assert tuple(result.contrasts.columns) == CONTRAST_COLUMNS
    assert tuple(result.refused.columns) == REFUSED_COLUMNS
    assert repr(result) == "<Comparison of 3 outlets over 6 events: 3 contrasts, 0 refused>"


def test_estimates_are_ratios_of_sums(make_table):
    # A: (10 + 30) of (100 + 1000) words, not the mean of 100 and 30 per 1,000
    table = make_table(
        {"A": [10, 30], "B": [1, 1]}, base={"A": [100, 1000], "B": [10, 10]}, measure="hedges_per_1000_words"
    )
    row = compare_outlets(table, min_events=2).estimates.iloc[0]
    assert row["estimate"] == pytest.approx(1000 * 40 / 1100)
    assert (row["count"], row["base"], row["n_articles"], row["n_events"]) == (40, 1100, 2, 2)


def test_events_can_weigh_equally(make_table):
    table = make_table(
        {"A": [10, 30], "B": [1, 1]}, base={"A": [100, 1000], "B": [10, 10]}, measure="hedges_per_1000_words"
    )
    result = compare_outlets(table, min_events=2, weights="events")
    row = result.estimates.iloc[0]
    assert row["estimate"] == pytest.approx((100 + 30) / 2)
    assert (row["count"], row["base"]) == (40, 1100)
    assert result.contrasts["difference"].iloc[0] == pytest.approx(65 - 100)


def test_contrasts_take_shared_events_only(make_table):
    # A and B share events 1 and 2: (20 + 30) / 200 - (40 + 20) / 200 = -0.05
    table = make_table({"A": [90, 20, 30, None], "B": [None, 40, 20, 1]})
    row = compare_outlets(table, min_events=2).contrasts.iloc[0]
    assert row["difference"] == pytest.approx(-0.05)
    assert row["n_events"] == 2


def test_an_event_without_a_base_is_not_shared(make_table):
    counts = {"A": [1, 2, 3], "B": [1, 0, 2]}
    table = make_table(counts, base={"A": [10, 10, 10], "B": [10, 0, 10]})
    assert compare_outlets(table, min_events=2).contrasts["n_events"].tolist() == [2]


def test_p_goes_through_all_swaps(make_table):
    # B above A in every event, equal bases: only the observed order and its mirror are as far apart
    contrasts = compare_outlets(make_table({"A": B, "B": [b + 1 for b in B]})).contrasts
    assert contrasts["p"].tolist() == [2 / 2**6]


def test_p_equals_a_count_by_brute_force(make_table):
    base = {"A": [100, 80, 120, 90, 100, 70], "B": [60, 100, 110, 100, 95, 130]}
    contrasts = compare_outlets(make_table({"A": A, "B": C}, base=base)).contrasts
    observed = abs(sum(A) / sum(base["A"]) - sum(C) / sum(base["B"]))
    reached = 0
    cells = [list(zip(counts, base[name], strict=True)) for name, counts in (("A", A), ("B", C))]
    for swaps in itertools.product([0, 1], repeat=6):
        left = [cells[swap][event] for event, swap in enumerate(swaps)]
        right = [cells[1 - swap][event] for event, swap in enumerate(swaps)]
        ratios = [sum(c for c, _ in side) / sum(b for _, b in side) for side in (left, right)]
        reached += abs(ratios[0] - ratios[1]) >= observed - 1e-12
    assert contrasts["p"].iloc[0] == pytest.approx(reached / 64)


def test_many_events_are_tested_by_a_sample_that_never_gives_zero(make_table):
    low = [5, 6, 7, 8] * 5
    contrasts = compare_outlets(make_table({"A": low, "B": [c + 20 for c in low]}), n_resamples=999).contrasts
    assert contrasts["p"].tolist() == [1 / 1000]


def test_q_is_corrected_over_the_pairs_of_one_measure(table, make_table):
    both = pd.concat([table, make_table({"A": A, "B": B}, measure="hedge_balance")])
    contrasts = compare_outlets(both).contrasts
    shares = contrasts[contrasts["measure"] == "attributed_share"]
    ordered = np.sort(shares["p"])
    expected = [min(ordered[j] * 3 / (j + 1) for j in range(i, 3)) for i in range(3)]
    assert np.sort(shares["q"]).tolist() == pytest.approx([min(q, 1) for q in expected])
    other = contrasts[contrasts["measure"] == "hedge_balance"]
    assert other["q"].tolist() == other["p"].tolist()


def test_swapping_the_outlets_turns_the_sign(make_table):
    one = compare_outlets(make_table({"A": A, "B": B})).contrasts.iloc[0]
    other = compare_outlets(make_table({"A": B, "B": A})).contrasts.iloc[0]
    assert other["difference"] == pytest.approx(-one["difference"])
    assert (other["low"], other["high"]) == pytest.approx((-one["high"], -one["low"]))
    assert (other["p"], other["q"]) == (one["p"], one["q"])


def test_the_order_of_rows_does_not_matter(table):
    one, other = compare_outlets(table), compare_outlets(table.sample(frac=1, random_state=2))
    pd.testing.assert_frame_equal(one.estimates, other.estimates)
    pd.testing.assert_frame_equal(one.contrasts, other.contrasts)


def test_another_outlet_changes_no_contrast_but_q(table, make_table):
    fewer = compare_outlets(make_table({"A": A, "B": B})).contrasts
    more = compare_outlets(table).contrasts.query("outlet == 'A' and outlet_b == 'B'").reset_index(drop=True)
    pd.testing.assert_frame_equal(fewer.drop(columns="q"), more.drop(columns="q"))


def test_equal_measures_get_equal_intervals(make_table):
    parts = [make_table({"A": A, "B": B}, measure=f"stance_share[{part}]") for part in ("neutral", "denying")]
    result = compare_outlets(pd.concat(parts))
    first, second = result.contrasts[["difference", "low", "high", "p"]].to_numpy()
    np.testing.assert_array_equal(first, second)


def test_a_reference_is_set_against_every_other(table):
    contrasts = compare_outlets(table, reference="B").contrasts
    assert contrasts[["outlet", "outlet_b"]].to_numpy().tolist() == [["A", "B"], ["C", "B"]]
    assert contrasts["difference"].iloc[0] == pytest.approx((sum(A) - sum(B)) / 600)


def test_too_few_shared_events_are_refused_with_a_reason(make_table):
    table = make_table(
        {"A": A, "B": B, "C": [1, 2, None, None, None, None], "D": [None] * 6 + [3]},
        base={"A": [100] * 6, "B": [100] * 6, "C": [100] * 6, "D": [100] * 7},
    )
    result = compare_outlets(table)
    assert len(result.contrasts) == 1
    reasons = result.refused.set_index(["outlet", "outlet_b"])["reason"]
    assert reasons["A", "C"] == "2 shared events, 6 needed"
    assert reasons["A", "D"] == "no shared event"
    assert len(reasons) == 5
    note = result.estimates.set_index("outlet")["note"]
    assert note["A"] == ""
    assert note["C"] == "2 events; an interval needs 6"
    assert note["D"] == "1 event; an interval needs 6"


def test_a_pair_with_nothing_counted_is_refused(make_table):
    result = compare_outlets(make_table({"A": [0] * 6, "B": [0] * 6, "C": C}))
    assert result.refused[["outlet", "outlet_b"]].to_numpy().tolist() == [["A", "B"]]
    assert result.refused["reason"].tolist() == ["nothing counted in either outlet"]


def test_one_outlet_is_no_comparison(make_table):
    with pytest.raises(ComparisonError, match="only one outlet, 'A': a comparison needs two outlets"):
        compare_outlets(make_table({"A": A}))
    alone = compare_outlets(make_table({"A": A}), contrasts=False)
    assert len(alone.estimates) == 1
    assert len(alone.contrasts) == 0


def test_no_shared_event_is_no_comparison(make_table):
    table = make_table({"A": [1, 2, None, None], "B": [None, None, 3, 4]})
    with pytest.raises(ComparisonError, match="no event is covered by two outlets"):
        compare_outlets(table)
    standing_alone = make_table({"A": A, "B": B}).assign(event=np.nan)
    with pytest.raises(ComparisonError, match="same name in the column 'event'"):
        compare_outlets(standing_alone)


def test_articles_without_event_are_clusters_of_their_own(make_table):
    table = make_table({"A": A, "B": B})
    alone = compare_outlets(table.assign(event=np.nan), contrasts=False)
    paired = compare_outlets(table, contrasts=False)
    columns = ["estimate", "low", "high", "n_events"]
    pd.testing.assert_frame_equal(alone.estimates[columns], paired.estimates[columns])
    assert alone.settings["n_articles_without_event"] == 12


def test_settings_say_what_was_done(make_table):
    result = compare_outlets(make_table({"A": A, "B": [*B[:5], None]}), min_events=5, seed=7)
    settings = result.settings
    assert (settings["seed"], settings["min_events"], settings["n_resamples"]) == (7, 5, 2000)
    assert settings["outlets"] == ["A", "B"]
    assert (settings["n_events"], settings["n_articles"], settings["n_missing_cells"]) == (6, 11, 1)


@pytest.mark.parametrize(
    ("setting", "value"),
    [("n_resamples", 10), ("confidence", 95), ("min_events", 1), ("weights", "words"), ("reference", "Z")],
)
def test_settings_out_of_range_are_refused(table, setting, value):
    with pytest.raises(ComparisonError, match=f"{setting}: expected"):
        compare_outlets(table, **{setting: value})


def test_an_unshared_outlet_of_numbers_as_names(make_table):
    table = make_table({"A": A, "B": B}).replace({"outlet": {"A": "10", "B": "9"}})
    assert compare_outlets(table).settings["outlets"] == ["10", "9"]
