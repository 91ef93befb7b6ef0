"""Requests in; the form, a comparison, or a refusal out. Nothing is kept between two requests."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import pandas as pd
from tornado.httputil import HTTPFile, HTTPInputError, parse_body_arguments
from tornado.ioloop import IOLoop
from tornado.web import Application, HTTPError, RequestHandler, stream_request_body

from framing.annotations.engines import Engine
from framing.errors import FramingError
from framing.server.answering import answer
from framing.server.guard import HEADERS, refusal
from framing.server.pages import form_page, message_page
from framing.server.submission import Dropped, Pasted, read_submission
from framing.server.worker import BusyError, GoOn, Worker

BOXES = 6
"""Articles that can be pasted at once."""

PATIENCE = 120.0
"""Seconds that a comparison may take."""


@dataclass
class Service:
    """What the handlers share: where the page listens, what reads the texts and how, and how it is closed."""

    port: int
    token: str
    engine: Engine
    close: Callable[[], object]
    how: Mapping[str, Any] = field(default_factory=dict)
    worker: Worker = field(default_factory=Worker)


@stream_request_body
class Guarded(RequestHandler):
    """Refuses what does not come from the page itself, and tells browsers to keep nothing.

    A streamed body is read after `prepare`, so that what is refused is never parsed.
    """

    def initialize(self, service: Service) -> None:
        """Take what the handlers share."""
        self.service = service
        self.received: list[bytes] = []
        self.refused = False

    def data_received(self, chunk: bytes) -> None:
        """Take a part of the body; what follows a refusal is not even kept."""
        if not self.refused:
            self.received.append(chunk)

    def set_default_headers(self) -> None:
        """Set the headers of every answer."""
        self.clear_header("Server")
        for name, value in HEADERS.items():
            self.set_header(name, value)

    def prepare(self) -> None:
        """Refuse before anything of the body is read."""
        request = self.request
        why = refusal(
            request.method or "",
            request.host,
            request.path,
            request.headers,
            port=self.service.port,
            token=self.service.token,
        )
        self.refused = bool(why)
        if why:
            raise HTTPError(404 if why == "token" else 403)

    def send_page(self, page: str, status: int = 200) -> None:
        """Send a page; what it may run and load stands in the page itself."""
        self.set_status(status)
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Content-Security-Policy", "frame-ancestors 'none'")
        self.finish(page)

    def log_exception(self, kind: Any, value: Any, trace: Any) -> None:
        """Report faults of the program, not refusals, which would say what was asked."""
        if not isinstance(value, HTTPError):
            super().log_exception(kind, value, trace)

    def write_error(self, status_code: int, **_: Any) -> None:
        """Say no more than what kind of refusal it is."""
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.finish(f"{status_code} {self._reason}\n")


class Form(Guarded):
    """The page on which articles are pasted and dropped."""

    def get(self) -> None:
        """Show the form."""
        self.send_page(form_page(BOXES, self.service.engine.name))


class Compare(Guarded):
    """The comparison of what was sent."""

    async def post(self) -> None:
        """Compare, one at a time, beside the loop that answers."""
        try:
            articles = read_submission(*self._submitted())
            page = await self.service.worker.do(partial(self._answer, articles), PATIENCE)
        except FramingError as error:
            self.send_page(message_page(str(error)), 422)
        except BusyError:
            self.send_page(message_page("Another comparison is under way. Try again in a moment."), 503)
        except TimeoutError:
            told = f"The comparison takes more than {PATIENCE:.0f} seconds. Try fewer or shorter articles."
            self.send_page(message_page(told), 503)
        else:
            self.send_page(page)

    def _answer(self, articles: pd.DataFrame, go_on: GoOn) -> str:
        """Make the page, and look after every article whether somebody still waits for it."""
        return answer(articles, self.service.engine, progress=go_on, **self.service.how)

    def _submitted(self) -> tuple[list[Pasted], list[Dropped]]:
        """Take the articles and files of the form; an empty field comes as a file without a name."""
        fields: dict[str, list[bytes]] = {}
        files: dict[str, list[HTTPFile]] = {}
        kind = self.request.headers.get("Content-Type", "")
        try:
            parse_body_arguments(kind, b"".join(self.received), fields, files, self.request.headers)
            values = {name: given[-1].decode("utf-8") for name, given in fields.items()}
        except (HTTPInputError, UnicodeDecodeError) as error:
            raise HTTPError(400) from error
        pasted = [
            Pasted(*(values.get(f"{name}_{box}", "") for name in Pasted._fields))
            for box in range(1, BOXES + 1)
        ]
        dropped = files.get("files", [])
        return pasted, [Dropped(one["filename"], one["body"]) for one in dropped if one["filename"]]


class Close(Guarded):
    """The end of the server."""

    def post(self) -> None:
        """Say so, then close."""
        self.send_page(message_page("framing is closed. Nothing was kept.", back=False))
        IOLoop.current().add_callback(self.service.close)


class Missing(Guarded):
    """Every other address."""

    def prepare(self) -> None:
        """Refuse."""
        super().prepare()
        raise HTTPError(404)


def make_application(service: Service) -> Application:
    """Make the application; nothing of a request is logged.

    Parameters
    ----------
    service : Service
        What the handlers share.

    Returns
    -------
    tornado.web.Application
    """
    given = {"service": service}
    return Application(
        [("/[^/]+/", Form, given), ("/[^/]+/compare", Compare, given), ("/[^/]+/close", Close, given)],
        default_handler_class=Missing,
        default_handler_args=given,
        log_function=lambda handler: None,
    )
