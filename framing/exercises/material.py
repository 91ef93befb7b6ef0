"""The teaching corpus as the exercises use it: read and measured once, by the rules."""

from __future__ import annotations

from functools import cache

import pandas as pd

from framing.annotations import Marks, annotate
from framing.corpus import read_corpus, sample_corpus, sample_path
from framing.lexicons import read_naming
from framing.measures import measure


@cache
def sample_marks() -> Marks:
    """Give the marks of the teaching corpus, names included."""
    return annotate(sample_corpus(), engine="rules", naming=read_naming(sample_path("naming.csv")))


@cache
def sample_measures() -> pd.DataFrame:
    """Give its measures."""
    return measure(sample_marks())


def marks_of(text: str) -> Marks:
    """Mark one text."""
    return annotate(read_corpus([{"id": "answer", "outlet": "none", "text": text}]), engine="rules")


def count_and_base(name: str, voice: str, **where: str) -> tuple[int, int]:
    """Add up count and base of a measure over the articles of an outlet, or of one article.

    Examples
    --------
    >>> count, base = count_and_base("loaded_per_1000_words", "own", outlet="Calvane Flash")
    >>> count < base
    True
    """
    table = sample_measures()
    rows = table[table["measure"].eq(name) & table["voice"].eq(voice)]
    for column, value in where.items():
        rows = rows[rows[column].eq(value)]
    return int(rows["count"].sum()), int(rows["base"].sum())


def count_entry(entry: str, layer: str, voice: str, outlet: str) -> int:
    """Count how often an outlet has an entry in a voice, as the measures count it."""
    marks = sample_marks()
    spans = marks.spans.merge(marks.articles[["article_id", "outlet"]], on="article_id")
    rows = spans[spans["layer"].eq(layer) & spans["entry"].eq(entry) & spans["outlet"].eq(outlet)]
    if voice == "own":
        rows = rows[rows["voice"].eq("own") & ~rows["in_quotes"]]
    elif voice == "attributed":
        rows = rows[rows["voice"].eq("attributed")]
    return len(rows)
