"""Hedges, boosters, hedged sentences and the balance, counted by hand."""

from __future__ import annotations

import numpy as np

from framing.measures import measure_hedges

# sentence 0 (own 5, attributed 0): one hedge. sentence 1 (own 3, attributed 4): a booster and a
# hedge in content. sentence 2 (own 5): one booster.
TEXT = (
    "<sentence>The dam <hedge epistemic>may</hedge> fail soon.</sentence> "
    "<sentence>An official said <content>it <hedge approximator>roughly</hedge> "
    "<booster emphasis>truly</booster> held</content>.</sentence> "
    "<sentence>It <booster certainty>certainly</booster> rained all night.</sentence>"
)


def test_rates_by_voice_and_type(mark_up, look_up):
    table = measure_hedges(mark_up([{"text": TEXT}]))
    assert look_up(table, "hedges_per_1000_words", "own") == (1, 13)
    assert look_up(table, "hedges_per_1000_words", "attributed") == (1, 4)
    assert look_up(table, "hedges_per_1000_words[epistemic]", "all") == (1, 17)
    assert look_up(table, "hedges_per_1000_words[weasel]", "all") == (0, 17)
    assert look_up(table, "boosters_per_1000_words", "own") == (1, 13)
    assert look_up(table, "boosters_per_1000_words[emphasis]", "attributed") == (1, 4)


def test_a_sentence_is_own_voice_when_most_of_its_words_are(mark_up, look_up):
    # sentence 1 has 3 own words of 7: not an own-voice sentence
    table = measure_hedges(mark_up([{"text": TEXT}]))
    assert look_up(table, "hedged_sentence_share", "own") == (1, 2)


def test_a_quoted_hedge_is_not_the_outlets_own(mark_up, look_up):
    # a quotation without attribution: own words The, sign, read = 3 of 5
    hedged = "<quotation>'<hedge epistemic>Perhaps</hedge> tomorrow'</quotation>"
    table = measure_hedges(mark_up([{"text": f"<sentence>The sign read {hedged}.</sentence>"}]))
    assert look_up(table, "hedges_per_1000_words", "own") == (0, 3)
    assert look_up(table, "hedges_per_1000_words", "all") == (1, 5)
    assert look_up(table, "hedged_sentence_share", "own") == (0, 1)


def test_two_hedges_make_one_hedged_sentence(mark_up, look_up):
    text = "<sentence>It <hedge epistemic>may</hedge> <hedge epistemic>perhaps</hedge> rain.</sentence>"
    table = measure_hedges(mark_up([{"text": text}]))
    assert look_up(table, "hedged_sentence_share", "own") == (1, 1)


def test_a_hedge_in_content_does_not_hedge_the_outlet(mark_up, look_up):
    hedged = "<content>it <hedge epistemic>may</hedge></content>"
    text = f"<sentence>The old mayor of the town said {hedged}.</sentence>"
    table = measure_hedges(mark_up([{"text": text}]))
    assert look_up(table, "hedged_sentence_share", "own") == (0, 1)


def test_balance_runs_from_minus_one_to_one(mark_up, look_up):
    boosted = "It <booster certainty>surely</booster> <booster universal>always</booster> rains."
    table = measure_hedges(mark_up([{"text": TEXT}, {"text": boosted}, {"text": "Rain fell."}]))
    assert look_up(table, "hedge_balance", "own") == (0, 2)
    assert look_up(table, "hedge_balance", "own", "a1") == (-2, 2)
    assert look_up(table, "hedge_balance", "own", "a2") == (0, 0)
    values = table[(table["measure"] == "hedge_balance") & (table["voice"] == "own")]["value"].tolist()
    assert values[:2] == [0.0, -1.0]
    assert np.isnan(values[2])
