"""How often the 95 % intervals of `compare_outlets` hold the truth, by simulation.

Corpora of two outlets are drawn from a known truth: the same events, an effect of the event that both
outlets share, an effect of the outlet on the event (over-dispersion), articles of different length.
Four kinds of measure: a rate of 12 per 1,000 words, a rare one of 2 per 1,000 words, a share of about
8 attributions an article, and a share of characters. For each number of events the table gives the
coverage of the interval of one outlet's estimate and of the paired contrast, made by four methods, and
how often the permutation test rejects at 0.05 when the outlets do not differ.

Run: python benchmarks/coverage.py [--simulations 4000] [--out coverage.csv]
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import pandas as pd
from scipy import stats
from simulated_corpora import KINDS, SEED, draw

from framing.comparison.cells import Cells
from framing.comparison.contrasts import contrast_cells
from framing.comparison.estimates import estimate_cells
from framing.comparison.resampling import Resampler

EVENTS = (6, 8, 12, 30)
OPTIONS = {"confidence": 0.95, "min_events": 6, "weights": "sums"}
N_RESAMPLES = 1000


def package_intervals(kind: str, count: np.ndarray, base: np.ndarray) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Have the package estimate and contrast: every simulation is a pair of outlets of its own."""
    size, n_events = count.shape[1:]
    counts, bases = (
        count.reshape(2 * size, n_events).astype(float),
        base.reshape(2 * size, n_events).astype(float),
    )
    names = [f"{outlet}{i:06d}" for outlet in "ab" for i in range(size)]
    events = [f"e{i:02d}" for i in range(n_events)]
    articles, unit = np.full(2 * size, n_events), np.ones(2 * size)
    cells = Cells(KINDS[kind], "own", names, events, counts, bases, articles, unit)
    resampler = Resampler(N_RESAMPLES, SEED)
    pairs = np.column_stack([np.arange(size) + size, np.arange(size)])
    contrasts, _ = contrast_cells(cells, pairs, resampler, **OPTIONS)
    estimates = estimate_cells(cells, resampler, **OPTIONS).iloc[:size]
    for frame in (contrasts, estimates):
        columns = frame.columns.intersection(["estimate", "difference", "low", "high"])
        frame[columns] /= cells.scale
    return estimates, contrasts


def classic_intervals(count: np.ndarray, base: np.ndarray, paired: bool) -> dict[str, np.ndarray]:
    """Make percentile, BCa and bootstrap-t intervals: simulations × (low, high)."""
    n = count.shape[2]
    resampler = Resampler(N_RESAMPLES, SEED)
    ratio = count.sum(axis=2) / base.sum(axis=2)
    drawn = np.stack([resampler.sums(c) / resampler.sums(b) for c, b in zip(count, base, strict=True)])
    left_out = (count.sum(axis=2, keepdims=True) - count) / (base.sum(axis=2, keepdims=True) - base)
    influence = (count - ratio[..., None] * base) / base.sum(axis=2, keepdims=True)
    if paired:
        ratio, drawn, left_out, influence = (x[1] - x[0] for x in (ratio, drawn, left_out, influence))
    else:
        ratio, drawn, left_out, influence = (x[0] for x in (ratio, drawn, left_out, influence))
    spread = np.sqrt(n / (n - 1) * (influence**2).sum(axis=1))
    return {
        "percentile": np.quantile(drawn, [0.025, 0.975], axis=1).T,
        "BCa": bca(ratio, drawn, left_out),
        "bootstrap-t": bootstrap_t(count, base, ratio, drawn, spread, resampler, paired),
    }


