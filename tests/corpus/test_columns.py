"""Which columns of a file are the standard ones."""

from __future__ import annotations

import pytest

from framing.corpus import ARTICLE_COLUMNS, SYNONYMS
from framing.corpus.columns import map_columns, unique_names
from framing.errors import CorpusError


@pytest.mark.parametrize(("standard", "synonym"), [(s, n) for s, names in SYNONYMS.items() for n in names])
def test_every_synonym_is_found_in_any_case(standard, synonym):
    assert map_columns(["zzz", synonym.upper()]).taken == {standard: synonym.upper()}


def test_no_synonym_serves_two_columns():
    every = [name for names in SYNONYMS.values() for name in names]
    assert len(every) == len(set(every))
    assert not set(every) & set(ARTICLE_COLUMNS)
    assert "topic" not in every


@pytest.mark.parametrize("name", ["Publication Date", " publication-date ", "PUBLICATION_DATE"])
def test_spaces_and_punctuation_in_names_do_not_matter(name):
    assert map_columns([name]).taken == {"date": name}


def test_standard_name_wins_without_a_note():
    mapped = map_columns(["body", "text", "source", "outlet"])
    assert mapped.taken == {"outlet": "outlet", "text": "text"}
    assert mapped.notes == []


def test_exact_name_wins_over_another_case():
    mapped = map_columns(["Text", "text"])
    assert mapped.taken == {"text": "text"}
    assert "'Text' would fit too" in mapped.notes[0]


def test_choice_between_synonyms_has_a_fixed_order_and_is_noted():
    for found in (["content", "body"], ["body", "content"]):
        mapped = map_columns(found)
        assert mapped.taken == {"text": "body"}
        assert "'content' would fit too" in mapped.notes[0]


def test_source_that_may_be_an_address_comes_after_the_name_of_the_site():
    assert map_columns(["source", "sitename", "hostname"]).taken["outlet"] == "sitename"


def test_chosen_columns_come_first_and_are_not_taken_twice():
    mapped = map_columns(["title", "text", "id"], {"text": "title"})
    assert mapped.taken == {"article_id": "id", "text": "title"}


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ({"text": "corpus"}, "there is no such column.*Found: 'a', 'b'"),
        ({"Text": "a"}, "'Text', which is not a standard column.*Expected: 'article_id'"),
        ({"a": "text"}, r"other way round: \{'text': 'a'\}"),
        ("text=a", "not a mapping"),
    ],
)
def test_wrong_choices_are_refused(columns, message):
    with pytest.raises(CorpusError, match=f"^f.csv: .*{message}"):
        map_columns(["a", "b"], columns, "f.csv")


def test_repeated_and_empty_names_become_unique():
    names, notes = unique_names(["text", "", " text", "text_2", None])
    assert names == ["text", "column_2", "text_2", "text_2_2", "column_5"]
    assert len(notes) == 2
