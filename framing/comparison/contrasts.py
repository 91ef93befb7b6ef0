"""Contrasts of two outlets over the events both cover: difference, interval, permutation test."""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing.comparison.adjusting import adjust_family
from framing.comparison.cells import Cells
from framing.comparison.intervals import spread_factor
from framing.comparison.resampling import Resampler
from framing.comparison.result import CONTRAST_COLUMNS, REFUSED_COLUMNS

_CHUNK = 256
_SLACK = 1e-9
"""Swaps whose difference equals the observed one but for rounding count as reaching it."""


def pair_outlets(outlets: list[str], reference: str | None) -> np.ndarray:
    """List the pairs of outlets as positions: all pairs, or every other outlet with the reference."""
    if reference is None:
        return np.stack(np.triu_indices(len(outlets), 1), axis=1)
    at = outlets.index(reference)
    return np.array([[i, at] for i in range(len(outlets)) if i != at], dtype=np.int64).reshape(-1, 2)


def contrast_cells(
    cells: Cells,
    pairs: np.ndarray,
    resampler: Resampler,
    *,
    confidence: float,
    min_events: int,
    weights: str,
    adjust: str = "bh",
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Contrast one measure for every pair of outlets, within the events that both cover.

    Parameters
    ----------
    cells : Cells
        Counts and bases of one measure and voice.
    pairs : numpy.ndarray
        Pairs × 2, positions in ``cells.outlets``.
    resampler : Resampler
        The draws and swaps of events.
    confidence : float
        Such as 0.95.
    min_events : int
        Pairs that share fewer events are refused.
    weights : str
        ``"sums"`` or ``"events"``.
    adjust : str
        ``"bh"`` or ``"holm"``.

    Returns
    -------
    tuple of DataFrame
        The contrasts, columns ``CONTRAST_COLUMNS``, and the refused pairs, ``REFUSED_COLUMNS``.
    """
    covered, weighted = cells.covered, cells.weighted(weights)
    shared = covered[pairs[:, 0]] & covered[pairs[:, 1]]
    n_shared = shared.sum(axis=1)
    found = (shared * (np.abs(cells.count[pairs[:, 0]]) + np.abs(cells.count[pairs[:, 1]]))).sum(axis=1) > 0
    kept = (n_shared >= max(2, min_events)) & found
    result = np.full((len(pairs), 4), np.nan)
    for n in np.unique(n_shared[kept]):
        rows = np.flatnonzero(kept & (n_shared == n))
        result[rows] = _contrast(weighted, pairs[rows], shared[rows], resampler, confidence)
    frame = _pair_frame(cells, pairs)
    frame["n_events"] = n_shared
    frame[["difference", "low", "high"]] = cells.scale * result[:, :3]
    frame["p"] = result[:, 3]
    frame["q"] = np.nan
    if kept.any():
        frame.loc[kept, "q"] = adjust_family(result[kept, 3], adjust)
    frame["reason"] = [_reason(n, min_events) for n in n_shared.tolist()]
    contrasts = frame.loc[kept, list(CONTRAST_COLUMNS)].reset_index(drop=True)
    return contrasts, frame.loc[~kept, list(REFUSED_COLUMNS)].reset_index(drop=True)


def paired_differences(
    cells: Cells, pairs: np.ndarray, weights: str = "sums"
) -> tuple[np.ndarray, np.ndarray]:
    """Give the difference of every pair over its shared events, and how many these are."""
    weighted, covered = cells.weighted(weights), cells.covered.astype(float)
    count, base = weighted.count @ covered.T, weighted.base @ covered.T
    ratio = np.divide(count, base, out=np.full(count.shape, np.nan), where=base > 0)
    left, right = pairs.T
    n_shared = (covered @ covered.T).astype(int)[left, right]
    return cells.scale * (ratio[left, right] - ratio[right, left]), n_shared


def _contrast(
    cells: Cells, pairs: np.ndarray, shared: np.ndarray, resampler: Resampler, confidence: float
) -> np.ndarray:
    """Give difference, low, high and p for pairs that share the same number of events."""
    n = int(shared[0].sum())
    # an outlet meets many others over the same events: sum each such side once
    sides = np.concatenate([np.column_stack([pairs[:, k], np.packbits(shared, axis=1)]) for k in (0, 1)])
    _, first, inverse = np.unique(sides, axis=0, return_index=True, return_inverse=True)
    left, right = inverse.reshape(2, -1)
    outlet, events = sides[first, 0], np.concatenate([shared, shared])[first]
    count, base = (table[outlet][events].reshape(-1, n) for table in (cells.count, cells.base))
    totals = (count.sum(axis=1), base.sum(axis=1))
    ratio = totals[0] / totals[1]
    drawn = resampler.sums(count) / resampler.sums(base)
    swapped = (resampler.swapped_sums(count), resampler.swapped_sums(base))
    difference = ratio[left] - ratio[right]
    spread, p = np.empty(len(pairs)), np.empty(len(pairs))
    for start in range(0, len(pairs), _CHUNK):
        part = slice(start, start + _CHUNK)
        spread[part] = (drawn[left[part]] - drawn[right[part]]).std(axis=1)
        p[part] = _swap_test(
            totals, swapped, left[part], right[part], difference[part], resampler.is_exact(n)
        )
    margin = float(spread_factor(n, confidence)) * spread
    return np.column_stack([difference, difference - margin, difference + margin, p])


def _swap_test(
    totals: tuple[np.ndarray, np.ndarray],
    swapped: tuple[np.ndarray, np.ndarray],
    left: np.ndarray,
    right: np.ndarray,
    difference: np.ndarray,
    exact: bool,
) -> np.ndarray:
    """Say how often swapping the two outlets within events gives a difference as large."""
    count, base = totals
    moved_count, moved_base = (table[right] - table[left] for table in swapped)
    other = (count[left, None] + moved_count) / (base[left, None] + moved_base)
    other -= (count[right, None] - moved_count) / (base[right, None] - moved_base)
    reached = (np.abs(other) >= (np.abs(difference) * (1 - _SLACK))[:, None]).sum(axis=1)
    return reached / other.shape[1] if exact else (reached + 1) / (other.shape[1] + 1)


def _pair_frame(cells: Cells, pairs: np.ndarray) -> pd.DataFrame:
    """Name the pairs."""
    names = np.array(cells.outlets, dtype=object)[pairs].reshape(-1, 2)
    frame = {"measure": cells.measure, "voice": cells.voice, "outlet": names[:, 0], "outlet_b": names[:, 1]}
    return pd.DataFrame(frame, index=range(len(pairs)))


def _reason(n_shared: int, min_events: int) -> str:
    """Say why a pair is refused."""
    if not n_shared:
        return "no shared event"
    if n_shared < min_events:
        return f"{n_shared} shared event{'s' * (n_shared > 1)}, {min_events} needed"
    return "nothing counted in either outlet"
