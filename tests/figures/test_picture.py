"""Pictures: repeatable bytes, alternative text that survives, and no trace in the user's settings."""

from __future__ import annotations

from pathlib import Path

import matplotlib as mpl
import nbformat
import pandas as pd
import pytest
from matplotlib.figure import Figure
from matplotlib.text import Text
from nbconvert import HTMLExporter

import framing.figures
from framing import annotate, read_corpus
from framing.comparison import Comparison
from framing.figures import (
    Picture,
    plot_article,
    plot_categories,
    plot_contrasts,
    plot_events,
    plot_outlets,
    plot_paired,
    plot_source_types,
    plot_voices,
    save_figure,
)

MEASURE = "loaded_per_1000_words"


ANY = {
    "article": lambda table, result: plot_article(one_article(), "a"),
    "voices": lambda table, result: plot_voices(one_pair(), MEASURE),
    "paired": lambda table, result: plot_paired(table, "attributed_share"),
    "events": lambda table, result: plot_events(table, "attributed_share"),
    "categories": lambda table, result: plot_categories(result, MEASURE),
    "source types": lambda table, result: plot_source_types(result),
    "contrasts": lambda table, result: plot_contrasts(result, MEASURE),
}


def one_article():
    text = "The thugs fled. “They are thugs,” the mayor said."
    return annotate(read_corpus([{"id": "a", "outlet": "Post", "text": text}]), engine="rules")


def one_pair():
    columns = ["measure", "outlet", "voice", "estimate", "low", "high", "count", "base"]
    rows = [[MEASURE, "Post", voice, 9.0, 6.0, 12.0, 9, 1000] for voice in ("own", "attributed")]
    return Comparison(pd.DataFrame(rows, columns=columns), pd.DataFrame(), pd.DataFrame())


@pytest.mark.parametrize("ending", ["svg", "pdf"])
@pytest.mark.parametrize("name", ANY)
def test_every_kind_of_figure_is_drawn_to_the_same_bytes(table, result, tmp_path, name, ending):
    files = [save_figure(ANY[name](table, result), tmp_path / f"{n}.{ending}").read_bytes() for n in (1, 2)]
    assert files[0] == files[1]
    assert b"Date" not in files[0] and b"dc:date" not in files[0]


@pytest.mark.parametrize("name", ANY)
def test_letters_are_large_enough_on_a_narrow_page(table, result, name):
    # the whole width in 400 pixels: no letter below 6 pixels
    figure = ANY[name](table, result).figure
    texts = [text for text in figure.findobj(Text) if text.get_text().strip() and text.get_visible()]
    pixels = 400 / figure.get_figwidth() / 72
    assert min(text.get_fontsize() * pixels for text in texts) >= 6


@pytest.mark.parametrize("ending", ["png", "svg", "pdf"])
def test_a_rerun_gives_the_same_bytes(result, tmp_path, ending):
    first = save_figure(plot_outlets(result, MEASURE), tmp_path / "new" / f"first.{ending}")
    second = save_figure(plot_outlets(result, MEASURE), tmp_path / f"second.{ending}")
    assert first.read_bytes() == second.read_bytes()
    assert first.read_bytes() == save_figure(plot_outlets(result, MEASURE), first).read_bytes()


def test_drawing_twice_does_not_move_anything(result):
    picture = plot_outlets(result, MEASURE)
    assert picture.to_png() == picture.to_png()


def test_files_carry_words_but_no_date_and_no_version(result, tmp_path):
    svg = save_figure(plot_outlets(result, MEASURE), tmp_path / "a.svg").read_text(encoding="utf-8")
    assert "<title>Dot plot of loaded terms" in svg
    assert "<dc:date>" not in svg
    png = save_figure(plot_outlets(result, MEASURE), tmp_path / "a.png").read_bytes()
    assert b"Dot plot of loaded terms" in png
    assert mpl.__version__.encode() not in png


def test_an_unknown_ending_is_refused(tmp_path):
    with pytest.raises(ValueError, match=r"expected a name ending in \.png, \.svg, \.pdf, found \.gif"):
        save_figure(Picture(Figure(), "", pd.DataFrame()), tmp_path / "a.gif")


def test_a_notebook_shows_one_image_with_escaped_words():
    picture = Picture(Figure(figsize=(1, 1)), 'A "quoted" <b>name</b> & more', pd.DataFrame())
    bundle = picture._repr_mimebundle_()
    assert set(bundle) == {"text/plain", "text/html"}
    assert 'alt="A &quot;quoted&quot; &lt;b&gt;name&lt;/b&gt; &amp; more"' in bundle["text/html"]
    assert bundle["text/plain"] == '<Picture: A "quoted" <b>name</b> & more>'


def test_alternative_text_survives_the_conversion_of_a_notebook(result):
    picture = plot_outlets(result, MEASURE)
    output = nbformat.v4.new_output("execute_result", picture._repr_mimebundle_(), execution_count=1)
    cell = nbformat.v4.new_code_cell("picture", outputs=[output], execution_count=1)
    page, _ = HTMLExporter().from_notebook_node(nbformat.v4.new_notebook(cells=[cell]))
    assert 'alt="Dot plot of loaded terms per 1,000 words' in page
    assert "No description has been provided" not in page


def test_the_users_settings_neither_count_nor_change(result):
    expected = plot_outlets(result, MEASURE).to_png()
    with mpl.rc_context({"font.size": 23, "axes.facecolor": "red", "text.parse_math": True}):
        before = dict(mpl.rcParams)
        assert plot_outlets(result, MEASURE).to_png() == expected
        assert dict(mpl.rcParams) == before


def test_no_module_uses_global_plotting_state():
    modules = list(Path(framing.figures.__file__).parent.glob("*.py"))
    assert len(modules) > 5
    assert not [path.name for path in modules if "pyplot" in path.read_text(encoding="utf-8")]
