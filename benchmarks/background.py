"""Write ``framing/lexicons/background.csv``: in which share of news articles each common word stands.

The linter asks it which entries fire everywhere and how many words a wildcard matches. The texts are
those of PolNeAR's training part and of the unannotated multi-outlet corpus, US news.
Only words of at least half a percent of the articles are kept, and of each nothing but the share.

Run: python benchmarks/background.py GOLD_FOLDER
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from pathlib import Path

from framing.lexicons import shadow
from framing.lexicons.background import PATH

FILES = ("polnear_train.jsonl.gz", "multi_outlet.jsonl.gz")
LEAST = 0.005
WORD = re.compile(r"(?<![\w'\-])[^\W\d_]+(?:['\-][^\W\d_]+)*")


def main() -> None:
    """Count and write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path, help="folder with the corpora")
    folder = parser.parse_args().folder
    found: Counter[str] = Counter()
    articles = 0
    for file in FILES:
        with gzip.open(folder / file, "rt", encoding="utf-8") as lines:
            for line in lines:
                articles += 1
                words = WORD.findall(shadow(json.loads(line)["text"]))
                found.update({word.removesuffix("'s") for word in words})
    rows = sorted(
        ((count / articles, word) for word, count in found.items() if count >= LEAST * articles),
        key=lambda row: (-row[0], row[1]),
    )
    lines_out = "".join(f"{word},{share:.4f}\n" for share, word in rows)
    PATH.write_text(f"word,share\n{lines_out}", encoding="utf-8", newline="\n")
    print(f"{articles:,} articles, {len(rows):,} words")


if __name__ == "__main__":
    main()
