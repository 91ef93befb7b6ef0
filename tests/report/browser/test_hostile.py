"""Fifty articles that try to run a script or to call out: in a browser nothing runs, nothing is sent."""

from __future__ import annotations

from itertools import cycle, islice
from pathlib import Path

import pytest

import framing
from framing.report.pair import pair_rows, write_pair

HIT = "window.hit=(window.hit||0)+1;fetch('http://127.0.0.1:9/x')"
PAYLOADS = (
    f"<script>{HIT}</script>",
    f'<img src=x onerror="{HIT}">',
    f'"><svg onload="{HIT}">',
    f"' onmouseover='{HIT}' x='",
    f'" autofocus tabindex=0 onfocus="{HIT}" x="',
    f"</script><script>{HIT}</script>",
    f"</style><script>{HIT}</script>",
    f"--></title></textarea></select></option></details></table><script>{HIT}</script>",
    f'<iframe srcdoc="<script>{HIT}</script>"></iframe>',
    f'<a href="javascript:{HIT}">mad</a> [x](javascript:{HIT})',
    "<img src=http://127.0.0.1:9/a.png><link rel=stylesheet href=http://127.0.0.1:9/b.css>",
    "<meta http-equiv=refresh content='0;url=http://127.0.0.1:9/c'><base href=http://127.0.0.1:9/>",
    "<style>@import 'http://127.0.0.1:9/d.css';*{background:url(http://127.0.0.1:9/e)}</style>",
    f"{{{{ 7*7 }}}}{{% set x = 1 %}}${{{HIT}}}`{HIT}`",
    f"\\u003cscript\\u003e{HIT}\\u003c/script\\u003e \u2028 \u2029 <!--<script>",
    f"<template><script>{HIT}</script></template><form action=http://127.0.0.1:9/f><button>go",
    f'<math><mtext><table><mglyph><style><img src=x onerror="{HIT}">',
    f'<details open ontoggle="{HIT}"><object data=http://127.0.0.1:9/g><embed src=http://127.0.0.1:9/h>',
)


def hostile_articles() -> list[dict]:
    """Write fifty articles, a payload in every field and inside every kind of mark."""
    rows = []
    for n, evil in enumerate(islice(cycle(PAYLOADS), 50)):
        text = (
            f'{evil} A furious crowd may have fled. "{evil} It was total chaos," said {evil}.\n\n'
            f"Mayor Ana Hale claimed that {evil} the bridge was closed to lorries in March. "
            f"According to {evil} officials, the so-called '{evil[:20]}' perhaps failed. {evil}"
        )
        rows.append(
            {
                "id": f"{n} {evil}",
                "outlet": f"Outlet {n % 5} {PAYLOADS[n % 5]}",
                "event": f"Event {n // 5} {PAYLOADS[n // 5]}",
                "headline": f"{evil} {n}",
                "text": text,
            }
        )
    return rows


@pytest.fixture(scope="module")
def hostile():
    """Annotate them."""
    marks = framing.annotate(framing.read_corpus(hostile_articles()), engine="rules")
    assert len(marks.articles) == 50 and len(marks.relations) > 50
    return marks


def assert_quiet(opened) -> None:
    """Nothing ran, nothing was sent, and the policy had nothing to stop."""
    opened.page.wait_for_timeout(200)
    assert opened.page.evaluate("window.hit") is None
    assert opened.outside == []
    assert opened.said == []


def test_in_the_report_nothing_runs_and_nothing_is_sent(visit, hostile, tmp_path):
    result = framing.compare_outlets(framing.measure(hostile), n_resamples=100)
    opened = visit()
    page = opened.open(framing.write_report(hostile, result, tmp_path, figures=False).html)
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    for at in range(0, 50, 17):
        for mark in page.locator(f"#article-{at} .fr-text [title]").all()[:12]:
            mark.hover(force=True)
    page.locator("#article-3 .fr-source").first.click(force=True)
    page.locator("#detail a").first.click()
    for value in page.locator("#pair-event option").evaluate_all("all => all.map(one => one.value)"):
        page.select_option("#pair-event", value)
    for term in page.locator("#what-if-terms option").evaluate_all("all => all.map(one => one.value)")[:3]:
        page.fill("#what-if-term", term)
    for evil in (PAYLOADS[0], PAYLOADS[7]):
        page.fill("#what-if-term", evil)
        page.fill("#search", evil)
        page.locator("#search-told", has_text="found in").wait_for()
    # the texts are there, as texts
    assert PAYLOADS[0] in page.locator("#article-0 .headline").inner_text()
    assert_quiet(opened)


def test_in_a_notebook_without_a_policy_nothing_runs_either(visit, hostile, tmp_path):
    ids = hostile.articles["article_id"].tolist()
    parts = [framing.show_article(hostile, name)._repr_html_() for name in ids[:18]]
    parts.append(framing.show_pair(hostile, ids[0], ids[1])._repr_html_())
    parts.append(framing.show_passages(hostile, "attributed_share", "all", limit=50)._repr_html_())
    file = tmp_path / "notebook.html"
    file.write_text("<!DOCTYPE html><meta charset=utf-8>" + "\n".join(parts), encoding="utf-8")
    opened = visit()
    page = opened.open(file)
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    assert_quiet(opened)


def test_in_the_page_of_two_articles_nothing_runs(visit, hostile, tmp_path):
    kept = hostile.articles["article_id"].tolist()[:2]
    two = framing.annotate(hostile.articles[hostile.articles["article_id"].isin(kept)])
    rows = pair_rows(framing.measure(two), kept)
    opened = visit()
    opened.open(write_pair(two, rows, tmp_path / "pair.html"))
    assert_quiet(opened)


def test_what_runs_or_calls_out_would_be_seen(visit, tmp_path):
    file: Path = tmp_path / "open.html"
    file.write_text(f"<script>{HIT}</script><img src=http://127.0.0.1:9/a.png>", encoding="utf-8")
    opened = visit()
    page = opened.open(file)
    page.wait_for_timeout(200)
    assert page.evaluate("window.hit") == 1
    assert len(opened.outside) == 2
    # and the policy of the report stops an injected script
    policy = "default-src 'none'; script-src 'sha256-AAAA'"
    file.write_text(f'<meta http-equiv="Content-Security-Policy" content="{policy}"><script>{HIT}</script>')
    opened = visit()
    assert opened.open(file).evaluate("window.hit") is None
    assert any("Content Security Policy" in line for line in opened.said)
