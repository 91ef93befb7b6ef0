"""How mixed an outlet's names for a thing are: entropy per outlet, with an interval."""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing.comparison.cells import sum_cells
from framing.comparison.intervals import spread_factor
from framing.comparison.outlets import SEED
from framing.comparison.resampling import Resampler
from framing.errors import ComparisonError
from framing.measures import split_measure
from framing.measures.naming import NAME_SHARE

ENTROPY_COLUMNS = ("outlet", "concept", "voice", "entropy", "low", "high", "count", "n_variants", "n_events")


def compare_naming(
    table: pd.DataFrame,
    *,
    voice: str = "all",
    n_resamples: int = 2000,
    confidence: float = 0.95,
    seed: int = SEED,
    min_events: int = 6,
) -> pd.DataFrame:
    """Compare how mixed the outlets' names for each concept are.

    entropy = −Σ p log₂ p over the shares p of the variants in an outlet's mentions of the concept: 0
    bits if it always picks the same name, log₂ k if it picks each of k names equally often.

    Parameters
    ----------
    table : DataFrame
        From ``measure``, of marks with names.
    voice : str
        ``own``, ``attributed`` or ``all``.
    n_resamples, confidence, seed, min_events
        As in ``compare_outlets``.

    Returns
    -------
    DataFrame
        Columns ``ENTROPY_COLUMNS``: one row per concept and outlet; `count` mentions, `n_variants` those
        that the outlet uses, `n_events` those with a mention. The interval is Student's t with the
        standard error of a bootstrap over events, cut to what the measure can be; NaN below
        ``min_events`` and for an outlet with a single name. An outlet that never names the concept has
        entropy NaN.

    Raises
    ------
    ComparisonError
        The table holds no names.

    Notes
    -----
    Literature: Shannon (1948). The estimate is that of the shares as they are, which few mentions
    make too low; compare outlets with about as many. The composition itself, with intervals, comes from
    ``compare_outlets(table, ["CONCEPT_name_share[]"])``.

    Examples
    --------
    >>> import pandas as pd
    >>> rows = [
    ...     (f"a{n}", "Flash", f"e{n}", f"town_name_share[{name}]", "all", count, 2)
    ...     for n in range(6) for name, count in (("Velmor", 1), ("Orva", 1))
    ... ]
    >>> columns = ["article_id", "outlet", "event", "measure", "voice", "count", "base"]
    >>> table = pd.DataFrame(rows, columns=columns).assign(value=0.5)
    >>> compare_naming(table)[["outlet", "concept", "entropy", "count", "n_variants"]]
      outlet concept  entropy  count  n_variants
    0  Flash    town      1.0     12           2
    """
    names = table["measure"].map(split_measure).str[0]
    chosen = table[names.str.endswith(NAME_SHARE) & table["voice"].eq(voice)]
    if not len(chosen):
        msg = (
            f"naming: expected measures named CONCEPT{NAME_SHARE}[variant] in voice {voice!r}, found none; "
            "annotate with naming=read_naming(...) first"
        )
        raise ComparisonError(msg)
    resampler = Resampler(n_resamples, seed)
    frames = []
    for name in dict.fromkeys(names[chosen.index]):
        cells = list(sum_cells(chosen[names[chosen.index] == name]))
        counts = np.stack([cell.count for cell in cells])  # variants × outlets × events
        for place, outlet in enumerate(cells[0].outlets):
            own = counts[:, place][:, counts[:, place].sum(axis=0) > 0]
            row = _row(own, resampler, confidence, min_events)
            frames.append({"outlet": outlet, "concept": name.removesuffix(NAME_SHARE), "voice": voice} | row)
    return pd.DataFrame(frames, columns=list(ENTROPY_COLUMNS))


def _row(counts: np.ndarray, resampler: Resampler, confidence: float, min_events: int) -> dict[str, float]:
    """Estimate the entropy of one outlet from variants × events."""
    totals = counts.sum(axis=1)
    n_events = counts.shape[1]
    low = high = float("nan")
    estimate = float(_entropy(totals[:, None])[0])
    used = int((totals > 0).sum())
    if n_events >= min_events and used > 1:
        spread = np.nanstd(_entropy(resampler.sums(counts)))
        half = spread_factor(n_events, confidence) * spread
        low, high = max(0.0, estimate - half), min(float(np.log2(max(2, len(counts)))), estimate + half)
    told = {"entropy": estimate, "low": low, "high": high}
    return told | {"count": int(totals.sum()), "n_variants": used, "n_events": n_events}


def _entropy(counts: np.ndarray) -> np.ndarray:
    """Return the entropy in bits of each column of counts, NaN where a column is empty."""
    total = counts.sum(axis=0)
    share = np.divide(counts, total, out=np.zeros(counts.shape), where=total > 0)
    logs = np.log2(share, out=np.zeros(counts.shape), where=share > 0)
    return np.where(total > 0, np.abs((share * logs).sum(axis=0)), np.nan)
