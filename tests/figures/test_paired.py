"""Outlets side by side: events that all cover, rates over them, and who rises."""

from __future__ import annotations

import pandas as pd
import pytest

from framing.errors import ComparisonError
from framing.figures import plot_paired

MEASURE = "attributed_share"
COLUMNS = ["article_id", "outlet", "event", "measure", "voice", "count", "base"]
ROWS = [
    ("Post", "flood", 60, 100),
    ("Sun", "flood", 30, 100),
    ("Post", "strike", 10, 100),
    ("Sun", "strike", 60, 300),
    ("Post", "alone", 99, 100),
]


@pytest.fixture
def pair():
    rows = [(f"{outlet}{event}", outlet, event, MEASURE, "all", n, base) for outlet, event, n, base in ROWS]
    return pd.DataFrame(rows, columns=COLUMNS).assign(value=lambda t: t["count"] / t["base"])


def test_events_that_only_one_covers_are_left_out(pair):
    picture = plot_paired(pair, MEASURE, outlets=["Post", "Sun"])
    # flood 0.6 to 0.3, strike 0.1 to 0.2: the strike rises and comes first
    assert picture.table.to_dict("list") == {
        "event": ["strike", "flood"],
        "Post": [0.1, 0.6],
        "Sun": [0.2, 0.3],
    }
    # Post 70 of 200, Sun 90 of 400
    assert picture.alt == (
        "Attributed text on 2 shared events: Post 35%, Sun 22%; from Post to Sun 1 rises, 1 falls."
    )


def test_the_order_of_outlets_turns_the_figure(pair):
    picture = plot_paired(pair, MEASURE, outlets=["Sun", "Post"])
    assert picture.table.columns.tolist() == ["event", "Sun", "Post"]
    assert picture.table["event"].tolist() == ["flood", "strike"]


def test_what_cannot_be_paired_is_refused(pair, wide_table):
    with pytest.raises(ComparisonError, match="expected 2 to 5, found 1"):
        plot_paired(pair, MEASURE, outlets=["Sun"])
    with pytest.raises(ComparisonError, match="expected 2 to 5, found 48"):
        plot_paired(wide_table, MEASURE)
    with pytest.raises(ComparisonError, match="an event that Post, Star all cover"):
        plot_paired(pair, MEASURE, outlets=["Post", "Star"])


def test_a_line_for_every_event(table, check_layout):
    picture = plot_paired(table, MEASURE)
    assert len(picture.table) == 8
    # a line per event, the outlets' rates, and for every outlet small marks and a large one
    assert len(picture.figure.axes[0].lines) == 8 + 1 + 2 * 5
    check_layout(picture)
