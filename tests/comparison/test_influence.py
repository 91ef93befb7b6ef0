"""Influence: the difference without one event, article or term, counted by hand."""

from __future__ import annotations

import pandas as pd
import pytest

from framing.annotations.marks import Marks
from framing.annotations.relations import RELATION_COLUMNS
from framing.annotations.spans import SPAN_COLUMNS
from framing.comparison import INFLUENCE_COLUMNS, leave_one_out, leave_out_terms
from framing.errors import ComparisonError, MeasureError


def test_without_an_event(make_table):
    # all: 60/300 - 90/300 = -0.1; without event 02: 40/200 - 20/200 = 0.1
    table = make_table({"A": [20, 20, 20], "B": [10, 10, 70]})
    influence = leave_one_out(table, "attributed_share", "all", min_events=3)
    assert tuple(influence.columns) == INFLUENCE_COLUMNS
    first = influence.iloc[0]
    assert first["left_out"] == "event 02"
    assert first["difference"] == pytest.approx(-0.1)
    assert first["without"] == pytest.approx(0.1)
    assert (bool(first["turns"]), first["n_events"]) == (True, 2)


def test_without_an_article(make_table):
    # A has two articles on event 00; without the second, 10/100 instead of 40/200 on that event
    table = make_table({"A": [10, 20, 30], "B": [10, 10, 10]})
    more = table.iloc[[0]].assign(article_id="A-again", count=30, value=0.3)
    influence = leave_one_out(
        pd.concat([table, more]), "attributed_share", "all", by="article_id", min_events=3
    )
    row = influence.set_index("left_out").loc["A-again"]
    assert row["difference"] == pytest.approx(90 / 400 - 30 / 300)
    assert row["without"] == pytest.approx(60 / 300 - 30 / 300)
    assert row["n_events"] == 3


def test_an_event_that_one_outlet_alone_covers_changes_nothing(make_table):
    table = make_table({"A": [20, 20, 20, 99], "B": [10, 10, 70, None]})
    assert "event 03" not in set(leave_one_out(table, "attributed_share", "all", min_events=3)["left_out"])


def test_unknown_requests_are_refused(make_table):
    table = make_table({"A": [20, 20], "B": [10, 10]})
    with pytest.raises(ComparisonError, match="by: expected 'event' or 'article_id'"):
        leave_one_out(table, "attributed_share", "all", by="day")
    with pytest.raises(MeasureError, match="in voice 'own', found voices \\['all'\\]"):
        leave_one_out(table, "attributed_share", "own")
    with pytest.raises(ComparisonError, match="reference: expected one of"):
        leave_one_out(table, "attributed_share", "all", reference="Z")


@pytest.fixture
def marks():
    """Two outlets, two events; A says "regime" twice per article and "brutal" once, B "brutal" once."""
    rows, spans = [], []
    for outlet, entries in {"A": ["regime", "regime", "brutal"], "B": ["brutal"]}.items():
        for event in ("one", "two"):
            article_id = f"{outlet}-{event}"
            rows.append([article_id, outlet, event, "word " * 10])
            for i, entry in enumerate(entries):
                label = "slur" if entry == "regime" else "emotive"
                place = [5 * i, 5 * i + 4, "word"]
                spans.append(
                    [article_id, f"{article_id}:s{i}", "loaded", label, *place, "own", False, None, entry, 0]
                )
    articles = pd.DataFrame(rows, columns=["article_id", "outlet", "event", "text"])
    return Marks(articles, pd.DataFrame(spans, columns=SPAN_COLUMNS), pd.DataFrame(columns=RELATION_COLUMNS))


def test_without_a_term(marks):
    # A 6 of 20 words, B 2 of 20: 200 per 1,000; without "regime" A has 2 of 20: no difference left
    influence = leave_out_terms(marks, "loaded_per_1000_words", "own", min_events=2)
    assert influence["left_out"].tolist() == ["regime"]
    assert influence["difference"].tolist() == pytest.approx([200.0])
    assert influence["without"].tolist() == pytest.approx([0.0])


def test_without_the_only_term_of_a_category(marks):
    influence = leave_out_terms(marks, "loaded_per_1000_words[slur]", "own", min_events=2)
    assert influence[["left_out", "without"]].to_numpy().tolist() == [["regime", 0.0]]


def test_a_pair_that_cannot_be_compared_without_the_term_says_so(marks):
    # "brutal" is all that B has: without it B's share has no base, and no event is shared
    influence = leave_out_terms(marks, "loaded_own_share", "all", min_events=2)
    assert influence["left_out"].tolist() == ["brutal"]
    assert influence["without"].isna().all()
    assert influence["n_events"].tolist() == [0]


def test_only_the_most_frequent_terms_are_tried(marks):
    # both occur four times in own voice: the first by name is tried, and leaves the difference at 200
    assert len(leave_out_terms(marks, "loaded_per_1000_words", "own", min_events=2, top=1)) == 0


def test_measures_without_entries_are_refused(marks):
    with pytest.raises(MeasureError, match="lexicon entries"):
        leave_out_terms(marks, "direct_share", "all")
