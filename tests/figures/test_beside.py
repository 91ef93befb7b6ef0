"""Two readings beside each other: joined by outlet, the first one's lead on top."""

from __future__ import annotations

import pandas as pd
import pytest

from framing.comparison import Comparison
from framing.errors import MeasureError
from framing.figures import plot_beside

COLUMNS = ["measure", "outlet", "voice", "estimate", "low", "high", "count", "base"]


def comparison(shares):
    rows = [
        ["attributed_share", outlet, "all", share, share - 0.1, share + 0.1, int(100 * share), 100]
        for outlet, share in shares.items()
    ]
    return Comparison(pd.DataFrame(rows, columns=COLUMNS), pd.DataFrame(), pd.DataFrame())


def test_outlets_are_joined_and_sorted_by_the_lead_of_the_first(check_layout):
    rules = comparison({"Post": 0.25, "Sun": 0.5, "Star": 0.75})
    people = comparison({"Sun": 0.25, "Post": 0.5})
    picture = plot_beside(rules, people, "attributed_share", names=("rules", "people"))
    # Sun +0.25, Post −0.25; Star has one reading only
    assert picture.table["outlet"].tolist() == ["Sun", "Post"]
    assert picture.table["rules_estimate"].tolist() == [0.5, 0.25]
    assert picture.table["people_count"].tolist() == [25, 50]
    assert picture.alt.startswith("Attributed text, rules and people, 2 outlets: Sun 50% and 25%; Post")
    check_layout(picture)


def test_no_outlet_in_common_is_refused():
    with pytest.raises(MeasureError, match="an outlet with both estimates"):
        plot_beside(comparison({"Sun": 0.5}), comparison({"Post": 0.5}), "attributed_share")
    with pytest.raises(MeasureError, match="found other measures only"):
        plot_beside(comparison({"Sun": 0.5}), comparison({"Sun": 0.5}), "direct_share")
