from __future__ import annotations

import hashlib

import pandas as pd
import pytest

from framing.errors import LexiconError
from framing.lexicons import (
    LEXICON_COLUMNS,
    category_names,
    check_lexicon,
    compile_lexicon,
    read_categories,
    read_lexicon,
    shadow,
)
from framing.lexicons.lexicon import FOLDER, SHIPPED

# Which of the shipped lexicons are in the folder; a missing file is its own failure below.
PRESENT = [name for name in SHIPPED if (FOLDER / f"{name}.csv").exists()]


def write(folder, *lines, name="mine"):
    path = folder / f"{name}.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_all_lexicons_are_shipped():
    assert list(SHIPPED) == PRESENT


@pytest.mark.parametrize("name", PRESENT)
def test_every_entry_finds_its_own_text(name):
    lexicon = read_lexicon(name)
    matcher = compile_lexicon(lexicon)
    for number, entry in enumerate(matcher.entries):
        plain = entry.replace("*", "ing")
        for text in (
            plain,
            plain.upper(),
            plain.title(),
            f"“{plain}”",
            f"'{plain},' x",
            f"({plain}).",
            f"{plain}’s",
        ):
            hits = matcher.find(shadow(text))
            start = text.lower().index(plain)
            assert [hit[:2] for hit in hits] == [(start, start + len(plain))], (entry, text, hits)
            assert matcher.entries[hits[0][2]] == entry or hits[0][2] < number


@pytest.mark.parametrize("name", PRESENT)
def test_every_entry_has_a_source_and_every_category_an_entry(name):
    entries = read_lexicon(name).entries
    assert (entries["source"].str.strip() != "").all()
    assert set(entries["category"]) == set(category_names(name))


def test_every_source_has_its_reference_and_every_reference_an_entry_and_says_what_confirmed_it():
    references = pd.read_csv(FOLDER / "sources.csv")
    assert {source for name in SHIPPED for source in read_lexicon(name).entries["source"]} == set(
        references["source"]
    )
    assert references["source"].is_unique
    assert references["reference"].str.len().min() > 60
    published = references[references["source"] != "own reading"]
    assert published["confirmed_by"].isin(["record", "citations"]).all()


def test_the_lists_are_long_enough_to_be_useful():
    sizes = {name: len(read_lexicon(name)) for name in ("hedges", "boosters")}
    assert sizes["hedges"] >= 300
    assert sum(sizes.values()) >= 500


def test_the_codebook_defines_every_category():
    codebook = read_categories()
    assert set(codebook["lexicon"]) == set(SHIPPED)
    assert (codebook != "").all(axis=None)
    assert not codebook.duplicated(["lexicon", "category"]).any()


def test_a_lexicon_of_ones_own(tmp_path):
    path = write(tmp_path, "entry,category,actor", "so-called,doubt,any", "pocket,name,them")
    lexicon = read_lexicon(path)
    assert list(lexicon.entries.columns) == [*LEXICON_COLUMNS, "actor"]
    assert lexicon.entries["strength"].tolist() == [2, 2]
    assert (lexicon.name, len(lexicon)) == ("mine", 2)
    assert lexicon.version == hashlib.sha256(path.read_bytes()).hexdigest()[:12]


def test_the_version_moves_with_the_file(tmp_path):
    first = read_lexicon(write(tmp_path, "entry,category", "may,x")).version
    assert read_lexicon(write(tmp_path, "entry,category", "might,x")).version != first


def test_a_file_may_be_held_to_shipped_categories(tmp_path):
    path = write(tmp_path, "entry,category", "perhaps,epistemic", "surely,certainty")
    assert read_lexicon(path).name == "mine"
    with pytest.raises(LexiconError, match=r"mine\.csv, row 3, column category: expected one of epistemic"):
        read_lexicon(path, categories_of="hedges")


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("Perhaps,x,,", r"row 3, column entry: expected lower case; found 'Perhaps'.*'perhaps'"),
        (",x,,", r"row 3, column entry: expected a word or phrase; found ''"),
        (
            "# a comment,x,,",
            r"row 3, column entry: expected an entry; found '# a comment'.*delete comment lines",
        ),
        (
            "maybe,x,,",
            r"row 3, column entry: expected each entry once per category and forms; found .*first in row 2",
        ),
        ("perhaps,,,", r"row 3, column category: expected a category; found ''"),
        ("perhaps,x,4,", r"row 3, column strength: expected 1, 2 or 3; found '4'"),
        (
            "perhaps,x,,adverb",
            r"row 3, column forms: expected verb, noun, adjective or nothing; found 'adverb'",
        ),
        ("per  haps,x,,", r"row 3, column entry: .*could not match its own text"),
        (" perhaps,x,,", r"row 3, column entry: .*could not match its own text"),
        ("it’s said,x,,", r"row 3, column entry: .*could not match its own text"),
        ("some * said,x,,", r"row 3, column entry: .*could not match its own text"),
        ("-ish,x,,", r"row 3, column entry: .*could not match its own text"),
        ("perhaps?,x,,", r"row 3, column entry: .*could not match its own text"),
        ("perhaps,x", r"row 3, column all: expected 4 values; found '2'"),
    ],
)
def test_refused_rows(tmp_path, row, message):
    path = write(tmp_path, "entry,category,strength,forms", "maybe,x,1,", row)
    with pytest.raises(LexiconError, match=r"mine\.csv, " + message):
        read_lexicon(path)


def test_an_entry_may_stand_in_two_categories(tmp_path):
    assert len(read_lexicon(write(tmp_path, "entry,category", "may,x", "may,y"))) == 2


def test_refused_files(tmp_path):
    with pytest.raises(LexiconError, match=r"absent\.csv: expected a lexicon file"):
        read_lexicon(tmp_path / "absent.csv")
    with pytest.raises(
        LexiconError, match=r"row 1: expected the columns entry and category; found \['term'\]"
    ):
        read_lexicon(write(tmp_path, "term", "may"))
    with pytest.raises(LexiconError, match="expected at least one entry"):
        read_lexicon(write(tmp_path, "entry,category"))
    path = tmp_path / "latin.csv"
    path.write_bytes("entry,category\ncafé,x\n".encode("latin-1"))
    with pytest.raises(LexiconError, match=r"latin\.csv: expected UTF-8 text; found byte 0xe9"):
        read_lexicon(path)


def test_a_file_of_ones_own_may_have_the_name_of_a_shipped_lexicon(tmp_path):
    path = write(tmp_path, "entry,category,source", "pocket,name,own", name="loaded")
    assert read_lexicon(path).entries["category"].tolist() == ["name"]
    assert check_lexicon(path, codebook=["name"]).findings == ()
    assert [one.check for one in check_lexicon(path).findings] == ["undefined_category"]


def test_a_shipped_lexicon_is_one_by_its_path_too():
    assert check_lexicon(FOLDER / "hedges.csv").findings == ()
    assert read_lexicon(FOLDER / "cues.csv").name == "cues"
