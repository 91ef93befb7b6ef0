"""Whether a corpus holds what a contrast of outlets needs, told before any work is done."""

from __future__ import annotations

import pandas as pd

_NEED = "contrasts need events covered by at least two outlets"


def contrast_hindrance(articles: pd.DataFrame) -> str:
    """Say why no two outlets can be contrasted, ``""`` where some can.

    Examples
    --------
    >>> contrast_hindrance(pd.DataFrame({"outlet": ["Flash"], "event": ["flood"]}))
    "no contrasts, estimates alone: only one outlet, 'Flash'; contrasts need a second outlet ..."
    """
    outlets = articles["outlet"].unique()
    if len(outlets) < 2:
        need = "contrasts need a second outlet that covers the same events"
        return f"no contrasts, estimates alone: only one outlet, {str(outlets[0])!r}; {need}"
    covered = articles[["outlet", "event"]].dropna().drop_duplicates()
    if covered["event"].duplicated().any():
        return ""
    why = "no event is covered by two outlets" if len(covered) else "no article names its event"
    return f"no contrasts, estimates alone: {why}; {_NEED} (column 'event')"
