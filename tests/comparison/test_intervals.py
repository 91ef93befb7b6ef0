"""Intervals: their scale, their range, and their coverage in a small simulation."""

from __future__ import annotations

import numpy as np
import pytest

from framing.comparison import compare_outlets
from framing.comparison.cells import sum_cells
from framing.comparison.intervals import BALANCE, LOG, LOG_ODDS, PLAIN, interval_scale, spread_factor


@pytest.mark.parametrize(
    ("measure", "counts", "scale"),
    [
        ("loaded_per_1000_words[emotive]", [1, 2], LOG),
        ("source_type_share[media]", [1, 2], LOG_ODDS),
        ("effective_sources", [9, 16], PLAIN),
        ("hedge_balance", [-3, 2], BALANCE),
        ("hedge_balance", [-9, 2], PLAIN),
        ("tone_per_1000_words", [-3, 2], PLAIN),
    ],
)
def test_scale_follows_the_name_unless_the_numbers_forbid_it(make_table, measure, counts, scale):
    cells = next(sum_cells(make_table({"A": counts}, base=5, measure=measure)))
    assert interval_scale(cells) == scale


def test_spread_factor_for_six_events():
    # Student's t with 5 degrees of freedom at 0.975 is 2.571; sqrt(6 / 5) is 1.095
    assert spread_factor(6, 0.95) == pytest.approx(2.5706 * 1.0954, abs=1e-3)


def test_bootstrap_spread_agrees_with_the_linearised_standard_error(make_table):
    rng = np.random.default_rng(4)
    count, base = rng.poisson(9, 60), rng.integers(150, 400, 60)
    result = compare_outlets(
        make_table({"A": count.tolist()}, base={"A": base.tolist()}, measure="balance"), contrasts=False
    )
    ratio = count.sum() / base.sum()
    error = np.sqrt(60 / 59 * ((count - ratio * base) ** 2).sum()) / base.sum()
    row = result.estimates.iloc[0]
    assert (row["high"] - row["low"]) / 2 == pytest.approx(spread_factor(60, 0.95) * error, rel=0.06)


def test_intervals_stay_in_the_range_of_the_measure(make_table):
    counts = {"A": [0, 0, 0, 0, 0, 1], "B": [9, 10, 10, 10, 10, 10]}
    shares = compare_outlets(make_table(counts, base=10)).estimates
    assert shares["low"].gt(0).all()
    assert shares["high"].lt(1).all()
    assert (shares["low"] < shares["estimate"]).all()
    assert (shares["estimate"] < shares["high"]).all()


def test_nothing_counted_gives_no_interval_and_says_so(make_table):
    estimates = compare_outlets(make_table({"A": [0] * 6, "B": [10] * 6}, base=10)).estimates
    assert estimates["note"].tolist() == ["nothing counted: no interval", "all counted: no interval"]
    assert estimates[["low", "high"]].isna().all().all()
    assert estimates["estimate"].tolist() == [0.0, 1.0]


def test_nineteen_of_twenty_intervals_hold_the_truth(make_table):
    # 400 outlets with the same true rate of 12 per 1,000 words over 10 events, over-dispersed
    rng = np.random.default_rng(11)
    words = rng.integers(150, 400, (400, 10))
    counts = rng.poisson(words * 0.012 * rng.gamma(6.25, 0.16, words.shape))
    table = make_table(
        {f"outlet {i:03}": row.tolist() for i, row in enumerate(counts)},
        base={f"outlet {i:03}": row.tolist() for i, row in enumerate(words)},
        measure="loaded_per_1000_words",
    )
    estimates = compare_outlets(table, contrasts=False, n_resamples=500).estimates
    holds = (estimates["low"] <= 12) & (estimates["high"] >= 12)
    assert 0.92 <= holds.mean() <= 0.98


def test_a_balance_stays_between_minus_one_and_one(make_table):
    counts = {"A": [10, 10, 10, 10, 8, 10], "B": [-10, -10, -8, -10, -10, -10], "C": [10] * 6}
    table = compare_outlets(make_table(counts, base=10, measure="hedge_balance")).estimates
    a, b, c = table.itertuples(index=False)
    assert -1 < a.low < a.estimate < a.high < 1
    # hedges alone turned into boosters alone
    assert (b.low, b.high) == pytest.approx((-a.high, -a.low), abs=0.05)
    assert np.isnan(c.low) and c.note == "one side alone counted: no interval"
