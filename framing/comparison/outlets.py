"""The comparison of outlets: a table of measures in, estimates, contrasts and refusals out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from framing.comparison.adjusting import ADJUSTMENTS, adjust_family
from framing.comparison.cells import check_table, stands_alone, sum_cells
from framing.comparison.contrasts import contrast_cells, pair_outlets
from framing.comparison.estimates import estimate_cells
from framing.comparison.others import ALL_OTHERS, add_others, pair_with_others, permute_others
from framing.comparison.resampling import EXACT_LIMIT, Resampler
from framing.comparison.result import CONTRAST_COLUMNS, REFUSED_COLUMNS, Comparison
from framing.errors import ComparisonError

SEED = 2031


def compare_outlets(
    table: pd.DataFrame,
    measures: Sequence[str] | None = None,
    *,
    n_resamples: int = 2000,
    confidence: float = 0.95,
    seed: int = SEED,
    min_events: int = 6,
    reference: str | None = None,
    weights: str = "sums",
    contrasts: bool = True,
    adjust: str = "bh",
) -> Comparison:
    """Compare outlets over the events they cover, every number with an interval.

    An outlet's estimate is the sum of its counts over the sum of its bases. Its interval is
    Student's t with the standard error of a cluster bootstrap over events (an article without an
    event is a cluster of its own), on the log scale for rates and on log odds for shares. A
    contrast takes only the events both outlets cover; its interval resamples these events, its p is
    that of a permutation test that swaps the two outlets within events, its q is corrected over
    the family: all pairs of one measure and voice.

    Parameters
    ----------
    table : DataFrame
        Columns ``MEASURE_COLUMNS``, one row per article, measure and voice; from ``measure`` or
        from anywhere else.
    measures : sequence of str, optional
        Names of measures to compare, all by default; ``"stance_share[]"`` takes all its parts.
    n_resamples : int
        Bootstrap resamples, and swaps where all 2ⁿ are more than 4,096.
    confidence : float
        Confidence of the intervals, between 0 and 1.
    seed : int
        The seed of all draws.
    min_events : int
        Fewer events give no interval, fewer shared events no contrast. Below 6 no permutation
        test can reach p < 0.05 (2 / 2⁵ = 0.06).
    reference : str, optional
        An outlet; only contrasts of the others with it are made. ``"all others"`` sets every outlet
        against the mean of the others, on the events that it and at least one of them cover; the test
        then draws for each event which of its outlets plays the part.
    weights : {"sums", "events"}
        Weight each event by its base (words, attributions ...), or all events equally.
    contrasts : bool
        False gives the estimates alone, also for one outlet or without shared events.
    adjust : {"bh", "holm"}
        How p becomes q within a family: Benjamini and Hochberg (1995) bounds the share of false
        findings among all found, Holm (1979) the chance of a single one.

    Returns
    -------
    Comparison
        `.estimates`, `.contrasts`, `.refused` and `.settings`; the same for any order of rows.

    Raises
    ------
    MeasureError
        The table is not one of measures.
    ComparisonError
        There is nothing to compare: one outlet, or no event that two outlets cover; or a setting
        is out of range.

    Notes
    -----
    Literature: Cameron, Gelbach and Miller (2008) on few clusters; Efron and Tibshirani (1993);
    Benjamini and Hochberg (1995); Holm (1979). Coverage of the intervals, size and power of the test
    by simulation: ``benchmarks/designs.py``.

    Examples
    --------
    >>> import pandas as pd
    >>> rows = [
    ...     (f"{outlet}{event}", outlet, f"event {event}", "hedges_per_1000_words", "own", count, 200)
    ...     for outlet, counts in {"Courier": [4, 5, 3, 6, 4, 5], "Flash": [1, 2, 0, 1, 2, 1]}.items()
    ...     for event, count in enumerate(counts)
    ... ]
    >>> columns = ["article_id", "outlet", "event", "measure", "voice", "count", "base"]
    >>> table = pd.DataFrame(rows, columns=columns)
    >>> table["value"] = 1000 * table["count"] / table["base"]
    >>> result = compare_outlets(table)
    >>> result.estimates[["outlet", "estimate", "low", "high", "count", "base", "n_events"]].round(1)
       outlet  estimate   low  high  count  base  n_events
    0  Courier     22.5  ...   27    1200         6
    1  Flash        5.8  ...    7    1200         6
    >>> result.contrasts[["outlet", "outlet_b", "difference", "p", "n_events"]].round(2)
        outlet outlet_b  difference     p  n_events
    0  Courier    Flash       16.67  0.03         6
    """
    _check_settings(n_resamples, confidence, min_events, weights, adjust)
    table = check_table(table, measures)
    settings: dict[str, Any] = {"n_resamples": n_resamples, "confidence": confidence, "seed": seed}
    settings |= {"min_events": min_events, "reference": reference, "weights": weights}
    return compare_sums(table, table_sizes(table), measures, **settings, contrasts=contrasts, adjust=adjust)


def compare_sums(
    table: pd.DataFrame,
    sizes: dict[str, Any],
    measures: Sequence[str] | None,
    *,
    n_resamples: int,
    confidence: float,
    seed: int,
    min_events: int,
    reference: str | None,
    weights: str,
    contrasts: bool,
    adjust: str,
) -> Comparison:
    """Compare a table that was checked, or summed by outlet and event before, and whose sizes are known."""
    _check_settings(n_resamples, confidence, min_events, weights, adjust)
    if contrasts:
        _check_comparable(table, sizes["outlets"], min_events, reference)
    resampler = Resampler(n_resamples, seed)
    options: dict[str, Any] = {"confidence": confidence, "min_events": min_events, "weights": weights}
    outlets = sizes["outlets"]
    against_others = reference == ALL_OTHERS and ALL_OTHERS not in outlets
    if not contrasts:
        pairs = pair_outlets([], None)
    else:
        pairs = pair_with_others(len(outlets)) if against_others else pair_outlets(outlets, reference)
    estimates, made = [], []
    for cells in sum_cells(table):
        estimates.append(estimate_cells(cells, resampler, **options))
        sides = add_others(cells) if against_others else cells
        contrasted, left_out = contrast_cells(sides, pairs, resampler, **options, adjust=adjust)
        if against_others and len(outlets) > 2:
            weighted = cells.weighted(weights)
            at = pd.Index(outlets).get_indexer(contrasted["outlet"])
            p = np.array([permute_others(weighted, int(i), n_resamples, seed) for i in at])
            contrasted = contrasted.assign(p=p, q=adjust_family(p, adjust) if len(p) else p)
        made.append((contrasted, left_out))
    asked = {"measures": list(measures) if measures is not None else None, "n_resamples": n_resamples}
    return Comparison(
        pd.concat(estimates, ignore_index=True),
        _join([frame for frame, _ in made], CONTRAST_COLUMNS),
        _join([frame for _, frame in made], REFUSED_COLUMNS),
        {**asked, **options, "seed": seed, "reference": reference, **_methods(confidence, adjust), **sizes},
    )


def _join(frames: list[pd.DataFrame], columns: tuple[str, ...]) -> pd.DataFrame:
    """Join tables of which some, or all, may be empty."""
    filled = [frame for frame in frames if len(frame)]
    return pd.concat(filled, ignore_index=True) if filled else pd.DataFrame(columns=list(columns))


def _methods(confidence: float, adjust: str) -> dict[str, str]:
    """Say in words how intervals, tests and families are made."""
    return {
        "interval": f"{100 * confidence:g}%, Student's t, standard error of a cluster bootstrap over events",
        "test": f"swaps within shared events, all of them up to {EXACT_LIMIT}, else a sample",
        "family": f"{ADJUSTMENTS[adjust]} over all pairs of one measure and voice",
    }


def table_sizes(table: pd.DataFrame) -> dict[str, Any]:
    """Say how large the table is and how many of its outlet × event cells are empty."""
    outlets = sorted(table["outlet"].astype(str).unique())
    alone = stands_alone(table)
    filled = table.loc[~alone, ["outlet", "event"]].drop_duplicates()
    n_events = filled["event"].nunique()
    return {
        "outlets": outlets,
        "n_events": n_events,
        "n_articles": table["article_id"].nunique(),
        "n_articles_without_event": table.loc[alone, "article_id"].nunique(),
        "n_missing_cells": len(outlets) * n_events - len(filled),
        "missing_events": {
            name: n_events - n for name, n in zip(outlets, _events_of(filled, outlets), strict=True)
        },
    }


def _events_of(filled: pd.DataFrame, outlets: list[str]) -> list[int]:
    """Count the events of each outlet."""
    return filled["outlet"].astype(str).value_counts().reindex(outlets, fill_value=0).tolist()


def _check_settings(n_resamples: int, confidence: float, min_events: int, weights: str, adjust: str) -> None:
    """Refuse settings out of range."""
    rules = {
        "n_resamples": (n_resamples >= 100, "100 or more", n_resamples),
        "confidence": (0 < confidence < 1, "a number between 0 and 1", confidence),
        "min_events": (min_events >= 2, "2 or more", min_events),
        "weights": (weights in ("sums", "events"), "'sums' or 'events'", weights),
        "adjust": (adjust in ADJUSTMENTS, "'bh' or 'holm'", adjust),
    }
    for name, (good, expected, found) in rules.items():
        if not good:
            msg = f"{name}: expected {expected}, found {found!r}"
            raise ComparisonError(msg)


def _check_comparable(
    table: pd.DataFrame, outlets: list[str], min_events: int, reference: str | None
) -> None:
    """Refuse a comparison of one outlet, without shared events, or with an unknown reference."""
    remedy = f"a comparison needs two outlets that cover at least {min_events} of the same events"
    if len(outlets) < 2:
        msg = f"only one outlet, {outlets[0]!r}: {remedy}; contrasts=False gives its estimates alone"
        raise ComparisonError(msg)
    if reference not in (None, ALL_OTHERS, *outlets):
        msg = f"reference: expected one of {[*outlets, ALL_OTHERS]}, found {reference!r}"
        raise ComparisonError(msg)
    covered = table.loc[~stands_alone(table) & table["base"].gt(0), ["outlet", "event"]].drop_duplicates()
    if not covered["event"].duplicated().any():
        msg = (
            f"no event is covered by two outlets: {remedy}. Give articles about the same event the same "
            "name in the column 'event'; contrasts=False gives the estimates alone"
        )
        raise ComparisonError(msg)
