"""Saved pages become articles, and what is no article is said to be none."""

from __future__ import annotations

import pytest

import framing
from framing.importing.html import find_articles
from framing.importing.sources import source_of_bytes

pytest.importorskip("trafilatura")

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Rain fell | The Courier</title>
<meta property="og:site_name" content="The Courier"><meta name="author" content="Ada Venn">
<meta property="article:published_time" content="2031-03-12T23:30:00+02:00">
<link rel="canonical" href="https://courier.example/rain"></head><body><nav>Home</nav><article>
<h1>Rain fell on Port Ellery</h1>
<p>Rain fell on Port Ellery all day, and the harbour stayed closed until the evening.</p>
<p>The mayor said that it’s the worst storm of the winter, and that no boat was lost.</p>
</article></body></html>"""


def test_a_saved_page_becomes_an_article(tmp_path):
    (tmp_path / "rain.html").write_text(PAGE, encoding="utf-8")
    articles = framing.import_articles("html", tmp_path / "rain.html")
    row = articles.iloc[0]
    assert row["outlet"] == "The Courier"
    assert row["headline"] == "Rain fell on Port Ellery"
    assert str(row["date"].date()) == "2031-03-12"
    assert row["url"] == "https://courier.example/rain"
    assert row["text"].split("\n")[0].startswith("Rain fell on Port Ellery all day")


@pytest.mark.parametrize(("raw", "reason"), [(b" \n", "empty_text"), (b"<html></html>", "empty_text")])
def test_a_page_without_text_is_rejected(raw, reason):
    (found,) = find_articles(source_of_bytes(raw, "a.html"), {"encoding": None})
    assert found.reason == reason


def test_bytes_of_cp1252_in_a_page_that_declares_utf_8_are_read_and_told():
    raw = PAGE.replace("it’s the worst", "it’s – “the worst”").encode("cp1252")
    note, item = find_articles(source_of_bytes(raw, "a.html"), {"encoding": None})
    assert note.note == "declares utf-8, but holds bytes of cp1252"
    assert "it’s – “the worst”" in item.text
