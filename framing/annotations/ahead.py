"""Several texts read at once, by an engine that does not hold the others up."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor

from framing.annotations.reading import Reading

MOST_THREADS = 8
"""A sixth of the work is not the model's and waits for one thread: no number makes it six times as fast."""


def count_threads() -> int:
    """Return how many texts to read at once: one for each core that this process may use."""
    allowed = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return min(allowed or 1, MOST_THREADS)


def read_ahead(read: Callable[[str], Reading], texts: Iterable[str], threads: int) -> Iterator[Reading]:
    """Yield what is read of each text, in the order of the texts.

    Few are read ahead, so memory does not grow with their number. An error comes out at the text that it
    belongs to, and ends the reading of those after it; whoever ends it early waits for the texts being read.

    Parameters
    ----------
    read : callable
        Reads one text; with more than one thread it must be able to read others meanwhile.
    texts : iterable of str
        The texts.
    threads : int
        How many are read at once.

    Yields
    ------
    Reading
        One per text.
    """
    if threads == 1:
        yield from map(read, texts)
        return
    pool = ThreadPoolExecutor(threads)
    waiting: deque[Future[Reading]] = deque()
    try:
        for text in texts:
            waiting.append(pool.submit(read, text))
            if len(waiting) > threads:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)
