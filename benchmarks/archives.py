"""Words per second of the importers of press archives, next to the floor of unpacking each file.

    python benchmarks/archives.py [--articles 500] [--repeat 3]
    python benchmarks/archives.py --table     # writes the table of docs/import-archives.md anew

Each figure is CPU time of this process, best of the repeats, on an export that the script makes: articles
of 600 words in the layout of the archive. The floor is what any reader must do first: unpack the Word
document and parse its XML, decode a text, parse a page. Peak memory is what Python holds at once, counted
by tracemalloc in a run of its own, next to the size of the file.
"""

from __future__ import annotations

import argparse
import io
import random
import sys
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from xml.parsers import expat

_ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(_ROOT / "tests" / "support"))

from press import factiva, nexis, proquest, reading  # noqa: E402
from press.documents import docx, rtf  # noqa: E402
from press.stories import STORIES, Story  # noqa: E402

from framing.importing import Item, source_of_bytes  # noqa: E402
from framing.importing.kinds import checked_options, importer_of  # noqa: E402

_WORDS = (
    "hospital ward ministry said close patient report by June the a of in to and Linnow under plan".split()
)
_PARAGRAPHS, _LENGTH = 15, 40


def stories(count: int) -> list[Story]:
    """Make articles of 600 words that differ."""
    draw = random.Random(1)
    made = []
    for number in range(1, count + 1):
        texts = (" ".join(draw.choices(_WORDS, k=_LENGTH)).capitalize() + "." for _ in range(_PARAGRAPHS))
        made.append(replace(STORIES["en"], headline=f"Hospitals, part {number}", paragraphs=tuple(texts)))
    return made


def exports(made: list[Story]) -> dict[str, tuple[str, str, bytes]]:
    """Write each export: label -> kind, name, content."""
    plain = factiva.text_lines(made)
    return {
        "nexis docx": ("nexis", "a.docx", docx(nexis.combined(made))),
        "nexis rtf": ("nexis", "a.rtf", rtf(nexis.combined(made))),
        "nexis older txt": ("nexis", "a.txt", nexis.as_text(nexis.older(made)).encode()),
        "factiva html": ("factiva", "a.html", factiva.page(made).encode()),
        "factiva txt": ("factiva", "a.txt", "\n".join(plain).encode()),
        "factiva rtf": ("factiva", "a.rtf", rtf(factiva.as_paragraphs(plain))),
        "proquest txt": ("proquest", "a.txt", proquest.export(made).encode()),
    }


def floor_of(name: str) -> Callable[[bytes], object]:
    """Give the least that any reader of such a file does."""
    if name.endswith(".docx"):
        return _parse_document
    if name.endswith(".html"):
        return _parse_page
    return lambda raw: raw.decode("utf-8").splitlines()


def _parse_document(raw: bytes) -> None:
    """Unpack the main part and run the XML parser over it, with nothing to call."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        expat.ParserCreate().Parse(archive.read("word/document.xml"), True)


def _parse_page(raw: bytes) -> None:
    """Build the tree of a page."""
    from lxml import html

    html.fromstring(raw)


def fastest(job: Callable[[], object], repeat: int) -> float:
    """Return the least CPU time of the repeats."""
    times = []
    for _ in range(repeat):
        began = time.process_time()
        job()
        times.append(time.process_time() - began)
    return min(times)


def measure(label: str, export: tuple[str, str, bytes], words: int, count: int, repeat: int) -> None:
    """Print one row."""
    kind, name, raw = export
    find_articles, prepare = importer_of(kind)
    options = prepare({"encoding": None, **checked_options(kind, {})})

    def read() -> int:
        return sum(isinstance(found, Item) for found in find_articles(source_of_bytes(raw, name), options))

    assert read() == count, label
    floor = fastest(lambda: floor_of(name)(raw), repeat)
    taken = fastest(read, repeat)
    tracemalloc.start()
    read()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    print(
        f"{label:16s} {len(raw) / 1e6:7.1f} MB {words / taken:12,.0f} words/s {taken / floor:7.1f} x floor "
        f"{peak / 1e6:8.1f} MB peak"
    )


def write_table() -> None:
    """Write the table of the documentation anew."""
    page = _ROOT / "docs" / "import-archives.md"
    before, _, rest = page.read_text(encoding="utf-8").partition(reading.BEGIN)
    after = rest.partition(reading.END)[2]
    page.write_text(f"{before}{reading.BEGIN}\n\n{reading.table()}\n\n{reading.END}{after}", encoding="utf-8")


def main() -> None:
    """Print one row per export, or write the table."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--articles", type=int, default=500)
    ask.add_argument("--repeat", type=int, default=3)
    ask.add_argument("--table", action="store_true")
    args = ask.parse_args()
    if args.table:
        write_table()
        return
    made = stories(args.articles)
    words = sum(story.words for story in made)
    print(f"{words:,} words in {len(made)} articles")
    for label, export in exports(made).items():
        measure(label, export, words, len(made), args.repeat)


if __name__ == "__main__":
    main()
