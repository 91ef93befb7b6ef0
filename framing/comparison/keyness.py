"""Which words and phrases set one outlet apart from another, or from all others."""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy import stats

from framing.annotations.marks import Marks
from framing.comparison.adjusting import adjust_family
from framing.comparison.others import ALL_OTHERS
from framing.comparison.vocabulary import Vocabulary, count_terms
from framing.errors import ComparisonError

KEYNESS_COLUMNS = (
    "term",
    "outlet",
    "outlet_b",
    "voice",
    "count",
    "base",
    "count_b",
    "base_b",
    "log_odds",
    "low",
    "high",
    "z",
    "p",
    "q",
    "n_articles",
    "n_events",
    "dispersion",
)


def compare_terms(
    marks: Marks,
    outlet: str,
    outlet_b: str = ALL_OTHERS,
    *,
    voice: str = "own",
    longest: int = 2,
    min_count: int = 5,
    prior: float = 500.0,
    shared_events: bool = True,
    confidence: float = 0.95,
) -> pd.DataFrame:
    """Rank words and phrases by how much more one outlet uses them than another.

    Parameters
    ----------
    marks : Marks
        What ``annotate`` returns.
    outlet : str
        The outlet.
    outlet_b : str
        Another one, or ``"all others"`` together.
    voice : {"own", "attributed", "all"}
        Whose words.
    longest : int
        The most words of a phrase.
    min_count : int
        Terms that both sides together use less often are left out.
    prior : float
        The weight of the prior, in words: how far rare terms are drawn towards no difference.
    shared_events : bool
        Take only events that both sides cover, so that a topic only one of them wrote about is no
        difference in wording. Without events in the corpus all articles are taken.
    confidence : float
        Such as 0.95.

    Returns
    -------
    DataFrame
        Columns ``KEYNESS_COLUMNS``, highest z first. `log_odds` is the log of the ratio of odds, both
        with the prior added; q is Benjamini and Hochberg's over all terms shown; `n_articles` and
        `n_events` are those of the side that uses the term more; `dispersion` runs from 0 (all in
        one of its articles) to 1 (spread as its words are).

    Raises
    ------
    ComparisonError
        An outlet or the voice is unknown, or the two share no event.

    Notes
    -----
    Monroe, Colaresi and Quinn (2008), *Fightin' words*, equations 16, 20 and 22, with a prior
    proportional to the pooled counts. Dispersion is 1 − Gries's (2008) deviation of proportions over
    its largest possible value. What it misses: words come in bursts, so p is too small for terms of
    low dispersion; look at `n_events` before you believe one.

    Examples
    --------
    >>> from framing.annotations import annotate
    >>> texts = {"Courier": "The vaccine works well. " * 3, "Flash": "The jab works well. " * 3}
    >>> articles = pd.DataFrame({"article_id": ["a", "b"], "outlet": list(texts), "event": "trial",
    ...     "text": list(texts.values())})
    >>> terms = compare_terms(annotate(articles), "Courier", "Flash", min_count=3, longest=1)
    >>> terms.loc[[0, len(terms) - 1], ["term", "count", "count_b", "base"]]
          term  count  count_b  base
    0  vaccine      3        0    12
    4      jab      0        3    12
    """
    if prior <= 0:
        msg = f"prior: expected a number of words above 0, found {prior!r}"
        raise ComparisonError(msg)
    articles = marks.articles
    side = _sides(articles, outlet, outlet_b, shared_events)
    vocabulary = count_terms(marks, voice, longest)
    one, other = (_sum(vocabulary, side == s) for s in (1, -1))
    kept = np.flatnonzero(one + other >= max(1, min_count))
    bases = [vocabulary.totals[side == s].sum(axis=0) for s in (1, -1)]
    length = vocabulary.lengths[kept] - 1
    base, base_b = bases[0][length], bases[1][length]
    log_odds, error = weigh_log_odds(one[kept], base, other[kept], base_b, prior)
    table = pd.DataFrame({"term": vocabulary.terms[kept], "count": one[kept], "base": base})
    table = table.assign(outlet=outlet, outlet_b=outlet_b, voice=voice, count_b=other[kept], base_b=base_b)
    half = stats.norm.ppf((1 + confidence) / 2) * error
    table["log_odds"], table["low"], table["high"] = log_odds, log_odds - half, log_odds + half
    table["z"] = log_odds / error
    table["p"] = 2 * stats.norm.sf(np.abs(table["z"]))
    table["q"] = adjust_family(table["p"].to_numpy(), "bh") if len(table) else []
    spread = _spread(vocabulary, side, kept, np.where(log_odds >= 0, 1, -1), articles)
    table = pd.concat([table, spread], axis=1)[list(KEYNESS_COLUMNS)]
    return table.sort_values(["z", "term"], ascending=[False, True], ignore_index=True)


