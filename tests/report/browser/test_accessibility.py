"""WCAG 2.2 AA by axe-core, in light and dark, wide and narrow, closed and with everything open."""

from __future__ import annotations

import pytest
from chromium import violations

import framing
from framing.report.pair import pair_rows, write_pair


def open_all(page) -> None:
    """Open everything that can be opened, but two of the articles."""
    page.evaluate(
        "document.querySelectorAll('details').forEach((one, at) => {"
        " one.open = !one.matches('details.article') || one.id === 'article-0' || one.id === 'article-1' })"
    )


@pytest.mark.parametrize(("scheme", "width"), [("light", 1200), ("dark", 390)])
def test_the_report_has_no_violation(visit, small_report, scheme, width):
    page = visit(color_scheme=scheme, viewport={"width": width, "height": 900}).open(small_report)
    open_all(page)
    page.locator("#pair-view .fr-row").first.wait_for()
    page.locator("#article-0 .fr-source").first.click()
    page.locator("#detail li").first.wait_for()
    assert violations(page) == []


def test_the_page_of_two_articles_has_no_violation(visit, sample, tmp_path):
    marks, _ = sample
    two = framing.annotate(marks.articles.head(2))
    rows = pair_rows(framing.measure(two), two.articles["article_id"].tolist())
    page = visit().open(write_pair(two, rows, tmp_path / "pair.html"))
    page.click(".fr-sources > summary >> nth=0")
    assert violations(page) == []


def test_nothing_moves_for_those_who_asked_for_less_motion(visit, report):
    moving = "getComputedStyle(document.documentElement).scrollBehavior"
    assert visit(reduced_motion="reduce").open(report).evaluate(moving) == "auto"
    assert visit(reduced_motion="no-preference").open(report).evaluate(moving) == "smooth"


def test_in_print_nothing_that_needs_a_hand_is_left(visit, report):
    page = visit().open(report)
    page.click("#article-2 > summary")
    page.emulate_media(media="print")
    for selector in ("nav", "#what-if", "#search", "#detail", "#article-3"):
        assert not page.locator(selector).is_visible(), selector
    assert page.locator("#article-2 .fr-text").is_visible()
    assert page.locator("table.numbers").first.is_visible()


def test_a_violation_is_caught(visit, tmp_path):
    page = tmp_path / "bad.html"
    page.write_text("<html><body><img src='data:,'><p style='color:#ccc'>pale</p></body></html>")
    found = " ".join(violations(visit().open(page)))
    assert "image-alt" in found and "html-has-lang" in found and "color-contrast" in found


def test_nothing_is_cut_off_at_twice_the_size_or_on_a_narrow_screen(visit, report):
    # 640 pixels wide is a window of 1,280 at 200 %, 320 one at 400 % (WCAG 1.4.10)
    for width in (640, 320):
        page = visit(viewport={"width": width, "height": 800}).open(report)
        open_all(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
