"""Words per second of each importer, as a ratio to a floor; peak memory on archives of growing size.

    python benchmarks/importers.py [--articles 500] [--repeat 3] [--kind html]
    python benchmarks/importers.py --memory 100 500 2000

All files are made here, with invented texts of 400 words. The floor of each kind is reading the bytes of
its files, unpacked where they are packed, and decoding them as UTF-8, in the same run. Times are CPU time of
this process, best of the repeats; an import is the whole of it: reading, cleaning, screening, and writing
Parquet. With ``--memory`` a WARC of so many MB is made, plain and with pages of about 100 kB as news sites
send them, and imported in a process of its own, whose peak memory is printed.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import framing

WORDS = (
    "rain fell on the harbour road while the council met and the mayor said that a storm would close every"
    " school in town until friday because nobody had cleared the drains before winter came"
).split()
PADDING = "<script>" + "var track = {page: 'article', slot: 'top', size: [300, 250]};\n" * 1_500 + "</script>"


def text(number: int) -> list[str]:
    """Write the eight paragraphs of an article, the same for the same number."""
    draw = random.Random(number)
    return [f"{' '.join(draw.choices(WORDS, k=50)).capitalize()}." for _ in range(8)]


def page(number: int, padding: str = "") -> str:
    """Write a page of a news site."""
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in text(number))
    links = "".join(f"<li><a href='/section/{at}'>Section {at}</a></li>" for at in range(30))
    return (
        f"<!doctype html><html lang='en'><head><meta charset='utf-8'><title>Storm {number} | Courier</title>"
        f"<meta property='og:site_name' content='Courier'>"
        f"<meta property='article:published_time' content='2031-03-12T08:00:00Z'>{padding}</head>"
        f"<body><nav><ul>{links}</ul></nav><article><h1>Storm {number}</h1>{paragraphs}</article>"
        f"<footer><ul>{links}</ul></footer></body></html>"
    )


def record(number: int, padding: str = "") -> bytes:
    """Write the record of a page in a WARC."""
    body = page(number, padding).encode()
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2031-03-14T08:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{number:032x}>\r\nWARC-Target-URI: https://courier.example/{number}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def rows(count: int) -> Iterator[dict[str, str]]:
    """Write articles as rows."""
    for number in range(count):
        yield {
            "id": f"n{number}",
            "date": "2031-03-12",
            "source": "Courier",
            "title": f"Storm {number}",
            "content": "\n".join(text(number)),
            "url": f"https://courier.example/{number}",
        }


def make_html(folder: Path, count: int) -> dict[str, object]:
    """Save pages."""
    for number in range(count):
        (folder / f"{number}.html").write_text(page(number), encoding="utf-8")
    return {}


def make_feed(folder: Path, count: int) -> dict[str, object]:
    """Save a feed with whole texts."""
    with (folder / "a.xml").open("w", encoding="utf-8") as feed:
        feed.write("<rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel>")
        feed.write("<title>Courier</title>")
        for number in range(count):
            paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in text(number))
            feed.write(
                f"<item><title>Storm {number}</title><link>https://courier.example/{number}</link>"
                "<pubDate>Wed, 12 Mar 2031 08:00:00 GMT</pubDate>"
                f"<content:encoded><![CDATA[{paragraphs}]]></content:encoded></item>"
            )
        feed.write("</channel></rss>")
    return {}


def make_warc(folder: Path, count: int) -> dict[str, object]:
    """Write an archive, gzipped record by record."""
    with (folder / "a.warc.gz").open("wb") as archive:
        for number in range(count):
            archive.write(gzip.compress(record(number), mtime=0))
    return {}


def make_list(folder: Path, count: int) -> dict[str, object]:
    """Write a list of addresses, and the corpus with their texts outside the folder that is imported."""
    table = "id,media_name,publish_date,title,url\n" + "".join(
        f"m{row['id']},Courier,2031-03-12,{row['title']},{row['url']}\n" for row in rows(count)
    )
    (folder / "a.csv").write_text(table, encoding="utf-8")
    texts = folder.with_name("texts.jsonl")
    texts.write_text("".join(json.dumps(row) + "\n" for row in rows(count)), encoding="utf-8")
    return {"texts": texts}


def make_nela_json(folder: Path, count: int) -> dict[str, object]:
    """Write NELA-GT as JSON."""
    (folder / "a.json").write_text(json.dumps(list(rows(count))), encoding="utf-8")
    return {}


def make_nela_database(folder: Path, count: int) -> dict[str, object]:
    """Write NELA-GT as SQLite."""
    with closing(sqlite3.connect(folder / "a.db")) as database, database:
        database.execute("CREATE TABLE newsdata (id, date, source, title, content, url)")
        database.executemany(
            "INSERT INTO newsdata VALUES (:id, :date, :source, :title, :content, :url)", rows(count)
        )
    return {}


MAKERS: dict[str, tuple[str, Callable[[Path, int], dict[str, object]]]] = {
    "html": ("html", make_html),
    "feed": ("feed", make_feed),
    "warc (gzipped)": ("warc", make_warc),
    "mediacloud": ("mediacloud", make_list),
    "nela (JSON)": ("nela", make_nela_json),
    "nela (SQLite)": ("nela", make_nela_database),
}


def read_and_decode(paths: list[Path]) -> int:
    """Do the least that any importer of these files must do."""
    size = 0
    for path in paths:
        raw = path.read_bytes()
        raw = gzip.decompress(raw) if path.suffix == ".gz" else raw
        size += len(raw.decode("utf-8", "replace"))
    return size


def fastest(job: Callable[[], object], repeat: int) -> float:
    """Give the least CPU time of the repeats."""
    times = []
    for _ in range(repeat):
        began = time.process_time()
        job()
        times.append(time.process_time() - began)
    return min(times)


def compare_speed(name: str, count: int, repeat: int) -> None:
    """Print the row of one kind."""
    kind, make = MAKERS[name]
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / "files"
        folder.mkdir()
        options = make(folder, count)
        files = [path for path in [*folder.iterdir(), *map(Path, options.values())] if path.is_file()]
        out = Path(made) / "out.parquet"
        report = framing.import_articles(kind, folder, out, **options)
        taken = fastest(lambda: framing.import_articles(kind, folder, out, **options), repeat)
        # The floor is short: it is repeated until it can be measured.
        times = max(1, round(0.2 / max(fastest(lambda: read_and_decode(files), 3), 1e-6)))
        floor = fastest(lambda: [read_and_decode(files) for _ in range(times)], repeat) / times
        words = int(framing.read_corpus(out)["text"].str.split().str.len().sum())
    size = sum(1 for _ in files)
    print(
        f"{name:16s}{size:7,} files {report.counts['used']:7,} of {count:,} articles"
        f"{words / taken:12,.0f} words/s{1000 * taken / count:9.2f} ms/article{taken / floor:9,.0f} x floor"
    )


def measure_memory(megabytes: int) -> None:
    """Make an archive, import it in a process of its own, and print its peak memory."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.warc"
        count = 0
        with path.open("wb") as archive:
            while archive.tell() < megabytes * 1_000_000:
                archive.write(record(count, PADDING))
                count += 1
        began = time.monotonic()
        command = [sys.executable, __file__, "--child", str(path)]
        told = subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
        size = path.stat().st_size / 1_000_000
        print(f"{size:8,.0f} MB {count:7,} pages: {told}, {time.monotonic() - began:,.0f} s")


def import_and_tell(path: Path) -> None:
    """Import an archive and print how many articles came of it and the peak memory of this process."""
    import trafilatura  # noqa: F401 - loaded before the first look, so that the rest is the import's own

    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    report = framing.import_articles("warc", path, path.with_name("out.parquet"))
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{report.counts['used']:,} articles used, peak {after:,.0f} MB ({before:,.0f} MB before)")


def main() -> None:
    """Print a row per kind, or per archive."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--articles", type=int, default=500)
    ask.add_argument("--repeat", type=int, default=3)
    ask.add_argument("--kind", choices=sorted(MAKERS), action="append")
    ask.add_argument("--memory", type=int, nargs="+", metavar="MB")
    ask.add_argument("--child", type=Path, help=argparse.SUPPRESS)
    args = ask.parse_args()
    if args.child:
        import_and_tell(args.child)
        return
    for megabytes in args.memory or ():
        measure_memory(megabytes)
    for name in args.kind or (() if args.memory else MAKERS):
        compare_speed(name, args.articles, args.repeat)


if __name__ == "__main__":
    main()
