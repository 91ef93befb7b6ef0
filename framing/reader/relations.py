"""From the model's output for one text to attributions with a calibrated probability."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from framing.reader.layout import ROLES, TAG
from framing.reader.linking import CONTENT, SOURCE, Links, Range
from framing.reader.pieces import Pieces
from framing.reader.scores import Scores
from framing.reader.settings import Settings
from framing.reader.tagging import best_tags, log_softmax, segments


@dataclass(frozen=True, slots=True)
class ReadRelation:
    """One attribution as the reader found it: offsets of its parts, and its probability."""

    sources: list[Range]
    cues: list[Range]
    contents: list[Range]
    probability: float


def read_relations(
    output: Scores, pieces: Pieces, table: np.ndarray, settings: Settings
) -> list[ReadRelation]:
    """Decode tags and links of one text.

    Parameters
    ----------
    output : numpy.ndarray, shape (n, OUTPUT_WIDTH)
        The model's output for each piece.
    pieces : Pieces
        The pieces of the text.
    table : numpy.ndarray, shape (2, PLACE_ROWS, LINK_WIDTH + 1)
        What the place of a piece says about a link.
    settings : Settings
        Thresholds chosen on folds of the training articles.

    Returns
    -------
    list of ReadRelation
        In order of their contents. A long content that no cue takes stands alone.
    """
    if not len(pieces):
        return []
    scores = log_softmax(output[:, TAG])
    tags = best_tags(scores + settings.tag_bias(), pieces.first)
    found = [segments(tags, role) for role in range(len(ROLES))]
    links = Links(*found)
    links.find(output, table, pieces.paragraph, settings.link_floor())
    drafts = [_with_cue(links, number) for number in range(len(links.cues))]
    drafts += [
        _Draft(None, None, [number], [0.0])
        for number in np.flatnonzero(links.cue_of < 0).tolist()
        if np.diff(links.segments[CONTENT][number])[0] >= settings.orphans
    ]
    probabilities = np.exp(scores)
    relations = [_finish(draft, links, pieces, probabilities, settings) for draft in drafts if draft.contents]
    return sorted(relations, key=lambda relation: relation.contents[0])


@dataclass(frozen=True, slots=True)
class _Draft:
    """An attribution as numbers of segments, with the strength of each content's link."""

    source: int | None
    cue: int | None
    contents: list[int]
    strength: list[float]


def _with_cue(links: Links, cue: int) -> _Draft:
    """Collect what belongs to a cue."""
    contents = np.flatnonzero(links.cue_of == cue).tolist()
    return _Draft(links.source_of[cue], cue, contents, links.strength[contents].tolist())


def _finish(
    draft: _Draft, links: Links, pieces: Pieces, probabilities: np.ndarray, settings: Settings
) -> ReadRelation:
    """Turn a draft into offsets and give it its probability."""
    contents = [links.segments[CONTENT][number] for number in draft.contents]
    cues = [] if draft.cue is None else [links.cues[draft.cue]]
    sources = [] if draft.source is None else [links.segments[SOURCE][draft.source]]
    features = _features(contents, cues, sources, draft.strength, probabilities)
    chance = 1 / (1 + np.exp(-float(np.dot(features, settings.probability))))

    def offsets(ranges: list[Range]) -> list[Range]:
        return [(int(pieces.starts[low]), int(pieces.ends[high - 1])) for low, high in ranges]

    return ReadRelation(offsets(sources), offsets(cues), offsets(contents), round(float(chance), 4))


def _features(
    contents: list[Range],
    cues: list[Range],
    sources: list[Range],
    strength: list[float],
    probabilities: np.ndarray,
) -> list[float]:
    """Return what the probability of an attribution is computed from."""
    inside = np.concatenate([probabilities[low:high, 5:7].sum(-1) for low, high in contents])
    low, high = contents[0][0], contents[-1][1]
    closes = 1 - probabilities[high, 6] if high < len(probabilities) else 1.0
    cue = float(probabilities[cues[0][0] : cues[0][1], 3:5].sum(-1).mean()) if cues else 0.0
    return [
        1.0,
        float(inside.mean()),
        float(inside.min()),
        min(float(probabilities[low, 5]), float(closes)),
        cue,
        float(np.tanh(np.mean(strength) / 4)),
        float(np.log(len(inside))),
        float(bool(sources)),
    ]
