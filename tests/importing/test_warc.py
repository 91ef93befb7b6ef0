"""Archives of the web: pages found, other records counted, damage told."""

from __future__ import annotations

import gzip

import pytest

import framing
from framing.importing.items import Item, Noted, Rejected
from framing.importing.sources import source_of_bytes
from framing.importing.warc import find_articles, prepare

pytest.importorskip("trafilatura")
pytest.importorskip("warcio")

PAGE = (
    "<!doctype html><html><head><title>Rain fell</title></head><body><article><h1>Rain fell</h1>"
    "<p>Rain fell on {place} all day, and the harbour stayed closed until the evening.</p>"
    "<p>The mayor said that it’s the worst storm of the winter.</p></article></body></html>"
)


def record(kind, url, block, content_type):
    """One record as the standard lays it down: headers, an empty line, the block, two empty lines."""
    headers = [
        "WARC/1.0",
        f"WARC-Type: {kind}",
        "WARC-Record-ID: <urn:uuid:12345678-1234-5678-1234-567812345678>",
        "WARC-Date: 2031-03-14T08:00:00Z",
        f"Content-Type: {content_type}",
        f"Content-Length: {len(block)}",
        *([f"WARC-Target-URI: {url}"] if url else []),
    ]
    return "\r\n".join(headers).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


def archive(*answers, packed=True):
    """A WARC with a warcinfo record and one answer for each (address, body, status, type)."""
    records = [record("warcinfo", "", b"software: test\r\n", "application/warc-fields")]
    for url, body, status, kind in answers:
        head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n"
        block = head.encode() + body
        records.append(record("response", url, block, "application/http; msgtype=response"))
    return b"".join(gzip.compress(one) if packed else one for one in records)


def page(place, url="https://courier.example/rain"):
    return (f"{url}/{place}", PAGE.format(place=place).encode(), "200 OK", "text/html; charset=utf-8")


def read(raw, **options):
    asked = prepare({"encoding": None, "hosts": (), **options})
    return list(find_articles(source_of_bytes(raw, "a.warc"), asked))


@pytest.mark.parametrize("packed", [True, False])
def test_pages_are_articles_and_the_other_records_are_counted(packed):
    found = read(
        archive(
            page("ellery"),
            ("https://courier.example/x.png", b"PNG", "200 OK", "image/png"),
            ("https://courier.example/moved", b"", "301 Moved", "text/html"),
            ("https://courier.example/gone", b"<html>gone</html>", "404 Not Found", "text/html"),
            ("https://courier.example/", PAGE.encode(), "200 OK", "text/html"),
            page("brack"),
            packed=packed,
        )
    )
    items = [item for item in found if isinstance(item, Item)]
    assert [item.position for item in items] == [2, 7]
    assert items[0].url == "https://courier.example/rain/ellery"
    assert items[0].more == {"fetched": "2031-03-14"}
    assert items[0].date == ""  # the day of fetching is not the day of the article
    rejected = [(item.position, item.reason, item.detail) for item in found if isinstance(item, Rejected)]
    assert rejected == [
        (5, "error_page", "status 404 for https://courier.example/gone"),
        (6, "front_page", "https://courier.example/"),
    ]
    assert sorted(item.note for item in found if isinstance(item, Noted)) == [
        "1 record passed over: no HTML",
        "1 record passed over: redirections",
        "1 record passed over: warcinfo records",
    ]


def test_an_archive_gzipped_as_a_whole_is_read_too():
    found = read(gzip.compress(archive(page("ellery"), page("brack"), packed=False)))
    assert sum(isinstance(item, Item) for item in found) == 2


def test_only_pages_of_the_hosts_asked_for_are_kept():
    raw = archive(
        page("a"),
        page("b", "https://www.gazette.example/n"),
        page("c", "https://news.gazette.example/n"),
        page("d", "https://notgazette.example/n"),
    )
    found = read(raw, hosts=["Gazette.example"])
    assert [item.url[-1] for item in found if isinstance(item, Item)] == ["b", "c"]
    assert "2 records passed over: of other hosts" in [f.note for f in found if isinstance(f, Noted)]


def test_the_encoding_in_the_header_of_an_answer_is_used():
    body = PAGE.format(place="Łódź").replace("’", "'").encode("cp1250")
    (item,) = [
        found
        for found in read(archive(("https://a.example/b", body, "200 OK", "text/html; charset=windows-1250")))
        if isinstance(found, Item)
    ]
    assert "Łódź" in item.text


@pytest.mark.parametrize("packed", [True, False])
def test_a_torn_archive_keeps_what_was_whole_and_says_where_it_broke(tmp_path, packed):
    whole = archive(page("ellery"), page("brack"), packed=packed)
    (tmp_path / "a.warc").write_bytes(whole[:-150])
    articles = framing.import_articles("warc", tmp_path / "a.warc", outlet="Courier")
    assert articles["url"].tolist()[0] == "https://courier.example/rain/ellery"
    (detail,) = articles.attrs["import_report"].rejected["detail"]
    assert "behind record" in detail
    assert "damaged" in detail


def test_what_is_no_archive_is_refused(tmp_path, capsys):
    (tmp_path / "a.warc").write_bytes(b"<html>not an archive</html>\n")
    with pytest.raises(framing.CorpusError, match=r"no archive of the web.*Found: <html>"):
        framing.import_articles("warc", tmp_path / "a.warc")
    assert capsys.readouterr().err == ""


def test_a_page_that_is_too_large_is_rejected_and_the_next_read(monkeypatch):
    monkeypatch.setattr("framing.importing.warc.LARGEST_PAGE", 2_000)
    big = ("https://courier.example/big", b"<p>" + b"a " * 2_000, "200 OK", "text/html")
    found = read(archive(big, page("ellery")))
    assert [type(item).__name__ for item in found[:2]] == ["Rejected", "Item"]
    assert found[0].reason == "too_large"
