"""How well near-duplicates are found, and how fast.

Planted copies: every article of ``multi_outlet`` gets one edited copy. Of its words a share is touched:
two fifths of the share by dropping whole sentences, the rest word by word, a third each deleted, replaced
by a word of the corpus and followed by an inserted one; and two sentences are moved. Articles that were
near-duplicates before anything was planted are found in the same way and left out of the precision.
The threshold was chosen on the stories at even positions; those at odd positions were only scored.

Speed: synthetic articles of words drawn by Zipf's law, of which one in twenty is an edited copy.

Run: python benchmarks/duplicates.py GOLD_FOLDER [--articles 100000] [--seed 2031] [--json]
"""

from __future__ import annotations

import argparse
import json
import re
import resource
import time
from typing import Any

import numpy as np
import pandas as pd

from framing.corpus import read_research_corpus
from framing.grouping import find_duplicates

THRESHOLDS = (0.1, 0.15, 0.2, 0.25, 0.3, 0.4)
EDITED = (0.1, 0.2, 0.3, 0.4)


def edit(text: str, share: float, vocabulary: np.ndarray, rng: np.random.Generator) -> str:
    """Make a copy of which a share of the words is touched, and two sentences moved."""
    sentences = [part for part in re.split(r"(?<=[.!?])\s+", text) if part]
    total = sum(len(sentence.split()) for sentence in sentences)
    dropped = 0
    for at in rng.permutation(len(sentences)).tolist():
        words = len(sentences[at].split())
        if dropped + words <= 0.4 * share * total:
            sentences[at] = ""
            dropped += words
    sentences = [sentence for sentence in sentences if sentence]
    for _ in range(2 if len(sentences) > 2 else 0):
        sentence = sentences.pop(int(rng.integers(len(sentences))))
        sentences.insert(int(rng.integers(len(sentences) + 1)), sentence)
    words = " ".join(sentences).split()
    touched = rng.choice(len(words), min(len(words), round(share * total) - dropped), replace=False)
    kinds = dict(zip(touched.tolist(), rng.integers(3, size=len(touched)).tolist(), strict=True))
    edited = []
    for at, word in enumerate(words):
        kind = kinds.get(at)
        other = str(vocabulary[rng.integers(len(vocabulary))])
        edited += {None: [word], 0: [], 1: [other], 2: [word, other]}[kind]
    return " ".join(edited)


def plant(articles: pd.DataFrame, share: float, rng: np.random.Generator) -> pd.DataFrame:
    """Put an edited copy of every article behind the articles."""
    vocabulary = np.array([word for text in articles["text"] for word in text.split()])
    copies = articles.assign(
        article_id=articles["article_id"] + "-copy",
        text=[edit(text, share, vocabulary, rng) for text in articles["text"]],
    )
    return pd.concat([articles, copies], ignore_index=True)


def score(articles: pd.DataFrame, planted: pd.DataFrame, **settings: Any) -> dict[str, float]:
    """Find duplicates among articles and copies; precision and recall of the pairs of copy and original."""
    before = find_duplicates(articles, **settings)
    natural = set(zip(before.pairs["first"], before.pairs["second"], strict=True))
    natural |= {(second, first) for first, second in natural}
    found = find_duplicates(planted, **settings).pairs
    ends = [
        (first.removesuffix("-copy"), second.removesuffix("-copy"))
        for first, second in zip(found["first"], found["second"], strict=True)
    ]
    right = sum(first == second for first, second in ends)
    wrong = sum(first != second and (first, second) not in natural for first, second in ends)
    recall = right / (len(planted) - len(articles))
    precision = right / (right + wrong) if right + wrong else float("nan")
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {
        "right": right,
        "wrong": wrong,
        "P": precision,
        "R": recall,
        "F1": f1,
        "natural": len(before.pairs),
    }


def score_planted(folder: str, seed: int) -> list[dict[str, Any]]:
    """Score every threshold on the one half, the one that is shipped on the other, for several edits."""
    articles = read_research_corpus("multi_outlet", folder)
    number = articles["event"].factorize()[0]
    halves = {"chosen on": number % 2 == 0, "held back": number % 2 == 1, "all": number >= 0}
    rows = []
    for part, chosen in halves.items():
        few = articles[chosen].reset_index(drop=True)
        for share in EDITED:
            planted = plant(few, share, np.random.default_rng(seed))
            for threshold in THRESHOLDS if part == "chosen on" else (None,):
                settings = {} if threshold is None else {"threshold": threshold, "containment": 1.0}
                row = {"part": part, "articles": len(few), "edited": share, "threshold": threshold}
                rows.append(row | score(few, planted, **settings))
    return rows


def synthetic(n: int, seed: int) -> pd.DataFrame:
    """Make articles of 400 words by Zipf's law; every twentieth is a copy of the one before, edited."""
    rng = np.random.default_rng(seed)
    ranks = np.arange(1, 50_001)
    vocabulary = np.array([f"w{rank}" for rank in ranks])
    chances = 1 / ranks / np.sum(1 / ranks)
    texts: list[str] = []
    while len(texts) < n:
        drawn = rng.choice(len(ranks), (min(1000, n - len(texts)), 400), p=chances)
        texts += [" ".join(words[:20]) + ". " + " ".join(words[20:]) for words in vocabulary[drawn].tolist()]
    for at in range(19, n, 20):
        texts[at] = edit(texts[at - 1], 0.2, vocabulary, rng)
    return pd.DataFrame(
        {
            "article_id": [f"a{at}" for at in range(n)],
            "outlet": "O",
            "date": pd.NaT,
            "text": texts,
        }
    )


def time_synthetic(n: int, seed: int) -> dict[str, Any]:
    """Time the search, and give the memory it took above what the articles take."""
    articles = synthetic(n, seed)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.perf_counter()
    pairs = find_duplicates(articles).pairs
    seconds = time.perf_counter() - started
    # The highest the process ever took, the making of the articles included.
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    numbers = pairs[["first", "second"]].apply(lambda column: column.str[1:].astype(int))
    planted = ((numbers["second"] % 20 == 19) & (numbers["first"] == numbers["second"] - 1)).sum()
    return {
        "articles": n,
        "seconds": seconds,
        "articles a second": n / seconds,
        "peak MiB": peak / 1024,
        "peak MiB before the search": before / 1024,
        "planted": n // 20,
        "found": int(planted),
        "wrong": int(len(pairs) - planted),
    }


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("gold", help="folder of the annotated news")
    parser.add_argument("--articles", type=int, default=100_000, help="synthetic articles; 0 leaves them out")
    parser.add_argument("--seed", type=int, default=2031)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    planted = score_planted(given.gold, given.seed)
    speed = time_synthetic(given.articles, given.seed) if given.articles else {}
    if given.json:
        print(json.dumps({"planted": planted, "speed": speed}))
        return
    print(pd.DataFrame(planted).to_string(index=False, float_format="{:.3f}".format))
    print("\n".join(f"{name}: {value:,.1f}" for name, value in speed.items()))


if __name__ == "__main__":
    main()
