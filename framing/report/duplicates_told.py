"""Near-duplicates and the estimates under each policy in; what the page says of them, out."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from framing.grouping import POLICIES, Duplicates
from framing.grouping.policies import kept_by
from framing.measures import VOICE_LABELS, describe_measure
from framing.report.concepts import SUMMARY
from framing.report.numbers import write_count, write_interval, write_noun, write_value

OUTLETS_SHOWN = 8

HEADINGS = {
    "keep": "every article",
    "one-per-cluster": "one of each cluster",
    "drop-wire": "without wire copy",
}


class PolicyCell(NamedTuple):
    """An estimate under a policy, with its interval."""

    value: str
    interval: str = ""


class PolicyTable(NamedTuple):
    """One measure under every policy: outlet -> its cells."""

    title: str
    rows: list[tuple[str, list[PolicyCell]]]


class DuplicatesTold(NamedTuple):
    """What the page says about near-duplicates and wire copy."""

    lines: list[str]
    headings: list[str]
    tables: list[PolicyTable]


def tell_duplicates(
    duplicates: Duplicates | None, policies: pd.DataFrame | None, article_ids: list[str]
) -> DuplicatesTold | None:
    """Say what was found, which policy the report follows, and the headline numbers under each.

    Parameters
    ----------
    duplicates : Duplicates or None
        What ``find_duplicates`` returns for all articles, those left out included.
    policies : DataFrame or None
        What ``compare_duplicate_policies`` returns.
    article_ids : list of str
        The articles of the report.

    Returns
    -------
    DuplicatesTold or None
        Nothing where nothing was looked for; no tables where every policy keeps every article.
    """
    if duplicates is None:
        return None
    table = duplicates.table
    lines = [duplicates.summary() + ".", _policy_line(duplicates, set(article_ids))]
    contributed = int((table["wire_contribution"] != "").sum())
    if contributed:
        lines.append(
            f"An agency contributed to {write_noun(contributed, 'further article')}; these are no wire copy."
        )
    changed = _changed(duplicates)
    if policies is None or not changed:
        return DuplicatesTold(lines, [], [])
    shown = changed[:OUTLETS_SHOWN]
    lines.append(_shown_line(shown, changed))
    tables = [_count(duplicates, shown)]
    tables += [_table(policies, measure, voice, shown) for measure, voice in SUMMARY]
    return DuplicatesTold(lines, [HEADINGS[name] for name in POLICIES], [one for one in tables if one.rows])


def _policy_line(duplicates: Duplicates, ids: set[str]) -> str:
    """Say which policy the report follows."""
    inside = duplicates.table["article_id"].isin(ids).to_numpy()
    for policy, told in POLICIES.items():
        if np.array_equal(inside, kept_by(duplicates, policy)):
            left = f"; {write_noun(int((~inside).sum()), 'article')} left out" if not inside.all() else ""
            return f"This report counts {told} (policy {policy}{left})."
    return f"This report counts {write_noun(int(inside.sum()), 'article')} of them."


def _changed(duplicates: Duplicates) -> list[str]:
    """List the outlets that lose articles under some policy, those that lose most first."""
    table = duplicates.table
    lost = ~table["representative"] | (table["wire"] != "")
    counts = table.loc[lost, "outlet"].value_counts()
    return sorted(counts.index, key=lambda outlet: (-counts[outlet], outlet))


def _shown_line(shown: list[str], changed: list[str]) -> str:
    """Say which outlets the tables show."""
    if len(shown) < len(changed):
        return f"The {len(shown)} of {write_count(len(changed))} outlets that lose most articles are shown."
    return f"{write_noun(len(shown), 'outlet')} would lose articles; the others stay as they are."


def _count(duplicates: Duplicates, outlets: list[str]) -> PolicyTable:
    """Count the articles of the outlets under every policy."""
    of_outlet = duplicates.table["outlet"].to_numpy(dtype=object)
    kept = [kept_by(duplicates, policy) for policy in POLICIES]
    rows = [
        (outlet, [PolicyCell(write_count(int(left[of_outlet == outlet].sum()))) for left in kept])
        for outlet in outlets
    ]
    return PolicyTable("Articles", rows)


def _table(policies: pd.DataFrame, measure: str, voice: str, outlets: list[str]) -> PolicyTable:
    """Write one measure of the outlets under every policy."""
    chosen = policies[(policies["measure"] == measure) & (policies["voice"] == voice)]
    known: dict[tuple[str, str], Any] = {(row.outlet, row.policy): row for row in chosen.itertuples()}
    rows = [
        (outlet, [_cell(measure, known.get((outlet, policy))) for policy in POLICIES])
        for outlet in outlets
        if (outlet, "keep") in known
    ]
    title = describe_measure(measure).label + ("" if voice == "all" else f", {VOICE_LABELS[voice]}")
    return PolicyTable(title, rows)


def _cell(measure: str, row: Any) -> PolicyCell:
    """Write an estimate; a dash where no article is left."""
    if row is None:
        return PolicyCell("–")
    interval = write_interval(measure, row.low, row.high)
    return PolicyCell(write_value(measure, row.estimate), "" if interval == "–" else interval)
