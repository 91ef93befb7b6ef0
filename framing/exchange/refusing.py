"""Files of annotation tools that cannot be read: one message, with file, place, expected and found."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

from framing.errors import AnnotationError


def refuse(where: str, expected: str, found: str) -> NoReturn:
    """Raise the error.

    Raises
    ------
    AnnotationError
        Always.
    """
    advice = "get the file anew, or correct it"
    msg = f"{where}: expected {expected}, found {found}. What to do: {advice}."
    raise AnnotationError(msg)


def read_whole(path: Path) -> str:
    """Read a file in UTF-8, its line ends as they are.

    Raises
    ------
    AnnotationError
        It cannot be read as such.
    """
    try:
        return path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        refuse(path.name, "a file in UTF-8", str(error))


def read_json(path: Path, text: str, line: int = 0) -> Any:
    """Read JSON, or one line of JSON Lines.

    Raises
    ------
    AnnotationError
        It is none.
    """
    try:
        return json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        place = line or getattr(error, "lineno", 0)
        refuse(f"{path.name}, line {place}", "JSON", getattr(error, "msg", "brackets nested too deeply"))


def files_in(path: Path, suffix: str) -> Iterator[Path]:
    """Give a file, or the files of a folder that end in a suffix, in the order of their names.

    Raises
    ------
    AnnotationError
        There is none.
    """
    if path.is_file():
        yield path
        return
    found = sorted(path.rglob(f"*{suffix}")) if path.is_dir() else []
    if not found:
        refuse(path.name, f"a file, or a folder of files ending in {suffix}", "none")
    yield from found


def whole_number(value: Any, where: str) -> int:
    """Give an offset.

    Raises
    ------
    AnnotationError
        It is no whole number.
    """
    if isinstance(value, bool) or not isinstance(value, int):
        refuse(where, "an offset, a whole number", repr(value))
    return value
