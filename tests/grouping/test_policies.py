"""What each policy keeps."""

from __future__ import annotations

import pytest

from framing.corpus import read_corpus
from framing.errors import CorpusError
from framing.grouping import POLICIES, apply_duplicate_policy, find_duplicates

STORY = "The river rose over night and the lower town was cleared before noon on Monday by the army."


@pytest.fixture
def articles():
    """Of five articles three are one wire story, once without its credit; c was there first."""
    return read_corpus(
        [
            {"id": "a", "outlet": "Courier", "date": "2031-03-13", "text": f"ELLERY (Reuters) - {STORY}"},
            {"id": "b", "outlet": "Gazette", "date": "2031-03-13", "text": STORY},
            {"id": "c", "outlet": "Reuters", "date": "2031-03-12", "text": f"ELLERY (Reuters) - {STORY}"},
            {"id": "d", "outlet": "Courier", "date": "2031-03-13", "text": "The mayor resigned on Tuesday."},
            {
                "id": "e",
                "outlet": "Gazette",
                "date": "2031-03-14",
                "text": "PARIS (AFP) - Rain fell on Monday.",
            },
        ]
    )


@pytest.mark.parametrize(
    ("policy", "kept"), [("keep", "abcde"), ("one-per-cluster", "cde"), ("drop-wire", "bcd")]
)
def test_what_is_kept(articles, policy, kept):
    left = apply_duplicate_policy(articles, policy)
    assert "".join(left["article_id"]) == kept
    assert left.index.tolist() == list(range(len(kept)))
    assert len(articles) == 5


def test_the_import_report_says_what_was_left_out_and_the_given_one_is_not_changed(articles):
    before = list(articles.attrs["import_report"].notes)
    left = apply_duplicate_policy(articles, "one-per-cluster")
    assert left.attrs["import_report"].notes == [
        *before,
        "duplicate policy one-per-cluster: 2 articles left out, 3 kept",
    ]
    assert articles.attrs["import_report"].notes == before
    assert apply_duplicate_policy(articles, "keep").attrs["import_report"].notes == before


def test_refusals(articles):
    with pytest.raises(CorpusError, match="no policy 'drop'"):
        apply_duplicate_policy(articles, "drop")
    with pytest.raises(CorpusError, match="found in other articles"):
        apply_duplicate_policy(articles, "keep", find_duplicates(articles.head(2)))
    with pytest.raises(CorpusError, match="leaves no article"):
        apply_duplicate_policy(articles.tail(1).reset_index(drop=True), "drop-wire")


def test_policies_are_worded():
    assert list(POLICIES) == ["keep", "one-per-cluster", "drop-wire"]
