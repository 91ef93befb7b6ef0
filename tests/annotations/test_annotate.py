"""The tables that annotate makes: what holds for every span and every attribution."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.annotations import (
    KINDS,
    LAYERS,
    RELATION_COLUMNS,
    SOURCE_TYPES,
    SPAN_COLUMNS,
    STANCES,
    VOICES,
    annotate,
    gold_record,
    make_engine,
)
from framing.errors import AnnotationError

ENGINE = make_engine("rules")
TEXT = (
    "The brutal raid failed, Anna Hale said. “It was a massacre,” she added.\n\n"
    "The ministry claims that the so-called ‘stabilisation’ may work. It was a shameful day."
)


def articles(*texts: str) -> pd.DataFrame:
    """Return a table of articles."""
    return pd.DataFrame({"article_id": [f"a{n}" for n in range(len(texts))], "text": list(texts)})


def marked(*texts: str):
    """Return the marks of some texts."""
    return annotate(articles(*texts), engine=ENGINE)


def check_tables(marks) -> None:
    """Hold the marks against everything their tables promise."""
    spans, relations = marks.spans, marks.relations
    assert list(spans.columns) == list(SPAN_COLUMNS)
    assert list(relations.columns) == list(RELATION_COLUMNS)
    texts = dict(zip(marks.articles["article_id"], marks.articles["text"], strict=True))
    for span in spans.itertuples():
        assert texts[span.article_id][span.start : span.end] == span.text
        assert span.end > span.start >= 0
    assert spans["span_id"].is_unique
    assert relations["relation_id"].is_unique
    assert set(spans["layer"]) <= set(LAYERS)
    assert set(spans["voice"]) <= set(VOICES)
    assert set(relations["kind"]) <= set(KINDS)
    assert set(relations["stance"]) <= set(STANCES)
    assert set(relations["source_type"].dropna()) <= set(SOURCE_TYPES)
    assert set(spans["relation_id"].dropna()) <= set(relations["relation_id"])
    assert relations["probability"].between(0, 1).all()
    known = set(spans["span_id"])
    for column in ("source_ids", "cue_ids", "content_ids"):
        assert {one for ids in relations[column] for one in ids.split()} <= known


def test_the_tables_keep_what_they_promise():
    check_tables(marked(TEXT))


def test_a_word_is_attributed_inside_content_and_own_outside():
    spans = marked(TEXT).spans
    loaded = spans[spans["layer"] == "loaded"].set_index("text")
    # "brutal" in what Hale said, "massacre" in her quotation, "shameful" in the outlet's own sentence.
    assert loaded.loc["brutal", "voice"] == "attributed"
    assert loaded.loc["massacre", "voice"] == "attributed"
    assert loaded.loc["shameful", "voice"] == "own"
    assert bool(loaded.loc["massacre", "in_quotes"])
    assert not bool(loaded.loc["brutal", "in_quotes"])
    assert pd.isna(loaded.loc["shameful", "relation_id"])


def test_relations_name_the_spans_they_consist_of():
    marks = marked(TEXT)
    text_of = marks.spans.set_index("span_id")["text"]
    first = marks.relations.iloc[0]
    assert text_of[first["source_ids"]] == "Anna Hale"
    assert text_of[first["cue_ids"]] == "said"
    assert text_of[first["content_ids"]] == "The brutal raid failed"


def test_the_order_of_articles_changes_nothing_but_the_order():
    one, other = marked(TEXT, "Rain fell."), marked("Rain fell.", TEXT)
    assert one.spans[one.spans["article_id"] == "a0"]["text"].tolist() == (
        other.spans[other.spans["article_id"] == "a1"]["text"].tolist()
    )


def test_no_articles_give_empty_tables_with_types():
    marks = annotate(articles(), engine=ENGINE)
    assert marks.spans.empty
    assert marks.relations.empty
    assert marks.spans["start"].dtype == "int64"
    assert marks.spans["in_quotes"].dtype == "bool"


def test_progress_is_told_of_every_article():
    told = []
    annotate(articles("One.", "Two."), engine=ENGINE, progress=lambda: told.append(1))
    assert len(told) == 2


def test_an_unknown_engine_is_refused_by_name():
    with pytest.raises(AnnotationError, match=r"expected one of .*rules.*found 'magic'"):
        annotate(articles("One."), engine="magic")


def test_provenance_names_the_engine_and_every_lexicon():
    provenance = marked("One.").provenance
    assert provenance["engine"] == "rules"
    assert set(provenance["lexicons"]) == {"hedges", "boosters", "loaded", "cues"}
    assert all(len(lexicon["version"]) == 12 for lexicon in provenance["lexicons"].values())


HARD_TEXTS = {
    "empty": "",
    "one word": "Rain",
    "only quotation marks": "“”\"\"''‘’«»" * 50,
    "emoji and combining accents": "Hale said 👩‍👩‍👧 “c'est fini 🙂” e\u0301te\u0301 said Bre\u0301y.",
    "right to left": "قال المتحدث: «لن نتراجع» and Hale said that שלום.",
    "control characters": "Hale\x00 said\x07 “no\x0b”.",
    "html": "<script>alert('x')</script> Hale said <b>“no”</b> &amp; left.",
    "commas": ", said, said, said, " * 40,
}


@pytest.mark.parametrize("text", HARD_TEXTS.values(), ids=HARD_TEXTS.keys())
def test_hard_texts_keep_the_promises(text):
    check_tables(marked(text))


def test_a_long_text_without_a_full_stop_is_read():
    text = "the ministry said the “brutal” raid may fail and " * 2_000
    reading = ENGINE.read(text)
    assert all(0 <= one.start < one.end <= len(text) for one in reading.found)
    assert sum(one.layer == "hedge" for one in reading.found) == 2_000  # "may", once in every repeat


WORDS = st.sampled_from(
    (
        "Hale said “ ” \" ' , . that the ministry claims who and told them according to of : — brutal may "
        "( ) J. 44 denied it ’s PARAGRAPH"
    ).split()
)


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=40))
def test_any_mixture_of_cues_and_marks_keeps_the_promises(words):
    check_tables(marked(" ".join(words).replace("PARAGRAPH", "\n\n")))


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=120))
def test_any_text_keeps_the_promises(text):
    check_tables(marked(text))


def test_gold_offsets_are_into_the_text_as_it_came():
    raw = "\ufeffFirst line.\r\nCafe\u0301 owner Anna Hale said it may rain."
    record = gold_record("x", raw, ENGINE)
    (relation,) = record["attributions"]
    assert [raw[start:end] for start, end in relation["cue"]] == ["said"]
    assert [raw[start:end] for start, end in record["cues"]] == ["may"]
    assert record["spans"] == []
    assert record["biased"] is False


@pytest.mark.parametrize(
    ("table", "found"),
    [
        (pd.DataFrame({"text": ["One."]}), "article_id is missing"),
        (
            pd.DataFrame({"article_id": ["a", "b"], "text": ["One.", None]}),
            "row 1, column text: expected a text",
        ),
        (
            pd.DataFrame({"article_id": ["a", "a"], "text": ["One.", "Two."]}),
            "row 1, column article_id.*'a' again",
        ),
    ],
)
def test_a_table_made_by_hand_is_checked_once(table, found):
    with pytest.raises(AnnotationError, match=found):
        annotate(table, engine=ENGINE)
