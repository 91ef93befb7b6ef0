"""Attributed text, direct quotation and cue stance, counted by hand."""

from __future__ import annotations

import numpy as np
import pytest

from framing.measures import measure_attributions


def relation(kind="indirect", stance="neutral"):
    return {"kind": kind, "stance": stance, "source_type": "named_person", "source_key": "Vell"}


def test_attributed_share_counts_characters(mark_up, look_up):
    # "He said it broke." has 2+4+2+5+1 = 14 characters, "it broke" 7
    table = measure_attributions(
        mark_up([{"text": "He said <content>it broke</content>.", "relations": [relation()]}])
    )
    assert look_up(table, "attributed_share") == (7, 14)
    assert look_up(table, "attributions_per_1000_words") == (1, 4)


def test_split_content_is_one_attribution(mark_up, look_up):
    # "X, the source claims, Y": two content spans, one relation; characters 4 + 4 of 22
    text = "<sentence><content>They</content>, he claims, <content>fled</content>.</sentence>"
    table = measure_attributions(mark_up([{"text": text, "relations": [relation(stance="distancing")]}]))
    assert look_up(table, "attributions_per_1000_words") == (1, 4)
    assert look_up(table, "attributed_share") == (8, 19)
    assert look_up(table, "attributed_sentence_share") == (1, 1)


def test_attributed_sentences_hold_at_least_one_attributed_word(mark_up, look_up):
    text = "<sentence>Rain fell.</sentence> <sentence>He said <content>it fell</content>.</sentence>"
    table = measure_attributions(mark_up([{"text": text, "relations": [relation()]}]))
    assert look_up(table, "attributed_sentence_share") == (1, 2)


def test_direct_share_leaves_mixed_content_out(mark_up, look_up):
    kinds = ["direct", "mixed", "indirect", "direct"]
    table = measure_attributions(
        mark_up([{"text": "Four.", "relations": [relation(kind) for kind in kinds]}])
    )
    assert look_up(table, "direct_share") == (2, 4)


def test_quoted_share_is_within_content(mark_up, look_up):
    # content he was "ill" = 2+3+5 = 10 characters, of these "ill" with its marks 5
    text = 'She said <content>he was <quotation>"ill"</quotation></content>.'
    table = measure_attributions(mark_up([{"text": text, "relations": [relation("mixed")]}]))
    assert look_up(table, "quoted_share") == (5, 10)


def test_stance_shares_leave_attributions_without_a_cue_out(mark_up, look_up):
    stances = ["neutral", "neutral", "distancing", "endorsing", "denying", None]
    table = measure_attributions(
        mark_up([{"text": "Six.", "relations": [relation(stance=s) for s in stances]}])
    )
    assert look_up(table, "stance_share[neutral]") == (2, 5)
    assert look_up(table, "stance_share[denying]") == (1, 5)
    assert look_up(table, "distancing_share") == (1, 3)
    assert look_up(table, "attributions_per_1000_words") == (6, 1)


def test_stance_shares_sum_to_one(mark_up):
    stances = ["neutral", "distancing", "distancing", "endorsing"]
    table = measure_attributions(
        mark_up([{"text": "Four.", "relations": [relation(stance=s) for s in stances]}])
    )
    shares = table[table["measure"].str.startswith("stance_share[")]
    assert shares["value"].sum() == pytest.approx(1.0)


def test_an_article_without_attribution_has_no_shares(mark_up):
    table = measure_attributions(mark_up([{"text": "<sentence>Rain fell.</sentence>"}])).set_index("measure")
    assert table.loc["attributed_share", "value"] == 0.0
    assert table.loc["attributions_per_1000_words", "value"] == 0.0
    for share in ("direct_share", "quoted_share", "distancing_share", "stance_share[denying]"):
        assert table.loc[share, "base"] == 0
        assert np.isnan(table.loc[share, "value"])
