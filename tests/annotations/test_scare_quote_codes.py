"""The codes of short quotations: places that exist, codes of the rule, and a split that the rule names."""

from __future__ import annotations

import csv
import gzip
import json
import os
import re
from pathlib import Path

import pytest

from framing.corpus import normalise_with_offsets

FOLDER = Path(__file__).parents[2] / "benchmarks" / "scare_quotes"
GOLD = os.environ.get("FRAMING_GOLD")


def codes():
    with (FOLDER / "codes.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_at_least_three_hundred_quotations_are_coded_by_the_codes_of_the_rule():
    rows = codes()
    assert len(rows) >= 300
    assert len({(row["article_id"], row["start"]) for row in rows}) == len(rows)
    rule = (FOLDER / "RULE.md").read_text(encoding="utf-8")
    assert {row["code"] for row in rows} == set(re.findall(r"^\d\. `(\w+)`", rule, re.MULTILINE))
    assert f"{len(rows)} of " in rule


def test_no_text_is_committed_with_the_codes():
    assert set(codes()[0]) == {"article_id", "start", "end", "code"}


@pytest.mark.gold
@pytest.mark.skipif(not GOLD, reason="FRAMING_GOLD names no folder of annotated news")
def test_every_code_stands_on_a_short_quotation():
    with gzip.open(Path(GOLD) / "multi_outlet.jsonl.gz", "rt", encoding="utf-8") as lines:
        texts = {one["id"]: normalise_with_offsets(one["text"])[0] for one in map(json.loads, lines)}
    for row in codes():
        quoted = texts[row["article_id"]][int(row["start"]) : int(row["end"])]
        assert quoted[0] in "\"'“”‘’«" and quoted[-1] in "\"'”“’»"
        assert 1 <= len(re.findall(r"\w+(?:['’\-]\w+)*", quoted)) <= 3
