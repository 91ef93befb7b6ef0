"""What was pasted and dropped in; the checked table of articles, within bounds, out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from typing import NamedTuple

import pandas as pd

from framing.corpus import read_corpus, read_upload
from framing.corpus.encoding import decode, refuse_empty
from framing.errors import CorpusError

MOST_ARTICLES = 300
LONGEST_TEXT = 60_000
"""Characters of one article, some 10,000 words; what nobody wrote as news can take long to read."""


class Pasted(NamedTuple):
    """One article as the form gives it."""

    outlet: str
    headline: str
    text: str


class Dropped(NamedTuple):
    """One file as the form gives it."""

    name: str
    content: bytes


def read_submission(pasted: Sequence[Pasted], dropped: Sequence[Dropped]) -> pd.DataFrame:
    """Read pasted articles and text files, or one corpus.

    Parameters
    ----------
    pasted : sequence of Pasted
        Those without a text are passed over; without an outlet they are named by their number.
    dropped : sequence of Dropped
        Text files, one article each, whose outlet is the name of the file; or one CSV, TSV, JSON or
        JSON Lines file with a whole corpus, and then nothing else.

    Returns
    -------
    DataFrame
        As from ``read_corpus``.

    Raises
    ------
    CorpusError
        There is nothing, too much, or something that cannot be read as articles.

    Examples
    --------
    >>> articles = read_submission([Pasted("Flash", "", "Furious crowds fled the town.")], [])
    >>> articles["outlet"].tolist()
    ['Flash']
    """
    records = [
        {"headline": one.headline.strip(), "text": one.text}
        | dict.fromkeys(("article_id", "outlet"), one.outlet.strip() or f"Article {number}")
        for number, one in enumerate(pasted, start=1)
        if one.text.strip()
    ]
    corpora = [one for one in dropped if PurePath(one.name).suffix.lower() != ".txt"]
    if corpora and (len(dropped) > 1 or records):
        msg = f"{corpora[0].name}: expected text files (.txt) beside others, or this one file alone"
        raise CorpusError(msg)
    if corpora:
        return _bounded(read_upload(corpora[0].content, corpora[0].name))
    records += [_text_file(one) for one in dropped]
    if not records:
        msg = "expected at least one article, found none. What to do: paste a text, or choose a file."
        raise CorpusError(msg)
    return _bounded(read_corpus(_with_own_names(records)))


def _text_file(dropped: Dropped) -> dict[str, str]:
    """Read one article from a text file."""
    refuse_empty(dropped.content, dropped.name)
    stem = PurePath(dropped.name).stem
    return {
        "article_id": stem,
        "outlet": stem,
        "headline": "",
        "text": decode(dropped.content, dropped.name).text,
    }


def _with_own_names(records: list[dict[str, str]]) -> list[dict[str, str]]:
    """Number articles whose names came twice."""
    names = [record["article_id"] for record in records]
    return [
        record | {"article_id": f"{record['article_id']} ({number})"}
        if names.count(record["article_id"]) > 1
        else record
        for number, record in enumerate(records, start=1)
    ]


def _bounded(articles: pd.DataFrame) -> pd.DataFrame:
    """Refuse more than one would wait for."""
    if len(articles) > MOST_ARTICLES:
        msg = (
            f"expected at most {MOST_ARTICLES} articles, found {len(articles):,}. "
            "What to do: use the command `framing report`, which has no bound."
        )
        raise CorpusError(msg)
    longest = articles["text"].str.len().max()
    if longest > LONGEST_TEXT:
        msg = f"expected at most {LONGEST_TEXT:,} characters in an article, found {longest:,}"
        raise CorpusError(msg)
    return articles
