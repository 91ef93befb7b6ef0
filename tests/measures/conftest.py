"""Tiny marked articles, written by hand with inline tags, for measures that can be counted by eye."""

from __future__ import annotations

import re

import pandas as pd
import pytest

from framing.annotations.marks import Marks
from framing.annotations.relations import RELATION_COLUMNS
from framing.annotations.spans import LAYERS, SPAN_COLUMNS

TAG = re.compile(r"<(/?)([a-z_]+)(?: ([a-z_]+))?>")


def read_tags(article_id: str, tagged: str) -> tuple[str, list[dict]]:
    """Take `<layer label>...</layer>` out of a text and return it with its spans."""
    text, at, open_spans, spans = "", 0, [], []
    for tag in TAG.finditer(tagged):
        text += tagged[at : tag.start()]
        at = tag.end()
        if tag[1]:
            layer, label, start = open_spans.pop()
            assert layer == tag[2], f"{tag[2]} closes {layer}"
            spans.append({"layer": layer, "label": label, "start": start, "end": len(text)})
        else:
            open_spans.append((tag[2], tag[3] or "", len(text)))
    text += tagged[at:]
    assert not open_spans
    sentences = sorted((s for s in spans if s["layer"] == "sentence"), key=lambda s: s["start"])
    contents = [(s["start"], s["end"]) for s in spans if s["layer"] == "content"]
    quotations = [(s["start"], s["end"]) for s in spans if s["layer"] == "quotation"]
    for span in spans:
        inside = any(a <= span["start"] and span["end"] <= b for a, b in contents)
        span["voice"] = "attributed" if inside else "own"
        span["text"] = text[span["start"] : span["end"]]
        span["entry"] = span["text"].lower()
        span["in_quotes"] = any(a <= span["start"] and span["end"] <= b for a, b in quotations)
        before = [n for n, s in enumerate(sentences) if s["start"] <= span["start"]]
        span["sentence_id"] = before[-1] if before else 0
        span["article_id"] = article_id
    spans.sort(key=lambda s: (s["start"], -s["end"], LAYERS.index(s["layer"])))
    return text, spans


def build(articles: list[dict]) -> Marks:
    """Build marks from articles: `text` tagged, `relations` as a list of dicts, outlet, event."""
    rows, spans, relations = [], [], []
    for n, article in enumerate(articles):
        article_id = article.get("article_id", f"a{n}")
        text, found = read_tags(article_id, article["text"])
        outlet = article.get("outlet", "Courier")
        rows.append({"article_id": article_id, "outlet": outlet, "event": article.get("event"), "text": text})
        spans += [{**span, "span_id": f"{article_id}:s{i}"} for i, span in enumerate(found)]
        for i, relation in enumerate(article.get("relations", [])):
            ids = {"source_ids": "", "cue_ids": "", "content_ids": ""}
            relations.append(
                {"relation_id": f"{article_id}:r{i}", "article_id": article_id, **ids, **relation}
            )
    return Marks(
        pd.DataFrame(rows, columns=["article_id", "outlet", "event", "text"]),
        pd.DataFrame(spans, columns=SPAN_COLUMNS),
        pd.DataFrame(relations, columns=RELATION_COLUMNS),
    )


@pytest.fixture
def mark_up():
    """Give the builder of hand-marked articles."""
    return build


@pytest.fixture
def look_up():
    """Give a function that reads count and base of one measure of one article."""

    def find(
        table: pd.DataFrame, measure: str, voice: str = "all", article_id: str = "a0"
    ) -> tuple[int, int]:
        keys = (table["article_id"] == article_id) & (table["measure"] == measure) & (table["voice"] == voice)
        rows = table[keys]
        assert len(rows) == 1, f"{len(rows)} rows for {measure} {voice} {article_id}"
        return int(rows["count"].iloc[0]), int(rows["base"].iloc[0])

    return find
