"""What the page computes from its counts is what Python measures, to the last digit."""

from __future__ import annotations

from dataclasses import replace

import pytest

from framing import compare_outlets, find_duplicates, measure, write_report

LAYERS = {
    "loaded": "loaded_per_1000_words",
    "hedge": "hedges_per_1000_words",
    "booster": "boosters_per_1000_words",
}


@pytest.fixture
def page(visit, report):
    opened = visit()
    yield opened.open(report)
    assert opened.said == []


def computed(page) -> dict[str, tuple[float, str, str]]:
    """Read estimate, count and base of each outlet from the page's table."""
    rows = page.locator("#what-if tbody tr").evaluate_all(
        "rows => rows.map(row => [row.querySelector('th').textContent,"
        " row.querySelector('.estimate').dataset.value,"
        " ...[...row.querySelectorAll('td.n')].slice(2).map(cell => cell.textContent)])"
    )
    return {outlet: (float(value), count, base) for outlet, value, count, base in rows}


def measured(marks, name: str, voice: str) -> dict[str, tuple[float, str, str]]:
    """Measure the same with the public functions."""
    estimates = compare_outlets(measure(marks), n_resamples=100, contrasts=False).estimates
    chosen = estimates[(estimates["measure"] == name) & (estimates["voice"] == voice)]
    return {
        row["outlet"]: (row["estimate"], f"{row['count']:,.0f}", f"{row['base']:,.0f}")
        for row in chosen.to_dict("records")
    }


def choose(page, layer: str, *, own=True, attributed=True, quoted=True, category="", term="") -> None:
    page.select_option("#what-if-layer", layer)
    for value, checked in enumerate((own, attributed, quoted)):
        page.set_checked(f"input[name=voice][value='{value}']", checked)
    page.select_option("#what-if-category", category)
    page.fill("#what-if-term", term)


@pytest.mark.parametrize("layer", LAYERS)
def test_all_words_and_the_outlets_own(page, sample, layer):
    marks, _ = sample
    choose(page, layer)
    assert computed(page) == measured(marks, LAYERS[layer], "all")
    choose(page, layer, attributed=False, quoted=False)
    assert computed(page) == measured(marks, LAYERS[layer], "own")


def test_without_a_category_and_without_a_term(page, sample):
    marks, _ = sample
    spans = marks.spans
    loaded = spans["layer"] == "loaded"
    choose(page, "loaded", category="emotive")
    assert computed(page) == measured(
        replace(marks, spans=spans[~(loaded & (spans["label"] == "emotive"))]), LAYERS["loaded"], "all"
    )
    term = spans.loc[loaded, "entry"].value_counts().index[0]
    choose(page, "loaded", attributed=False, quoted=False, term=term)
    without = replace(marks, spans=spans[~(loaded & (spans["entry"] == term))])
    assert computed(page) == measured(without, LAYERS["loaded"], "own")
    assert f"the term “{term}”" in page.inner_text("#what-if-told")


def test_without_quoted_words_as_if_the_quotations_were_blanked(page, sample):
    """A second way to the number: the words in quotation marks counted one by one."""
    from framing.text import find_words

    marks, _ = sample
    choose(page, "hedge", quoted=False)
    spans = marks.spans
    outlets = marks.articles.set_index("article_id")["outlet"]
    hedges = spans[(spans["layer"] == "hedge") & ~spans["in_quotes"].astype(bool)]
    counts = hedges["article_id"].map(outlets).value_counts()
    words: dict[str, int] = {}
    for article in marks.articles.itertuples():
        quotations = spans[(spans["article_id"] == article.article_id) & (spans["layer"] == "quotation")]
        inside = [
            any(low <= start < high for low, high in zip(quotations["start"], quotations["end"], strict=True))
            for start in find_words(article.text)[0].tolist()
        ]
        words[article.outlet] = words.get(article.outlet, 0) + inside.count(False)
    assert computed(page) == {
        outlet: (1000 * float(counts[outlet] / base), f"{counts[outlet]:,}", f"{base:,}")
        for outlet, base in words.items()
    }


def test_no_voice_at_all_and_a_term_that_is_not_there(page):
    choose(page, "loaded", own=False, attributed=False, quoted=False)
    assert set(page.locator("#what-if td.estimate").all_inner_texts()) == {"–"}
    choose(page, "loaded", term="no such term")
    assert "“no such term” is not among the terms found" in page.inner_text("#what-if-told")


def test_without_a_script_the_page_says_what_is_missing(visit, report):
    page = visit(java_script_enabled=False).open(report)
    assert "which the browser has switched off" in page.inner_text("#what-if")
    assert page.locator("#what-if-layer").is_hidden()


def test_without_wire_copy(visit, sample, tmp_path):
    """A third of the sample is given an agency's dateline and left out, in the page and in Python."""
    marks, result = sample
    of_agency = marks.articles.index % 3 == 0
    duplicates = find_duplicates(marks.articles)
    table = duplicates.table.assign(wire=["AP" if one else "" for one in of_agency])
    files = write_report(
        marks, result, tmp_path, duplicates=replace(duplicates, table=table), figures=False, text=False
    )
    opened = visit()
    page = opened.open(files.html)
    own = marks.only(marks.articles[~of_agency].reset_index(drop=True))
    for layer, name in LAYERS.items():
        choose(page, layer, attributed=False, quoted=False)
        assert computed(page) == measured(marks, name, "own")
        page.check("#what-if-wire")
        assert computed(page) == measured(own, name, "own")
        choose(page, layer)
        assert computed(page) == measured(own, name, "all")
        page.uncheck("#what-if-wire")
    page.check("#what-if-wire")
    assert page.inner_text("#what-if-told") == "Left out: wire copy."
    assert opened.said == []
