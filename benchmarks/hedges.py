"""How well the hedge lexicon finds the cues of the Szeged Uncertainty Corpus.

The lexicon and its contexts were chosen on the documents with an even position in each file and on
examples made up for the purpose; the documents at odd positions were only scored. Predictions are
the hits of the four types that the corpus has (epistemic, doxastic, conditional, investigation);
approximators and weasels are types of our own. Scoring is done by ``score.py`` of the gold folder.

Run: python benchmarks/hedges.py GOLD_FOLDER [--json]
"""

from __future__ import annotations

import argparse
import gzip
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from framing.annotations.hedges import annotate_hedges
from framing.lexicons import compile_lexicon, read_lexicon, shadow
from framing.text import read_text

CORPORA = {"newswire": "hedge_news_factbank.jsonl.gz", "Wikipedia": "hedge_wikipedia_szeged.jsonl.gz"}
PARTS = {"chosen on": slice(0, None, 2), "held back": slice(1, None, 2), "all": slice(None)}
TYPES = {"epistemic", "doxastic", "conditional", "investigation"}


def predict(documents: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Mark the hedges of the corpus's types in every document."""
    hedges, boosters = (compile_lexicon(read_lexicon(name)) for name in ("hedges", "boosters"))
    predictions = []
    for document in documents:
        text = document["text"]
        found = annotate_hedges(read_text(text), shadow(text), hedges, boosters)
        cues = [[one.start, one.end] for one in found if one.layer == "hedge" and one.label in TYPES]
        predictions.append({"id": document["id"], "cues": cues})
    return predictions


def score(folder: Path, gold: list[dict[str, Any]], predicted: list[dict[str, Any]]) -> dict[str, float]:
    """Score predictions with the scorer of the gold folder."""
    with tempfile.TemporaryDirectory() as place:
        paths = [Path(place, name) for name in ("gold.jsonl", "predicted.jsonl")]
        for path, rows in zip(paths, (gold, predicted), strict=True):
            path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        command = [sys.executable, str(folder / "score.py"), "cues", *map(str, paths), "--json"]
        answer = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    scores = {"token": answer["cues"]["tokens"], "sentence": answer["sentences"]["uncertain"]}
    return {f"{unit} {name}": value[name] for unit, value in scores.items() for name in ("P", "R", "F1")}


def score_corpora(folder: Path) -> list[dict[str, Any]]:
    """Return one row of scores for each corpus and part of it."""
    rows = []
    for corpus, file in CORPORA.items():
        with gzip.open(folder / file, "rt", encoding="utf-8") as lines:
            gold = [json.loads(line) for line in lines]
        predicted = predict(gold)
        for part, chosen in PARTS.items():
            scores = score(folder, gold[chosen], predicted[chosen])
            rows.append({"corpus": corpus, "part": part, "documents": len(gold[chosen])} | scores)
    return rows


def main() -> None:
    """Print the table of scores."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path, help="folder with the corpora and score.py")
    parser.add_argument("--json", action="store_true", help="print the rows as JSON")
    options = parser.parse_args()
    rows = score_corpora(options.folder)
    if options.json:
        print(json.dumps(rows))
        return
    print("  ".join(f"{name:>11}" for name in rows[0]))
    for row in rows:
        cells = (f"{value:.3f}" if isinstance(value, float) else str(value) for value in row.values())
        print("  ".join(f"{cell:>11}" for cell in cells))


if __name__ == "__main__":
    main()
