"""Are the tables the same under another order, another hash seed, another Python? python benchmarks/reruns.py

Every run takes place in a fresh copy of the files that git knows, set up there by `run.py` as a reader
would, and records the tables of all notebooks anew. They are compared with the committed ones byte by byte
(twelve digits), and, where the bytes differ, within the tolerance of `framing reproduce`.

    python benchmarks/reruns.py                                  this Python: two orders, two hash seeds
    python benchmarks/reruns.py --python python3.12 --python python3.13
    python benchmarks/reruns.py --notebooks '01*'                some notebooks only
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from framing.reproducing.differences import compare_tables
from framing.reproducing.shown_tables import ShownTable

ROOT = Path(__file__).resolve().parents[1]
EXPECTED = Path("data") / "expected"
ROW = "{:28} {:>9} {:>6} {:>10} {:>10} {:>8} {:>8}"


def main() -> int:
    """Run every condition and print a row for each."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--python", action="append", default=[], help="another Python; may be repeated")
    parser.add_argument("--notebooks", default="*", help="names of notebooks")
    options = parser.parse_args()
    names = [path.stem for path in sorted((ROOT / "notebooks").glob(f"{options.notebooks}.ipynb"))]
    print(ROW.format("Python", "hash seed", "order", "identical", "in limits", "differ", "seconds"))
    worst = 0
    with tempfile.TemporaryDirectory() as temporary:
        for number, python in enumerate([sys.executable, *options.python]):
            copy = copy_project(Path(temporary) / str(number))
            conditions = [(0, names), (1, names[::-1])] if python == sys.executable else [(0, names)]
            for seed, order in conditions:
                worst = max(worst, run_condition(copy, python, seed, order))
            shutil.rmtree(copy)
    return int(worst > 0)


def copy_project(folder: Path) -> Path:
    """Copy what git knows, as it stands in the working tree, without the expected tables of notebooks."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True)
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file() and not (name.startswith(EXPECTED.as_posix()) and name.count("/") > 2):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    return folder


def run_condition(copy: Path, python: str, seed: int, order: list[str]) -> int:
    """Record all tables in the copy, print how they compare, give the number that differ."""
    version = subprocess.run([python, "-V"], capture_output=True, check=True, text=True).stdout.split()[-1]
    given = [word for name in order for word in ("--notebooks", name)]
    variables = os.environ | {"PYTHONHASHSEED": str(seed)}
    command = [python, "run.py", "reproduce", "--record", *given]
    subprocess.run([python, "run.py", "test", "--version"], cwd=copy, capture_output=True, check=True)
    start = time.perf_counter()
    done = subprocess.run(command, cwd=copy, env=variables, capture_output=True, text=True, check=False)
    seconds = time.perf_counter() - start
    if done.returncode:
        print(done.stdout + done.stderr, file=sys.stderr)
        return 1
    identical, near, differing = count_tables(copy / EXPECTED, order)
    direction = "as is" if order == sorted(order) else "back"
    print(ROW.format(version, seed, direction, identical, near, len(differing), f"{seconds:.0f}"), flush=True)
    for line in differing[:10]:
        print(f"    {line}")
    return len(differing)


def count_tables(found: Path, names: list[str]) -> tuple[int, int, list[str]]:
    """Count the tables that are the same byte by byte, and within the tolerance; list those that are not."""
    identical, near, differing = 0, 0, []
    for name in names:
        files = {path.name for folder in (ROOT / EXPECTED, found) for path in (folder / name).glob("*.csv")}
        for file in sorted(files):
            paths = [folder / name / file for folder in (ROOT / EXPECTED, found)]
            if not all(path.is_file() for path in paths):
                differing.append(
                    f"{name}/{file}: only in {'the copy' if paths[1].is_file() else 'the project'}"
                )
                continue
            texts = [path.read_text(encoding="utf-8") for path in paths]
            if texts[0] == texts[1]:
                identical += 1
                continue
            moved = list(compare_tables(*map(ShownTable.from_csv, texts)))
            near += not moved
            differing += [f"{name}/{file}, {moved[0]}"] if moved else []
    return identical, near, differing


if __name__ == "__main__":
    sys.exit(main())
