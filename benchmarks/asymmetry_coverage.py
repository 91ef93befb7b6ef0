"""How often the 95 % intervals of `compare_sides` hold the truth, by simulation.

Each simulated outlet reports two sides on the same events: a number of attributions of each side per event
(Poisson), and of these some distancing, with a chance that varies by event (beta, intraclass correlation
0.1). For each number of events, attributions and pair of true shares the table gives the coverage and the
mean width of the package's interval, made on Fisher's scale, and of the same interval on the plain scale
with the share of these that leave −1 to 1. Outlets without an interval are not counted; how many have one is
the last column.

Run: python benchmarks/asymmetry_coverage.py [--simulations 2000]
"""

from __future__ import annotations

import argparse
from itertools import product

import numpy as np
import pandas as pd

from framing import compare_sides

SEED = 2031
EVENTS, MEAN_BASES = (6, 8, 12, 30), (1, 3)
TRUTHS = ((0.1, 0.05), (0.5, 0.3), (0.85, 0.1), (0.95, 0.05))
_CORRELATION = 0.1


def draw(n_outlets: int, n_events: int, mean_base: float, truth: tuple[float, float]) -> pd.DataFrame:
    """Draw a table of measures: every simulation is an outlet of its own."""
    rng = np.random.default_rng(SEED)
    names = np.repeat([f"o{at:05d}" for at in range(n_outlets)], n_events)
    events = np.tile([f"e{at:02d}" for at in range(n_events)], n_outlets)
    parts = []
    for side, share in zip(("a", "b"), truth, strict=True):
        size = (1 - _CORRELATION) / _CORRELATION
        chance = rng.beta(share * size, (1 - share) * size, len(names))
        base = rng.poisson(mean_base, len(names))
        frame = {"article_id": names + events, "outlet": names, "event": events, "voice": "all"}
        count = rng.binomial(base, chance)
        parts.append(
            pd.DataFrame({**frame, "measure": f"distancing_share[{side}]", "count": count, "base": base})
        )
    return pd.concat(parts, ignore_index=True)


def judge(found: pd.DataFrame, truth: tuple[float, float]) -> dict[str, float]:
    """Give coverage and width on both scales, in percent and as a difference of shares."""
    found = found.dropna(subset=["low", "high"])
    difference, true = found["difference"].to_numpy(), truth[0] - truth[1]
    # the half-width on Fisher's scale times its slope there is the half-width on the plain one
    half = (np.arctanh(found["high"]) - np.arctanh(found["low"])).to_numpy() / 2 * (1 - difference**2)
    low, high = difference - half, difference + half
    return {
        "held": 100 * found["low"].le(true).mul(found["high"].ge(true)).mean(),
        "width": (found["high"] - found["low"]).mean(),
        "plain held": 100 * np.mean((low <= true) & (true <= high)),
        "plain width": np.mean(high - low),
        "plain outside": 100 * np.mean((low < -1) | (high > 1)),
        "intervals": len(found),
    }


def main() -> None:
    """Print one row per design."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--simulations", type=int, default=2000)
    simulations = parser.parse_args().simulations
    rows = []
    for n_events, mean_base, truth in product(EVENTS, MEAN_BASES, TRUTHS):
        found = compare_sides(draw(simulations, n_events, mean_base, truth), "a", "b", n_resamples=1000)
        design = {"events": n_events, "base": mean_base, "a": truth[0], "b": truth[1]}
        rows.append(design | judge(found, truth))
    print(pd.DataFrame(rows).round(2).to_string(index=False))


if __name__ == "__main__":
    main()
