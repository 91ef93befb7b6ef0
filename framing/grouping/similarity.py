"""Articles -> the pairs within some days of each other whose words are alike."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

_BLOCK = 500


def similar_pairs(
    articles: pd.DataFrame, threshold: float, days: int | None
) -> tuple[np.ndarray, np.ndarray]:
    """Find pairs of articles by the cosine of their words.

    Words are weighted by TF-IDF in the corpus itself, with the logarithm of their counts; English
    function words and words of one article are left out, the headline is counted with the text.

    Parameters
    ----------
    articles : DataFrame
        What ``read_corpus`` returns.
    threshold : float
        Smallest cosine.
    days : int or None
        Largest distance of dates; an article without one is near to all.

    Returns
    -------
    pairs : ndarray of int64, (m, 2)
        Positions, the smaller first.
    cosines : ndarray, (m,)
    """
    weights = _weigh(articles)
    dates = articles["date"].to_numpy(dtype="datetime64[D]")
    order = np.argsort(dates, kind="stable")  # NaT stands last
    dated = int((~np.isnat(dates)).sum())
    pairs, cosines = [], []
    for start in range(0, len(order), _BLOCK):
        block = order[start : start + _BLOCK]
        near = _window(dates[order], start, min(start + _BLOCK, len(order)), dated, days)
        found = (weights[block] @ weights[order[near]].T).tocoo()
        one, other = block[found.row], order[near][found.col]
        kept = (found.data >= threshold) & (one < other)
        if days is not None:
            apart = np.abs(dates[one] - dates[other])
            kept &= np.isnat(apart) | (apart <= np.timedelta64(days, "D"))
        pairs.append(np.stack([one[kept], other[kept]], axis=1))
        cosines.append(found.data[kept])
    return np.concatenate(pairs).astype(np.int64), np.concatenate(cosines)


def _weigh(articles: pd.DataFrame) -> Any:
    """Weigh the words of every article; rows of length 1, or 0 where no word is left."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    texts = (articles["headline"] + "\n" + articles["text"]).tolist()
    fewest = 2 if len(texts) > 2 else 1
    vectorizer = TfidfVectorizer(
        sublinear_tf=True, stop_words="english", min_df=fewest, token_pattern=r"(?u)\b[^\W_]{2,}\b"
    )
    try:
        return vectorizer.fit_transform(texts).tocsr()
    except ValueError:  # no word is left
        from scipy.sparse import csr_array

        return csr_array((len(texts), 1))


def _window(dates: np.ndarray, start: int, stop: int, dated: int, days: int | None) -> np.ndarray:
    """Give the positions, in order of dates, of all that may be near to a block."""
    everything = np.arange(len(dates))
    if days is None or stop > dated:
        return everything
    span = np.timedelta64(days, "D")
    low = np.searchsorted(dates[:dated], dates[start] - span, side="left")
    high = np.searchsorted(dates[:dated], dates[stop - 1] + span, side="right")
    return np.concatenate([everything[low:high], everything[dated:]])
