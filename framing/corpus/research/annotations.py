"""A copy of a research corpus -> what its annotators marked, one row per stretch of text."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import pandas as pd

from framing.corpus.fields import identifiers
from framing.corpus.normalise import normalise_with_offsets
from framing.corpus.research.manifest import corpus_named
from framing.corpus.research.places import find_copy
from framing.corpus.research.reading import read_documents

ANNOTATION_COLUMNS = ("article_id", "layer", "label", "relation", "start", "end", "text")


def read_research_annotations(
    name: str,
    folder: str | os.PathLike[str] | None = None,
    *,
    manifest: str | os.PathLike[str] | None = None,
) -> pd.DataFrame:
    """Read what annotators marked in a research corpus that is on this machine.

    Parameters
    ----------
    name, folder, manifest
        As for ``read_research_corpus``.

    Returns
    -------
    DataFrame
        ``article_id, layer, label, relation, start, end, text``: one row per stretch; offsets are
        code points into the ``text`` of ``read_research_corpus``, end exclusive. Layers are
        ``source``, ``cue`` and ``content`` (PolNeAR; the stretches of one attribution share their
        ``relation``, a number within the article), ``lexical`` and ``informational`` (BASIL, the
        label its polarity), ``biased`` (BABE), ``hedge`` (the Szeged corpora, the label its type).
        ``relation`` is -1 elsewhere. Empty for a corpus without annotations.

    Raises
    ------
    CorpusError
        As for ``read_research_corpus``.

    Examples
    --------
    >>> import gzip, json, pathlib, tempfile
    >>> folder = pathlib.Path(tempfile.mkdtemp())
    >>> document = {"id": "a", "outlet": "nyt", "text": "Furious crowds fled.",
    ...             "spans": [{"start": 0, "end": 7, "kind": "lexical", "polarity": "neg"}]}
    >>> _ = (folder / "basil.jsonl.gz").write_bytes(gzip.compress(json.dumps(document).encode()))
    >>> read_research_annotations("basil", folder).values.tolist()
    [['a', 'lexical', 'neg', -1, 0, 7, 'Furious']]
    """
    corpus = corpus_named(name, manifest)
    records = [record for path in find_copy(corpus, folder) for record in read_documents(path)]
    ids, _ = identifiers([record["id"] for record in records], range(1, len(records) + 1))
    rows: list[dict[str, Any]] = []
    for identifier, record in zip(ids, records, strict=True):
        text, offsets = normalise_with_offsets(record["text"])
        for layer, label, relation, raw_start, raw_end in _stretches(record):
            start, end = offsets.from_raw(raw_start, raw_end)
            values = (identifier, layer, label, relation, start, end, text[start:end])
            rows.append(dict(zip(ANNOTATION_COLUMNS, values, strict=True)))
    return pd.DataFrame(rows, columns=list(ANNOTATION_COLUMNS))


def _stretches(record: dict[str, Any]) -> Iterator[tuple[str, str, int, int, int]]:
    """Yield layer, label, relation and raw offsets of all that is marked in a document."""
    for number, attribution in enumerate(record.get("attributions") or ()):
        for layer in ("source", "cue", "content"):
            for start, end in attribution.get(layer) or ():
                yield layer, "", number, start, end
    for span in record.get("spans") or ():
        yield span["kind"], span.get("polarity") or "", -1, span["start"], span["end"]
    for start, end in record.get("biased_spans") or ():
        yield "biased", "", -1, start, end
    for cue in record.get("cue_types") or ():
        yield "hedge", cue["type"], -1, cue["start"], cue["end"]
