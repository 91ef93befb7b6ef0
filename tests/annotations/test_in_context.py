"""Words in context: what the model says and what the lists say, weighed together."""

from __future__ import annotations

import math
from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest

from framing.annotations.in_context import hedge_features, mark_chance, mark_in_context
from framing.annotations.spans import Found
from framing.reader import Settings
from framing.reader.heads import WordHeads

# Five words: It(0-2) may(3-6) rain(7-11) on(12-14) May(15-18)
STARTS, ENDS = np.array([0, 3, 7, 12, 15]), np.array([2, 6, 11, 14, 18])


def output(hedge: list[float], loaded: list[float], settings: Settings) -> SimpleNamespace:
    """Return a model's output for the five words."""
    words = WordHeads.__new__(WordHeads)
    words.starts, words.ends = STARTS, ENDS
    words.hedge, words.loaded = np.array(hedge), np.array(loaded)
    words.hedge_type = np.zeros(5, dtype=np.int64)
    return SimpleNamespace(words=words, settings=settings)


HITS = {"hedges": [(3, 6, 0), (15, 18, 0)], "loaded": []}
LISTED = [Found("hedge", "epistemic", 3, 6, "may"), Found("booster", "certainty", 7, 11, "rain")]


def test_features_are_one_log_odds_counted_matched():
    rows = hedge_features(output([0.5, 0.5, 0.5, 0.5, 0.5], [0.0] * 5, Settings()), LISTED, HITS)
    # "may" is counted and matched; "May" is matched only; a booster is no hedge.
    assert rows.tolist() == [[1, 0, 0, 0], [1, 0, 1, 1], [1, 0, 0, 0], [1, 0, 0, 0], [1, 0, 0, 1]]


def test_other_types_of_hedge_are_not_counted():
    listed = [Found("hedge", "approximator", 3, 6, "may")]
    assert hedge_features(output([0.5] * 5, [0.0] * 5, Settings()), listed, HITS)[1].tolist() == [1, 0, 0, 1]


def test_the_chance_is_the_logistic_function():
    # -1 + 2 x ln 3 + 0.5 = 1.697: 1 / (1 + e^-1.697) = 0.845
    chance = mark_chance(np.array([[1, math.log(3), 1, 0]]), (-1.0, 2.0, 0.5, 9.0))
    assert chance == pytest.approx([0.845], abs=5e-4)


def test_a_list_lifts_a_word_over_the_threshold_and_alone_does_not_carry_it():
    # Log-odds: 0.4 -> -0.405, 0.01 -> -4.595. With weight 1 and +1 for a counted word: +0.595 and -3.595.
    settings = replace(Settings(), hedge=0.5, hedge_weights=(0.0, 1.0, 1.0, 0.0))
    for chance, marked in ((0.4, [(3, 6)]), (0.01, [])):
        found = mark_in_context(output([0.0, chance, 0.0, 0.0, 0.0], [0.0] * 5, settings), LISTED, HITS)
        assert [(one.start, one.end) for one in found] == marked


def test_without_weights_the_model_decides():
    settings = replace(Settings(), hedge=0.5, loaded=0.5)
    found = mark_in_context(output([0.0, 0.9, 0.2, 0.0, 0.0], [0.0, 0.0, 0.6, 0.0, 0.0], settings), [], HITS)
    assert [(one.layer, one.start) for one in found] == [("hedge_in_context", 3), ("loaded_in_context", 7)]
