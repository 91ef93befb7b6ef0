"""Marks survive every format, and what does not stand where a file says is moved or refused, and told."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

import framing
from framing.errors import AnnotationError
from framing.exchange import EXCHANGED, FORMATS, MarkedSpan
from framing.exchange.people import People

TEXTLESS = ("webanno", "web-annotation")


def there_and_back(marks, name, folder, articles=None):
    path = folder / f"out{FORMATS[name].suffix}"
    framing.write_annotations(marks, path, name)
    return framing.read_annotations(path, name, articles)


@pytest.mark.parametrize("name", FORMATS)
def test_marks_come_back_to_the_last_value(marks, articles, name, tmp_path):
    back = there_and_back(marks, name, tmp_path, articles)
    assert back.provenance["problems"] == []
    assert_frame_equal(back.spans, marks.spans)
    assert_frame_equal(back.relations, marks.relations)
    assert_frame_equal(framing.measure(back), framing.measure(marks))


@pytest.mark.parametrize("name", FORMATS)
def test_the_text_travels_where_the_format_has_room_for_it(marks, name, tmp_path):
    if name in TEXTLESS:
        with pytest.raises(AnnotationError, match="holds the texts, or the corpus beside it"):
            there_and_back(marks, name, tmp_path)
        return
    back = there_and_back(marks, name, tmp_path)
    assert back.articles["text"].tolist() == marks.articles["text"].tolist()
    assert_frame_equal(back.spans, marks.spans)


PIECES = st.sampled_from(
    ["Rain", " ", "😀", "e\u0301", "\n", "“", "”", "|", "[1]", "\\", "_", "é", ";", "*", "\t", "\xa0"]
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), pieces=st.lists(PIECES, min_size=3, max_size=30))
@pytest.mark.parametrize("name", FORMATS)
def test_any_spans_in_any_text_come_back(name, data, pieces, tmp_path_factory):
    text = "Rain " + "".join(pieces) + " fell."
    articles = framing.read_corpus([{"id": "a", "outlet": "Flash", "text": text}])
    (text,) = articles["text"]
    place = st.integers(0, len(text))
    edges = data.draw(st.lists(st.tuples(place, place, st.sampled_from(EXCHANGED)), max_size=6))
    spans = [
        MarkedSpan(layer, "", min(one, other), max(one, other))
        for one, other, layer in edges
        # brat keeps no line breaks at the edge of a span, and nothing marks a span of white space alone
        if text[min(one, other) : max(one, other)].strip()
        and text[min(one, other) : max(one, other)].strip("\n") == text[min(one, other) : max(one, other)]
    ]
    assume(spans or name != "web-annotation")  # which knows of an article by its spans alone
    marks = framing.annotations.tabulate_readings(articles, [People().read(text, spans, [])], {})
    back = there_and_back(marks, name, tmp_path_factory.mktemp("any"), articles)
    assert back.provenance["problems"] == []
    assert_frame_equal(back.spans, marks.spans)


def label_studio(path, text, regions):
    result = [
        {"id": str(n), "type": "labels", "value": {"start": s, "end": e, "text": q, "labels": [label]}}
        for n, (s, e, q, label) in enumerate(regions)
    ]
    task = {"data": {"article_id": "a", "outlet": "Flash", "text": text}, "annotations": [{"result": result}]}
    path.write_text(json.dumps([task]), encoding="utf-8")
    return path


TEXT = "One.\nTwo.\nThe café was brutal."


@pytest.mark.parametrize(
    ("text", "start"),
    [
        (TEXT, 23),  # "One.\nTwo.\nThe café was " has 5 + 5 + 13 characters
        (TEXT.replace("\n", "\r\n"), 25),  # two carriage returns before it
        (TEXT.replace("\n", "\r\n"), 23),  # as a browser counts them
        (unicodedata.normalize("NFD", TEXT), 24),  # the accent apart
        (TEXT, 24),  # the accent as the two bytes of UTF-8
        (TEXT, 25),  # off by two
        (TEXT, 10),  # off by 13
    ],
)
def test_a_span_is_found_by_its_words(text, start, tmp_path):
    path = label_studio(tmp_path / "a.json", text, [(start, start + 6, "brutal", "loaded:emotive")])
    marks = framing.read_annotations(path, "label-studio")
    (span,) = marks.spans[marks.spans["layer"] == "loaded"].to_dict("records")
    assert (span["text"], span["start"], span["label"]) == ("brutal", 23, "emotive")
    moved = [one["action"] for one in marks.provenance["problems"]]
    assert moved == {25: ["moved by -2"], 10: ["moved by +13"]}.get(start if text == TEXT else 0, [])


def test_words_that_stand_nowhere_near_or_at_two_places_are_refused(tmp_path):
    text = "Rain or rain. " + "It was dry. " * 20 + "brutal"
    regions = [(0, 6, "brutal", "loaded"), (5, 8, "ain", "loaded"), (0, 4, "Rain", "loaded")]
    marks = framing.read_annotations(label_studio(tmp_path / "a.json", text, regions), "label-studio")
    assert marks.spans.query("layer == 'loaded'")["text"].tolist() == ["Rain"]
    # "brutal" is 254 characters away; "ain" stands at 1 and at 9, each 4 from 5
    told = [(one["problem"], one["action"]) for one in marks.provenance["problems"]]
    assert told == [("expected 'brutal'", "refused"), ("expected 'ain'", "refused")]


def test_a_label_of_no_layer_and_a_span_outside_the_text_are_told(tmp_path):
    regions = [(0, 4, "Rain", "PERSON"), (90, 95, "", "loaded"), (2, 2, "", "loaded")]
    marks = framing.read_annotations(label_studio(tmp_path / "a.json", "Rain fell.", regions), "label-studio")
    told = [(one["problem"], one["action"]) for one in marks.provenance["problems"]]
    assert told == [
        ("the label 'PERSON' names no layer", "left out"),
        ("empty", "refused"),
        ("outside the text of 10 characters", "refused"),
    ]


def test_a_text_that_was_edited_is_told_and_spans_are_found_by_their_words(articles, marks, tmp_path):
    path = tmp_path / "a.json"
    framing.write_annotations(marks, path, "label-studio")
    edited = articles.copy()
    edited["text"] = ["Late on Monday: " + articles["text"][0], articles["text"][1]]
    back = framing.read_annotations(path, "label-studio", edited)
    assert back.spans.query("layer == 'loaded'")["text"].tolist() == ["brutal", "so-called"]
    first = back.provenance["problems"][0]
    assert first["article_id"] == "a/1"
    assert first["action"].startswith("moved by +")


def test_articles_that_are_not_in_the_corpus_or_come_twice_are_told(articles, marks, tmp_path):
    path = tmp_path / "a.jsonl"
    framing.write_annotations(marks, path, "doccano")
    lines = path.read_text(encoding="utf-8").splitlines()
    other = json.dumps(json.loads(lines[1]) | {"article_id": "zz"})
    path.write_text("\n".join([lines[0], lines[0], other]), encoding="utf-8")
    back = framing.read_annotations(path, "doccano", articles)
    assert back.articles["article_id"].tolist() == ["a/1"]
    assert [(one["article_id"], one["problem"]) for one in back.provenance["problems"]] == [
        ("a/1", "a second record of the article"),
        ("zz", "no such article in the corpus"),
    ]
    path.write_text(other, encoding="utf-8")
    with pytest.raises(AnnotationError, match="articles of the corpus, such as 'a/1', found 'zz'"):
        framing.read_annotations(path, "doccano", articles)


def test_an_unknown_format_and_an_unknown_layer_are_refused(marks, tmp_path):
    with pytest.raises(AnnotationError, match=r"expected one of doccano, label-studio, .* found 'xml'"):
        framing.write_annotations(marks, tmp_path / "a", "xml")
    with pytest.raises(AnnotationError, match="found 'sentence'"):
        framing.write_annotations(marks, tmp_path / "a", "brat", layers=["sentence"])
    with pytest.raises(AnnotationError, match="in a list, found 'loaded'"):
        framing.write_annotations(marks, tmp_path / "a", "brat", layers="loaded")


def test_layers_are_chosen_and_attributions_need_their_three(marks, articles, tmp_path):
    path = tmp_path / "a.jsonl"
    assert (
        framing.write_annotations(marks, path, "doccano", layers=["loaded", "hedge"]) == 3
    )  # brutal, may, so-called
    back = framing.read_annotations(path, "doccano", articles)
    assert len(back.relations) == 0
    assert back.spans.query("layer == 'hedge'")["text"].tolist() == ["may"]


def test_values_that_are_none_of_ours_are_read_from_the_text(tmp_path):
    record = {
        "article_id": "a",
        "outlet": "Flash",
        "text": "It fell, Ana Hale claimed.",
        "entities": [
            {"id": 1, "label": "content", "start_offset": 0, "end_offset": 7},
            {"id": 2, "label": "cue", "start_offset": 18, "end_offset": 25},
        ],
        "relations": [{"id": 1, "from_id": 2, "to_id": 1, "type": "content"}],
        "framing": {"1": {"stance": "sarcastic"}},
    }
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps(record), encoding="utf-8")
    back = framing.read_annotations(path, "doccano")
    assert back.relations["stance"].tolist() == ["distancing"]
    (problem,) = back.provenance["problems"]
    assert problem["problem"].startswith("stance 'sarcastic' is none of neutral")
