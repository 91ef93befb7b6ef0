"""Every number opens exactly what it counts."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from framing.errors import AnnotationError
from framing.report.counted import counted_by
from framing.report.keyword_in_context import concordance
from framing.report.lookup import Lookup


def assert_agree(marks, result) -> int:
    """Check each number that counts passages; return how many there were."""
    lookup, checked = Lookup(marks), 0
    for (measure, voice), rows in result.estimates.groupby(["measure", "voice"], sort=False):
        counted = counted_by(lookup, measure, voice)
        if counted is None or measure == "attributed_share":
            continue
        for row in rows.itertuples():
            assert len(counted.rows.get(row.outlet, ())) == row.count, (measure, voice, row.outlet)
            checked += 1
    return checked


def test_counts_agree_with_the_comparison(marks, result):
    assert assert_agree(marks, result) > 100


def test_counts_agree_on_what_the_annotator_finds_in_the_teaching_corpus():
    from framing.annotations import annotate
    from framing.comparison import compare_outlets
    from framing.corpus import sample_corpus
    from framing.measures import measure

    marks = annotate(sample_corpus())
    result = compare_outlets(measure(marks), n_resamples=100, contrasts=False)
    assert assert_agree(marks, result) > 300


def test_counts_of_sides_and_names_agree_and_the_concordance_gives_the_same_passages():
    import framing

    naming = framing.read_naming(framing.sample_path("naming.csv"))
    marks = framing.annotate(framing.sample_corpus(), engine="rules", naming=naming)
    sides = framing.assign_sides(marks, pd.read_csv(framing.sample_path("actors.csv")))
    marks = replace(marks, relations=marks.relations.assign(side=sides))
    wanted = ["side_share[]", "distancing_share[]", "side_hedges_per_1000_words[]", "fighters_name_share[]"]
    result = framing.compare_outlets(framing.measure(marks), wanted, n_resamples=100, contrasts=False)
    assert assert_agree(marks, result) > 50
    hedges = result.estimates[result.estimates["measure"].str.startswith("side_hedges")]
    assert hedges["count"].sum() > 20
    for row in hedges.itertuples():
        side = row.measure.partition("[")[2].rstrip("]")
        assert len(framing.concordance(marks, layer="hedge", side=side, outlet=row.outlet).table) == row.count


def test_a_hedge_inside_what_two_sides_say_counts_for_both_and_is_opened_by_both(mark_up):
    text = (
        "<source named_person 0>Hale</source> <cue neutral 0>said</cue> <content indirect 0>that "
        "<source named_person 1>Orr</source> <cue neutral 1>thinks</cue> <content indirect 1>it "
        "<hedge epistemic>may</hedge> rain</content></content>. It <hedge epistemic>might</hedge>."
    )
    marks = mark_up([{"article_id": "a", "outlet": "Flash", "event": "rain", "text": text}])
    marks = replace(marks, relations=marks.relations.assign(side=["north", "south"]))
    for side in ("north", "south"):
        assert concordance(marks, layer="hedge", side=side).table["keyword"].tolist() == ["may"]
        assert len(counted_by(Lookup(marks), f"side_hedges_per_1000_words[{side}]", "all").rows["Flash"]) == 1
    assert concordance(marks, layer="cue", side="south").table["keyword"].tolist() == ["thinks"]
    with pytest.raises(AnnotationError, match="side: expected one of 'north', 'south'; found 'west'"):
        concordance(marks, layer="hedge", side="west")


def test_what_is_counted_by_hand(marks):
    lookup = Lookup(marks)

    def texts(measure: str, voice: str, outlet: str) -> list[str]:
        rows = counted_by(lookup, measure, voice).rows[outlet]
        return lookup.spans["text"].iloc[rows].tolist()

    # every third of six articles has the horror; the furious crowd is Ana Hale's
    assert texts("loaded_per_1000_words", "own", "Courier") == ["horror", "horror"]
    assert texts("loaded_per_1000_words", "attributed", "Courier") == ["furious"] * 6
    assert texts("loaded_per_1000_words[absolutist]", "own", "Flash") == ["total"] * 6
    assert texts("hedges_per_1000_words", "own", "Courier") == ["About"] * 6
    assert (
        texts("hedged_sentence_share", "own", "Courier")
        == ["About ninety people stood in the rain for hours."] * 6
    )
    # 7 words are attributed in "Ana Hale said the furious crowd may have left."
    assert len(texts("attributed_sentence_share", "all", "Courier")) == 12


@pytest.mark.parametrize(
    ("measure", "outlet", "count"),
    [
        ("attributions_per_1000_words", "Courier", 12),
        ("direct_share", "Courier", 6),
        ("distancing_share", "Flash", 6),
        ("anonymous_share", "Flash", 6),
        ("source_type_share[named_person]", "Courier", 12),
        ("stance_share[neutral]", "Courier", 12),
    ],
)
def test_attributions_counted_by_hand(marks, measure, outlet, count):
    assert len(counted_by(Lookup(marks), measure, "all").rows[outlet]) == count


@pytest.mark.parametrize(
    "measure", ["hedge_balance", "effective_sources", "top_source_share", "my_own_index"]
)
def test_numbers_that_count_no_passages_open_none(marks, measure):
    assert counted_by(Lookup(marks), measure, "all") is None
