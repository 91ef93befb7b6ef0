"""Average the weights of runs that began from the same weights: one network, better than each.

Runs through the int8 rounding must have the same input ranges, as they have when they began alike
(Wortsman et al. 2022 on "model soups").

Run from the repository: python -m benchmarks.reader.average OUT RUN RUN [RUN ...]
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

import numpy as np
import torch


def average(runs: list[Path], out: Path) -> None:
    """Write the mean of the runs' weights, with the ranges that they share."""
    ranges = [dict(np.load(run / "ranges.npz")) for run in runs]
    for run, other in zip(runs[1:], ranges[1:], strict=True):
        if any(not np.array_equal(ranges[0][name], other[name]) for name in ranges[0]):
            raise SystemExit(
                f"{run}: expected the input ranges of {runs[0]}; found others. Begin both alike."
            )
    states = [torch.load(run / "weights.pt") for run in runs]
    mean = {name: sum(state[name] for state in states) / len(states) for name in states[0]}
    out.mkdir(parents=True, exist_ok=True)
    torch.save(mean, out / "weights.pt")
    shutil.copy(runs[0] / "ranges.npz", out / "ranges.npz")


def main() -> None:
    """Average as the command line says."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("out", type=Path, help="folder to write, for export_reader")
    ask.add_argument("runs", type=Path, nargs="+", help="folders that train_reader wrote")
    args = ask.parse_args()
    average(args.runs, args.out)


if __name__ == "__main__":
    main()
