"""Filled coding sheets and exports of annotation tools -> one row per sentence and code."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pandas as pd

from framing.corpus import read_records
from framing.errors import ValidationError
from framing.validation.codes import KNOWN_CODES, NAMING, Code
from framing.validation.sentences import SEPARATOR

KEY_COLUMNS = ("article_id", "outlet", "event", "unit_id", "stratum", "probability")
CODING_COLUMNS = ("coder", "unit_id", "code", "count", "terms")
_NONE = {"0", "-", "–", "—", "none", "no", "n", "false", "0.0"}
_YES = {"1", "yes", "y", "true", "x", "1.0"}


def read_key(path: str | os.PathLike[str]) -> pd.DataFrame:
    """Read the key of a sample from its CSV file.

    Parameters
    ----------
    path : path
        ``key.csv``, as ``framing validate sample`` writes it.

    Returns
    -------
    DataFrame
        As ``CodingSample.key``.

    Raises
    ------
    ValidationError
        A column of numbers holds something else, or is missing.
    CorpusError
        The file cannot be read at all.
    """
    table = read_records(path)
    name = Path(path).name
    counts = [code for code in KNOWN_CODES if code in table]
    numbers = ["probability", *counts, *(f"{code}_base" for code in counts)]
    missing = [column for column in (*KEY_COLUMNS, *numbers) if column not in table]
    if missing or not counts:
        expected = f"the columns {', '.join(KEY_COLUMNS)} and those of a code"
        msg = f"{name}: expected {expected}, found {list(table)}; give the key.csv of the sample"
        raise ValidationError(msg)
    for column in numbers:
        read = pd.to_numeric(table[column], errors="coerce")
        if read.isna().any():
            row = int(read.isna().to_numpy().argmax())
            found = table[column].iloc[row]
            msg = f"{name}, row {row + 1}, column {column!r}: expected a number, found {found!r}"
            raise ValidationError(msg)
        table[column] = read
    return table


def read_codes(path: str | os.PathLike[str], coder: str | None = None) -> pd.DataFrame:
    """Read what one coder filled in.

    Parameters
    ----------
    path : path
        The sheet as CSV or Excel, or JSON Lines as doccano (`label`) or Prodigy (`spans`) export it.
    coder : str, optional
        Who coded; the name of the file by default.

    Returns
    -------
    DataFrame
        Columns ``CODING_COLUMNS``, one row per sentence and code that was filled in: how many (1 or
        0 for yes and no) and the words, joined by ``"; "``.

    Raises
    ------
    ValidationError
        A column is missing, a number occurs twice, a cell cannot be read, or nothing was filled in.
    CorpusError
        The file cannot be read at all.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = Path(folder) / "anna.csv"
    ...     _ = file.write_text("unit_id,loaded,attributed\\nu1,brutal; fury,1\\nu2,0,\\n", encoding="utf-8")
    ...     read_codes(file)
      coder unit_id        code  count           terms
    0  anna      u1      loaded      2  brutal; fury
    1  anna      u1  attributed      1
    2  anna      u2      loaded      0
    """
    table = read_records(path)
    name = Path(path).name
    if "unit_id" not in table:
        msg = f"{name}: expected the column 'unit_id' of the coding sheet, found {list(table)}"
        raise ValidationError(msg)
    twice = table["unit_id"].duplicated()
    if twice.any():
        row = int(twice.to_numpy().argmax())
        msg = f"{name}, row {row + 1}: expected each unit once, found {table['unit_id'].iloc[row]!r} again"
        raise ValidationError(msg)
    spans = next((column for column in ("spans", "label") if column in table), None)
    rows = _from_spans(table, spans) if spans else _from_cells(table, name)
    if not rows:
        where = (
            "labels on its sentences"
            if spans
            else f"answers in {', '.join(c for c in KNOWN_CODES if c in table)}"
        )
        advice = "code at least one sentence: its words, or 0 for none"
        msg = f"{name}: expected {where}, found none in {len(table):,} sentences; {advice}"
        raise ValidationError(msg)
    coder = coder or Path(path).name.partition(".")[0]
    found = pd.DataFrame([(coder, *row) for row in rows], columns=list(CODING_COLUMNS))
    return found.astype({"count": "int64", "terms": "str", "coder": "str", "unit_id": "str", "code": "str"})


def _from_cells(table: pd.DataFrame, name: str) -> list[tuple]:
    """Read one column per code."""
    codes = [code for code in KNOWN_CODES.values() if code.name in table]
    if not codes:
        msg = f"{name}: expected a column for at least one of {', '.join(KNOWN_CODES)}, found {list(table)}"
        raise ValidationError(msg)
    rows = []
    for number, record in enumerate(table.to_dict("records"), start=1):
        for code in codes:
            cell = record[code.name]
            text = "" if cell is None or cell != cell else str(cell).strip()
            if text:
                rows.append((record["unit_id"], code.name, *_parse(text, code, f"{name}, row {number}")))
    return rows


def _parse(text: str, code: Code, where: str) -> tuple[int, str]:
    """Read one cell: how many, and which words."""
    low = text.casefold()
    if low in _NONE:
        return 0, ""
    if code.yes_no:
        if low not in _YES:
            msg = f"{where}, column {code.name!r}: expected 1 or 0, found {text!r}"
            raise ValidationError(msg)
        return 1, ""
    if low.isdecimal():
        msg = f"{where}, column {code.name!r}: expected the words, or 0 for none, found {text!r}"
        raise ValidationError(msg)
    terms = [term.strip() for term in text.split(";") if term.strip()]
    return len(terms), SEPARATOR.join(terms)


def _from_spans(table: pd.DataFrame, column: str) -> list[tuple]:
    """Read spans with labels that are names of codes; a sentence that was skipped is not coded."""
    rows: list[tuple] = []
    records = [one for one in table.to_dict("records") if one.get("answer", "accept") == "accept"]
    marked = [
        [_span(one) for one in record[column]] if isinstance(record[column], list) else []
        for record in records
    ]
    with_names = any(label == NAMING.name for spans in marked for _, _, label in spans)
    for record, spans in zip(records, marked, strict=True):
        for code in KNOWN_CODES.values():
            if code is NAMING and not with_names:
                continue
            terms = [record["text"][start:end] for start, end, label in spans if label == code.name]
            count = min(1, len(terms)) if code.yes_no else len(terms)
            rows.append((record["unit_id"], code.name, count, "" if code.yes_no else SEPARATOR.join(terms)))
    return rows


def _span(one: Any) -> tuple[int, int, str]:
    """Take a span as doccano or as Prodigy writes it."""
    if isinstance(one, dict):
        return one["start"], one["end"], one["label"]
    start, end, label = one
    return start, end, label
