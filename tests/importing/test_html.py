"""Saved pages become articles, and what is no article is said to be none."""

from __future__ import annotations

import gzip
import zipfile

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


def test_a_page_of_50_mb_is_refused_and_the_next_is_read(tmp_path):
    with (tmp_path / "a.html").open("wb") as huge:
        huge.write(b"<html><body><p>")
        for _ in range(50):
            huge.write(b"Rain fell. " * 90_910)
    (tmp_path / "b.html").write_text(PAGE, encoding="utf-8")
    articles = framing.import_articles("html", tmp_path)
    rejected = articles.attrs["import_report"].rejected
    assert rejected[["file", "reason"]].values.tolist() == [[f"{tmp_path.name}/a.html", "too_large"]]
    assert "more than 10 MB" in rejected["detail"][0]
    assert len(articles) == 1


def test_a_gzip_bomb_in_the_place_of_a_page_is_refused():
    raw = gzip.compress(b"a" * 60_000_000)  # some 60 kB
    (found,) = find_articles(source_of_bytes(raw, "a.html.gz"), {"encoding": None})
    assert (found.reason, len(raw) < 100_000) == ("too_large", True)


def test_a_page_of_very_many_tags_is_refused():
    raw = b"<html><body>" + b"<span>a</span> " * 60_000
    (found,) = find_articles(source_of_bytes(raw, "a.html"), {"encoding": None})
    assert found.detail == "more than 50,000 tags in one page"


def test_brackets_nested_without_end_do_not_stop_the_batch():
    raw = b"<html><body>" + b"<div>" * 40_000 + b"Rain"
    (found,) = find_articles(source_of_bytes(raw, "a.html"), {"encoding": None})
    assert found.reason in ("empty_text", "unreadable")


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [("utf-16", "utf-8"), ("cp1251", "windows-1251"), ("iso8859-2", "iso-8859-2"), ("utf-8", "iso-8859-1")],
)
def test_pages_are_read_whatever_they_declare(encoding, declared):
    letters = "Łódź" if encoding != "cp1251" else "Житомир"
    page = PAGE.replace("utf-8", declared).replace("Port Ellery all", f"{letters} all").replace("’", "'")
    (item,) = find_articles(source_of_bytes(page.encode(encoding), "a.html"), {"encoding": None})
    assert letters in item.text


def test_line_ends_of_all_kinds_give_the_same_text():
    texts = set()
    for end in ("\n", "\r\n", "\r"):
        raw = PAGE.replace("\n", end).encode()
        texts.update(item.text for item in find_articles(source_of_bytes(raw, "a.html"), {"encoding": None}))
    assert len(texts) == 1


def test_a_day_after_today_is_a_day_all_the_same():
    """The extractor takes days after today for no dates; results must not hang on the clock."""
    raw = PAGE.replace("2031-03-12", "2150-01-02").encode()
    (item,) = find_articles(source_of_bytes(raw, "a.html"), {"encoding": None})
    assert item.date == "2150-01-02"


def test_the_address_of_a_saved_page_is_taken_from_what_the_browser_wrote():
    raw = PAGE.replace('<link rel="canonical" href="https://courier.example/rain">', "")
    raw = raw.replace("<html", "<!-- saved from url=(0028)https://courier.example/rain2 --><html", 1)
    (item,) = find_articles(source_of_bytes(raw.encode(), "a.html"), {"encoding": None})
    assert item.url == "https://courier.example/rain2"


def test_what_a_saved_page_embeds_is_passed_over(tmp_path):
    (tmp_path / "rain_files").mkdir()
    (tmp_path / "rain_files" / "ad.html").write_text(PAGE.replace("Rain", "Buy"), encoding="utf-8")
    (tmp_path / "rain.html").write_text(PAGE, encoding="utf-8")
    articles = framing.import_articles("html", tmp_path)
    assert articles["file"].tolist() == [f"{tmp_path.name}/rain.html"]
    assert "1 file passed over" in articles.attrs["import_report"].notes[0]


def test_the_first_page_of_a_site_is_no_article():
    raw = PAGE.replace("https://courier.example/rain", "https://www.courier.example/").encode()
    (found,) = find_articles(source_of_bytes(raw, "a.html"), {"encoding": None})
    assert found.reason == "front_page"


def test_pages_in_a_zip_are_read_and_the_dangerous_ones_refused(tmp_path):
    with zipfile.ZipFile(tmp_path / "pages.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("rain.html", PAGE)
        archive.writestr("../evil.html", PAGE)
        archive.writestr("inner.zip", b"PK\x05\x06" + bytes(18))
        archive.writestr("bomb.html", b" " * 60_000_000)
    articles = framing.import_articles("html", tmp_path / "pages.zip")
    rejected = articles.attrs["import_report"].rejected.set_index("file")["reason"]
    assert articles["file"].tolist() == ["pages.zip/rain.html"]
    assert rejected.to_dict() == {
        f"pages.zip/{name}": "unsafe" for name in ("../evil.html", "bomb.html", "inner.zip")
    }
    assert not (tmp_path.parent / "evil.html").exists()


def test_a_pdf_with_the_name_of_a_page_is_refused(tmp_path):
    (tmp_path / "a.html").write_bytes(b"%PDF-1.7\n" + bytes(range(256)) * 20)
    (tmp_path / "b.html").write_text(PAGE, encoding="utf-8")
    articles = framing.import_articles("html", tmp_path)
    assert articles.attrs["import_report"].rejected["detail"].tolist() == ["no page but a PDF"]
    assert len(articles) == 1
