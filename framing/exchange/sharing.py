"""Results out without the texts: where the spans lie and what they are, and hashes of what they lie in."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from framing.annotations import Marks
from framing.exchange.document import ABOUT, EXCHANGED, Document, list_documents
from framing.exchange.fingerprint import exact_hash, loose_hash, sentence_hashes
from framing.text import find_words

FORMAT = "framing-shared-1"
_PUBLIC = tuple(name for name in ABOUT if name != "headline")
TOLD_PUBLICLY = ("stance", "act", "kind", "source_type", "probability", "side")


def share(marks: Marks, path: str | os.PathLike[str], *, layers: Sequence[str] = EXCHANGED) -> int:
    """Write marks so that they can be published: no text, no headline, no words around a span.

    Parameters
    ----------
    marks : Marks
        From `annotate` or `read_annotations`.
    path : path
        JSON Lines: a first line about the whole, then one line per article with its identifier,
        outlet, event, date, URL, numbers of characters and words, hashes of the normalised text, of
        its letters and of each sentence, and its spans as offsets and categories. Names of sources
        become numbers, the same for the same name in the whole file; entries of lexicons are left
        out, as they are words of the text.
    layers : sequence of str
        Which spans are written.

    Returns
    -------
    int
        How many articles were written.

    Notes
    -----
    Hashes of short sentences can be guessed by trying: whoever knows what an article might say can
    check it. They say nothing to those who do not.

    Examples
    --------
    >>> import tempfile
    >>> import pandas as pd
    >>> from framing.annotations import annotate
    >>> articles = pd.DataFrame({"article_id": ["a1"], "text": ["The brutal raid failed, Anna Hale said."]})
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = share(annotate(articles, engine="rules"), Path(folder) / "shared.jsonl")
    ...     shared = (Path(folder) / "shared.jsonl").read_text(encoding="utf-8")
    >>> "brutal" in shared, "Anna" in shared, '["loaded", "emotive", 4, 10]' in shared
    (False, False, True)
    """
    sources: dict[str, int] = {}
    with Path(path).open("w", encoding="utf-8", newline="\n") as lines:
        head = {"format": FORMAT, "articles": len(marks.articles), "provenance": _without_words(marks)}
        lines.write(json.dumps(head, ensure_ascii=False, default=str) + "\n")
        for document in list_documents(marks, layers):
            lines.write(json.dumps(_record(document, sources), ensure_ascii=False) + "\n")
    return len(marks.articles)


def _without_words(marks: Marks) -> dict[str, Any]:
    """Give the provenance without what quotes texts."""
    return {name: value for name, value in marks.provenance.items() if name != "problems"}


def _record(document: Document, sources: dict[str, int]) -> dict[str, Any]:
    """Make the line of one article."""
    text = document.text or ""
    return {
        "article_id": document.article_id,
        **{name: document.about[name] for name in _PUBLIC if name in document.about},
        "characters": len(text),
        "words": len(find_words(text)[0]),
        "sha256": exact_hash(text),
        "letters_sha256": loose_hash(text),
        "sentences": sentence_hashes(text),
        "spans": [
            [span.layer, span.label, span.start, span.end]
            + ([] if span.relation is None else [span.relation])
            for span in document.spans
        ],
        "relations": [
            {name: told[name] for name in TOLD_PUBLICLY if name in told}
            | (
                {"source": sources.setdefault(told["source_key"], len(sources))}
                if "source_key" in told
                else {}
            )
            for told in document.relations
        ],
    }
