"""Asymmetries between two sides, by hand and by what must not change them."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from framing import annotate, compare_sides, measure, sample_corpus, sample_path
from framing.errors import ComparisonError


def table_of(counts: dict[str, list[int]], base: int = 4, outlet: str = "Flash") -> pd.DataFrame:
    rows = [
        (f"{outlet}{n}", outlet, f"e{n}", f"distancing_share[{side}]", "all", count, base)
        for side, values in counts.items()
        for n, count in enumerate(values)
    ]
    columns = ["article_id", "outlet", "event", "measure", "voice", "count", "base"]
    return pd.DataFrame(rows, columns=columns).assign(
        value=lambda t: t["count"] / t["base"].where(t["base"] > 0)
    )


NORTH, SOUTH = [0, 1, 0, 1, 0, 2, 1], [2, 2, 3, 1, 2, 3, 2]


def test_the_difference_is_that_of_two_ratios_of_sums():
    # south 15/28, north 5/28: 10/28
    row = compare_sides(table_of({"north": NORTH, "south": SOUTH}), "south", "north").iloc[0]
    assert np.isclose(row["difference"], 10 / 28)
    assert (row["base"], row["base_b"], row["n_events"]) == (28, 28, 7)
    assert 0 < row["low"] < 10 / 28 < row["high"]


def test_an_interval_of_shares_stays_between_its_bounds():
    # south 6/7, north 0/7: 6/7 = 0.857; plain, 0.857 +- t(6) x sqrt(7/6) x sqrt(6/49/7) = 0.857 +- 0.350
    row = compare_sides(table_of({"north": [0] * 7, "south": [1] * 6 + [0]}, 1), "south", "north").iloc[0]
    assert np.isclose(row["difference"], 6 / 7)
    # on Fisher's scale artanh(6/7) = ln(13)/2 = 1.282, half-width 0.350 / (1 - 36/49) = 1.319:
    # tanh(-0.037) = -0.037 to tanh(2.601) = 0.989; the sd of 2,000 resamples is within 5 % of its limit
    assert np.allclose([row["low"], row["high"]], [-0.037, 0.989], atol=0.06)
    assert np.isclose((np.arctanh(row["low"]) + np.arctanh(row["high"])) / 2, np.log(13) / 2)


@pytest.mark.parametrize(("north", "south", "difference"), [([0] * 7, [1] * 7, 1), ([0] * 7, [0] * 7, 0)])
def test_where_every_event_says_the_same_there_is_no_interval(north, south, difference):
    row = compare_sides(table_of({"north": north, "south": south}, 1), "south", "north").iloc[0]
    assert row["difference"] == difference
    assert np.isnan([row["low"], row["high"]]).all()


def test_swapping_the_sides_turns_the_sign():
    table = table_of({"north": NORTH, "south": SOUTH})
    one, other = (compare_sides(table, *pair).iloc[0] for pair in (("south", "north"), ("north", "south")))
    assert np.allclose(
        [one["difference"], one["low"], one["high"]], [-other["difference"], -other["high"], -other["low"]]
    )


def test_the_order_of_articles_does_not_matter():
    table = table_of({"north": NORTH, "south": SOUTH})
    turned = table.iloc[::-1].reset_index(drop=True)
    pd.testing.assert_frame_equal(
        compare_sides(table, "north", "south"), compare_sides(turned, "north", "south")
    )


def test_few_events_give_no_interval_and_no_base_no_difference():
    few = compare_sides(table_of({"north": [1, 0], "south": [2, 2]}), "south", "north").iloc[0]
    assert np.isclose(few["difference"], 3 / 8) and np.isnan(few["low"])
    none = table_of({"north": [0] * 6, "south": SOUTH[:6]})
    none.loc[none["measure"].str.contains("north"), ["base", "value"]] = [0, np.nan]
    row = compare_sides(none, "south", "north").iloc[0]
    assert np.isnan(row["difference"]) and row["base_b"] == 0


def test_an_unknown_side_is_refused():
    table = table_of({"north": NORTH, "south": SOUTH}).assign(
        measure=lambda t: t["measure"].str.replace("distancing", "side")
    )
    with pytest.raises(
        ComparisonError, match=r"expected two of \['north', 'south'\], found 'north' and 'west'"
    ):
        compare_sides(table, "north", "west")


def test_the_sample_has_all_three_measures_for_every_outlet():
    actors = pd.read_csv(sample_path("actors.csv"))
    table = measure(annotate(sample_corpus()), actors)
    found = compare_sides(table, "norvask", "belmara_government", n_resamples=200)
    assert found["measure"].value_counts().to_dict() == {
        "side_share": 5, "distancing_share": 5, "side_hedges_per_1000_words": 5
    }  # fmt: skip
    # the state agency was written to say "claims" of Norvask and "says" of the government
    agency = found[found["outlet"].eq("Belmara Press Service") & found["measure"].eq("distancing_share")]
    assert agency["low"].item() > 0
