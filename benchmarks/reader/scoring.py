"""Figures of predictions held in memory, by the rules of ``score.py`` of the gold folder."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import numpy as np

from framing.reader import ReaderOutput
from framing.reader.layout import ROLES

Document = dict[str, Any]
_OPTIONS = {
    "min_articles": 3,
    "min_words": 50,
    "min_sentences": 5,
    "cue_type": None,
    "cues_only": False,
    "label": None,
    "spans_only": False,
    "seed": 1,
}
HALF = "content IoU >= 0.5"
_RIDGE, _NEWTON_STEPS = 0.5, 30


def load_score(gold: Path) -> ModuleType:
    """Import ``score.py`` from the gold folder."""
    spec = importlib.util.spec_from_file_location("score", gold / "score.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"no score.py in {gold.name}")
    module = importlib.util.module_from_spec(spec)
    sys.modules["score"] = module
    spec.loader.exec_module(module)
    return module


def as_predictions(documents: list[Document], outputs: list[ReaderOutput]) -> list[Document]:
    """Return what the reader found in the format of the gold files."""
    rows = []
    for document, output in zip(documents, outputs, strict=True):
        relations = [
            {
                "source": [list(span) for span in one.sources],
                "cue": [list(span) for span in one.cues],
                "content": [list(span) for span in one.contents],
                "p": one.probability,
            }
            for one in output.relations
        ]
        rows.append({"id": document["id"], "attributions": relations})
    return rows


def attribution_figures(
    score: ModuleType, documents: list[Document], predictions: list[Document], resamples: int = 0
) -> tuple[dict[str, float], dict[str, tuple[float, float]]]:
    """Return the figures of attribution, and their intervals where resamples are asked for."""
    pairs = _pairs(score, documents, predictions)
    args = SimpleNamespace(**_OPTIONS, score=score.score_attribution, bootstrap=resamples)
    result = score.score_attribution(pairs, args)
    share = result["article: attributed-character share"]
    outlets = result["outlet means of attributed-character share"]["groups"].values()
    figures = {
        "relation": result["relations"][HALF]["F1"],
        "with source": result["relations, source right too"][HALF]["F1"],
        "with source and cue": _all_three(score, pairs),
        **{role: result["characters"][role]["F1"] for role in ROLES},
        "share r": share["pearson"],
        "share MAE": share["mean abs error"],
        "share bias": share["mean pred"] - share["mean gold"],
    }
    if outlets:
        figures["outlet MAE"] = float(np.mean([abs(one["gold"] - one["pred"]) for one in outlets]))
    return figures, score.bootstrap(pairs, args) if resamples else {}


def _pairs(score: ModuleType, documents: list[Document], predictions: list[Document]) -> Any:
    """Return the pairs that ``score.py`` would have read from two files."""
    pairs = score.Pairs.__new__(score.Pairs)
    pairs.gold = {one["id"]: one for one in documents}
    pairs.pred = {one["id"]: one for one in predictions}
    pairs.clipped, pairs.order = 0, [one["id"] for one in documents]
    return pairs


def _all_three(score: ModuleType, pairs: Any) -> float:
    """Return the F1 of relations whose content, source and cue are right."""
    right = total = 0
    for pair in pairs:
        text = pair[0]["text"]
        gold, found = (
            [_characters(score, pairs, one, text) for one in side["attributions"]] for side in pair
        )
        gold, found = ([one for one in side if one["content"]] for side in (gold, found))
        total += len(gold) + len(found)
        matches = score.match_contents([one["content"] for one in gold], [one["content"] for one in found])
        for overlap, number, other in matches:
            a, b = gold[number], found[other]
            same_source = bool(a["source"] & b["source"]) or not (a["source"] or b["source"])
            right += overlap >= 0.5 and same_source and bool(a["cue"] & b["cue"])
    return 2 * right / max(total, 1)


def _characters(score: ModuleType, pairs: Any, relation: Document, text: str) -> dict[str, set[int]]:
    """Return the characters of each role of a relation."""
    return {role: score.chars(pairs.spans(relation.get(role), text), text) for role in ROLES}


def right_relations(score: ModuleType, documents: list[Document], predictions: list[Document]) -> np.ndarray:
    """Tell for each predicted relation whether its content matches an annotated one."""
    right: list[bool] = []
    for document, prediction in zip(documents, predictions, strict=True):
        text = document["text"]
        gold, found = (
            [score.chars(one["content"], text) for one in side["attributions"]]
            for side in (document, prediction)
        )
        matches = score.match_contents([one for one in gold if one], found)
        hits = {other for overlap, _, other in matches if overlap >= 0.5}
        right += [number in hits for number in range(len(found))]
    return np.array(right, dtype=float)


def fit_logistic(features: np.ndarray, right: np.ndarray) -> tuple[float, ...]:
    """Fit a ridged logistic regression by Newton's steps and return its weights."""
    weights = np.zeros(features.shape[1])
    for _ in range(_NEWTON_STEPS):
        chance = 1 / (1 + np.exp(-features @ weights))
        curve = (features * (chance * (1 - chance))[:, None]).T @ features + _RIDGE * np.eye(len(weights))
        weights -= np.linalg.solve(curve, features.T @ (chance - right) + _RIDGE * weights)
    return tuple(weights.round(4).tolist())


def reliability(chance: np.ndarray, right: np.ndarray) -> str:
    """Return Brier score and reliability table of probabilities."""
    constant = np.mean((right.mean() - right) ** 2)
    lines = [f"Brier {np.mean((chance - right) ** 2):.4f} (constant {constant:.4f})"]
    edges = [0.0, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01]
    for low, high in pairwise(edges):
        at = (chance >= low) & (chance < high)
        if at.any():
            said, so = chance[at].mean(), right[at].mean()
            lines.append(f"  [{low:.1f}, {min(high, 1.0):.1f}) n {at.sum()} said {said:.2f} is {so:.2f}")
    return "\n".join(lines)


def word_figures(
    score: ModuleType,
    documents: list[Document],
    outputs: list[ReaderOutput],
    values: Callable[[ReaderOutput], np.ndarray],
    spans: Callable[[Document], list[Any]],
    threshold: float,
) -> float:
    """Return the token F1 of the words whose value reaches a threshold."""
    right = total = 0
    for document, output in zip(documents, outputs, strict=True):
        pairs = [
            (one["start"], one["end"]) if isinstance(one, dict) else tuple(one) for one in spans(document)
        ]
        text = document["text"]
        gold = score.hit(score.tokens_of(text), score.chars(pairs, text))
        found = set(np.flatnonzero(values(output) >= threshold).tolist())
        right, total = right + len(gold & found), total + len(gold) + len(found)
    return 2 * right / max(total, 1)


def f1(wanted: np.ndarray, found: np.ndarray) -> float:
    """Return the F1 of what was found, both boolean."""
    return float(2 * (wanted & found).sum() / max(wanted.sum() + found.sum(), 1))
