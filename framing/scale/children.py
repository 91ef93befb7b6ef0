"""Worker processes from the outside: started, watched, and replaced when an article kills one."""

from __future__ import annotations

import json
import os
import queue
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from framing import errors
from framing.errors import FramingError, RunError
from framing.scale.partition import Reason
from framing.scale.worker import PLACE

_POLL = 0.2
_STRIKES = 2
_DEATHS = 3
_ONE_THREAD = dict.fromkeys(
    ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "ARROW_NUM_THREADS"), "1"
)


@dataclass(frozen=True)
class Orders:
    """What every worker of a run is told first.

    Attributes
    ----------
    folder : str
        Of the run.
    paths : list of str
        The corpus.
    settings : dict
        ``Settings`` as plain values.
    timeout : float, optional
        Seconds that one article may take.
    memory_limit : int, optional
        MB of address space that a worker may take.
    """

    folder: str
    paths: list[str]
    settings: dict[str, Any]
    timeout: float | None = None
    memory_limit: int | None = None


class _Died(Exception):  # noqa: N818 - it is an outcome, not an error
    """A worker is gone, or was ended: at which row, and why."""

    def __init__(self, row: int, reason: Reason) -> None:
        super().__init__(reason[1])
        self.row, self.reason = row, reason


class Child:
    """One worker process, started when it is first needed.

    An article at which a worker dies, or that it does not finish in time, gets a second chance in a
    fresh process, as the process may have been ended for another reason. When it ends a second one, it
    is set aside and the partition is read without it.

    Parameters
    ----------
    orders : Orders
        What is to be done.
    """

    def __init__(self, orders: Orders) -> None:
        self._orders = orders
        self._process: subprocess.Popen[str] | None = None
        self._answers: queue.Queue[dict[str, Any] | None] = queue.Queue()
        self._page = Path()
        self._errors: Any = None
        self._begun = 0

    def begun(self) -> int:
        """Say how many articles it has begun, in all processes so far."""
        return self._begun + (self._place()[1] if self._process else 0)

    def read(self, part: int) -> dict[str, Any]:
        """Read one partition, whatever its articles do to the process.

        Returns
        -------
        dict
            The answer of ``PartitionReader.read``.

        Raises
        ------
        FramingError
            The worker refuses, or dies while it reads no article.
        """
        skip: dict[int, Reason] = {}
        strikes: dict[int, int] = {}
        while True:
            try:
                self._start()
                return self._wait(part, skip)
            except _Died as died:
                strikes[died.row] = strikes.get(died.row, 0) + 1
                told = self._last_words()
                self.stop()
                if died.row < 0 and strikes[died.row] >= _DEATHS:
                    msg = f"partition {part}: the worker died {_DEATHS} times before or after its articles: "
                    raise RunError(msg + f"{died.reason[1]}. Its last words: {told or 'none'}") from died
                if died.row >= 0 and strikes[died.row] >= _STRIKES:
                    skip[died.row] = died.reason

    def stop(self) -> None:
        """End the process."""
        if self._process is None:
            return
        self._begun += self._place()[1]
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout, self._errors):
            if stream is not None:
                _close(stream)
        self._process = None
        self._page.unlink(missing_ok=True)

    def _start(self) -> None:
        """Start the process unless it runs."""
        if self._process is not None:
            return
        number, name = tempfile.mkstemp(prefix="framing-worker-")
        os.write(number, PLACE.pack(-1, 0))
        os.close(number)
        self._page = Path(name)
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 - it lives as long as the process
        self._answers = queue.Queue()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "framing.scale.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            env={**os.environ, **_ONE_THREAD},
            text=True,
            encoding="utf-8",
        )
        listen = threading.Thread(target=_listen, args=(self._process.stdout, self._answers), daemon=True)
        listen.start()
        given = self._orders
        first = {"folder": given.folder, "paths": given.paths, "settings": given.settings}
        self._send({**first, "memory_limit": given.memory_limit, "page": str(self._page)})
        self._answer()

    def _wait(self, part: int, skip: dict[int, Reason]) -> dict[str, Any]:
        """Give an order and wait for its answer."""
        self._send({"part": part, "skip": {str(row): reason for row, reason in skip.items()}})
        return dict(self._answer()["done"])

    def _answer(self) -> dict[str, Any]:
        """Wait for an answer, watching that no article takes too long."""
        seen, since = self._place(), time.monotonic()
        while True:
            try:
                answer = self._answers.get(timeout=_POLL)
            except queue.Empty:
                place = self._place()
                if place != seen:
                    seen, since = place, time.monotonic()
                limit = self._orders.timeout
                if limit is not None and place[0] >= 0 and time.monotonic() - since > limit:
                    raise _Died(place[0], ("timed_out", f"longer than {limit:g} s")) from None
                continue
            if answer is None:
                raise _Died(self._place()[0], self._end())
            if "refused" in answer:
                self.stop()
                kind = getattr(errors, answer["kind"], FramingError)
                raise kind(answer["refused"])
            return answer

    def _place(self) -> tuple[int, int]:
        """Read which row the process is at, and how many articles it has begun."""
        row, begun = PLACE.unpack(self._page.read_bytes()[: PLACE.size])
        return int(row), int(begun)

    def _end(self) -> Reason:
        """Say how the process ended."""
        status = self._process.wait() if self._process else 0
        if status >= 0:
            return "crashed", f"the process ended with status {status}"
        if -status == getattr(signal, "SIGKILL", 9):
            return "crashed", "the process was killed, as systems do when memory runs out"
        return "crashed", f"the process ended by {signal.Signals(-status).name}"

    def _send(self, content: dict[str, Any]) -> None:
        """Send one order; a process that is gone is noticed when its answer is waited for."""
        if self._process is None or self._process.stdin is None:
            return
        try:
            self._process.stdin.write(json.dumps(content) + "\n")
            self._process.stdin.flush()
        except (BrokenPipeError, OSError):
            return

    def _last_words(self) -> str:
        """Read the end of what the process wrote to standard error."""
        if self._errors is None:
            return ""
        size = self._errors.seek(0, os.SEEK_END)
        self._errors.seek(max(0, size - 2000))
        return self._errors.read().decode("utf-8", "replace").strip()[-600:]


