"""Does the corrected contrast hold the truth where the raw one cannot? By simulation.

Corpora with a known rate of 30 loaded words per 1,000 (first outlet) to 45 (last outlet) are read by a
machine that finds 85 % of them on the first outlet and 65 % on the others, and marks 3 words per 1,000
wrongly: errors that differ by 20 points. Sentences are then drawn as ``framing validate sample`` draws
them and coded without fault. The table gives, for the contrast of the first two outlets, the bias of the
raw and of the corrected difference (per 1,000 words) and how often each one's 95 % interval holds the
truth. The raw interval holds only what the machine counts; of a wrong number it is the wrong interval.

Run: python benchmarks/correction.py [--simulations 500] [--out data/expected/correction.csv]
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import pandas as pd
from simulated_corpora import SEED, draw_sentences

from framing.validation import correct_outlets
from framing.validation.sampling import draw_units

METHODS = {"dsl": {"method": "dsl"}, "ppi": {"method": "ppi"}}
DESIGNS = [(2, 8, 200), (2, 12, 200), (2, 30, 200), (4, 12, 200), (8, 30, 200), (2, 12, 100), (2, 12, 400)]
RATE, FALSE, RECALLS = 0.03, 0.003, (0.85, 0.65)


def simulate(n_outlets: int, n_events: int, n_coded: int, n_simulations: int) -> list[dict]:
    """Measure bias and coverage of one design, for every method."""
    rates = RATE * np.linspace(1, 1.5, n_outlets)
    recalls = np.array([RECALLS[0]] + [RECALLS[1]] * (n_outlets - 1))
    truth = 1000 * (rates[0] - rates[1])
    rows = []
    for number in range(n_simulations):
        rng = np.random.default_rng([SEED, n_outlets, n_events, n_coded, number])
        frame = draw_sentences(rng, rates, n_events, recalls, np.full(n_outlets, FALSE))
        key = draw_units(frame, ["loaded"], n_coded, seed=int(rng.integers(2**31)))
        units = key.rename(columns={"loaded": "machine", "loaded_base": "base"})
        units["coded"] = units["truth"].where(units["unit_id"].notna()).astype(float)
        for name, given in METHODS.items():
            result = correct_outlets(
                units, "loaded_per_1000_words", "own", reference="outlet 1", n_resamples=100, **given
            )
            row = result.contrasts.iloc[0]
            rows.append({"method": name, **row[["raw", "raw_low", "raw_high", "corrected", "low", "high"]]})
    table = pd.DataFrame(rows)
    made = []
    for name, part in table.groupby("method", sort=False):
        made.append(
            {
                "outlets": n_outlets,
                "events": n_events,
                "coded": n_coded,
                "method": name,
                "bias raw": float((part["raw"] - truth).mean()),
                "bias corrected": float((part["corrected"] - truth).mean()),
                "coverage raw": 100 * float(part["raw_low"].le(truth).mul(part["raw_high"].ge(truth)).mean()),
                "coverage": 100 * float(part["low"].le(truth).mul(part["high"].ge(truth)).mean()),
                "width raw": float((part["raw_high"] - part["raw_low"]).mean()),
                "width": float((part["high"] - part["low"]).mean()),
            }
        )
    return made


def main() -> None:
    """Simulate every design and print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--simulations", type=int, default=500)
    parser.add_argument("--out", type=Path, help="write the table as CSV, too")
    arguments = parser.parse_args()
    table = pd.DataFrame([row for design in DESIGNS for row in simulate(*design, arguments.simulations)])
    table = table.round(1)
    print(table.to_string(index=False))
    if arguments.out:
        table.to_csv(arguments.out, index=False, lineterminator="\n")


if __name__ == "__main__":
    main()
