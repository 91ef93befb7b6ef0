"""The tables that a notebook shows, with every digit, row and column, whatever the screen leaves out."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import Any

import pandas as pd

MEDIA_TYPE = "application/vnd.framing.table+json"
"""Under this name the kernel gives a table beside the HTML and the text that are shown of it."""

DIGITS = 12
"""Significant digits kept: far more than agree between systems by chance, fewer than rounding disturbs."""


@dataclass(frozen=True)
class ShownTable:
    """A table as text: what stands in one CSV file of the expected tables.

    Parameters
    ----------
    columns : tuple of str
        The columns of the index first.
    rows : tuple of tuple of str
        One text per column; a missing value is empty.
    n_index : int
        How many columns are the index.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    n_index: int = 1

    def to_csv(self) -> str:
        """Write as CSV; the header marks the columns of the index by square brackets."""
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        header = [f"[{name}]" if at < self.n_index else name for at, name in enumerate(self.columns)]
        writer.writerows([header, *self.rows])
        return text.getvalue()

    @classmethod
    def from_csv(cls, text: str) -> ShownTable:
        """Read what `to_csv` wrote; ``ValueError`` where it is no such table."""
        try:
            header, *rows = csv.reader(io.StringIO(text), strict=True)
        except csv.Error as error:
            raise ValueError(error) from error
        n_index = next((at for at, name in enumerate(header) if name[:1] != "["), len(header))
        if n_index == 0 or any(len(row) != len(header) for row in rows):
            msg = "no column of an index, or rows of different lengths"
            raise ValueError(msg)
        columns = (name[1:-1] if at < n_index else name for at, name in enumerate(header))
        return cls(tuple(columns), tuple(map(tuple, rows)), n_index)


def as_shown_table(table: pd.DataFrame | pd.Series) -> ShownTable:
    """Write the cells of a table as text.

    Parameters
    ----------
    table : DataFrame or Series
        Any, also with several levels of index or columns.

    Returns
    -------
    ShownTable
        Numbers with 12 significant digits, whole numbers with all of theirs, missing values empty.

    Examples
    --------
    >>> frame = pd.DataFrame({"count": [2, 1], "value": [1 / 3, None]}, index=["Courier", "Flash"])
    >>> print(as_shown_table(frame).to_csv())
    [index],count,value
    Courier,2,0.333333333333
    Flash,1,
    """
    frame = table.to_frame() if isinstance(table, pd.Series) else table
    index = frame.index.to_frame(index=False)
    index.columns = [
        "index" if name is None or isinstance(frame.index, pd.RangeIndex) else str(name)
        for name in frame.index.names
    ]
    columns = [*(index.iloc[:, at] for at in range(index.shape[1]))]
    columns += [frame.iloc[:, at] for at in range(frame.shape[1])]
    names = [*index.columns, *(_name(label) for label in frame.columns)]
    cells = [[_text(value) for value in column] for column in columns]
    return ShownTable(tuple(names), tuple(zip(*cells, strict=True)), index.shape[1])


def publish_tables() -> None:
    """Make the running kernel give each table that is shown as a `MEDIA_TYPE` as well.

    To be called inside a kernel, before the first cell of the notebook.
    """
    from IPython.core.formatters import BaseFormatter
    from IPython.core.getipython import get_ipython
    from traitlets import ObjectName, Unicode

    class TableFormatter(BaseFormatter):
        """What IPython asks for this representation of an object."""

        format_type = Unicode(MEDIA_TYPE)
        print_method = ObjectName("_repr_framing_table_")
        _return_type = dict

    shell: Any = get_ipython()
    formatter = TableFormatter(parent=shell.display_formatter)
    for kind in (pd.DataFrame, pd.Series):
        formatter.for_type(kind, lambda table: {"csv": as_shown_table(table).to_csv()})
    shell.display_formatter.formatters[MEDIA_TYPE] = formatter


def take_tables(notebook: Any) -> dict[str, ShownTable]:
    """Take the tables out of an executed notebook, which is then as anybody else's.

    Parameters
    ----------
    notebook : NotebookNode
        As nbformat reads it; changed in place.

    Returns
    -------
    dict
        By name: ``"09"`` is what the ninth cell of code shows, ``"09-2"`` the second table there.
    """
    tables = {}
    number = 0
    for cell in notebook["cells"]:
        if cell["cell_type"] != "code" or not "".join(cell["source"]).strip():
            continue
        number += 1
        seen = 0
        for output in cell["outputs"]:
            found = output.get("data", {}).pop(MEDIA_TYPE, None)
            output.get("metadata", {}).pop(MEDIA_TYPE, None)
            if found is not None:
                seen += 1
                name = f"{number:02}" if seen == 1 else f"{number:02}-{seen}"
                tables[name] = ShownTable.from_csv(found["csv"])
    return tables


def _name(label: Any) -> str:
    """Write the label of a column, of several levels with a slash."""
    return " / ".join(map(str, label)) if isinstance(label, tuple) else str(label)


def _text(value: Any) -> str:
    """Write one cell."""
    if isinstance(value, list | tuple | set | dict):
        return str(sorted(value)) if isinstance(value, set) else str(value)
    if pd.isna(value):
        return ""
    return f"{value:.{DIGITS}g}" if isinstance(value, float) else str(value)
