"""Near-duplicates in the report: found, told, and left out as the policy says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

import framing
from framing.cli import console

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
