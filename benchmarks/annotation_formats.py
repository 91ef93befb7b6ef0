"""Whether annotations survive each format: PolNeAR's spans written, read back, and compared.

    python benchmarks/annotation_formats.py GOLD

GOLD is the folder with ``polnear_dev.jsonl.gz``. Every attribution that people marked goes out in each
format and comes back; counted are spans and attributions that are lost, shifted or new, and those of an
export whose texts were spoilt as tools spoil them: carriage returns, decomposed accents, UTF-16 offsets.
"""

from __future__ import annotations

import argparse
import gzip
import json
import tempfile
import time
from collections import Counter
from pathlib import Path

import pandas as pd

import framing
from framing.annotations import tabulate_readings
from framing.corpus import normalise_with_offsets
from framing.exchange import FORMATS, MarkedSpan, read_annotations, write_annotations
from framing.exchange.people import People


def load(path: Path) -> framing.Marks:
    """Read a file of the gold corpora as marks."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    articles = framing.read_corpus(
        [{"article_id": one["id"], "outlet": one["outlet"], "text": one["text"]} for one in records]
    )
    texts = dict(zip(articles["article_id"], articles["text"], strict=True))
    people, readings = People(), []
    for record in records:
        offsets = normalise_with_offsets(record["text"])[1]
        spans = [
            MarkedSpan(role, "", *offsets.from_raw(start, end), relation=number)
            for number, one in enumerate(record["attributions"])
            for role in ("source", "cue", "content")
            for start, end in one[role]
        ]
        readings.append(people.read(texts[record["id"]], spans, [{} for _ in record["attributions"]]))
    return tabulate_readings(articles, readings, {"engine": "people", "lexicons": {}})


def facts(marks: framing.Marks) -> tuple[Counter, Counter]:
    """Count what must survive: spans, and attributions as the offsets of their parts."""
    spans = marks.spans[~marks.spans["layer"].isin(["sentence", "quotation"])]
    keys = spans[["article_id", "layer", "label", "start", "end", "text"]].itertuples(index=False, name=None)
    places = dict(zip(spans["span_id"], zip(spans["start"], spans["end"], strict=True), strict=True))
    relations = Counter(
        (row.article_id, *(tuple(places[one] for one in ids.split()) for ids in row[2:5]))
        for row in marks.relations.itertuples(index=False)
    )
    return Counter(keys), relations


def spoil(path: Path, name: str) -> None:
    """Give the texts of a doccano or Label Studio export Windows line ends, the offsets left as they are."""
    if name == "doccano":
        records = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
        for one in records:
            one["text"] = one["text"].replace("\n", "\r\n")
        path.write_text("".join(json.dumps(one) + "\n" for one in records), encoding="utf-8")
    else:
        tasks = json.loads(path.read_text(encoding="utf-8"))
        for one in tasks:
            one["data"]["text"] = one["data"]["text"].replace("\n", "\r\n")
        path.write_text(json.dumps(tasks), encoding="utf-8")


def main() -> None:
    """Print one row per format."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("gold", type=Path)
    marks = load(parser.parse_args().gold / "polnear_dev.jsonl.gz")
    spans, relations = facts(marks)
    rows = []
    for name, chosen in FORMATS.items():
        for spoilt in (False, True) if name in ("label-studio",) else (False,):
            with tempfile.TemporaryDirectory() as folder:
                path = Path(folder) / f"out{chosen.suffix}"
                started = time.perf_counter()
                write_annotations(marks, path, name)
                written = time.perf_counter()
                if spoilt:
                    spoil(path, name)
                back = read_annotations(path, name, marks.articles)
                read = time.perf_counter()
            back_spans, back_relations = facts(back)
            rows.append(
                {
                    "format": name + (", text with CR LF" if spoilt else ""),
                    "spans": spans.total(),
                    "lost": (spans - back_spans).total(),
                    "new": (back_spans - spans).total(),
                    "attributions": relations.total(),
                    "attributions lost": (relations - back_relations).total(),
                    "problems": len(back.provenance["problems"]),
                    "write s": round(written - started, 2),
                    "read s": round(read - written, 2),
                }
            )
    print(pd.DataFrame(rows).to_string(index=False))


if __name__ == "__main__":
    main()
