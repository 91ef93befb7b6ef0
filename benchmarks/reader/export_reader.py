"""Turn trained weights into the folder that ships.

Writes reader.onnx, links.npy, tokenizer.json.gz and settings.json. Computation is in int8 where RUN
holds ``ranges.npz``, else in float32 with weights kept as int8. Settings are those that
``evaluate_reader --tune`` left in OUT or RUN, else the defaults.

Run from the repository: python -m benchmarks.reader.export_reader RUN OUT
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import shutil
from dataclasses import asdict
from pathlib import Path

import numpy as np
import onnx
import torch

from benchmarks.reader.graph import build_model
from benchmarks.reader.network import base_folder
from benchmarks.reader.rounding import read_ranges
from framing.reader import Settings

SETTINGS = "settings.json"


def export(run: Path, out: Path) -> None:
    """Write the folder of one trained reader."""
    out.mkdir(parents=True, exist_ok=True)
    rounded = (run / "ranges.npz").exists()
    weights = {
        name: value.numpy()
        for name, value in torch.load(run / ("weights.pt" if rounded else "plain.pt")).items()
    }
    ranges = read_ranges(run / "ranges.npz") if rounded else {}
    onnx.save(build_model(weights, ranges), out / "reader.onnx")
    np.save(out / "links.npy", weights["table"].astype(np.float32))
    with (
        (out / "tokenizer.json.gz").open("wb") as file,
        gzip.GzipFile("", "wb", fileobj=file, mtime=0) as packed,
    ):
        packed.write((base_folder() / "tokenizer.json").read_bytes())
    if (run / SETTINGS).exists():
        shutil.copy(run / SETTINGS, out / SETTINGS)
    elif not (out / SETTINGS).exists():
        (out / SETTINGS).write_text(json.dumps(asdict(Settings()), indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Export as the command line says, and list what was written."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("run", type=Path, help="folder that train_reader wrote")
    ask.add_argument("out", type=Path, help="folder to write")
    args = ask.parse_args()
    export(args.run, args.out)
    for path in sorted(args.out.iterdir()):
        data = path.read_bytes()
        print(f"{len(data) / 1e6:8.2f} MB  {hashlib.sha256(data).hexdigest()}  {path.name}")


if __name__ == "__main__":
    main()