class Crew:
    """Several workers on one machine that take partitions in turn.

    Parameters
    ----------
    orders : Orders
        What is to be done.
    size : int
        How many.
    """

    def __init__(self, orders: Orders, size: int) -> None:
        self.children = [Child(orders) for _ in range(size)]

    def read(self, parts: list[int], told: Callable[[dict[str, Any] | None, int], object]) -> None:
        """Read partitions.

        Parameters
        ----------
        parts : list of int
            Which.
        told : callable
            Called with each answer and the number of articles begun; without an answer now and then.
        """
        orders: queue.SimpleQueue[int] = queue.SimpleQueue()
        answers: queue.SimpleQueue[dict[str, Any] | BaseException] = queue.SimpleQueue()
        for part in parts:
            orders.put(part)
        threads = [
            threading.Thread(target=_drive, args=(child, orders, answers), daemon=True)
            for child in self.children[: len(parts)]
        ]
        for thread in threads:
            thread.start()
        try:
            left = len(parts)
            while left:
                try:
                    answer = answers.get(timeout=_POLL)
                except queue.Empty:
                    told(None, self._begun())
                    continue
                if isinstance(answer, BaseException):
                    raise answer
                left -= 1
                told(answer, self._begun())
        finally:
            while not orders.empty():
                orders.get()
            for child in self.children:
                child.stop()

    def _begun(self) -> int:
        """Count the articles begun."""
        return sum(child.begun() for child in self.children)


def _drive(
    child: Child, orders: queue.SimpleQueue[int], answers: queue.SimpleQueue[dict[str, Any] | BaseException]
) -> None:
    """Let one child read partitions until none is left."""
    try:
        while True:
            answers.put(child.read(orders.get_nowait()))
    except queue.Empty:
        return
    except Exception as error:
        answers.put(error)


def _listen(stream: Any, answers: queue.Queue[dict[str, Any] | None]) -> None:
    """Take the answers of a process until it ends."""
    try:
        for line in stream:
            answers.put(json.loads(line))
    except ValueError:
        pass  # it died in the middle of a line, or the stream was closed
    answers.put(None)


def _close(stream: Any) -> None:
    """Close a pipe whose other end may be gone."""
    try:
        stream.close()
    except OSError:
        return
