"""The articles of the report in a browser: layers, details, sources, search, two articles side by side."""

from __future__ import annotations

import re

import pytest
from chromium import expect

from framing.report.lookup import Lookup
from framing.report.pairing import pair_two

ARTICLE = "#article-2"


@pytest.fixture
def page(visit, report):
    opened = visit()
    page = opened.open(report)
    page.click(f"{ARTICLE} > summary")
    page.locator(f"{ARTICLE} [tabindex='0']").wait_for()  # the page has seen that the article is open
    yield page
    assert opened.said == []


def style(page, selector: str, name: str) -> str:
    return page.locator(selector).first.evaluate(f"one => getComputedStyle(one).{name}")


LAYERS = {
    "loaded": ("textDecorationStyle", "wavy", "solid"),
    "hedge": ("textDecorationStyle", "dashed", "solid"),
    "booster": ("textDecorationStyle", "double", "solid"),
    "scare_quote": ("outlineStyle", "dashed", "none"),
    "source": ("borderTopStyle", "solid", "none"),
    "cue": ("borderBottomStyle", "dotted", "none"),
    "content": ("borderLeftStyle", "solid", "none"),
    "quotation": ("fontStyle", "italic", "normal"),
}


def test_each_layer_is_told_by_more_than_colour_and_goes_with_a_click_or_the_space_bar(page):
    for layer, (name, shown, hidden) in LAYERS.items():
        mark = f"{ARTICLE} .fr-text .fr-{layer}"
        box = page.locator(f"#reader .fr-show-{layer}")
        seen = [style(page, mark, name)]
        for press in (box.click, lambda box=box: box.press("Space")):
            press()
            seen.append(style(page, mark, name))
        assert seen == [shown, hidden, shown], layer


def test_a_layer_that_is_not_shown_is_not_read_aloud_and_not_reached(page):
    page.uncheck("#reader .fr-show-loaded")
    assert not page.locator(f"{ARTICLE} .fr-loaded .fr-name").first.is_visible()
    page.locator(f"{ARTICLE} .fr-loaded").first.hover()
    assert page.locator("#detail").is_hidden()


def test_pointing_at_a_mark_says_entry_category_and_voice_and_escape_ends_it(page):
    page.locator(f"{ARTICLE} .fr-text mark.fr-loaded", has_text="terrifying").hover()
    told = page.locator("#detail").inner_text()
    assert "terrifying loaded: emotive · outlet's own voice · entry: terrify" in told
    page.keyboard.press("Escape")
    assert page.locator("#detail").is_hidden()


def test_a_content_says_kind_stance_and_probability(page):
    page.locator(f"{ARTICLE} .fr-content").first.hover()
    told = page.locator("#detail").inner_text()
    assert re.search(r"attributed to .*, direct, neutral cue · probability 0\.\d\d", told)


def test_the_keyboard_leads_through_the_marks_and_on_to_what_a_source_says(page):
    page.focus(f"{ARTICLE} > summary")
    page.keyboard.press("Tab")
    focused = "document.activeElement.className + ' ' + document.activeElement.textContent"
    first = page.evaluate(focused)
    assert first.startswith("fr-")
    page.keyboard.press("ArrowRight")
    second = page.evaluate(focused)
    assert second.startswith("fr-") and second != first
    page.keyboard.press("ArrowLeft")
    assert page.evaluate(focused) == first
    page.keyboard.press("End")
    last = page.evaluate(focused)
    page.keyboard.press("ArrowRight")  # there is no further one
    assert page.evaluate(focused) == last != first
    # the second mark of the article stands in the first attribution
    page.locator(f"{ARTICLE} .fr-source").first.focus()
    page.keyboard.press("Home")
    while "fr-source" not in page.evaluate(focused):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.closest('#detail') !== null")
    page.keyboard.press("Enter")
    page.wait_for_url("**/report.html#s-*")
    expect(page.locator(".fr-content:focus")).to_have_count(1)


