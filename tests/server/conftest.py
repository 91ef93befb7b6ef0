"""The local page, running in a thread of the tests, and one connection to it."""

from __future__ import annotations

import http.client
import queue
import threading
from dataclasses import dataclass
from urllib.parse import urlsplit

import pytest
from chromium import browser, visit  # noqa: F401 - fixtures

pytest.importorskip("tornado", reason="tornado is not installed")

BOUNDARY = "boundary-of-the-tests"


def form(fields: dict[str, str], files: dict[str, bytes] | None = None) -> bytes:
    """Write a form as a browser sends it."""
    parts = [
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in fields.items()
    ]
    parts += [
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="files"; filename="{name}"\r\n'.encode()
        + b"Content-Type: text/plain\r\n\r\n"
        + content
        + b"\r\n"
        for name, content in (files or {}).items()
    ]
    return b"".join(parts) + f"--{BOUNDARY}--\r\n".encode()


@dataclass
class Address:
    """Where the page is."""

    port: int
    token: str

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/{self.token}/"

    def ask(self, method: str, path: str = "", body: bytes | None = None, **headers: str):
        """Send one request as the page itself would; a header of None is left out."""
        given = {"Host": f"127.0.0.1:{self.port}"}
        if method == "POST":
            given["Origin"] = f"http://127.0.0.1:{self.port}"
            given["Content-Type"] = f"multipart/form-data; boundary={BOUNDARY}"
        given |= {name.replace("_", "-"): value for name, value in headers.items()}
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        given = {name: value for name, value in given.items() if value is not None}
        connection.request(method, path or f"/{self.token}/", body, given)
        answer = connection.getresponse()
        answer.text = answer.read().decode()
        connection.close()
        return answer

    def compare(self, fields: dict[str, str], files: dict[str, bytes] | None = None, **headers: str):
        return self.ask("POST", f"/{self.token}/compare", form(fields, files), **headers)


def parse(url: str) -> Address:
    """Take an address apart."""
    parts = urlsplit(url)
    return Address(parts.port, parts.path.strip("/"))


@pytest.fixture
def at_address():
    """Give the reader of addresses."""
    return parse


@pytest.fixture(scope="module")
def address():
    """Serve the page with a short patience for slow bodies, and close it by its own button."""
    from framing.server import running

    patch = pytest.MonkeyPatch()
    patch.setattr(running, "SLOWEST_BODY", 2.0)
    patch.setattr(running, "LARGEST_BODY", 2_000_000)
    told: queue.Queue[str] = queue.Queue()
    thread = threading.Thread(target=running.serve, kwargs={"port": 0, "engine": "rules", "told": told.put})
    thread.start()
    found = parse(told.get(timeout=30))
    yield found
    assert found.ask("POST", f"/{found.token}/close").status == 200
    thread.join(timeout=30)
    assert not thread.is_alive()
    patch.undo()
