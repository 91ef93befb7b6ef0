"""Loaded terms and scare quotes, counted by hand."""

from __future__ import annotations

import pytest

from framing.measures import LOADED_CATEGORIES, measure_loaded

# own words: The, brutal, regime, said = 4; attributed: cowards, lied, about, the, pocket = 5
TEXT = (
    "The <loaded emotive>brutal</loaded> <loaded judgmental_label>regime</loaded> said "
    "<content><loaded disparaging>cowards</loaded> lied about the "
    "<scare_quote>'pocket'</scare_quote></content>."
)


def test_rates_by_voice(mark_up, look_up):
    table = measure_loaded(mark_up([{"text": TEXT}]))
    assert look_up(table, "loaded_per_1000_words", "own") == (2, 4)
    assert look_up(table, "loaded_per_1000_words", "attributed") == (1, 5)
    assert look_up(table, "loaded_per_1000_words", "all") == (3, 9)
    own = table[(table["measure"] == "loaded_per_1000_words") & (table["voice"] == "own")]
    assert own["value"].tolist() == [500.0]


def test_categories_have_rows_even_when_nothing_was_found(mark_up, look_up):
    table = measure_loaded(mark_up([{"text": TEXT}]))
    for category in LOADED_CATEGORIES:
        expected = 1 if category in ("emotive", "judgmental_label") else 0
        assert look_up(table, f"loaded_per_1000_words[{category}]", "own") == (expected, 4)


def test_categories_of_another_lexicon_are_added(mark_up, look_up):
    table = measure_loaded(mark_up([{"text": "A <loaded slur>scab</loaded> came."}]))
    assert look_up(table, "loaded_per_1000_words[slur]", "own") == (1, 3)


def test_own_share_is_own_over_all(mark_up, look_up):
    table = measure_loaded(mark_up([{"text": TEXT}, {"text": "Calm words."}]))
    assert look_up(table, "loaded_own_share") == (2, 3)
    assert look_up(table, "loaded_own_share", article_id="a1") == (0, 0)
    share = table[(table["measure"] == "loaded_own_share") & (table["article_id"] == "a1")]
    assert share["value"].isna().all()


def test_scare_quotes_by_voice(mark_up, look_up):
    table = measure_loaded(mark_up([{"text": TEXT}]))
    assert look_up(table, "scare_quotes_per_1000_words", "own") == (0, 4)
    assert look_up(table, "scare_quotes_per_1000_words", "attributed") == (1, 5)


def test_a_quoted_loaded_word_is_not_the_outlets_own(mark_up, look_up):
    # own words: The, fled = 2; the scare quote itself is the outlet's doing
    quoted = "<scare_quote><loaded judgmental_label>terrorists</loaded></scare_quote>"
    table = measure_loaded(mark_up([{"text": f"The <quotation>'{quoted}'</quotation> fled."}]))
    assert look_up(table, "loaded_per_1000_words", "own") == (0, 2)
    assert look_up(table, "loaded_per_1000_words", "attributed") == (0, 0)
    assert look_up(table, "loaded_per_1000_words", "all") == (1, 3)
    assert look_up(table, "loaded_own_share") == (0, 1)
    assert look_up(table, "scare_quotes_per_1000_words", "own") == (1, 2)


def test_categories_sum_to_the_whole(mark_up):
    table = measure_loaded(mark_up([{"text": TEXT}]))
    parts = table[table["measure"].str.startswith("loaded_per_1000_words[")].groupby("voice")["count"].sum()
    whole = table[table["measure"] == "loaded_per_1000_words"].set_index("voice")["count"]
    assert parts.to_dict() == whole.to_dict()


def test_a_neutral_sentence_lowers_the_rate(mark_up):
    def rate(text):
        table = measure_loaded(mark_up([{"text": text}]))
        rows = table[(table["measure"] == "loaded_per_1000_words") & (table["voice"] == "all")]
        return rows["value"].iloc[0]

    assert rate(TEXT) == pytest.approx(1000 * 3 / 9)
    assert rate(TEXT + " Rain fell on Monday.") == pytest.approx(1000 * 3 / 13)
