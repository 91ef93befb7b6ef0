"""Articles on one event in; the passages in two of them that report the same statement, out."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple

import numpy as np

from framing.report.lookup import Lookup

ALIKE = 0.24
"""From this similarity on, two passages are shown as one statement.

Chosen on four events of the sample corpus. Of 50 pairs drawn from the 105 that the rules engine's
attributions give on the other eight, a reader took 41 for the same statement (82 %).
"""

SAME_SOURCE = 0.1
"""Added to the similarity where both are attributed to the same source."""

SHORTEST = 20
"""Letters and digits of a passage; shorter ones ("it", "no comment") resemble too much."""


class SameStatement(NamedTuple):
    """Two attributions, by their positions in the table, that report one statement."""

    left: int
    right: int
    similarity: float


def find_same_statements(
    lookup: Lookup, article_ids: Sequence[str]
) -> dict[tuple[str, str], list[SameStatement]]:
    """Find the attributed passages that report the same statement in each two of some articles.

    Passages are compared by the cosine of their tf-idf weights: the mean of that over words and of that
    over runs of four and five letters within words, which other forms of a word share. What more than
    half of the passages hold tells nothing and is left out of the second. Two passages belong together
    where each is the other's most similar one.

    Parameters
    ----------
    lookup : Lookup
        The marks.
    article_ids : sequence of str
        Articles on one event.

    Returns
    -------
    dict
        (article, other article), in the order given, -> the pairs, in the order of the first article.
    """
    relations = [row for name in article_ids for row in _relations(lookup, name)]
    if len(relations) < 2:
        return {}
    alike = _similarities([_content(lookup, row) for row in relations])
    keys = np.array([_known_as(lookup, row) for row in relations], dtype=object)
    alike += SAME_SOURCE * ((keys[:, None] == keys) & (keys != ""))
    owners = np.array([lookup.relation_columns["article_id"][row] for row in relations], dtype=object)
    places = {name: np.flatnonzero(owners == name) for name in article_ids}
    return {
        pair: [SameStatement(relations[one], relations[other], value) for one, other, value in found]
        for pair in combinations(article_ids, 2)
        if (found := _mutual_best(alike, places[pair[0]], places[pair[1]]))
    }


def _relations(lookup: Lookup, article_id: str) -> list[int]:
    """Give the attributions of an article whose content is long enough, in the order of the text."""
    rows = lookup.relations_of_article.get(article_id, ())
    return [int(row) for row in rows if sum(map(str.isalnum, _content(lookup, row))) >= SHORTEST]


def _content(lookup: Lookup, relation: int) -> str:
    """Give the words that an attribution attributes."""
    return " ".join(lookup.columns["text"][row] for row in lookup.contents_of(relation))


def _known_as(lookup: Lookup, relation: int) -> str:
    """Give the name that a source is counted by, ``""`` where there is none."""
    key = lookup.relation_columns["source_key"][relation]
    return key.casefold() if isinstance(key, str) else ""


def _similarities(passages: list[str]) -> np.ndarray:
    """Compare each passage with each other."""
    from sklearn.feature_extraction.text import TfidfVectorizer  # a report without pairs need not wait

    most = max(2, len(passages) // 2)
    alike = np.zeros((len(passages), len(passages)))
    for counting in (
        TfidfVectorizer(stop_words="english", sublinear_tf=True, token_pattern=r"\b\w[\w.]*\b"),
        TfidfVectorizer(analyzer="char_wb", ngram_range=(4, 5), sublinear_tf=True, max_df=most),
    ):
        try:
            weights = counting.fit_transform(passages)
        except ValueError:  # passages of nothing but stop words or of what all share have no weights
            continue
        alike += (weights @ weights.T).toarray() / 2
    return alike


def _mutual_best(alike: np.ndarray, left: np.ndarray, right: np.ndarray) -> list[tuple[int, int, float]]:
    """Pair those that are most similar to each other, and similar enough."""
    if not (len(left) and len(right)):
        return []
    between = alike[np.ix_(left, right)]
    best, back = between.argmax(axis=1), between.argmax(axis=0)
    return [
        (int(left[row]), int(right[column]), float(between[row, column]))
        for row, column in enumerate(best.tolist())
        if back[column] == row and between[row, column] >= ALIKE
    ]
