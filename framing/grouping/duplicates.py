"""Articles -> clusters of near-duplicates, across outlets and days, each with its representative."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from framing.corpus.refusing import counted, refuse
from framing.grouping.minhash import candidate_pairs, sign_shingles
from framing.grouping.shingles import count_shared, shingle_texts
from framing.grouping.wire import flag_wire

DUPLICATE_COLUMNS = (
    *("article_id", "outlet", "date", "cluster", "n_in_cluster", "representative"),
    *("jaccard", "containment", "wire", "wire_contribution", "wire_evidence"),
)

_BAND = 2
# A part of a long text that is as short as this may be a line that many articles end with.
_FEWEST_SHINGLES = 30


@dataclass(frozen=True)
class Duplicates:
    """Which articles are copies of each other, and which are wire copy.

    Attributes
    ----------
    table : DataFrame
        One row per article, ``DUPLICATE_COLUMNS``: ``cluster`` is the identifier of its
        representative, its own where it has no copy; ``jaccard`` and ``containment`` compare it
        with the representative, 1 for that itself; ``wire`` is the agency whose copy it is, or "".
    pairs : DataFrame
        ``first, second, jaccard, containment`` of each pair that was found and verified.
    settings : dict
        With what it was found.
    """

    table: pd.DataFrame
    pairs: pd.DataFrame
    settings: dict[str, Any] = field(default_factory=dict)

    def summary(self) -> str:
        """Say in one line what was found."""
        table = self.table
        copies = int((~table["representative"]).sum())
        clusters = int(table.loc[table["n_in_cluster"] > 1, "cluster"].nunique())
        wire = int((table["wire"] != "").sum())
        return (
            f"{counted(len(table), 'article')}: {counted(clusters, 'cluster')} of near-duplicates with "
            f"{counted(copies, 'further copy').replace('copys', 'copies')}; {wire:,} wire copy"
        )


def find_duplicates(
    articles: pd.DataFrame,
    *,
    threshold: float = 0.2,
    containment: float = 0.5,
    days: int | None = None,
    shingle: int = 3,
    permutations: int = 128,
    seed: int = 2031,
) -> Duplicates:
    """Find near-duplicates across outlets and days, and flag wire copy.

    Word shingles, MinHash and banding name candidates; each is verified by the exact similarity of
    its shingles. Pairs are joined to clusters by single linkage. The representative of a cluster is
    its first article by date, of those of one day the longest, then the first of the table.

    Parameters
    ----------
    articles : DataFrame
        What ``read_corpus`` returns.
    threshold : float
        Smallest Jaccard similarity of a pair: shared shingles over those of both.
    containment : float
        Or smallest share of the shorter text's shingles that stand in the longer, for excerpts;
        from 30 shared shingles on. Banding searches by Jaccard similarity, so that an excerpt of
        less than about a quarter of a text is often not found.
    days : int, optional
        Join only articles that are dated so many days apart at most; undated ones always.
    shingle : int
        Words in a shingle.
    permutations : int
        Values in a signature, in bands of two: a pair of Jaccard similarity 0.2 is a candidate
        with probability 0.93, one of 0.3 with 0.998.
    seed : int
        Seed of the random functions.

    Returns
    -------
    Duplicates

    Raises
    ------
    CorpusError
        A setting is out of its range.

    Examples
    --------
    >>> from framing.corpus import read_corpus
    >>> story = "The river rose over night and the lower town was cleared before noon on Monday."
    >>> found = find_duplicates(read_corpus([
    ...     {"id": "a", "outlet": "Courier", "date": "2031-03-12", "text": story},
    ...     {"id": "b", "outlet": "Gazette", "date": "2031-03-13", "text": "(Reuters) - " + story},
    ...     {"id": "c", "outlet": "Gazette", "date": "2031-03-13", "text": "The mayor resigned."},
    ... ]))
    >>> found.table[["article_id", "cluster", "representative", "wire"]].values.tolist()
    [['a', 'a', True, ''], ['b', 'a', False, 'Reuters'], ['c', 'c', True, '']]
    """
    _check(threshold, containment, shingle, permutations)
    shingles = shingle_texts(articles["text"], shingle)
    sizes = np.array([len(found) for found in shingles])
    signatures = sign_shingles(shingles, permutations, seed)
    # Half of what is asked for: the estimate from a signature errs by some hundredths.
    candidates = candidate_pairs(signatures, _BAND, threshold / 2)
    if days is not None:
        candidates = candidates[_near(articles["date"], candidates, days)]
    shared = np.array([count_shared(shingles[one], shingles[other]) for one, other in candidates], dtype=int)
    jaccard, contained = _similarities(shared, sizes, candidates)
    kept = (jaccard >= threshold) | ((contained >= containment) & (shared >= _FEWEST_SHINGLES))
    pairs = candidates[kept]
    groups = _components(pairs, len(articles))
    leaders = _representatives(articles, groups)
    ids = articles["article_id"].to_numpy(dtype=object)
    return Duplicates(
        _table(articles, leaders, shingles, sizes),
        pd.DataFrame(
            {
                "first": ids[pairs[:, 0]],
                "second": ids[pairs[:, 1]],
                "jaccard": jaccard[kept],
                "containment": contained[kept],
            }
        ),
        {
            "threshold": threshold,
            "containment": containment,
            "days": days,
            "shingle": shingle,
            "permutations": permutations,
            "seed": seed,
        },
    )


def _check(threshold: float, containment: float, shingle: int, permutations: int) -> None:
    """Refuse settings that mean nothing."""
    for name, value in (("threshold", threshold), ("containment", containment)):
        if not 0 < value <= 1:
            refuse("find_duplicates", f"{name} is {value}", expected="a share above 0, at most 1")
    if shingle < 1 or permutations < _BAND:
        refuse(
            "find_duplicates", f"shingle={shingle}, permutations={permutations}", expected="1 and 2 or more"
        )


def _near(dates: pd.Series, pairs: np.ndarray, days: int) -> np.ndarray:
    """Say which pairs are so many days apart at most; a missing date is near to all."""
    stamps = dates.to_numpy(dtype="datetime64[D]")
    apart = np.abs(stamps[pairs[:, 0]] - stamps[pairs[:, 1]])
    return np.isnat(apart) | (apart <= np.timedelta64(days, "D"))


def _similarities(shared: np.ndarray, sizes: np.ndarray, pairs: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Give Jaccard similarity and containment of pairs."""
    one, other = sizes[pairs[:, 0]], sizes[pairs[:, 1]]
    return shared / (one + other - shared), shared / np.minimum(one, other)


