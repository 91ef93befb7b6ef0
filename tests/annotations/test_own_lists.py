"""A lexicon and a naming table of the user's own, in the place of the shipped lists."""

from __future__ import annotations

import pandas as pd
import pytest

from framing import annotate, check_lexicon, measure, read_lexicon, read_naming, sample_corpus, sample_path
from framing.annotations import make_engine
from framing.errors import AnnotationError, LexiconError

TEXT = (
    "The so-called pocket fell. Jihadists fled, and rebels of Velmor and Wellmor hid. "
    "“The bandits lied,” said Anna Hale. Forces of Equatorial Guinea stayed. The ‘rebel’ left Guinea."
)
NAMES = (
    "concept,variant,pole,note,spellings,forms",
    "fighters,rebel,plain,,,noun",
    "fighters,militant,doubting,,jihadist,noun",
    "fighters,bandit,condemning,,,noun",
    "town,Velmor,one,,Wellmor|Vel’mor,",
    "town,Orva,other,,,",
    "land,Guinea,,,,",
    "land,Guinée,,,,",
    ",Equatorial Guinea,,another land,,",
)


@pytest.fixture
def write(tmp_path):
    def to(*lines: str, name: str = "mine.csv"):
        path = tmp_path / name
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    return to


@pytest.fixture
def articles():
    return pd.DataFrame({"article_id": ["a1"], "outlet": ["Flash"], "event": ["raid"], "text": [TEXT]})


def found(marks, layer):
    spans = marks.spans[marks.spans["layer"] == layer]
    return spans[["text", "label", "entry", "voice"]].values.tolist()


def test_a_lexicon_of_ones_own_takes_the_place_of_the_loaded_terms(write, articles):
    lexicon = read_lexicon(write("entry,category,forms,not_after", "pocket,name,,", "rebel,side,noun,‘"))
    marks = annotate(articles, loaded=lexicon)
    assert found(marks, "loaded") == [
        ["pocket", "name", "pocket", "own"],
        ["rebels", "side", "rebel", "own"],
        ["rebel", "side", "rebel", "own"],
    ]
    assert marks.provenance["lexicons"]["loaded"] == {
        "version": lexicon.version,
        "entries": 2,
        "file": "mine",
    }
    assert "hedges" in marks.provenance["lexicons"]
    table = measure(marks).set_index(["measure", "voice"])
    # "pocket" and "rebels"; "rebel" in quotation marks is not the outlet's own
    assert table.loc[("loaded_per_1000_words[name]", "own"), "count"] == 1
    assert table.loc[("loaded_per_1000_words[side]", "own"), "count"] == 1
    assert table.loc[("loaded_per_1000_words[side]", "all"), "count"] == 2


def test_the_other_layers_stay_as_they_are(write, articles):
    lexicon = read_lexicon(write("entry,category", "pocket,name"))
    plain, own = annotate(articles), annotate(articles, loaded=lexicon)
    for layer in ("hedge", "booster", "cue", "content", "source", "scare_quote", "sentence"):
        assert found(plain, layer) == found(own, layer)


def test_a_lexicon_of_another_program_goes_the_same_way(write, articles):
    path = write("%", "1\tname", "%", "pocket\t1", "jihad*\t1", name="mine.dic")
    marks = annotate(articles, loaded=read_lexicon(path))
    assert [row[:2] for row in found(marks, "loaded")] == [["pocket", "name"], ["Jihadists", "name"]]


def test_names_are_marked_with_concept_and_variant_whatever_their_spelling(write, articles):
    naming = read_naming(write(*NAMES))
    marks = annotate(articles, naming=naming)
    assert found(marks, "naming") == [
        ["Jihadists", "fighters", "militant", "own"],
        ["rebels", "fighters", "rebel", "own"],
        ["Velmor", "town", "Velmor", "own"],
        ["Wellmor", "town", "Velmor", "own"],
        ["bandits", "fighters", "bandit", "attributed"],
        ["rebel", "fighters", "rebel", "own"],
        ["Guinea", "land", "Guinea", "own"],  # not the one in Equatorial Guinea
    ]
    assert marks.provenance["naming"] == {
        "version": naming.version,
        "file": "mine",
        "concepts": 3,
        "variants": 7,
        "names": {
            "fighters": ["rebel", "militant", "bandit"],
            "town": ["Velmor", "Orva"],
            "land": ["Guinea", "Guinée"],
        },
    }


def test_engines_given_as_objects_take_the_lists_too(write, articles):
    marks = annotate(articles, engine=make_engine("rules"), naming=read_naming(write(*NAMES)))
    assert len(found(marks, "naming")) == 7


@pytest.mark.parametrize("name", ["loaded", "naming"])
def test_a_path_is_refused_with_advice(articles, name):
    with pytest.raises(AnnotationError, match=rf"{name}: expected a .*; found str\. .*framing\.read_"):
        annotate(articles, **{name: "mine.csv"})


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (["concept,variant"], r"row 1: expected the columns concept, variant, pole and note"),
        (["x,a,,,,"], r"row 2, column concept: expected two variants of 'x' or more; found 'one'"),
        (["x,a,,,,", "x,a,,,,"], r"row 3, column variant: expected each spelling once; it stands in row 2"),
        (["x,a,,,b,", "x,B,,,,"], r"row 3, column variant: expected each spelling once; it stands in row 2"),
        (["x,a!,,,,", "x,b,,,,"], r"row 2, column variant: expected words .*; found 'a!'"),
        (["x,,,,,", "x,b,,,,"], r"row 2, column variant: expected words .*; found ''"),
        (["x[1],a,,,,", "x[1],b,,,,"], r"row 2, column concept: expected no brackets"),
        (["x,a,,,,adverb", "x,b,,,,"], r"row 2, column forms: expected verb, noun"),
        ([",a,,,,"], r"row 1, column concept: expected at least one concept; found 'none'"),
        (["# note,,,,,"], r"row 2, column variant: expected words"),
    ],
)
def test_a_naming_table_is_refused_by_row_and_column(write, rows, message):
    header = [] if rows[0].startswith("concept") else [NAMES[0]]
    with pytest.raises(LexiconError, match=r"mine\.csv, " + message):
        read_naming(write(*header, *rows))


def test_a_table_that_is_not_utf_8_is_refused(tmp_path):
    path = tmp_path / "mine.csv"
    path.write_bytes("concept,variant,pole,note\nx,café,,\n".encode("latin-1"))
    with pytest.raises(LexiconError, match=r"mine\.csv: expected UTF-8"):
        read_naming(path)


def test_the_sample_table_names_every_variant_somewhere_and_marks_the_sample():
    naming = read_naming(sample_path("naming.csv"))
    marks = annotate(sample_corpus(), naming=naming)
    names = marks.spans[marks.spans["layer"] == "naming"]
    used = set(zip(names["label"], names["entry"], strict=True))
    assert used == set(naming.variants[["concept", "variant"]].itertuples(index=False, name=None))
    assert (naming.variants["pole"] != "").all()


def test_a_list_of_ones_own_can_be_checked_before_it_is_used(write):
    assert check_lexicon(write("entry,category,source", "pocket,name,own"), codebook=["name"]).findings == ()
