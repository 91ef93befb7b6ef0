"""One contrast under every defensible choice: terms, voice, base, duplicates, weights."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import product
from typing import Any

import numpy as np
import pandas as pd

from framing.annotations.marks import Marks
from framing.comparison.outlets import compare_outlets
from framing.errors import ComparisonError, MeasureError
from framing.measures import Bases, count_bases, in_voice, measure_hedges, measure_loaded

SPECIFICATION_COLUMNS = (
    "terms",
    "voice",
    "base",
    "articles",
    "weights",
    "estimate",
    "estimate_b",
    "difference",
    "low",
    "high",
    "p",
    "relative",
    "n_events",
)
_MEASURED = {
    "loaded_per_1000_words": (measure_loaded, "loaded"),
    "hedges_per_1000_words": (measure_hedges, "hedge"),
    "boosters_per_1000_words": (measure_hedges, "booster"),
}
ALL_ARTICLES, LONGEST = "all", "longest per event"


def compare_specifications(
    marks: Marks,
    measure: str,
    outlet: str,
    outlet_b: str,
    *,
    terms: Mapping[str, Marks] | None = None,
    voices: Sequence[str] = ("own", "all"),
    bases: Sequence[str] = ("words", "sentences"),
    articles: Sequence[str] = (ALL_ARTICLES, LONGEST),
    weights: Sequence[str] = ("sums", "events"),
    **settings: Any,
) -> pd.DataFrame:
    """Contrast two outlets under every combination of choices that could have been made.

    Parameters
    ----------
    marks : Marks
        What ``annotate`` returns.
    measure : {"loaded_per_1000_words", "hedges_per_1000_words", "boosters_per_1000_words"}
        The measure.
    outlet, outlet_b : str
        The pair.
    terms : mapping of str to Marks, optional
        The same articles marked otherwise, such as by another lexicon or engine. By default: all
        terms, without the one that the two outlets use most, and without the five they use most.
    voices : sequence of str
        ``own``, ``attributed``, ``all``.
    bases : sequence of str
        ``words`` (per 1,000), ``sentences`` (per sentence).
    articles : sequence of str
        ``all``, or the ``longest per event`` of an outlet, which leaves out updates and duplicates.
    weights : sequence of str
        As for ``compare_outlets``, whose further `settings` may be given.

    Returns
    -------
    DataFrame
        Columns ``SPECIFICATION_COLUMNS``, smallest `relative` difference first: the difference over
        the mean of both estimates, which can be compared across bases and voices. A choice under
        which the contrast is refused has NaN.

    Raises
    ------
    MeasureError
        The measure is none of these.
    ComparisonError
        An outlet or a choice is unknown.

    Notes
    -----
    Simonsohn, Simmons and Nelson (2020), *Specification curve analysis*. The choices are not
    independent, and their number proves nothing; what counts is whether any of them turns the sign.

    Examples
    --------
    >>> compare_specifications(None, "attributed_share", "Courier", "Flash")
    Traceback (most recent call last):
    ...
    framing.errors.MeasureError: measure: expected one of loaded_per_1000_words, ...
    """
    if measure not in _MEASURED:
        msg = f"measure: expected one of {', '.join(_MEASURED)}, found {measure!r}"
        raise MeasureError(msg)
    _check_choices(marks, (outlet, outlet_b), bases, articles)
    terms = _fewer_terms(marks, measure, (outlet, outlet_b)) if terms is None else terms
    rows: list[dict[str, Any]] = []
    for (name, marked), base, kept in product(terms.items(), bases, articles):
        table = _measured(marked, measure, base, kept)
        for voice, weight in product(voices, weights):
            part = table[(table["voice"] == voice) & table["outlet"].isin([outlet, outlet_b])]
            found = _contrast(part, outlet, outlet_b, weight, settings)
            rows.append({"terms": name, "voice": voice, "base": base, "articles": kept, "weights": weight})
            rows[-1] |= found
    curve = pd.DataFrame(rows, columns=list(SPECIFICATION_COLUMNS))
    return curve.sort_values("relative", kind="stable", ignore_index=True)


def _check_choices(
    marks: Marks, outlets: tuple[str, str], bases: Sequence[str], articles: Sequence[str]
) -> None:
    """Refuse outlets and choices that are unknown."""
    known = {
        "outlet": (outlets, sorted(marks.articles["outlet"].unique())),
        "bases": (bases, ["words", "sentences"]),
        "articles": (articles, [ALL_ARTICLES, LONGEST]),
    }
    for name, (given, allowed) in known.items():
        for one in given:
            if one not in allowed:
                msg = f"{name}: expected one of {allowed}, found {one!r}"
                raise ComparisonError(msg)


def _fewer_terms(marks: Marks, measure: str, outlets: tuple[str, str]) -> dict[str, Marks]:
    """Mark with all terms, and without those that the two outlets use most in their own voice."""
    layer = _MEASURED[measure][1]
    spans = marks.spans
    counted = spans["layer"].eq(layer)
    theirs = marks.articles.loc[marks.articles["outlet"].isin(outlets), "article_id"]
    used = counted & spans["article_id"].isin(theirs) & in_voice(spans, "own")
    own = spans.loc[used, "entry"].dropna()
    frequent = own.value_counts().sort_index().sort_values(ascending=False, kind="stable").index

    def without(n: int) -> Marks:
        return replace(marks, spans=spans[~(counted & spans["entry"].isin(frequent[:n]))])

    first = f"without “{frequent[0]}”" if len(frequent) else "without the first"
    return {"all": marks, first: without(1), "without the 5 most frequent": without(5)}


def _measured(marks: Marks, measure: str, base: str, kept: str) -> pd.DataFrame:
    """Measure the articles that are kept, over the base that is asked for."""
    if kept == LONGEST:
        marks = _longest(marks)
    counted = count_bases(marks)
    table = _MEASURED[measure][0](marks, counted)
    table = table[table["measure"] == measure].reset_index(drop=True)
    if base == "words":
        return table
    name = measure.replace("_per_1000_words", "_per_sentence")
    table["base"] = table.apply(_Sentences(counted), axis=1)
    table["value"] = (table["count"] / table["base"]).where(table["base"] > 0)
    return table.assign(measure=name)


class _Sentences:
    """Counts the sentences of an article in which a voice has most words."""

    def __init__(self, counted: Bases) -> None:
        """Count them for every article and voice."""
        sentences = counted.sentences
        own = sentences["own"] >= sentences["attributed"]
        ids = counted.articles["article_id"].to_numpy()[sentences["article"].to_numpy()]
        self._by_voice = {
            "own": pd.Series(ids[own]).value_counts().to_dict(),
            "attributed": pd.Series(ids[~own]).value_counts().to_dict(),
            "all": pd.Series(ids).value_counts().to_dict(),
        }

    def __call__(self, row: pd.Series) -> int:
        """Give the number for a row of the table of measures; 0 marks stand without a sentence."""
        return int(self._by_voice[row["voice"]].get(row["article_id"], 0)) or int(row["count"])


def _longest(marks: Marks) -> Marks:
    """Keep the longest article of every outlet on an event, the first of equal ones."""
    articles = marks.articles
    size = articles.assign(size=-articles["text"].str.len(), row=np.arange(len(articles)))
    alone = size["event"].isna()
    first = size[~alone].sort_values(["size", "row"]).drop_duplicates(["outlet", "event"])
    kept = articles.loc[sorted([*first.index, *size.index[alone]])].reset_index(drop=True)
    spans = marks.spans[marks.spans["article_id"].isin(kept["article_id"])]
    relations = marks.relations[marks.relations["article_id"].isin(kept["article_id"])]
    return replace(marks, articles=kept, spans=spans, relations=relations)


def _contrast(
    part: pd.DataFrame, outlet: str, outlet_b: str, weight: str, settings: Mapping[str, Any]
) -> dict[str, float]:
    """Contrast the pair, over the events both cover; NaN where that is refused."""
    shared = _shared(part)
    empty = dict.fromkeys(("estimate", "estimate_b", "difference", "low", "high", "p", "relative"), np.nan)
    if not len(shared):
        return {**empty, "n_events": 0}
    result = compare_outlets(shared, reference=outlet_b, weights=weight, **settings)
    estimates = result.estimates.set_index("outlet")["estimate"]
    n_events = shared["event"].nunique()
    if not len(result.contrasts):
        return {**empty, "n_events": n_events}
    row = result.contrasts.iloc[0]
    mean = (estimates[outlet] + estimates[outlet_b]) / 2
    made = {name: float(row[name]) for name in ("difference", "low", "high", "p")}
    sides = {"estimate": float(estimates[outlet]), "estimate_b": float(estimates[outlet_b])}
    return {**sides, **made, "relative": made["difference"] / mean, "n_events": n_events}


def _shared(part: pd.DataFrame) -> pd.DataFrame:
    """Keep the events that both outlets cover."""
    covered = part[part["base"] > 0].dropna(subset="event")
    both = covered.groupby("event")["outlet"].nunique()
    return covered[covered["event"].isin(both[both > 1].index)].reset_index(drop=True)
