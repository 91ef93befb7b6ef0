"""Hedged and loaded words in context: what the model says of a word, weighed with what the lists say.

Neither knows all: the model has seen few hedges and loaded words of news, the lists see no context.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from framing.annotations.spans import Found
from framing.lexicons import Hit
from framing.reader import HEDGE_TYPES, ReaderOutput
from framing.reader.heads import WordHeads

_SMALLEST = 1e-6


def mark_in_context(
    output: ReaderOutput, listed: Sequence[Found], hits: Mapping[str, Sequence[Hit]]
) -> list[Found]:
    """Mark the words that count as a hedge or as loaded where they stand.

    Parameters
    ----------
    output : ReaderOutput
        What the model makes of the text.
    listed : sequence of Found
        What the lexicons mark, their context heeded.
    hits : mapping of str to sequence of Hit
        Everything that the lexicons match, by lexicon.

    Returns
    -------
    list of Found
        One per word, in the layers ``hedge_in_context`` (with its type) and ``loaded_in_context``.
    """
    words, limits = output.words, output.settings
    bounds = list(zip(words.starts.tolist(), words.ends.tolist(), strict=True))
    types = [HEDGE_TYPES[number] for number in words.hedge_type.tolist()]
    hedged = mark_chance(hedge_features(output, listed, hits), limits.hedge_weights) >= limits.hedge
    loaded = mark_chance(loaded_features(output, listed, hits), limits.loaded_weights) >= limits.loaded
    found = [Found("hedge_in_context", types[number], *bounds[number]) for number in np.flatnonzero(hedged)]
    return found + [Found("loaded_in_context", "", *bounds[number]) for number in np.flatnonzero(loaded)]


def hedge_features(
    output: ReaderOutput, listed: Sequence[Found], hits: Mapping[str, Sequence[Hit]]
) -> np.ndarray:
    """Return what a word's chance to be a hedge is computed from, shape (words, 4)."""
    counted = ((one.start, one.end) for one in listed if one.layer == "hedge" and one.label in HEDGE_TYPES)
    return _features(output.words, output.words.hedge, counted, hits["hedges"])


def loaded_features(
    output: ReaderOutput, listed: Sequence[Found], hits: Mapping[str, Sequence[Hit]]
) -> np.ndarray:
    """Return what a word's chance to be loaded is computed from, shape (words, 4)."""
    counted = ((one.start, one.end) for one in listed if one.layer == "loaded")
    return _features(output.words, output.words.loaded, counted, hits["loaded"])


def mark_chance(features: np.ndarray, weights: Sequence[float]) -> np.ndarray:
    """Return the logistic function of the weighted features: one, log-odds, counted, matched."""
    return 0.5 * (1 + np.tanh(0.5 * (features @ np.array(weights))))


def _features(
    words: WordHeads, chances: np.ndarray, counted: Iterable[tuple[int, int]], hits: Iterable[Hit]
) -> np.ndarray:
    """Return for each word: one, the model's log-odds, whether a list counts it, whether one matches it."""
    chances = np.clip(chances, _SMALLEST, 1 - _SMALLEST)
    features = np.zeros((len(chances), 4))
    features[:, 0] = 1
    features[:, 1] = np.log(chances / (1 - chances))
    for start, end in counted:
        features[words.touched(start, end), 2] = 1
    for start, end, _ in hits:
        features[words.touched(start, end), 3] = 1
    return features
