"""For every text: no hit crosses a sentence, hits of a layer are disjoint, order does not matter."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from framing import annotate, measure, sample_corpus
from framing.annotations import make_engine
from framing.lexicons import read_lexicon

LAYERS = ("loaded", "hedge", "booster", "scare_quote", "naming", "cue")
rules = cache(lambda: make_engine("rules"))

ENTRIES = sorted(
    {
        entry.replace("*", "x")
        for name in ("hedges", "boosters", "loaded", "cues")
        for entry in read_lexicon(name).entries["entry"].iloc[::40]
    }
)
PARTS = st.one_of(
    st.sampled_from(ENTRIES),
    st.sampled_from(["The mayor said", "“", "”", "Mr. Hale", "he", "it", "U.S.", "5.5", "Act", "(", ")"]),
)
JOINTS = st.sampled_from([" ", " ", " ", ". ", "? ", "\n", "\n\n", ", ", " - ", ".\n", "… ", ".” "])
TEXTS = st.lists(st.tuples(PARTS, JOINTS), max_size=25).map(
    lambda pairs: "".join(part + joint for part, joint in pairs).strip()
)


def assert_sound(reading) -> None:
    sentence = reading.layer.sentence_of
    for layer in LAYERS:
        spans = sorted((f.start, f.end) for f in reading.found if f.layer == layer)
        assert all(start < end for start, end in spans)
        assert all(one[1] <= other[0] for one, other in pairwise(spans)), layer
        assert all(sentence(start) == sentence(end - 1) for start, end in spans), layer


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_hits_are_disjoint_and_within_a_sentence(text):
    assert_sound(rules().read(text))


def test_hits_are_disjoint_and_within_a_sentence_in_the_sample():
    for text in sample_corpus()["text"]:
        assert_sound(rules().read(text))


def test_counts_do_not_depend_on_the_order_of_articles():
    articles = sample_corpus().head(12)
    turned = articles.iloc[::-1].reset_index(drop=True)
    keys = ["article_id", "measure", "voice"]
    one, other = (
        measure(annotate(table, engine=rules())).sort_values(keys, ignore_index=True)
        for table in (articles, turned)
    )
    pd.testing.assert_frame_equal(one, other)


def test_a_text_read_in_upper_case_finds_the_same_hedges():
    text = "They may have left, and it is perhaps too late."
    entries = [[f.entry for f in rules().read(t).found if f.layer == "hedge"] for t in (text, text.upper())]
    assert entries[0] == entries[1] == ["may", "perhaps"]
