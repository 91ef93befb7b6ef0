"""How well articles on one event are put together.

The 150 stories of ``multi_outlet`` are known. Method and threshold were chosen on the stories at even
positions; those at odd positions were only scored. Scores: purity, and B-cubed precision, recall and F1
(Bagga and Baldwin 1998), over articles. Stories of that corpus lie days apart, so that dates alone say
much: the rows without dates are the harder task, and "one day, one event" is the floor. Of single linkage,
which joins whatever a chain of similar pairs joins, only the chosen half is scored, to show the choice.

Run: python benchmarks/events.py GOLD_FOLDER [--json]
"""

from __future__ import annotations

import argparse
import json
import time
from typing import Any

import numpy as np
import pandas as pd
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from framing.corpus import read_research_corpus, sample_corpus
from framing.grouping import group_events
from framing.grouping.similarity import similar_pairs

THRESHOLDS = (0.1, 0.15, 0.2, 0.25, 0.3, 0.35)


def score(predicted: np.ndarray, known: pd.Series) -> dict[str, float]:
    """Score a grouping of articles."""
    table = pd.DataFrame({"predicted": predicted, "known": known.to_numpy()})
    both = table.groupby(["predicted", "known"]).size().reset_index(name="n")
    size = both["predicted"].map(table["predicted"].value_counts())
    truth = both["known"].map(table["known"].value_counts())
    precision = float((both["n"] ** 2 / size).sum() / len(table))
    recall = float((both["n"] ** 2 / truth).sum() / len(table))
    purity = float(both.groupby("predicted")["n"].max().sum() / len(table))
    f1 = 2 * precision * recall / (precision + recall)
    found = {"events": int(table["predicted"].nunique()), "purity": purity}
    return found | {"B3 P": precision, "B3 R": recall, "B3 F1": f1}


def complete(articles: pd.DataFrame, threshold: float | None, days: int | None) -> np.ndarray:
    """Group as the package does; an article alone is an event of its own."""
    settings = {} if threshold is None else {"threshold": threshold}
    table = group_events(articles, days=days, **settings).table.set_index("article_id")
    named = table["event"].where(table["event"] != "", table.index.to_series())
    return named.loc[articles["article_id"]].to_numpy()


def single(articles: pd.DataFrame, threshold: float, days: int | None) -> np.ndarray:
    """Group by single linkage of the same pairs."""
    pairs, _ = similar_pairs(articles, threshold, days)
    ones = np.ones(len(pairs), dtype=bool)
    links = coo_array((ones, (pairs[:, 0], pairs[:, 1])), shape=(len(articles),) * 2)
    return np.asarray(connected_components(links, directed=False)[1])


def score_all(folder: str) -> list[dict[str, Any]]:
    """Score methods and thresholds on the one half, the one that is shipped on the other."""
    articles = read_research_corpus("multi_outlet", folder)
    number = articles["event"].factorize()[0]
    chosen_on, held_back = (articles[number % 2 == half].reset_index(drop=True) for half in (0, 1))
    rows = []
    for days in (3, None):
        for name, method in (("complete", complete), ("single", single)):
            for threshold in THRESHOLDS:
                row = {"corpus": "chosen on", "method": name, "days": days, "threshold": threshold}
                rows.append(row | score(method(chosen_on, threshold, days), chosen_on["event"]))
    others = {"held back": held_back, "all": articles, "sample (invented)": sample_corpus()}
    for name, some in others.items():
        for days in (3, None):
            row = {"corpus": name, "method": "complete", "days": days, "threshold": 0.2}
            rows.append(row | score(complete(some, None, days), some["event"]))
        row = {"corpus": name, "method": "one day, one event", "days": 0, "threshold": None}
        rows.append(row | score(some["date"].astype(str).to_numpy(), some["event"]))
    return rows


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("gold", help="folder of the annotated news")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    started = time.perf_counter()
    rows = score_all(given.gold)
    if given.json:
        print(json.dumps(rows))
        return
    print(pd.DataFrame(rows).to_string(index=False, float_format="{:.3f}".format))
    print(f"{time.perf_counter() - started:.1f} seconds")


if __name__ == "__main__":
    main()
