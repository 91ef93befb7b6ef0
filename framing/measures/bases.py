"""What measures divide by: words, characters and sentences of every article, by voice."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from framing.annotations.marks import Marks
from framing.annotations.spans import ATTRIBUTED, OWN
from framing.text import find_words

ALL = "all"
ATTRIBUTED_UNQUOTED = "attributed_unquoted"

_LAST_SPACE = 0x3000
_IS_SPACE = np.array([chr(code).isspace() for code in range(_LAST_SPACE + 1)])


@dataclass(frozen=True)
class Bases:
    """What the measures divide by, counted once for all of them.

    Attributes
    ----------
    articles : DataFrame
        `article_id`, `outlet` and `event`, one row per article.
    words : dict of str to numpy.ndarray
        Words per article, by voice (`own`, `attributed`, `all`), and `attributed_unquoted`: those in
        content and outside quotation marks.
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

    @cached_property
    def _index(self) -> pd.Index:
        """The positions by id, made once: every measure asks for them many times."""
        return pd.Index(self.articles["article_id"])

    def place(self, article_ids: pd.Series) -> np.ndarray:
        """Say at which position of `articles` each of these ids stands."""
        return self._index.get_indexer(article_ids)

    def tally(self, article_ids: pd.Series) -> np.ndarray:
        """Count how often each article occurs among these ids."""
        return np.bincount(self.place(article_ids), minlength=len(self.articles))


def count_bases(marks: Marks) -> Bases:
    """Count words, characters and sentences of every article, by voice.

    A word belongs to the voice in which it starts: `attributed` inside the content of an
    attribution, `own` outside content and outside quotation marks, so the source and the cue are
    the outlet's own words. Words in quotation marks without an attribution belong to `all` alone.

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
    voices = {OWN: ~content & ~quoted, ATTRIBUTED: content}
    return Bases(
        articles.reindex(columns=["article_id", "outlet", "event"]).reset_index(drop=True),
        _words_by_voice(words, {**voices, ATTRIBUTED_UNQUOTED: content & ~quoted}, origins),
        {
            ALL: _per_article(inked, origins),
            ATTRIBUTED: _per_article(inked & content, origins),
            "quoted": _per_article(inked & content & quoted, origins),
        },
        _sentence_words(spans[is_sentence], place[is_sentence], words, voices),
    )


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


def _words_by_voice(
    words: np.ndarray, voices: dict[str, np.ndarray], origins: np.ndarray
) -> dict[str, np.ndarray]:
    """Count words per article, in all and by the voice in which they start."""
    counts = {
        voice: np.diff(np.searchsorted(words[flags[words]], origins)) for voice, flags in voices.items()
    }
    return {**counts, ALL: np.diff(np.searchsorted(words, origins))}


def _sentence_words(
    spans: pd.DataFrame, place: np.ndarray, words: np.ndarray, voices: dict[str, np.ndarray]
) -> pd.DataFrame:
    """Count own and attributed words of every sentence."""
    bounds = spans[["start", "end"]].to_numpy(dtype=np.int64).T
    counts = {
        voice: np.diff(np.searchsorted(words[flags[words]], bounds), axis=0)[0]
        for voice, flags in voices.items()
    }
    return pd.DataFrame({"article": place, "sentence_id": spans["sentence_id"].to_numpy(), **counts})
