"""Stretches of one voice: counted by hand, and in step with the shares that are measured."""

from __future__ import annotations

from itertools import pairwise

import pytest

from framing import annotate, as_articles, read_corpus, sample_corpus, split_voices
from framing.errors import MeasureError
from framing.measures import count_bases

TEXT = "The dam broke. “It was old,” the mayor said. A “wall of water” came. She said it was over."


@pytest.fixture(scope="module")
def sample():
    return annotate(sample_corpus(), engine="rules")


def test_stretches_by_hand():
    marks = annotate(read_corpus([{"id": "a", "outlet": "Post", "text": TEXT}]), engine="rules")
    rows = split_voices(marks)
    # Thedambroke. 12, “Itwasold,” 11, themayorsaid.A 14, “wallofwater” 13, came.Shesaid 12, itwasover 9, . 1
    assert rows["voice"].tolist() == ["own", "attributed", "own", "quoted", "own", "attributed", "own"]
    assert rows["in_quotes"].tolist() == [False, True, False, True, False, False, False]
    assert rows["characters"].tolist() == [12, 11, 14, 13, 12, 9, 1]
    assert rows["from_character"].tolist() == [0, 12, 23, 37, 50, 62, 71]
    assert TEXT[rows["start"][1] : rows["end"][1]] == "“It was old,”"


def test_the_stretches_sum_up_to_what_measures_divide_by(sample):
    rows, characters = split_voices(sample), count_bases(sample).characters
    attributed = rows[rows["voice"] == "attributed"]
    for name, part in (
        ("all", rows),
        ("attributed", attributed),
        ("quoted", attributed[attributed["in_quotes"]]),
    ):
        sums = part.groupby("article_id")["characters"].sum().reindex(sample.articles["article_id"])
        assert sums.fillna(0).tolist() == characters[name].tolist()


def test_neighbours_differ_and_nothing_is_left_out(sample):
    parts = split_voices(sample).groupby("article_id")
    assert set(parts.groups) == set(sample.articles["article_id"])
    for _, part in parts:
        kinds = list(zip(part["voice"], part["in_quotes"], strict=True))
        assert all(a != b for a, b in pairwise(kinds))
        ends = part["from_character"] + part["characters"]
        assert part["from_character"].tolist() == [0, *ends.tolist()[:-1]]


def test_articles_are_chosen_and_their_order_kept(sample):
    ids = sample.articles["article_id"].tolist()[3:0:-1]
    assert split_voices(sample, ids)["article_id"].unique().tolist() == ids
    with pytest.raises(MeasureError, match="expected ids of the corpus, found 'nowhere'"):
        split_voices(sample, ["nowhere"])


def test_a_text_of_one_character():
    rows = [{"id": "a", "outlet": "Post", "text": "x"}]
    assert split_voices(annotate(as_articles(read_corpus(rows)), engine="rules"))["characters"].tolist() == [
        1
    ]
