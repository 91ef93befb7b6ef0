"""Every use of a term: as many as keyness counts, marked or not."""

from __future__ import annotations

import pytest

from framing import annotate, compare_terms, read_corpus, sample_corpus, term_concordance
from framing.errors import AnnotationError, ComparisonError

TEXT = "The mast fell. “The mast is safe,” Ana Hale said. A ‘mast’ it was,\nand the   mast fell."


@pytest.fixture(scope="module")
def marks():
    rows = [{"id": f"a{n}", "outlet": o, "event": "e", "text": TEXT} for n, o in enumerate(("Post", "Sun"))]
    return annotate(read_corpus(rows), engine="rules")


def test_each_use_is_given_with_its_voice(marks):
    # mast: own, inside what Ana Hale said, quoted by nobody, own
    table = term_concordance(marks, "MAST", voice="all", outlet="Sun").table
    assert table["voice"].tolist() == ["own", "attributed", "quoted", "own"]
    assert [TEXT[start:end] for start, end in zip(table["start"], table["end"], strict=True)] == ["mast"] * 4
    assert set(table["article_id"]) == {"a1"}
    assert len(term_concordance(marks, "mast")) == 4  # two in either article
    assert repr(term_concordance(marks, "mast")).startswith("Term “mast”, own voice: 4 passages")


def test_phrases_are_found_as_they_are_counted(marks):
    assert len(term_concordance(marks, "mast  fell", outlet="Post")) == 2
    assert len(term_concordance(marks, "storm")) == 0


def test_there_are_as_many_as_keyness_counts():
    articles = sample_corpus()
    marks = annotate(articles, engine="rules")
    terms = compare_terms(marks, "Calvane Flash")
    for row in terms.iloc[[0, 5, 20, -3]].rename(columns={"count": "uses"}).itertuples():
        assert len(term_concordance(marks, row.term, outlet="Calvane Flash")) == row.uses
        assert len(term_concordance(marks, row.term)) == row.uses + row.count_b


def test_what_cannot_be_looked_for_is_refused(marks):
    with pytest.raises(AnnotationError, match="outlet: expected one of 'Post', 'Sun'; found 'Star'"):
        term_concordance(marks, "mast", outlet="Star")
    with pytest.raises(ComparisonError, match="term, voice: expected a word"):
        term_concordance(marks, "  ")
    with pytest.raises(ComparisonError, match="found 'mast', 'quoted'"):
        term_concordance(marks, "mast", voice="quoted")
