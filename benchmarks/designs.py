"""Coverage, test size and power of `compare_outlets` for 4 to 30 events and 2 to 8 outlets, by simulation.

For each kind of measure, number of events and number of outlets, corpora are drawn from a known truth
(see ``simulated_corpora.py``) and compared. In percent: how often the 95 % interval of an outlet's
estimate and of a paired contrast holds the truth, over all outlets and pairs; how often p <= 0.05 where
no outlet differs (test size); how often a family of pairs without any difference has a q <= 0.05 (false
family); and how often the last outlet's difference to the first, half as much again, has p <= 0.05
(power) and q <= 0.05 (power after correction). Below 6 events everything is refused: that is the design.

Run: python benchmarks/designs.py [--simulations 2000] [--out data/expected/designs.csv]
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import pandas as pd
from scipy import stats
from simulated_corpora import KINDS, SEED, draw

from framing.comparison.cells import Cells
from framing.comparison.contrasts import contrast_cells, pair_outlets
from framing.comparison.estimates import estimate_cells
from framing.comparison.resampling import Resampler

EVENTS, OUTLETS = (4, 8, 12, 30), (2, 4, 8)
OPTIONS = {"confidence": 0.95, "min_events": 6, "weights": "sums"}
N_RESAMPLES = 1000


def compare(kind: str, count: np.ndarray, base: np.ndarray) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Have the package compare all simulated corpora at once; `n` says which one a row is of.

    The outlets of all corpora stand in one table, and only those of one corpus are paired.
    """
    n_outlets, size, n_events = count.shape
    names = [f"{n:06} o{i}" for n in range(size) for i in range(n_outlets)]
    events = [f"e{i:02}" for i in range(n_events)]
    counts, bases = (part.swapaxes(0, 1).reshape(-1, n_events).astype(float) for part in (count, base))
    many = np.full(len(names), n_events)
    cells = Cells(KINDS[kind], "own", names, events, counts, bases, many, np.ones(len(names)))
    within = pair_outlets(names[:n_outlets], None)
    pairs = (within + n_outlets * np.arange(size)[:, None, None]).reshape(-1, 2)
    resampler = Resampler(N_RESAMPLES, SEED)
    contrasts, _ = contrast_cells(cells, pairs, resampler, **OPTIONS)
    estimates = estimate_cells(cells, resampler, **OPTIONS)
    for frame in (contrasts, estimates):
        frame["n"] = frame["outlet"].str[:6]
        for name in frame.columns.intersection(["outlet", "outlet_b"]):
            frame[name] = frame[name].str[7:]
    if len(contrasts):
        # the family of q is one corpus, not all of them together
        contrasts["q"] = contrasts.groupby("n")["p"].transform(
            lambda p: stats.false_discovery_control(p.to_numpy())
        )
    return estimates, contrasts


def holds(frame: pd.DataFrame, truth: pd.Series) -> float:
    """Give the share of intervals that hold the truth, in percent; those refused are left out."""
    made = frame["low"].notna()
    inside = (frame["low"] <= truth) & (truth <= frame["high"])
    return 100 * float(inside[made].mean()) if made.any() else np.nan


def simulate(kind: str, n_events: int, n_outlets: int, n_simulations: int) -> dict:
    """Measure one cell of the table."""
    size = n_simulations // (n_outlets // 2) ** 2
    count, base, truth = draw(kind, n_events, size, True, n_outlets)
    estimates, contrasts = compare(kind, count, base)
    scale = 1000 if KINDS[kind].endswith("words") else 1
    true = pd.Series(scale * truth, [f"o{i}" for i in range(n_outlets)])
    row = {"measure": kind, "events": n_events, "outlets": n_outlets, "corpora": size}
    row["estimate"] = holds(estimates, estimates["outlet"].map(true).astype(float))
    row["no interval"] = 100 * float(estimates["low"].isna().mean())
    row["contrast"] = holds(
        contrasts, contrasts["outlet"].map(true).astype(float) - contrasts["outlet_b"].map(true).astype(float)
    )
    _, null = compare(kind, *draw(kind, n_events, size, False, n_outlets)[:2])
    if len(null):
        ends = contrasts[(contrasts["outlet"] == "o0") & (contrasts["outlet_b"] == f"o{n_outlets - 1}")]
        row["test size"] = 100 * float((null["p"] <= 0.05).mean())
        row["false family"] = 100 * float((null.groupby("n")["q"].min() <= 0.05).mean())
        row["power"] = 100 * float((ends["p"] <= 0.05).mean())
        row["power corrected"] = 100 * float((ends["q"] <= 0.05).mean())
    return row


def main() -> None:
    """Simulate every cell and print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--simulations", type=int, default=2000, help="corpora of two outlets; of more, fewer"
    )
    parser.add_argument("--out", type=Path, help="write the table as CSV, too")
    arguments = parser.parse_args()
    rows = [
        simulate(kind, events, outlets, arguments.simulations)
        for kind in KINDS
        for events in EVENTS
        for outlets in OUTLETS
    ]
    table = pd.DataFrame(rows).round(1)
    print(table.to_string(index=False, na_rep="–"))
    if arguments.out:
        table.to_csv(arguments.out, index=False, lineterminator="\n")


if __name__ == "__main__":
    main()
