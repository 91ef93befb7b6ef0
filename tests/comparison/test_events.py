"""Events side by side: only those two outlets cover, several articles summed."""

from __future__ import annotations

import pandas as pd

from framing.comparison import EVENT_COLUMNS, compare_events


def test_events_of_one_outlet_are_left_out_and_articles_summed(make_table):
    table = make_table({"A": [10, 20], "B": [30, None]})
    more = table.iloc[[0]].assign(article_id="A-again", count=50, value=0.5)
    events = compare_events(pd.concat([table, more]), "attributed_share", "all")
    assert tuple(events.columns) == EVENT_COLUMNS
    assert events[["event", "outlet", "value"]].to_numpy().tolist() == [
        ["event 00", "A", 0.3],
        ["event 00", "B", 0.3],
    ]


def test_a_voice_without_rows_gives_none(make_table):
    assert len(compare_events(make_table({"A": [1], "B": [2]}), "attributed_share", "own")) == 0
