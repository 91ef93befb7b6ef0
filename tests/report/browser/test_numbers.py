"""Every number opens the passages it counts, and as many as it says."""

from __future__ import annotations

import re

import pytest
from chromium import expect

from framing.report.numbers import write_count

READ = """tables => tables.map(table => ({
  title: table.previousElementSibling && [...document.querySelectorAll('h3')]
    .filter(h => h.compareDocumentPosition(table) & Node.DOCUMENT_POSITION_FOLLOWING).pop().textContent,
  rows: [...table.tBodies].map(body => {
    const cells = [...body.rows[0].querySelectorAll('td.n')].map(cell => cell.textContent);
    const opened = body.querySelector('details');
    if (opened) opened.open = true;
    return {
      outlet: body.querySelector('th').textContent, estimate: cells[0], count: cells[2], base: cells[3],
      told: body.rows[1].textContent,
      passages: [...body.querySelectorAll('ol.passages > li')].filter(one => one.checkVisibility()).length,
      groups: [...body.querySelectorAll('dt')].map(one => Number(one.textContent.match(/\\d+$/)[0])),
    };
  }),
}))"""


@pytest.fixture(scope="module")
def tables(browser, report):
    page = browser.new_page()
    page.goto(report.as_uri())
    yield page.locator("table.numbers").evaluate_all(READ)
    page.close()


def number(text: str) -> int:
    return int(text.replace(",", ""))


def test_a_number_opens_as_many_passages_as_it_counts_or_says_how_many_it_shows(tables):
    checked = 0
    for table in tables:
        for row in table["rows"]:
            if table["title"] == "Attributed text":
                total = int(re.match(r"\s*(\d+) attributions?", row["told"])[1])
            else:
                total = number(row["count"])
            capped = re.search(r"Showing (\d+) of ([\d,]+), evenly spaced", row["told"])
            assert row["passages"] == min(total, 20), (table["title"], row)
            assert (capped is not None) == (total > 20)
            if capped:
                assert (int(capped[1]), number(capped[2])) == (20, total)
            assert sum(row["groups"]) in (0, total)
            checked += total > 0
    assert checked > 40


def test_the_numbers_are_those_of_the_comparison(tables, sample):
    _, result = sample
    estimates = result.estimates.query("measure == 'loaded_per_1000_words' and voice == 'own'")
    shown = {row["outlet"]: (row["estimate"], row["count"], row["base"]) for row in tables[0]["rows"]}
    assert shown == {
        row.outlet: (f"{row.estimate:.1f}", write_count(row.count), write_count(row.base))
        for row in estimates.itertuples()
    }


def test_a_number_of_the_summary_leads_to_its_passages(visit, report):
    page = visit().open(report)
    link = page.locator(".summary a").nth(1)
    value = link.inner_text().split()[0]
    link.click()
    row = page.locator("tbody:target")
    assert row.locator(".estimate").inner_text() == value
    row.locator("ol.passages > li").first.wait_for()


def test_a_passage_leads_to_its_place_in_the_article(visit, report):
    page = visit().open(report)
    page.locator(".numbers summary").first.click()
    passage = page.locator("ol.passages > li").first
    word = passage.locator("mark").first.inner_text()
    passage.locator("a").first.click()
    page.wait_for_url("**#s-*")
    expect(page.locator(":target")).to_be_visible()
    assert page.locator(":target").inner_text().startswith(word)
