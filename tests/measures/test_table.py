"""The whole table: its shape, its order, and what must not change a measure."""

from __future__ import annotations

from dataclasses import replace
from importlib import resources

import numpy as np
import pandas as pd
import pytest

from framing.annotations.marks import Marks
from framing.measures import (
    BOOSTER_TYPES,
    HEDGE_TYPES,
    LOADED_CATEGORIES,
    MEASURE_COLUMNS,
    describe_measure,
    describe_measures,
    measure,
    measure_scale,
    split_measure,
)

PART = (
    "<sentence>The <loaded emotive>brutal</loaded> <naming battle>raid</naming> "
    "<hedge epistemic>may</hedge> go on.</sentence> "
    '<sentence>He said <content><quotation>"it <booster certainty>surely</booster> ended"'
    "</quotation></content>.</sentence> "
)
RELATION = {
    "kind": "direct",
    "stance": "neutral",
    "source_type": "named_person",
    "source_key": "Vell",
    "side": "north",
}


@pytest.fixture
def corpus(mark_up):
    return mark_up(
        [
            {"text": PART, "relations": [RELATION], "outlet": "Courier", "event": "raid"},
            {"text": "<sentence>Rain fell.</sentence>", "outlet": "Flash", "event": "raid"},
            {"text": "", "outlet": "Flash"},
        ]
    )


def test_columns_and_order(corpus):
    table = measure(corpus)
    assert tuple(table.columns) == MEASURE_COLUMNS
    assert table["article_id"].drop_duplicates().tolist() == ["a0", "a1", "a2"]
    assert not table.duplicated(["article_id", "measure", "voice"]).any()
    assert table.groupby("article_id").size().nunique() == 1


def test_value_is_scale_times_count_over_base(corpus):
    table = measure(corpus)
    scale = table["measure"].map(measure_scale)
    known = table["base"] > 0
    expected = scale[known] * table["count"][known] / table["base"][known]
    np.testing.assert_allclose(table["value"][known], expected, rtol=0, atol=1e-12)


def test_articles_without_outlet_and_event_are_measured_all_the_same(corpus):
    bare = replace(corpus, articles=corpus.articles[["article_id", "text"]])
    known, table = measure(corpus), measure(bare)
    assert table[["outlet", "event"]].isna().all(axis=None)
    pd.testing.assert_frame_equal(
        table.drop(columns=["outlet", "event"]), known.drop(columns=["outlet", "event"])
    )


def test_an_empty_article_has_base_zero_everywhere(corpus):
    empty = measure(corpus).query("article_id == 'a2'")
    assert empty["base"].eq(0).all()
    assert empty["value"].isna().all()


def test_doubling_a_text_leaves_rates_and_shares(mark_up):
    once = measure(mark_up([{"text": PART, "relations": [RELATION]}]))
    twice = measure(mark_up([{"text": PART + PART, "relations": [RELATION] * 2}]))
    np.testing.assert_allclose(once["value"], twice["value"], rtol=1e-12)
    known = ~once["measure"].eq("effective_sources")
    assert (2 * once["count"][known]).tolist() == twice["count"][known].tolist()


def test_the_order_of_articles_and_spans_does_not_matter(corpus):
    shuffled = Marks(
        corpus.articles.iloc[::-1].reset_index(drop=True),
        corpus.spans.sample(frac=1, random_state=3).reset_index(drop=True),
        corpus.relations.iloc[::-1].reset_index(drop=True),
    )
    keys = ["article_id", "measure", "voice"]
    left, right = (measure(m).sort_values(keys, ignore_index=True) for m in (corpus, shuffled))
    pd.testing.assert_frame_equal(left, right)


def test_an_empty_corpus_gives_an_empty_table(mark_up):
    table = measure(mark_up([]))
    assert tuple(table.columns) == MEASURE_COLUMNS
    assert len(table) == 0


def test_every_measure_is_described_and_every_description_is_measured(corpus):
    table = measure(replace(corpus, provenance={"model": "any"}))
    listed = describe_measures()["measure"]
    names = table["measure"].str.replace("battle_name_share", "CONCEPT_name_share").unique()
    found = {f"{name}[]" if part else name for name, part in map(split_measure, names)}
    assert found == set(listed)
    assert not describe_measures().isna().any().any()


def test_unknown_measures_are_described_by_their_name():
    own = describe_measure("exclamation_share[headline]")
    assert (own.label, own.unit) == ("Exclamation share: headline", "share")


def test_labels_start_with_a_capital():
    assert describe_measure("stance_share[denying]").label == "Denying cues"


def test_categories_and_types_are_those_of_the_codebook():
    with resources.files("framing.lexicons").joinpath("categories.csv").open(encoding="utf-8") as file:
        codebook = pd.read_csv(file).groupby("lexicon")["category"].apply(set)
    assert codebook["loaded"] == set(LOADED_CATEGORIES)
    assert codebook["hedges"] == set(HEDGE_TYPES)
    assert codebook["boosters"] == set(BOOSTER_TYPES)
