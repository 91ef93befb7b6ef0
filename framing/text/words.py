"""Words: what is counted when a rate is given per 1,000 words."""

from __future__ import annotations

import re
from itertools import chain
from operator import methodcaller

import numpy as np

WORD = re.compile(r"\w+(?:['’\-]\w+)*")
"""A run of letters, digits and underscores; inner apostrophes and hyphens do not break it."""

_SPAN = methodcaller("span")


def find_words(text: str) -> tuple[np.ndarray, np.ndarray]:
    r"""Find the words of a text.

    A word is a run of letters or digits; an apostrophe or a hyphen inside it does not end it, so
    *don't* and *so-called* are one word each.

    Parameters
    ----------
    text : str
        Any text, the empty one included.

    Returns
    -------
    tuple of numpy.ndarray
        Starts and ends (int64, code points, end exclusive), one of each per word.

    Examples
    --------
    >>> starts, ends = find_words("The so-called 'pocket'.")
    >>> starts.tolist(), ends.tolist()
    ([0, 4, 15], [3, 13, 21])
    """
    bounds = np.fromiter(chain.from_iterable(map(_SPAN, WORD.finditer(text))), dtype=np.int64)
    return bounds[::2].copy(), bounds[1::2].copy()


def count_words(text: str) -> int:
    """Count the words of a text, by the same rule as `find_words`.

    Parameters
    ----------
    text : str
        Any text, the empty one included.

    Returns
    -------
    int
        The number of words.

    Examples
    --------
    >>> count_words("Officials didn't confirm the so-called deal.")
    6
    """
    return len(WORD.findall(text))
