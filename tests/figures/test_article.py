"""Bar codes of voices: what is summed, what is drawn, what is refused."""

from __future__ import annotations

import pytest

from framing import annotate, read_corpus
from framing.errors import MeasureError
from framing.figures import plot_article

TEXT = "The thugs fled. “They are thugs,” the mayor said. A “wall of water” came. She said it was over."


@pytest.fixture(scope="module")
def marks():
    rows = [
        {"id": f"a{n}", "outlet": "Post", "text": text} for n, text in enumerate((TEXT, "It rained. " * 5))
    ]
    return annotate(read_corpus(rows), engine="rules")


def test_shares_and_loaded_terms_by_hand(marks):
    table = plot_article(marks, ["a1", "a0"]).table
    assert table["article_id"].tolist() == ["a1", "a0"]
    # Thethugsfled. 13, “Theyarethugs,” 15, themayorsaid.A 14, “wallofwater” 13, came.Shesaid 12,
    # itwasover 9, . 1
    assert table.loc[1, ["characters", "loaded_own", "loaded_other"]].tolist() == [77, 1, 1]
    assert table.loc[1, ["own", "indirect", "direct", "quoted"]].tolist() == [51.9, 11.7, 19.5, 16.9]
    assert table.loc[0, ["own", "loaded_own"]].tolist() == [100.0, 0]


def test_every_stretch_and_every_loaded_term_is_drawn(marks):
    ax = plot_article(marks, "a0").figure.axes[0]
    assert sum(len(bars) for bars in ax.containers) == 7
    assert [len(line.get_xdata()) for line in ax.lines] == [1, 1]
    # the first loaded term begins after “The”, 3 of 77 characters
    assert ax.lines[0].get_xdata()[0] == pytest.approx(3 / 77)


def test_words_say_what_the_figure_shows(marks):
    alt = plot_article(marks, "a0").alt
    assert alt.startswith("Bar code of voices, 1 article: a0 52% own words, 12% reported without and 20%")


def test_too_many_and_unknown_articles_are_refused(marks):
    with pytest.raises(MeasureError, match="expected 1 to 40 articles, found 41"):
        plot_article(marks, ["a0"] * 41)
    with pytest.raises(MeasureError, match="found 'b'"):
        plot_article(marks, "b")


def test_layout(marks, check_layout):
    check_layout(plot_article(marks, ["a0", "a1"]))
