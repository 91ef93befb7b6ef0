"""Size, load time and memory of the report in Chromium, for 60, 500 and 5,000 articles.

    python benchmarks/report.py [CORPUS] [--sizes 60 500 5000] [--casts 1 10] [--engine rules]

Larger corpora repeat the articles of CORPUS, by default the sample, as further events, and with more than one
cast as the same events told by further outlets: 10 casts of the sample's 5 outlets are 50. Beside each figure
stands a floor of the same run: a page that holds the texts that the report shows, and nothing else. Times are
medians of five loads; memory is what the page's process keeps for itself.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from dataclasses import replace
from html import escape
from itertools import product
from pathlib import Path
from statistics import median

import pandas as pd
from playwright.sync_api import Browser, sync_playwright

import framing
from framing.report.lookup import Lookup
from framing.report.reader import choose_articles

FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
LOADS = 5


def grow(marks: framing.Marks, size: int, casts: int) -> framing.Marks:
    """Repeat the articles, by one cast of outlets after the other, then on other events, up to ``size``."""
    n = len(marks.articles)
    tables = {"articles": [], "spans": [], "relations": []}
    for copy in range(-(-size // n)):
        kept = marks.articles["article_id"].head(min(n, size - copy * n))
        for name, parts in tables.items():
            table = getattr(marks, name)
            table = table[table["article_id"].isin(kept)].copy()
            if copy:
                names = {"article_id": copy, "span_id": copy, "relation_id": copy}
                names |= {"outlet": copy % casts, "event": copy // casts}
                for column in table.columns.intersection(list(names)):
                    table[column] = table[column] + (f"~{names[column]}" if names[column] else "")
                for column in table.columns.intersection(["source_ids", "cue_ids", "content_ids"]):
                    table[column] = [
                        " ".join(f"{one}~{copy}" for one in cell.split()) for cell in table[column]
                    ]
            parts.append(table)
    joined = {name: pd.concat(parts, ignore_index=True) for name, parts in tables.items()}
    joined["articles"].attrs = {}
    return replace(marks, **joined)


def load(browser: Browser, page_file: Path) -> tuple[float, float, int]:
    """Open a page some times; return milliseconds, megabytes and elements."""
    times, memory, elements = [], [], 0
    for _ in range(LOADS):
        page = browser.new_page()
        began = time.perf_counter()
        page.goto(page_file.as_uri())
        page.evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(done)))")
        times.append(1000 * (time.perf_counter() - began))
        session = page.context.new_cdp_session(page)
        session.send("HeapProfiler.collectGarbage")
        session.send("Performance.enable")
        found = {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}
        memory.append(renderer_memory(browser))
        elements = int(found["Nodes"])
        page.close()
    return median(times), median(memory), elements


def renderer_memory(browser: Browser) -> float:
    """Return the megabytes that the largest renderer process keeps for itself (Linux)."""
    processes = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")["processInfo"]
    sizes = []
    for process in processes:
        if process["type"] == "renderer":
            lines = Path(f"/proc/{process['id']}/smaps_rollup").read_text(encoding="ascii").splitlines()
            private = [int(line.split()[1]) for line in lines if line.startswith("Private_")]
            sizes.append(sum(private) / 1e3)
    return max(sizes)


def floor_page(marks: framing.Marks, folder: Path) -> Path:
    """Write the texts that the report shows, and nothing else."""
    texts = marks.articles["text"].iloc[choose_articles(Lookup(marks))]
    page = folder / "floor.html"
    body = "".join(f"<p>{escape(line)}</p>" for text in texts for line in text.split("\n"))
    page.write_text(f"<!DOCTYPE html><meta charset=utf-8><title>floor</title>{body}", encoding="utf-8")
    return page


def main() -> None:
    """Print one row per size."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("corpus", type=Path, nargs="?")
    ask.add_argument("--sizes", type=int, nargs="+", default=[60, 500, 5000])
    ask.add_argument("--casts", type=int, nargs="+", default=[1, 10])
    ask.add_argument("--engine", default="rules")
    ask.add_argument("--chromium", default="/usr/bin/chromium")
    args = ask.parse_args()
    articles = framing.read_corpus(args.corpus) if args.corpus else framing.sample_corpus()
    marks = framing.annotate(articles, engine=args.engine)
    print(
        "articles  outlets  write s  page MB  no text MB  load ms (floor)   memory MB (floor)  nodes (floor)"
    )
    with sync_playwright() as driver, tempfile.TemporaryDirectory() as name:
        browser = driver.chromium.launch(executable_path=args.chromium, args=FLAGS)
        folder = Path(name)
        for size, casts in product(args.sizes, args.casts):
            grown = grow(marks, size, casts)
            result = framing.compare_outlets(framing.measure(grown), n_resamples=200)
            began = time.perf_counter()
            out, bare = (folder / f"{size}by{casts}{end}" for end in ("", "s"))
            page = framing.write_report(grown, result, out).html
            wrote = time.perf_counter() - began
            shared = framing.write_report(grown, result, bare, text=False, figures=False).html
            (took, heap, nodes), (floor, floor_heap, floor_nodes) = (
                load(browser, one) for one in (page, floor_page(grown, folder))
            )
            outlets = grown.articles["outlet"].nunique()
            sizes = [file.stat().st_size / 1e6 for file in (page, shared)]
            print(
                f"{size:8,d}  {outlets:7d}  {wrote:7.1f}  {sizes[0]:7.2f}  {sizes[1]:10.2f}  "
                f"{took:7.0f} ({floor:.0f})  {heap:10.0f} ({floor_heap:.0f})  {nodes:,d} ({floor_nodes:,d})",
                flush=True,
            )
        browser.close()


if __name__ == "__main__":
    main()
