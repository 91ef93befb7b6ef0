"""Two campaigns in PolNeAR: how each outlet treats two sides, and how far the engine is from people.

The sources of US campaign news of 2015 and 2016 are given to two sides by names and offices. Share of
voice is counted twice, on the attributions that people marked and on those that an engine finds; stance
and hedging asymmetry are the engine's. Each article is a cluster of its own. Differences are the first
side minus the second. The texts belong to their publishers; only numbers are printed.

Run: python benchmarks/sides.py GOLD_FOLDER [--engine rules] [--split train]
"""

from __future__ import annotations

import argparse
import gzip
import json
from pathlib import Path

import pandas as pd

from framing import Marks, annotate, as_articles, compare_sides, measure
from framing.corpus import normalise_text
from framing.measures import assign_sides

SIDES = ("republican", "democratic")
PATTERNS = {
    "republican": (
        "Trump, Donald Trump, Pence, Kellyanne Conway, Conway, Manafort, Lewandowski, Hope Hicks,"
        " Katrina Pierson, Priebus, Giuliani, Republican nominee, Trump campaign, Trump's campaign,"
        " Trump supporters, Republican National Committee, RNC"
    ),
    "democratic": (
        "Clinton, Hillary Clinton, Kaine, Podesta, Mook, Fallon, Palmieri, Merrill, Bill Clinton,"
        " Democratic nominee, Clinton campaign, Clinton's campaign, Clinton supporters,"
        " Democratic National Committee, DNC"
    ),
}


def actors() -> pd.DataFrame:
    """Return the table of actors."""
    rows = [
        (pattern.strip(), pattern.strip(), side)
        for side, patterns in PATTERNS.items()
        for pattern in patterns.split(",")
    ]
    return pd.DataFrame(rows, columns=["pattern", "actor", "side"])


def people_s_shares(documents: list[dict]) -> pd.Series:
    """Return the first side's share of the attributions of either side that people marked, by outlet."""
    rows = [
        (one["outlet"], " ".join(one["text"][start:end] for start, end in relation["source"]))
        for one in documents
        for relation in one["attributions"]
        if relation["content"]
    ]
    table = pd.DataFrame(rows, columns=["outlet", "source_key"]).assign(source_ids="")
    empty = pd.DataFrame({"span_id": [], "text": []})
    table["side"] = assign_sides(Marks(pd.DataFrame(), empty, table), actors())
    known = table[table["side"].isin(SIDES)]
    return known["side"].eq(SIDES[0]).groupby(known["outlet"]).mean()


def main() -> None:
    """Print shares and asymmetries of every outlet."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path, help="folder with the corpora")
    parser.add_argument("--engine", default="rules")
    parser.add_argument("--split", choices=("train", "dev"), default="train")
    options = parser.parse_args()
    with gzip.open(options.folder / f"polnear_{options.split}.jsonl.gz", "rt", encoding="utf-8") as lines:
        documents = [json.loads(line) for line in lines]
    frame = pd.DataFrame(
        {"article_id": [one["id"] for one in documents], "outlet": [one["outlet"] for one in documents],
         "text": [normalise_text(one["text"]) for one in documents]}
    )  # fmt: skip
    table = measure(annotate(as_articles(frame), engine=options.engine), actors())
    found = compare_sides(table, *SIDES)
    people = people_s_shares(documents)
    shares = table[table["measure"] == f"side_share[{SIDES[0]}]"].groupby("outlet")[["count", "base"]].sum()
    beside = pd.DataFrame(
        {"engine": shares["count"] / shares["base"], "people": people, "base": shares["base"]}
    )
    print(f"Share of voice of the {SIDES[0]} side among both, {len(documents)} articles, {options.engine}")
    print(beside.round(3).to_string())
    print(f"mean absolute difference {(beside['engine'] - beside['people']).abs().mean():.3f}\n")
    shown = found[
        ["outlet", "measure", "estimate", "estimate_b", "difference", "low", "high", "base", "base_b"]
    ]
    print(shown.round(3).to_string(index=False))


if __name__ == "__main__":
    main()
