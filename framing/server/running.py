"""The local server: on loopback alone, with a new token each time, until it is told to close."""

from __future__ import annotations

import asyncio
import secrets
import signal
from collections.abc import Callable
from typing import Any

from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets

from framing.annotations import make_engine
from framing.errors import FramingError
from framing.server.application import Service, make_application

LOOPBACK = "127.0.0.1"
LARGEST_BODY = 20_000_000
LARGEST_HEADER = 16_000
SLOWEST_BODY = 30.0
"""Seconds in which a whole request must have come."""


def serve(*, port: int, engine: str, told: Callable[[str], object], **how: Any) -> None:
    """Serve the page until Ctrl+C, a signal to end, or the page's own button.

    Parameters
    ----------
    port : int
        Where to listen; 0 takes a free one.
    engine : str
        Name of the engine.
    told : callable
        Given the address once the page can be opened.
    **how
        ``acts``, ``loaded`` and ``naming``, as for ``annotate``: the same for every comparison.

    Raises
    ------
    FramingError
        The port is taken.
    AnnotationError
        There is no such engine.
    """
    ready = make_engine(engine)
    try:
        sockets = bind_sockets(port, LOOPBACK)
    except OSError as error:
        msg = f"port {port}: it cannot be used ({error.strerror}). What to do: choose another --port, or 0."
        raise FramingError(msg) from error

    async def run() -> None:
        closing = asyncio.Event()
        taken = sockets[0].getsockname()[1]
        service = Service(taken, secrets.token_urlsafe(32), ready, closing.set, how)
        server = HTTPServer(
            make_application(service),
            max_body_size=LARGEST_BODY,
            max_buffer_size=LARGEST_BODY + LARGEST_HEADER,
            max_header_size=LARGEST_HEADER,
            body_timeout=SLOWEST_BODY,
            idle_connection_timeout=SLOWEST_BODY,
        )
        server.add_sockets(sockets)
        _on_signals(closing)
        told(f"http://{LOOPBACK}:{taken}/{service.token}/")
        await closing.wait()
        server.stop()
        await server.close_all_connections()

    asyncio.run(run())


def _on_signals(closing: asyncio.Event) -> None:
    """Close on Ctrl+C and on the signal to end, where the system lets a loop see them."""
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        try:
            loop.add_signal_handler(number, closing.set)
        except (NotImplementedError, RuntimeError):  # Windows; a thread that is not the main one
            return
