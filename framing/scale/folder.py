"""The folder of a run: which files it holds, and which partitions are whole."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
from pyarrow import parquet

from framing.annotations import RELATION_COLUMNS, SPAN_COLUMNS
from framing.corpus import REJECTED_COLUMNS
from framing.errors import RunError
from framing.scale.durable import digest, write_json, write_whole

SUFFICIENT = ("article_id", "outlet", "event", "measure", "voice", "count", "base")
"""What every measure and every comparison follows from; a value is count / base."""

_WORDS, _NUMBER = pa.string(), pa.int64()
_TYPES = {
    "start": _NUMBER,
    "end": _NUMBER,
    "sentence_id": _NUMBER,
    "row": _NUMBER,
    "count": _NUMBER,
    "base": _NUMBER,
    "words": _NUMBER,
    "in_quotes": pa.bool_(),
    "probability": pa.float64(),
    "date": pa.date32(),
}
_COLUMNS = {
    "articles": ("article_id", "outlet", "event", "date", "headline", "file", "row", "words"),
    "spans": SPAN_COLUMNS,
    "relations": RELATION_COLUMNS,
    "measures": SUFFICIENT,
    "rejected": REJECTED_COLUMNS,
}
SCHEMAS = {
    table: pa.schema([(name, _TYPES.get(name, _WORDS)) for name in names])
    for table, names in _COLUMNS.items()
}
"""Table -> the columns and types of its Parquet files, the same for an empty partition."""


@dataclass(frozen=True)
class RunFolder:
    """The folder of a run.

    ``articles``, ``spans``, ``relations``, ``measures`` and ``rejected`` hold one Parquet file a
    partition; ``done`` says which partitions are whole, and is written last; ``log`` says how long
    each took; ``input`` holds what had to be unpacked, until the run is done.

    Parameters
    ----------
    path : Path
        Where it is.
    """

    path: Path

    def make(self) -> None:
        """Make the folder and those in it."""
        try:
            for name in (*SCHEMAS, "done", "log", "input"):
                (self.path / name).mkdir(parents=True, exist_ok=True)
        except OSError as error:
            msg = f"{self.path}: expected a folder to write to, found {error.strerror}. Choose another --out."
            raise RunError(msg) from error

    @property
    def manifest(self) -> Path:
        """Name the file that says what the run is made of."""
        return self.path / "manifest.json"

    def file(self, table: str, number: int) -> Path:
        """Name a file of a partition."""
        suffix = {"done": "json", "log": "json", "input": "raw"}.get(table, "parquet")
        return self.path / table / f"part-{number:05d}.{suffix}"

    def is_done(self, number: int) -> bool:
        """Say whether a partition is whole: marked as done, and every file there with its size."""
        done = self.read_done(number)
        if done is None:
            return False
        sizes = {table: found["bytes"] for table, found in done["tables"].items()}
        paths = {table: self.file(table, number) for table in SCHEMAS}
        return all(path.exists() and path.stat().st_size == sizes[table] for table, path in paths.items())

    def read_done(self, number: int) -> dict[str, Any] | None:
        """Read the mark of a partition that is whole; nothing where there is none."""
        try:
            return dict(json.loads(self.file("done", number).read_text("utf-8")))
        except FileNotFoundError:
            return None

    def read_log(self, number: int) -> dict[str, Any]:
        """Read how long a partition took; empty where that was not written any more."""
        try:
            return dict(json.loads(self.file("log", number).read_text("utf-8")))
        except (FileNotFoundError, ValueError):
            return {}

    def read_table(self, table: str, number: int, columns: list[str]) -> pd.DataFrame:
        """Read some columns of one table of a partition."""
        return parquet.read_table(self.file(table, number), columns=columns).to_pandas()

    def write_part(self, number: int, tables: dict[str, pd.DataFrame], counts: dict[str, Any]) -> None:
        """Write the tables of a partition and then, last of all, that it is done."""
        written = {}
        for table, schema in SCHEMAS.items():
            content = _parquet(tables[table], schema)
            write_whole(self.file(table, number), content)
            facts = {"rows": len(tables[table]), "bytes": len(content), "sha256": digest(content)}
            written[table] = facts
        write_json(self.file("done", number), {**counts, "tables": written})


def _parquet(table: pd.DataFrame, schema: pa.Schema) -> bytes:
    """Write a table as Parquet: the same rows always give the same bytes."""
    frame = pa.Table.from_pandas(table[schema.names], schema=schema, preserve_index=False)
    sink = io.BytesIO()
    parquet.write_table(frame.replace_schema_metadata(None), sink, compression="zstd")
    return sink.getvalue()
