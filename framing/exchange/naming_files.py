"""Names of files for identifiers of articles, and the way back."""

from __future__ import annotations

import re
from collections.abc import Iterable

from framing.errors import AnnotationError

_UNSAFE = re.compile(r"[^\w.-]|^\.|^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)", re.IGNORECASE)
_LONGEST = 200
"""Bytes; file systems take 255, of which a suffix and what editors add are some."""


def file_name(identifier: str) -> str:
    """Write an identifier so that every file system takes it.

    Examples
    --------
    >>> file_name("2031/a:1"), identifier_of(file_name("2031/a:1"))
    ('2031%2Fa%3A1', '2031/a:1')
    """
    return _UNSAFE.sub(lambda signs: "".join(f"%{byte:02X}" for byte in signs[0].encode("utf-8")), identifier)


def check_names(identifiers: Iterable[str]) -> None:
    """Refuse identifiers that cannot name a file each, before anything is written.

    Raises
    ------
    AnnotationError
        One is too long, or differs from another in case alone.

    Examples
    --------
    >>> check_names(["a1", "A2"])
    """
    names: dict[str, str] = {}
    for identifier in identifiers:
        name = file_name(identifier)
        if len(name.encode("utf-8")) > _LONGEST:
            problem = f"{len(name.encode('utf-8'))} bytes as the name of a file, at most {_LONGEST}"
        elif name.casefold() in names:
            problem = f"the same file as {names[name.casefold()]!r} where case does not count"
        else:
            names[name.casefold()] = identifier
            continue
        msg = f"article_id {identifier[:60]!r}: {problem}. What to do: give the articles other identifiers."
        raise AnnotationError(msg)


def identifier_of(name: str) -> str:
    """Read an identifier from the name of a file."""
    raw = re.sub(rb"%([0-9A-F]{2})", lambda found: bytes([int(found[1], 16)]), name.encode("utf-8"))
    return raw.decode("utf-8", errors="replace")
