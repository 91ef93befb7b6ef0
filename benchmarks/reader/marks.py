"""Hedged and loaded words: the model, the lists and both together, on documents kept out of training."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import numpy as np

from benchmarks.reader.data import HELD_OUTLETS, read_documents
from benchmarks.reader.scoring import Document, f1, fit_logistic, word_figures
from framing.annotations.in_context import hedge_features, loaded_features, mark_chance
from framing.annotations.shipped_lists import ShippedLists
from framing.lexicons import shadow
from framing.reader import ReaderOutput
from framing.reader.heads import WordHeads
from framing.reader.layout import LOADED
from framing.text import read_text

FOLDS = 5
MODEL_ALONE = 0.5
BASIL_THRESHOLD = 0.15


class Kind(NamedTuple):
    """What is marked: its features, its annotated spans, its sentences, its threshold in the settings."""

    features: Callable[..., np.ndarray]
    spans: Callable[[Document], list[Any]]
    sentences: Callable[[Document], list[tuple[int, int, bool]]]
    threshold: str


HEDGES = Kind(
    hedge_features,
    lambda one: [(cue["start"], cue["end"]) if isinstance(cue, dict) else cue for cue in one["cues"]],
    lambda one: [(part["start"], part["end"], part["uncertain"]) for part in one["sentences"]],
    "hedge",
)
BABE = Kind(
    loaded_features,
    lambda one: one["biased_spans"],
    lambda one: [(0, len(one["text"]), one["biased"])],
    "loaded",
)


@dataclass(frozen=True)
class Marked:
    """Documents with what the model and the lists say of each word, and what annotators say."""

    kind: Kind
    documents: list[Document]
    outputs: list[ReaderOutput]
    features: list[np.ndarray]
    right: list[np.ndarray]

    def fit(self, without: int | None = None) -> tuple[float, ...]:
        """Fit the weights of a word's features, without every so-manyeth document."""
        kept = [number for number in range(len(self.documents)) if number % FOLDS != without]
        rows, right = (np.concatenate([part[n] for n in kept]) for part in (self.features, self.right))
        return fit_logistic(rows, right.astype(float))

    def cross_fitted(self) -> list[np.ndarray]:
        """Return each word's chance, by weights fitted on other documents."""
        weights = [self.fit(without) for without in range(FOLDS)]
        return [mark_chance(rows, weights[number % FOLDS]) for number, rows in enumerate(self.features)]

    def halves(self, path: Path) -> dict[str, list[int]]:
        """Return the documents by whether the lists were chosen on them (even position in their file)."""
        place = {one["id"]: number for number, one in enumerate(read_documents(path))}
        held = [number for number, one in enumerate(self.documents) if place[one["id"]] % 2]
        return {"all": list(range(len(self.documents))), "held back from the lists too": held}


def split_babe(marked: Marked) -> dict[str, list[int]]:
    """Return the sentences of outlets that were never trained on, and the others."""
    other = [number for number, one in enumerate(marked.documents) if one["outlet"] in HELD_OUTLETS]
    return {"other outlets": other, "other articles": sorted(set(range(len(marked.documents))) - set(other))}


def read_marked(
    score: ModuleType, documents: list[Document], outputs: list[ReaderOutput], kind: Kind
) -> Marked:
    """Search the documents with the lists, and lay out what is known of each word."""
    lists, features, right = ShippedLists(), [], []
    for document, output in zip(documents, outputs, strict=True):
        text = document["text"]
        hits = lists.find(shadow(text))
        features.append(kind.features(output, lists.annotate(read_text(text), shadow(text), hits), hits))
        gold = score.hit(score.tokens_of(text), score.chars(kind.spans(document), text))
        right.append(np.isin(np.arange(len(features[-1])), list(gold)))
    return Marked(kind, documents, outputs, features, right)


def report(name: str, marked: Marked, chosen: list[int]) -> str:
    """Score words and sentences by the model, by the lists and by both, weights fitted on other documents."""
    limit = getattr(marked.outputs[0].settings, marked.kind.threshold)
    ways = {
        "model": [0.5 * (1 + np.tanh(0.5 * rows[:, 1])) >= MODEL_ALONE for rows in marked.features],
        "lists": [rows[:, 2] > 0 for rows in marked.features],
        "both": [chance >= limit for chance in marked.cross_fitted()],
    }
    right = np.concatenate([marked.right[number] for number in chosen])
    lines = [f"{name} ({len(chosen)} documents)"]
    for way, found in ways.items():
        words = f1(right, np.concatenate([found[number] for number in chosen]))
        sentences, macro = _sentences(marked, chosen, found)
        lines.append(f"  {way}: word F1 {words:.3f}, sentence F1 {sentences:.3f}, macro {macro:.3f}")
    if marked.kind is BABE:
        wanted = np.array([marked.documents[number]["biased"] for number in chosen])
        texts = [(marked.outputs[n], len(marked.documents[n]["text"])) for n in chosen]
        head = np.array([output.biased([(0, size)])[0] for output, size in texts]) >= MODEL_ALONE
        lines.append(f"  the sentence head: macro {(f1(wanted, head) + f1(~wanted, ~head)) / 2:.3f}")
    return "\n".join(lines)


def _sentences(marked: Marked, chosen: list[int], found: list[np.ndarray]) -> tuple[float, float]:
    """Return F1 of the sentences that hold a marked word, and macro F1."""
    wanted, hit = [], []
    for number in chosen:
        words = marked.outputs[number].words
        for start, end, value in marked.kind.sentences(marked.documents[number]):
            wanted.append(value)
            hit.append(bool(found[number][words.touched(start, end)].any()))
    gold, predicted = np.array(wanted, dtype=bool), np.array(hit, dtype=bool)
    value = f1(gold, predicted)
    return value, (value + f1(~gold, ~predicted)) / 2


def basil_report(score: ModuleType, documents: list[Document], outputs: list[ReaderOutput]) -> str:
    """Score the two kinds of biased spans of BASIL, from columns that the engine does not use."""
    found = []
    for number, kind in enumerate(("lexical", "informational"), start=1):

        def column(output: ReaderOutput, number: int = number) -> np.ndarray:
            scores = output.scores.copy()
            scores[:, LOADED.start] = scores[:, LOADED.start + number]
            return WordHeads(scores, output.pieces).loaded

        def spans(document: Document, kind: str = kind) -> list[Document]:
            return [one for one in document["spans"] if one["kind"] == kind]

        value = word_figures(score, documents, outputs, column, spans, BASIL_THRESHOLD)
        found.append(f"{kind} word F1 {value:.3f}")
    return ", ".join(found)
