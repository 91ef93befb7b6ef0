"""A copy of a research corpus -> its articles as one checked table."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd

from framing.corpus.reading import read_corpus
from framing.corpus.refusing import refuse
from framing.corpus.research.manifest import ResearchCorpus, corpus_named
from framing.corpus.research.places import find_copy, sha256_of

_STANDARD = {"article_id": "id", "outlet": "outlet", "event": "event", "date": "date", "headline": "title"}


def read_research_corpus(
    name: str,
    folder: str | os.PathLike[str] | None = None,
    *,
    manifest: str | os.PathLike[str] | None = None,
) -> pd.DataFrame:
    """Read the articles of a research corpus that is on this machine; nothing is downloaded.

    Parameters
    ----------
    name : str
        One of ``list_research_corpora()["name"]``: ``"polnear"``, ``"basil"``, ``"multi_outlet"`` ...
    folder : path, optional
        Where its files lie. Without it the folder that the variable FRAMING_GOLD names, then the
        cache that ``framing fetch`` fills (FRAMING_CACHE, or the system's).
    manifest : path, optional
        A list of corpora of your own; the shipped one if absent.

    Returns
    -------
    DataFrame
        Articles as ``read_corpus`` returns them, with what else the corpus says in single values
        (its annotations: ``read_research_annotations``); ``attrs["import_report"]`` names the
        files, their hashes and the terms in its notes. In BABE every row is a sentence.

    Raises
    ------
    CorpusError
        No corpus of that name is known, no whole copy of it is on this machine, or a file is damaged.

    Examples
    --------
    >>> import tempfile
    >>> read_research_corpus("basil", tempfile.mkdtemp())
    Traceback (most recent call last):
        ...
    framing.errors.CorpusError: basil: no whole copy of this research corpus is on this machine. ...
    """
    corpus = corpus_named(name, manifest)
    paths = find_copy(corpus, folder)
    rows = [_plain(record) for path in paths for record in read_documents(path)]
    present = {key for row in rows for key in row}
    columns = {standard: key for standard, key in _STANDARD.items() if key in present}
    articles = read_corpus(rows, columns={**columns, "text": "text"}, outlet=corpus.outlet or None)
    report = articles.attrs["import_report"]
    report["source"] = corpus.name
    report["notes"][:0] = [f"{corpus.title}; licence: {corpus.licence}", *_origins(corpus, paths)]
    return articles


def read_documents(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the documents of a file of a research corpus.

    Raises
    ------
    CorpusError
        The file is cut off, not packed, or a line is not a document with ``id`` and ``text``.
    """
    number = 0
    try:
        with gzip.open(path, "rt", encoding="utf-8", newline="\n") as lines:
            for number, line in enumerate(lines, start=1):
                record = json.loads(line)
                if not isinstance(record, dict) or not {"id", "text"} <= record.keys():
                    refuse(f"{path.name}, line {number}", "not a document", expected="'id' and 'text'")
                yield record
    except (OSError, EOFError, ValueError) as error:
        where = f"{path.name}, after line {number}"
        refuse(where, f"the file is damaged ({error})", advice="fetch it again")


def _plain(record: dict[str, Any]) -> dict[str, Any]:
    """Keep what is a single value; lists are annotations, which have their own table."""
    return {key: value for key, value in record.items() if not isinstance(value, list | dict)}


def _origins(corpus: ResearchCorpus, paths: list[Path]) -> Iterator[str]:
    """Word what was read, and whether it is the copy that is known."""
    known = {file.name: file.sha256 for file in corpus.files}
    for path in paths:
        found = sha256_of(path)
        expected = known.get(path.name, "")
        verdict = "as listed" if found == expected else "not verified"
        if expected and found != expected:
            verdict = f"another version than the one listed ({expected[:12]})"
        yield f"{path.name}, SHA-256 {found[:12]}, {verdict}"
