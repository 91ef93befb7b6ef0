"""Sides: which pattern decides, and the shares, counted by hand."""

from __future__ import annotations

import pandas as pd
import pytest

from framing.errors import MeasureError
from framing.measures import assign_sides, measure_sides


def actors(*rows):
    return pd.DataFrame(rows, columns=["pattern", "actor", "side"])


def speakers(mark_up, *pairs):
    """Build one article whose attributions have these (source key, stance) pairs."""
    rows = [{"source_key": key, "stance": stance, "source_type": "named_person"} for key, stance in pairs]
    return mark_up([{"text": "Text.", "relations": rows}])


GOVERNMENT = ("Valtek", "Oren Valtek", "government")
OPPOSITION = ("Marrow", "Ilse Marrow", "opposition")


def test_shares_are_over_attributions_of_any_side(mark_up, look_up):
    pairs = [
        ("Oren Valtek", "neutral"),
        ("Valtek", "neutral"),
        ("Ilse Marrow", "distancing"),
        ("a nurse", "neutral"),
    ]
    table = measure_sides(speakers(mark_up, *pairs), actors(GOVERNMENT, OPPOSITION))
    assert look_up(table, "side_share[government]") == (2, 3)
    assert look_up(table, "side_share[opposition]") == (1, 3)
    assert look_up(table, "distancing_share[opposition]") == (1, 1)
    assert look_up(table, "distancing_share[government]") == (0, 2)


def test_the_longest_pattern_decides(mark_up):
    table = actors(
        ("Foreign Ministry", "Foreign Ministry", "home"), ("Norvask's Foreign Ministry", "Norvask", "abroad")
    )
    marks = speakers(mark_up, ("Norvask's Foreign Ministry", "neutral"), ("the Foreign Ministry", "neutral"))
    assert assign_sides(marks, table).tolist() == ["abroad", "home"]
    assert assign_sides(marks, table.iloc[::-1]).tolist() == ["abroad", "home"]


def test_patterns_are_whole_words_and_ignore_case(mark_up):
    marks = speakers(
        mark_up, ("Marrowby", "neutral"), ("ILSE MARROW", "neutral"), ("Marrow's aide", "neutral")
    )
    assert assign_sides(marks, actors(OPPOSITION)).fillna("").tolist() == ["", "opposition", "opposition"]


def test_a_star_stands_for_any_letters_and_a_dot_for_itself(mark_up):
    table = actors(("ministr*", "ministries", "government"), ("J.B.M", "mission", "monitors"))
    marks = speakers(mark_up, ("the ministries", "neutral"), ("JxBxM", "neutral"), ("the J.B.M", "neutral"))
    assert assign_sides(marks, table).fillna("").tolist() == ["government", "", "monitors"]


def test_the_words_of_the_source_count_where_the_key_is_missing(mark_up):
    marks = mark_up([{"text": "<source>Ilse Marrow</source> spoke.", "relations": [{"source_ids": "a0:s0"}]}])
    assert assign_sides(marks, actors(OPPOSITION)).tolist() == ["opposition"]


def test_without_actors_the_column_side_is_taken(mark_up, look_up):
    marks = mark_up(
        [{"text": "Text.", "relations": [{"side": "north", "stance": "neutral"}, {"side": None}]}]
    )
    table = measure_sides(marks)
    assert look_up(table, "side_share[north]") == (1, 1)


def test_without_actors_and_sides_there_is_no_row(mark_up):
    assert len(measure_sides(speakers(mark_up, ("Vell", "neutral")))) == 0


def test_a_missing_column_is_named(mark_up):
    with pytest.raises(MeasureError, match="lacks the column 'side'"):
        measure_sides(speakers(mark_up, ("Vell", "neutral")), actors(GOVERNMENT).drop(columns="side"))


def test_an_empty_pattern_is_refused_because_it_would_fit_everyone(mark_up):
    with pytest.raises(MeasureError, match="row 2, column 'pattern'"):
        measure_sides(speakers(mark_up, ("Vell", "neutral")), actors(GOVERNMENT, ("*", "all", "opposition")))


def test_who_is_named_in_a_relative_clause_or_opposed_does_not_decide(mark_up):
    # of six sources two are the government's: the minister, and Valtek's own spokesman
    keys = [
        "a nurse who treated Valtek",
        "the driver, whose van Valtek had used",
        "critics of Valtek",
        "a rival to Oren Valtek",
        "Valtek, who opened the hall",
        "a spokesman for Valtek",
    ]
    marks = speakers(mark_up, *((key, "neutral") for key in keys))
    assert assign_sides(marks, actors(GOVERNMENT)).fillna("").tolist() == [""] * 4 + ["government"] * 2


def test_hedges_inside_what_a_side_says(mark_up, look_up):
    # government: two contents of 3 and 2 words, the second nested in a third of 5 words that starts with it
    text = (
        "<content>It <hedge epistemic>may</hedge> rain</content>, he said. "
        "<content><content>Perhaps not</content> so he added</content>. <hedge epistemic>Maybe</hedge>."
    )
    rows = [
        {"source_key": "Valtek", "stance": "neutral", "content_ids": "a0:s0 a0:s2"},
        {"source_key": "Valtek", "stance": "neutral", "content_ids": "a0:s3"},
    ]
    marks = mark_up([{"text": text, "relations": rows}])
    assert marks.spans["layer"].tolist() == ["content", "hedge", "content", "content", "hedge"]
    # words: 3 in the first content, 5 in the union of the two others; one hedge inside, one outside
    table = measure_sides(marks, actors(GOVERNMENT))
    assert look_up(table, "side_hedges_per_1000_words[government]") == (1, 8)
