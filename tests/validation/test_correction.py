"""Corrections against hand counts, a known truth, and the figures of ppi-python.

The figures of ppi-python 0.2.3 (which needs numba) were computed once, in an environment of their own:
``ppi_py.ppi_mean_pointestimate(CODED, PREDICTED, REST, lam=factor)`` and
``ppi_py.ppi_mean_ci(CODED, PREDICTED, REST, alpha=0.05, lam=factor)``.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from framing.errors import ValidationError
from framing.validation import correct_mean, correct_outlets
from framing.validation.pseudo_outcomes import pseudo_outcomes, tune_factor

CODED = np.array([2, 0, 1, 0, 0, 3, 1, 0, 0, 2.0])
PREDICTED = np.array([1, 0, 1, 0, 1, 2, 1, 0, 0, 2.0])
REST = np.array([0, 1, 0, 0, 2, 1, 0, 0, 1, 0, 3, 0, 0, 1, 0, 1, 0, 0, 2, 0.0])


@pytest.mark.parametrize(
    ("factor", "expected"),
    [
        (1.0, (0.7, 0.19647614, 1.20352386)),
        (0.5, (0.8, 0.30319649, 1.29680351)),
        (None, (0.77277419, 0.29220379, 1.25334459)),
    ],
)
def test_means_are_those_of_ppi_python(factor, expected):
    found = correct_mean(CODED, PREDICTED, REST, tuning=factor)
    assert (found.estimate, found.low, found.high) == pytest.approx(expected, abs=1e-8)


def test_predictions_without_variance_are_left_aside():
    assert correct_mean(CODED, np.zeros(10), np.zeros(20)).estimate == pytest.approx(0.9)


def corpus(seed=5, n_events=10, recalls=(0.9, 0.6), coded=1.0, per=40):
    """Two outlets that both write 30 loaded words per 1,000, of which the machine finds a share."""
    rng = np.random.default_rng(seed)
    cells = [(o, e) for o in range(2) for e in range(n_events) for _ in range(per)]
    table = pd.DataFrame(cells, columns=["outlet", "event"])
    truth = rng.poisson(0.6, len(table))
    table["machine"] = rng.binomial(truth, np.array(recalls)[table["outlet"]])
    table["outlet"] = table["outlet"].map({0: "A", 1: "B"})
    table["article_id"] = table["outlet"] + table["event"].astype(str)
    table["event"] = "event " + table["event"].astype(str)
    table["base"], table["probability"] = 20, coded
    table["stratum"] = table["outlet"] + np.where(table["machine"] > 0, " marked", " unmarked")
    table["truth"] = truth
    table["coded"] = np.where(rng.random(len(table)) < coded, truth, np.nan)
    return table


@pytest.mark.parametrize("method", ["dsl", "ppi"])
def test_with_everything_coded_the_corrected_numbers_are_the_coded_ones(method):
    units = corpus()
    result = correct_outlets(units, "loaded_per_1000_words", "own", method=method)
    coded = units.groupby("outlet")["truth"].sum() / units.groupby("outlet")["base"].sum() * 1000
    assert result.estimates["corrected"].tolist() == pytest.approx(coded.tolist())
    assert result.contrasts["corrected"].iloc[0] == pytest.approx(coded["A"] - coded["B"])
    assert result.estimates["n_coded"].tolist() == [400, 400]


@pytest.mark.parametrize("method", ["dsl", "ppi"])
def test_a_difference_in_error_is_taken_out(method):
    # truth: no difference; raw: 30 × 0.9 − 30 × 0.6 = 9 per 1,000 words
    units = corpus(coded=0.3, per=120)
    row = correct_outlets(units, "loaded_per_1000_words", "own", method=method).contrasts.iloc[0]
    assert row["raw_low"] > 0 and row["raw"] == pytest.approx(9, abs=2)
    assert row["low"] < 0 < row["high"] and abs(row["corrected"]) < 6
    assert row["p"] > 0.05


def test_raw_numbers_are_those_of_the_comparison_and_swapping_outlets_turns_the_sign():
    units = corpus(coded=0.3)
    one = correct_outlets(units, "loaded_per_1000_words", "own", method="ppi", tuning=1.0)
    raw = units.groupby("outlet")["machine"].sum() / units.groupby("outlet")["base"].sum() * 1000
    assert one.estimates["raw"].tolist() == pytest.approx(raw.tolist())
    turned = units.assign(outlet=units["outlet"].map({"A": "B", "B": "A"}))
    other = correct_outlets(turned, "loaded_per_1000_words", "own", method="ppi", tuning=1.0)
    for column, with_sign in {"raw": "raw", "corrected": "corrected", "low": "high"}.items():
        assert one.contrasts[column].iloc[0] == pytest.approx(-other.contrasts[with_sign].iloc[0])
    assert repr(one).startswith("<Correction of loaded_per_1000_words by ")


def test_interval_by_hand():
    # all coded, base 1: event means differ by 0.2, 0.4, 0.0, 0.2, 0.2, 0.2 → mean 0.2, sd 0.1265
    left, right = [5, 7, 3, 5, 5, 5], [3, 3, 3, 3, 3, 3]
    rows = [
        (f"{o}{e}", o, f"e{e}", o, 1.0, 0, 1, float(i < n))
        for o, ns in (("A", left), ("B", right))
        for e, n in enumerate(ns)
        for i in range(10)
    ]
    columns = ["article_id", "outlet", "event", "stratum", "probability", "machine", "base", "coded"]
    row = correct_outlets(pd.DataFrame(rows, columns=columns), "attributed_sentence_share", "all").contrasts
    error = np.std([0.2, 0.4, 0.0, 0.2, 0.2, 0.2], ddof=1) / np.sqrt(6)
    assert row["corrected"].iloc[0] == pytest.approx(0.2)
    assert row["high"].iloc[0] - 0.2 == pytest.approx(2.5706 * error, rel=1e-4)


def test_the_base_can_be_mended_too():
    units = corpus()
    units["coded_base"] = 10.0
    result = correct_outlets(units, "loaded_per_1000_words", "own", method="ppi", tuning=1.0)
    coded = 1000 * units.groupby("outlet")["truth"].sum() / (10.0 * 400)
    assert result.estimates["corrected"].tolist() == pytest.approx(coded.tolist())


def test_few_events_give_no_interval_and_no_contrast():
    result = correct_outlets(corpus(n_events=4), "loaded_per_1000_words", "own")
    assert len(result.contrasts) == 0 and result.estimates["low"].isna().all()
    assert result.estimates["corrected"].notna().all()


def test_the_factor_is_the_slope_within_strata():
    # one stratum, half of it coded: slope of coded on machine, here 0.5
    machine, coded = np.array([0, 2, 4, 0, 1]), np.array([0, 1, 2, np.nan, np.nan])
    assert tune_factor(machine, coded, np.full(5, 0.5), np.zeros(5)) == pytest.approx(0.5)
    assert tune_factor(machine, -coded, np.full(5, 0.5), np.zeros(5)) == 0
    assert tune_factor(np.zeros(5), coded, np.full(5, 0.5), np.zeros(5)) == 1


def test_mended_counts_are_right_on_average_over_all_samples():
    # every way to draw 2 of 4: the mean of the mended totals is the true total, whatever the machine says
    truth, machine = np.array([3.0, 0, 1, 0]), np.array([1.0, 1, 0, 0])
    totals = []
    for i in range(4):
        for j in range(i):
            coded = np.full(4, np.nan)
            coded[[i, j]] = truth[[i, j]]
            given = machine, coded, np.full(4, 0.5), np.ones(4), np.zeros(4)
            totals.append(pseudo_outcomes(*given, method="ppi", tuning=0.7).sum())
    assert np.mean(totals) == pytest.approx(truth.sum())


def test_what_cannot_be_corrected_is_refused():
    units = corpus(coded=0.3)
    with pytest.raises(ValidationError, match="method: expected one of dsl, ppi, found 'em'"):
        correct_outlets(units, "loaded_per_1000_words", "own", method="em")
    with pytest.raises(ValidationError, match="'stratum' is missing"):
        correct_outlets(units.drop(columns="stratum"), "loaded_per_1000_words", "own")
    with pytest.raises(ValidationError, match="found none in 'B unmarked'"):
        missing = units["coded"].mask(units["stratum"] == "B unmarked")
        correct_outlets(units.assign(coded=missing), "loaded_per_1000_words", "own")
    with pytest.raises(ValidationError, match="expected coded units, found 0"):
        correct_outlets(units.assign(coded=np.nan), "loaded_per_1000_words", "own")
    with pytest.raises(ValidationError, match="column 'probability': expected a number above 0"):
        correct_outlets(units.assign(probability=0.0), "loaded_per_1000_words", "own")
