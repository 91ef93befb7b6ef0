"""Numbers, names and lists as the figures write them."""

from __future__ import annotations

import pandas as pd
import pytest

from framing.errors import MeasureError
from framing.figures.wording import (
    choose_parts,
    choose_rows,
    label_pairs,
    label_rows,
    read_out,
    say_number,
    say_phrase,
    say_unit,
    shorten,
)


@pytest.mark.parametrize(
    ("value", "measure", "signed", "written"),
    [
        (12.34, "loaded_per_1000_words", False, "12.3"),
        (-0.04, "loaded_per_1000_words", True, "0.0"),
        (0.356, "attributed_share", False, "36%"),
        (-0.356, "attributed_share", True, "−36 pp"),
        (0.004, "attributed_share", True, "0 pp"),
        (2.5, "effective_sources", False, "2.50"),
        (-0.25, "hedge_balance", False, "−0.25"),
        (3.0, "loaded_per_1000_words", True, "+3.0"),
        (float("nan"), "attributed_share", False, "–"),
    ],
)
def test_numbers_follow_their_unit(value, measure, signed, written):
    assert say_number(value, measure, signed) == written


def test_units_of_values_and_of_differences():
    assert say_unit("attributed_share") == "attributed / characters, percent"
    assert say_unit("attributed_share", signed=True) == "percentage points"
    assert say_unit("hedges_per_1000_words", signed=True) == "hedges per 1,000 words"


def test_phrases_fit_into_a_sentence():
    assert say_phrase("loaded_per_1000_words[emotive]", "own") == (
        "loaded terms: emotive per 1,000 words, outlet's own voice"
    )
    assert say_phrase("direct_share", "all") == "direct quotation"


def test_names_are_wrapped_then_cut():
    assert shorten("International Herald of Business and Trade, Weekend Edition", width=20) == (
        "International Herald\nof Business and…"
    )
    assert shorten("Flash\n\n Extra") == "Flash Extra"


def test_characters_without_a_glyph_become_boxes():
    assert shorten("Daily 新聞 é") == "Daily □□ é"


def test_many_rows_have_one_line_each():
    long = "International Herald of Business and Trade"
    assert "\n" in label_rows([long] * 12)[0]
    assert "\n" not in label_rows([long] * 13)[0]
    assert label_pairs([("A", "B")]) == ["A − B"]
    assert label_pairs([(long, "B")])[0].endswith("\n− B")
    assert "\n" not in label_pairs([(long, "B")] * 13)[0]


def test_long_lists_are_read_from_both_ends():
    assert read_out(list("abcdefgh")) == "a; b; c; d; e; f; g; h"
    assert read_out(list("abcdefghij")) == "a; b; c; d; 2 more; g; h; i; j"


def test_own_voice_is_taken_where_the_measure_has_it():
    table = pd.DataFrame({"measure": "hedge_balance", "voice": ["all", "attributed", "own"]})
    assert choose_rows(table, "hedge_balance", None)[1] == "own"
    assert choose_rows(table[:2], "hedge_balance", None)[1] == "all"
    with pytest.raises(MeasureError, match=r"'hedge_balance' in voice 'own', found its voices \['all'\]"):
        choose_rows(table[:1], "hedge_balance", "own")
    with pytest.raises(MeasureError, match="found other measures only"):
        choose_rows(table, "hedge_balances", None)


def test_parts_are_named():
    table = pd.DataFrame({"measure": ["stance_share[denying]", "direct_share"], "voice": "all"})
    rows, voice = choose_parts(table, "stance_share", None)
    assert (rows["part"].tolist(), voice) == (["denying"], "all")
    with pytest.raises(MeasureError, match=r"expected measures named stance\[\.\.\.\]"):
        choose_parts(table, "stance", None)
