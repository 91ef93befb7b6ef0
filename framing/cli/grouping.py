"""Outlets, events and near-duplicates: named, grouped, and left out as the user says."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

import framing
from framing.cli import console, options, outputs
from framing.cli.steps import read_articles

if TYPE_CHECKING:
    import pandas as pd

Policy = Annotated[
    str,
    typer.Option(
        "--duplicates",
        metavar="keep|one-per-cluster|drop-wire",
        help="Count every article, one of each cluster of near-duplicates, or no wire copy.",
    ),
]


OutletsFile = Annotated[
    Path | None,
    typer.Option(
        "--outlets", metavar="FILE", help="Table with outlet, alias, domain: one name for each outlet."
    ),
]
EventsFile = Annotated[
    Path | None,
    typer.Option(
        "--events", metavar="FILE", help="Table with article_id, event, as `framing events` writes it."
    ),
]


class Grouped(NamedTuple):
    """The articles that a policy leaves, and what was found in all of them."""

    articles: pd.DataFrame
    duplicates: framing.Duplicates


def apply_policy(articles: pd.DataFrame, policy: str, quiet: bool) -> Grouped:
    """Find near-duplicates and leave out what the policy does not keep.

    Raises
    ------
    typer.BadParameter
        There is no such policy.
    """
    from framing.grouping import POLICIES

    if policy not in POLICIES:
        msg = f"expected {', '.join(POLICIES)}, found {policy!r}"
        raise typer.BadParameter(msg, param_hint="--duplicates")
    with console.busy("Looking for near-duplicates", quiet):
        duplicates = framing.find_duplicates(articles)
    return Grouped(framing.apply_duplicate_policy(articles, policy, duplicates), duplicates)


def compare_policies(
    table: pd.DataFrame, duplicates: framing.Duplicates, resamples: int, seed: int
) -> pd.DataFrame | None:
    """Estimate the headline measures under each policy, where any of them leaves something out."""
    from framing.report.concepts import SUMMARY

    found = duplicates.table
    if found["representative"].all() and (found["wire"] == "").all():
        return None
    known = set(table["measure"])
    measures = list(dict.fromkeys(measure for measure, _ in SUMMARY if measure in known))
    return framing.compare_duplicate_policies(table, duplicates, measures, n_resamples=resamples, seed=seed)


def arrange(articles: pd.DataFrame, outlets: Path | None, events: Path | None) -> pd.DataFrame:
    """Give articles the names of outlets and the events that tables say."""
    if outlets is not None:
        articles = framing.map_outlets(articles, framing.read_outlets(outlets))
    if events is not None:
        articles = framing.apply_events(articles, framing.read_events(events))
    return articles


def events(
    corpus: options.Corpus,
    out: Annotated[Path, typer.Option(help="File: .csv, .parquet or .jsonl.")],
    threshold: Annotated[
        float, typer.Option(min=0.01, max=1, help="Smallest likeness of two articles on one event.")
    ] = 0.2,
    days: Annotated[int, typer.Option(min=0, help="Largest distance of their dates.")] = 3,
    outlets: OutletsFile = None,
    columns: options.Columns = None,
    outlet: options.Outlet = None,
    encoding: options.Encoding = None,
    pattern: options.Pattern = None,
    quiet: options.Quiet = False,
) -> None:
    """Suggest which articles cover one event, to be corrected and read back by report --events."""
    outputs.check_out(out, outputs.TABLE_SUFFIXES, corpus, *filter(None, (outlets,)))
    given = options.reading_options(columns, outlet, encoding, pattern)
    articles = arrange(read_articles(corpus, given, out, quiet), outlets, None)
    with console.busy("Looking for events", quiet):
        found = framing.group_events(articles, threshold=threshold, days=days)
    outputs.write_table(out, found.table)
    console.print_line(f"{found.summary()}.")
    console.print_line(f"Threshold {threshold:g}, {days} days. Correct the column event in {out}, then:")
    console.print_line(f"framing report {corpus} --events {out}")
