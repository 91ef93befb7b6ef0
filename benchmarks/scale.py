"""How time and memory grow with the corpus, and what a second worker brings.

    python benchmarks/scale.py growth [--sizes 1000 10000 100000 1000000] [--words 12] [--jobs 0]
    python benchmarks/scale.py workers [--articles 4000] [--words 150] [--repeat 3]

``growth`` reads synthetic articles with the rules engine, one size after the other, and prints processor
time of all processes, wall time and the peak memory of the largest of them, then the exponent b of
time ~ articles^b over the sizes from 10,000 on (from all, where there are fewer than two of these) and
memory as a ratio
to that at 10,000.

``workers`` reads the same corpus with 1 and with 2 worker processes, and with a local Dask cluster of 1 and
of 2, in turn. Efficiency is (wall time with 1) / (2 × wall time with 2), start of the processes included and
not; on a machine that others use, the processor time of all processes together is the safer figure: it
must stay the same.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import numpy as np
from synthetic_articles import write_articles


def timed(corpus: Path, out: Path, *options: str) -> dict[str, Any]:
    """Run a command of its own process and give what it took: the process and all those it started."""
    shutil.rmtree(out, ignore_errors=True)
    command = [sys.executable, "-m", "framing", "run", str(corpus), "--out", str(out), "--engine", "rules"]
    with tempfile.TemporaryFile() as told:
        began = time.perf_counter()
        process = subprocess.Popen([*command, "--json", *options], stdout=told)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
        told.seek(0)
        summary = json.loads(told.read() or b"{}")
    if status:
        sys.exit(f"{' '.join(options)}: the run ended with status {status}")
    return {
        "articles": summary["used"],
        "words": summary["words"],
        "wall_s": round(wall, 2),
        "cpu_s": round(usage.ru_utime + usage.ru_stime, 2),
        "inside_cpu_s": summary["cpu_seconds"],
        "peak_mb": round(usage.ru_maxrss / 1024, 1),
        "disk_bytes": sum(path.stat().st_size for path in out.rglob("*") if path.is_file()),
    }


def growth(args: argparse.Namespace, scratch: Path) -> None:
    """Read corpora of growing size."""
    rows = []
    for size in args.sizes:
        corpus = write_articles(scratch / "articles.jsonl", size, words=args.words)
        row = {
            "input_bytes": corpus.stat().st_size,
            **timed(corpus, scratch / "run", "--jobs", str(args.jobs)),
        }
        print(json.dumps(row), flush=True)
        rows.append(row)
    large = [row for row in rows if row["articles"] >= 10_000]
    fitted = large if len(large) > 1 else rows
    if len(fitted) > 1:
        articles, cpu = (np.log([row[name] for row in fitted]) for name in ("articles", "cpu_s"))
        print(f"processor time ~ articles^{np.polyfit(articles, cpu, 1)[0]:.3f}")
    base = next((row["peak_mb"] for row in rows if row["articles"] == 10_000), rows[0]["peak_mb"])
    for row in rows:
        print(f"{row['articles']:>9,} articles: {row['peak_mb'] / base:.3f} x the memory of the base")


def workers(args: argparse.Namespace, scratch: Path) -> None:
    """Read one corpus with one worker and with two."""
    corpus = write_articles(scratch / "articles.jsonl", args.articles, words=args.words)
    size = str(max(1, args.articles // 40))
    for places in (("processes",), ("Dask", "--scheduler", "local")):
        best: dict[int, dict[str, Any]] = {}
        for _ in range(args.repeat):
            for jobs in (1, 2):
                options = ("--partition-size", size, "--jobs", str(jobs), *places[1:])
                row = timed(corpus, scratch / "run", *options)
                print(json.dumps({"place": places[0], "workers": jobs, **row}), flush=True)
                if jobs not in best or row["wall_s"] < best[jobs]["wall_s"]:
                    best[jobs] = row
        one, two = best[1], best[2]
        wall, cpu = one["wall_s"] / (2 * two["wall_s"]), one["inside_cpu_s"] / two["inside_cpu_s"]
        print(f"{places[0]}: efficiency at 2 workers {wall:.2f} by the best wall times,", end=" ")
        print(f"{cpu:.2f} by processor time inside partitions")


def main() -> None:
    """Run one of the two."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("what", choices=["growth", "workers"])
    ask.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000, 1_000_000])
    ask.add_argument("--words", type=int)
    ask.add_argument("--articles", type=int, default=4_000)
    ask.add_argument("--repeat", type=int, default=3)
    ask.add_argument("--jobs", type=int, default=0, help="worker processes of the growth; 0: none")
    args = ask.parse_args()
    args.words = args.words or (12 if args.what == "growth" else 150)
    with tempfile.TemporaryDirectory() as scratch:
        (growth if args.what == "growth" else workers)(args, Path(scratch))


if __name__ == "__main__":
    main()
