"""For each kind of import a batch as people have them: good files beside every failure that is known.

    python tests/support/messy_batches.py      # prints the table: kind, files, declared, found, rejected

All of it is invented. The failures are those that users of neighbouring tools report.
"""

from __future__ import annotations

import gzip
import json
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

TEXT = "Rain fell on {place} all day, and the harbour stayed closed until the evening. No boat was lost."
STUB = "The council met on Monday. Subscribe to continue reading."
MASKED = "The council @ @ @ @ @ @ @ on Monday."
BIG = 60_000_000


def page(place: str, body: str = "", charset: str = "utf-8") -> str:
    """A page of an invented outlet."""
    paragraphs = body or f"<p>{TEXT.format(place=place)}</p><p>It’s the worst storm of the winter.</p>"
    return (
        f'<!doctype html><html lang="en"><head><meta charset="{charset}"><title>{place}</title>'
        '<meta property="og:site_name" content="The Courier">'
        '<meta property="article:published_time" content="2031-03-12T08:00:00Z"></head>'
        f"<body><article><h1>Storm at {place}</h1>{paragraphs}</article></body></html>"
    )


def make_html(folder: Path) -> dict[str, Any]:
    """Pages: one good, one in cp1252, then what is none, and a ZIP with dangers."""
    (folder / "1.html").write_text(page("Ellery"), encoding="utf-8")
    (folder / "2.html").write_bytes(page("Brack").encode("cp1252"))
    (folder / "3_stub.html").write_text(page("Stub", f"<p>{STUB}</p>"), encoding="utf-8")
    (folder / "4_error.html").write_text(page("", "<p>404 Not Found. Nothing is here.</p>"), encoding="utf-8")
    (folder / "5_empty.html").write_bytes(b"")
    (folder / "6_pdf.html").write_bytes(b"%PDF-1.7\n")
    (folder / "7_50mb.html").write_bytes(b"<html><body><p>" + b"rain " * (BIG // 5))
    (folder / "8_copy.html").write_text(page("Ellery"), encoding="utf-8")
    with zipfile.ZipFile(folder / "9.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("good.html", page("Corran"))
        archive.writestr("../out.html", page("Out"))
        archive.writestr("bomb.html", b" " * BIG)
        archive.writestr("nested.zip", b"PK")
    return {}


def make_feed(folder: Path) -> dict[str, Any]:
    """Feeds: whole texts, summaries, one torn, one bomb, one that is a page."""
    content = "xmlns:content='http://purl.org/rss/1.0/modules/content/'"
    head = (
        f"<?xml version='1.0' encoding='utf-8'?><rss version='2.0' {content}><channel><title>Gazette</title>"
    )

    def entry(place: str, tag: str) -> str:
        link = f"<link>https://gazette.example/{place}-{tag[0]}</link>"
        return (
            f"<item><title>{place}</title>{link}<pubDate>Wed, 12 Mar 2031 08:00:00 GMT</pubDate>"
            f"<{tag}><![CDATA[<p>{TEXT.format(place=place)}</p><p>It’s {tag}.</p>]]></{tag}></item>"
        )

    whole = entry("Ellery", "content:encoded") + entry("Brack", "content:encoded")
    (folder / "1.xml").write_bytes(f"{head}{whole}</channel></rss>".encode("cp1252"))
    summaries = entry("Corran", "description") + entry("Ellery", "description")
    (folder / "2_summaries.xml").write_text(f"{head}{summaries}</channel></rss>", encoding="utf-8")
    (folder / "3_torn.xml").write_text(
        f"{head}{entry('Dunmar', 'description')}{whole[:99]}", encoding="utf-8"
    )
    bomb = "<!DOCTYPE rss [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]>"
    (folder / "4_bomb.xml").write_text(f"{bomb}{head}{whole}</channel></rss>", encoding="utf-8")
    (folder / "5_page.xml").write_text(page("Ellery"), encoding="utf-8")
    return {}


def record(url: str, body: bytes, status: str = "200 OK", kind: str = "text/html") -> bytes:
    """One answer in a WARC."""
    block = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + body
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        f"WARC-Date: 2031-03-14T08:00:00Z\r\nWARC-Target-URI: {url}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def make_warc(folder: Path) -> dict[str, Any]:
    """An archive with pages of three hosts, errors and pictures; one that is torn; one that is none."""
    site = "https://www.courier.example"
    records = [
        record(f"{site}/1", page("Ellery").encode()),
        record(f"{site}/2", page("Brack").encode("cp1252")),
        record(f"{site}/1?utm_source=feed", page("Ellery").encode()),
        record(f"{site}/gone", b"<html>gone</html>", "404 Not Found"),
        record(f"{site}/", page("Front").encode()),
        record(f"{site}/a.png", b"PNG", kind="image/png"),
        record("https://other.example/1", page("Other").encode()),
    ]
    (folder / "1.warc.gz").write_bytes(b"".join(map(gzip.compress, records)))
    torn = record(f"{site}/3", page("Corran").encode()) + record(f"{site}/4", page("Dunmar").encode())[:-200]
    (folder / "2_torn.warc").write_bytes(torn)
    (folder / "3_page.warc").write_text(page("Ellery"), encoding="utf-8")
    return {"hosts": ["courier.example"]}


def make_mediacloud(folder: Path) -> dict[str, Any]:
    """A list of five addresses, two of them one; texts for two; a row without address; no list."""
    (folder / "1.csv").write_text(
        "id,media_name,publish_date,title,url\n"
        "m1,Courier,2031-03-12,Ellery,https://www.courier.example/1?utm_source=x\n"
        "m2,Gazette,2031-03-12,Brack,https://gazette.example/2\n"
        "m3,Courier,2031-03-12,Ellery,http://courier.example/1/\n"
        "m4,Flash,2031-03-12,Corran,https://flash.example/3\n"
        "m5,Flash,2031-03-12,Dunmar,\n",
        encoding="utf-8",
    )
    (folder / "2_no_list.csv").write_text("title,date\nRain,2031-03-12\n", encoding="utf-8")
    rows = [
        {"url": "https://courier.example/1", "text": TEXT.format(place="Ellery")},
        {"url": "https://gazette.example/2", "text": STUB},
        {"url": "https://elsewhere.example/9", "text": TEXT.format(place="Elsewhere")},
    ]
    texts = folder.with_name(f"{folder.name}_texts.jsonl")
    texts.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return {"texts": texts}


def make_gdelt(folder: Path) -> dict[str, Any]:
    """An answer of the API, and a bulk file without a header in which an address repeats."""
    articles = [
        {"url": "https://courier.example/1", "title": "Ellery", "seendate": "20310312T080000Z"},
        {"url": "https://gazette.example/2", "title": "Brack", "seendate": "20310312T080000Z"},
    ]
    (folder / "1.json").write_text(json.dumps({"articles": articles}), encoding="utf-8")
    cells = ["0"] * 61
    cells[1], cells[60] = "20310313", "https://flash.example/3"
    (folder / "2.export.csv").write_text(2 * ("\t".join(cells) + "\n"), encoding="utf-8")
    rows = [{"url": row["url"], "text": TEXT.format(place=row["title"])} for row in articles[:1]]
    rows.append({"url": "https://flash.example/3", "text": TEXT.format(place="Corran")})
    texts = folder.with_name(f"{folder.name}_texts.jsonl")
    texts.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return {"texts": texts}


def make_nela(folder: Path) -> dict[str, Any]:
    """A database and a JSON file with masked, empty and repeated articles; a torn one of each."""
    names = ("id", "date", "source", "title", "content", "url")
    rows = [
        ("n1", "2031-03-12", "courier", "Ellery", TEXT.format(place="Ellery"), "https://courier.example/1"),
        ("n2", "2031-03-12", "courier", "Masked", MASKED, "https://courier.example/2"),
        ("n3", "2031-03-12", "gazette", "Empty", "", "https://gazette.example/3"),
        ("n4", "2031-03-12", "gazette", "Brack", TEXT.format(place="Brack"), "https://gazette.example/4"),
        ("n4", "2031-03-12", "gazette", "Corran", TEXT.format(place="Corran"), "https://gazette.example/5"),
    ]
    with closing(sqlite3.connect(folder / "1.db")) as database, database:
        database.execute(f"CREATE TABLE newsdata ({', '.join(names)})")
        database.executemany("INSERT INTO newsdata VALUES (?, ?, ?, ?, ?, ?)", rows)
    (folder / "2_torn.db").write_bytes((folder / "1.db").read_bytes()[:4_200])
    found = [dict(zip(names, row, strict=True), id=f"j{number}") for number, row in enumerate(rows)]
    (folder / "3.json").write_text(json.dumps(found), encoding="utf-8")
    more = [{**found[0], "id": "j9", "url": "", "content": TEXT.format(place="Dunmar")}, found[0]]
    (folder / "4_torn.json").write_text(json.dumps(more)[:-30], encoding="utf-8")
    return {}


BATCHES: dict[str, Callable[[Path], dict[str, Any]]] = {
    "html": make_html,
    "feed": make_feed,
    "warc": make_warc,
    "mediacloud": make_mediacloud,
    "gdelt": make_gdelt,
    "nela": make_nela,
}


def import_batch(kind: str, folder: Path) -> Any:
    """Make the batch of a kind in a folder, and import it; give the report."""
    import framing

    files = folder / kind
    files.mkdir()
    options = BATCHES[kind](files)
    return framing.import_articles(kind, files, folder / f"{kind}.parquet", **options)


def main() -> None:
    """Print a row for each kind."""
    import tempfile

    from framing.importing import IMPORT_REASONS

    print("| kind | files | declared | found | used | rejected |\n|---|---|---|---|---|---|")
    for kind in BATCHES:
        with tempfile.TemporaryDirectory() as folder:
            counts = import_batch(kind, Path(folder)).counts
        reasons = ", ".join(f"{counts[key]} {words}" for key, words in IMPORT_REASONS.items() if counts[key])
        declared = counts["declared"] or "–"
        print(
            f"| {kind} | {counts['files']} | {declared} | {counts['read']} | {counts['used']} | {reasons} |"
        )


if __name__ == "__main__":
    main()
