"""A folder belongs to one run at a time; the lock of a run that died does not stay."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from framing.errors import RunError


@contextmanager
def hold(path: Path, *, shared: bool = False, wait: bool = False, take_over: bool = False) -> Iterator[None]:
    """Hold a lock file for as long as something is done.

    Where the system has ``flock`` it holds the lock and lets go of it when the process ends, however
    it ends. The file also names process and machine, for the message and for file systems on which
    ``flock`` does not reach other machines.

    Parameters
    ----------
    path : Path
        The lock file.
    shared : bool
        Others that hold it shared may hold it too.
    wait : bool
        Wait until whoever holds it lets go.
    take_over : bool
        Take the lock of a run on another machine, which cannot be asked whether it is alive.

    Raises
    ------
    RunError
        Somebody else holds it.
    """
    try:
        file = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        msg = f"{path.parent.name}/{path.name}: the folder cannot be locked ({error.strerror})"
        raise RunError(msg) from error
    try:
        if not _lock(file, shared=shared, wait=wait):
            _refuse(path, _read(file))
        before = _read(file)
        if not shared:
            if before and not take_over and _may_live(before):
                _refuse(path, before)
            _write(file, {"pid": os.getpid(), "host": platform.node(), "since": _born(os.getpid())})
        try:
            yield
        finally:
            if not shared:
                os.ftruncate(file, 0)
    finally:
        os.close(file)


def _lock(file: int, *, shared: bool, wait: bool) -> bool:
    """Take the lock of the system; say whether it was to be had."""
    try:
        import fcntl
    except ModuleNotFoundError:  # Windows: the names in the file are all there is
        return True
    try:
        fcntl.flock(file, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | (0 if wait else fcntl.LOCK_NB))
    except BlockingIOError:
        return False
    return True


def _may_live(holder: dict[str, Any]) -> bool:
    """Say whether whoever wrote the lock may still be at work."""
    if holder.get("host") != platform.node():
        return True
    born = _born(int(holder.get("pid", 0)))
    return bool(born) and born == holder.get("since") and int(holder["pid"]) != os.getpid()


def _born(pid: int) -> str:
    """Tell one process from a later one with its number; empty where there is none."""
    try:
        return Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()[19]
    except (OSError, IndexError):
        pass
    if os.name != "posix":
        return ""
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return ""
    except PermissionError:
        return "alive"
    return "alive"


def _read(file: int) -> dict[str, Any]:
    """Read who holds the lock; empty where nobody wrote a name, or not all of it."""
    os.lseek(file, 0, os.SEEK_SET)
    try:
        return dict(json.loads(os.read(file, 4096).decode("utf-8")))
    except ValueError:
        return {}


def _write(file: int, holder: dict[str, Any]) -> None:
    """Write who holds the lock."""
    os.ftruncate(file, 0)
    os.lseek(file, 0, os.SEEK_SET)
    os.write(file, json.dumps(holder).encode("utf-8"))
    os.fsync(file)


def _refuse(path: Path, holder: dict[str, Any]) -> None:
    """Refuse a folder in which another run is at work."""
    who = f"process {holder['pid']} on {holder['host']}" if holder.get("pid") else "another run"
    msg = (
        f"{path.parent}: expected a folder in which no run is at work, found {who}. What to do: wait for it, "
        "or choose another --out; if that machine is no longer running it, add --take-over."
    )
    raise RunError(msg)
