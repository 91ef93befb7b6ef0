"""What the network is trained to get right, task by task."""

from __future__ import annotations

import random
from typing import Any

import numpy as np
import torch
from torch.nn import functional

from benchmarks.reader.data import HEDGE_TASKS, UNLABELLED, Window, as_tensors
from benchmarks.reader.network import ReaderNetwork
from framing.reader.layout import (
    BIASED,
    CUE_SIDE,
    HEDGE,
    LINK_WIDTH,
    LOADED,
    PLAIN,
    REACH,
    TAG,
    TOKEN_SIDE,
    UNCERTAIN,
)
from framing.reader.linking import count_cues, place_rows
from framing.reader.tagging import segments

_UNKNOWN = -100
_NEVER = -30.0
_SCALE = LINK_WIDTH**0.5
_CUE = 1
_SOURCE_TAGS, _CONTENT_TAGS = 1, 3
Losses = dict[str, torch.Tensor]


def batch_losses(
    network: ReaderNetwork,
    batch: list[Window],
    rng: random.Random,
    gold_cues: float,
    teacher: ReaderNetwork | None = None,
) -> Losses:
    """Return the weighted losses of a batch of one task.

    Links are learned for the cues that the network tags itself; ``gold_cues`` is the share of
    windows in which they are learned for the annotated cues instead.
    """
    inputs = as_tensors(batch)
    output, states = network.read(*inputs)
    losses = _task_losses(network, output, batch, rng, gold_cues)
    if teacher is not None:
        losses |= _teacher_losses(output, states, inputs, teacher)
    return losses


def _task_losses(
    network: ReaderNetwork, output: torch.Tensor, batch: list[Window], rng: random.Random, gold_cues: float
) -> Losses:
    """Return the losses of the batch's own task."""
    task = batch[0][0].task
    if task == UNLABELLED:
        return {}
    if task == "attribution":
        return {
            "tags": _tag_loss(output[..., TAG], batch, "tags"),
            "links": _link_loss(network, output, batch, rng, gold_cues),
        }
    if task in HEDGE_TASKS:
        return {
            "hedge": 3 * _tag_loss(output[..., HEDGE], batch, "hedge"),
            "uncertain": 0.3 * _sentence_loss(output, batch, UNCERTAIN),
        }
    if task == "babe":
        return {
            "loaded": 2 * _word_loss(output[..., LOADED.start], batch, "loaded"),
            "biased": 0.5 * _sentence_loss(output, batch, BIASED),
        }
    return {
        name: _word_loss(output[..., LOADED.start + 1 + number], batch, name)
        for number, name in enumerate(("lexical", "informational"))
    }


def _padded(batch: list[Window], name: str, width: int, dtype: torch.dtype) -> torch.Tensor:
    """Lay labels out like the output, unknown where there is no piece."""
    labels = torch.full((len(batch), width), _UNKNOWN, dtype=dtype)
    for row, (item, low, high) in enumerate(batch):
        labels[row, 1 : high - low + 1] = torch.from_numpy(item.labels[name][low:high])
    return labels


def _tag_loss(scores: torch.Tensor, batch: list[Window], name: str) -> torch.Tensor:
    """Return the cross-entropy of tags."""
    labels = _padded(batch, name, scores.shape[1], torch.long)
    return functional.cross_entropy(scores.flatten(0, 1), labels.flatten(), ignore_index=_UNKNOWN)


def _word_loss(scores: torch.Tensor, batch: list[Window], name: str) -> torch.Tensor:
    """Return the cross-entropy of marked or unmarked pieces."""
    labels = _padded(batch, name, scores.shape[1], torch.float32)
    known = labels >= 0
    return functional.binary_cross_entropy_with_logits(scores[known], labels[known])


def _sentence_loss(output: torch.Tensor, batch: list[Window], columns: slice) -> torch.Tensor:
    """Return the cross-entropy of whole sentences: a value per piece, weighted by the softmax of another."""
    scores, labels = [], []
    for row, (item, low, high) in enumerate(batch):
        for start, end, value in item.labels["sentences"]:
            if start >= low and end <= high:
                pair = output[row, 1 + start - low : 1 + end - low, columns]
                scores.append((torch.softmax(pair[:, 1], 0) * pair[:, 0]).sum())
                labels.append(value)
    if not scores:
        return output.sum() * 0
    return functional.binary_cross_entropy_with_logits(torch.stack(scores), torch.tensor(labels))


def _teacher_losses(
    output: torch.Tensor,
    states: tuple[torch.Tensor, ...],
    inputs: tuple[torch.Tensor, torch.Tensor, torch.Tensor],
    teacher: ReaderNetwork,
) -> Losses:
    """Return how far the output is from a teacher's distributions and link vectors.

    A teacher with as many layers is followed in each: the squared distance of the states, as a share of their
    spread (after TinyBERT, Jiao et al., 2020).
    """
    with torch.no_grad():
        wanted, wanted_states = teacher.read(*inputs)
    real = inputs[2] > 0
    losses = {"teacher": _output_distance(output[real], wanted[real])}
    if len(states) == len(wanted_states):
        pairs = zip(states[1:], wanted_states[1:], strict=True)
        far = [functional.mse_loss(own[real], other[real]) / other[real].var() for own, other in pairs]
        losses["states"] = torch.stack(far).sum()
    return losses


