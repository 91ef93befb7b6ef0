"""The forest plot of estimates: its table, its words, its layout."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from matplotlib.figure import Figure

from framing.errors import MeasureError
from framing.figures import outlet_styles, plot_outlets

MEASURE = "loaded_per_1000_words"


def test_the_table_is_what_is_plotted(result):
    picture = plot_outlets(result, MEASURE)
    estimates = result.estimates.query("measure == @MEASURE")
    assert picture.table["estimate"].is_monotonic_decreasing
    expected = estimates.set_index("outlet")["estimate"].round(1)
    assert (
        picture.table.set_index("outlet")["estimate"].sort_index().tolist() == expected.sort_index().tolist()
    )
    dots = [line.get_xdata()[0] for line in picture.figure.axes[0].lines if line.get_marker() != "None"]
    np.testing.assert_allclose(dots, sorted(estimates["estimate"], reverse=True))
    shown = [label.get_text() for label in picture.figure.axes[0].get_yticklabels()]
    assert shown == picture.table["outlet"].tolist()


def test_words_give_every_number(result):
    picture = plot_outlets(result, MEASURE)
    first = picture.table.iloc[0]
    start = "Dot plot of loaded terms per 1,000 words, outlet's own voice with 95% intervals, 5 outlets"
    said = f"{first['outlet']} {first['estimate']:.1f} ({first['low']:.1f} to {first['high']:.1f}); "
    assert picture.alt.startswith(f"{start}, highest first: {said}")


def test_colours_are_those_of_the_whole_comparison(result):
    picture = plot_outlets(result, MEASURE)
    styles = outlet_styles(result.settings["outlets"])
    dots = [line for line in picture.figure.axes[0].lines if line.get_marker() != "None"]
    shown = [(line.get_color(), line.get_marker()) for line in dots]
    assert shown == [styles[outlet] for outlet in picture.table["outlet"]]


def test_a_missing_interval_is_hollow_and_says_why(result):
    estimates = result.estimates.copy()
    row = (estimates["measure"] == MEASURE) & (estimates["outlet"] == "Unlit Square")
    estimates.loc[row, ["low", "high"]] = np.nan
    estimates.loc[row, "note"] = "3 events; an interval needs 6"
    picture = plot_outlets(replace(result, estimates=estimates), MEASURE)
    ax = picture.figure.axes[0]
    assert "3 events; an interval needs 6" in {text.get_text().replace("\n", " ") for text in ax.texts}
    assert sum(line.get_markerfacecolor() == "white" for line in ax.lines if line.get_marker() != "None") == 1
    assert "Unlit Square" in picture.alt
    assert "(no interval)" in picture.alt


def test_given_axes_are_drawn_on(result):
    axes = Figure(figsize=(9, 4), layout="constrained").subplots(1, 2)
    picture = plot_outlets(result, MEASURE, ax=axes[1])
    assert picture.figure is axes[0].figure
    assert axes[1].get_title(loc="left") == "Loaded terms, outlet's own voice"
    assert picture.figure.get_layout_engine() is not None


def test_nothing_to_plot_is_refused(result):
    with pytest.raises(MeasureError, match="nothing to plot"):
        plot_outlets(result, "loaded_share")
    empty = result.estimates.assign(estimate=np.nan)
    with pytest.raises(MeasureError, match="base 0 everywhere"):
        plot_outlets(replace(result, estimates=empty), MEASURE)


def test_layout(result, check_layout):
    check_layout(plot_outlets(result, MEASURE))
    check_layout(plot_outlets(result, "attributed_share"))


def test_layout_with_long_odd_and_many_names(wide, check_layout):
    picture = plot_outlets(wide, MEASURE)
    check_layout(picture)
    names = {label.get_text() for label in picture.figure.axes[0].get_yticklabels()}
    assert {"A$AP $Daily", "<b>Sons & Sons</b>", "□□"} <= names
    assert isinstance(picture.table, pd.DataFrame)
    assert "新聞" in set(picture.table["outlet"])
