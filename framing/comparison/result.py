"""What a comparison is: three tables and the settings that made them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pandas as pd

ESTIMATE_COLUMNS = (
    "measure",
    "voice",
    "outlet",
    "estimate",
    "low",
    "high",
    "count",
    "base",
    "n_articles",
    "n_events",
    "note",
)
CONTRAST_COLUMNS = (
    "measure",
    "voice",
    "outlet",
    "outlet_b",
    "difference",
    "low",
    "high",
    "p",
    "q",
    "n_events",
)
REFUSED_COLUMNS = ("measure", "voice", "outlet", "outlet_b", "n_events", "reason")


@dataclass(frozen=True, repr=False)
class Comparison:
    """Estimates per outlet, contrasts per pair of outlets, and what was refused.

    Attributes
    ----------
    estimates : DataFrame
        Columns ``ESTIMATE_COLUMNS``: one row per measure, voice and outlet. `note` says why an
        interval is missing and is empty otherwise.
    contrasts : DataFrame
        Columns ``CONTRAST_COLUMNS``: `difference` is the estimate of `outlet` minus that of
        `outlet_b`, both over the events that both cover.
    refused : DataFrame
        Columns ``REFUSED_COLUMNS``: the pairs for which no contrast is given, and why.
    settings : dict
        What was asked for, how intervals, tests and families are made, and the size of the table.
    """

    estimates: pd.DataFrame
    contrasts: pd.DataFrame
    refused: pd.DataFrame
    settings: dict[str, Any] = field(default_factory=dict)

    def __repr__(self) -> str:
        """Say in one line what was compared."""
        sizes = (f"{len(self.contrasts)} contrasts", f"{len(self.refused)} refused")
        outlets, events = len(self.settings.get("outlets", ())), self.settings.get("n_events", 0)
        return f"<Comparison of {outlets} outlets over {events} events: {', '.join(sizes)}>"
