"""Score an engine on the key of the sample corpus, layer by layer.

    python benchmarks/sample_key.py [--engine reader]

A marked span is found when a predicted span of the same layer shares a character with it; it is
right when a key span does. An attribution is found when the contents overlap by at least half of
their union. Source type, stance, kind and source key are compared on attributions found.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable

import pandas as pd

from framing import DEFAULT_ENGINE, annotate, sample_corpus
from framing.corpus import sample_path

SPAN_LAYERS = ("hedge", "booster", "loaded", "scare_quote")
OVERLAP = 0.5


def main() -> None:
    """Print one row per layer and one per attribute of the attributions found."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--engine", default=DEFAULT_ENGINE)
    engine = ask.parse_args().engine
    key_spans = pd.read_csv(sample_path("key/spans.csv"))
    key_relations = pd.read_csv(sample_path("key/relations.csv"))
    articles = sample_corpus()
    keyed = articles[articles["article_id"].isin(key_spans["article_id"])].reset_index(drop=True)
    marks = annotate(keyed, engine=engine)
    rows = [layer_row(layer, marks.spans, key_spans) for layer in SPAN_LAYERS]
    rows += relation_rows(marks.spans, marks.relations, key_spans, key_relations)
    print(pd.DataFrame(rows).round(3).to_string(index=False))


def layer_row(layer: str, found: pd.DataFrame, key: pd.DataFrame) -> dict[str, object]:
    """Count the spans of a layer that the other side touches."""
    ours, theirs = (table[table["layer"] == layer] for table in (found, key))
    right = sum(touches(span, theirs) for span in ours.itertuples())
    hit = sum(touches(span, ours) for span in theirs.itertuples())
    return scores(layer, right, len(ours), hit, len(theirs))


def touches(span, others: pd.DataFrame) -> bool:
    """Tell whether any of the others shares a character with the span."""
    same = others[others["article_id"] == span.article_id]
    return bool(((same["start"] < span.end) & (same["end"] > span.start)).any())


def scores(name: str, right: int, found: int, hit: int, key: int) -> dict[str, object]:
    """Return precision, recall and F1 with their counts."""
    precision, recall = right / found if found else 0.0, hit / key if key else 0.0
    total = precision + recall
    f1 = 2 * precision * recall / total if total else 0.0
    return {"layer": name, "found": found, "key": key, "precision": precision, "recall": recall, "F1": f1}


def characters(spans: pd.DataFrame) -> dict[str, set[int]]:
    """Return the offsets that each relation's contents cover."""
    contents = spans[spans["layer"] == "content"]
    return {
        relation: {place for span in rows.itertuples() for place in range(span.start, span.end)}
        for relation, rows in contents.groupby("relation_id")
    }


def matched(ours: dict[str, set[int]], key: dict[str, set[int]], same: Iterable[tuple[str, str]]) -> list:
    """Pair attributions one to one, best overlap first."""
    pairs = []
    for one, other in same:
        both = len(ours[one] & key[other])
        if both and both / len(ours[one] | key[other]) >= OVERLAP:
            pairs.append((-both / len(ours[one] | key[other]), one, other))
    used: set[str] = set()
    kept = []
    for _, one, other in sorted(pairs):
        if not used & {f"ours {one}", f"key {other}"}:
            used |= {f"ours {one}", f"key {other}"}
            kept.append((one, other))
    return kept


def relation_rows(
    spans: pd.DataFrame, relations: pd.DataFrame, key_spans: pd.DataFrame, key_relations: pd.DataFrame
) -> list[dict[str, object]]:
    """Return the row of the attributions and one row per attribute of those found."""
    ours, key = characters(spans), characters(key_spans)
    article = dict(zip(relations["relation_id"], relations["article_id"], strict=True))
    key_article = dict(zip(key_relations["relation_id"], key_relations["article_id"], strict=True))
    same = [(one, other) for one in ours for other in key if article[one] == key_article[other]]
    pairs = matched(ours, key, same)
    rows = [scores("attribution", len(pairs), len(ours), len(pairs), len(key))]
    left, right = relations.set_index("relation_id"), key_relations.set_index("relation_id")
    for column in ("kind", "source_type", "stance", "source_key"):
        both = [(left.at[a, column], right.at[b, column]) for a, b in pairs]
        both = [(a, b) for a, b in both if pd.notna(b)]
        agree = sum(pd.notna(a) and str(a).lower() == str(b).lower() for a, b in both)
        share = agree / len(both) if both else float("nan")
        rows.append({"layer": f"  {column} right", "found": len(both), "key": len(both), "precision": share})
    return rows


if __name__ == "__main__":
    main()
