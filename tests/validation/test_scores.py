"""Precision and recall counted by hand, weights, intervals, and errors that differ between outlets."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from framing.errors import ValidationError
from framing.validation import flag_differential_error, join_code, score_codes
from framing.validation.matching import match_terms
from framing.validation.proportions import weighted_share, wilson_interval


def make_key(rows, code="loaded"):
    """Build a key from (outlet, probability, machine's words)."""
    table = pd.DataFrame(rows, columns=["outlet", "probability", f"{code}_terms"])
    table["article_id"] = [f"a{i}" for i in range(len(table))]
    table["event"], table["stratum"] = "event", table["outlet"] + table["probability"].astype(str)
    table["unit_id"] = [f"u{i}" for i in range(len(table))]
    table[code] = table[f"{code}_terms"].map(lambda terms: len([t for t in terms.split("; ") if t]))
    table[f"{code}_base"] = 10
    return table


def make_coding(terms, code="loaded"):
    """Build a coding from the coder's words of each unit."""
    rows = [("anna", f"u{i}", code, len([t for t in s.split("; ") if t]), s) for i, s in enumerate(terms)]
    return pd.DataFrame(rows, columns=["coder", "unit_id", "code", "count", "terms"])


def pick(scores, statistic, unit="term", outlet="", term=""):
    rows = scores[(scores["unit"] == unit) & (scores["outlet"] == outlet) & (scores["term"] == term)]
    return rows[rows["statistic"] == statistic].iloc[0]


def test_words_are_paired_one_to_one_equal_ones_first():
    matched = match_terms(["grim", "grim news", "Fury"], ["grim news", "fury", "rage"])
    assert matched.both == [("grim news", "grim news"), ("fury", "fury")]
    assert matched.machine_only == ["grim"] and matched.coder_only == ["rage"]


def test_precision_recall_and_f1_by_hand():
    # machine: brutal, raid | horror | – ; coder: brutal | horror, fury | grim
    # right 2 (brutal, horror), wrong 1 (raid), missed 2 (fury, grim)
    key = make_key([("Flash", 1.0, "brutal; raid"), ("Flash", 1.0, "horror"), ("Flash", 1.0, "")])
    scores = score_codes(key, make_coding(["brutal", "horror; fury", "grim"]))
    found = {name: pick(scores, name) for name in ("precision", "recall", "F1")}
    assert [(found[n]["count"], found[n]["base"]) for n in found] == [(2, 3), (2, 4), (4, 7)]
    assert [found[n]["value"] for n in found] == pytest.approx([2 / 3, 2 / 4, 4 / 7])
    # any or none: all three hold something by the coder, the machine sees two of them
    assert pick(scores, "recall", unit="sentence")["value"] == pytest.approx(2 / 3)
    assert pick(scores, "precision", unit="sentence")["value"] == 1
    assert pick(scores, "precision", term="raid")["value"] == 0
    assert pick(scores, "recall", term="fury")["value"] == 0


def test_rare_strata_are_weighted_back():
    # marked sentences were drawn with 1/1, unmarked with 1/4: a miss there stands for four
    key = make_key([("Flash", 1.0, "grim"), ("Flash", 1.0, "grim"), ("Flash", 0.25, "")])
    scores = score_codes(key, make_coding(["grim", "", "dire"]))
    assert pick(scores, "precision")["value"] == 1 / 2
    assert pick(scores, "recall")["value"] == pytest.approx(1 / (1 + 4))


def test_cells_left_empty_raise_the_weight_of_the_others():
    key = make_key([("Flash", 0.5, "grim"), ("Flash", 0.5, "grim"), ("Flash", 0.5, "grim")])
    coding = make_coding(["grim", "", "grim"])
    units = join_code(key, coding[coding["unit_id"] != "u1"], "loaded")
    # two of three drawn were coded: 0.5 × 2/3
    assert units["probability"].tolist() == pytest.approx([1 / 3] * 3)
    assert units["coded"].isna().tolist() == [False, True, False]


def test_yes_and_no_are_scored_by_sentence_alone():
    key = make_key([("Flash", 1.0, "")] * 4, code="attributed")
    key["attributed"] = [1, 1, 0, 0]
    coding = make_coding([""] * 4, code="attributed").assign(count=[1, 0, 1, 0])
    scores = score_codes(key, coding)
    assert scores["unit"].unique().tolist() == ["sentence"]
    assert pick(scores, "precision", unit="sentence")["value"] == 0.5
    assert pick(scores, "recall", unit="sentence")["value"] == 0.5


def test_a_base_of_zero_gives_nan():
    scores = score_codes(make_key([("Flash", 1.0, "")]), make_coding(["grim"]))
    row = pick(scores, "precision")
    assert np.isnan(row["value"]) and np.isnan(row["low"]) and row["base"] == 0


def test_wilson_s_interval_is_that_of_the_textbook():
    # 81 of 263 (Newcombe 1998, table I): 0.2553 to 0.3662
    assert wilson_interval(81 / 263, 263) == pytest.approx((0.2553, 0.3662), abs=5e-5)
    assert wilson_interval(0.0, 10) == pytest.approx((0, 0.2775), abs=5e-5)


def test_marks_of_one_article_tell_less_than_those_of_many():
    hits = np.tile([1.0, 1, 0, 0], 10)
    one = np.ones(40)
    _, apart = weighted_share(hits, one, one, np.arange(40))
    _, together = weighted_share(hits, one, one, np.repeat(np.arange(10), 4) + hits * 100)
    assert apart == pytest.approx(39) and together < 20


def planted(n=60):
    """Two outlets; of one the machine finds every grim sentence, of the other every second one."""
    rows = [("Courier", 1.0, "grim")] * n + [("Flash", 1.0, "grim" if i % 2 else "") for i in range(n)]
    return make_key(rows), make_coding(["grim"] * 2 * n)


def test_differential_error_is_flagged_where_it_was_planted():
    table = flag_differential_error(*planted()).set_index("statistic")
    assert table.loc["recall", ["value", "others", "difference"]].tolist() == [1.0, 0.5, 0.5]
    # 30 of 60 × 10 words missed on the Flash: −50 per 1,000, none on the Courier
    assert table.loc["error", "difference"] == pytest.approx(50)
    assert table["flagged"].to_dict() == {"precision": False, "recall": True, "error": True}
    # Newcombe: from 60 of 60 and 30 of 60
    low = 0.5 - np.hypot(1 - wilson_interval(1, 60)[0], wilson_interval(0.5, 59)[1] - 0.5)
    assert table.loc["recall", "low"] == pytest.approx(low, abs=0.005)


def test_equal_errors_are_not_flagged_and_one_outlet_has_no_other():
    key, coding = planted()
    alike = key.assign(outlet=["Courier", "Courier", "Flash", "Flash"] * 30)
    assert not flag_differential_error(alike, coding)["flagged"].any()
    assert len(flag_differential_error(key.assign(outlet="Flash"), coding)) == 0


def test_what_does_not_belong_together_is_refused():
    key, coding = planted(2)
    with pytest.raises(ValidationError, match="found 2 coders"):
        score_codes(key, pd.concat([coding, coding.assign(coder="ben")]))
    with pytest.raises(ValidationError, match="units of this key, found 'x'"):
        score_codes(key, coding.assign(unit_id="x"))
    with pytest.raises(ValidationError, match="codes counted in the key"):
        score_codes(key, coding.assign(code="hedge"))
    with pytest.raises(ValidationError, match="'stratum' is missing"):
        score_codes(key.drop(columns="stratum"), coding)
