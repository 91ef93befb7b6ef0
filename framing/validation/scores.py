"""Precision, recall and F1 of the package on a coded sample: per code, outlet and term."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from framing.validation.joining import join_code, shared_codes
from framing.validation.matching import match_terms
from framing.validation.proportions import weighted_share, wilson_interval
from framing.validation.sentences import SEPARATOR

SCORE_COLUMNS = ("code", "outlet", "term", "unit", "statistic", "value", "low", "high", "count", "base")
STATISTICS = ("precision", "recall", "F1")


def score_codes(key: pd.DataFrame, codings: pd.DataFrame, *, confidence: float = 0.95) -> pd.DataFrame:
    """Score what the package marked against what a person coded.

    Parameters
    ----------
    key : DataFrame
        ``CodingSample.key``.
    codings : DataFrame
        What ``read_codes`` gives, of one coder.
    confidence : float
        Such as 0.95.

    Returns
    -------
    DataFrame
        Columns ``SCORE_COLUMNS``. `unit` is ``term`` (words paired one to one within the sentence)
        or ``sentence`` (any or none). `outlet` is empty for all outlets together and `term` but for
        single terms: precision stands with the machine's term, recall with the coder's. `value` is
        weighted by 1 / probability, so that it holds for the corpus and not the sample; `count` of
        `base` are the marks behind it as they were coded. NaN where the base is 0.

    Raises
    ------
    ValidationError
        The key and the coding do not belong together, or there are several coders.

    Notes
    -----
    Precision is right marks / marks, recall is right marks / coded words, F1 = 2 J / (1 + J) with
    J = right / (right + wrong + missed). Intervals are Wilson's (1927) with the effective size of
    Korn and Graubard (1998), clustered by article. What it misses: a word marked for a wrong reason.

    Examples
    --------
    >>> key = pd.DataFrame({"article_id": ["a", "a", "b"], "outlet": "Flash", "event": "raid",
    ...     "unit_id": ["u1", "u2", "u3"], "stratum": "Flash", "probability": 1.0, "loaded": [1, 1, 0],
    ...     "loaded_base": 9, "loaded_terms": ["brutal", "raid", ""]})
    >>> rows = [("anna", "u1", "loaded", 1, "brutal"), ("anna", "u2", "loaded", 0, ""),
    ...         ("anna", "u3", "loaded", 1, "horror")]
    >>> codings = pd.DataFrame(rows, columns=["coder", "unit_id", "code", "count", "terms"])
    >>> scores = score_codes(key, codings).query("unit == 'term' and outlet == '' and term == ''")
    >>> scores[["statistic", "value", "count", "base"]]
      statistic  value  count  base
    0 precision    0.5      1     2
    1    recall    0.5      1     2
    2        F1    0.5      2     4
    """
    parts = [_score(code, tally_code(key, codings, code), confidence) for code in shared_codes(key, codings)]
    return pd.DataFrame([row for part in parts for row in part], columns=list(SCORE_COLUMNS))


def tally_code(key: pd.DataFrame, codings: pd.DataFrame, code: str) -> pd.DataFrame:
    """Count right, wrong and missed marks in every coded sentence.

    Parameters
    ----------
    key, codings, code
        As for ``join_code``.

    Returns
    -------
    DataFrame
        The coded rows of ``join_code``, with `weight`, `right`, `wrong`, `missed` (marks) and
        `pairs`: a ``Matched``, or None for a code answered yes or no.
    """
    units = join_code(key, codings, code)
    units = units[units["coded"].notna()].reset_index(drop=True)
    units["weight"] = 1 / units["probability"]
    if units["machine_terms"].eq("").all() and units["coded_terms"].eq("").all():
        found, held = units["machine"].gt(0), units["coded"].gt(0)
        units["right"], units["wrong"] = (found & held).astype(int), (found & ~held).astype(int)
        units["missed"], units["pairs"] = (~found & held).astype(int), None
        return units
    pairs = [
        match_terms(_split(machine), _split(coded))
        for machine, coded in zip(units["machine_terms"], units["coded_terms"], strict=True)
    ]
    units["right"] = [len(pair.both) for pair in pairs]
    units["wrong"] = [len(pair.machine_only) for pair in pairs]
    units["missed"] = [len(pair.coder_only) for pair in pairs]
    units["pairs"] = pairs
    return units


def rate_share(
    part: pd.DataFrame, statistic: str, confidence: float
) -> tuple[float, float, float, int, int, float]:
    """Give value, low, high, count, base and effective size of one statistic of tallied units."""
    right, wrong, missed = (part[name].to_numpy(dtype=float) for name in ("right", "wrong", "missed"))
    tries = {"precision": right + wrong, "recall": right + missed, "F1": right + wrong + missed}[statistic]
    share, size = weighted_share(
        right, tries, part["weight"].to_numpy(), part["article_id"].astype(str).to_numpy()
    )
    ends = [share, *wilson_interval(share, size, confidence)]
    count, base = int(right.sum()), int(tries.sum())
    if statistic == "F1":
        ends = [2 * end / (1 + end) for end in ends]
        count, base = 2 * count, base + count
    return ends[0], ends[1], ends[2], count, base, size


def _score(code: str, units: pd.DataFrame, confidence: float) -> Iterator[tuple]:
    """Give all rows of one code."""
    is_counted = units["pairs"].notna().any()
    outlets = ["", *sorted(units["outlet"].astype(str).unique())]
    levels = {"term": units} if is_counted else {}
    levels["sentence"] = _by_sentence(units)
    for unit, table in levels.items():
        for outlet in outlets:
            part = table[table["outlet"].astype(str) == outlet] if outlet else table
            for statistic in STATISTICS:
                row = rate_share(part, statistic, confidence)
                yield (code, outlet, "", unit, statistic, *row[:5])
    if is_counted:
        yield from _by_term(code, units, confidence)


def _by_sentence(units: pd.DataFrame) -> pd.DataFrame:
    """Turn marks into any or none."""
    found, held = units["machine"].gt(0), units["coded"].gt(0)
    flags = {"right": found & held, "wrong": found & ~held, "missed": ~found & held}
    return units.assign(**{name: flag.astype(int) for name, flag in flags.items()})


def _by_term(code: str, units: pd.DataFrame, confidence: float) -> Iterator[tuple]:
    """Give precision of the machine's terms and recall of the coder's, the most frequent first."""
    rows = [
        (statistic, term, hit, unit.article_id, unit.weight)
        for unit in units.itertuples()
        for statistic, term, hit in (
            *(("precision", machine, 1) for machine, _ in unit.pairs.both),
            *(("precision", machine, 0) for machine in unit.pairs.machine_only),
            *(("recall", coder, 1) for _, coder in unit.pairs.both),
            *(("recall", coder, 0) for coder in unit.pairs.coder_only),
        )
    ]
    marks = pd.DataFrame(rows, columns=["statistic", "term", "hit", "article_id", "weight"])
    for (statistic, term), part in sorted(
        marks.groupby(["statistic", "term"]), key=lambda item: (item[0][0], -len(item[1]), item[0][1])
    ):
        hits = part["hit"].to_numpy(dtype=float)
        clusters = part["article_id"].astype(str).to_numpy()
        share, size = weighted_share(hits, np.ones(len(part)), part["weight"].to_numpy(), clusters)
        ends = wilson_interval(share, size, confidence)
        yield (code, "", term, "term", statistic, share, *ends, int(hits.sum()), len(part))


def _split(terms: str) -> list[str]:
    """Take joined words apart."""
    return [term for term in terms.split(SEPARATOR) if term]
