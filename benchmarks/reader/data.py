"""The annotated corpora as labelled word pieces, cut into windows and batches."""

from __future__ import annotations

import gzip
import json
import random
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer

from framing.reader.layout import CLS, HEDGE_TYPES, ROLES, SEP
from framing.reader.pieces import Pieces, cut_pieces
from framing.reader.windows import cut_windows

FILES = {
    "attribution": "polnear_train.jsonl.gz",
    "factbank": "hedge_news_factbank.jsonl.gz",
    "wikipedia": "hedge_wikipedia_szeged.jsonl.gz",
    "babe": "babe_sg2.jsonl.gz",
    "basil": "basil.jsonl.gz",
}
HEDGE_TASKS = ("factbank", "wikipedia")
UNLABELLED = "news"
"""The task of texts without annotations, which only a teacher's answers make useful."""

TIMES_PER_EPOCH = {
    "attribution": 1.0,
    "factbank": 2.0,
    "wikipedia": 1.0,
    "babe": 2.0,
    "basil": 0.5,
    UNLABELLED: 1.0,
}
"""How often a document is seen while every PolNeAR article is seen once."""

HELD_OUTLETS = frozenset({"Federalist", "USA Today", "HuffPost", "MSNBC"})
"""Outlets of BABE that are held out whenever a fold is."""

WINDOW, BATCH_PIECES, CUT_LIKE_USE = 254, 2600, 0.5
_SHORTEST = 16
_TYPES = {"condition" if name == "conditional" else name: n + 1 for n, name in enumerate(HEDGE_TYPES)}
"""The corpus's hedge types, the third of which it calls "condition", to columns of the hedge head."""

Labels = dict[str, Any]


@dataclass(frozen=True)
class Item:
    """One document, cut into pieces and labelled for its task."""

    task: str
    pieces: Pieces
    labels: Labels


Window = tuple[Item, int, int]
"""A document and the range of its pieces that is read."""


