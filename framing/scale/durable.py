"""Files that are either whole or not there, whatever happens while they are written."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import Any

from framing.errors import RunError

UNFINISHED = ".unfinished"


def write_whole(path: Path, content: bytes) -> None:
    """Write a file under a temporary name, force it to the disk, and give it its name.

    Parameters
    ----------
    path : Path
        Its folder must exist.
    content : bytes
        All of it.

    Raises
    ------
    RunError
        The disk is full or the folder cannot be written in. Nothing of the file is left.
    """
    whole = path.with_name(f"{path.name}.{os.getpid()}{UNFINISHED}")
    try:
        with whole.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        whole.replace(path)
        _settle(path.parent)
    except OSError as error:
        whole.unlink(missing_ok=True)
        msg = (
            f"{path.parent.name}/{path.name}: expected to write {len(content):,} bytes, found "
            f"{error.strerror or error}. What to do: make room or choose another folder, then give the same "
            "command again; what is done stays done."
        )
        raise RunError(msg) from error


def write_json(path: Path, content: dict[str, Any]) -> None:
    """Write plain values as JSON, keys in the order given, one line a key."""
    write_whole(path, (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode("utf-8"))


def digest(content: bytes) -> str:
    """Give the SHA-256 of some bytes."""
    return hashlib.sha256(content).hexdigest()


def remove_unfinished(folder: Path) -> int:
    """Remove what an interrupted run was writing; say how many files that were."""
    found = sorted(folder.rglob(f"*{UNFINISHED}"))
    for path in found:
        path.unlink(missing_ok=True)
    return len(found)


def _settle(folder: Path) -> None:
    """Force the new name of a file to the disk, where the system can."""
    if os.name == "posix":
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