def _output_distance(output: torch.Tensor, wanted: torch.Tensor) -> torch.Tensor:
    """Return how far scores are from a teacher's distributions, and link vectors from its vectors."""
    tags = functional.cross_entropy(output[:, TAG], torch.softmax(wanted[:, TAG], -1))
    hedges = functional.cross_entropy(output[:, HEDGE], torch.softmax(wanted[:, HEDGE], -1))
    loaded = functional.binary_cross_entropy_with_logits(output[:, LOADED], torch.sigmoid(wanted[:, LOADED]))
    links = functional.mse_loss(output[:, PLAIN:], wanted[:, PLAIN:])
    return tags + hedges + 0.5 * loaded + 0.1 * links


def _link_loss(
    network: ReaderNetwork, output: torch.Tensor, batch: list[Window], rng: random.Random, gold_cues: float
) -> torch.Tensor:
    """Return the loss of "does this piece belong to the source (content) of this cue", and of the choices."""
    predicted = output[..., TAG].detach().argmax(-1).numpy()
    yes_or_no, choices, count = [], [], 0
    for row, (item, low, high) in enumerate(batch):
        gold = item.labels["tags"][low:high]
        tags = gold if rng.random() < gold_cues else predicted[row, 1 : high - low + 1]
        cues = segments(tags, _CUE)
        if not cues:
            continue
        asked, wanted, places = _link_targets(
            item.labels, low, high, cues, tags, item.pieces.paragraph[low:high]
        )
        if not asked.any():
            continue
        scores = _link_scores(network.table, output[row, 1 : high - low + 1], cues, places)
        yes_or_no.append(
            functional.binary_cross_entropy_with_logits(scores[asked], wanted[asked], reduction="sum")
        )
        count += int(asked.sum())
        choices += _choice_losses(scores, asked, wanted)
    if not yes_or_no:
        return output.sum() * 0
    chosen = torch.stack(choices).mean() if choices else torch.zeros(())
    return torch.stack(yes_or_no).sum() / count + 0.5 * chosen


def _link_targets(
    labels: dict[str, Any],
    low: int,
    high: int,
    cues: list[tuple[int, int]],
    tags: np.ndarray,
    paragraph: np.ndarray,
) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Return what is asked, what is right (both cues x 2 x n) and the rows of the place table (cues x 3 x n).

    Asked are the pieces that carry the role in the annotation or in the network's tags, within reach.
    """
    size = high - low
    wanted = np.zeros((len(cues), 2, size), dtype=np.float32)
    places = np.zeros((len(cues), 3, size), dtype=np.int64)
    reach = np.zeros((len(cues), 1, size), dtype=bool)
    cue_of, content_of = labels["cue_of"][low:high], labels["content_of"][low:high]
    begun, everywhere = count_cues(cues, size), np.arange(size)
    for number, (start, end) in enumerate(cues):
        places[number] = place_rows((start, end), everywhere, begun, paragraph)
        reach[number, 0, max(0, start - REACH) : end + REACH] = True
        owners = cue_of[start:end][cue_of[start:end] >= 0]
        if not len(owners):
            continue
        owner = np.bincount(owners).argmax()
        wanted[number, 1] = content_of == owner
        for relation, first, last in labels["sources"]:
            if relation == owner:
                wanted[number, 0, max(0, first - low) : max(0, last - low)] = 1
    role, gold_role = (tags + 1) // 2, (labels["tags"][low:high] + 1) // 2
    carries = np.stack([(role == one) | (gold_role == one) for one in (_SOURCE_TAGS, _CONTENT_TAGS)])
    return torch.from_numpy(carries[None] & reach), torch.from_numpy(wanted), torch.from_numpy(places)


def _link_scores(
    table: torch.Tensor, output: torch.Tensor, cues: list[tuple[int, int]], places: torch.Tensor
) -> torch.Tensor:
    """Return the log-odds of every link (cues x 2 x n), as ``framing.reader.linking`` does for one cue."""
    asks = torch.stack([output[start:end, CUE_SIDE].mean(0) for start, end in cues])
    asks = asks.reshape(len(cues), 2, LINK_WIDTH)
    answers = output[:, TOKEN_SIDE].reshape(-1, 2, LINK_WIDTH)
    by_place = torch.einsum("ckd,kpd->ckp", asks, table[:, :, :LINK_WIDTH]) / _SCALE + table[:, :, LINK_WIDTH]
    scores = torch.einsum("ckd,nkd->ckn", asks, answers) / _SCALE
    for kind in range(places.shape[1]):
        scores = scores + torch.gather(by_place, 2, places[:, kind : kind + 1].expand(-1, 2, -1))
    return scores


def _choice_losses(scores: torch.Tensor, asked: torch.Tensor, wanted: torch.Tensor) -> list[torch.Tensor]:
    """Return softmax losses of the choices that decoding makes: a content's cue, and a cue's source."""
    losses = []
    scores = scores.masked_fill(~asked, _NEVER)
    best = (wanted[:, 1] * asked[:, 1]).max(0)
    owned = best.values > 0
    if bool(owned.any()):
        losses.append(functional.cross_entropy(scores[:, 1, owned].T, best.indices[owned]))
    right = (wanted[:, 0] > 0) & asked[:, 0]
    has_source = right.any(-1)
    if bool(has_source.any()):
        sources = scores[has_source, 0]
        of_right = torch.logsumexp(sources.masked_fill(~right[has_source], _NEVER), -1)
        losses.append((torch.logsumexp(sources, -1) - of_right).mean())
    return losses
