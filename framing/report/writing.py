"""Marks and a comparison in; the folder of the report, out."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from framing.annotations.marks import Marks
from framing.comparison import Comparison
from framing.corpus import ImportReport
from framing.errors import FramingError
from framing.grouping import Duplicates
from framing.measures import measure
from framing.provenance import describe_environment, hash_texts
from framing.report.lookup import Lookup
from framing.report.page import write_page
from framing.report.tables import write_csv, write_tables

if TYPE_CHECKING:
    from framing.report.pictures import Pictures


@dataclass(frozen=True)
class ReportFiles:
    """The files of a report.

    Attributes
    ----------
    folder : Path
        Where they are.
    html : Path
        The report itself: one file that needs none of the others.
    tables, figures : dict of str to Path
        The CSV tables and the pictures, by name.
    import_report, rejected, provenance : Path
        What was read, what was not, and what the report was made with.
    """

    folder: Path
    html: Path
    tables: dict[str, Path]
    figures: dict[str, Path]
    import_report: Path
    rejected: Path
    provenance: Path


def write_report(
    marks: Marks,
    result: Comparison,
    out: str | os.PathLike[str],
    *,
    table: pd.DataFrame | None = None,
    import_report: Mapping[str, Any] | None = None,
    planted: pd.DataFrame | None = None,
    duplicates: Duplicates | None = None,
    policies: pd.DataFrame | None = None,
    figures: bool = True,
    text: bool = True,
) -> ReportFiles:
    """Write the report: one offline HTML page, the tables behind it, figures and provenance.

    Every number of the page opens the passages it counts. With many outlets each number opens
    fewer of them, and the page says how many of how many it shows.

    Parameters
    ----------
    marks : Marks
        What ``annotate`` returns.
    result : Comparison
        What ``compare_outlets`` returns for the same articles.
    out : path
        A folder, made where there is none; files of an earlier report in it are replaced.
    table : DataFrame, optional
        What ``measure`` returns; measured again when left out.
    import_report : mapping, optional
        What was read; taken from ``marks.articles.attrs`` when left out.
    planted : DataFrame, optional
        What ``check_planted`` returns, for a corpus whose differences are known.
    duplicates : Duplicates, optional
        What ``find_duplicates`` returns for all articles, those that a policy left out included: the
        page then has a section on them, and its what-if panel can leave out wire copy.
    policies : DataFrame, optional
        What ``compare_duplicate_policies`` returns: the headline numbers under each policy.
    figures : bool
        Whether to draw figures.
    text : bool
        False leaves out every passage, headline and name of a source, for sharing where the texts
        may not be passed on.

    Returns
    -------
    ReportFiles
        Where everything is.

    Raises
    ------
    FramingError
        ``out`` is a file, or cannot be written.

    Examples
    --------
    >>> import tempfile
    >>> import pandas as pd
    >>> from framing.annotations.marks import Marks
    >>> from framing.annotations.relations import RELATION_COLUMNS
    >>> from framing.annotations.spans import SPAN_COLUMNS
    >>> from framing.comparison import compare_outlets
    >>> from framing.corpus import read_corpus
    >>> articles = read_corpus([{"id": "a", "outlet": "Courier", "text": "Rain fell."}])
    >>> marks = Marks(articles, pd.DataFrame(columns=SPAN_COLUMNS), pd.DataFrame(columns=RELATION_COLUMNS))
    >>> result = compare_outlets(measure(marks), contrasts=False)
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     files = write_report(marks, result, folder, figures=False)
    ...     sorted(path.name for path in files.folder.iterdir())
    ['import_report.json', 'provenance.json', 'rejected.csv', 'report.html', 'tables']
    """
    folder = _make_folder(Path(out))
    lookup = Lookup(marks)
    report = marks.articles.attrs.get("import_report", {}) if import_report is None else import_report
    provenance = describe_report(marks, result)
    pictures = _draw(result, folder / "figures") if figures else None
    page = write_page(
        lookup,
        result,
        report=report,
        provenance=provenance,
        pictures=pictures.shown if pictures else {},
        planted=planted,
        text=text,
        duplicates=duplicates,
        policies=policies,
    )
    tables = write_tables(folder / "tables", marks, result, measure(marks) if table is None else table)
    tables |= _write_duplicates(folder / "tables", duplicates, policies, text)
    return ReportFiles(
        folder,
        _write(folder / "report.html", page),
        tables,
        pictures.files if pictures else {},
        _write_json(folder / "import_report.json", _shareable(report, text)),
        write_csv(folder / "rejected.csv", ImportReport(_shareable(report, text)).rejected),
        _write_json(folder / "provenance.json", provenance),
    )


def _make_folder(folder: Path) -> Path:
    """Make the folder and those for tables in it."""
    try:
        (folder / "tables").mkdir(parents=True, exist_ok=True)
    except OSError as error:
        msg = (
            f"{folder.name}: expected a folder to write the report to, found {error.strerror}; choose another"
        )
        raise FramingError(msg) from error
    return folder


def _write_duplicates(
    folder: Path, duplicates: Duplicates | None, policies: pd.DataFrame | None, text: bool
) -> dict[str, Path]:
    """Write which article is whose copy, and the estimates under each policy, where they were asked for."""
    written = {}
    if duplicates is not None:
        table = duplicates.table if text else duplicates.table.assign(wire_evidence="")
        written["duplicates"] = write_csv(folder / "duplicates.csv", table)
    if policies is not None:
        written["duplicate_policies"] = write_csv(folder / "duplicate_policies.csv", policies)
    return written


def _draw(result: Comparison, folder: Path) -> Pictures:
    """Draw the figures; loaded here, because a report without them should not wait for matplotlib."""
    from framing.report.pictures import draw_pictures

    return draw_pictures(result, folder)


def describe_report(marks: Marks, result: Comparison) -> dict[str, Any]:
    """Say what the report was made with."""
    return {
        **describe_environment(),
        "texts_sha256": hash_texts(marks.articles),
        "annotation": dict(marks.provenance),
        "comparison": dict(result.settings),
    }


def _shareable(report: Mapping[str, Any], text: bool) -> dict[str, Any]:
    """Give the import report, without what may quote a text where texts are left out."""
    given = {"rejected": [], **report}
    if not text:
        given["rejected"] = [{**row, "detail": ""} for row in given["rejected"]]
    return given


def _write_json(path: Path, content: Mapping[str, Any]) -> Path:
    """Write a mapping as JSON."""
    return _write(path, json.dumps(content, ensure_ascii=False, indent=2, default=_plain) + "\n")


def _plain(value: Any) -> Any:
    """Give numbers of numpy as numbers, anything else as text."""
    return value.item() if isinstance(value, np.generic) else str(value)


def _write(path: Path, content: str) -> Path:
    """Write a text as UTF-8 with the same line ends on every system."""
    path.write_bytes(content.encode("utf-8"))
    return path
