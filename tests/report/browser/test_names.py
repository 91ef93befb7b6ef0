"""Names in a browser: their layer comes and goes like the others, and a number opens its passages."""

from __future__ import annotations

import pytest


@pytest.fixture
def page(visit, small_report):
    opened = visit()
    yield opened.open(small_report)
    assert opened.said == []


def open_article_with_a_name(page):
    """Open the article of the first name, and give the mark."""
    page.evaluate("document.querySelector('.fr-text .fr-naming').closest('details').open = true")
    return page.locator("details[open] .fr-text .fr-naming").first


def test_the_layer_of_names_goes_and_comes_with_its_box(page):
    mark = open_article_with_a_name(page)
    seen = []
    for press in ("uncheck", "check"):
        getattr(page, press)("#reader .fr-show-naming")
        seen.append(
            (mark.evaluate("one => getComputedStyle(one).boxShadow"), mark.locator(".fr-name").is_visible())
        )
    assert seen[0] == ("none", False)
    assert seen[1][0] != "none" and seen[1][1]


def test_pointing_at_a_name_says_what_is_named_and_in_whose_voice(page):
    mark = open_article_with_a_name(page)
    mark.click()
    told = page.locator("#detail")
    told.wait_for()
    assert "name:" in told.inner_text() and "entry:" in told.inner_text()


def test_a_count_opens_as_many_passages_as_it_says(page):
    page.evaluate("document.querySelectorAll('.names details').forEach((one) => { one.open = true; })")
    opened = page.locator(".names details")
    assert opened.count() > 0
    for one in opened.all():
        said = int(one.locator("summary").inner_text().split()[0])
        assert one.locator("li mark.fr-naming").count() == said
