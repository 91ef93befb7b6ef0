"""The expected tables as files: data/expected/NOTEBOOK/CELL.csv, and the versions they were made with."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path

from framing.errors import ReproductionError
from framing.reproducing.shown_tables import ShownTable

VERSIONS = "versions.json"


def read_tables(expected: Path, notebook: str) -> dict[str, ShownTable]:
    """Read the expected tables of a notebook by the name of their cell; none where none were recorded.

    Raises
    ------
    ReproductionError
        A file is no such table.
    """
    tables = {}
    for path in sorted((expected / notebook).glob("*.csv")):
        try:
            tables[path.stem] = ShownTable.from_csv(path.read_text(encoding="utf-8"))
        except ValueError as error:
            msg = (
                f"{path}: expected a table as framing reproduce --record writes it, found: {error}. "
                "What to do: record it again."
            )
            raise ReproductionError(msg) from error
    return tables


def write_tables(expected: Path, notebook: str, tables: Mapping[str, ShownTable]) -> None:
    """Write the tables of a notebook in place of those that are there."""
    folder = expected / notebook
    if folder.exists():
        shutil.rmtree(folder)
    if tables:
        folder.mkdir(parents=True)
    for name, table in tables.items():
        (folder / f"{name}.csv").write_text(table.to_csv(), encoding="utf-8", newline="\n")


def recorded_notebooks(expected: Path) -> set[str]:
    """Name the notebooks that have expected tables."""
    return {path.name for path in expected.iterdir() if path.is_dir()} if expected.is_dir() else set()


def read_versions(expected: Path) -> dict[str, str]:
    """Read the versions that were recorded with the tables; none where there is no such file.

    Raises
    ------
    ReproductionError
        The file is no JSON object.
    """
    path = expected / VERSIONS
    if not path.is_file():
        return {}
    try:
        return dict(json.loads(path.read_text(encoding="utf-8")))
    except (ValueError, TypeError) as error:
        msg = f"{path}: expected a JSON object of names and versions, found: {error}. Record it again."
        raise ReproductionError(msg) from error


def write_versions(expected: Path, versions: dict[str, str]) -> None:
    """Write the versions."""
    expected.mkdir(parents=True, exist_ok=True)
    content = json.dumps(versions, indent=1) + "\n"
    (expected / VERSIONS).write_text(content, encoding="utf-8", newline="\n")
