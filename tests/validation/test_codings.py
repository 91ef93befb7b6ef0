"""Codings in every form in which they come back, and what is wrong with some."""

from __future__ import annotations

import json

import pandas as pd
import pytest

from framing.errors import ValidationError
from framing.validation import read_codes, read_key, sample_sentences


def write(tmp_path, name, *lines):
    path = tmp_path / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_a_sheet_saved_by_a_spreadsheet_in_another_country(tmp_path):
    path = write(tmp_path, "ben.csv", "unit_id;loaded;attributed", 'u1;"brutal; fury";x', "u2;-;no", "u3;;")
    codes = read_codes(path)
    assert codes["coder"].unique().tolist() == ["ben"]
    assert codes[["unit_id", "code", "count", "terms"]].values.tolist() == [
        ["u1", "loaded", 2, "brutal; fury"],
        ["u1", "attributed", 1, ""],
        ["u2", "loaded", 0, ""],
        ["u2", "attributed", 0, ""],
    ]


def test_excel(tmp_path):
    path = tmp_path / "anna.xlsx"
    pd.DataFrame({"unit_id": ["u1", "u2"], "hedge": ["may", 0], "attributed": [1, 0]}).to_excel(
        path, index=False
    )
    assert read_codes(path, coder="A")["count"].tolist() == [1, 1, 0, 0]


@pytest.mark.parametrize(
    "marks", [{"label": [[0, 6, "loaded"]]}, {"spans": [{"start": 0, "end": 6, "label": "loaded"}]}]
)
def test_exports_of_tools(tmp_path, marks):
    rows = [{"unit_id": "u1", "text": "Brutal blow.", **marks}]
    key = next(iter(marks))
    rows.append({"unit_id": "u2", "text": "Rain.", key: []})
    if key == "spans":
        rows.append({"unit_id": "u3", "text": "Skipped.", "spans": [], "answer": "ignore"})
        rows[0]["answer"] = rows[1]["answer"] = "accept"
    path = write(tmp_path, "anna.jsonl", *map(json.dumps, rows))
    codes = read_codes(path)
    loaded = codes[codes["code"] == "loaded"]
    assert loaded[["unit_id", "count", "terms"]].values.tolist() == [["u1", 1, "Brutal"], ["u2", 0, ""]]


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (("id,loaded", "u1,0"), "expected the column 'unit_id'"),
        (("unit_id,irony", "u1,0"), "a column for at least one of loaded"),
        (("unit_id,loaded", "u1,0", "u1,0"), "row 2: expected each unit once, found 'u1' again"),
        (("unit_id,attributed", "u1,maybe"), "row 1, column 'attributed': expected 1 or 0, found 'maybe'"),
        (("unit_id,loaded", "u1,3"), "row 1, column 'loaded': expected the words, or 0"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_place(tmp_path, lines, told):
    with pytest.raises(ValidationError, match=told):
        read_codes(write(tmp_path, "a.csv", *lines))


def test_a_key_comes_back_as_it_was(marks, tmp_path):
    key = sample_sentences(marks, 12, codes=["loaded", "attributed"]).key
    key.to_csv(tmp_path / "key.csv", index=False)
    back = read_key(tmp_path / "key.csv")
    for column in ("loaded", "attributed_base", "probability"):
        assert back[column].tolist() == pytest.approx(key[column].tolist())
    assert back["unit_id"].dropna().tolist() == key["unit_id"].dropna().tolist()


def test_a_broken_key_is_refused(marks, tmp_path):
    key = sample_sentences(marks, 12, codes=["loaded"]).key
    key.drop(columns="stratum").to_csv(tmp_path / "k.csv", index=False)
    with pytest.raises(ValidationError, match=r"give the key\.csv of the sample"):
        read_key(tmp_path / "k.csv")
    key.astype({"probability": object}).assign(probability="often").to_csv(tmp_path / "k.csv", index=False)
    with pytest.raises(ValidationError, match="row 1, column 'probability': expected a number"):
        read_key(tmp_path / "k.csv")
