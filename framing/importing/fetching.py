"""One address -> its page, within limits of size and time, from a number that was checked."""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
import time
import zlib
from contextlib import suppress
from dataclasses import dataclass, field
from urllib.parse import urljoin

from framing.importing.guarding import RefusedAddressError, Target, check_url, is_public
from framing.importing.pages import LARGEST_PAGE
from framing.importing.sources import MEGABYTE

_REDIRECTIONS = frozenset((301, 302, 303, 307, 308))
_BLOCK = 1 << 16


@dataclass(frozen=True)
class Limits:
    """What a fetch may take.

    Attributes
    ----------
    allow_private : bool
        Allow hosts that are not public; for tests and archives in one's own network.
    seconds : float
        For one address with its redirections, from the first byte asked to the last one read.
    silence : float
        Seconds without a byte after which it is given up.
    size : int
        Bytes of a page, packed and unpacked.
    redirections : int
        How many are followed.
    """

    allow_private: bool = False
    seconds: float = 60.0
    silence: float = 20.0
    size: int = LARGEST_PAGE
    redirections: int = 5


@dataclass(frozen=True)
class Answer:
    """What came: address behind all redirections, status, headers with small letters, and the page."""

    url: str
    status: int
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""


def fetch(url: str, agent: str, limits: Limits, check: object = None) -> Answer:
    """Fetch an address.

    Parameters
    ----------
    url : str
        An http or https address.
    agent : str
        What is sent as ``User-Agent``.
    limits : Limits
        What it may take.
    check : callable, optional
        Called with every address that a redirection leads to; it raises ``RefusedAddressError`` to stop.

    Returns
    -------
    Answer
        Of any status but a redirection; the body unpacked.

    Raises
    ------
    RefusedAddressError
        The address, or one that it leads to, is refused; it does not answer, not in time, or with too much.
    """
    until = time.monotonic() + limits.seconds
    for _ in range(limits.redirections + 1):
        answer = _ask(url, agent, limits, until)
        to = answer.headers.get("location", "")
        if answer.status not in _REDIRECTIONS or not to:
            return answer
        url = urljoin(url, to.strip().replace(" ", "%20"))
        if callable(check):
            check(url)
    msg = f"more than {limits.redirections} redirections"
    raise RefusedAddressError(msg)


def _ask(url: str, agent: str, limits: Limits, until: float) -> Answer:
    """Ask once, following nothing."""
    url = url.strip()
    target = check_url(url, allow_private=limits.allow_private)
    connection = _Connection(target, limits, until)
    # A server that sends a byte now and then would never run into a timeout of the socket.
    alarm = threading.Timer(max(until - time.monotonic(), 0.01), connection.cut)
    alarm.daemon = True
    alarm.start()
    try:
        headers = {"User-Agent": agent, "Accept": "text/html,application/xhtml+xml,*/*;q=0.1"}
        headers |= {"Accept-Encoding": "gzip, deflate", "Connection": "close"}
        connection.request("GET", target.path, headers=headers)
        response = connection.getresponse()
        found = {name.lower(): value for name, value in response.getheaders()}
        if response.status in _REDIRECTIONS:
            return Answer(url, response.status, found)
        raw = _read(response, limits)
        return Answer(url, response.status, found, _unpacked(raw, found.get("content-encoding", ""), limits))
    except (OSError, http.client.HTTPException, RefusedAddressError) as error:
        if connection.was_cut or isinstance(error, TimeoutError):
            seconds = limits.seconds if connection.was_cut else limits.silence
            msg = f"no whole answer within {seconds:.0f} seconds"
        elif isinstance(error, RefusedAddressError):
            raise
        else:
            msg = f"the connection failed ({type(error).__name__}: {error})"
        raise RefusedAddressError(msg) from error
    finally:
        alarm.cancel()
        connection.close()


class _Connection(http.client.HTTPConnection):
    """Connects to a number that was checked, whatever the name resolves to by then."""

    def __init__(self, target: Target, limits: Limits, until: float) -> None:
        super().__init__(target.host, target.port, timeout=limits.silence)
        self._target = target
        self._limits = limits
        self._until = until
        self.was_cut = False

    def cut(self) -> None:
        """End whatever is being read or written."""
        self.was_cut = True
        if self.sock is not None:
            with suppress(OSError):
                # The method of the plain socket: that of TLS would take the stream from under its reader.
                socket.socket.shutdown(self.sock, socket.SHUT_RDWR)

    def connect(self) -> None:
        """Try the numbers one after the other; check the one that is connected to once more."""
        self.sock = self._open()
        reached = str(self.sock.getpeername()[0])
        if not self._limits.allow_private and not is_public(reached):
            msg = f"{self._target.host} is not public ({reached})"
            raise RefusedAddressError(msg)
        if self._target.scheme == "https":
            context = ssl.create_default_context()
            self.sock = context.wrap_socket(
                self.sock, server_hostname=self._target.host, do_handshake_on_connect=False
            )
            self.sock.do_handshake()

    def _open(self) -> socket.socket:
        """Open a socket to the first number that answers."""
        problem: OSError = TimeoutError("no number")
        for number in self._target.numbers:
            left = min(self._limits.silence, self._until - time.monotonic())
            if left <= 0:
                break
            try:
                return socket.create_connection((number, self._target.port), timeout=left)
            except OSError as error:
                problem = error
        raise problem


def _read(response: http.client.HTTPResponse, limits: Limits) -> bytes:
    """Read a body piece by piece, no further than the limit."""
    declared = response.getheader("Content-Length") or ""
    if declared.isascii() and declared.isdigit() and int(declared) > limits.size:
        _refuse_size(limits)
    pieces: list[bytes] = []
    size = 0
    while piece := response.read1(_BLOCK):
        size += len(piece)
        if size > limits.size:
            _refuse_size(limits)
        pieces.append(piece)
    if response.length:
        msg = f"the page breaks off: {response.length:,} bytes are missing"
        raise RefusedAddressError(msg)
    return b"".join(pieces)


def _unpacked(raw: bytes, encoding: str, limits: Limits) -> bytes:
    """Unpack a body, no further than the limit."""
    encoding = encoding.strip().lower()
    if encoding in ("", "identity"):
        return raw
    if encoding not in ("gzip", "x-gzip", "deflate"):
        msg = f"the page is packed as {encoding!r}, which was not asked for"
        raise RefusedAddressError(msg)
    # 47 lets zlib tell gzip from deflate by itself; some servers send deflate without a header.
    for window in (47, -15):
        unpacking = zlib.decompressobj(window)
        try:
            body = unpacking.decompress(raw, limits.size + 1)
        except zlib.error:
            continue
        if len(body) > limits.size:
            _refuse_size(limits)
        if not unpacking.eof:
            break
        return body
    msg = f"the page cannot be unpacked from {encoding} to its end"
    raise RefusedAddressError(msg)


def _refuse_size(limits: Limits) -> None:
    """Refuse a page that is too large."""
    msg = f"the page is larger than {limits.size / MEGABYTE:,.0f} MB"
    raise RefusedAddressError(msg)
