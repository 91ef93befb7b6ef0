"""The figure of differences: its table, the mark of q, the limit, the layout."""

from __future__ import annotations

from dataclasses import replace

from framing.figures import plot_contrasts
from framing.figures.palette import BLUE

MEASURE = "loaded_per_1000_words"


def test_the_table_is_sorted_by_difference_and_complete(result):
    table = plot_contrasts(result, MEASURE).table
    assert len(table) == 10
    assert table["difference"].is_monotonic_decreasing
    assert list(table.columns) == ["outlet", "outlet_b", "difference", "low", "high", "p", "q", "n_events"]


def test_a_small_q_is_filled(result):
    contrasts = result.contrasts.assign(q=0.2)
    contrasts.loc[contrasts["outlet_b"] == "Unlit Square", "q"] = 0.01
    picture = plot_contrasts(replace(result, contrasts=contrasts), MEASURE)
    dots = [line for line in picture.figure.axes[0].lines if line.get_marker() == "o"]
    filled = [dot.get_markerfacecolor() == BLUE for dot in dots]
    assert filled == (picture.table["q"] < 0.05).tolist()
    assert sum(filled) == 4
    assert "4 of 10 have q below 0.05" in picture.alt


def test_many_pairs_are_limited_and_the_title_says_so(wide, check_layout):
    picture = plot_contrasts(wide, MEASURE, limit=25)
    assert len(picture.table) == 25
    title = picture.figure.axes[0].get_title(loc="left").replace("\n", " ")
    assert "(25 of 1128 pairs, smallest q)" in title
    kept = wide.contrasts.query("measure == @MEASURE")["q"].nsmallest(25).round(4)
    assert sorted(picture.table["q"]) == sorted(kept)
    check_layout(picture)


def test_layout(result, check_layout):
    check_layout(plot_contrasts(result, MEASURE))
    check_layout(plot_contrasts(result, "attributed_share"))
