"""Near-duplicates and wire copy -> the articles that a policy leaves."""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing.corpus import ImportReport
from framing.corpus.refusing import counted, listing, refuse
from framing.grouping.duplicates import Duplicates, find_duplicates

POLICIES = {
    "keep": "every article",
    "one-per-cluster": "of each cluster of near-duplicates its representative",
    "drop-wire": "every article that is no wire copy",
}
"""Policy -> which articles it keeps."""


def kept_by(duplicates: Duplicates, policy: str) -> np.ndarray:
    """Say which articles a policy keeps.

    Parameters
    ----------
    duplicates : Duplicates
        What ``find_duplicates`` returns.
    policy : str
        One of ``POLICIES``.

    Returns
    -------
    ndarray of bool
        In the order of ``duplicates.table``.

    Raises
    ------
    CorpusError
        There is no such policy.
    """
    table = duplicates.table
    if policy == "keep":
        return np.ones(len(table), dtype=bool)
    if policy == "one-per-cluster":
        return table["representative"].to_numpy(dtype=bool)
    if policy == "drop-wire":
        return (table["wire"] == "").to_numpy(dtype=bool)
    refuse("duplicates", f"there is no policy {policy!r}", expected=listing(POLICIES))


def apply_duplicate_policy(
    articles: pd.DataFrame, policy: str, duplicates: Duplicates | None = None
) -> pd.DataFrame:
    """Leave out the articles that a policy does not keep.

    Parameters
    ----------
    articles : DataFrame
        What ``read_corpus`` returns; it is not changed.
    policy : {"keep", "one-per-cluster", "drop-wire"}
        Keep every article; of each cluster its representative; every article that is no wire copy.
    duplicates : Duplicates, optional
        What ``find_duplicates`` returns for these articles; found if absent.

    Returns
    -------
    DataFrame
        The articles kept, in order; the import report in ``attrs`` has a note with how many were
        left out, and ``duplicates.table`` says which and why.

    Raises
    ------
    CorpusError
        There is no such policy, no article is left, or the duplicates are of other articles.

    Examples
    --------
    >>> from framing.corpus import read_corpus
    >>> articles = read_corpus([
    ...     {"id": "a", "outlet": "Courier", "text": "PORT ELLERY (Reuters) - Rain fell on Monday."},
    ...     {"id": "b", "outlet": "Courier", "text": "The mayor resigned."},
    ... ])
    >>> left = apply_duplicate_policy(articles, "drop-wire")
    >>> left["article_id"].tolist(), left.attrs["import_report"].notes[-1]
    (['b'], 'duplicate policy drop-wire: 1 article left out, 1 kept')
    """
    duplicates = find_duplicates(articles) if duplicates is None else duplicates
    if duplicates.table["article_id"].tolist() != articles["article_id"].tolist():
        refuse("duplicates", "they were found in other articles", advice="find_duplicates(articles)")
    kept = kept_by(duplicates, policy)
    if not kept.any():
        refuse("duplicates", f"the policy {policy} leaves no article", advice="choose another")
    left = articles[kept].reset_index(drop=True)
    left.attrs = dict(articles.attrs)
    report = articles.attrs.get("import_report")
    if report is not None and policy != "keep":
        out = counted(int((~kept).sum()), "article")
        note = f"duplicate policy {policy}: {out} left out, {int(kept.sum()):,} kept"
        left.attrs["import_report"] = ImportReport({**report, "notes": [*report["notes"], note]})
    return left
