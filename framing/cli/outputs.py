"""Files whose suffix says their format, out; never over what was read, never half written."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pandas as pd
import typer

from framing.cli.files import open_lines, read_documents
from framing.corpus import ImportReport
from framing.errors import CorpusError, FramingError

TABLE_SUFFIXES = (".csv", ".parquet", ".jsonl")
GOLD_SUFFIXES = (".jsonl", ".jsonl.gz")


def check_out(out: Path, suffixes: tuple[str, ...], *sources: Path) -> None:
    """Refuse a file that does not say a known format or is one of those read, before any work is done.

    Raises
    ------
    typer.BadParameter
        The suffix is none of these.
    CorpusError
        What would be written is what is read.
    """
    if not out.name.lower().endswith(suffixes):
        msg = f"expected a name ending in {', '.join(suffixes)}, found {out.name!r}"
        raise typer.BadParameter(msg, param_hint="--out")
    for source in sources:
        if _is_same(out, source) or _is_same(rejected_path(out), source):
            named = "names" if _is_same(out, source) else "puts the list of articles not used over"
            msg = (
                f"{source.name}: --out {named} the file that is read, which would be lost. "
                "What to do: choose another --out."
            )
            raise CorpusError(msg)


def _is_same(one: Path, other: Path) -> bool:
    """Whether two paths lead to one file, through links too."""
    if one.exists() and other.exists():
        return one.samefile(other)
    return one.resolve() == other.resolve()


def make_folder(folder: Path) -> None:
    """Make a folder and try to write in it, before any work is done.

    Raises
    ------
    FramingError
        It cannot be made, or nothing can be written in it.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder, prefix=".framing-"):
            pass
    except OSError as error:
        msg = (
            f"{folder.name}: expected a folder to write the report to, found {error.strerror}. "
            "What to do: choose another --out."
        )
        raise FramingError(msg) from error


@contextmanager
def new_folder(folder: Path) -> Iterator[None]:
    """Make a folder as `make_folder` does; where the work fails, leave none behind that is empty.

    Raises
    ------
    FramingError
        It cannot be made, or nothing can be written in it.
    """
    made = [one for one in (folder, *folder.parents) if not one.exists()]
    make_folder(folder)
    try:
        yield
    except Exception:
        for one in made:
            if any(one.iterdir()):
                break
            one.rmdir()
        raise


def rejected_path(out: Path) -> Path:
    """Name the list of articles not used after the file that it lies beside.

    Examples
    --------
    >>> rejected_path(Path("spans.parquet")).name
    'spans_rejected.csv'
    """
    return out.with_name(f"{out.stem}_rejected.csv")


def write_rejected(out: Path, report: ImportReport) -> str:
    """Write which articles were not used and why, and say so; nothing where all were used.

    Raises
    ------
    FramingError
        The file cannot be written.
    """
    rejected = report.rejected
    if not len(rejected):
        return ""
    path = rejected_path(out)
    write_table(path, rejected)
    return f"{len(rejected):,} article{'s' * (len(rejected) > 1)} not used: see {path}"


def write_table(path: Path, table: pd.DataFrame) -> None:
    """Write a table as CSV, Parquet or JSON Lines.

    Raises
    ------
    FramingError
        The file cannot be written.
    """
    from framing.report.tables import write_csv

    table = table.copy(deep=False)
    # An import report is no part of a table of spans, and Parquet would store it.
    table.attrs = {}
    writers: dict[str, Callable[[Path], object]] = {
        ".csv": lambda to: write_csv(to, table),
        ".parquet": lambda to: table.to_parquet(to, index=False),
        ".jsonl": lambda to: to.write_bytes(_json_lines(table)),
    }
    with replacing(path) as whole:
        writers[path.suffix.lower()](whole)


def write_text(path: Path, text: str) -> None:
    """Write a text in UTF-8 with lines ended by LF.

    Raises
    ------
    FramingError
        The file cannot be written.
    """
    with replacing(path) as whole:
        whole.write_bytes(text.encode("utf-8"))


def write_gold(
    source: Path, out: Path, read: Callable[[str, str], dict[str, Any]], progress: Callable[[], object] | None
) -> int:
    """Read documents line by line and write the record of each.

    Parameters
    ----------
    source, out : Path
        JSON Lines, gzipped where the name ends in ``.gz``.
    read : callable
        From identifier and text to the record.
    progress : callable or None
        Called after each document.

    Returns
    -------
    int
        How many documents were read.

    Raises
    ------
    CorpusError
        A line is not an object with ``id`` and ``text``.
    FramingError
        The file cannot be written.
    """
    count = 0
    with replacing(out) as whole, open_lines(whole, "w") as lines:  # closed first, then moved
        for identifier, text in read_documents(source):
            lines.write(json.dumps(read(identifier, text), ensure_ascii=False) + "\n")
            count += 1
            if progress:
                progress()
    return count


def _json_lines(table: pd.DataFrame) -> bytes:
    """Write one JSON object per row; a value that is missing is null."""
    return table.to_json(orient="records", lines=True, force_ascii=False, date_format="iso").encode("utf-8")


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give a file to write to that takes the place of another once it is whole.

    It lies in a folder beside the other, so that it can have the same name, which gzip stores and
    pandas reads the format from.
    """
    try:
        target = path.resolve()
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=".framing-") as folder:
            whole = Path(folder) / target.name
            yield whole
            whole.replace(target)
    except OSError as error:
        problem = f"{path.name}: the file cannot be written ({error.strerror})"
        msg = f"{problem}. What to do: choose another --out."
        raise FramingError(msg) from error
