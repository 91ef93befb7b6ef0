"""What leaving out near-duplicates or wire copy does to the estimates of outlets."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from framing.comparison.outlets import SEED, compare_outlets
from framing.comparison.result import ESTIMATE_COLUMNS
from framing.grouping import POLICIES, Duplicates
from framing.grouping.policies import kept_by

POLICY_COLUMNS = ("policy", *ESTIMATE_COLUMNS)


def compare_duplicate_policies(
    table: pd.DataFrame,
    duplicates: Duplicates,
    measures: Sequence[str] | None = None,
    *,
    n_resamples: int = 2000,
    seed: int = SEED,
    min_events: int = 6,
) -> pd.DataFrame:
    """Estimate outlets under each policy on near-duplicates and wire copy.

    Parameters
    ----------
    table : DataFrame
        What ``measure`` returns for all articles.
    duplicates : Duplicates
        What ``find_duplicates`` returns for the same articles.
    measures : sequence of str, optional
        Names of measures, all by default.
    n_resamples, seed, min_events
        As for ``compare_outlets``, whose estimates these are.

    Returns
    -------
    DataFrame
        ``policy`` and the columns of ``compare_outlets(...).estimates``, one row per policy,
        measure, voice and outlet. An outlet of which a policy leaves no article has no row there.

    Raises
    ------
    MeasureError
        The table is not one of measures.

    Notes
    -----
    Counting one wire story in five outlets five times makes outlets look alike that chose no word
    of it: Boumans et al. (2018) find agency copy in most online news. Intervals do not know of it.

    Examples
    --------
    >>> import pandas as pd
    >>> from framing.corpus import as_articles
    >>> from framing.grouping import find_duplicates
    >>> articles = as_articles(pd.DataFrame({
    ...     "article_id": ["a", "b"], "outlet": ["Courier", "Courier"],
    ...     "text": ["PARIS (AP) - A furious crowd fled.", "Rain fell on Monday."],
    ... }))
    >>> rows = [("a", "Courier", None, "loaded_per_1000_words", "own", 1, 6, 1000 / 6),
    ...         ("b", "Courier", None, "loaded_per_1000_words", "own", 0, 4, 0.0)]
    >>> columns = ["article_id", "outlet", "event", "measure", "voice", "count", "base", "value"]
    >>> table = pd.DataFrame(rows, columns=columns)
    >>> found = compare_duplicate_policies(table, find_duplicates(articles))
    >>> found[["policy", "estimate", "n_articles"]].values.tolist()
    [['keep', 100.0, 2], ['one-per-cluster', 100.0, 2], ['drop-wire', 0.0, 1]]
    """
    ids = duplicates.table["article_id"]
    parts = []
    for policy in POLICIES:
        left = table[table["article_id"].isin(ids[kept_by(duplicates, policy)])]
        if len(left):
            result = compare_outlets(
                left,
                measures,
                n_resamples=n_resamples,
                seed=seed,
                min_events=min_events,
                contrasts=False,
            )
            parts.append(result.estimates.assign(policy=policy))
    return pd.concat(parts, ignore_index=True)[list(POLICY_COLUMNS)]
