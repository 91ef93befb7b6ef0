"""JSON in the shapes that services and pandas write."""

from __future__ import annotations

import json

import pandas as pd
import pytest

from framing.corpus.encoding import Decoded
from framing.corpus.json_records import read_json, read_jsonl
from framing.errors import CorpusError

A = {"outlet": "Courier", "text": "Rain."}
B = {"outlet": "Flash", "text": "Snow."}
FRAME = pd.DataFrame([A, B])


def read(content, reader=read_json):
    text = content if isinstance(content, str) else json.dumps(content)
    return reader(Decoded(text, "utf-8"), "a.json")


@pytest.mark.parametrize(
    "content",
    [
        [A, B],
        {"status": "ok", "total": 2, "articles": [A, B]},
        {"response": {"status": "ok", "results": [A, B]}},
        FRAME.to_json(orient="records"),
        FRAME.to_json(orient="columns"),
        FRAME.to_json(orient="index"),
        FRAME.to_json(orient="records", lines=True),
        FRAME.to_dict("list"),
        json.dumps([A, B], indent=2),
    ],
)
def test_shapes_that_hold_records(content):
    table = read(content).table
    assert table[["outlet", "text"]].values.tolist() == [["Courier", "Rain."], ["Flash", "Snow."]]


def test_one_record_is_a_corpus_of_one():
    assert read(A).table.values.tolist() == [["Courier", "Rain."]]


def test_keys_of_records_become_identifiers_unless_there_are_some():
    assert read({"x": A, "y": B}).table["article_id"].tolist() == ["x", "y"]
    named = read({"x": {"id": "7", **A}, "y": {"id": "8", **B}}).table
    assert "article_id" not in named and named["id"].tolist() == ["7", "8"]


def test_inner_objects_become_columns():
    table = read([{"source": {"id": None, "name": "Courier"}, "content": "Rain."}]).table
    assert table.columns.tolist() == ["source.id", "source.name", "content"]


def test_records_may_lack_keys():
    assert read([{"text": "a"}, {"outlet": "b"}]).table.isna().values.tolist() == [
        [False, True],
        [True, False],
    ]


def test_raw_line_ends_inside_strings_are_read():
    assert read('[{"text": "one\ntwo"}]').table["text"].tolist() == ["one\ntwo"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "not JSON"),
        ("<html>", r"not JSON \(Expecting value, line 1, column 1\)"),
        ('[{"text": 1},\n {"text" 2}]', r"line 2, column 10"),
        ([], "no records found.*an empty array"),
        ({}, "no records found.*an object"),
        ([A, 5], "row 2: the record is not an object. Found: a number"),
        ("true", "Found: true or false"),
        ({"articles": [A], "related": [B]}, "an object with the keys 'articles', 'related'"),
    ],
)
def test_other_content_is_refused(content, message):
    with pytest.raises(CorpusError, match=f"^a.json.*{message}"):
        read(content)


def test_bad_lines_are_rejected_with_their_number_and_the_others_used():
    lines = [json.dumps(A), "", '{"text": "cut', "[1, 2]", json.dumps(B) + "\r"]
    records = read("\n".join(lines), read_jsonl)
    assert records.rows == [1, 5]
    assert records.table["outlet"].tolist() == ["Courier", "Flash"]
    assert [(row["row"], row["reason"]) for row in records.rejected] == [(3, "unreadable"), (4, "unreadable")]
    assert records.rejected[0]["detail"].startswith("line 3: not JSON: Unterminated string")
    assert records.rejected[1]["detail"] == "line 4: an array instead of an object"


def test_line_separator_inside_a_string_ends_no_line():
    assert read('{"text": "one\u2028two"}', read_jsonl).table["text"].tolist() == ["one\u2028two"]


@pytest.mark.parametrize("content", ["not json\nat all", "[1]", "\n"])
def test_no_object_on_any_line_is_refused(content):
    with pytest.raises(CorpusError, match="no line is a JSON object"):
        read(content, read_jsonl)
