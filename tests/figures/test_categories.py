"""The heat map: every number and count in its cell, and the layout."""

from __future__ import annotations

from framing.figures import plot_categories

PREFIX = "loaded_per_1000_words"


def test_cells_hold_numbers_and_counts(result):
    picture = plot_categories(result, PREFIX)
    cells = {text.get_text() for text in picture.figure.axes[0].texts}
    for row in picture.table.itertuples():
        assert f"{row.estimate:.1f}\n({row.count})" in cells
    assert len(picture.table) == 10


def test_words_name_the_largest_category_of_each_outlet(result):
    picture = plot_categories(result, PREFIX)
    assert picture.alt.startswith(
        "Heat map of loaded terms per 1,000 words, outlet's own voice, 5 outlets by 2"
    )
    for outlet, own in picture.table.groupby("outlet"):
        part = own.loc[own["estimate"].idxmax(), "part"].replace("_", " ")
        assert f"{outlet} {part}" in picture.alt


def test_layout(result, wide, check_layout):
    check_layout(plot_categories(result, PREFIX))
    check_layout(plot_categories(wide, PREFIX))


def test_parts_of_a_share_are_named_as_what_they_are(result):
    picture = plot_categories(result, "source_type_share", voice="all")
    ax = picture.figure.axes[0]
    assert ax.get_title(loc="left") == "Source types"
    assert ax.get_xlabel() == "attributions / attributions with a source, percent (count)"
    assert picture.alt.startswith("Heat map of source types, 5 outlets by 4 categories")
    assert "named organisation" in [label.get_text() for label in ax.get_xticklabels()]
