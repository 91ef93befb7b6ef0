"""Tags: only sequences that the scheme allows, and whole words."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.reader.layout import TAGS
from framing.reader.tagging import best_tags, segments


def scores(*favourites: int) -> np.ndarray:
    """Return scores in which one tag of each piece is best by far."""
    table = np.full((len(favourites), len(TAGS)), -9.0)
    table[np.arange(len(favourites)), favourites] = 0.0
    return table


def allowed(tags: list[int]) -> bool:
    """Tell whether every inside tag follows its own beginning or inside."""
    pairs = zip([0, *tags], tags, strict=False)
    return all(tag % 2 or not tag or before in (tag, tag - 1) for before, tag in pairs)


def test_an_inside_tag_without_beginning_is_mended():
    # O, I-content, I-content: the second piece must begin the span.
    assert best_tags(scores(0, 6, 6), np.ones(3, dtype=bool)).tolist() == [0, 5, 6]


def test_the_pieces_of_a_word_stay_together():
    # The second piece alone says O; its word begins and stays inside a cue.
    tags = best_tags(scores(3, 0, 4), np.array([True, False, False]))
    assert tags.tolist() == [3, 4, 4]


def test_no_pieces_no_tags():
    assert best_tags(np.zeros((0, 7)), np.zeros(0, dtype=bool)).tolist() == []


@settings(max_examples=100, deadline=None)
@given(st.lists(st.lists(st.floats(-20, 0), min_size=7, max_size=7), min_size=1, max_size=12))
def test_every_sequence_is_allowed(rows):
    tags = best_tags(np.array(rows), np.ones(len(rows), dtype=bool)).tolist()
    assert allowed(tags)


def test_segments_split_where_a_new_one_begins():
    # B-content I-content B-content O I-content: three segments.
    assert segments(np.array([5, 6, 5, 0, 6]), 2) == [(0, 2), (2, 3), (4, 5)]
