"""Files as streams of records, one held at a time: JSON Lines, CSV, TSV, Parquet."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO, Literal, Protocol

from framing.corpus.columns import unique_names
from framing.corpus.delimited import find_delimiter, long_cells, refuse_quoting, refuse_ragged
from framing.corpus.json_records import DECODER, flatten
from framing.corpus.refusing import listing, refuse
from framing.errors import CorpusError

_BOM = b"\xef\xbb\xbf"
_HEAD = 1 << 16
_ROWS = 256
_CR_LINES = re.compile(rb"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")

Item = tuple[int, "dict[str, Any] | str", int, bytes]
"""Row, cells by name (or what is wrong), where the record begins, and its bytes."""


class Stream(Protocol):
    """Reads one format."""

    def describe(self, raw: BinaryIO, encoding: str) -> tuple[list[str], dict[str, Any]]:
        """Give the columns of the file, and what is needed to enter it in the middle."""
        ...

    def records(
        self, raw: BinaryIO, encoding: str, layout: dict[str, Any], wanted: list[str]
    ) -> Iterator[Item]:
        """Yield every record with its place; only the wanted columns need be there."""
        ...

    def part(
        self, raw: BinaryIO, encoding: str, layout: dict[str, Any], offset: int, row: int, count: int
    ) -> Iterator[tuple[int, dict[str, Any] | str]]:
        """Yield some records from a place on."""
        ...


def stream_of(kind: str, name: str) -> Stream:
    """Give the reader of a format.

    Examples
    --------
    >>> import io
    >>> raw = io.BytesIO(b'{"id": 1, "text": "Rain."}')
    >>> stream_of("jsonl", "a.jsonl").describe(raw, "utf-8")[0]
    ['id', 'text']
    """
    if kind == "parquet":
        return _Parquet(name)
    return _JsonLines(name) if kind == "jsonl" else _Delimited(name, kind)


class _JsonLines:
    """One JSON object a line."""

    def __init__(self, name: str) -> None:
        self.name = name

    def describe(self, raw: BinaryIO, encoding: str) -> tuple[list[str], dict[str, Any]]:
        keys: dict[str, None] = {}
        problem = "no line"
        for _, cells, _, _ in self.records(raw, encoding, {}, []):
            if isinstance(cells, dict):
                keys.update(dict.fromkeys(cells))
            else:
                problem = cells
        if not keys:
            expected = 'one {"article_id": ..., "outlet": ..., "text": ...} a line'
            refuse(self.name, "no line is a JSON object", expected=expected, found=problem)
        names, _ = unique_names(list(keys))
        return names, {"keys": list(keys)}

    def records(
        self, raw: BinaryIO, encoding: str, layout: dict[str, Any], wanted: list[str]
    ) -> Iterator[Item]:
        offset = 0
        names = _renamed(layout)
        for number, line in enumerate(raw, start=1):
            content = line.removeprefix(_BOM) if number == 1 else line
            if content.strip():
                yield number, _json_record(content.decode(encoding), number, names), offset, line
            offset += len(line)

    def part(
        self, raw: BinaryIO, encoding: str, layout: dict[str, Any], offset: int, row: int, count: int
    ) -> Iterator[tuple[int, dict[str, Any] | str]]:
        raw.seek(offset)
        names = _renamed(layout)
        done = 0
        for number, line in enumerate(raw, start=row):
            content = line.removeprefix(_BOM) if offset == 0 and number == row else line
            if not content.strip():
                continue
            if done == count:
                return
            done += 1
            yield number, _json_record(content.decode(encoding), number, names)


def _renamed(layout: dict[str, Any]) -> dict[str, str]:
    """Give the names of keys that had to be made unique or trimmed."""
    keys = layout.get("keys", [])
    names, _ = unique_names(keys)
    return {key: name for key, name in zip(keys, names, strict=True) if key != name}


def _json_record(line: str, number: int, names: dict[str, str]) -> dict[str, Any] | str:
    """Read one line, or say what is wrong with it."""
    try:
        record = DECODER.decode(line.strip())
    except json.JSONDecodeError as error:
        return f"line {number}: not JSON: {error.msg}, column {error.colno}"
    if not isinstance(record, dict):
        return f"line {number}: {type(record).__name__} instead of an object"
    flat = flatten(record)
    return {names.get(key, key): value for key, value in flat.items()} if names else flat


class _Delimited:
    """A header, then one record a row; a cell in quotation marks may hold line ends."""

    def __init__(self, name: str, kind: str) -> None:
        self.name, self.kind = name, kind

    def describe(self, raw: BinaryIO, encoding: str) -> tuple[list[str], dict[str, Any]]:
        head = raw.read(_HEAD).removeprefix(_BOM).decode(encoding, "ignore")
        text, delimiter = find_delimiter(head, self.kind)
        layout: dict[str, Any] = {"delimiter": delimiter, "declared": text != head, "quoted": True}
        raw.seek(0)
        if self.kind == "tsv":
            layout["quoted"] = self._pairs_marks(raw, encoding, layout)
            raw.seek(0)
        lines = _Lines(raw, encoding)
        _, header = next(self._rows(lines, layout, None), (0, None))
        if header is None:
            refuse(self.name, "there are no rows", expected="a header and rows below it")
        names, _ = unique_names(header)
        return names, {**layout, "names": names, "header": header, "start": lines.consumed}

    def records(
        self, raw: BinaryIO, encoding: str, layout: dict[str, Any], wanted: list[str]
    ) -> Iterator[Item]:
        lines = _Lines(raw, encoding)
        names, before = layout["names"], 0
        for number, (_, cells) in enumerate(self._rows(lines, layout, layout["header"])):
            content, lines.content = b"".join(lines.content), []
            if number:
                yield number, _cells(names, cells), before, content
            before = lines.consumed

    def part(
        self, raw: BinaryIO, encoding: str, layout: dict[str, Any], offset: int, row: int, count: int
    ) -> Iterator[tuple[int, dict[str, Any] | str]]:
        raw.seek(offset)
        inner = {**layout, "declared": False}
        rows = self._rows(_Lines(raw, encoding, keep=False), inner, layout["header"], row)
        for (_, cells), number in zip(rows, range(row, row + count), strict=False):
            yield number, _cells(layout["names"], cells)

    def _pairs_marks(self, raw: BinaryIO, encoding: str, layout: dict[str, Any]) -> bool:
        """Say whether the quotation marks of a TSV enclose cells, as those of a CSV must."""
        try:
            for _ in self._rows(_Lines(raw, encoding, keep=False), layout, None):
                pass
        except CorpusError:
            return False
        return True

    def _rows(
        self, lines: _Lines, layout: dict[str, Any], header: list[str] | None, row: int = 0
    ) -> Iterator[tuple[int, list[str]]]:
        """Split lines into rows of as many cells as the header has; blank lines are no rows."""
        if layout["declared"]:
            next(lines)
        quoting: Literal[0, 3] = csv.QUOTE_MINIMAL if layout["quoted"] else csv.QUOTE_NONE
        with long_cells():
            reader = csv.reader(lines, delimiter=layout["delimiter"], quoting=quoting, strict=True)
            while True:
                line = reader.line_num + 1
                try:
                    cells = next(reader)
                except StopIteration:
                    return
                except csv.Error as error:
                    message = f"{error}, in the row that begins on line {line}"
                    refuse_quoting(self.name, csv.Error(message))
                if not cells:
                    continue
                if header is not None and len(cells) != len(header):
                    refuse_ragged(self.name, row, line, header, cells, layout["delimiter"])
                yield line, cells
                row += 1


def _cells(names: list[str], cells: list[str]) -> dict[str, Any]:
    """Give the cells their names; an empty one holds nothing."""
    return {name: cell or None for name, cell in zip(names, cells, strict=True)}


class _Lines:
    """Lines of text whose bytes are counted as they are taken, and kept until somebody takes them."""

    def __init__(self, raw: BinaryIO, encoding: str, *, keep: bool = True) -> None:
        self.consumed = raw.tell()
        self.content: list[bytes] = []
        if self.consumed == 0 and raw.read(len(_BOM)) == _BOM:
            self.consumed = len(_BOM)
        raw.seek(self.consumed)
        self._raw, self._encoding, self._keep = raw, encoding, keep
        self._pieces: list[bytes] = []

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        if not self._pieces:
            line = next(self._raw)
            # a lone CR ends a line as well, as old spreadsheets write it
            inner = b"\r" in line[:-2]
            self._pieces = _CR_LINES.findall(line)[::-1] if inner else [line]
        content = self._pieces.pop()
        self.consumed += len(content)
        if self._keep:
            self.content.append(content)
        return content.decode(self._encoding)


class _Parquet:
    """A table by columns; only the columns that are asked for are read."""

    def __init__(self, name: str) -> None:
        self.name = name

    def describe(self, raw: BinaryIO, encoding: str) -> tuple[list[str], dict[str, Any]]:
        file = self._open(raw)
        found = [name for name in file.schema_arrow.names if not name.startswith("__index_level_")]
        if not file.metadata.num_rows:
            refuse(self.name, "there are no rows", found=f"the columns {listing(found)}")
        groups = [file.metadata.row_group(at).num_rows for at in range(file.metadata.num_row_groups)]
        names, _ = unique_names(found)
        return names, {"found": found, "names": names, "groups": groups}

    def records(
        self, raw: BinaryIO, encoding: str, layout: dict[str, Any], wanted: list[str]
    ) -> Iterator[Item]:
        chosen = [name for name in layout["names"] if name in wanted]
        for row, cells in self._read(raw, layout, chosen, None, 1):
            yield row, cells, 0, b""

    def part(
        self, raw: BinaryIO, encoding: str, layout: dict[str, Any], offset: int, row: int, count: int
    ) -> Iterator[tuple[int, dict[str, Any] | str]]:
        groups: list[int] = []
        before, first = 0, row
        for at, size in enumerate(layout["groups"]):
            if before + size >= row and before < row - 1 + count:
                first = first if groups else before + 1
                groups.append(at)
            before += size
        for number, cells in self._read(raw, layout, layout["names"], groups, first):
            if number >= row + count:
                return
            if number >= row:
                yield number, cells

    def _read(
        self, raw: BinaryIO, layout: dict[str, Any], chosen: list[str], groups: list[int] | None, row: int
    ) -> Iterator[tuple[int, dict[str, Any]]]:
        """Yield rows of some row groups, a few hundred decoded at a time."""
        known = dict(zip(layout["names"], layout["found"], strict=True))
        file = self._open(raw)
        columns = [known[name] for name in chosen]
        for batch in file.iter_batches(batch_size=_ROWS, row_groups=groups, columns=columns):
            table = batch.to_pandas()
            lists = [table[known[name]].tolist() for name in chosen]
            for values in zip(*lists, strict=True):
                yield row, dict(zip(chosen, values, strict=True))
                row += 1

    def _open(self, raw: BinaryIO) -> Any:
        """Open the file so that its pages are read as they are needed."""
        from pyarrow import ArrowException
        from pyarrow.parquet import ParquetFile

        try:
            return ParquetFile(raw, buffer_size=_HEAD, pre_buffer=False)
        except (ArrowException, OSError) as error:
            refuse(self.name, f"the file is not Parquet ({error})", advice="write it again")
