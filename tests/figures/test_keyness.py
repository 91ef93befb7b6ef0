"""The picture of keyness holds what it names, and reads it out."""

from __future__ import annotations

import pandas as pd
import pytest
from matplotlib.text import Text

from framing.errors import ComparisonError
from framing.figures import plot_keyness


@pytest.fixture
def table():
    rows = [
        [f"word{i}", "Flash", "Courier", "own", 30 - i, 900, i, 900, 6 - 0.5 * i, 0.001 * i, 4]
        for i in range(25)
    ]
    columns = ["term", "outlet", "outlet_b", "voice", "count", "base", "count_b", "base_b", "z", "q"]
    columns.append("n_events")
    return pd.DataFrame(rows, columns=columns)


def test_the_foremost_of_either_side_are_named_and_tabled(table):
    picture = plot_keyness(table, n_labels=3)
    assert picture.table["term"].tolist() == ["word0", "word1", "word2", "word22", "word23", "word24"]
    labels = {text.get_text() for text in picture.figure.axes[0].texts}
    assert labels == set(picture.table["term"])
    assert "25 terms" in picture.alt and "word0 (z 6.0, 30 of 900 against 0 of 900)" in picture.alt


def test_labels_do_not_lie_over_each_other(table):
    picture = plot_keyness(table, n_labels=5)
    picture.figure.draw_without_rendering()
    # without the lines that lead from a label to its dot
    boxes = [Text.get_window_extent(text) for text in picture.figure.axes[0].texts]
    lying = [
        (a, b) for a in range(len(boxes)) for b in range(a) if boxes[a].shrunk(0.9, 0.7).overlaps(boxes[b])
    ]
    assert lying == []


def test_a_table_without_terms_is_refused(table):
    with pytest.raises(ComparisonError, match="lower min_count"):
        plot_keyness(table.head(0))
