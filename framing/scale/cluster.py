"""The same partitions on a Dask cluster: each Dask worker lets a process of its own read them.

A process of its own, because an article that crashes it must not take the Dask worker with it.
Corpus and folder must lie where every worker finds them under the same path.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from framing.errors import MissingExtraError, RunError
from framing.scale.children import Child, Orders

LOCAL = "local"
"""In place of an address: a cluster on this machine, for as long as the run lasts."""

_IDLE: dict[tuple[str, str], list[Child]] = {}
_GUARD = threading.Lock()
_AHEAD = 3
_RETRIES = 3


def read_on_cluster(
    orders: Orders,
    parts: list[int],
    scheduler: str,
    jobs: int,
    told: Callable[[dict[str, Any] | None, int], object],
) -> None:
    """Read partitions on a cluster.

    Parameters
    ----------
    orders : Orders
        What is to be done.
    parts : list of int
        Which partitions.
    scheduler : str
        Its address, ``tcp://...``, or ``"local"`` for a cluster on this machine.
    jobs : int
        Workers of a local cluster.
    told : callable
        Called with each answer and the number of articles read.

    Raises
    ------
    MissingExtraError
        Dask is not installed.
    RunError
        The scheduler does not answer, or a partition was lost with its worker again and again.
    """
    try:
        from distributed import Client, LocalCluster
    except ModuleNotFoundError as error:
        msg = f"--scheduler: expected the package {error.name}; install it with: pip install 'framing[scale]'"
        raise MissingExtraError(msg) from error
    cluster = None
    if scheduler == LOCAL:
        cluster = LocalCluster(n_workers=max(1, jobs), threads_per_worker=1, dashboard_address=":0")
    try:
        client = Client(cluster or scheduler, timeout=30)
    except OSError as error:
        msg = f"--scheduler {scheduler}: the scheduler does not answer ({error}); check address and port"
        raise RunError(msg) from error
    try:
        _submit(client, orders, parts, told)
    finally:
        client.close()
        if cluster is not None:
            cluster.close()


def _submit(
    client: Any, orders: Orders, parts: list[int], told: Callable[[dict[str, Any] | None, int], object]
) -> None:
    """Keep a few partitions a worker in the hands of the scheduler, however many there are."""
    from distributed import as_completed
    from distributed.scheduler import KilledWorker

    waiting = iter(parts)
    ahead = _AHEAD * max(1, sum(client.nthreads().values()))
    articles = 0

    def next_one() -> list[Any]:
        return [
            client.submit(read_here, orders, part, pure=False, retries=_RETRIES)
            for part in [next(waiting, None)]
            if part is not None
        ]

    pool = as_completed([one for _ in range(ahead) for one in next_one()])
    for future in pool:
        try:
            answer = future.result()
        except KilledWorker as error:
            msg = f"a partition was lost with its Dask worker again and again ({error})"
            raise RunError(msg) from error
        articles += answer["records"]
        told(answer, articles)
        for one in next_one():
            pool.add(one)


def read_here(orders: Orders, part: int) -> dict[str, Any]:
    """Read one partition on a Dask worker, by a process that is kept for the next one."""
    key = (orders.folder, repr(orders))
    with _GUARD:
        idle = _IDLE.setdefault(key, [])
        for other in [name for name in _IDLE if name != key and name[0] != orders.folder]:
            for child in _IDLE.pop(other):
                child.stop()
        child = idle.pop() if idle else Child(orders)
    answer = child.read(part)
    with _GUARD:
        idle.append(child)
    return answer
