"""How many events a contrast needs: from what the events of this corpus vary by."""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy import stats

from framing.comparison.result import Comparison
from framing.errors import ComparisonError

PLANNED_COLUMNS = (
    "measure",
    "voice",
    "outlet",
    "outlet_b",
    "n_events",
    "event_sd",
    "difference",
    "power",
    "events_needed",
    "detectable",
)
_MOST, _CERTAIN = 100_000, 30


def plan_events(
    result: Comparison,
    measure: str,
    voice: str,
    *,
    difference: float | None = None,
    power: float = 0.8,
    level: float = 0.05,
) -> pd.DataFrame:
    """Say how many shared events would be needed to see a difference of a given size.

    Parameters
    ----------
    result : Comparison
        What ``compare_outlets`` returns; its contrasts tell how much events vary.
    measure, voice : str
        The measure.
    difference : float, optional
        The size that matters to you, in the unit of the measure. Without it the difference found is
        taken, which flatters: of many contrasts the large ones are large partly by chance.
    power : float
        The chance with which it is to be seen.
    level : float
        p at which it counts as seen.

    Returns
    -------
    DataFrame
        Columns ``PLANNED_COLUMNS``, one row per contrast: `event_sd`, the standard deviation of one
        event's contribution; the `power` that the `n_events` at hand have for `difference`;
        `events_needed` for the power asked for (NaN above 100,000); and the difference that is
        `detectable` with the events at hand.

    Raises
    ------
    ComparisonError
        There is no such contrast, or power or level lie outside 0 to 1.

    Notes
    -----
    Power of a paired t test over events, with the noncentral t distribution (Cohen 1988). It takes
    further events to be like those at hand. What it misses: the correction for many contrasts.

    Examples
    --------
    >>> contrasts = pd.DataFrame(
    ...     [["hedge_balance", "own", "Courier", "Flash", 0.2, -0.05, 0.45, 8]],
    ...     columns=["measure", "voice", "outlet", "outlet_b", "difference", "low", "high", "n_events"],
    ... )
    >>> result = Comparison(pd.DataFrame(), contrasts, pd.DataFrame(), {"confidence": 0.95})
    >>> plan_events(result, "hedge_balance", "own")[["event_sd", "power", "events_needed"]].round(2)
       event_sd  power  events_needed
    0       0.3   0.37           20.0
    """
    if not (0 < power < 1 and 0 < level < 1):
        msg = f"power and level: expected numbers between 0 and 1, found {power!r} and {level!r}"
        raise ComparisonError(msg)
    rows = result.contrasts
    rows = rows[rows["measure"].eq(measure) & rows["voice"].eq(voice)].reset_index(drop=True)
    if not len(rows):
        msg = f"expected a contrast of {measure!r} ({voice}), found none; see result.refused for why"
        raise ComparisonError(msg)
    n = rows["n_events"].to_numpy()
    half = (rows["high"] - rows["low"]).to_numpy() / 2
    error = half / stats.t.ppf((1 + result.settings.get("confidence", 0.95)) / 2, n - 1)
    planned = rows[["measure", "voice", "outlet", "outlet_b", "n_events"]].copy()
    planned["event_sd"] = error * np.sqrt(n)
    planned["difference"] = rows["difference"].abs() if difference is None else abs(difference)
    size = _standardised(planned["difference"].to_numpy(), planned["event_sd"].to_numpy())
    planned["power"] = [_power(d, k, level) for d, k in zip(size, n, strict=True)]
    planned["events_needed"] = [_needed(d, power, level) for d in size]
    planned["detectable"] = [_detectable(k, power, level) for k in n] * planned["event_sd"]
    return planned[list(PLANNED_COLUMNS)]


def _standardised(difference: np.ndarray, sd: np.ndarray) -> np.ndarray:
    """Divide the difference by the standard deviation of an event; NaN where events do not vary."""
    return np.divide(difference, sd, out=np.full(len(sd), np.nan), where=sd > 0)


def _power(size: float, n: int, level: float) -> float:
    """Give the chance that a two-sided paired t test sees a standardised difference."""
    critical = stats.t.ppf(1 - level / 2, n - 1)
    shift = size * np.sqrt(n)
    if shift > _CERTAIN + critical:
        # the noncentral t distribution cannot be computed that far out
        return 1.0
    above = stats.nct.sf(critical, n - 1, shift)
    # beyond the critical value the other tail is empty, and scipy gives NaN for it
    below = stats.nct.cdf(-critical, n - 1, shift) if shift < critical else 0.0
    return float(above + below)


def _needed(size: float, power: float, level: float) -> float:
    """Search for the smallest number of events with the power."""
    if not size > 0:
        return np.nan
    if _power(size, 2, level) >= power:
        return 2.0
    z = stats.norm.ppf(1 - level / 2) + stats.norm.ppf(power)
    # the normal approximation falls short by few events, from where to count on
    n = max(2, int((z / size) ** 2))
    if n > _MOST:
        return np.nan
    while _power(size, n, level) < power:
        n += 1
    return float(n)


def _detectable(n: int, power: float, level: float) -> float:
    """Search for the standardised difference that n events show with the power."""
    low, high = 0.0, 50.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (low, middle) if _power(middle, n, level) >= power else (middle, high)
    return high
