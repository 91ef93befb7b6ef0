"""What is published holds no word of the texts, and comes back onto the same texts alone."""

from __future__ import annotations

import json
import re

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

import framing
from framing.errors import AnnotationError


@pytest.fixture(scope="module")
def sample():
    return framing.annotate(framing.sample_corpus(), engine="rules")


@pytest.fixture
def shared(marks, tmp_path):
    path = tmp_path / "shared.jsonl"
    assert framing.share(marks, path) == 2
    return path


def test_no_word_of_a_text_or_headline_is_published(sample, tmp_path):
    path = tmp_path / "shared.jsonl"
    framing.share(sample, path)
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()[1:]]
    told = set()
    for record in records:
        for name in ("article_id", "outlet", "event", "date", "sha256", "letters_sha256", "sentences"):
            record.pop(name)
        told |= set(re.findall(r"[A-Za-z_]+", json.dumps(record)))
    # what is left are the names of fields, layers and categories
    vocabulary = {*framing.annotations.LAYERS, *framing.annotations.STANCES, *framing.annotations.KINDS}
    vocabulary |= {*framing.annotations.SOURCE_TYPES, *framing.annotations.ACTS, *sample.spans["label"]}
    fields = {"characters", "words", "spans", "relations", "stance", "act", "kind", "source_type", "source"}
    assert told - vocabulary - fields <= {"probability", "e"}  # 1e-05


def test_measures_of_the_marks_that_come_back_are_those_that_were_shared(sample, tmp_path):
    path = tmp_path / "shared.jsonl"
    framing.share(sample, path)
    mine = framing.sample_corpus().sample(frac=1, random_state=3).reset_index(drop=True)
    mine["article_id"] = [f"mine{n}" for n in range(60)]
    back = framing.rehydrate(path, mine)
    assert set(back.matches["status"]) == {"same"}
    assert_frame_equal(framing.measure(back.marks), framing.measure(sample))


def test_a_text_that_differs_is_said_to_and_in_what_way(shared, articles):
    first, second = articles["text"]
    variants = {
        "normalisation": first.replace("claimed.", "claimed .").upper(),
        "edited": first.replace("It may rain", "It will rain"),
    }
    for status, text in variants.items():
        mine = pd.DataFrame({"article_id": ["a/1", "b"], "text": [text, second]})
        back = framing.rehydrate(shared, mine)
        assert back.matches["status"].tolist() == [status, "same"]
        assert back.marks.articles["article_id"].tolist() == ["b"]
        detail = back.matches["detail"][0]
        if status == "edited":
            assert detail.startswith("1 of 2 sentences are here, the first difference is in sentence 2")
        else:
            assert detail.startswith("only white space, punctuation or case differ: 58 characters where 57")


def test_an_article_that_is_not_there_is_missing_and_one_under_another_name_is_found(shared, articles):
    mine = pd.DataFrame({"article_id": ["x"], "text": [articles["text"][1]]})
    back = framing.rehydrate(shared, mine)
    assert back.matches[["article_id", "status", "found_as"]].values.tolist() == [
        ["a/1", "missing", ""],
        ["b", "same", "x"],
    ]
    assert back.marks.articles[["article_id", "outlet", "event"]].values.tolist() == [["b", "Flash", "raid"]]


def test_nothing_in_common_and_a_file_cut_short_are_refused(shared, tmp_path):
    mine = pd.DataFrame({"article_id": ["x"], "text": ["Something else."]})
    with pytest.raises(AnnotationError, match="at least one article whose text you have, found 2 missing"):
        framing.rehydrate(shared, mine)
    lines = shared.read_text(encoding="utf-8").splitlines()
    short = tmp_path / "short.jsonl"
    short.write_text("\n".join(lines[:2]), encoding="utf-8")
    with pytest.raises(AnnotationError, match="expected 2 articles, as its first line says, found 1"):
        framing.rehydrate(short, mine)
    short.write_text('{"id": 1}', encoding="utf-8")
    with pytest.raises(AnnotationError, match="a file that framing share wrote"):
        framing.rehydrate(short, mine)


def test_an_article_is_found_by_its_address_and_its_edit_is_told(marks, articles, tmp_path):
    with_url = articles.assign(url=["https://example.org/1", "https://example.org/2"])
    path = tmp_path / "shared.jsonl"
    framing.share(framing.annotate(with_url, engine="rules"), path)
    mine = pd.DataFrame(
        {
            "article_id": ["x", "y"],
            "url": ["https://example.org/1", "https://example.org/2"],
            "text": ["Another text.", articles["text"][1]],
        }
    )
    back = framing.rehydrate(path, mine)
    assert back.matches[["status", "found_as"]].values.tolist() == [["edited", "x"], ["same", "y"]]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            {"spans": [["loaded", "emotive", -5, 3]]},
            "expected a span inside the .* characters of the text, found -5",
        ),
        ({"spans": [["content", "direct", 0, 10**9]]}, "a span inside"),
        ({"spans": [["loaded", "emotive", 9, 3]]}, "a span inside"),
        ({"spans": [["bogus", "x", 1, 2]]}, "a span as layer, category, start and end"),
        ({"spans": [["loaded", "x"]]}, "a span as layer"),
        ({"spans": [["cue", "neutral", 1, 2, 7]]}, "one of its . attributions, found 7"),
        ({"relations": [{"stance": "rude"}]}, "stance as one of neutral"),
        ({"relations": 5}, "a list of attributions"),
        ({"date": "not a date"}, "a day such as"),
    ],
)
def test_a_file_that_was_tampered_with_is_refused(change, message, shared, articles):
    lines = shared.read_text(encoding="utf-8").splitlines()
    lines[1] = json.dumps(json.loads(lines[1]) | change)
    shared.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(AnnotationError, match=message):
        framing.rehydrate(shared, articles)
