"""How often loaded terms and hedges are given to the right voice, on PolNeAR.

    python benchmarks/voice.py GOLD [--split dev]

Every hit of the loaded-term and hedge lexicons is attributed in the key when it lies inside an
annotated content, and attributed by an engine when it lies inside a content that the engine found.
The row *always a source* calls every hit attributed.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import defaultdict
from pathlib import Path

from framing.annotations import ENGINES, make_engine

Span = tuple[int, int]


def inside(start: int, end: int, contents: list[Span]) -> bool:
    """Tell whether a span lies inside one of the contents."""
    return any(low <= start and end <= high for low, high in contents)


def judge(documents: list[dict], engine_name: str) -> dict[str, list[tuple[bool, bool]]]:
    """Return for each layer the pairs (attributed in the key, attributed by the engine)."""
    lists, engine = make_engine("rules"), make_engine(engine_name)
    pairs: dict[str, list[tuple[bool, bool]]] = defaultdict(list)
    for document in documents:
        text = document["text"]
        key = [tuple(span) for one in document["attributions"] for span in one["content"]]
        found = [span for one in engine.read(text).attributions for span in one.contents]
        for hit in lists.read(text).found:
            if hit.layer in ("loaded", "hedge"):
                pairs[hit.layer].append((inside(hit.start, hit.end, key), inside(hit.start, hit.end, found)))
    return pairs


def row(name: str, pairs: list[tuple[bool, bool]]) -> str:
    """Return accuracy, and precision and recall of the outlet's own voice."""
    right = sum(key == found for key, found in pairs)
    own_key, own_found = sum(not key for key, _ in pairs), sum(not found for _, found in pairs)
    own_both = sum(not key and not found for key, found in pairs)
    precision = own_both / own_found if own_found else float("nan")
    shares = f"{right / len(pairs):9.3f} {precision:14.3f} {own_both / own_key:11.3f}"
    return f"{name:28s} {len(pairs):5d} {shares}"


def main() -> None:
    """Print one row per layer and engine."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("gold", type=Path)
    ask.add_argument("--split", choices=("dev", "train"), default="dev")
    args = ask.parse_args()
    with gzip.open(args.gold / f"polnear_{args.split}.jsonl.gz", "rt", encoding="utf-8") as lines:
        documents = [json.loads(line) for line in lines]
    print(f"{'':28s} {'hits':>5s} {'accuracy':>9s} {'own precision':>14s} {'own recall':>11s}")
    for engine_name in sorted(ENGINES):
        for layer, pairs in sorted(judge(documents, engine_name).items()):
            print(row(f"{engine_name}: {layer}", pairs))
            if engine_name == "rules":
                print(row(f"always a source: {layer}", [(key, True) for key, _ in pairs]))


if __name__ == "__main__":
    main()