def test_one_jumps_from_a_source_to_all_it_says_in_the_articles_on_the_event(page, sample):
    marks, _ = sample
    page.click("#article-0 > summary")
    page.locator("#article-0 .fr-source", has_text="Josef Karras").first.click()
    relations = marks.relations[marks.relations["source_key"] == "Josef Karras"]
    events = marks.articles.set_index("article_id")["event"]
    expected = int((relations["article_id"].map(events) == events.iloc[0]).sum())
    links = page.locator("#detail li a")
    assert links.count() == expected > 1
    assert f"All that Josef Karras says: {expected} passages" in page.locator("#detail").inner_text()
    target = links.last.get_attribute("href")
    links.last.click()
    expect(page.locator(target)).to_be_focused()


def test_every_source_is_listed_with_links_that_need_no_script(visit, report):
    page = visit(java_script_enabled=False).open(report)
    page.click(f"{ARTICLE} > summary")
    page.click(f"{ARTICLE} .fr-sources > summary")
    link = page.locator(f"{ARTICLE} .fr-sources a").first
    target = link.get_attribute("href")
    link.click()
    expect(page.locator(target)).to_be_visible()
    assert page.locator("#search").is_hidden()


def test_search_finds_words_across_marks_and_says_where(page, sample):
    marks, _ = sample
    texts = marks.articles["headline"] + "\n" + marks.articles["text"]
    told = page.locator("#search-told")
    page.fill("#search", "said gus")  # a cue, a space and a source
    told.get_by_text("1 found in 1 of 60 articles").wait_for()
    assert page.locator("details.article:visible").count() == 1
    text = marks.articles.set_index("article_id")["text"]["hospital-closures_flash"]
    words = "you will be on a trolley"  # of a source, listed once more below the article
    assert text.count(words) == 1
    page.fill("#search", words)
    told.get_by_text("1 found in 1 of 60 articles").wait_for()
    page.fill("#search", "hospital (")
    told.get_by_text("0 found in 0 of 60 articles").wait_for()
    page.fill("#search", "hospital")
    n = int(texts.str.contains("hospital", case=False).sum())
    told.get_by_text(f"in {n} of 60 articles").wait_for()
    page.fill("#search", "")
    page.locator("#article-59").wait_for()
    assert page.locator("details.article:visible").count() == 60


def test_two_articles_stand_side_by_side_and_shared_statements_meet(page, sample):
    marks, _ = sample
    page.click("#side-by-side > summary")
    page.select_option("#pair-event", "hospital-closures")
    page.select_option("#pair-left", label="The Calvane Courier")
    page.select_option("#pair-right", label="Belmara Press Service")
    ids = marks.articles.set_index(["event", "outlet"])["article_id"]["hospital-closures"]
    pairing = pair_two(Lookup(marks), ids["The Calvane Courier"], ids["Belmara Press Service"])
    twins = page.locator("#pair-view .fr-twin")
    assert twins.count() == 2 * len(pairing.links) > 0
    assert page.locator("#pair-view .fr-row.fr-text").count() == len(pairing.rows)
    # the first number stands in the same row on both sides
    tops = [twins.nth(at).evaluate("one => one.closest('.fr-row').offsetTop") for at in range(twins.count())]
    numbers = [twins.nth(at).inner_text() for at in range(twins.count())]
    assert len({top for number, top in zip(numbers, tops, strict=True) if number == "⇄ 1"}) == 1
    # a number leads to the other article
    twin = page.locator("#pair-view .fr-cell:first-child .fr-twin").first
    target = twin.get_attribute("href")
    twin.click()
    expect(page.locator(f"#pair-view .fr-cell:last-child {target}")).to_be_focused()


def test_the_pair_turned_round_shows_the_same_statements(page):
    page.click("#side-by-side > summary")
    told = []
    for left, right in (("Calvane Flash", "Unlit Square"), ("Unlit Square", "Calvane Flash")):
        page.select_option("#pair-left", label=left)
        page.select_option("#pair-right", label=right)
        told.append((page.locator("#pair-view .fr-twin").count(), page.locator("#pair-view .fr-row").count()))
    assert told[0] == told[1]
    assert "Unlit Square" not in page.locator("#pair-right option").all_inner_texts()
