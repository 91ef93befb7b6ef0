"""The two voices of every outlet, in order, with count and base of both."""

from __future__ import annotations

import pandas as pd
import pytest

from framing.comparison import Comparison
from framing.errors import MeasureError
from framing.figures import plot_voices

MEASURE = "hedges_per_1000_words"
COLUMNS = ["measure", "outlet", "voice", "estimate", "low", "high", "count", "base"]


def comparison(*rows):
    frame = pd.DataFrame([[MEASURE, *row] for row in rows], columns=COLUMNS)
    return Comparison(frame, pd.DataFrame(), pd.DataFrame())


@pytest.fixture
def result():
    return comparison(
        ("Post", "own", 5.04, 3, 8, 5, 1000),
        ("Post", "attributed", 9.0, 6, 12, 9, 1000),
        ("Sun", "own", 8.0, 5, 11, 8, 1000),
        ("Sun", "attributed", 2.0, None, None, 1, 500),
        ("Star", "own", None, None, None, 0, 0),
        ("Star", "attributed", 1.0, None, None, 1, 1000),
    )


def test_the_largest_lead_of_the_own_voice_is_on_top(result):
    table = plot_voices(result, MEASURE).table
    assert table["outlet"].tolist() == ["Sun", "Post"]  # Star has no words of its own
    assert table["own_estimate"].tolist() == [8.0, 5.0]
    assert table[["attr_count", "attr_base"]].to_numpy().tolist() == [[1, 500], [9, 1000]]


def test_marks_stand_where_the_table_says(result):
    ax = plot_voices(result, MEASURE).figure.axes[0]
    drawn = {line.get_label(): line.get_xdata().tolist() for line in ax.lines}
    assert drawn["outlet's own voice"] == [8.0, 5.04]
    assert drawn["attributed text"] == [2.0, 9.0]


def test_a_measure_of_one_voice_is_refused(result):
    with pytest.raises(MeasureError, match="expected rows of 'attributed_share' in voice 'own'"):
        plot_voices(result, "attributed_share")
    nothing = comparison(("Post", "own", None, None, None, 0, 0), ("Post", "attributed", 1, 1, 1, 1, 9))
    with pytest.raises(MeasureError, match="with both estimates"):
        plot_voices(nothing, MEASURE)


def test_layout(result, check_layout):
    check_layout(plot_voices(result, MEASURE))
