"""One comparison at a time, beside the loop that answers: the page stays reachable and can be closed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from threading import Thread


class BusyError(Exception):
    """Another comparison is under way."""


class Worker:
    """Does one job at a time in a thread of its own.

    The thread is a daemon: where the server is closed in the middle of a job, nobody waits for it.
    """

    def __init__(self) -> None:
        self._working = False

    async def do(self, job: Callable[[], str], patience: float) -> str:
        """Do a job.

        Parameters
        ----------
        job : callable
            What is to be done.
        patience : float
            Seconds to wait for it. It goes on after that, and other jobs are refused until it ends.

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
        >>> asyncio.run(Worker().do(lambda: "done", patience=10))
        'done'
        """
        if self._working:
            raise BusyError
        self._working = True
        loop = asyncio.get_running_loop()
        coming: asyncio.Future[str] = loop.create_future()

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
                page = job()
            except Exception as error:
                failed = error
            if not loop.is_closed():
                loop.call_soon_threadsafe(settle, page, failed)

        Thread(target=work, daemon=True).start()
        return await asyncio.wait_for(coming, patience)
