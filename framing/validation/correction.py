"""Outlets compared on counts that were mended by a coded sample: raw beside corrected."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd
from scipy import stats

from framing.comparison import SEED, compare_outlets
from framing.comparison.cells import Cells, sum_cells
from framing.comparison.contrasts import pair_outlets
from framing.errors import ValidationError
from framing.measures import MEASURE_COLUMNS, measure_scale
from framing.validation.joining import check_strata
from framing.validation.pseudo_outcomes import pseudo_outcomes

CORRECTED_COLUMNS = (
    "measure",
    "voice",
    "outlet",
    "raw",
    "raw_low",
    "raw_high",
    "corrected",
    "low",
    "high",
    "base",
    "n_coded",
    "n_units",
    "n_events",
)
CORRECTED_CONTRAST_COLUMNS = (
    "measure",
    "voice",
    "outlet",
    "outlet_b",
    "raw",
    "raw_low",
    "raw_high",
    "corrected",
    "low",
    "high",
    "p",
    "n_coded",
    "n_events",
)
_NEEDED = ("article_id", "outlet", "event", "stratum", "probability", "machine", "base", "coded")


@dataclass(frozen=True, repr=False)
class Correction:
    """Estimates and contrasts, raw beside corrected.

    Attributes
    ----------
    estimates : DataFrame
        Columns ``CORRECTED_COLUMNS``, one row per outlet.
    contrasts : DataFrame
        Columns ``CORRECTED_CONTRAST_COLUMNS``, one row per pair of outlets with enough shared events.
    settings : dict
        What was asked for.
    """

    estimates: pd.DataFrame
    contrasts: pd.DataFrame
    settings: dict[str, Any] = field(default_factory=dict)

    def __repr__(self) -> str:
        """Say in one line what was corrected."""
        coded, units = (int(self.estimates[name].sum()) for name in ("n_coded", "n_units"))
        return f"<Correction of {self.settings['measure']} by {coded:,} coded of {units:,} units>"


def correct_outlets(
    units: pd.DataFrame,
    measure: str,
    voice: str,
    *,
    method: str = "dsl",
    tuning: float | None = None,
    confidence: float = 0.95,
    min_events: int = 6,
    reference: str | None = None,
    n_resamples: int = 2000,
    seed: int = SEED,
) -> Correction:
    """Estimate and contrast outlets with the machine's errors taken out by a coded sample.

    Parameters
    ----------
    units : DataFrame
        One row per unit (sentence or article) of the whole corpus, as ``join_code`` gives it:
        `article_id`, `outlet`, `event`, `stratum`, `probability`, `machine` (count), `base` and
        `coded` (the hand's count, NaN where not coded). With a column `coded_base` the base is
        mended, too.
    measure, voice : str
        What is counted; the measure's name gives the scale.
    method : {"dsl", "ppi"}
        See ``pseudo_outcomes``.
    tuning : float, optional
        The factor of ``ppi``.
    confidence, min_events, reference, n_resamples, seed
        As for ``compare_outlets``, from which the raw numbers come.

    Returns
    -------
    Correction
        An estimate is the sum of mended counts over the sum of bases. Its interval is Student's t
        with the standard error between events, which holds what the sample leaves open and how
        events differ; a contrast is paired within shared events. With fewer than `min_events` events
        there is no interval and no contrast.

    Raises
    ------
    ValidationError
        A column is missing, a stratum has no coded unit, or the method is unknown.

    Notes
    -----
    Literature: see ``pseudo_outcomes``; Cameron, Gelbach and Miller (2008) on few clusters. Coverage
    by simulation: ``benchmarks/correction.py``. What it misses: the coder's own errors, and what
    sampling leaves open in articles that stand alone.

    Examples
    --------
    >>> rng = np.random.default_rng(1)
    >>> units = pd.DataFrame({"outlet": np.repeat(["Courier", "Flash"], 240),
    ...     "event": np.tile(np.repeat([f"event {i}" for i in range(8)], 30), 2)})
    >>> units["article_id"] = units["outlet"] + units["event"]
    >>> held = rng.random(480) < np.repeat([0.5, 0.5], 240)
    >>> units["machine"] = held & (rng.random(480) < np.repeat([0.9, 0.5], 240))
    >>> units["base"], units["stratum"], units["probability"] = 1, units["outlet"], 0.25
    >>> units["coded"] = np.where(rng.random(480) < 0.25, held, np.nan)
    >>> correct_outlets(units, "attributed_sentence_share", "all").contrasts[
    ...     ["raw", "raw_low", "raw_high", "corrected", "low", "high"]].round(2)
        raw  raw_low  raw_high  corrected   low  high
    0  0.18      ...      -0.09 ...
    """
    units = _checked(units)
    columns = [units[name].to_numpy(dtype=float) for name in ("machine", "coded", "probability", "base")]
    machine, coded, probability, base = columns
    stratum = units["stratum"].to_numpy()
    given: dict[str, Any] = {"method": method, "tuning": tuning, "seed": seed}
    mended = pseudo_outcomes(machine, coded, probability, base, stratum, **given)
    mended_base = base
    if "coded_base" in units:
        known = units["coded_base"].to_numpy(dtype=float)
        mended_base = pseudo_outcomes(base, known, probability, base, stratum, **given)
    named = units.assign(measure=measure, voice=voice)
    cells = next(sum_cells(named.assign(count=mended, base=mended_base)))
    raw = _raw(named, measure, confidence, min_events, reference, n_resamples, seed)
    n_coded = units["coded"].notna().groupby(units["outlet"].astype(str)).sum()
    estimates = _estimates(cells, raw.estimates, n_coded, units, confidence, min_events)
    contrasts = _contrasts(cells, raw.contrasts, n_coded, confidence, min_events, reference)
    settings = {"measure": measure, "voice": voice, "confidence": confidence, "min_events": min_events}
    return Correction(estimates, contrasts, {**settings, **given})


def _checked(units: pd.DataFrame) -> pd.DataFrame:
    """Refuse a table that lacks a column or holds nothing coded."""
    missing = [name for name in _NEEDED if name not in units]
    if missing:
        msg = f"units: expected the columns {', '.join(_NEEDED)}, {missing[0]!r} is missing"
        raise ValidationError(msg)
    if units["coded"].notna().sum() < 2:
        msg = f"units: expected coded units, found {int(units['coded'].notna().sum())}; code a sample first"
        raise ValidationError(msg)
    check_strata(units)
    return units


def _raw(
    named: pd.DataFrame,
    measure: str,
    confidence: float,
    min_events: int,
    reference: str | None,
    n_resamples: int,
    seed: int,
) -> Any:
    """Compare the outlets on the machine's counts."""
    keys = ["article_id", "outlet", "event", "measure", "voice"]
    table = named.rename(columns={"machine": "count"}).groupby(keys, dropna=False, sort=False)
    summed = table[["count", "base"]].sum().reset_index()
    scale = measure_scale(measure)
    summed["value"] = (scale * summed["count"] / summed["base"]).where(summed["base"] > 0)
    shared = summed.dropna(subset="event").drop_duplicates(["outlet", "event"])["event"].duplicated().any()
    return compare_outlets(
        summed[list(MEASURE_COLUMNS)],
        confidence=confidence,
        min_events=min_events,
        reference=reference,
        n_resamples=n_resamples,
        seed=seed,
        contrasts=bool(shared and summed["outlet"].nunique() > 1),
    )


def _estimates(
    cells: Cells,
    raw: pd.DataFrame,
    n_coded: pd.Series,
    units: pd.DataFrame,
    confidence: float,
    min_events: int,
) -> pd.DataFrame:
    """Set each outlet's corrected estimate beside the raw one."""
    base = cells.base.sum(axis=1)
    ratio = np.divide(cells.count.sum(axis=1), base, out=np.full(len(base), np.nan), where=base > 0)
    influence = np.divide(
        cells.count - ratio[:, None] * cells.base,
        base[:, None],
        out=np.zeros_like(cells.count),
        where=base[:, None] > 0,
    )
    n_events = cells.covered.sum(axis=1)
    low, high, _ = _interval(ratio, influence, n_events, confidence, min_events)
    raw = raw.set_index("outlet").loc[cells.outlets].reset_index()
    frame = raw.rename(columns={"estimate": "raw", "low": "raw_low", "high": "raw_high"})
    frame["corrected"] = cells.scale * ratio
    frame["low"], frame["high"] = cells.scale * low, cells.scale * high
    frame["n_coded"] = n_coded.loc[cells.outlets].to_numpy()
    frame["n_units"] = units["outlet"].astype(str).value_counts().loc[cells.outlets].to_numpy()
    return frame[list(CORRECTED_COLUMNS)]


def _contrasts(
    cells: Cells,
    raw: pd.DataFrame,
    n_coded: pd.Series,
    confidence: float,
    min_events: int,
    reference: str | None,
) -> pd.DataFrame:
    """Set each pair's corrected difference beside the raw one."""
    rows = []
    for left, right in pair_outlets(cells.outlets, reference):
        shared = cells.covered[left] & cells.covered[right]
        n = int(shared.sum())
        if n < max(2, min_events):
            continue
        ratios, influence = [], np.zeros((1, n))
        for sign, at in ((1, left), (-1, right)):
            count, base = cells.count[at][shared], cells.base[at][shared]
            ratios.append(count.sum() / base.sum())
            influence += sign * (count - ratios[-1] * base) / base.sum()
        difference = np.array([ratios[0] - ratios[1]])
        low, high, p = _interval(difference, influence, np.array([n]), confidence, min_events)
        ends = [cells.scale * float(value[0]) for value in (difference, low, high)]
        names = cells.outlets[left], cells.outlets[right]
        rows.append((*names, *ends, float(p[0]), int(n_coded.loc[list(names)].sum()), n))
    columns = ["outlet", "outlet_b", "corrected", "low", "high", "p", "n_coded", "n_events"]
    corrected = pd.DataFrame(rows, columns=columns).assign(measure=cells.measure, voice=cells.voice)
    raw = raw.rename(columns={"difference": "raw", "low": "raw_low", "high": "raw_high"})
    beside = raw[["outlet", "outlet_b", "raw", "raw_low", "raw_high"]]
    return corrected.merge(beside, on=["outlet", "outlet_b"], how="left")[list(CORRECTED_CONTRAST_COLUMNS)]


def _interval(
    value: np.ndarray, influence: np.ndarray, n: np.ndarray, confidence: float, min_events: int
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Make Student's t interval from the influence of every event, and p.

    NaN below min_events, and where no event differs from another: there is nothing to judge by.
    """
    few = n < max(2, min_events)
    size = np.where(few, 2, n)
    error = np.sqrt((influence**2).sum(axis=1) * size / (size - 1))
    known = ~few & (error > 0)
    half = np.where(known, stats.t.ppf((1 + confidence) / 2, size - 1) * error, np.nan)
    z = np.divide(np.abs(value), error, out=np.full(len(value), np.nan), where=known)
    return value - half, value + half, 2 * stats.t.sf(z, size - 1)
