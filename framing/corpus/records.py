"""What every reader of a format gives: the records of a file, as they stand there."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pandas as pd


@dataclass
class Records:
    """The records of one file, folder or table, nothing yet mapped, cleaned or screened.

    Attributes
    ----------
    source : str
        Name for messages and the report.
    kind : str
        Name of the format.
    table : DataFrame
        One row per record that could be read; columns as in the file; a cell without a value is
        ``None`` or NaN.
    rows : list of int
        Number of each record in its file, from 1, the header not counted.
    files : list of str
        Name of the file of each record.
    encoding : str
        Empty for formats that have none.
    notes : list of str
        What the reader chose or saw.
    rejected : list of dict
        Records that could not be read, with the keys ``REJECTED_COLUMNS``.
    """

    source: str
    kind: str
    table: pd.DataFrame
    rows: list[int]
    files: list[str]
    encoding: str = ""
    notes: list[str] = field(default_factory=list)
    rejected: list[dict[str, Any]] = field(default_factory=list)


def rejection(file: str, row: int, article_id: str, reason: str, detail: str) -> dict[str, Any]:
    """Make one row of the table of articles that were not used."""
    return {"file": file, "row": row, "article_id": article_id, "reason": reason, "detail": detail}
