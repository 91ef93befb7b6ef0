"""NELA-GT, as SQLite databases or as JSON: one row, one article."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from framing.corpus.refusing import counted, listing, refuse
from framing.importing.items import Declared, Found, Item, Noted, Rejected
from framing.importing.json_stream import stream_values
from framing.importing.sources import Source

_SQLITE = b"SQLite format 3\x00"

# Field -> its names in the releases of 2017 to 2022; the first that is there is taken.
FIELDS = {
    "article_id": ("id", "article_id"),
    "date": ("date", "published", "published_utc"),
    "outlet": ("source", "publisher"),
    "headline": ("title", "name"),
    "text": ("content", "text", "body"),
    "byline": ("author",),
    "url": ("url", "link"),
}


def find_articles(source: Source, options: Mapping[str, Any]) -> Iterator[Found]:
    """Read a database or a JSON file, row by row.

    Texts that are masked with ``@@@``, as releases from 2019 on have them, are rejected by the frame like
    any masked text: what stands behind the mask cannot be counted.
    """
    with source.open() as stream:
        start = stream.read(len(_SQLITE))
    if start == _SQLITE:
        with source.on_disk() as path:
            yield from _read_database(path, source.name)
        return
    objects = 0
    with source.open_unpacked() as stream:
        for number, row in enumerate(stream_values(stream, source.name), start=1):
            if not isinstance(row, dict):
                detail = f"element {number}: expected an object, found {json.dumps(row)[:20]}"
                yield Rejected(source.name, number, "unreadable", detail)
                continue
            objects += 1
            if objects == 1:
                _check_fields(row, source.name)
            yield _item(row, source.name, number)
    if not objects:
        refuse(source.name, "the file holds no object", expected="SQLite, or JSON of NELA-GT")


def _read_database(path: Path, name: str) -> Iterator[Found]:
    """Read every table of a database that has a column for texts."""
    _refuse_short(path, name)
    address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
    try:
        with closing(sqlite3.connect(address, uri=True)) as database:
            database.row_factory = sqlite3.Row
            database.text_factory = lambda raw: raw.decode("utf-8", "replace")
            tables = _tables_with_texts(database)
            if not tables:
                refuse(name, "no table holds articles", expected=_expected(), found=_all_tables(database))
            yield from _read_tables(database, tables, name)
    except sqlite3.Error as error:
        refuse(name, f"the database is damaged ({error})", advice="download it again")


def _refuse_short(path: Path, name: str) -> None:
    """Refuse a database that is shorter than its header says: SQLite reads what is missing as nothing."""
    with path.open("rb") as stream:
        header = stream.read(100)
    page = int.from_bytes(header[16:18], "big")
    declared = (65_536 if page == 1 else page) * int.from_bytes(header[28:32], "big")
    # The two counters differ where an old program wrote last, which does not keep the number of pages.
    if header[24:28] == header[92:96] and declared > path.stat().st_size:
        found = f"{path.stat().st_size:,} bytes"
        problem = "the database is damaged: it breaks off"
        refuse(name, problem, expected=f"{declared:,} bytes", found=found, advice="download it again")


def _read_tables(database: sqlite3.Connection, tables: list[str], name: str) -> Iterator[Found]:
    """Give the rows of each table; one number runs through all of them."""
    number = 0
    for table in tables:
        (count,) = database.execute(f"SELECT COUNT(*) FROM {_quoted(table)}").fetchone()
        yield Declared(name, count)
        if len(tables) > 1:
            yield Noted(name, f"table '{table}' holds {counted(count, 'article')}")
        for row in database.execute(f"SELECT * FROM {_quoted(table)}"):
            number += 1
            yield _item({key.lower(): row[key] for key in row.keys()}, name, number)  # noqa: SIM118


def _tables_with_texts(database: sqlite3.Connection) -> list[str]:
    """Name the tables that have columns for texts and outlets."""
    return [table for table in _table_names(database) if not _missing(_columns(database, table))]


def _table_names(database: sqlite3.Connection) -> list[str]:
    """Name all tables."""
    rows = database.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    return [name for (name,) in rows]


def _columns(database: sqlite3.Connection, table: str) -> list[str]:
    """Name the columns of a table."""
    return [row["name"].lower() for row in database.execute(f"PRAGMA table_info({_quoted(table)})")]


def _all_tables(database: sqlite3.Connection) -> str:
    """Describe the tables of a database for a message."""
    shown = [f"{name} ({', '.join(_columns(database, name)[:8])})" for name in _table_names(database)[:4]]
    return "; ".join(shown) or "no table"


def _quoted(name: str) -> str:
    """Quote a name for SQL."""
    escaped = name.replace('"', '""')
    return f'"{escaped}"'


def _missing(names: list[str]) -> list[str]:
    """List the fields without which nothing can be imported."""
    return [field for field in ("text", "outlet") if not set(FIELDS[field]) & set(names)]


def _expected() -> str:
    """Say which columns are looked for."""
    return f"columns {listing(FIELDS['outlet'])} and {listing(FIELDS['text'])}"


def _check_fields(row: Mapping[str, Any], name: str) -> None:
    """Refuse JSON of another kind by its first object."""
    if _missing([key.lower() for key in row]):
        refuse(name, "the objects are no articles", expected=_expected(), found=listing(row))


def _item(row: Mapping[str, Any], name: str, number: int) -> Item:
    """Take the fields of a row."""
    values: dict[str, Any] = {field: _first(row, names) for field, names in FIELDS.items()}
    return Item(name, number, **values)


def _first(row: Mapping[str, Any], names: tuple[str, ...]) -> str:
    """Give the first value that is there."""
    return next((str(row[key]) for key in names if row.get(key) not in (None, "")), "")
