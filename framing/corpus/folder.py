"""A folder of .txt files, or one such file -> records, with fields read from the paths."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pandas as pd

from framing.corpus.columns import map_columns
from framing.corpus.encoding import decode, read_bytes, refuse_empty
from framing.corpus.file_pattern import FilePattern
from framing.corpus.records import Records, rejection
from framing.corpus.refusing import counted, listing, refuse
from framing.errors import CorpusError

_SUFFIXES = (".txt", ".txt.gz")


def read_folder(path: Path, *, pattern: str | None = None, encoding: str | None = None) -> Records:
    """Read every .txt file (or .txt.gz) in a folder and the folders in it, one article a file.

    Parameters
    ----------
    path : Path
        An existing folder.
    pattern : str, optional
        Which fields the path of each file holds, see ``FilePattern``.
    encoding : str, optional
        Declared encoding, tried after UTF-8.

    Returns
    -------
    Records
        In the order of their paths. ``article_id`` is the path without its suffix, unless the
        pattern has that field. A file that is empty, is no text, or does not fit the pattern is
        among the rejected; other kinds of file and hidden ones are counted in a note.

    Raises
    ------
    CorpusError
        The folder has no .txt file, or none could be used.
    """
    every = sorted((file for file in path.rglob("*") if file.is_file()), key=lambda file: file.as_posix())
    texts = [file for file in every if file.name.lower().endswith(_SUFFIXES) and not _is_hidden(file, path)]
    if not texts and (path / "manifest.json").is_file() and (path / "measures").is_dir():
        refuse(
            path.name,
            "this is a run of framing run, not a corpus",
            expected="a table of articles, or a folder of .txt files",
            advice=f"compare its outlets with framing compare-run {path.as_posix()!r} --out FOLDER, "
            "in Python with framing.compare_stored",
        )
    if not texts:
        refuse(
            path.name,
            "the folder has no .txt file",
            expected="one .txt file per article",
            found=listing(file.name for file in every) or "an empty folder",
            advice="give the file itself rather than its folder" if every else "",
        )
    named = [(file, file.relative_to(path).as_posix()) for file in texts]
    records = _read_files(named, path.name, pattern, encoding)
    others = len(every) - len(texts)
    if others:
        records.notes.append(f"{counted(others, 'file')} passed over in the folder: hidden or not .txt")
    return records


def read_text_file(path: Path, *, pattern: str | None = None, encoding: str | None = None) -> Records:
    """Read one .txt file as one article.

    Parameters
    ----------
    path : Path
        An existing file.
    pattern : str, optional
        Which fields its path holds.
    encoding : str, optional
        Declared encoding, tried after UTF-8.

    Returns
    -------
    Records

    Raises
    ------
    CorpusError
        The file is no text, or its path does not fit the pattern.
    """
    # Among many files an unreadable one is reported; alone it is refused.
    raw = read_bytes(path, path.name)
    refuse_empty(raw, path.name)
    decode(raw, path.name, encoding)
    given = path.as_posix() if pattern and "/" in pattern else path.name
    return _read_files([(path, given)], path.name, pattern, encoding)


def _is_hidden(file: Path, folder: Path) -> bool:
    """Whether a file is one that file systems and archives add for themselves."""
    return any(part.startswith(".") or part == "__MACOSX" for part in file.relative_to(folder).parts)


def _read_files(
    named: list[tuple[Path, str]], source: str, pattern: str | None, encoding: str | None
) -> Records:
    """Read files, each with the name that its fields and its identifier are taken from."""
    matcher = FilePattern(pattern) if pattern else None
    kept: list[dict[str, Any]] = []
    rows: list[int] = []
    rejected, encodings, ambiguous = [], Counter[str](), []
    for row, (file, name) in enumerate(named, start=1):
        match = matcher.match(_without_gz(name)) if matcher else None
        if matcher and match is None:
            detail = f"'{name}' does not fit '{matcher.pattern}'"
            rejected.append(rejection(name, row, "", "name_mismatch", detail))
            continue
        try:
            decoded = decode(read_bytes(file, name), name, encoding)
        except CorpusError as error:
            rejected.append(rejection(name, row, _identifier(name), "unreadable", str(error)))
            continue
        fields = match.fields if match else {}
        if match and match.ambiguous:
            ambiguous.append(f"'{name}' as {fields}")
        encodings[decoded.encoding] += 1
        kept.append({**fields, **_own_identifier(name, matcher), "text": decoded.text, "file": name})
        rows.append(row)
    if not kept:
        refuse(source, "none of the .txt files could be used", found=rejected[0]["detail"])
    notes = ["article_id is the path of the file"] if "article_id" in kept[0] else []
    notes += _ambiguity_notes(ambiguous)
    table = pd.DataFrame(kept, dtype=object)
    return Records(source, "txt", table, rows, list(table["file"]), _words(encodings), notes, rejected)


def _without_gz(name: str) -> str:
    """Drop the suffix of compression."""
    return name[:-3] if name.lower().endswith(".gz") else name


def _identifier(name: str) -> str:
    """Drop the suffixes."""
    return _without_gz(name)[: -len(".txt")]


def _own_identifier(name: str, matcher: FilePattern | None) -> dict[str, str]:
    """Give the identifier of a file, unless the pattern says where one stands in the path."""
    named = matcher is not None and "article_id" in map_columns(matcher.fields).taken
    return {} if named else {"article_id": _identifier(name)}


def _ambiguity_notes(ambiguous: list[str]) -> list[str]:
    """Word the note on names that the pattern fits in several ways."""
    if not ambiguous:
        return []
    return [
        f"{counted(len(ambiguous), 'file name')} can be read in more than one way, such as {ambiguous[0]}"
    ]


def _words(encodings: Counter[str]) -> str:
    """Name the encodings, with their numbers of files where there are several."""
    if len(encodings) == 1:
        return next(iter(encodings))
    return ", ".join(f"{name} in {count}" for name, count in encodings.most_common())
