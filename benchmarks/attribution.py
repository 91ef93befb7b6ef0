"""Score the attributions of an engine on PolNeAR, beside two people and the best peer.

    python benchmarks/attribution.py GOLD [--split dev] [--engine reader] [--bootstrap 200]

GOLD is the folder with ``polnear_*.jsonl.gz`` and ``score.py``. The rows of people and peers were
measured on the same articles with the same scorer.
``--rule-precision`` counts instead how often each rule is right and rewrites the table that the
probabilities come from (use it with ``--split train``).
"""

from __future__ import annotations

import argparse
import csv
import gzip
import importlib.util
import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from types import ModuleType

import framing.annotations.attributions as attributions
from framing.annotations import DEFAULT_ENGINE, gold_record, make_engine

OVERLAP = 0.5
ROWS = {
    "two people (18 articles)": ("91.0", "81.0", "70.6", "79.9", "0.054"),
    "best peer (GenderGapTracker)": ("66.9", "59.5", "33.1", "48.2", "0.220"),
    "text in quotation marks": ("53.8", "0.0", "0.0", "30.3", "0.285"),
}


def read_gold(path: Path) -> list[dict]:
    """Return the documents of a gold file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def scorer(folder: Path) -> ModuleType:
    """Import the scorer that comes with the gold data."""
    spec = importlib.util.spec_from_file_location("score", folder / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def score(folder: Path, gold: Path, engine_name: str, bootstrap: int) -> dict:
    """Write predictions, run the scorer on them and return what it says."""
    engine = make_engine(engine_name)
    with tempfile.TemporaryDirectory() as place:
        predicted = Path(place) / "predicted.jsonl"
        with predicted.open("w", encoding="utf-8") as file:
            for document in read_gold(gold):
                file.write(json.dumps(gold_record(document["id"], document["text"], engine)) + "\n")
        command = [sys.executable, folder / "score.py", "attribution", gold, predicted, "--json"]
        done = subprocess.run([*command, "--bootstrap", str(bootstrap)], capture_output=True, check=True)
    return json.loads(done.stdout)


def print_table(result: dict, engine_name: str) -> None:
    """Print content, source, cue and relation F1 and the error of the attributed share."""
    characters, share = result["characters"], result["article: attributed-character share"]
    relations = next(body for name, body in result.items() if name.startswith("relations"))
    ours = [f"{100 * characters[role]['F1']:.1f}" for role in ("content", "source", "cue")]
    ours += [f"{100 * relations['content IoU >= 0.5']['F1']:.1f}", f"{share['mean abs error']:.3f}"]
    print(f"{'':32s}content  source     cue  relation  share MAE")
    for name, row in {f"framing, {engine_name}": ours, **ROWS}.items():
        print(f"{name:32s}" + "  ".join(f"{value:>7s}" for value in row))
    for name, (low, high) in result.get("intervals", {}).items():
        if name.endswith(("F1", "mean abs error")):
            print(f"  {name:70s} {low:.3f} to {high:.3f}")


def count_rules(folder: Path, gold: Path) -> None:
    """Count for each rule how many attributions it makes and how many the key confirms."""
    overlap, engine = scorer(folder), make_engine("rules")
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for document in read_gold(gold):
        text = document["text"]
        found = engine.read(text).attributions
        key = [chars for a in document["attributions"] if (chars := overlap.chars(a["content"], text))]
        predicted = [overlap.chars(one.contents, text) for one in found]
        confirmed = {p for iou, _, p in overlap.match_contents(key, predicted) if iou >= OVERLAP}
        for number, one in enumerate(found):
            counts[one.rule][1] += 1
            counts[one.rule][0] += number in confirmed
    table = Path(attributions.__file__).with_name("rule_precision.csv")
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("rule", "confirmed", "found"))
        writer.writerows((rule, *counts[rule]) for rule in sorted(counts))
    print(f"{len(counts)} rules counted in {gold.name}; wrote {table.name}")


def main() -> None:
    """Run what the command line asks for."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("gold", type=Path)
    ask.add_argument("--split", choices=("dev", "train"), default="dev")
    ask.add_argument("--engine", default=DEFAULT_ENGINE)
    ask.add_argument("--bootstrap", type=int, default=0)
    ask.add_argument("--rule-precision", action="store_true")
    args = ask.parse_args()
    gold = args.gold / f"polnear_{args.split}.jsonl.gz"
    if args.rule_precision:
        count_rules(args.gold, gold)
    else:
        print_table(score(args.gold, gold, args.engine, args.bootstrap), args.engine)


if __name__ == "__main__":
    main()
