"""Any file, folder or table of articles -> the checked table of articles."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from framing.corpus.assembly import assemble
from framing.corpus.delimited import read_delimited
from framing.corpus.encoding import Decoded, decode, read_bytes, refuse_empty
from framing.corpus.folder import read_folder, read_text_file
from framing.corpus.json_records import read_json, read_jsonl
from framing.corpus.records import Records
from framing.corpus.refusing import listing, refuse
from framing.corpus.tables import read_excel, read_memory, read_parquet

FORMATS = {
    ".csv": "csv",
    ".tsv": "tsv",
    ".tab": "tsv",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".parquet": "parquet",
    ".pq": "parquet",
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
    ".txt": "txt",
}

UPLOADED = ("csv", "tsv", "json", "jsonl")
"""Formats that are read from memory: a small packed file could unfold to any size."""

_IMPORTED = (".docx", ".rtf", ".html", ".htm", ".pdf", ".zip", ".warc", ".xml")


def read_corpus(
    path: str | os.PathLike[str] | pd.DataFrame | Sequence[Any],
    *,
    columns: Mapping[str, str] | None = None,
    outlet: str | None = None,
    encoding: str | None = None,
    pattern: str | None = None,
    format: str | None = None,  # noqa: A002 - the word a user looks for
) -> pd.DataFrame:
    """Read articles from a file, a folder or memory into one checked table.

    Parameters
    ----------
    path : path, DataFrame, list of dict, or list of str
        CSV (delimiter ``, ; tab |`` found from the header), TSV, JSON or JSON Lines, plain or
        gzipped; Parquet; .xlsx (first sheet); a folder of .txt files, or one of them; a table in
        memory; a list of dictionaries; a list of texts (with ``outlet``).
    columns : mapping, optional
        Standard name -> name in the file, for instance ``{"text": "body"}``. Without it known
        names are mapped (``framing.corpus.SYNONYMS``) and the report says which.
    outlet : str, optional
        Given to articles that name none.
    encoding : str, optional
        Tried after UTF-8 and before cp1252; UTF-16 with a byte-order mark needs none.
    pattern : str, optional
        For .txt files, the fields in their paths: ``"{outlet}_{event}_{date}.txt"``,
        ``"{outlet}/{event}.txt"``; ``{_}`` is passed over.
    format : {"csv", "tsv", "json", "jsonl", "parquet", "xlsx", "txt"}, optional
        Where the suffix of the name does not say it.

    Returns
    -------
    DataFrame
        ``article_id, outlet, event, date, headline, text``, then the columns of the file that are
        none of these. Texts are in Unicode form C with ``"\\n"`` line ends; dates are days, NaT
        where there is none; an event that is absent is NaN. ``attrs["import_report"]`` is an
        ``ImportReport``: what was read, mapped and used, and each article that was not, with its
        reason.

    Raises
    ------
    CorpusError
        The input cannot be read as articles; the message says where, what was expected, what was
        found and what to do.

    Examples
    --------
    >>> articles = read_corpus([
    ...     {"id": "007", "source": "Courier", "body": "Rain fell.", "published": "12 March 2031"},
    ...     {"id": "008", "source": "Gazette", "body": "Subscribe to read.", "published": ""},
    ... ])
    >>> articles[["article_id", "outlet", "date", "text"]].values.tolist()
    [['007', 'Courier', Timestamp('2031-03-12 00:00:00'), 'Rain fell.']]
    >>> articles.attrs["import_report"].rejected[["row", "reason"]].values.tolist()
    [[2, 'stub']]
    """
    _check_options(outlet, format)
    if isinstance(path, pd.DataFrame) or (isinstance(path, Sequence) and not isinstance(path, str | bytes)):
        records = read_memory(path)
    else:
        records = _read_path(_existing(path), encoding, pattern, format)
    if "cp1252" in records.encoding and encoding is None:
        records.notes.append("what is not UTF-8 was read as cp1252; encoding='...' is tried before it")
    return assemble(records, columns=columns, outlet=outlet)


def read_upload(raw: bytes, name: str) -> pd.DataFrame:
    """Read a corpus that is in memory as the bytes of a file: CSV, TSV, JSON or JSON Lines, not packed.

    Parameters
    ----------
    raw : bytes
        What the file holds.
    name : str
        Its name, whose suffix says the format.

    Returns
    -------
    DataFrame
        As from ``read_corpus``.

    Raises
    ------
    CorpusError
        It is of another format, or cannot be read as articles.

    Examples
    --------
    >>> read_upload(b"outlet,text\\nFlash,Furious crowds fled the flooded town.", "a.csv")["outlet"].tolist()
    ['Flash']
    """
    kind = FORMATS.get(Path(name).suffix.lower(), "")
    if kind not in UPLOADED:
        suffixes = listing(suffix for suffix, format_of in FORMATS.items() if format_of in UPLOADED)
        refuse(name, "this format cannot be read here", expected=suffixes, advice="save it as CSV")
    refuse_empty(raw, name)
    try:
        records = _read_lines(decode(raw, name), name, kind)
    except RecursionError:
        refuse(name, "its brackets are nested too deeply", expected="a list of articles")
    return assemble(records, columns=None, outlet=None)


def _check_options(outlet: str | None, format: str | None) -> None:  # noqa: A002
    """Refuse options that could mean nothing."""
    if outlet is not None and not (isinstance(outlet, str) and outlet.strip()):
        refuse("outlet", "not the name of an outlet", found=repr(outlet))
    if format is not None and format not in FORMATS.values():
        known = listing(dict.fromkeys(FORMATS.values()))
        refuse("format", "not a known format", expected=known, found=repr(format))


def _existing(path: Any) -> Path:
    """Check that there is a file or folder of that name."""
    if not isinstance(path, str | os.PathLike):
        refuse(
            "corpus",
            "neither a path nor a table",
            expected="a path, a DataFrame or a list of dictionaries",
            found=type(path).__name__,
        )
    name = os.fspath(path)
    if "\n" in name or len(name) > 1_000:
        refuse(
            f"{name[:30]!r}...",
            "this is a text, not a path",
            advice="read_corpus([{'outlet': '...', 'text': text}])",
        )
    if name.startswith(("http://", "https://")):
        refuse(name, "read_corpus opens files, not addresses", advice="save the texts to a file")
    if not Path(name).exists():
        refuse(
            str(name),
            "the file does not exist",
            found=f"in {Path(name).resolve().parent.name or '/'}/: {_neighbours(Path(name))}",
            advice="check the name and the folder you are in",
        )
    return Path(name)


def _neighbours(path: Path) -> str:
    """List what stands in the folder where a file was looked for."""
    if not path.parent.is_dir():
        return "no such folder"
    return listing((file.name for file in sorted(path.parent.iterdir())), limit=6) or "nothing"


def read_records(path: str | os.PathLike[str]) -> pd.DataFrame:
    """Read the rows of a file as they stand there, for tables that are no corpus.

    Parameters
    ----------
    path : path
        A file of a format that ``read_corpus`` reads.

    Returns
    -------
    DataFrame
        One row per record; cells of CSV are text, and an empty one is ``None``.

    Raises
    ------
    CorpusError
        The file cannot be read.
    """
    return _read_path(_existing(path), None, None, None).table


def _read_path(
    path: Path,
    encoding: str | None,
    pattern: str | None,
    format: str | None,  # noqa: A002
) -> Records:
    """Choose the reader by the name, or as the user says."""
    if path.is_dir():
        if format not in (None, "txt"):
            refuse(path.name, f"this is a folder, not a {format} file", advice="give the file itself")
        return read_folder(path, pattern=pattern, encoding=encoding)
    kind = format or _kind(path)
    if kind == "txt":
        return read_text_file(path, pattern=pattern, encoding=encoding)
    if pattern is not None:
        refuse(
            path.name,
            f"pattern is for .txt files and folders of them, and this is a {kind} file",
            advice="leave pattern out, or give the folder",
        )
    raw = read_bytes(path, path.name)
    refuse_empty(raw, path.name)
    if kind == "xlsx":
        return read_excel(raw, path.name)
    if kind == "parquet":
        return read_parquet(raw, path.name)
    return _read_lines(decode(raw, path.name, encoding), path.name, kind)


def _read_lines(decoded: Decoded, name: str, kind: str) -> Records:
    """Read a format that is text."""
    if kind == "json":
        return read_json(decoded, name)
    return read_jsonl(decoded, name) if kind == "jsonl" else read_delimited(decoded, name, kind=kind)


def _kind(path: Path) -> str:
    """Read the format from the suffix, the one before .gz where there is one."""
    suffixes = [suffix.lower() for suffix in path.suffixes]
    if suffixes and suffixes[-1] == ".gz":
        suffixes.pop()
    suffix = suffixes[-1] if suffixes else ""
    if suffix in FORMATS:
        return FORMATS[suffix]
    advice = "give format='csv' or another of these if the name misleads"
    if suffix in _IMPORTED:
        advice = f"turn {suffix} files into a corpus with `framing import`"
    elif suffix in (".xls", ".ods"):
        advice = "save it as .xlsx or as CSV"
    refuse(
        path.name,
        f"the format {suffix!r} is not known" if suffix else "the name has no suffix that says the format",
        expected=listing(FORMATS),
        advice=advice,
    )
