"""One comparison at a time, beside the loop that answers: the page stays reachable and can be closed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from threading import Event, Thread

GoOn = Callable[[], None]
"""What a job calls between its steps, so that it ends once nobody waits for it."""


class BusyError(Exception):
    """Another comparison is under way."""


class GivenUpError(Exception):
    """Nobody waits any more for what is being made."""


class Worker:
    """Does one job at a time in a thread of its own.

    The thread is a daemon: where the server is closed in the middle of a job, nobody waits for it.
    """

    def __init__(self) -> None:
        self._working = False

    async def do(self, job: Callable[[GoOn], str], patience: float) -> str:
        """Do a job.

        Parameters
        ----------
        job : callable
            What is to be done. It is given a function to call between its steps, which raises
            ``GivenUpError`` once nobody waits for the job.
        patience : float
            Seconds to wait for it. After that it ends with the step it is at; until then other jobs are
            refused.

        Returns
        -------
        str
            What the job returns.

        Raises
        ------
        BusyError
            Another job has not ended.
        TimeoutError
            It takes longer.

        Examples
        --------
        >>> asyncio.run(Worker().do(lambda go_on: "done", patience=10))
        'done'
        """
        if self._working:
            raise BusyError
        self._working = True
        loop = asyncio.get_running_loop()
        coming: asyncio.Future[str] = loop.create_future()
        given_up = Event()

        def go_on() -> None:
            if given_up.is_set():
                raise GivenUpError

        def settle(page: str, error: Exception | None) -> None:
            self._working = False
            if coming.done():
                return
            if error is None:
                coming.set_result(page)
            else:
                coming.set_exception(error)

        def work() -> None:
            page, failed = "", None
            try:
                page = job(go_on)
            except Exception as error:
                failed = error
            if not loop.is_closed():
                loop.call_soon_threadsafe(settle, page, failed)

        Thread(target=work, daemon=True).start()
        try:
            return await asyncio.wait_for(coming, patience)
        finally:
            given_up.set()
