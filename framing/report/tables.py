"""Tables in; CSV files that a spreadsheet, R or pandas opens as they are, out."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from framing.annotations.marks import Marks
from framing.comparison import Comparison
from framing.measures import count_names

ENCODING = "utf-8-sig"
"""UTF-8 with a byte-order mark, without which Excel takes it for the system's code page."""

_LEXICAL = ("loaded", "hedge", "booster", "naming")


def write_tables(folder: Path, marks: Marks, result: Comparison, measures: pd.DataFrame) -> dict[str, Path]:
    """Write the tables behind the report.

    Parameters
    ----------
    folder : Path
        An existing folder.
    marks : Marks
        What ``annotate`` returns.
    result : Comparison
        What ``compare_outlets`` returns.
    measures : DataFrame
        What ``measure`` returns.

    Returns
    -------
    dict of str to Path
        The files by the name of their table: estimates, contrasts, refused, measures, spans_counts, and
        naming (who uses which name in whose voice) where names were marked.
    """
    tables = {"measures": measures, "spans_counts": count_spans(marks)}
    if marks.spans["layer"].eq("naming").any():
        tables["naming"] = count_names(marks)
    return write_comparison(folder, result) | _write_all(folder, tables)


def write_comparison(folder: Path, result: Comparison) -> dict[str, Path]:
    """Write the tables of a comparison: estimates, contrasts and what was refused, in an existing folder."""
    tables = {"estimates": result.estimates, "contrasts": result.contrasts, "refused": result.refused}
    return _write_all(folder, tables)


def _write_all(folder: Path, tables: Mapping[str, pd.DataFrame]) -> dict[str, Path]:
    """Write tables under their names."""
    return {name: write_csv(folder / f"{name}.csv", table) for name, table in tables.items()}


def write_csv(path: Path, table: pd.DataFrame) -> Path:
    """Write a table as CSV in UTF-8 with a byte-order mark, numbers to eight digits, lines ended by LF.

    A cell of text that a spreadsheet would run as a formula gets an apostrophe in front.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = write_csv(Path(folder) / "t.csv", pd.DataFrame({"outlet": ["=1+1", "+972 Magazine"]}))
    ...     path.read_text(encoding="utf-8-sig").split()
    ['outlet', "'=1+1", '+972', 'Magazine']
    """
    safe = table.copy(deep=False)
    for name in safe.columns:
        formulas = [cell for cell in safe[name].unique() if isinstance(cell, str) and _is_formula(cell)]
        if formulas:
            safe[name] = safe[name].replace({cell: f"'{cell}" for cell in formulas})
    safe.to_csv(path, index=False, encoding=ENCODING, float_format="%.8g", lineterminator="\n")
    return path


def count_spans(marks: Marks) -> pd.DataFrame:
    """Count the spans of each outlet by layer, label and voice, those of lexicons by entry too.

    Parameters
    ----------
    marks : Marks
        What ``annotate`` returns.

    Returns
    -------
    DataFrame
        Columns `outlet`, `layer`, `label`, `voice`, `entry` and `count`; `entry` is empty where no
        lexicon was used, so that no word of a text is in the table.
    """
    spans = marks.spans
    outlets = marks.articles.set_index("article_id")["outlet"]
    lexical = spans["layer"].isin(_LEXICAL)
    keys = pd.DataFrame(
        {
            "outlet": spans["article_id"].map(outlets),
            "layer": spans["layer"],
            "label": spans["label"].fillna(""),
            "voice": spans["voice"].fillna(""),
            "entry": spans["entry"].where(lexical).fillna(""),
        }
    )
    return keys.groupby(list(keys.columns), sort=True).size().reset_index(name="count")


def _is_formula(cell: str) -> bool:
    """Whether a spreadsheet may run the text; a name such as "+972 Magazine" it does not."""
    return cell.startswith(("=", "@")) or (
        cell.startswith(("+", "-")) and any(mark in cell for mark in "(|!")
    )
