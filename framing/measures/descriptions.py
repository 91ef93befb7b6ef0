"""What each measure is, in words: read from ``descriptions.csv`` for figures, reports and readers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources

import pandas as pd

from framing.measures.naming import NAME_SHARE
from framing.measures.rates import measure_scale, split_measure

VOICE_LABELS = {"own": "outlet's own voice", "attributed": "attributed text", "all": "all text"}


@dataclass(frozen=True)
class MeasureDescription:
    """A measure in words.

    Attributes
    ----------
    measure : str
        The name in the table, the part in brackets included.
    label : str
        A plain label for a title.
    unit : str
        ``"per 1,000 words"``, ``"share"``, or ``""`` for numbers without a unit.
    counted, base : str
        What `count` and `base` count, in a word or two.
    formula, source, misses : str
        The formula, the literature it comes from, and one thing it misses.
    """

    measure: str
    label: str
    unit: str
    counted: str
    base: str
    formula: str
    source: str
    misses: str


def describe_measure(measure: str) -> MeasureDescription:
    """Describe one measure; a measure of the user's own is described by its name.

    Parameters
    ----------
    measure : str
        A name as it stands in the table, such as ``"source_type_share[anonymous]"``.

    Returns
    -------
    MeasureDescription
        Label, unit, what is counted over what, formula, literature, one thing it misses.

    Examples
    --------
    >>> describe_measure("source_type_share[named_person]").label
    'Source: named person'
    >>> describe_measure("exclamations_per_1000_words").unit
    'per 1,000 words'
    """
    name, part = split_measure(measure)
    row = _descriptions().get(f"{name}[]" if part else name)
    if row is None and part and name.endswith(NAME_SHARE):
        row = dict(_descriptions()[f"CONCEPT{NAME_SHARE}[]"])
        row["label"] = row["label"].replace("CONCEPT", name.removesuffix(NAME_SHARE).replace("_", " "))
    plain = part.replace("_", " ")
    if row is None:
        own = name.removesuffix("_per_1000_words").replace("_", " ").capitalize()
        row = {"label": f"{own}: {{part}}" if part else own, "counted": "counted", "base": "base"}
        row |= {"formula": "count / base", "source": "", "misses": ""}
    label = row["label"].format(part=plain)
    words = {key: row[key] for key in ("counted", "base", "formula", "source", "misses")}
    return MeasureDescription(measure, label[:1].upper() + label[1:], _unit(name), **words)


def describe_measures() -> pd.DataFrame:
    """List every measure with its label, formula, base, literature and one thing it misses.

    Returns
    -------
    DataFrame
        Columns `measure`, `label`, `counted`, `base`, `formula`, `source`, `misses`; a name ending
        in ``[]`` stands for one row per category, type, stance or side.

    Examples
    --------
    >>> describe_measures().set_index("measure").loc["attributed_share", "formula"]
    'non-space characters inside content / all'
    """
    with resources.files("framing.measures").joinpath("descriptions.csv").open(encoding="utf-8") as file:
        return pd.read_csv(file)


@cache
def _descriptions() -> dict[str, dict[str, str]]:
    """Index the rows of the file by the measure's name."""
    table = describe_measures()
    return {row["measure"]: row for row in table.to_dict("records")}


def _unit(name: str) -> str:
    """Read the unit from the name, as its scale is."""
    if measure_scale(name) == 1000:
        return "per 1,000 words"
    return "share" if name.endswith("_share") else ""
