"""What a notebook displays works without a script, in an exported page, and stripped of its styles."""

from __future__ import annotations

import re

import nbformat
import pytest
from nbconvert import HTMLExporter

from framing import show_article, show_pair, show_passages


@pytest.fixture(scope="module")
def exported(sample, tmp_path_factory):
    """Export a notebook that displays an article, a pair and passages, as nbconvert does it."""
    marks, _ = sample
    ids = marks.articles["article_id"].tolist()
    views = [
        show_article(marks, ids[2]),
        show_pair(marks, ids[0], ids[1]),
        show_passages(marks, "loaded_per_1000_words"),
    ]
    cells = [
        nbformat.v4.new_code_cell(
            "framing.show(...)",
            outputs=[nbformat.v4.new_output("display_data", data=view._repr_mimebundle_())],
        )
        for view in views
    ]
    page, _ = HTMLExporter().from_notebook_node(nbformat.v4.new_notebook(cells=cells))
    # The exported page asks for MathJax and the like by itself; what is shown must not need them.
    page = re.sub(r"<script[^>]*>.*?</script>", "", page, flags=re.DOTALL)
    file = tmp_path_factory.mktemp("exported") / "notebook.html"
    file.write_text(page, encoding="utf-8")
    return file


def test_layers_are_toggled_without_a_script_each_output_for_itself(visit, exported):
    page = visit(java_script_enabled=False).open(exported)
    first, second = page.locator(".fr-reader").nth(0), page.locator(".fr-reader").nth(1)
    background = "one => getComputedStyle(one).backgroundImage + getComputedStyle(one).textDecorationStyle"
    first.locator(".fr-show-loaded").uncheck()
    assert "wavy" not in first.locator(".fr-text .fr-loaded").first.evaluate(background)
    assert "wavy" in second.locator(".fr-text .fr-loaded").first.evaluate(background)


def test_hovering_tells_what_a_mark_is(visit, exported):
    page = visit(java_script_enabled=False).open(exported)
    mark = page.locator(".fr-text mark.fr-loaded").first
    assert re.fullmatch(r"loaded: [a-z ]+ · .+ · entry: .+", mark.get_attribute("title"))


def test_a_pair_is_side_by_side_where_there_is_room_and_one_below_the_other_where_not(visit, exported):
    for width, beside in ((1300, True), (500, False)):
        page = visit(viewport={"width": width, "height": 800}, java_script_enabled=False).open(exported)
        row = page.locator(".fr-row.fr-text").first
        left, right = (row.locator(".fr-cell").nth(at).bounding_box() for at in (0, 1))
        assert (left["y"] == right["y"]) == beside
        assert (left["x"] < right["x"]) == beside


def test_stripped_of_styles_and_controls_it_can_still_be_read(visit, sample, tmp_path):
    # what a viewer that trusts nothing leaves: no style sheet, no form, no attribute but the class
    marks, _ = sample
    html = show_article(marks, marks.articles["article_id"].iat[2])._repr_html_()
    html = re.sub(r"<style>.*?</style>|<input[^>]*>", "", html, flags=re.DOTALL)
    html = re.sub(r' (?:title|data-source|dir)="[^"]*"', "", html)
    file = tmp_path / "stripped.html"
    file.write_text(f"<!DOCTYPE html><meta charset=utf-8>{html}", encoding="utf-8")
    told = " ".join(visit().open(file).inner_text("body").split())
    assert "take a terrifying [loaded: emotive] 70 minutes." in told
    assert "said [cue: neutral] Gus [source: named person]" in told


def test_a_terminal_gets_text(sample):
    marks, _ = sample
    ids = marks.articles["article_id"].tolist()
    for view in (show_article(marks, ids[2]), show_pair(marks, ids[0], ids[1])):
        plain = view._repr_mimebundle_()["text/plain"]
        assert plain == repr(view) and "<mark" not in plain
