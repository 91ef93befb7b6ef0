"""A comparison in; its main measures as rows of text, for the terminal, out."""

from __future__ import annotations

from typing import Any

import pandas as pd

from framing.comparison import Comparison
from framing.measures import ALL, VOICE_LABELS, describe_measure
from framing.report.concepts import SUMMARY
from framing.report.numbers import write_count, write_interval, write_value

Row = tuple[str, str, str, str, str]
"""Outlet, estimate, interval, count, base."""


def summary_rows(result: Comparison, limit: int) -> list[tuple[str, list[Row], int]]:
    """Write the main measures of the outlets, the largest estimate first.

    Parameters
    ----------
    result : Comparison
        What ``compare_outlets`` returns.
    limit : int
        Outlets written for each measure; of more, those that cover the most events.

    Returns
    -------
    list of tuple
        The name of each measure with what its count and base are, one row per outlet, and how many
        outlets are left out.
    """
    written = []
    for measure, voice in SUMMARY:
        chosen = _chosen(result, measure, voice)
        largest = _largest(chosen, limit)
        largest = largest.sort_values(["estimate", "outlet"], ascending=[False, True], na_position="last")
        if len(chosen):
            rows = [_row(measure, row) for row in largest.itertuples()]
            written.append((_title(measure, voice), rows, len(chosen) - len(rows)))
    return written


def missing_lines(result: Comparison, limit: int) -> list[str]:
    """Say why intervals of the rows are missing, each reason once, and how many contrasts were refused.

    Parameters
    ----------
    result : Comparison
        What ``compare_outlets`` returns.
    limit : int
        As for ``summary_rows``.

    Returns
    -------
    list of str
        Empty where every interval and every contrast is given.
    """
    outlets: dict[str, set[str]] = {}
    for measure, voice in SUMMARY:
        for row in _largest(_chosen(result, measure, voice), limit).itertuples():
            if row.note:
                outlets.setdefault(str(row.note), set()).add(str(row.outlet))
    lines = [f"–  {note} ({', '.join(sorted(found))})" for note, found in sorted(outlets.items())]
    refused = result.refused
    if len(refused):
        total = len(refused) + len(result.contrasts)
        most = str(refused["reason"].value_counts().sort_index().idxmax())
        lines.append(
            f"Contrasts refused: {len(refused):,} of {total:,}, most often for: {most} (tables/refused.csv)"
        )
    return lines


def _chosen(result: Comparison, measure: str, voice: str) -> pd.DataFrame:
    """Take the estimates of one measure."""
    estimates = result.estimates
    return estimates[(estimates["measure"] == measure) & (estimates["voice"] == voice)]


def _largest(chosen: pd.DataFrame, limit: int) -> pd.DataFrame:
    """Take the outlets that cover the most events."""
    return chosen.sort_values(["n_events", "base", "outlet"], ascending=[False, False, True]).head(limit)


def _title(measure: str, voice: str) -> str:
    """Name the measure, its unit and what is counted."""
    about = describe_measure(measure)
    voiced = "" if voice == ALL else f", {VOICE_LABELS[voice]}"
    unit = f", {about.unit}" if about.unit == "per 1,000 words" else ""
    return f"{about.label}{voiced}{unit} ({about.counted} / {about.base})"


def _row(measure: str, row: Any) -> Row:
    """Write one estimate."""
    return (
        row.outlet,
        write_value(measure, row.estimate),
        write_interval(measure, row.low, row.high),
        write_count(row.count),
        write_count(row.base),
    )
