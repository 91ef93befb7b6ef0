"""The process that reads partitions for another one: ``python -m framing.scale.worker``.

It takes one JSON object a line on standard input and answers with one a line on standard output. When
its input ends, because whoever started it is gone, it ends at once.
"""

from __future__ import annotations

import json
import mmap
import os
import queue
import struct
import sys
import threading
from pathlib import Path
from typing import Any, TextIO

from framing.errors import FramingError
from framing.scale.folder import RunFolder
from framing.scale.partition import PartitionReader
from framing.scale.plan import load_plan
from framing.scale.settings import Instruments, Settings

PLACE = struct.Struct("<qq")
"""What the process says of itself in a shared page: the row it reads (-1: none), articles begun so far."""


def main() -> None:
    """Read partitions until there is nobody to read them for."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what an engine prints must not get between the answers
    orders: queue.Queue[dict[str, Any]] = queue.Queue()
    threading.Thread(target=_listen, args=(orders,), daemon=True).start()
    first = orders.get()
    with Path(first["page"]).open("r+b") as file, mmap.mmap(file.fileno(), PLACE.size) as page:
        try:
            reader = _prepare(first, _Place(page))
            _answer(answers, {"ready": os.getpid()})
            while True:
                order = orders.get()
                skip = {int(row): (reason, detail) for row, (reason, detail) in order["skip"].items()}
                _answer(answers, {"done": reader.read(order["part"], skip)})
        except FramingError as error:
            _answer(answers, {"refused": str(error), "kind": type(error).__name__})
    os._exit(1)


def _prepare(first: dict[str, Any], place: _Place) -> PartitionReader:
    """Make the engine and read the plan."""
    _limit_memory(first["memory_limit"])
    folder = RunFolder(Path(first["folder"]))
    return PartitionReader(
        folder, load_plan(folder, first["paths"]), Instruments(Settings(**first["settings"])), place.say
    )


class _Place:
    """Says in the shared page which article is being read."""

    def __init__(self, page: mmap.mmap) -> None:
        self._page, self._begun = page, 0

    def say(self, row: int) -> None:
        """Note the row, or -1 between articles."""
        self._begun += row >= 0
        PLACE.pack_into(self._page, 0, row, self._begun)


def _listen(orders: queue.Queue[dict[str, Any]]) -> None:
    """Take orders; end the process, whatever it is doing, when there can be no more."""
    for line in sys.stdin:
        orders.put(json.loads(line))
    os._exit(0)


def _answer(answers: TextIO, content: dict[str, Any]) -> None:
    """Send one answer."""
    answers.write(json.dumps(content) + "\n")
    answers.flush()


def _limit_memory(megabytes: int | None) -> None:
    """Let the system refuse this process more memory than that, where it can."""
    if megabytes is None:
        return
    try:
        import resource
    except ModuleNotFoundError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))


if __name__ == "__main__":
    main()
