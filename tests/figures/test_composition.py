"""Stacked bars: the parts in their order, filling the bar, and the layout."""

from __future__ import annotations

import pytest

from framing.figures import plot_composition, plot_source_types


def test_bars_are_filled_and_parts_keep_their_order(result):
    picture = plot_composition(result, "stance_share")
    bars = picture.figure.axes[0].containers
    assert [bar.get_label() for bar in bars] == ["neutral", "endorsing", "distancing", "denying"]
    ends = [patch.get_x() + patch.get_width() for patch in bars[-1]]
    assert ends == pytest.approx([1.0] * 5)
    first = picture.table.groupby("outlet", sort=False)["estimate"].first()
    assert first.is_monotonic_decreasing


def test_source_types_are_a_composition(result):
    picture = plot_source_types(result)
    assert picture.figure.axes[0].get_title(loc="left") == "Source types"
    assert picture.table["part"].drop_duplicates().tolist() == [
        "named_person",
        "named_organisation",
        "anonymous",
        "vague",
    ]
    assert picture.alt.startswith("Stacked bars of source types, 5 outlets: ")


def test_layout(result, wide, check_layout):
    check_layout(plot_source_types(result))
    check_layout(plot_composition(wide, "stance_share"))