def weigh_log_odds(
    count: np.ndarray, base: np.ndarray, count_b: np.ndarray, base_b: np.ndarray, prior: float
) -> tuple[np.ndarray, np.ndarray]:
    """Give the log odds ratio of every term with the prior added, and its standard error.

    Parameters
    ----------
    count, base, count_b, base_b : numpy.ndarray
        How often each term is used by either side, and of how many words.
    prior : float
        The weight of the prior, shared out in proportion to the pooled counts.

    Returns
    -------
    tuple of numpy.ndarray
        Log odds ratio and standard error.

    Examples
    --------
    >>> ratio, error = weigh_log_odds(*np.array([[20.0], [1000], [5], [1000]]), prior=100)
    >>> ratio.round(3), error.round(3)
    (array([1.238]), array([0.455]))
    """
    weight = prior * (count + count_b) / (base + base_b)
    odds = (count + weight) / (base + prior - count - weight)
    odds_b = (count_b + weight) / (base_b + prior - count_b - weight)
    return np.log(odds) - np.log(odds_b), np.sqrt(1 / (count + weight) + 1 / (count_b + weight))


def _sides(articles: pd.DataFrame, outlet: str, outlet_b: str, shared_events: bool) -> np.ndarray:
    """Say of each article whether it belongs to the first side (1), the second (−1) or none (0)."""
    names = articles["outlet"].astype(str)
    for name in (outlet, outlet_b):
        if name not in {*names, ALL_OTHERS} or outlet in (outlet_b, ALL_OTHERS):
            msg = f"outlets: expected two of {sorted(names.unique())}, found {outlet!r} and {outlet_b!r}"
            raise ComparisonError(msg)
    second = names.ne(outlet) if outlet_b == ALL_OTHERS else names.eq(outlet_b)
    side = np.where(names.eq(outlet), 1, np.where(second, -1, 0))
    if not shared_events or articles["event"].isna().all():
        return side
    events = articles["event"]
    both = set(events[side == 1].dropna()) & set(events[side == -1].dropna())
    if not both:
        msg = f"{outlet!r} and {outlet_b!r} share no event; shared_events=False takes all their articles"
        raise ComparisonError(msg)
    return np.where(events.isin(both), side, 0)


def _sum(vocabulary: Vocabulary, articles: np.ndarray) -> np.ndarray:
    """Sum the counts of every term over some articles."""
    rows = vocabulary.counts[articles[vocabulary.counts["article"].to_numpy()]]
    return np.bincount(rows["term"], rows["count"], minlength=len(vocabulary.terms)).astype(np.int64)


def _spread(
    vocabulary: Vocabulary, side: np.ndarray, kept: np.ndarray, user: np.ndarray, articles: pd.DataFrame
) -> pd.DataFrame:
    """Say over how many articles and events of its main user each term is spread, and how evenly."""
    counts = vocabulary.counts
    place = np.full(len(vocabulary.terms), -1)
    place[kept] = np.arange(len(kept))
    rows = pd.DataFrame(
        {
            "at": place[counts["term"].to_numpy()],
            "article": counts["article"].to_numpy(),
            "count": counts["count"].to_numpy(),
        }
    )
    rows = rows[rows["at"] >= 0]
    rows = rows[side[rows["article"].to_numpy()] == user[rows["at"].to_numpy()]]
    rows["event"] = articles["event"].to_numpy()[rows["article"].to_numpy()]
    grouped = rows.groupby("at")
    found = pd.DataFrame(index=range(len(kept)))
    found["n_articles"] = grouped.size().reindex(found.index, fill_value=0)
    found["n_events"] = grouped["event"].nunique().reindex(found.index, fill_value=0)
    found["dispersion"] = _dispersion(rows, vocabulary.totals[:, 0], side, user, len(kept))
    return found


def _dispersion(
    rows: pd.DataFrame, words: np.ndarray, side: np.ndarray, user: np.ndarray, size: int
) -> np.ndarray:
    """Give 1 − Gries's deviation of proportions, over the largest it can be."""
    total = np.bincount(rows["at"], rows["count"], minlength=size)
    share = {s: np.where(side == s, words, 0) / max(1, words[side == s].sum()) for s in (1, -1)}
    at, article = rows["at"].to_numpy(), rows["article"].to_numpy()
    expected = np.where(user[at] == 1, share[1][article], share[-1][article])
    observed = rows["count"].to_numpy() / total[at]
    # half of Σ|o − e|; articles without the term add what is expected of them
    with_term = np.bincount(at, np.abs(observed - expected) - expected, minlength=size)
    deviation = (with_term + 1) / 2
    smallest = {s: share[s][(side == s) & (words > 0)].min(initial=1.0) for s in (1, -1)}
    largest = 1 - np.where(user == 1, smallest[1], smallest[-1])
    even = 1 - np.divide(deviation, largest, out=np.zeros(size), where=largest > 0)
    return np.where(total > 0, even, np.nan)
