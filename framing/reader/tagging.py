"""From scores to tags: the best sequence in which every inside tag follows its own beginning."""

from __future__ import annotations

import numpy as np

from framing.reader.layout import TAGS

_FORBIDDEN = -1e4
_BEGINS, _INSIDES = (1, 3, 5), (2, 4, 6)


def _transitions() -> np.ndarray:
    """Return the score of each tag (row) after each tag (column): zero, or forbidden."""
    into = np.zeros((len(TAGS), len(TAGS)), dtype=np.float32)
    for inside in _INSIDES:
        for before in range(len(TAGS)):
            if before not in (inside, inside - 1):
                into[inside, before] = _FORBIDDEN
    return into


_INTO = _transitions()


def log_softmax(scores: np.ndarray) -> np.ndarray:
    """Return log probabilities along the last axis."""
    scores = scores - scores.max(-1, keepdims=True)
    return scores - np.log(np.exp(scores).sum(-1, keepdims=True))


def best_tags(scores: np.ndarray, first: np.ndarray) -> np.ndarray:
    """Find the best allowed tag sequence; the pieces of one word stay together.

    Parameters
    ----------
    scores : numpy.ndarray, shape (n, 7)
        Log probabilities of the tags.
    first : numpy.ndarray of bool, shape (n,)
        Whether a piece begins a word.

    Returns
    -------
    numpy.ndarray of int64, shape (n,)
        Positions in ``TAGS``.

    Examples
    --------
    >>> import numpy as np
    >>> scores = np.full((3, 7), -9.0)
    >>> scores[0, 0] = scores[1, 6] = scores[2, 6] = 0.0
    >>> best_tags(scores, np.ones(3, dtype=bool)).tolist()
    [0, 5, 6]
    """
    if not len(scores):
        return np.zeros(0, dtype=np.int64)
    starts = np.flatnonzero(first)
    sizes = np.diff(np.append(starts, len(scores)))
    path = _best_path(_by_word(scores, starts, sizes))
    tags = np.repeat(path, sizes)
    tags[~first & (tags % 2 == 1)] += 1
    return tags


def _by_word(scores: np.ndarray, starts: np.ndarray, sizes: np.ndarray) -> np.ndarray:
    """Average the scores of a word's pieces; a word that begins a span has insides after its first piece."""
    words = np.add.reduceat(scores, starts, axis=0)
    for begin in _BEGINS:
        words[:, begin] = scores[starts, begin] + (words[:, begin + 1] - scores[starts, begin + 1])
    return words / sizes[:, None]


def _best_path(words: np.ndarray) -> np.ndarray:
    """Run the Viterbi recursion over words."""
    back = np.zeros(words.shape, dtype=np.int64)
    best = words[0].copy()
    best[list(_INSIDES)] = _FORBIDDEN
    columns = np.arange(len(TAGS))
    for number in range(1, len(words)):
        through = _INTO + best
        back[number] = through.argmax(1)
        best = through[columns, back[number]] + words[number]
    path = np.zeros(len(words), dtype=np.int64)
    path[-1] = best.argmax()
    for number in range(len(words) - 1, 0, -1):
        path[number - 1] = back[number, path[number]]
    return path


def segments(tags: np.ndarray, role: int) -> list[tuple[int, int]]:
    """Return the piece ranges tagged with a role (its position in ``ROLES``)."""
    begin, inside = 2 * role + 1, 2 * role + 2
    found: list[list[int]] = []
    for place in np.flatnonzero((tags == begin) | (tags == inside)).tolist():
        if found and found[-1][1] == place and tags[place] == inside:
            found[-1][1] = place + 1
        else:
            found.append([place, place + 1])
    return [(start, end) for start, end in found]