def _components(pairs: np.ndarray, n: int) -> np.ndarray:
    """Number the clusters that pairs make."""
    links = coo_array((np.ones(len(pairs), dtype=bool), (pairs[:, 0], pairs[:, 1])), shape=(n, n))
    return np.asarray(connected_components(links, directed=False)[1])


def _representatives(articles: pd.DataFrame, groups: np.ndarray) -> np.ndarray:
    """Give for each article the position of the representative of its cluster."""
    order = (
        pd.DataFrame({"group": groups, "date": articles["date"], "length": -articles["text"].str.len()})
        .reset_index(drop=True)
        .sort_values(["group", "date", "length"], na_position="last", kind="stable")
    )
    firsts = order.groupby("group", sort=False).head(1)
    leader_of = dict(zip(firsts["group"].tolist(), firsts.index.tolist(), strict=True))
    return np.array([leader_of[group] for group in groups.tolist()], dtype=np.int64)


def _table(
    articles: pd.DataFrame, leaders: np.ndarray, shingles: list[np.ndarray], sizes: np.ndarray
) -> pd.DataFrame:
    """Say of each article where it belongs."""
    own = np.arange(len(articles))
    pairs = np.stack([own, leaders], axis=1)
    jaccard, contained = np.ones(len(own)), np.ones(len(own))
    copies = np.flatnonzero(leaders != own)
    shared = np.array([count_shared(shingles[at], shingles[leaders[at]]) for at in copies], dtype=int)
    jaccard[copies], contained[copies] = _similarities(shared, sizes, pairs[copies])
    ids = articles["article_id"].to_numpy(dtype=object)
    wire = flag_wire(articles)
    return pd.DataFrame(
        {
            "article_id": articles["article_id"].to_numpy(),
            "outlet": articles["outlet"].to_numpy(),
            "date": articles["date"].to_numpy(),
            "cluster": ids[leaders],
            "n_in_cluster": np.bincount(leaders, minlength=len(own))[leaders],
            "representative": leaders == own,
            "jaccard": jaccard,
            "containment": contained,
            **{name: wire[name].to_numpy() for name in ("wire", "wire_contribution", "wire_evidence")},
        },
        columns=list(DUPLICATE_COLUMNS),
    )
