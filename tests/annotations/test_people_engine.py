"""Attributions as people marked them: their bounds, our names for the words, and the voices that follow."""

from __future__ import annotations

import pandas as pd
import pytest

from framing import PeopleEngine, annotate, as_articles, measure
from framing.errors import AnnotationError

TEXT = "The brutal raid failed, a source claimed. It was a slaughter. “No comment,” said Ana Hale."
COLUMNS = ["article_id", "layer", "relation", "start", "end"]


def span(part, relation, words):
    return ["a", part, relation, TEXT.index(words), TEXT.index(words) + len(words)]


ROWS = [
    span("source", 1, "Ana Hale"),
    span("cue", 1, "said"),
    span("content", 1, "“No comment,”"),
    span("content", 0, "The brutal raid failed"),
    span("content", 0, "It was a slaughter"),  # people saw that the next sentence is the source's, too
    span("source", 0, "a source"),
    span("cue", 0, "claimed"),
    span("loaded", -1, "brutal"),  # another layer
]


@pytest.fixture
def articles():
    rows = {"article_id": ["a", "b"], "outlet": "Post", "text": [TEXT, "Nobody marked this brutal text."]}
    return as_articles(pd.DataFrame(rows))


def test_bounds_are_the_peoples_and_names_are_ours(articles):
    marks = annotate(articles, engine=PeopleEngine(articles, pd.DataFrame(ROWS, columns=COLUMNS)))
    told = marks.relations[["source_key", "source_type", "stance", "kind"]].values.tolist()
    assert told == [
        ["source", "anonymous", "distancing", "indirect"],
        ["Ana Hale", "named_person", "neutral", "direct"],
    ]
    contents = marks.spans.query("layer == 'content'")["text"].tolist()
    assert contents == ["The brutal raid failed", "It was a slaughter", "“No comment,”"]
    assert marks.provenance["engine"] == "people"


def test_voices_follow_the_peoples_marks(articles):
    marks = annotate(articles, engine=PeopleEngine(articles, pd.DataFrame(ROWS, columns=COLUMNS)))
    loaded = marks.spans.query("layer == 'loaded'").set_index(["article_id", "text"])["voice"].to_dict()
    assert loaded == {("a", "brutal"): "attributed", ("a", "slaughter"): "attributed", ("b", "brutal"): "own"}
    # Thebrutalraidfailed 19, Itwasaslaughter 15, “Nocomment,” 12 of 74 characters
    share = measure(marks).query("measure == 'attributed_share' and article_id == 'a'").iloc[0]
    assert (share["count"], share["base"]) == (46, len("".join(TEXT.split())))


def test_an_attribution_without_a_content_is_none(articles):
    rows = [span("source", 3, "Ana Hale"), span("cue", 3, "said"), *ROWS[3:4]]
    marks = annotate(articles, engine=PeopleEngine(articles, pd.DataFrame(rows, columns=COLUMNS)))
    assert len(marks.relations) == 1
    assert marks.relations["stance"].tolist() == ["neutral"]  # no cue, no stance but neutral


def test_what_are_no_marks_of_attributions_is_refused(articles):
    with pytest.raises(AnnotationError, match="relation is missing"):
        PeopleEngine(articles, pd.DataFrame(ROWS, columns=COLUMNS).drop(columns="relation"))
    with pytest.raises(AnnotationError, match="found none"):
        PeopleEngine(articles, pd.DataFrame(ROWS[-1:], columns=COLUMNS))
