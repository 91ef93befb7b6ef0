"""Score a reader on held-out documents, and choose its settings on a fold.

MODEL is a folder that export_reader wrote (or ``framing/reader/weights``), or a weights file of
train_reader, computed in float32. Texts go through the package's own windows and decoding.

Run from the repository:
    python -m benchmarks.reader.evaluate_reader GOLD MODEL --tune            choose settings on the fold
    python -m benchmarks.reader.evaluate_reader GOLD MODEL --part dev --bootstrap 200
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

from benchmarks.reader.data import FILES, read_documents, select_documents
from benchmarks.reader.marks import BABE, HEDGES, Marked, basil_report, read_marked, report, split_babe
from benchmarks.reader.scoring import (
    Document,
    as_predictions,
    attribution_figures,
    fit_logistic,
    load_score,
    reliability,
    right_relations,
)
from framing.reader import ReaderModel, ReaderOutput, Settings
from framing.reader.model import BUDGET, WINDOW
from framing.reader.pieces import cut_pieces
from framing.reader.windows import run_windows

GRID: dict[str, tuple[Any, ...]] = {
    "orphans": (0, 8),
    "cue_bias": (0.3, 0.6, 0.9),
    "source_bias": (0.4, 0.8),
    "link_source": (-2.0, -3.0),
    "content_bias": (-0.45, -0.35, -0.2, 0.15),
}
"""Settings that are tried in turn; each keeps the step that raises the goal."""

_PROBE, _LONG_PROBE, _LENGTH = (4.0, -2.0), (1.0, -3.5), 6


def read_outputs(model: Path, texts: Sequence[str], threads: int) -> list[ReaderOutput]:
    """Run an exported reader, or the network itself, over texts."""
    if model.is_dir():
        return ReaderModel(model, threads=threads).read(texts)
    # Only scoring a network before its export needs torch.
    import torch

    from benchmarks.reader.network import as_forward, load_network, load_tokenizer

    torch.set_num_threads(threads)
    network, tokenizer = load_network(model), load_tokenizer()
    pieces = [cut_pieces(tokenizer, text) for text in texts]
    scores = run_windows(pieces, as_forward(network), window=WINDOW, budget=BUDGET)
    table, settings = network.table.detach().numpy(), Settings()
    return [ReaderOutput(one, score, table, settings) for one, score in zip(pieces, scores, strict=True)]


def with_settings(outputs: list[ReaderOutput], settings: Settings) -> list[ReaderOutput]:
    """Return the same outputs, to be decoded with other settings."""
    return [replace(output, settings=settings) for output in outputs]


def choose_settings(
    score: ModuleType, documents: list[Document], outputs: list[ReaderOutput], settings: Settings
) -> Settings:
    """Search the grid setting by setting: relations and contents, less error and bias of the share."""

    def goal(tried: Settings) -> float:
        predictions = as_predictions(documents, with_settings(outputs, tried))
        found, _ = attribution_figures(score, documents, predictions)
        gains = found["relation"] + 0.5 * (found["with source and cue"] + found["content"])
        return gains - found["share MAE"] - abs(found["share bias"])

    best = goal(settings)
    for name, steps in GRID.items():
        for step in steps:
            tried = replace(settings, **{name: step})
            value = goal(tried)
            print(f"{name} {step}: {value:.4f}", flush=True)
            if value > best + 1e-4:
                best, settings = value, tried
    return replace(settings, probability=fit_probability(score, documents, with_settings(outputs, settings)))


def fit_probability(
    score: ModuleType, documents: list[Document], outputs: list[ReaderOutput]
) -> tuple[float, ...]:
    """Fit what gives a relation its probability."""
    right = right_relations(score, documents, as_predictions(documents, outputs))
    return fit_logistic(relation_features(outputs), right)


def relation_features(outputs: list[ReaderOutput]) -> np.ndarray:
    """Return the features from which relations get their probability, shape (relations, features).

    Decoding shows probabilities only: a probe lets it weigh one feature alone, with a slope and an
    offset that keep the probability in the middle, and the feature is read back from the log-odds.
    """
    count = len(Settings().probability)
    columns = []
    for feature in range(1, count):
        slope, offset = _LONG_PROBE if feature == _LENGTH else _PROBE
        weights = [offset, *[0.0] * (count - 1)]
        weights[feature] = slope
        probe = replace(outputs[0].settings, probability=tuple(weights))
        chance = [one.probability for output in with_settings(outputs, probe) for one in output.relations]
        chance_array = np.clip(np.array(chance), 5e-5, 1 - 5e-5)
        columns.append((np.log(chance_array / (1 - chance_array)) - offset) / slope)
    return np.stack([np.ones(len(columns[0])), *columns], axis=1)


def read_kept_out(score: ModuleType, args: argparse.Namespace, settings: Settings, task: str) -> Marked:
    """Read the documents of hedges or loaded words that the fold keeps out, and everything marked in them."""
    documents = select_documents(args.gold, task, args.fold, kept_out=True)[: args.limit]
    outputs = read_outputs(args.model, [one["text"] for one in documents], args.threads)
    kind = BABE if task == "babe" else HEDGES
    return read_marked(score, documents, with_settings(outputs, settings), kind)


def choose_weights(score: ModuleType, args: argparse.Namespace, settings: Settings) -> Settings:
    """Fit what the model and the lists together give a word; hedges on newswire, as news is what is read."""
    hedges, loaded = (read_kept_out(score, args, settings, task) for task in ("factbank", "babe"))
    return replace(settings, hedge_weights=hedges.fit(), loaded_weights=loaded.fit())


def report_other_heads(score: ModuleType, args: argparse.Namespace, settings: Settings) -> None:
    """Print the figures of hedges and loaded words on what the fold keeps out."""
    for task in ("factbank", "wikipedia", "babe"):
        marked = read_kept_out(score, args, settings, task)
        parts = split_babe(marked) if task == "babe" else marked.halves(args.gold / FILES[task])
        for name, chosen in parts.items():
            print(report(f"{task}, {name}", marked, chosen))
    documents = select_documents(args.gold, "basil", args.fold, kept_out=True)[: args.limit]
    outputs = read_outputs(args.model, [one["text"] for one in documents], args.threads)
    print(f"basil ({len(documents)}): {basil_report(score, documents, outputs)}")


def _parse() -> argparse.Namespace:
    """Read the command line."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("gold", type=Path, help="folder with the annotated corpora and score.py")
    ask.add_argument("model", type=Path, help="exported folder, or weights file")
    ask.add_argument("--part", choices=("fold", "dev"), default="fold")
    ask.add_argument("--fold", type=int, default=0)
    ask.add_argument("--tune", action="store_true", help="choose settings on the fold, write settings.json")
    ask.add_argument(
        "--others", action="store_true", help="hedges and loaded words too, on what the fold keeps out"
    )
    ask.add_argument("--bootstrap", type=int, default=0, help="resamples of articles, for intervals")
    ask.add_argument("--limit", type=int, help="at most so many documents of each kind")
    ask.add_argument("--threads", type=int, default=2)
    ask.add_argument("--write", type=Path, help="file for the predictions, in the format of the gold files")
    args = ask.parse_args()
    if args.tune and args.part == "dev":
        ask.error("settings are chosen on the fold, never on dev")
    return args


