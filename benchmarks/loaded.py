"""How well the lexicon of loaded terms finds what coders marked as loaded wording.

BABE: sentences coded by experts, with the biased words (Spinde et al. 2021). BASIL: articles with
spans of lexical bias (Fan et al. 2019), which are rare there: about two an article. Entries were
chosen by reading, with an eye on the documents whose id has an even CRC-32; the others were only
scored. A row for marking every word stands beside each: F1 alone flatters a list that fires
everywhere. Scoring is done by ``score.py`` of the gold folder.

Run: python benchmarks/loaded.py GOLD_FOLDER [--json]
"""

from __future__ import annotations

import argparse
import gzip
import json
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from framing.annotations.loaded import annotate_loaded
from framing.lexicons import Matcher, compile_lexicon, read_lexicon, shadow
from framing.text import read_text

CORPORA = {"BABE": "babe_sg2.jsonl.gz", "BASIL": "basil.jsonl.gz"}
PARTS = ("looked at", "held back", "held back, other articles")
MARKINGS: dict[str, Callable[[str, Matcher], list[list[int]]]] = {
    "lexicon": lambda text, matcher: mark(text, matcher, 1),
    "strength 2-3": lambda text, matcher: mark(text, matcher, 2),
    "strength 3": lambda text, matcher: mark(text, matcher, 3),
    "every word": lambda text, matcher: [[0, len(text)]],
}


def mark(text: str, matcher: Matcher, strength: int) -> list[list[int]]:
    """Return the loaded terms of a text whose entry has at least a strength."""
    lowered = shadow(text)
    strengths = matcher.lexicon.entries["strength"]
    hits = [hit for hit in matcher.find(lowered) if strengths[hit[2]] >= strength]
    return [[one.start, one.end] for one in annotate_loaded(read_text(text), hits, lowered, matcher)]


def looked_at(document: dict[str, Any]) -> bool:
    """Tell whether a document was open to reading while the entries were chosen."""
    return zlib.crc32(document["id"].encode()) % 2 == 0


def split(documents: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """Return the parts of a corpus; the last holds no document of an article that was looked at."""
    chosen_on = [document for document in documents if looked_at(document)]
    held = [document for document in documents if not looked_at(document)]
    seen = {document.get("article", document["id"]) for document in chosen_on}
    other = [document for document in held if document.get("article", document["id"]) not in seen]
    return dict(zip(PARTS, (chosen_on, held, other), strict=True))


def score(folder: Path, gold: list[dict[str, Any]], predicted: list[dict[str, Any]]) -> dict[str, float]:
    """Score predictions with the scorer of the gold folder."""
    with tempfile.TemporaryDirectory() as place:
        paths = [Path(place, name) for name in ("gold.jsonl", "predicted.jsonl")]
        for path, rows in zip(paths, (gold, predicted), strict=True):
            path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        command = [sys.executable, str(folder / "score.py"), "loaded", *map(str, paths), "--json"]
        answer = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    tokens = {f"token {name}": answer["words"]["tokens"][name] for name in ("P", "R", "F1")}
    sentences = next(iter(answer["sentences"].values()))
    total = sum(len(one.get("sentences") or [None]) for one in gold)
    right = total - sentences["gold"] - sentences["pred"] + 2 * sentences["P"] * sentences["pred"]
    scores = {f"sentence {name}": sentences[name] for name in ("P", "R", "F1")}
    return tokens | scores | {"sentence accuracy": right / total}


def score_corpora(folder: Path) -> list[dict[str, Any]]:
    """Return one row of scores for each corpus, part and marking."""
    matcher = compile_lexicon(read_lexicon("loaded"))
    rows = []
    for corpus, file in CORPORA.items():
        with gzip.open(folder / file, "rt", encoding="utf-8") as lines:
            parts = split([json.loads(line) for line in lines])
        for part, gold in parts.items():
            if part == PARTS[-1] and len(gold) == len(parts[PARTS[1]]):
                continue
            for name, marking in MARKINGS.items():
                predicted = [{"id": one["id"], "biased_spans": marking(one["text"], matcher)} for one in gold]
                scores = score(folder, gold, predicted)
                rows.append({"corpus": corpus, "part": part, "marking": name, "n": len(gold)} | scores)
    return rows


def recall_by_outlet(folder: Path) -> list[dict[str, Any]]:
    """Return for each outlet of BASIL the share of its spans of lexical bias that the list touches."""
    matcher = compile_lexicon(read_lexicon("loaded"))
    with gzip.open(folder / CORPORA["BASIL"], "rt", encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines]
    rows = []
    for outlet in sorted({one["outlet"] for one in articles}):
        row: dict[str, Any] = {"outlet": outlet}
        for part, back in (("looked at", False), ("held back", True)):
            spans = found = 0
            for one in articles:
                if one["outlet"] == outlet and looked_at(one) != back:
                    ours = mark(one["text"], matcher, 1)
                    lexical = [s for s in one["spans"] if s["kind"] == "lexical"]
                    spans += len(lexical)
                    found += sum(any(a < s["end"] and b > s["start"] for a, b in ours) for s in lexical)
            row |= {f"{part}: spans": spans, f"{part}: touched": found, f"{part}: recall": found / spans}
        rows.append(row)
    return rows


def main() -> None:
    """Print the table of scores."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path, help="folder with the corpora and score.py")
    parser.add_argument("--json", action="store_true", help="print the rows as JSON")
    options = parser.parse_args()
    rows, outlets = score_corpora(options.folder), recall_by_outlet(options.folder)
    if options.json:
        print(json.dumps({"scores": rows, "outlets": outlets}))
        return
    print_table(rows)
    print()
    print_table(outlets)


def print_table(rows: list[dict[str, Any]]) -> None:
    """Print rows with their columns under each other."""
    widths = {name: max(len(name), *(len(_cell(row[name])) for row in rows)) for name in rows[0]}
    print("  ".join(f"{name:>{width}}" for name, width in widths.items()))
    for row in rows:
        print("  ".join(f"{_cell(row[name]):>{width}}" for name, width in widths.items()))


def _cell(value: Any) -> str:
    """Write a score with three digits, anything else as it is."""
    return f"{value:.3f}" if isinstance(value, float) else str(value)


if __name__ == "__main__":
    main()