def read_documents(path: Path) -> list[dict[str, Any]]:
    """Read gzipped JSON lines."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def held_out(task: str, documents: list[dict[str, Any]], fold: int) -> list[bool]:
    """Tell which documents a fold keeps out of training.

    A tenth of PolNeAR; four outlets of BABE and a tenth of its other articles; a fifth of the rest.
    """
    if task == "attribution":
        return [number % 10 == fold for number in range(len(documents))]
    if task == "babe":
        return [
            one["outlet"] in HELD_OUTLETS or zlib.crc32(one["article"].encode()) % 10 == fold
            for one in documents
        ]
    return [number % 5 == fold % 5 for number in range(len(documents))]


def select_documents(gold: Path, task: str, fold: int | None, *, kept_out: bool) -> list[dict[str, Any]]:
    """Return the documents that a fold trains on, or those that it keeps out."""
    documents = read_documents(gold / FILES[task])
    out = [False] * len(documents) if fold is None else held_out(task, documents, fold)
    return [one for one, skipped in zip(documents, out, strict=True) if skipped == kept_out]


def load_items(gold: Path, tokenizer: Tokenizer, fold: int | None) -> dict[str, list[Item]]:
    """Read, cut and label all training documents, by task."""
    items: dict[str, list[Item]] = {task: [] for task in FILES}
    for task, found in items.items():
        for document in select_documents(gold, task, fold, kept_out=False):
            pieces = cut_pieces(tokenizer, document["text"])
            if len(pieces):
                found.append(Item(task, pieces, label(task, document, pieces)))
    return items


def load_unlabelled(path: Path, tokenizer: Tokenizer) -> list[Item]:
    """Read and cut texts without annotations."""
    cut = (cut_pieces(tokenizer, document["text"]) for document in read_documents(path))
    return [Item(UNLABELLED, pieces, {}) for pieces in cut if len(pieces)]


def label(task: str, document: dict[str, Any], pieces: Pieces) -> Labels:
    """Turn the annotations of a document into labels of its pieces."""
    if task == "attribution":
        return _attributions(document, pieces)
    if task in HEDGE_TASKS:
        return _hedges(document, pieces)
    if task == "babe":
        sentence = (0, len(pieces), float(document["biased"]))
        return {"loaded": _marked(document["biased_spans"], pieces), "sentences": [sentence]}
    return {
        kind: _marked([span for span in document["spans"] if span["kind"] == kind], pieces)
        for kind in ("lexical", "informational")
    }


def _covered(pieces: Pieces, start: int, end: int) -> slice:
    """Return the pieces that begin inside a range of characters."""
    low, high = np.searchsorted(pieces.starts, (start, end))
    return slice(int(low), int(high))


def _attributions(document: dict[str, Any], pieces: Pieces) -> Labels:
    """Label tags, the relation that each cue and content piece belongs to, and the sources of relations."""
    tags = np.zeros(len(pieces), dtype=np.int64)
    relation_of = {role: np.full(len(pieces), -1) for role in ROLES[1:]}
    sources = []
    for number, relation in enumerate(document["attributions"]):
        for place, role in enumerate(ROLES):
            for start, end in relation.get(role) or []:
                part = _covered(pieces, start, end)
                if part.start == part.stop:
                    continue
                tags[part] = 2 * place + 2
                tags[part.start] = 2 * place + 1
                if role == "source":
                    sources.append((number, part.start, part.stop))
                else:
                    relation_of[role][part] = number
    return {
        "tags": tags,
        "cue_of": relation_of["cue"],
        "content_of": relation_of["content"],
        "sources": sources,
    }


def _hedges(document: dict[str, Any], pieces: Pieces) -> Labels:
    """Label hedge cues with their type, and sentences as uncertain or not."""
    hedge = np.zeros(len(pieces), dtype=np.int64)
    for cue in document["cue_types"]:
        hedge[_covered(pieces, cue["start"], cue["end"])] = _TYPES[cue["type"]]
    parts = [(_covered(pieces, one["start"], one["end"]), one["uncertain"]) for one in document["sentences"]]
    sentences = [(part.start, part.stop, float(value)) for part, value in parts if part.stop > part.start]
    return {"hedge": hedge, "sentences": sentences}


def _marked(spans: list[Any], pieces: Pieces) -> np.ndarray:
    """Label the pieces inside spans with one."""
    marked = np.zeros(len(pieces), dtype=np.float32)
    for span in spans:
        start, end = (span["start"], span["end"]) if isinstance(span, dict) else span
        marked[_covered(pieces, start, end)] = 1
    return marked


def plan_epochs(
    items: dict[str, list[Item]], epochs: float, share: float, rng: random.Random
) -> list[list[Window]]:
    """Return the batches of so many epochs, the last cut short where the number is not whole.

    ``share`` scales how often the tasks beside attribution are seen.
    """
    plan: list[list[Window]] = []
    while epochs > 0:
        epoch = _plan_epoch(items, share, rng)
        plan += epoch[: int(min(epochs, 1.0) * len(epoch))]
        epochs -= 1
    return plan


def _plan_epoch(items: dict[str, list[Item]], share: float, rng: random.Random) -> list[list[Window]]:
    """Return shuffled batches, each of one task."""
    plan: list[list[Window]] = []
    for task, times in TIMES_PER_EPOCH.items():
        if task not in items:
            continue
        rate = times if task in ("attribution", UNLABELLED) else times * share
        pool = items[task] * int(rate)
        pool += rng.sample(items[task], int((rate - int(rate)) * len(items[task])))
        plan += _batches(_windows(pool, rng), rng)
    rng.shuffle(plan)
    return plan


def _windows(items: list[Item], rng: random.Random) -> list[Window]:
    """Cut documents into windows whose borders move from epoch to epoch.

    Half are cut as the package cuts, where a paragraph or sentence opens, half anywhere.
    """
    found: list[Window] = []
    for item in items:
        size = len(item.pieces)
        parts = cut_windows(item.pieces.opens, rng.randint(WINDOW // 2, WINDOW))
        if size > WINDOW and rng.random() >= CUT_LIKE_USE:
            cuts = range(-rng.randrange(WINDOW // 2), size, WINDOW)
            parts = [(max(0, at), min(size, at + WINDOW)) for at in cuts]
        found += [(item, low, high) for low, high in parts if high - low >= min(size, _SHORTEST)]
    return found


def _batches(windows: list[Window], rng: random.Random) -> list[list[Window]]:
    """Put windows of similar length together, so many padded pieces a batch."""
    found: list[list[Window]] = []
    longest = 0
    for window in sorted(windows, key=lambda one: one[2] - one[1] + 12 * rng.random()):
        width = window[2] - window[1] + 2
        if not found or max(longest, width) * (len(found[-1]) + 1) > BATCH_PIECES:
            found.append([])
            longest = 0
        found[-1].append(window)
        longest = max(longest, width)
    return found


def as_tensors(batch: list[Window]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Lay a batch out as the model takes it: pieces, marks and mask."""
    width = max(high - low for _, low, high in batch) + 2
    ids = torch.zeros(len(batch), width, dtype=torch.long)
    marks, mask = torch.zeros_like(ids), torch.zeros_like(ids)
    for row, (item, low, high) in enumerate(batch):
        size = high - low
        ids[row, 0], ids[row, size + 1] = CLS, SEP
        ids[row, 1 : size + 1] = torch.from_numpy(item.pieces.ids[low:high])
        marks[row, 1 : size + 1] = torch.from_numpy(item.pieces.marks[low:high] + 1)
        mask[row, : size + 2] = 1
    return ids, marks, mask
