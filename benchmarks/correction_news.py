"""Correct the attributed share of real outlets by a tenth of their articles, coded by people.

    python benchmarks/correction_news.py GOLD [--engine rules] [--draws 200] [--out FILE]

The key of PolNeAR (train and dev, seven US outlets) is the truth: the share of non-space characters
inside annotated content. An engine measures all articles; a tenth of each outlet's are drawn at random
and "coded", which here means that the key is looked up. Every draw gives a corrected share for each
outlet. The table sets the error of the raw share beside the mean absolute error of the corrected one
over the draws, that of the coded articles alone, and how often the corrected 95 % interval holds what
the key says of all articles. Events are articles here, as every article is about something else.
"""

from __future__ import annotations

import argparse
import gzip
import json
from pathlib import Path

import numpy as np
import pandas as pd

from framing.annotations import make_engine
from framing.comparison import SEED
from framing.validation import correct_outlets

SHARE = 0.1


def inked(text: str, stretches: list[tuple[int, int]]) -> int:
    """Count the non-space characters that at least one of the stretches covers."""
    covered = np.zeros(len(text), dtype=bool)
    for start, end in stretches:
        covered[start:end] = True
    return sum(1 for at in np.flatnonzero(covered) if not text[at].isspace())


def measure_articles(gold: Path, engine_name: str, splits: list[str]) -> pd.DataFrame:
    """Count attributed characters of every article, by the engine and by the key."""
    engine = make_engine(engine_name)
    rows = []
    for split in splits:
        with gzip.open(gold / f"polnear_{split}.jsonl.gz", "rt", encoding="utf-8") as lines:
            documents = [json.loads(line) for line in lines]
        for document in documents:
            text = document["text"]
            key = [tuple(span) for one in document["attributions"] for span in one["content"]]
            found = [span for one in engine.read(text).attributions for span in one.contents]
            row = {"article_id": document["id"], "outlet": document["outlet"], "event": np.nan}
            row |= {
                "machine": inked(text, found),
                "truth": inked(text, key),
                "base": inked(text, [(0, len(text))]),
            }
            rows.append(row)
    return pd.DataFrame(rows).astype({"machine": float, "truth": float, "base": float})


def draw(articles: pd.DataFrame, number: int) -> pd.DataFrame:
    """Have a tenth of each outlet's articles coded."""
    rng = np.random.default_rng([SEED, number])
    units = articles.assign(stratum=articles["outlet"], coded=np.nan, probability=0.0)
    for _, rows in articles.groupby("outlet").groups.items():
        picked = rng.choice(rows, max(2, round(SHARE * len(rows))), replace=False)
        units.loc[picked, "coded"] = articles.loc[picked, "truth"]
        units.loc[rows, "probability"] = len(picked) / len(rows)
    return units


def main() -> None:
    """Print one row per outlet, and the mean over outlets."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("gold", type=Path)
    ask.add_argument("--engine", default="rules")
    ask.add_argument("--splits", nargs="+", default=["train", "dev"])
    ask.add_argument("--draws", type=int, default=200)
    ask.add_argument("--out", type=Path, help="write the table as CSV, too")
    given = ask.parse_args()
    articles = measure_articles(given.gold, given.engine, given.splits)
    sums = articles.groupby("outlet")[["machine", "truth", "base"]].sum()
    table = pd.DataFrame({"articles": articles["outlet"].value_counts().reindex(sums.index)})
    table["truth"], table["raw"] = sums["truth"] / sums["base"], sums["machine"] / sums["base"]
    table["raw error"] = table["raw"] - table["truth"]
    found = []
    for number in range(given.draws):
        units = draw(articles, number)
        result = correct_outlets(units, "attributed_share", "all", n_resamples=100).estimates.set_index(
            "outlet"
        )
        coded = units[units["coded"].notna()].groupby("outlet")[["coded", "base"]].sum()
        result["alone"] = coded["coded"] / coded["base"] - table["truth"]
        result["error"] = result["corrected"] - table["truth"]
        result["held"] = result["low"].le(table["truth"]) & result["high"].ge(table["truth"])
        found.append(result[["n_coded", "error", "alone", "held"]].astype(float).reset_index())
    draws = pd.concat(found)
    by_outlet = draws.groupby("outlet")
    table["coded"] = by_outlet["n_coded"].first().astype(int)
    table["corrected bias"] = by_outlet["error"].mean()
    table["corrected error"] = by_outlet["error"].agg(lambda e: e.abs().mean())
    table["coded alone error"] = by_outlet["alone"].agg(lambda e: e.abs().mean())
    table["covered"] = by_outlet["held"].mean()
    print(table.round(3).to_string())
    means = {"raw": table["raw error"].abs().mean()}
    means |= {name: table[f"{name} error"].mean() for name in ("corrected", "coded alone")}
    print("mean absolute error:", ", ".join(f"{name} {value:.4f}" for name, value in means.items()))
    if given.out:
        # the names of outlets stay here: only numbers are published
        table.index = pd.Index([f"outlet {i}" for i in range(1, len(table) + 1)], name="outlet")
        table.round(4).to_csv(given.out, lineterminator="\n")


if __name__ == "__main__":
    main()
