"""Words per second of one core: the text layer, the lexicons, and the whole rules engine.

    python benchmarks/speed.py TEXTS.jsonl.gz [--engine reader] [--repeat 3]

Each figure is CPU time of this process, best of the repeats, next to the floor of the same run:
reading every word once with one regular expression. The lexicons remember the words they have met;
"met for the first time" forgets them before each repeat, and is what a single small corpus costs.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import time
from collections.abc import Callable
from pathlib import Path

from framing.annotations import DEFAULT_ENGINE, make_engine
from framing.lexicons import SHIPPED, MatcherSet, compile_lexicon, read_lexicon, shadow
from framing.text import count_words, read_text

Job = Callable[[str], object]


def fastest(make: Callable[[], Job], texts: list[str], repeat: int) -> float:
    """Return the least CPU time that a job took for all texts, made anew for each repeat."""
    times = []
    for _ in range(repeat):
        job = make()
        began = time.process_time()
        for text in texts:
            job(text)
        times.append(time.process_time() - began)
    return min(times)


def finding(matchers: MatcherSet) -> Job:
    """Return the job of finding every entry in a text."""
    return lambda text: matchers.find(shadow(text))


def main() -> None:
    """Print one row per job."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("texts", type=Path)
    ask.add_argument("--engine", default=DEFAULT_ENGINE)
    ask.add_argument("--repeat", type=int, default=3)
    args = ask.parse_args()
    with gzip.open(args.texts, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    words = sum(map(count_words, texts))
    compiled = {name: compile_lexicon(read_lexicon(name)) for name in SHIPPED}
    matchers = MatcherSet(compiled)
    word = re.compile(r"\w+")
    engine = make_engine(args.engine)
    jobs: dict[str, Callable[[], Job]] = {
        "floor: every word once": lambda: lambda text: word.findall(text.lower()),
        "text layer": lambda: read_text,
        "all lexicons": lambda: finding(matchers),
        "  met for the first time": lambda: finding(MatcherSet(compiled)),
        f"whole engine: {args.engine}": lambda: engine.read,
    }
    floor = None
    print(f"{words:,} words in {len(texts)} texts")
    for name, make in jobs.items():
        taken = fastest(make, texts, args.repeat)
        floor = floor or taken
        print(f"{name:28s} {words / taken:12,.0f} words/s   {taken / floor:6.1f} x floor")


if __name__ == "__main__":
    main()
