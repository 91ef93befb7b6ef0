"""Write ``framing/lexicons/precision.csv``: how often each entry is right on annotated news.

For each corpus and each entry found in it: the hits that count (after contexts and guards), and those
that share a character with a mark of the annotators. Hedges: cues of the Szeged Uncertainty Corpus, in
newswire (FactBank) and Wikipedia. Loaded terms: biased words of BABE, and lexical bias of BASIL. Cues:
PolNeAR's training articles, every use of a form of the entry against the cues marked there. The
annotators' question is not quite ours, and they mark sparingly, above all in BASIL: a low figure may be
theirs. Half of each corpus was looked at when the lists were made; the columns ``held`` count the other
half, except for cues, whose frames were kept by these very articles.

Run: python benchmarks/entry_precision.py GOLD_FOLDER
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from framing.annotations.attributions import CueTable
from framing.annotations.hedges import annotate_hedges
from framing.annotations.loaded import annotate_loaded
from framing.lexicons import compile_lexicon, read_lexicon, shadow
from framing.lexicons.precision import PATH, PRECISION_COLUMNS
from framing.text import read_text

Spans = list[tuple[int, int, str]]
TYPES = {"epistemic", "doxastic", "conditional", "investigation"}


def hedges() -> Callable[[str], Spans]:
    """Return what finds the hedges of the corpus's types."""
    lists = [compile_lexicon(read_lexicon(name)) for name in ("hedges", "boosters")]

    def find(text: str) -> Spans:
        found = annotate_hedges(read_text(text), shadow(text), *lists)
        return [(f.start, f.end, f.entry) for f in found if f.layer == "hedge" and f.label in TYPES]

    return find


def loaded() -> Callable[[str], Spans]:
    """Return what finds the loaded terms."""
    matcher = compile_lexicon(read_lexicon("loaded"))

    def find(text: str) -> Spans:
        lowered = shadow(text)
        found = annotate_loaded(read_text(text), matcher.find(lowered), lowered, matcher)
        return [(f.start, f.end, f.entry) for f in found]

    return find


def cues() -> Callable[[str], Spans]:
    """Return what finds the forms of cues, whether or not a frame makes them one."""
    matcher = compile_lexicon(read_lexicon("cues"))
    table = CueTable(read_lexicon("cues"))

    def find(text: str) -> Spans:
        lowered = shadow(text)
        return [
            (start, end, table.uses(lowered[start:end])[0].entry)
            for start, end, _ in matcher.find(lowered)
            if table.uses(lowered[start:end])
        ]

    return find


def uncertainty_cues(document: dict[str, Any]) -> Iterator[list[int]]:
    """Yield the cues of a document of the Szeged corpus."""
    yield from (cue[:2] for cue in document["cues"])


def biased_words(document: dict[str, Any]) -> Iterator[list[int]]:
    """Yield the biased words of a sentence of BABE."""
    yield from document["biased_spans"]


def lexical_bias(document: dict[str, Any]) -> Iterator[list[int]]:
    """Yield the spans of lexical bias of an article of BASIL."""
    yield from ([one["start"], one["end"]] for one in document["spans"] if one["kind"] == "lexical")


def attribution_cues(document: dict[str, Any]) -> Iterator[list[int]]:
    """Yield the cues of an article of PolNeAR."""
    yield from (span for one in document["attributions"] for span in one["cue"])


def by_place(place: int, document: dict[str, Any]) -> bool:
    """Tell whether a document of the Szeged corpus was held back."""
    return place % 2 == 1


def by_name(place: int, document: dict[str, Any]) -> bool:
    """Tell whether a document of BABE or BASIL was held back."""
    return zlib.crc32(document["id"].encode()) % 2 == 1


def never(place: int, document: dict[str, Any]) -> bool:
    """Tell that no document was held back."""
    return False


CORPORA = [
    ("hedges", "FactBank", "hedge_news_factbank", hedges, uncertainty_cues, by_place),
    ("hedges", "Wikipedia", "hedge_wikipedia_szeged", hedges, uncertainty_cues, by_place),
    ("loaded", "BABE", "babe_sg2", loaded, biased_words, by_name),
    ("loaded", "BASIL", "basil", loaded, lexical_bias, by_name),
    ("cues", "PolNeAR", "polnear_train", cues, attribution_cues, never),
]


def count(path: Path, find: Callable[[str], Spans], marks: Callable, held: Callable) -> Counter:
    """Count hits, right hits, and both among what was held back, by entry."""
    counts: Counter = Counter()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for place, line in enumerate(lines):
            document = json.loads(line)
            covered = {at for start, end in marks(document) for at in range(start, end)}
            back = held(place, document)
            for start, end, entry in find(document["text"]):
                right = not covered.isdisjoint(range(start, end))
                counts.update({(entry, "hits"): 1, (entry, "right"): right})
                counts.update({(entry, "held_hits"): back, (entry, "held_right"): back and right})
    return counts


def main() -> None:
    """Count and write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path, help="folder with the corpora")
    folder = parser.parse_args().folder
    with PATH.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(PRECISION_COLUMNS)
        for lexicon, corpus, name, finder, marks, held in CORPORA:
            counts = count(folder / f"{name}.jsonl.gz", finder(), marks, held)
            entries = sorted({entry for entry, _ in counts})
            for entry in entries:
                writer.writerow(
                    [lexicon, entry, corpus, *(int(counts[entry, what]) for what in PRECISION_COLUMNS[3:])]
                )
            sums = [sum(counts[e, w] for e in entries) for w in PRECISION_COLUMNS[3:]]
            print(
                f"{corpus}: {len(entries)} entries, {sums[1]}/{sums[0]} right; held back {sums[3]}/{sums[2]}"
            )


if __name__ == "__main__":
    main()
