"""Cells of one column."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from framing.corpus.fields import clean_texts, fill_outlets, identifiers, is_missing, label_of
from framing.errors import CorpusError


@pytest.mark.parametrize("value", [None, float("nan"), np.nan, pd.NA, pd.NaT])
def test_missing_values(value):
    assert is_missing(value)
    assert label_of(value) == ""


@pytest.mark.parametrize(
    ("value", "label"),
    [
        ("007", "007"),
        (7, "7"),
        (7.0, "7"),
        (7.5, "7.5"),
        ("NA", "NA"),
        (" a\u00a0b\r\n", "a b"),
        (2**60, str(2**60)),
    ],
)
def test_labels(value, label):
    assert label_of(value) == label


def test_texts_stay_as_they_are_but_for_their_form():
    texts, notes = clean_texts(["NA", "null", " a\r\nb ", None], "f, column t", [1, 2, 3, 4])
    assert texts == ["NA", "null", " a\nb ", ""]
    assert notes == []


def test_removed_characters_are_noted():
    _, notes = clean_texts(["a\x00b\x07", "c", "d\xad"], "f", [1, 2, 3])
    # two in the first text, one in the third
    assert notes == [
        "2 texts held control characters, soft hyphens or broken characters: 3 removed or replaced"
    ]


@pytest.mark.parametrize("value", [7, 1.5, True, ["a"], b"bytes"])
def test_texts_of_another_type_are_refused_with_their_row(value):
    with pytest.raises(CorpusError, match=r"^f.csv, column t, row 9: the text is not text"):
        clean_texts(["fine", value], "f.csv, column t", [8, 9])


def test_column_of_numbers_is_refused():
    with pytest.raises(CorpusError, match=r"only numbers.*Found: 12.5"):
        clean_texts(["12.5", "", " -3 "], "f.csv, column t", [1, 2, 3])
    assert clean_texts(["1914", "A war."], "f", [1, 2])[0] == ["1914", "A war."]


def test_made_identifiers_do_not_clash_with_given_ones():
    ids, notes = identifiers([None, "a1", "a3", ""], [1, 2, 3, 4])
    assert ids == ["a1_", "a1", "a3", "a4"]
    assert "missing in 2 rows" in notes[0]


def test_white_space_in_identifiers_is_replaced_and_noted():
    assert identifiers(["a  b\tc"], [1]) == (["a_b_c"], ["1 identifier held white space, now written as _"])


def test_default_outlet_fills_gaps_only():
    outlets, notes = fill_outlets(["Courier", "", ""], " Flash ")
    assert outlets == ["Courier", "Flash", "Flash"]
    assert notes == ["outlet 'Flash' was given to 2 articles without one"]
    assert fill_outlets(["Courier", ""], None) == (["Courier", ""], [])
