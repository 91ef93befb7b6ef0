"""The columns of a file that are no standard columns -> kept beside these."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from framing.corpus.articles import ARTICLE_COLUMNS, text_column
from framing.corpus.fields import is_missing


def extra_columns(table: pd.DataFrame, taken: Mapping[str, str]) -> tuple[pd.DataFrame, list[str]]:
    """Give the columns that are not taken, under names that do not clash.

    Parameters
    ----------
    table : DataFrame
        Columns as in the file.
    taken : mapping
        Standard name -> name in the file.

    Returns
    -------
    DataFrame, list of str
        The other columns, in order, and a note on each that had to be renamed.

    Examples
    --------
    >>> table = pd.DataFrame({"body": ["Rain fell."], "text": ["teaser"]})
    >>> extra_columns(table, {"text": "body"})[0].columns.tolist()
    ['text_in_file']
    """
    kept, notes = {}, []
    for name in table.columns:
        if name in taken.values():
            continue
        called = f"{name}_in_file" if name in ARTICLE_COLUMNS else name
        if called != name:
            notes.append(f"column '{name}' is kept as '{called}', because {name} is read from another")
        kept[called] = _inferred(table[name])
    return pd.DataFrame(kept, index=table.index), notes


def _inferred(column: pd.Series) -> pd.Series:
    """Give a column of objects the plain type of its values where that loses nothing."""
    if column.dtype != object:
        return column
    present = [value for value in column if not is_missing(value)]
    if all(isinstance(value, str) for value in present):
        return text_column(float("nan") if is_missing(value) else _encodable(value) for value in column)
    # With gaps, whole numbers would become floats, and long identifiers lose digits.
    return column.infer_objects() if len(present) == len(column) else column


def _encodable(value: str) -> str:
    """Replace lone surrogates, which no file format can store."""
    return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
