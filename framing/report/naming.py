"""Names found in texts in; for each thing that has several, what each outlet calls it, with passages, out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from framing.annotations.spans import ATTRIBUTED, OWN
from framing.comparison import Comparison, compare_naming
from framing.measures import NAME_SHARE, in_voice, measure_naming, split_measure
from framing.report.counted import Counted
from framing.report.groups import Group
from framing.report.lookup import Lookup
from framing.report.numbers import write_count, write_interval, write_noun, write_value
from framing.report.passages import Passages, open_number, passages_per_number
from framing.report.shelves import CONTRASTS_SHOWN, ContrastRow, contrast_row, tell_contrasts

OUTLETS_SHOWN = 20
"""Outlets listed for each thing; of more, those that name it most often."""

_SETTINGS = ("n_resamples", "confidence", "seed", "min_events")
_VOICES = {OWN: "in own voice", ATTRIBUTED: "attributed", "quoted": "in quotation marks, source not found"}


class Opened(NamedTuple):
    """The mentions by one name in one voice, as the page opens them."""

    opens: str
    passages: Passages
    groups: list[Group]


@dataclass(frozen=True)
class NameRow:
    """One name in one outlet: its share in own voice, and its mentions in every voice."""

    variant: str
    estimate: str
    interval: str
    count: str
    base: str
    line: tuple[float, float, float] | None
    opened: list[Opened]


class OutletNames(NamedTuple):
    """What one outlet calls the thing."""

    outlet: str
    told: str
    rows: list[NameRow]


class NameContrast(NamedTuple):
    """The difference of two outlets in the share of one name."""

    variant: str
    row: ContrastRow


class ConceptNames(NamedTuple):
    """Everything the page shows of one thing that has several names."""

    concept: str
    anchor: str
    outlets: list[OutletNames]
    not_naming: list[str]
    left_out: int
    contrasts: list[NameContrast]
    n_contrasts: int
    contrasts_told: str
    pictures: list[Any]


def show_names(
    lookup: Lookup, result: Comparison, pictures: Mapping[tuple[str, str], list[Any]], *, text: bool
) -> list[ConceptNames]:
    """Make the section on names.

    Parameters
    ----------
    lookup : Lookup
        Marks that were made with a naming table; without names there is nothing to show.
    result : Comparison
        What ``compare_outlets`` returns; it has to hold the shares of names.
    pictures : mapping
        (measure, voice) -> the pictures shown above its table.
    text : bool
        False leaves every passage out.

    Returns
    -------
    list of ConceptNames
        In alphabetical order.
    """
    concepts = sorted({_concept(name) for name in result.estimates["measure"].unique() if _concept(name)})
    names = measure_naming(lookup.marks, lookup.bases) if concepts else pd.DataFrame()
    if not len(names):
        return []
    settings = {name: result.settings[name] for name in _SETTINGS if name in result.settings}
    mixed = compare_naming(names, voice=OWN, **settings).set_index(["concept", "outlet"])
    return [
        _show_concept(lookup, result, concept, f"naming-{number}", mixed, pictures, text)
        for number, concept in enumerate(concepts)
    ]


def _concept(measure: str) -> str:
    """Give the concept of a share of names, ``""`` for another measure."""
    name = split_measure(measure)[0]
    return name.removesuffix(NAME_SHARE) if name.endswith(NAME_SHARE) else ""


def _show_concept(
    lookup: Lookup,
    result: Comparison,
    concept: str,
    anchor: str,
    mixed: pd.DataFrame,
    pictures: Mapping[tuple[str, str], list[Any]],
    text: bool,
) -> ConceptNames:
    """Show what each outlet calls one thing, those first that name it most often."""
    measure = f"{concept}{NAME_SHARE}"
    mentions = _mentions(lookup, concept)
    sizes = mentions.groupby("outlet").size().sort_values(ascending=False, kind="stable")
    shown = sizes.index[:OUTLETS_SHOWN]
    estimates = _own_shares(result.estimates, measure).set_index(["outlet", "part"])
    limit = passages_per_number(3 * mentions["variant"].nunique() * len(shown)) if text else 0
    outlets = [
        OutletNames(
            outlet,
            _tell_outlet(mentions[mentions["outlet"] == outlet], mixed.loc[(concept, outlet)]),
            _rows(lookup, mentions[mentions["outlet"] == outlet], outlet, estimates, limit),
        )
        for outlet in shown
    ]
    contrasts = _own_shares(result.contrasts, measure)
    if len(contrasts):
        contrasts = contrasts.sort_values(["q", "p", "part", "outlet", "outlet_b"])
    return ConceptNames(
        concept.replace("_", " "),
        anchor,
        outlets,
        sorted(set(lookup.articles["outlet"]) - set(sizes.index)),
        len(sizes) - len(shown),
        [NameContrast(row.part, contrast_row(measure, row)) for row in _first(contrasts)],
        len(contrasts),
        tell_contrasts(contrasts, len(_own_shares(result.refused, measure))),
        [one for voice in (OWN, "all") for one in pictures.get((measure, voice), [])],
    )


def _first(contrasts: pd.DataFrame) -> Any:
    """Give the contrasts that are shown."""
    return contrasts.head(CONTRASTS_SHOWN).itertuples()


def _own_shares(table: pd.DataFrame, measure: str) -> pd.DataFrame:
    """Choose the rows of a share of names in own voice, the name in the column ``part``."""
    chosen = table[table["measure"].str.startswith(f"{measure}[") & table["voice"].eq(OWN)]
    return chosen.assign(part=chosen["measure"].map(lambda name: split_measure(name)[1]))


def _mentions(lookup: Lookup, concept: str) -> pd.DataFrame:
    """List the mentions of a concept: position in the spans, outlet, variant, voice."""
    spans = lookup.spans
    rows = np.flatnonzero((spans["layer"].eq("naming") & spans["label"].eq(concept)).to_numpy(dtype=bool))
    voice = np.where(lookup.own_voice, OWN, np.where(in_voice(spans, ATTRIBUTED), ATTRIBUTED, "quoted"))
    return pd.DataFrame(
        {
            "row": rows,
            "outlet": lookup.span_outlets[rows],
            "variant": spans["entry"].to_numpy()[rows],
            "voice": voice[rows],
        }
    )


def _tell_outlet(mentions: pd.DataFrame, mixed: pd.Series) -> str:
    """Count an outlet's mentions by voice, and say how mixed its own names are."""
    counts = mentions["voice"].value_counts()
    voices = [f"{counts[voice]:,} {told}" for voice, told in _VOICES.items() if voice in counts]
    told = f"{write_noun(len(mentions), 'mention')}: {', '.join(voices)}"
    if not mixed["count"]:
        return told
    entropy = (
        f"{write_noun(int(mixed['n_variants']), 'name')} in own voice, entropy {mixed['entropy']:.2f} bits"
    )
    if not np.isnan(mixed["low"]):
        entropy += f" ({mixed['low']:.2f} to {mixed['high']:.2f})"
    return f"{told} · {entropy}"


