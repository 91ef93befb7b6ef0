"""Events side by side: markers, lines, what is kept of many, and the layout."""

from __future__ import annotations

import pytest

from framing.errors import ComparisonError
from framing.figures import outlet_styles, plot_events

MEASURE = "attributed_share"


def test_a_row_per_event_and_a_marker_per_outlet(table):
    picture = plot_events(table, MEASURE)
    assert len(picture.table) == 40
    labels = [label.get_text() for label in picture.figure.axes[0].get_yticklabels()]
    assert labels == [f"event-{i:02}" for i in range(1, 9)]
    assert picture.alt.startswith("Attributed text by event, 5 outlets, 8 events: event-01 from ")


def test_two_outlets_keep_the_colours_they_have_among_all(table):
    picture = plot_events(table, MEASURE, outlets=["Unlit Square", "Calvane Flash"])
    styles = outlet_styles(table["outlet"].unique())
    markers = {
        line.get_label(): (line.get_color(), line.get_marker()) for line in picture.figure.axes[0].lines
    }
    for outlet in ("Unlit Square", "Calvane Flash"):
        assert markers[outlet] == styles[outlet]
    assert len(picture.table) == 16


def test_of_many_outlets_seven_are_kept(wide_table, check_layout):
    picture = plot_events(wide_table, MEASURE, limit=4)
    assert picture.table["outlet"].nunique() == 7
    title = picture.figure.axes[0].get_title(loc="left").replace("\n", " ")
    assert title.endswith("(7 of 48 outlets, 4 of 6 events)")
    check_layout(picture)


def test_no_shared_event_is_refused(table):
    with pytest.raises(ComparisonError, match="an event that two of the outlets cover"):
        plot_events(table, MEASURE, outlets=["Unlit Square"])


def test_layout(table, check_layout):
    check_layout(plot_events(table, MEASURE))
