"""The name of an engine in; how often it and the lists are right, as measured on annotated news, out."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import NamedTuple


class ErrorRate(NamedTuple):
    """One figure: of what, how much, and on which texts that nothing was tuned on."""

    what: str
    figure: str
    on: str


_OF_LOADED = "loaded"


def error_rates(engine: str, own_list: bool = False) -> list[ErrorRate]:
    """Give the error rates of an engine and of the shipped lists.

    Parameters
    ----------
    engine : str
        Its name, as in ``Marks.provenance``.
    own_list : bool, default False
        Whether a list of the user's own stands in the place of the loaded terms: what was measured
        of the shipped ones then says nothing.

    Returns
    -------
    list of ErrorRate
        Of an engine that was not measured, those of the lists alone.

    Examples
    --------
    >>> error_rates("rules")[0].figure
    'F1 68.6 %'
    >>> [rate.what for rate in error_rates("my own")]
    ['hedges, by the list', 'loaded words, by the list']
    """
    with Path(__file__).with_name("error_rates.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["engine"] in ("", engine)]
    rates = [ErrorRate(row["what"], row["figure"], row["on"]) for row in rows]
    return [rate for rate in rates if not (own_list and _OF_LOADED in rate.what)]
