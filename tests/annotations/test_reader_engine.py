"""The engine with the model: the same tables, voices from its contents, lists checked in context."""

from __future__ import annotations

import sys

import pandas as pd
import pytest

from framing.annotations import KINDS, SPAN_COLUMNS, STANCES, annotate, gold_record, make_engine
from framing.annotations.reader_engine import ReaderEngine
from framing.errors import MissingExtraError

ENGINE = ReaderEngine()
TEXT = (
    "The brutal raid failed, Anna Hale said. She denied that anyone was hurt.\n\n"
    "The shameful cover-up of the flood went on for nine years. Many asked whether the dam might break."
)


def marks(text: str = TEXT):
    """Return the marks of one text."""
    return annotate(pd.DataFrame({"article_id": ["a"], "text": [text]}), engine=ENGINE)


def test_the_tables_are_those_of_every_engine():
    found = marks()
    assert list(found.spans.columns) == list(SPAN_COLUMNS)
    for span in found.spans.itertuples():
        assert TEXT[span.start : span.end] == span.text
    assert set(found.relations["kind"]) <= set(KINDS)
    assert set(found.relations["stance"]) <= set(STANCES)
    assert found.relations["probability"].between(0, 1).all()


def test_voice_stance_and_source_come_with_what_the_model_reads():
    found = marks()
    said = set(zip(found.relations["stance"], found.relations["source_key"], strict=True))
    assert {("neutral", "Anna Hale"), ("denying", "Anna Hale")} <= said
    loaded = found.spans[found.spans["layer"] == "loaded"].set_index("text")["voice"]
    assert loaded["brutal"] == "attributed"
    assert loaded["shameful"] == "own"


def test_a_listed_word_counts_only_where_the_model_agrees():
    # "may" as a hedge, and May as a month: the list alone is told by capitals, the model by the sentence.
    hedges = marks("It may rain. They met on 3 May in the square.").spans.query("layer == 'hedge'")
    assert hedges["start"].tolist() == [3]


def test_the_model_marks_words_of_its_own():
    layers = set(marks().spans["layer"])
    assert {"hedge_in_context", "loaded_in_context"} <= layers


def test_provenance_names_model_and_weights():
    provenance = ENGINE.provenance()
    assert provenance["engine"] == "reader"
    assert len(provenance["weights"]) == 16
    assert set(provenance["lexicons"]) == {"hedges", "boosters", "loaded", "cues"}


@pytest.mark.parametrize("text", ["", "Rain", "“”\"\"''", "نص", "said " * 300, "<script>alert(1)</script>"])
def test_hard_texts_are_read(text):
    spans = marks(text).spans
    assert spans["layer"].eq("sentence").any() == bool(text)
    for span in spans.itertuples():
        assert text[span.start : span.end] == span.text


def test_gold_records_hold_what_the_model_says_of_sentences():
    record = gold_record("x", "It may rain.\r\nThe sky is blue.", ENGINE)
    assert [sentence["uncertain"] for sentence in record["sentences"]] == [True, False]


def test_a_missing_package_is_named_with_its_cure(monkeypatch):
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    for name in [
        name for name in sys.modules if name.startswith(("framing.reader", "framing.annotations.reader_"))
    ]:
        monkeypatch.delitem(sys.modules, name)
    with pytest.raises(MissingExtraError, match=r"onnxruntime.*pip install onnxruntime.*rules"):
        make_engine("reader")
