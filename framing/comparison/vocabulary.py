"""The words and phrases of every article in one voice, counted article by article."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from framing.annotations.marks import Marks
from framing.annotations.spans import ATTRIBUTED, OWN
from framing.errors import ComparisonError
from framing.measures import ALL, MEASURE_VOICES
from framing.text import find_words

FUNCTION_WORDS = frozenset(
    "a an and as at but by for from had has have he her his i if in into is it its of on or our out over she "
    "so than that the their them then there they this to up was we were what when which who will with would "
    "you your be been are not no".split()
)
"""A phrase neither begins nor ends with one of these."""


@dataclass(frozen=True)
class Vocabulary:
    """Counts of words and phrases.

    Attributes
    ----------
    terms : numpy.ndarray of object
        Words and phrases in lower case, sorted.
    lengths : numpy.ndarray
        How many words each has.
    counts : DataFrame
        `article` (position in the articles), `term` (position in `terms`), `count`.
    totals : numpy.ndarray
        Articles × lengths: how many words, pairs of words ... there are in all.
    """

    terms: np.ndarray
    lengths: np.ndarray
    counts: pd.DataFrame
    totals: np.ndarray


def count_terms(marks: Marks, voice: str = OWN, longest: int = 2) -> Vocabulary:
    """Count the words and phrases of every article that stand in a voice.

    Parameters
    ----------
    marks : Marks
        What ``annotate`` returns.
    voice : {"own", "attributed", "all"}
        ``own`` is outside content and outside quotation marks, as in all measures.
    longest : int
        The most words of a phrase. The words of a phrase follow each other in the same voice with
        nothing but a space between.

    Returns
    -------
    Vocabulary
        The counts.

    Raises
    ------
    ComparisonError
        The voice is unknown, or `longest` is below 1.
    """
    if voice not in MEASURE_VOICES or longest < 1:
        msg = f"voice, longest: expected one of {MEASURE_VOICES} and 1 or more, found {voice!r}, {longest!r}"
        raise ComparisonError(msg)
    number: dict[str, int] = {}
    articles, terms, totals = [], [], []
    for at, (found, sizes) in enumerate(_phrases_by_article(marks, voice, longest)):
        codes = [number.setdefault(term, len(number)) for term, _, _ in found]
        articles.append(np.full(len(codes), at))
        terms.append(np.array(codes, dtype=np.int64))
        totals.append(sizes)
    names = np.array(list(number), dtype=object)
    order = np.argsort(names.astype(str), kind="stable") if len(names) else np.empty(0, dtype=np.int64)
    rank = np.empty(len(names), dtype=np.int64)
    rank[order] = np.arange(len(names))
    pairs = pd.DataFrame(
        {
            "article": np.concatenate(articles) if articles else [],
            "term": rank[np.concatenate(terms)] if len(names) else [],
        }
    )
    counts = pairs.groupby(["article", "term"]).size().reset_index(name="count")
    lengths = np.array([term.count(" ") + 1 for term in names[order]], dtype=np.int64)
    return Vocabulary(names[order], lengths, counts, np.array(totals).reshape(-1, longest))


def find_term(marks: Marks, term: str, voice: str = OWN) -> pd.DataFrame:
    """Find every use of a word or phrase in a voice: the uses that ``count_terms`` counts.

    Parameters
    ----------
    marks : Marks
        What ``annotate`` returns.
    term : str
        A word or phrase, in any capitals.
    voice : {"own", "attributed", "all"}
        Whose words.

    Returns
    -------
    DataFrame
        `article` (position in the articles), `start`, `end` (code points, end exclusive), in the order of
        the corpus.

    Raises
    ------
    ComparisonError
        The voice is unknown, or the term is empty.
    """
    wanted = " ".join(term.lower().replace("’", "'").split())
    if voice not in MEASURE_VOICES or not wanted:
        msg = f"term, voice: expected a word and one of {MEASURE_VOICES}, found {term!r}, {voice!r}"
        raise ComparisonError(msg)
    by_article = enumerate(_phrases_by_article(marks, voice, wanted.count(" ") + 1))
    uses = [(at, start, end) for at, (found, _) in by_article for name, start, end in found if name == wanted]
    return pd.DataFrame(uses, columns=["article", "start", "end"])


def _phrases_by_article(
    marks: Marks, voice: str, longest: int
) -> Iterator[tuple[list[tuple[str, int, int]], list[int]]]:
    """Go through the articles and give what ``_phrases`` finds in each."""
    inside = _places(marks, "content"), _places(marks, "quotation")
    for article_id, text in zip(marks.articles["article_id"], marks.articles["text"], strict=True):
        yield _phrases(text, voice, [places.get(article_id, []) for places in inside], longest)


def _places(marks: Marks, layer: str) -> dict[str, list[tuple[int, int]]]:
    """List the stretches of a layer, article by article."""
    spans = marks.spans[marks.spans["layer"] == layer]
    places: dict[str, list[tuple[int, int]]] = {}
    for article_id, start, end in zip(spans["article_id"], spans["start"], spans["end"], strict=True):
        places.setdefault(article_id, []).append((start, end))
    return places


def _phrases(
    text: str, voice: str, inside: list[list[tuple[int, int]]], longest: int
) -> tuple[list[tuple[str, int, int]], list[int]]:
    """List the words and phrases of one text in a voice with their bounds, and how many of each length."""
    starts, ends = _join_initials(text, *find_words(text))
    content, quoted = (_covered(stretches, starts, len(text)) for stretches in inside)
    stands = {ALL: np.ones(len(starts), dtype=bool), ATTRIBUTED: content, OWN: ~content & ~quoted}[voice]
    words = [
        text[start:end].lower().replace("’", "'")
        for start, end in zip(starts.tolist(), ends.tolist(), strict=True)
    ]
    joined = np.zeros(len(words), dtype=bool)
    for at in range(1, len(words)):
        joined[at] = text[ends[at - 1] : starts[at]] in (" ", "\u00a0")
    found, sizes = [], []
    for size in range(1, longest + 1):
        n = len(words) - size + 1
        first = [i for i in range(max(0, n)) if stands[i : i + size].all() and joined[i + 1 : i + size].all()]
        sizes.append(len(first))
        found += [
            (" ".join(words[i : i + size]), int(starts[i]), int(ends[i + size - 1]))
            for i in first
            if _is_term(words[i : i + size])
        ]
    return found, sizes


def _join_initials(text: str, starts: np.ndarray, ends: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Make one word of letters with full stops between them: *a.m.*, *U.S.*; the last stop goes with it."""
    follows = np.zeros(len(starts), dtype=bool)
    for at in range(1, len(starts)):
        single = ends[at] - starts[at] == 1 and ends[at - 1] - starts[at - 1] == 1
        follows[at] = single and text[ends[at - 1] : starts[at]] == "." and text[starts[at]].isalpha()
    if not follows.any():
        return starts, ends
    ends = ends.copy()
    for at in np.flatnonzero(follows).tolist():
        ends[at] += text[ends[at] : ends[at] + 1] == "."
    last = ~np.append(follows[1:], False)
    return starts[~follows], ends[last]


def _covered(stretches: list[tuple[int, int]], starts: np.ndarray, size: int) -> np.ndarray:
    """Say of each word whether it starts in one of the stretches."""
    depth = np.zeros(size + 1, dtype=np.int64)
    for start, end in stretches:
        depth[start] += 1
        depth[end] -= 1
    return np.cumsum(depth)[starts] > 0


def _is_term(words: list[str]) -> bool:
    """Whether this is a word, or a phrase without function words or numbers at its ends."""
    if len(words) == 1:
        return any(letter.isalpha() for letter in words[0])
    return all(word not in FUNCTION_WORDS and word[0].isalpha() for word in (words[0], words[-1]))
