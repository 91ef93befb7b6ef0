"""JSON and JSON Lines -> records."""

from __future__ import annotations

import json
from typing import Any

import pandas as pd

from framing.corpus.columns import map_columns, unique_names
from framing.corpus.encoding import Decoded
from framing.corpus.records import Records, rejection
from framing.corpus.refusing import listing, refuse

# Raw line ends and tabs inside strings are against the standard but common in exports.
DECODER = json.JSONDecoder(strict=False)


def read_json(decoded: Decoded, source: str) -> Records:
    """Read a JSON file: an array of records, or an object that holds them.

    An object may hold the array under any one key (``{"articles": [...]}``), have the records as its
    values (their keys become ``article_id`` where the records have none), hold columns as pandas
    writes them (``{"text": {"0": ...}}`` or ``{"text": [...]}``), or be a single record. Text that
    is one JSON object a line is read as JSON Lines.

    Parameters
    ----------
    decoded : Decoded
        The text of the file and its encoding.
    source : str
        Name of the file.

    Returns
    -------
    Records

    Raises
    ------
    CorpusError
        The file is not JSON, or holds no records.
    """
    try:
        content = DECODER.decode(decoded.text.strip())
    except json.JSONDecodeError as error:
        if error.msg == "Extra data":
            return read_jsonl(decoded, source)
        refuse(
            source,
            f"the file is not JSON ({error.msg}, line {error.lineno}, column {error.colno})",
            expected="an array of records, or an object that holds them",
        )
    records = _find_records(content, source)
    return _as_records(records, list(range(1, len(records) + 1)), source, "json", decoded.encoding)


def read_jsonl(decoded: Decoded, source: str) -> Records:
    """Read JSON Lines; a line that is no JSON object is reported and the others are used.

    Parameters
    ----------
    decoded : Decoded
        The text of the file and its encoding.
    source : str
        Name of the file.

    Returns
    -------
    Records
        ``rows`` are line numbers; blank lines are no records.

    Raises
    ------
    CorpusError
        No line is a JSON object.
    """
    records, numbers, rejected = [], [], []
    # Not splitlines: U+2028 may stand inside a string.
    for number, line in enumerate(decoded.text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            record = DECODER.decode(line.strip())
            problem = "" if isinstance(record, dict) else f"{_kind(record)} instead of an object"
        except json.JSONDecodeError as error:
            problem = f"not JSON: {error.msg}, column {error.colno}"
        if problem:
            rejected.append(rejection(source, number, "", "unreadable", f"line {number}: {problem}"))
        else:
            records.append(record)
            numbers.append(number)
    if not records:
        refuse(
            source,
            "no line is a JSON object",
            expected='one {"article_id": ..., "outlet": ..., "text": ...} a line',
            found=rejected[0]["detail"] if rejected else "no line",
        )
    return _as_records(records, numbers, source, "jsonl", decoded.encoding, rejected)


def table_of(records: list[dict[str, Any]]) -> tuple[pd.DataFrame, list[str]]:
    """Lay dictionaries out as a table of objects, one level of nesting as ``outer.inner`` columns.

    Examples
    --------
    >>> table_of([{"id": 7, "source": {"name": "Courier"}}])[0].columns.tolist()
    ['id', 'source.name']
    """
    flat = [flatten(record) for record in records]
    keys = list(dict.fromkeys(key for record in flat for key in record))
    names, notes = unique_names(keys)
    columns = {name: [record.get(key) for record in flat] for name, key in zip(names, keys, strict=True)}
    return pd.DataFrame(columns, dtype=object), notes


def _as_records(
    records: list[dict[str, Any]],
    numbers: list[int],
    source: str,
    kind: str,
    encoding: str,
    rejected: list[dict[str, Any]] | None = None,
) -> Records:
    """Wrap what was read."""
    table, notes = table_of(records)
    return Records(source, kind, table, numbers, [source] * len(table), encoding, notes, rejected or [])


def flatten(record: dict[str, Any]) -> dict[str, Any]:
    """Lift the values of inner dictionaries one level up."""
    flat: dict[str, Any] = {}
    for key, value in record.items():
        if isinstance(value, dict):
            flat |= {f"{key}.{inner}": inner_value for inner, inner_value in value.items()}
        else:
            flat[key] = value
    return flat


def _find_records(content: Any, source: str) -> list[dict[str, Any]]:
    """Find the records in what the file holds."""
    if isinstance(content, dict):
        content = _records_of_object(content)
    if isinstance(content, list):
        for number, record in enumerate(content, start=1):
            if not isinstance(record, dict):
                refuse(f"{source}, row {number}", "the record is not an object", found=_kind(record))
        if content:
            return content
    refuse(
        source,
        "no records found",
        expected="an array of records, or an object that holds them",
        found="an empty array" if content == [] else _kind(content),
    )


def _records_of_object(content: dict[str, Any]) -> Any:
    """Find the records in an object; give it back as one record where it is one."""
    names_text = _names_text(content)
    values = list(content.values())
    if names_text and all(isinstance(value, dict) for value in values):
        keys = list(dict.fromkeys(key for value in values for key in value))
        return [{name: column.get(key) for name, column in content.items()} for key in keys]
    if names_text and all(isinstance(value, list) for value in values):
        longest = max(len(value) for value in values)
        return [
            {name: column[at] if at < len(column) else None for name, column in content.items()}
            for at in range(longest)
        ]
    if names_text:
        return [content]
    inner = [value for value in values if isinstance(value, dict)]
    arrays = [value for value in values if isinstance(value, list) and value and isinstance(value[0], dict)]
    if arrays:
        return arrays[0] if len(arrays) == 1 else content
    if len(inner) == 1 and not _names_text(inner[0]):
        return _records_of_object(inner[0])
    if inner and len(inner) == len(values):
        return [_with_key(key, record) for key, record in content.items()]
    return content


def _names_text(record: dict[str, Any]) -> bool:
    """Whether one of the keys is a name for the text of an article."""
    return "text" in map_columns(list(record)).taken


def _with_key(key: str, record: dict[str, Any]) -> dict[str, Any]:
    """Give a record the key it stood under as its identifier, unless it has one."""
    return record if "article_id" in map_columns(list(record)).taken else {"article_id": key, **record}


def _kind(value: Any) -> str:
    """Name a JSON value in words."""
    if isinstance(value, dict):
        return f"an object with the keys {listing(value)}"
    names = {list: "an array", str: "a string", bool: "true or false", type(None): "null"}
    return names.get(type(value), "a number")
