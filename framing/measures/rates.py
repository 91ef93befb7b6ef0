"""What every measure shares: the columns, the bases, and rows that never lose their count.

Comes in: the marks. Goes out: per article, how many words, characters and sentences there are to
divide by, in the outlet's own voice and inside attributed content.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from framing.annotations.marks import Marks
from framing.annotations.spans import ATTRIBUTED, OWN
from framing.text import find_words

ALL = "all"
MEASURE_VOICES = (OWN, ATTRIBUTED, ALL)
MEASURE_COLUMNS = ("article_id", "outlet", "event", "measure", "voice", "count", "base", "value")

_LAST_SPACE = 0x3000
_IS_SPACE = np.array([chr(code).isspace() for code in range(_LAST_SPACE + 1)])

Tally = tuple[str, str, np.ndarray, np.ndarray]
"""A measure's name, its voice, and its counts and bases, one of each per article."""


@dataclass(frozen=True)
class Bases:
    """What the measures divide by, counted once for all of them.

    Attributes
    ----------
    articles : DataFrame
        `article_id`, `outlet` and `event`, one row per article.
    words : dict of str to numpy.ndarray
        Words per article, by voice (`own`, `attributed`, `all`).
    characters : dict of str to numpy.ndarray
        Non-space characters per article: `all`, `attributed` (inside content) and `quoted`
        (inside content and inside quotation marks).
    sentences : DataFrame
        One row per sentence: `article` (position), `sentence_id`, `own` and `attributed` words.
    """

    articles: pd.DataFrame
    words: dict[str, np.ndarray]
    characters: dict[str, np.ndarray]
    sentences: pd.DataFrame

    def place(self, article_ids: pd.Series) -> np.ndarray:
        """Say at which position of `articles` each of these ids stands."""
        return pd.Index(self.articles["article_id"]).get_indexer(article_ids)

    def tally(self, article_ids: pd.Series) -> np.ndarray:
        """Count how often each article occurs among these ids."""
        return np.bincount(self.place(article_ids), minlength=len(self.articles))


def count_bases(marks: Marks) -> Bases:
    """Count words, characters and sentences of every article, by voice.

    A word belongs to the voice in which it starts: `attributed` inside the content of an
    attribution, `own` everywhere else, so the source and the cue are the outlet's own words.

    Parameters
    ----------
    marks : Marks
        What ``annotate`` returns.

    Returns
    -------
    Bases
        The counts, in the order of ``marks.articles``.
    """
    articles = marks.articles
    texts = articles["text"].tolist()
    lengths = np.array([len(text) for text in texts], dtype=np.int64)
    origins = np.concatenate([[0], np.cumsum(lengths + 1)])
    place = pd.Index(articles["article_id"]).get_indexer(marks.spans["article_id"])
    shift = origins[place]
    spans = marks.spans.assign(start=marks.spans["start"] + shift, end=marks.spans["end"] + shift)
    content = _covered(spans[spans["layer"] == "content"], origins[-1])
    quoted = _covered(spans[spans["layer"] == "quotation"], origins[-1])
    inked = _inked(texts)
    starts = [find_words(text)[0] + origin for text, origin in zip(texts, origins, strict=False)]
    words = np.concatenate([np.empty(0, dtype=np.int64), *starts])
    is_sentence = (spans["layer"] == "sentence").to_numpy()
    return Bases(
        articles[["article_id", "outlet", "event"]].reset_index(drop=True),
        _words_by_voice(words, content, origins),
        {
            ALL: _per_article(inked, origins),
            ATTRIBUTED: _per_article(inked & content, origins),
            "quoted": _per_article(inked & content & quoted, origins),
        },
        _sentence_words(spans[is_sentence], place[is_sentence], words, content),
    )


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
    found = {
        voice: bases.tally(spans.loc[spans["voice"] == voice, "article_id"]) for voice in (OWN, ATTRIBUTED)
    }
    found[ALL] = found[OWN] + found[ATTRIBUTED]
    return [(name, voice, found[voice], bases.words[voice]) for voice in MEASURE_VOICES]


def _covered(spans: pd.DataFrame, size: int) -> np.ndarray:
    """Mark every character that at least one of the spans covers."""
    depth = np.bincount(spans["start"].astype(np.int64), minlength=size + 1).astype(np.int32)
    depth -= np.bincount(spans["end"].astype(np.int64), minlength=size + 1).astype(np.int32)
    return np.cumsum(depth)[:size] > 0


def _inked(texts: list[str]) -> np.ndarray:
    """Mark every character that is not white space, one gap after each text."""
    line = "".join(text + " " for text in texts)
    codes = np.frombuffer(line.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    return ~((codes <= _LAST_SPACE) & _IS_SPACE[np.minimum(codes, _LAST_SPACE)])


def _per_article(flags: np.ndarray, origins: np.ndarray) -> np.ndarray:
    """Count the flagged characters between one article's origin and the next."""
    total = np.concatenate([[0], np.cumsum(flags)])
    return np.diff(total[origins])


def _words_by_voice(words: np.ndarray, content: np.ndarray, origins: np.ndarray) -> dict[str, np.ndarray]:
    """Count words per article, all of them and those that start inside content."""
    every = np.diff(np.searchsorted(words, origins))
    attributed = np.diff(np.searchsorted(words[content[words]], origins))
    return {OWN: every - attributed, ATTRIBUTED: attributed, ALL: every}


def _sentence_words(
    spans: pd.DataFrame, place: np.ndarray, words: np.ndarray, content: np.ndarray
) -> pd.DataFrame:
    """Count own and attributed words of every sentence."""
    bounds = spans[["start", "end"]].to_numpy(dtype=np.int64).T
    every = np.diff(np.searchsorted(words, bounds), axis=0)[0]
    attributed = np.diff(np.searchsorted(words[content[words]], bounds), axis=0)[0]
    sentence_id = spans["sentence_id"].to_numpy()
    return pd.DataFrame(
        {"article": place, "sentence_id": sentence_id, OWN: every - attributed, ATTRIBUTED: attributed}
    )
