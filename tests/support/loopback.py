"""A server on loopback that answers as it is told, well or badly."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Answers(BaseHTTPRequestHandler):
    """Answers each path with the next of its planned answers, the last one again and again."""

    plans: dict
    asked: list
    stop: threading.Event

    def do_GET(self):
        self.asked.append(self.path)
        plan = self.plans.get(self.path, [(404, b"")])
        status, body, *oddities = plan.pop(0) if len(plan) > 1 else plan[0]
        self.send_response(status)
        self.send_header("Content-Length", str(len(body) + (100 if "truncated" in oddities else 0)))
        self.end_headers()
        if "stalls" in oddities:
            self.wfile.write(body[: len(body) // 2])
            self.wfile.flush()
            self.stop.wait(20)
            return
        self.wfile.write(body)

    def log_message(self, *_):
        """Say nothing."""


@contextmanager
def serving(plans: dict[str, list[tuple]]) -> Iterator[tuple[str, list[str]]]:
    """Serve path -> answers ``(status, body[, "truncated" or "stalls"])``; give address and paths asked."""
    handler = type("Planned", (Answers,), {"plans": plans, "asked": [], "stop": threading.Event()})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", handler.asked
    finally:
        handler.stop.set()
        server.shutdown()
        thread.join()
        server.server_close()
