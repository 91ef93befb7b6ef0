"""How long a full comparison takes: outlets x events x measures, bootstrap and tests included.

    python benchmarks/comparison_speed.py [--outlets 48] [--events 150] [--measures 25] [--missing 0.1]

Counts are drawn at random with a seed; wall and CPU time of one call of ``compare_outlets`` are printed.
"""

from __future__ import annotations

import argparse
import time

import numpy as np
import pandas as pd

from framing import compare_outlets
from framing.measures.rates import MEASURE_COLUMNS


def made_table(outlets: int, events: int, measures: int, missing: float, seed: int) -> pd.DataFrame:
    """Draw one article for each outlet and event, and a count and base for each of its measures."""
    rng = np.random.default_rng(seed)
    cells = [
        (outlet, event) for outlet in range(outlets) for event in range(events) if rng.random() >= missing
    ]
    names = [f"rate {number}" for number in range(measures)]
    table = pd.DataFrame(
        [(f"a{o}-{e}", f"outlet {o:02}", f"event {e:03}", name, "all") for o, e in cells for name in names],
        columns=["article_id", "outlet", "event", "measure", "voice"],
    )
    table["count"] = rng.poisson(6, len(table))
    table["base"] = rng.integers(300, 900, len(table))
    table["value"] = table["count"] / table["base"]
    return table[list(MEASURE_COLUMNS)]


def main() -> None:
    """Time one comparison."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--outlets", type=int, default=48)
    ask.add_argument("--events", type=int, default=150)
    ask.add_argument("--measures", type=int, default=25)
    ask.add_argument("--missing", type=float, default=0.0)
    ask.add_argument("--resamples", type=int, default=2000)
    args = ask.parse_args()
    table = made_table(args.outlets, args.events, args.measures, args.missing, seed=1)
    wall, cpu = time.perf_counter(), time.process_time()
    result = compare_outlets(table, n_resamples=args.resamples)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    print(f"{len(table):,} rows, {len(result.contrasts):,} contrasts: {wall:.1f} s wall, {cpu:.1f} s CPU")


if __name__ == "__main__":
    main()
