"""Kill a run at random moments, start it again each time, and compare what it leaves with a run left alone.

    python benchmarks/kills.py [--kills 30] [--articles 1500] [--jobs 2] [--engine rules]

The moments are drawn with a seed from the time that a whole run takes. Killed (SIGKILL) is in turn the run
itself and one of its workers. After the last kill the run is started once more and left alone. Printed
is how many partitions were read more often than once, and whether every file is the same, byte by byte.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from synthetic_articles import write_articles

TABLES = ("articles", "spans", "relations", "measures", "rejected", "done")


def start(corpus: Path, out: Path, args: argparse.Namespace) -> subprocess.Popen[bytes]:
    """Start a run."""
    command = [sys.executable, "-m", "framing", "run", str(corpus), "--out", str(out), "--quiet"]
    command += ["--engine", args.engine, "--jobs", str(args.jobs), "--partition-size", str(args.part_size)]
    return subprocess.Popen(command)


def files(folder: Path) -> dict[str, bytes]:
    """Read every file that must not depend on how the run went."""
    found = {"manifest.json": (folder / "manifest.json").read_bytes()}
    for table in TABLES:
        found |= {f"{table}/{path.name}": path.read_bytes() for path in (folder / table).iterdir()}
    return found


def marks(folder: Path) -> dict[str, int]:
    """Say when each partition was marked as done."""
    return {path.name: path.stat().st_mtime_ns for path in (folder / "done").glob("part-*.json")}


def workers(process: subprocess.Popen[bytes]) -> list[int]:
    """List the processes that a process has started."""
    try:
        threads = Path(f"/proc/{process.pid}/task").iterdir()
        return [int(one) for thread in threads for one in (thread / "children").read_text().split()]
    except OSError:
        return []


def main() -> None:
    """Kill, count and compare."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--kills", type=int, default=30)
    ask.add_argument("--articles", type=int, default=1500)
    ask.add_argument("--part-size", type=int, default=40)
    ask.add_argument("--jobs", type=int, default=2)
    ask.add_argument("--engine", default="rules")
    ask.add_argument("--seed", type=int, default=2031)
    args = ask.parse_args()
    draw = random.Random(args.seed)
    with tempfile.TemporaryDirectory() as scratch:
        corpus = write_articles(Path(scratch) / "articles.jsonl", args.articles, words=150)
        began = time.perf_counter()
        if start(corpus, Path(scratch) / "alone", args).wait():
            sys.exit("the run that was left alone failed")
        alone = time.perf_counter() - began
        expected = files(Path(scratch) / "alone")
        same, ended, again, number = 0, 0, 0, 0
        while ended < args.kills:
            number += 1
            out = Path(scratch) / f"run{number}"
            before: dict[str, int] = {}
            worker_next = number % 2 == 0
            process = start(corpus, out, args)
            time.sleep(draw.uniform(0.1, 1) * alone)
            victims = workers(process) if worker_next else []
            if process.poll() is None:
                os.kill(draw.choice(victims) if victims else process.pid, signal.SIGKILL)
                ended += 1
            process.wait()
            before = marks(out) if (out / "done").is_dir() else {}
            if start(corpus, out, args).wait():
                sys.exit(f"run {number} did not go on")
            after = marks(out)
            again += sum(after[name] != at for name, at in before.items())
            equal = files(out) == expected
            same += equal
            print(
                f"run {number}: killed {'a worker' if victims else 'the run'} with {len(before)} of "
                f"{len(after)} partitions done, {'same files' if equal else 'DIFFERENT'}",
                flush=True,
            )
        print(
            json.dumps({"kills": ended, "runs": number, "same": same, "whole_partitions_read_again": again})
        )


if __name__ == "__main__":
    main()
