"""An article in; each of its sources with all it says, out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from framing.report.lookup import Lookup, shorten

WORDS_SHOWN = 70
"""Characters shown of what a source says."""


class SourceSaid(NamedTuple):
    """A source of an article: its name, its type, and what it says with the anchor of each passage."""

    name: str
    kind: str
    said: tuple[tuple[str, str], ...]


def said_by_source(lookup: Lookup, article_id: str, anchor: str, limit: int | None) -> Iterator[SourceSaid]:
    """List the sources of an article, the one that says most first.

    Parameters
    ----------
    lookup : Lookup
        The marks.
    article_id : str
        Which article.
    anchor : str
        What the anchors of its spans in the page begin with, ``""`` where they have none.
    limit : int or None
        Characters of the article that are shown; passages beyond have no anchor.

    Yields
    ------
    SourceSaid
    """
    facts, columns = lookup.relation_columns, lookup.columns
    found: dict[str, list[int]] = {}
    for relation in lookup.relations_of_article.get(article_id, ()):
        key = facts["source_key"][relation]
        if isinstance(key, str) and lookup.contents_of(relation):
            found.setdefault(key, []).append(int(relation))
    for key, relations in sorted(found.items(), key=lambda item: -len(item[1])):
        said = []
        for relation in relations:
            rows = lookup.contents_of(relation)
            shown = anchor and (limit is None or columns["start"][rows[0]] < limit)
            words = shorten(" ".join(columns["text"][row] for row in rows), WORDS_SHOWN)
            said.append((words, f"{anchor}-{rows[0]}" if shown else ""))
        kind = facts["source_type"][relations[0]]
        yield SourceSaid(key, kind.replace("_", " ") if isinstance(kind, str) else "", tuple(said))
