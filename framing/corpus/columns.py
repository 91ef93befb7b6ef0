"""The column names of a file -> which of them are the standard columns."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from framing.corpus.articles import ARTICLE_COLUMNS
from framing.corpus.refusing import listing, refuse

# Tried in this order when the standard name is absent. Names that may hold something else in some
# export (`source` is an address in trafilatura's, `domain` a host) come after those that cannot.
SYNONYMS = {
    "article_id": (
        *("articleid", "id", "doc_id", "docid", "document_id", "uri", "uuid", "guid", "stories_id"),
        *("accession_number", "filename", "file_name"),
    ),
    "outlet": (
        *("outlet_name", "publisher", "publication", "newspaper", "media_name", "source_name"),
        *("source.name", "source.title", "sitename", "site_name", "medium", "media", "source"),
        *("domain", "source_domain", "hostname"),
    ),
    "event": ("event_id", "eventuri", "event_uri", "event_name", "story", "story_id"),
    "date": (
        *("published", "publish_date", "published_date", "publication_date", "date_publish"),
        *("date_published", "pub_date", "pubdate", "published_at", "publishedat", "published_utc"),
        *("webpublicationdate", "datetime", "date_time", "seendate", "timestamp"),
    ),
    "headline": ("title", "webtitle", "article_title", "heading", "head"),
    "text": (
        *("body", "content", "article_text", "full_text", "fulltext", "body_text", "bodytext"),
        *("maintext", "main_text", "article_body", "articlebody", "plain_text", "raw_text", "article"),
    ),
}


class ColumnMap(NamedTuple):
    """Standard name -> name in the file, and what is worth reporting about the choice."""

    taken: dict[str, str]
    notes: list[str]


def map_columns(
    found: Sequence[str], columns: Mapping[str, str] | None = None, where: str = "table"
) -> ColumnMap:
    """Find the standard columns among those of a file.

    For each standard name, in this order: what ``columns`` says; a column of that very name; one
    that differs only in case, spaces or punctuation; the first synonym present, in the order of
    ``SYNONYMS``. A column is taken once.

    Parameters
    ----------
    found : sequence of str
        Column names as they stand in the file, without repeats.
    columns : mapping, optional
        Standard name -> name in the file.
    where : str
        The name of the file in messages.

    Returns
    -------
    ColumnMap
        Standard names that have no column are absent from ``taken``.

    Raises
    ------
    CorpusError
        ``columns`` names a standard column or a column of the file that does not exist.

    Examples
    --------
    >>> map_columns(["ID", "Body", "source", "url"]).taken
    {'article_id': 'ID', 'outlet': 'source', 'text': 'Body'}
    >>> map_columns(["outlet", "body", "content"]).notes
    ["text is read from 'body'; 'content' would fit too (columns={'text': ...} chooses)"]
    """
    taken = _checked_choice(found, columns or {}, where)
    notes: list[str] = []
    keys = {name: _key(name) for name in found}
    # A column that bears a standard name is never taken as a synonym of another.
    for standard in ARTICLE_COLUMNS:
        free = [name for name in found if name not in taken.values()]
        same = [name for name in free if keys[name] == standard]
        same.sort(key=lambda name: name != standard)
        if standard not in taken and same:
            taken[standard] = same[0]
            notes += _also_fitting(standard, same)
    for standard, synonyms in SYNONYMS.items():
        if standard in taken:
            continue
        free = [name for name in found if name not in taken.values()]
        fitting = [name for synonym in synonyms for name in free if keys[name] == synonym]
        if fitting:
            taken[standard] = fitting[0]
            notes += _also_fitting(standard, fitting)
    return ColumnMap({name: taken[name] for name in ARTICLE_COLUMNS if name in taken}, notes)


def unique_names(names: Sequence[object]) -> tuple[list[str], list[str]]:
    """Make column names unique and non-empty; give them with a note on each change.

    Examples
    --------
    >>> unique_names(["id", "text", "text", ""])[0]
    ['id', 'text', 'text_2', 'column_4']
    """
    unique: list[str] = []
    notes: list[str] = []
    for number, name in enumerate(names, start=1):
        plain = "" if name is None else str(name).strip()
        chosen = plain or f"column_{number}"
        repeat = 1
        while chosen in unique:
            repeat += 1
            chosen = f"{plain or f'column_{number}'}_{repeat}"
        if plain and chosen != plain:
            notes.append(f"column '{plain}' appears more than once; the later one is called '{chosen}'")
        unique.append(chosen)
    return unique, notes


def _key(name: str) -> str:
    """Fold case, and write spaces and punctuation other than the dot as one underscore."""
    return re.sub(r"[^\w.]+", "_", name.strip()).strip("_").casefold()


def _also_fitting(standard: str, fitting: list[str]) -> list[str]:
    """Word the note on a choice between several columns."""
    if len(fitting) == 1:
        return []
    return [
        f"{standard} is read from '{fitting[0]}'; {listing(fitting[1:])} would fit too "
        f"(columns={{'{standard}': ...}} chooses)"
    ]


def _checked_choice(found: Sequence[str], columns: Mapping[str, str], where: str) -> dict[str, str]:
    """Check what the user chose and give it as a dictionary."""
    if not isinstance(columns, Mapping):
        refuse(
            where,
            "columns is not a mapping",
            expected="columns={'text': 'name of the column in the file', ...}",
            found=repr(columns),
        )
    for standard, name in columns.items():
        if standard not in ARTICLE_COLUMNS:
            turned = name in ARTICLE_COLUMNS and standard in found
            refuse(
                where,
                f"columns names '{standard}', which is not a standard column",
                expected=listing(ARTICLE_COLUMNS),
                advice=f"write it the other way round: {{'{name}': '{standard}'}}" if turned else "",
            )
        if name not in found:
            refuse(
                where,
                f"columns says that {standard} stands in '{name}', but there is no such column",
                found=listing(found),
            )
    return dict(columns)
