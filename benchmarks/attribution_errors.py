"""Where an engine errs on PolNeAR: by kind of attribution, by outlet, and by what the error is.

    python benchmarks/attribution_errors.py GOLD [--split dev] [--engine reader]

An attribution counts as found when the contents overlap by half of their union. *Kind* follows the
share of the content inside quotation marks, in the key and in the prediction alike. Errors are named
by what stands on the other side: nothing (missed, invented), or a content that overlaps less than
half (cut otherwise).
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from pathlib import Path
from types import ModuleType
from typing import Any

from attribution import OVERLAP, read_gold, scorer

from framing.annotations import DEFAULT_ENGINE, make_engine
from framing.annotations.attributions.attribution import attribution_kind
from framing.annotations.attributions.units import outer_quotations
from framing.annotations.engines import Engine

Counts = dict[str, list[int]]


def judge(document: dict[str, Any], engine: Engine, overlap: ModuleType) -> dict[str, Any]:
    """Match the attributions of one article with those of its key."""
    text = document["text"]
    reading = engine.read(text)
    quotations = outer_quotations(reading.layer)

    def side(spans: list[list[Any]]) -> list[tuple[str, set[int]]]:
        kept = [sorted(map(tuple, one)) for one in spans if overlap.chars(one, text)]
        return [(attribution_kind(one, quotations, text), overlap.chars(one, text)) for one in kept]

    key = side([one["content"] for one in document["attributions"]])
    found = side([one.contents for one in reading.attributions])
    matched = overlap.match_contents([chars for _, chars in key], [chars for _, chars in found])
    return {"key": key, "found": found, "pairs": [(k, f) for iou, k, f in matched if iou >= OVERLAP]}


def tally(document: dict[str, Any], judged: dict[str, Any], kinds: Counts, outlets: Counts) -> None:
    """Add one article to the counts: key, found of the key, predicted, right of the predicted."""
    hit_key, hit_found = ({pair[place] for pair in judged["pairs"]} for place in (0, 1))
    for name, hits, place in (("key", hit_key, 0), ("found", hit_found, 2)):
        for number, (kind, _) in enumerate(judged[name]):
            for counts, group in ((kinds, kind), (outlets, document["outlet"])):
                counts[group][place] += 1
                counts[group][place + 1] += number in hits


def share(judged: dict[str, Any], name: str, text: str) -> float:
    """Return the share of an article's characters that is attributed."""
    covered = set().union(*(chars for _, chars in judged[name]))
    return len(covered) / sum(not character.isspace() for character in text)


def error_kinds(judged: dict[str, Any]) -> dict[str, int]:
    """Count attributions of the key that were missed or cut otherwise, and those invented."""
    hit_key, hit_found = ({pair[place] for pair in judged["pairs"]} for place in (0, 1))
    everything = {name: set().union(*(chars for _, chars in judged[name])) for name in ("key", "found")}
    counts: dict[str, int] = defaultdict(int)
    for name, other, hits, alone in (
        ("key", "found", hit_key, "missed"),
        ("found", "key", hit_found, "invented"),
    ):
        for number, (_, chars) in enumerate(judged[name]):
            if number not in hits:
                inside = len(chars & everything[other]) >= OVERLAP * len(chars)
                counts[
                    f"{name}: its text is attributed, cut otherwise" if inside else f"{name}: {alone}"
                ] += 1
    return counts


def print_counts(title: str, counts: Counts, shares: dict[str, list[tuple[float, float]]]) -> None:
    """Print recall and precision by group, and the attributed share where it is known."""
    print(f"{title:14s}{'key':>6s}{'recall':>8s}{'marked':>8s}{'precision':>11s}{'share':>12s}{'marked':>8s}")
    for group, (key, hit, found, right) in sorted(counts.items()):
        line = f"{group:14s}{key:6d}{hit / key:8.3f}{found:8d}{right / max(found, 1):11.3f}"
        if group in shares:
            means = [sum(values) / len(values) for values in zip(*shares[group], strict=True)]
            line += f"{means[0]:12.3f}{means[1]:8.3f}"
        print(line)


def main() -> None:
    """Print the counts by kind and outlet, and the kinds of error."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("gold", type=Path)
    ask.add_argument("--split", choices=("dev", "train"), default="dev")
    ask.add_argument("--engine", default=DEFAULT_ENGINE)
    args = ask.parse_args()
    engine, overlap = make_engine(args.engine), scorer(args.gold)
    kinds: Counts = defaultdict(lambda: [0, 0, 0, 0])
    outlets: Counts = defaultdict(lambda: [0, 0, 0, 0])
    shares: dict[str, list[tuple[float, float]]] = defaultdict(list)
    errors: dict[str, int] = defaultdict(int)
    for document in read_gold(args.gold / f"polnear_{args.split}.jsonl.gz"):
        judged = judge(document, engine, overlap)
        tally(document, judged, kinds, outlets)
        pair = (share(judged, "key", document["text"]), share(judged, "found", document["text"]))
        shares[document["outlet"]].append(pair)
        for name, count in error_kinds(judged).items():
            errors[name] += count
    print_counts("kind", kinds, {})
    print_counts("outlet", outlets, shares)
    for name, count in sorted(errors.items()):
        print(f"{name:50s}{count:6d}")


if __name__ == "__main__":
    main()