def bca(ratio: np.ndarray, drawn: np.ndarray, left_out: np.ndarray) -> np.ndarray:
    """Make bias-corrected and accelerated intervals (Efron 1987)."""
    below = (drawn < ratio[:, None]).mean(axis=1) + (drawn == ratio[:, None]).mean(axis=1) / 2
    bias = stats.norm.ppf(np.clip(below, 0.001, 0.999))
    gap = left_out.mean(axis=1, keepdims=True) - left_out
    squares = (gap**2).sum(axis=1)
    acceleration = np.divide(
        (gap**3).sum(axis=1), 6 * squares**1.5, out=np.zeros_like(squares), where=squares > 0
    )
    ordered = np.sort(drawn, axis=1)
    ends = []
    for z in stats.norm.ppf([0.025, 0.975]):
        level = stats.norm.cdf(bias + (bias + z) / (1 - acceleration * (bias + z)))
        at = np.rint(level * (drawn.shape[1] - 1)).astype(int)
        ends.append(np.take_along_axis(ordered, at[:, None], axis=1)[:, 0])
    return np.column_stack(ends)


def bootstrap_t(
    count: np.ndarray,
    base: np.ndarray,
    ratio: np.ndarray,
    drawn: np.ndarray,
    spread: np.ndarray,
    resampler: Resampler,
    paired: bool,
) -> np.ndarray:
    """Make bootstrap-t intervals with the linearised standard error of every resample."""
    n = count.shape[2]
    sums = [(resampler.sums(c), resampler.sums(b)) for c, b in zip(count, base, strict=True)]
    outlets = (1, 0) if paired else (0,)
    variance = 0.0
    for i in outlets:
        for j in outlets:
            sign = 1 if i == j else -1
            (ci, bi), (cj, bj) = sums[i], sums[j]
            ri, rj = ci / bi, cj / bj
            cross = resampler.sums(count[i] * count[j]) - ri * resampler.sums(base[i] * count[j])
            cross += ri * rj * resampler.sums(base[i] * base[j]) - rj * resampler.sums(count[i] * base[j])
            variance = variance + sign * cross / (bi * bj)
    error = np.sqrt(np.maximum(n / (n - 1) * variance, 0))
    t = np.divide(drawn - ratio[:, None], error, out=np.zeros_like(drawn), where=error > 0)
    upper, lower = np.quantile(t, [0.975, 0.025], axis=1)
    return np.column_stack([ratio - upper * spread, ratio - lower * spread])


def covers(intervals: np.ndarray, truth: float) -> float:
    """Give the share of intervals that hold the truth, in percent; those refused are left out."""
    low, high = intervals[~np.isnan(intervals).any(axis=1)].T
    return 100 * float(np.mean((low <= truth) & (truth <= high)))


def simulate(kind: str, n_events: int, n_simulations: int) -> list[dict]:
    """Measure coverage and test size of one kind of measure at one number of events."""
    count, base, truth = draw(kind, n_events, n_simulations, differ=True)
    estimates, contrasts = package_intervals(kind, count, base)
    same_count, same_base, _ = draw(kind, n_events, n_simulations, differ=False)
    _, null = package_intervals(kind, same_count, same_base)
    rows = []
    for what, frame, true in (
        ("estimate", estimates, truth[0]),
        ("contrast", contrasts, truth[1] - truth[0]),
    ):
        classic = classic_intervals(count, base, paired=what == "contrast")
        row = {"measure": kind, "events": n_events, "interval of": what}
        row |= {name: covers(intervals, true) for name, intervals in classic.items()}
        row["compare_outlets"] = covers(frame[["low", "high"]].to_numpy(), true)
        row["no interval"] = 100 * (1 - frame["low"].notna().sum() / n_simulations)
        row["test size"] = 100 * float((null["p"] <= 0.05).mean()) if what == "contrast" else np.nan
        rows.append(row)
    return rows


def main() -> None:
    """Simulate every cell and print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--simulations", type=int, default=4000)
    parser.add_argument("--out", type=Path, help="write the table as CSV, too")
    arguments = parser.parse_args()
    rows = [row for kind in KINDS for n in EVENTS for row in simulate(kind, n, arguments.simulations)]
    table = pd.DataFrame(rows).round(1)
    print(table.to_string(index=False, na_rep=""))
    if arguments.out:
        table.to_csv(arguments.out, index=False)


if __name__ == "__main__":
    main()
