"""How well scare quotes are told from other short quotations in real news.

340 quotations of one to three words were coded by the rule in ``RULE.md``. Articles whose id has an even
CRC-32 were looked at when rules were chosen; the others were only scored. Beside the engine stands a
row that calls every short quotation a scare quote. Intervals are Wilson's, and wide: there are few.

Run: python benchmarks/scare_quotes/evaluate.py GOLD_FOLDER [--engine rules]
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import zlib
from collections.abc import Iterable
from pathlib import Path

from framing.annotations import Engine, make_engine
from framing.corpus import normalise_with_offsets

Place = tuple[str, int, int]
CODES = Path(__file__).with_name("codes.csv")


def read_codes() -> dict[Place, str]:
    """Return the code of each quotation."""
    with CODES.open(encoding="utf-8", newline="") as file:
        return {
            (row["article_id"], int(row["start"]), int(row["end"])): row["code"]
            for row in csv.DictReader(file)
        }


def predict(folder: Path, articles: set[str], engine: Engine) -> set[Place]:
    """Return where an engine finds scare quotes in these articles."""
    found = set()
    with gzip.open(folder / "multi_outlet.jsonl.gz", "rt", encoding="utf-8") as lines:
        for document in map(json.loads, lines):
            if document["id"] in articles:
                text, _ = normalise_with_offsets(document["text"])
                marks = engine.read(text).found
                found |= {(document["id"], f.start, f.end) for f in marks if f.layer == "scare_quote"}
    return found


def looked_at(place: Place) -> bool:
    """Tell whether an article was open to reading while rules were chosen."""
    return zlib.crc32(place[0].encode()) % 2 == 0


def share(right: int, total: int) -> str:
    """Return a share with its Wilson interval."""
    if not total:
        return "-"
    p, z = right / total, 1.959964
    centre = (p + z * z / (2 * total)) / (1 + z * z / total)
    half = z * (p * (1 - p) / total + z * z / (4 * total * total)) ** 0.5 / (1 + z * z / total)
    return f"{p:.3f} [{centre - half:.3f}, {centre + half:.3f}] ({right}/{total})"


def row(name: str, codes: dict[Place, str], found: Iterable[Place]) -> str:
    """Return precision and recall over coded quotations."""
    key = {place for place, code in codes.items() if code == "scare"}
    ours = set(found) & set(codes)
    right = len(ours & key)
    return f"{name:32s} precision {share(right, len(ours))}   recall {share(right, len(key))}"


def main() -> None:
    """Print one row for each half, and the row that calls all of them scare quotes."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path, help="folder with the corpora")
    parser.add_argument("--engine", default="rules")
    options = parser.parse_args()
    codes = read_codes()
    found = predict(options.folder, {place[0] for place in codes}, make_engine(options.engine))
    halves = {
        "looked at": {place: code for place, code in codes.items() if looked_at(place)},
        "held back": {place: code for place, code in codes.items() if not looked_at(place)},
        "all": codes,
    }
    for name, half in halves.items():
        print(row(f"{options.engine}, {name}", half, found))
        print(row(f"every short quotation, {name}", half, half))


if __name__ == "__main__":
    main()
