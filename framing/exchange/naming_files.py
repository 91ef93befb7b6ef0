"""Names of files for identifiers of articles, and the way back."""

from __future__ import annotations

import re

_UNSAFE = re.compile(r"[^A-Za-z0-9._-]|^\.")


def file_name(identifier: str) -> str:
    """Write an identifier so that every file system takes it.

    Examples
    --------
    >>> file_name("2031/a:1"), identifier_of(file_name("2031/a:1"))
    ('2031%2Fa%3A1', '2031/a:1')
    """
    return _UNSAFE.sub(lambda sign: "".join(f"%{byte:02X}" for byte in sign[0].encode("utf-8")), identifier)


def identifier_of(name: str) -> str:
    """Read an identifier from the name of a file."""
    raw = re.sub(rb"%([0-9A-F]{2})", lambda found: bytes([int(found[1], 16)]), name.encode("utf-8"))
    return raw.decode("utf-8", errors="replace")