def _rows(
    lookup: Lookup, mentions: pd.DataFrame, outlet: str, estimates: pd.DataFrame, limit: int
) -> list[NameRow]:
    """Write a row for each name the outlet uses, the most frequent in own voice first."""
    counts = mentions.assign(own=mentions["voice"].eq(OWN)).groupby("variant")["own"].agg(["sum", "size"])
    order = counts.reset_index().sort_values(["sum", "size", "variant"], ascending=[False, False, True])
    rows = []
    for variant in order["variant"]:
        own = mentions[mentions["variant"] == variant]
        estimate = estimates.loc[(outlet, variant)]
        measure = estimate["measure"]
        rows.append(
            NameRow(
                variant,
                write_value(measure, estimate["estimate"]),
                write_interval(measure, estimate["low"], estimate["high"]),
                write_count(estimate["count"]),
                write_count(estimate["base"]),
                _line(estimate),
                [_open(lookup, own, outlet, voice, limit) for voice in _VOICES if voice in set(own["voice"])],
            )
        )
    return rows


def _open(lookup: Lookup, mentions: pd.DataFrame, outlet: str, voice: str, limit: int) -> Opened:
    """Open the mentions by one name in one voice."""
    rows = mentions.loc[mentions["voice"] == voice, "row"].to_numpy()
    passages = open_number(lookup, Counted("spans", {outlet: rows}), outlet, limit)
    return Opened(f"{len(rows):,} {_VOICES[voice]}", passages, [])


def _line(estimate: pd.Series) -> tuple[float, float, float] | None:
    """Place a share, its low and its high between 0 and 100."""
    if np.isnan(estimate["estimate"]):
        return None
    value, low, high = (100 * float(estimate[name]) for name in ("estimate", "low", "high"))
    return (
        round(value, 1),
        round(value if np.isnan(low) else low, 1),
        round(value if np.isnan(high) else high, 1),
    )
