"""One notebook, run from its first cell to its last in a kernel of its own."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from framing.errors import MissingExtraError
from framing.reproducing.shown_tables import ShownTable, take_tables

SECONDS_A_CELL = 600
STARTS = 3
_PUBLISH = "from framing.reproducing.shown_tables import publish_tables; publish_tables()"
_KERNEL_OPTIONS = [
    f"--IPKernelApp.exec_lines={_PUBLISH}",
    # it would else say each time on stderr that it talks to this process without encryption
    "--IPKernelApp.log_level=ERROR",
]
_COLOURS = re.compile(r"\x1b\[[0-9;]*m")


@dataclass(frozen=True)
class Rerun:
    """What a run of a notebook gave.

    Parameters
    ----------
    name : str
        The name of the file without its ending.
    tables : dict
        Name of the cell -> its table.
    failure : str
        Which cell failed with which error; empty where all ran.
    """

    name: str
    tables: dict[str, ShownTable] = field(default_factory=dict)
    failure: str = ""


def rerun_notebook(path: Path, out: Path, timeout: int = SECONDS_A_CELL) -> Rerun:
    """Run a notebook with this Python, in its own folder, and keep the executed copy.

    Parameters
    ----------
    path : Path
        The notebook; it is not changed.
    out : Path
        Folder of the executed copy.
    timeout : int, default 600
        Seconds that one cell may take.

    Returns
    -------
    Rerun
        With the tables shown; where a cell failed, those before it.

    Raises
    ------
    MissingExtraError
        What runs notebooks is not installed.
    """
    try:
        import nbclient  # noqa: F401 - said here to be missing, used below
        import nbformat
    except ModuleNotFoundError as error:
        message = (
            f"reproduce: expected the package {error.name}; it is not installed. "
            "Install it with: pip install 'framing[notebooks]'"
        )
        raise MissingExtraError(message) from error
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    failure = _run(notebook, path.parent, timeout)
    tables = take_tables(notebook)
    out.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook, out / path.name)
    return Rerun(path.stem, tables, failure)


def _run(notebook: Any, folder: Path, timeout: int) -> str:
    """Run a notebook and say what failed; a kernel that did not start is started again.

    Two kernels that start at the same moment may be given the same port, and then one of them dies.
    """
    from nbclient.exceptions import CellExecutionError, CellTimeoutError

    for _ in range(STARTS):
        try:
            _execute(notebook, folder, timeout)
        except (CellExecutionError, CellTimeoutError, RuntimeError) as error:
            lines = _COLOURS.sub("", str(error)).strip().splitlines() or [type(error).__name__]
            begun = _cells_begun(notebook)
            if begun:
                return f"cell {begun} failed: {lines[-1]}"
            failure = f"no cell was run: {lines[-1]}"
        else:
            return ""
    return failure


def _execute(notebook: Any, folder: Path, timeout: int) -> None:
    """Run all cells in a new kernel, which publishes its tables."""
    from jupyter_client.kernelspec import KernelSpecManager
    from jupyter_client.manager import AsyncKernelManager
    from nbclient import NotebookClient

    # An installed kernel may be called python3 and start another Python; without folders, this one starts.
    kernels = KernelSpecManager(kernel_dirs=[], ensure_native_kernel=True)
    client = NotebookClient(
        notebook,
        km=AsyncKernelManager(kernel_name="python3", kernel_spec_manager=kernels),
        timeout=timeout,
        record_timing=False,
        resources={"metadata": {"path": str(folder)}},
        extra_arguments=_KERNEL_OPTIONS,
    )
    # it shuts down only kernels that it made, unless told to
    client.execute(cleanup_kc=True)


def _cells_begun(notebook: Any) -> int:
    """Count the cells of code up to the last that was begun."""
    cells = [cell for cell in notebook.cells if cell.cell_type == "code" and cell.source.strip()]
    begun = [number for number, cell in enumerate(cells, 1) if cell.execution_count or cell.outputs]
    return max(begun, default=0)
