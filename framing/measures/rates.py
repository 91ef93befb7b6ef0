"""What every measure shares: the columns, the voices, and rows that never lose their count."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd

from framing.annotations.spans import ATTRIBUTED, OWN
from framing.measures.bases import ALL, Bases

MEASURE_VOICES = (OWN, ATTRIBUTED, ALL)
MEASURE_COLUMNS = ("article_id", "outlet", "event", "measure", "voice", "count", "base", "value")

Tally = tuple[str, str, np.ndarray, np.ndarray]
"""A measure's name, its voice, and its counts and bases, one of each per article."""


def measure_scale(measure: str) -> int:
    """Give the factor by which count / base is multiplied, read from the measure's name.

    Parameters
    ----------
    measure : str
        A name such as ``"hedges_per_1000_words[epistemic]"``.

    Returns
    -------
    int
        1000 for ``..._per_1000_words``, 1 for all others.

    Examples
    --------
    >>> measure_scale("hedges_per_1000_words[epistemic]"), measure_scale("attributed_share")
    (1000, 1)
    """
    return 1000 if split_measure(measure)[0].endswith("_per_1000_words") else 1


def split_measure(measure: str) -> tuple[str, str]:
    """Split a measure's name from the part in brackets.

    Parameters
    ----------
    measure : str
        A name, with or without a part.

    Returns
    -------
    tuple of str
        The name and the part, ``""`` where there is none.

    Examples
    --------
    >>> split_measure("source_type_share[anonymous]")
    ('source_type_share', 'anonymous')
    """
    name, _, part = measure.partition("[")
    return name, part.removesuffix("]")


def in_voice(spans: pd.DataFrame, voice: str) -> np.ndarray:
    """Say of each span whether a measure counts it in this voice.

    `attributed` is what stands inside the content of an attribution. `own` is what stands outside
    content *and* outside quotation marks: a word that an outlet only quotes is not its own, whether
    or not an attribution was found for it. Scare quotes, which are quotation marks, need only stand
    outside content. `all` is everything.

    Parameters
    ----------
    spans : DataFrame
        Rows of the span table.
    voice : str
        ``own``, ``attributed`` or ``all``.

    Returns
    -------
    numpy.ndarray of bool
        One entry per span.

    Examples
    --------
    >>> spans = pd.DataFrame(
    ...     [["loaded", "own", False], ["loaded", "own", True], ["scare_quote", "own", True]],
    ...     columns=["layer", "voice", "in_quotes"],
    ... )
    >>> in_voice(spans, "own").tolist()
    [True, False, True]
    """
    if voice == ALL:
        return np.ones(len(spans), dtype=bool)
    stands = spans["voice"].eq(voice).to_numpy(dtype=bool)
    if voice != OWN:
        return stands
    quoted = spans["in_quotes"].eq(True).to_numpy(dtype=bool)
    return stands & ~(quoted & spans["layer"].ne("scare_quote").to_numpy(dtype=bool))


def measure_rows(bases: Bases, tallies: Iterable[Tally]) -> pd.DataFrame:
    """Turn counts and bases into the table of measures; a base of 0 gives NaN, never 0."""
    tallies = list(tallies)
    size = len(bases.articles)
    stacked = np.array([[count, base] for _, _, count, base in tallies], dtype=np.int64).reshape(
        len(tallies), 2, size
    )
    count, base = stacked[:, 0].T.ravel(), stacked[:, 1].T.ravel()
    scale = np.tile(np.array([measure_scale(name) for name, *_ in tallies], dtype=np.int64), size)
    rows = bases.articles.loc[bases.articles.index.repeat(len(tallies))].reset_index(drop=True)
    rows["measure"] = [name for name, *_ in tallies] * size
    rows["voice"] = [voice for _, voice, *_ in tallies] * size
    rows["count"], rows["base"] = count, base
    rows["value"] = np.divide(scale * count, base, out=np.full(len(rows), np.nan), where=base != 0)
    return rows[list(MEASURE_COLUMNS)]


def voice_tallies(bases: Bases, name: str, spans: pd.DataFrame) -> list[Tally]:
    """Count spans per 1,000 words of the voice they stand in, for own, attributed and all text."""
    return [
        (name, voice, bases.tally(spans.loc[in_voice(spans, voice), "article_id"]), bases.words[voice])
        for voice in MEASURE_VOICES
    ]
