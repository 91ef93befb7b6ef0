"""Coefficients against hand counts and against figures of other packages.

The figures of krippendorff 0.9.0 (GPL) and irrCAC 0.4.4 were computed once, in an environment of their
own: ``krippendorff.alpha(reliability_data=RATINGS, level_of_measurement=level)`` and
``irrCAC.raw.CAC(pandas.DataFrame(RATINGS.T)).gwet()["est"]["coefficient_value"]`` (five digits).
"""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from framing.errors import ValidationError
from framing.validation import agree_coders
from framing.validation.agreement import explain_alpha
from framing.validation.coefficients import (
    gwet_ac1,
    krippendorff_alpha,
    percent_agreement,
    resampled_coefficients,
)

NAN = np.nan
# The example of Krippendorff (2011) with missing ratings.
RATINGS = np.array(
    [
        [NAN, NAN, NAN, NAN, NAN, 3, 4, 1, 2, 1, 1, 3, 3, NAN, 3],
        [1, NAN, 2, 1, 3, 3, 4, 3, NAN, NAN, NAN, NAN, NAN, NAN, NAN],
        [NAN, NAN, 2, 1, 3, 4, 4, NAN, 2, 1, 1, 3, 3, NAN, 4],
    ]
)
ALPHAS = {
    "nominal": 0.691358024691358,
    "ordinal": 0.8067214199413153,
    "interval": 0.8108448928121059,
    "ratio": 0.8089436707842471,
}
# 100 units, two coders: 90 both no, 2 both yes, 4 + 4 apart.
RARE = np.array([[0] * 90 + [1] * 2 + [0] * 4 + [1] * 4, [0] * 90 + [1] * 2 + [1] * 4 + [0] * 4])


@pytest.mark.parametrize(("level", "expected"), ALPHAS.items())
def test_alpha_is_that_of_krippendorff_s_own_example(level, expected):
    assert krippendorff_alpha(RATINGS, level) == pytest.approx(expected, abs=1e-12)


def test_rare_answers_give_the_figures_of_the_other_packages():
    assert krippendorff_alpha(RARE) == pytest.approx(0.2943262411347517, abs=1e-12)
    assert gwet_ac1(RARE) == pytest.approx(0.90983, abs=5e-6)
    assert percent_agreement(RARE) == pytest.approx(0.92)


def test_by_hand():
    # Four units: 00, 00, 11, 10. Agreement 3/4. Values given: five 0 and three 1 of 8.
    # Alpha: observed 2/8 = 1/4, expected 2·5·3/(8·7) = 30/56; 1 − (1/4)/(30/56) = 0.5333.
    # AC1: chance 2·(5/8)(3/8) = 30/64; (3/4 − 30/64)/(1 − 30/64) = 0.5294.
    two = np.array([[0, 0, 1, 1], [0, 0, 1, 0]])
    assert percent_agreement(two) == 0.75
    assert krippendorff_alpha(two) == pytest.approx(1 - (1 / 4) / (30 / 56))
    assert gwet_ac1(two) == pytest.approx((3 / 4 - 30 / 64) / (1 - 30 / 64))


def test_full_agreement_is_one_and_one_answer_alone_is_not_defined():
    assert krippendorff_alpha(np.array([[0, 1], [0, 1]])) == gwet_ac1(np.array([[0, 1], [0, 1]])) == 1
    assert np.isnan(krippendorff_alpha(np.zeros((2, 5)))) and np.isnan(gwet_ac1(np.zeros((2, 5))))


def test_the_order_of_coders_and_units_changes_nothing():
    turned = RATINGS[::-1, ::-1]
    for level in ALPHAS:
        assert krippendorff_alpha(turned, level) == pytest.approx(krippendorff_alpha(RATINGS, level))


def test_an_unknown_level_is_refused():
    with pytest.raises(ValidationError, match="level: expected one of nominal"):
        krippendorff_alpha(RATINGS, "cardinal")


def test_resamples_are_the_coefficients_of_resampled_units():
    drawn = resampled_coefficients(RARE.astype(float), 50, 3)
    rng = np.random.default_rng([3, 100])
    weights = rng.multinomial(100, np.full(100, 0.01), size=50)
    again = np.repeat(RARE, weights[7], axis=1)
    assert drawn["alpha"][7] == pytest.approx(krippendorff_alpha(again))
    assert drawn["AC1"][7] == pytest.approx(gwet_ac1(again))
    assert drawn["percent"][7] == pytest.approx(percent_agreement(again))


def test_the_table_holds_every_coefficient_with_its_interval_and_explains_the_paradox(make_codings):
    table = agree_coders(make_codings(anna=RARE[0], ben=RARE[1])).set_index("coefficient")
    assert table.index.tolist() == ["percent", "alpha", "AC1", "alpha_count", "prevalence"]
    assert table.loc["prevalence", "value"] == pytest.approx(0.06)
    assert (table["low"] < table["value"]).all() and (table["value"] < table["high"]).all()
    assert table.loc["alpha", "note"].startswith("high-prevalence paradox: coders agree on 92%, but 94%")
    assert (table["n_units"] == 100).all() and (table["n_coders"] == 2).all()


def test_alpha_of_counts_takes_two_for_nearer_to_one_than_to_none(make_codings):
    near = agree_coders(make_codings(a=[0, 2, 4, 1], b=[0, 2, 3, 1])).set_index("coefficient")["value"]
    far = agree_coders(make_codings(a=[0, 2, 4, 1], b=[0, 2, 1, 1])).set_index("coefficient")["value"]
    assert near["alpha"] == far["alpha"] == 1
    assert 0 < far["alpha_count"] < near["alpha_count"] < 1


def test_units_that_one_coder_left_out_do_not_count(make_codings):
    table = agree_coders(make_codings(a=[0, 1, 1, None], b=[0, 1, None, 1]))
    assert table["n_units"].unique().tolist() == [2]


def test_codings_that_cannot_be_compared_are_refused(make_codings):
    with pytest.raises(ValidationError, match="two coders or more, found 1"):
        agree_coders(make_codings(a=[0, 1]))
    with pytest.raises(ValidationError, match="units that two coders coded, found none"):
        agree_coders(make_codings(a=[0, None], b=[None, 1]))
    with pytest.raises(ValidationError, match="found 'u0' of 'a' again"):
        agree_coders(pd.concat([make_codings(a=[0], b=[1])] * 2))


def test_a_low_alpha_of_a_common_answer_is_no_paradox():
    assert explain_alpha(0.7, 0.4, 0.42, 0.4) == ""
    assert explain_alpha(1.0, NAN, NAN, 0.0).startswith("not defined")


def test_a_unit_counts_once_however_many_rated_it():
    # Unit 1: three ratings, all equal: 1. Unit 2: two ratings, unequal: 0. Percent: 1/2.
    # Shares of the values: (1, 0) and (1/2, 1/2), mean (3/4, 1/4); chance 2 x 3/16 = .375;
    # AC1 = (.5 - .375) / (1 - .375) = .2
    ratings = np.array([[0, 0], [0, 1], [0, np.nan]])
    assert percent_agreement(ratings) == pytest.approx(0.5)
    assert gwet_ac1(ratings) == pytest.approx(0.2)
    drawn = resampled_coefficients(np.tile(ratings, 1), 50, seed=1)
    assert set(drawn["percent"].round(6)) <= {0.0, 0.5, 1.0}
