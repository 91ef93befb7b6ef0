"""A corpus that has texts and addresses -> its texts by address, one row at a time."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from framing.corpus import read_records
from framing.corpus.columns import map_columns
from framing.corpus.fields import is_missing
from framing.corpus.refusing import listing, refuse

_ROWS = 1_000


class TextAt(NamedTuple):
    """A text, its address, and what else is known about it."""

    url: str
    text: str
    headline: str
    date: str
    outlet: str
    byline: str
    section: str
    language: str


def stream_texts(paths: str | os.PathLike[str] | Sequence[str | os.PathLike[str]]) -> Iterator[TextAt]:
    """Read the texts that lists of addresses are joined to.

    Parameters
    ----------
    paths : path or sequence of path
        Corpora with a column ``url`` (also ``link``), such as ``framing import`` of pages writes them.
        Parquet is read in pieces, every other format whole.

    Yields
    ------
    TextAt

    Raises
    ------
    CorpusError
        A file cannot be read, or has no column for the address or the text.
    """
    for path in as_paths(paths):
        for rows, names in _pieces(path):
            taken = map_columns(names, where=path.name).taken
            address = next((name for name in names if name.lower() in ("url", "link", "address")), None)
            if address is None or "text" not in taken:
                lacking = "addresses" if address is None else "texts"
                refuse(
                    Path(path).name,
                    f"no column holds {lacking}",
                    expected="'url' and 'text'",
                    found=listing(names),
                )
            fields = {"url": address} | {
                field: taken.get(field, field) for field in TextAt._fields if field != "url"
            }
            for row in rows:
                yield TextAt(**{field: _cell(row.get(name)) for field, name in fields.items()})


def as_paths(paths: str | os.PathLike[str] | Sequence[str | os.PathLike[str]]) -> list[Path]:
    """Take one path or several."""
    return [Path(path) for path in ([paths] if isinstance(paths, str | os.PathLike) else paths)]


def _pieces(path: Path) -> Iterator[tuple[list[dict[str, Any]], list[str]]]:
    """Give the rows of a file, in pieces where its format allows it, with the names of its columns."""
    if path.suffix.lower() in (".parquet", ".pq") and path.is_file():
        from pyarrow import ArrowException
        from pyarrow.parquet import ParquetFile

        try:
            with ParquetFile(path) as file:
                for batch in file.iter_batches(_ROWS):
                    yield batch.to_pylist(), list(batch.schema.names)
        except (ArrowException, OSError) as error:
            refuse(path.name, f"the file is not Parquet ({error})")
        return
    table = read_records(path)
    yield table.to_dict("records"), list(table.columns)


def _cell(value: Any) -> str:
    """Write a cell as text."""
    return "" if is_missing(value) else str(value)