def main() -> None:
    """Score as the command line says."""
    args = _parse()
    score = load_score(args.gold)
    if args.part == "dev":
        documents = read_documents(args.gold / "polnear_dev.jsonl.gz")
    else:
        documents = select_documents(args.gold, "attribution", args.fold, kept_out=True)
    documents = documents[: args.limit]
    outputs = read_outputs(args.model, [one["text"] for one in documents], args.threads)
    settings = outputs[0].settings
    if args.tune:
        settings = choose_settings(score, documents, outputs, Settings())
        settings = choose_weights(score, args, settings)
        folder = args.model if args.model.is_dir() else args.model.parent
        (folder / "settings.json").write_text(json.dumps(asdict(settings), indent=1) + "\n", encoding="utf-8")
        outputs = with_settings(outputs, settings)
    predictions = as_predictions(documents, outputs)
    figures, intervals = attribution_figures(score, documents, predictions, args.bootstrap)
    print(
        f"{len(documents)} articles: " + ", ".join(f"{name} {value:.3f}" for name, value in figures.items())
    )
    chance = np.array([one["p"] for row in predictions for one in row["attributions"]])
    print("probability:", reliability(chance, right_relations(score, documents, predictions)))
    for name, (low, high) in intervals.items():
        print(f"  {name}: {low:.4f} to {high:.4f}")
    if args.write:
        args.write.write_text("".join(json.dumps(row) + "\n" for row in predictions), encoding="utf-8")
    if args.others:
        report_other_heads(score, args, settings)


if __name__ == "__main__":
    main()
