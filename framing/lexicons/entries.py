"""What is known of an entry, in one row: category, strength, sense, source, and how often it was right."""

from __future__ import annotations

import csv
from functools import cache

import pandas as pd

from framing.lexicons.lexicon import FOLDER, read_lexicon
from framing.lexicons.precision import entry_precision

ENTRY_COLUMNS = ("entry", "category", "strength", "sense", "source", "right", "hits", "evidence")


def describe_entries(lexicon: str, entry: str | None = None) -> pd.DataFrame:
    """Describe the entries of a shipped lexicon, with their precision on annotated news beside them.

    Parameters
    ----------
    lexicon : str
        ``"hedges"``, ``"boosters"``, ``"loaded"`` or ``"cues"``.
    entry : str, optional
        Only this entry.

    Returns
    -------
    DataFrame
        Columns ``ENTRY_COLUMNS``, in file order. `sense` is the entry's note, with the words beside
        which the entry is literal and does not count; without a note, why its context is asked for.
        `right` of `hits` over all corpora in which it was found, both 0 where it was found in none;
        `evidence` names them.

    Examples
    --------
    >>> describe_entries("hedges", "might")[["category", "sense"]].values.tolist()
    [['epistemic', 'modal; not military might']]
    """
    entries = read_lexicon(lexicon).entries
    if entry is not None:
        entries = entries[entries["entry"] == entry].reset_index(drop=True)
    found = entry_precision(lexicon)
    told = found["corpus"] + " " + found["right"].astype("str") + " of " + found["hits"].astype("str")
    evidence = told.groupby(found["entry"]).agg(", ".join).to_dict()
    sums = found.groupby("entry")[["right", "hits"]].sum()
    table = entries[["entry", "category", "strength", "source"]].copy()
    table["sense"] = [_sense(row) for row in entries.to_dict("records")]
    for column in ("right", "hits"):
        table[column] = table["entry"].map(sums[column]).fillna(0).astype("int64")
    table["evidence"] = [evidence.get(name, "") for name in table["entry"]]
    return table[list(ENTRY_COLUMNS)]


def _sense(row: dict[str, str]) -> str:
    """Say in which sense an entry counts: its note or why its context is asked for, and its guards."""
    told = row["note"] or (_reasons()[row["context"]] if row.get("context") else "")
    guards = (("before", row.get("not_before", "")), ("after", row.get("not_after", "")))
    literal = [f"literal {where} {', '.join(words.split())}" for where, words in guards if words]
    return "; ".join([told, *literal] if told else literal)


@cache
def _reasons() -> dict[str, str]:
    """Return why each context is asked for."""
    with FOLDER.joinpath("contexts.csv").open(encoding="utf-8", newline="") as file:
        return {row["context"]: row["why"] for row in csv.DictReader(file)}
