"""Tables of measures small enough to sum by hand."""

from __future__ import annotations

import pandas as pd
import pytest

from framing.measures import measure_scale


def build(
    counts: dict[str, list], base: float | dict = 100, measure: str = "attributed_share", voice: str = "all"
):
    """Build a table with one article per outlet and event; a count of None leaves the cell out."""
    rows = []
    for outlet, values in counts.items():
        bases = base[outlet] if isinstance(base, dict) else [base] * len(values)
        for event, (count, size) in enumerate(zip(values, bases, strict=True)):
            if count is not None:
                name = f"event {event:02}"
                rows.append((f"{outlet}-{event:02}", outlet, name, measure, voice, count, size))
    table = pd.DataFrame(rows, columns=["article_id", "outlet", "event", "measure", "voice", "count", "base"])
    scale = measure_scale(measure)
    table["value"] = (scale * table["count"] / table["base"]).where(table["base"] > 0)
    return table


@pytest.fixture
def make_table():
    """Give the builder of tables."""
    return build
