"""A comparison in; what it says in plain words, out."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import pandas as pd
from markupsafe import Markup, escape

from framing.comparison import Comparison
from framing.measures import VOICE_LABELS, describe_measure
from framing.report.concepts import SUMMARY
from framing.report.numbers import write_interval, write_noun, write_ratio, write_value

DIFFERS = 0.05
"""The q below which two outlets are said to differ."""

SIGNALS = (
    "These numbers are signals, not verdicts: they say which words an outlet chose and whose voice they "
    "stand in, not why, and not whether what it reports is true. Open a number to read what it counts."
)


def write_title(articles: pd.DataFrame) -> str:
    """Name the report after what was compared."""
    outlets, events = articles["outlet"].nunique(), articles["event"].nunique()
    if not events:
        return f"How {write_noun(outlets, 'outlet')} wrote {write_noun(len(articles), 'article')}"
    return f"How {write_noun(outlets, 'outlet')} framed {write_noun(events, 'event')}"


def summarise(
    result: Comparison, anchors: Mapping[tuple[str, str, str], str] = MappingProxyType({})
) -> list[tuple[str, Markup]]:
    """Say for each main measure between which outlets it ranges, with counts and intervals.

    Parameters
    ----------
    result : Comparison
        What ``compare_outlets`` returns.
    anchors : mapping
        (measure, voice, outlet) -> where in the page the number stands with its passages.

    Returns
    -------
    list of tuple
        The name of the measure, and a few sentences with the names of outlets escaped.
    """
    told = []
    for measure, voice in SUMMARY:
        estimates = result.estimates
        chosen = estimates[(estimates["measure"] == measure) & (estimates["voice"] == voice)]
        chosen = chosen[chosen["estimate"].notna()].sort_values(["estimate", "outlet"])
        if len(chosen):
            name = describe_measure(measure).label
            name += "" if voice == "all" else f", {VOICE_LABELS[voice]}"
            told.append((name, _range(measure, chosen, anchors) + " " + _differences(result, measure, voice)))
    return told


def _range(measure: str, chosen: pd.DataFrame, anchors: Mapping[tuple[str, str, str], str]) -> Markup:
    """Say which outlet has the least and which the most."""
    sure = chosen[chosen["low"].notna()]
    ranked = sure if len(sure) else chosen
    ends = [ranked.iloc[0], ranked.iloc[-1]] if len(ranked) > 1 else [ranked.iloc[0]]
    told = [_estimate(measure, row, anchors) for row in ends]
    if len(told) == 1:
        return told[0] + "."
    left_out = len(chosen) - len(sure)
    note = (
        f" ({write_noun(left_out, 'outlet')} without an interval left aside)"
        if 0 < left_out < len(chosen)
        else ""
    )
    return Markup("From {} to {}{}.").format(*told, note)


def _estimate(measure: str, row: pd.Series, anchors: Mapping[tuple[str, str, str], str]) -> Markup:
    """Give an estimate with its outlet, its counts and its interval."""
    about = describe_measure(measure)
    if pd.isna(row["low"]):
        interval = row["note"] or "no interval"
    else:
        interval = f"95% interval {write_interval(measure, row['low'], row['high'])}"
    value = escape(write_value(measure, row["estimate"]))
    if about.unit == "per 1,000 words":
        value += " per 1,000 words"
    anchor = anchors.get((measure, row["voice"], row["outlet"]))
    if anchor:
        value = Markup('<a href="#{}">{}</a>').format(anchor, value)
    ratio = write_ratio(about, row["count"], row["base"])
    return Markup("{} in <bdi>{}</bdi> ({}; {})").format(value, row["outlet"], ratio, interval)


def _differences(result: Comparison, measure: str, voice: str) -> str:
    """Say how many pairs of outlets differ."""
    contrasts = result.contrasts
    chosen = contrasts[(contrasts["measure"] == measure) & (contrasts["voice"] == voice)]
    if not len(chosen):
        return "No pair of outlets could be contrasted."
    differ = int((chosen["q"] < DIFFERS).sum())
    if len(chosen) == 1:
        return f"The two outlets {'differ' if differ else 'do not differ reliably'} on the events both cover."
    pairs = f"{differ or 'none'} of {len(chosen):,} pairs"
    return f"On the events both cover, {pairs} of outlets differ (q < {DIFFERS})."
