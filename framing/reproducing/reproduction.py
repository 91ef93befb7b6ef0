"""Rerun the notebooks of a project, hold what they show against what was recorded, or record it anew."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path

from framing.errors import ReproductionError
from framing.reproducing.absent_corpora import reason_to_skip
from framing.reproducing.differences import TOLERANCE, Difference, compare_tables
from framing.reproducing.recorded import (
    read_tables,
    read_versions,
    recorded_notebooks,
    write_tables,
    write_versions,
)
from framing.reproducing.rerunning import Rerun, rerun_notebook
from framing.reproducing.shown_tables import ShownTable
from framing.reproducing.surroundings import compare_data, compare_versions, installed_versions

NOTEBOOKS, DATA, EXPECTED, BUILD = "notebooks", "data", "expected", "build"
ALL = ("*",)


@dataclass(frozen=True)
class TableCheck:
    """What the comparison of one table, or the run of one notebook, gave.

    Parameters
    ----------
    notebook : str
        Name of the notebook.
    cell : str
        Name of the table, empty for what concerns the whole notebook.
    shape : tuple of int
        Rows and columns found, the index among the columns.
    differences : tuple of Difference
        Empty where the table agrees.
    skipped : str
        Why the notebook was not run; empty where it was.
    """

    notebook: str
    cell: str
    shape: tuple[int, int]
    differences: tuple[Difference, ...] = ()
    skipped: str = ""

    @property
    def name(self) -> str:
        """The notebook, the cell of code, and which of its tables."""
        number, _, table = self.cell.partition("-")
        if not number:
            return self.notebook
        return f"{self.notebook}, cell {int(number)}" + (f", table {table}" if table else "")


@dataclass(frozen=True)
class Reproduction:
    """A whole rerun.

    Parameters
    ----------
    tables : tuple of TableCheck
        One for each table, and for each notebook that failed or is missing.
    versions : tuple of Difference
        Packages of another version than the recorded.
    data : tuple of Difference
        Files of the sample corpus that are not those of the manifest.
    found : dict
        The versions found.
    skipped : dict
        Notebook -> why it was not run: it needs a corpus that is not on this machine.
    """

    tables: tuple[TableCheck, ...]
    versions: tuple[Difference, ...]
    data: tuple[Difference, ...]
    found: dict[str, str]
    skipped: dict[str, str] = field(default_factory=dict)

    @property
    def differing(self) -> list[TableCheck]:
        """The tables that differ."""
        return [check for check in self.tables if check.differences]

    @property
    def agrees(self) -> bool:
        """Whether every table and every byte of data is as recorded; versions may differ."""
        return not self.differing and not self.data

    def to_json(self) -> str:
        """Write everything, for a machine; the same on every run that gave the same."""
        told = {
            "agrees": self.agrees,
            "tolerance": TOLERANCE,
            "tables": [
                {
                    "notebook": check.notebook,
                    "cell": check.cell,
                    "rows": check.shape[0],
                    "columns": check.shape[1],
                    "differences": [_as_record(one) for one in check.differences],
                }
                for check in self.tables
            ],
            "skipped": self.skipped,
            "versions": [_as_record(one) for one in self.versions],
            "data": [_as_record(one) for one in self.data],
            "versions_found": self.found,
        }
        return json.dumps(told, indent=1, ensure_ascii=False)


def reproduce(
    folder: Path, patterns: Sequence[str] = ALL, told: Callable[[TableCheck], object] = lambda check: None
) -> Reproduction:
    """Rerun the notebooks of a project and compare every table that they show.

    Parameters
    ----------
    folder : Path
        Holds ``notebooks/``, ``data/MANIFEST`` and ``data/expected/``. The executed notebooks and
        ``reproduction.json`` go into its ``build/``; nothing else is written.
    patterns : sequence of str, default ("*",)
        Names of notebooks, with ``*`` for anything; run in the order of the patterns.
    told : callable, optional
        Called with each `TableCheck` as it is known.

    Returns
    -------
    Reproduction

    Raises
    ------
    ReproductionError
        There are no such notebooks, or no recorded tables.
    MissingExtraError
        What runs notebooks is not installed.
    """
    paths = _find_notebooks(folder, patterns)
    expected = folder / DATA / EXPECTED
    if not recorded_notebooks(expected):
        msg = f"{expected}: no expected tables. What to do: record them with framing reproduce --record."
        raise ReproductionError(msg)
    data, found = compare_data(folder / DATA), installed_versions()
    checks = []
    for check in _checks(folder, paths, expected, everything=tuple(patterns) == ALL):
        told(check)
        checks.append(check)
    versions = compare_versions(read_versions(expected), found)
    tables = tuple(check for check in checks if not check.skipped)
    skipped = {check.notebook: check.skipped for check in checks if check.skipped}
    result = Reproduction(tables, tuple(versions), tuple(data), found, skipped)
    (folder / BUILD).mkdir(exist_ok=True)
    (folder / BUILD / "reproduction.json").write_text(result.to_json() + "\n", encoding="utf-8", newline="\n")
    return result


def record(
    folder: Path, patterns: Sequence[str] = ALL, told: Callable[[TableCheck], object] = lambda check: None
) -> int:
    """Rerun the notebooks and store what they show as what is expected from now on.

    What was recorded of a notebook whose corpus is not on this machine stays.

    Parameters
    ----------
    folder, patterns, told
        As `reproduce` takes them.

    Returns
    -------
    int
        How many tables were stored.

    Raises
    ------
    ReproductionError
        A notebook fails, or the data are not those of the manifest; nothing is stored then.
    """
    paths = _find_notebooks(folder, patterns)
    data = compare_data(folder / DATA)
    if data:
        msg = (
            f"{data[0]}. What to do: restore the file, or run data/make_manifest.py if the change was meant."
        )
        raise ReproductionError(msg)
    reruns = []
    for path in paths:
        reason = reason_to_skip(path)
        if reason:
            told(TableCheck(path.stem, "", (0, 0), skipped=reason))
            continue
        reruns.append(_rerun(folder, path))
        if reruns[-1].failure:
            msg = f"{path.name}: {reruns[-1].failure}. Nothing was recorded. What to do: mend the notebook."
            raise ReproductionError(msg)
        for cell, table in reruns[-1].tables.items():
            told(TableCheck(path.stem, cell, _shape(table)))
    expected = folder / DATA / EXPECTED
    for rerun in reruns:
        write_tables(expected, rerun.name, rerun.tables)
    if tuple(patterns) == ALL:
        for name in recorded_notebooks(expected) - {path.stem for path in paths}:
            write_tables(expected, name, {})
    write_versions(expected, installed_versions())
    return sum(len(rerun.tables) for rerun in reruns)


def _find_notebooks(folder: Path, patterns: Sequence[str]) -> list[Path]:
    """List the notebooks that the patterns name, each once."""
    there = sorted((folder / NOTEBOOKS).glob("*.ipynb"))
    wanted = [
        path for pattern in patterns for path in there if fnmatch(path.stem, pattern.removesuffix(".ipynb"))
    ]
    if not wanted:
        names = ", ".join(path.stem for path in there) or "none"
        msg = (
            f"{folder / NOTEBOOKS}: expected a notebook {' or '.join(patterns)}, found {names}. "
            "What to do: give the folder of the project, as it was cloned, and a name that is there."
        )
        raise ReproductionError(msg)
    return list(dict.fromkeys(wanted))


def _rerun(folder: Path, path: Path) -> Rerun:
    """Run one notebook; its copy goes into build/."""
    return rerun_notebook(path, folder / BUILD / NOTEBOOKS)


def _checks(folder: Path, paths: list[Path], expected: Path, everything: bool) -> Iterator[TableCheck]:
    """Run one notebook after the other and give what each of its tables shows."""
    if everything:
        for name in sorted(recorded_notebooks(expected) - {path.stem for path in paths}):
            gone = Difference("notebook", "tables were recorded", "", is_number=False)
            yield TableCheck(name, "", (0, 0), (gone,))
    for path in paths:
        reason = reason_to_skip(path)
        if reason:
            yield TableCheck(path.stem, "", (0, 0), skipped=reason)
            continue
        rerun, recorded = _rerun(folder, path), read_tables(expected, path.stem)
        if rerun.failure:
            failure = Difference("run", "no error", rerun.failure, is_number=False)
            yield TableCheck(path.stem, "", (0, 0), (failure,))
        for cell in sorted(recorded.keys() | rerun.tables.keys()):
            yield _check(path.stem, cell, recorded.get(cell), rerun.tables.get(cell))


def _check(notebook: str, cell: str, expected: ShownTable | None, found: ShownTable | None) -> TableCheck:
    """Compare one table, which may have been recorded only, or shown only."""
    if expected is None or found is None:
        one = Difference("table", _size(expected), _size(found), is_number=False)
        return TableCheck(notebook, cell, _shape(found), (one,))
    return TableCheck(notebook, cell, _shape(found), tuple(compare_tables(expected, found)))


def _shape(table: ShownTable | None) -> tuple[int, int]:
    """Give the number of rows and columns."""
    return (len(table.rows), len(table.columns)) if table else (0, 0)


def _size(table: ShownTable | None) -> str:
    """Say how large a table is."""
    return "{} rows, {} columns".format(*_shape(table)) if table else ""


def _as_record(difference: Difference) -> dict[str, str]:
    """Give a difference as a plain object."""
    return {"where": difference.where, "expected": difference.expected, "found": difference.found}
