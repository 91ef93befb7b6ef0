"""Fetching: where a program must not go, and what it must not swallow, against a server on loopback."""

from __future__ import annotations

import gzip
import socket
import time
import zlib

import pytest
from loopback import serving

from framing.importing.fetching import Limits, fetch
from framing.importing.guarding import RefusedAddressError, check_url, is_public

LOCAL = Limits(allow_private=True, size=10_000, seconds=5.0, silence=2.0)


def get(server, path, limits=LOCAL):
    return fetch(server.root + path, "test", limits)


def test_a_page_is_fetched_with_its_status_and_headers():
    with serving({"/a?b=c": (200, {"X-Y": "z"}, b"rain")}) as server:
        answer = get(server, "/a?b=c#top")
    assert (answer.status, answer.body, answer.headers["x-y"]) == (200, b"rain", "z")


@pytest.mark.parametrize("pack", [gzip.compress, zlib.compress, lambda raw: zlib.compress(raw)[2:-4]])
def test_packed_pages_are_unpacked(pack):
    encoding = "gzip" if pack is gzip.compress else "deflate"
    with serving({"/a": (200, {"Content-Encoding": encoding}, pack(b"rain" * 100))}) as server:
        assert get(server, "/a").body == b"rain" * 100


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        ((200, {}, b"a" * 10_001), "larger than"),
        ((200, {"Content-Length": "99999999"}, b"a"), "larger than"),
        ((200, {"Content-Length": "50"}, b"a"), "breaks off: 49 bytes"),
        ((200, {"Content-Encoding": "gzip"}, gzip.compress(b"a" * 1_000_000)), "larger than"),
        ((200, {"Content-Encoding": "gzip"}, gzip.compress(b"rain")[:-9]), "cannot be unpacked"),
        ((200, {"Content-Encoding": "br"}, b"rain"), "packed as 'br'"),
        ((302, {"Location": "/a"}, b""), "more than 5 redirections"),
        ((302, {"Location": "file:///etc/passwd"}, b""), "the scheme 'file'"),
        ((302, {"Location": "gopher://127.0.0.1/"}, b""), "the scheme 'gopher'"),
    ],
)
def test_what_is_too_much_or_leads_elsewhere_is_refused(answer, message):
    with serving({"/a": answer}) as server, pytest.raises(RefusedAddressError, match=message):
        get(server, "/a")


def test_a_server_that_drips_is_given_up_after_the_time_for_a_page():
    def drip(handler):
        for _ in range(100):
            handler.wfile.write(b"X")
            handler.wfile.flush()
            time.sleep(0.05)

    with serving({"/a": drip}) as server:
        begun = time.monotonic()
        with pytest.raises(RefusedAddressError, match="no whole answer"):
            get(server, "/a", Limits(allow_private=True, seconds=0.5, silence=2.0))
        assert time.monotonic() - begun < 4


def test_a_server_that_is_silent_is_given_up():
    limits = Limits(allow_private=True, seconds=5.0, silence=0.2)
    silent = serving({"/a": lambda handler: time.sleep(1)})
    with silent as server, pytest.raises(RefusedAddressError, match="no whole answer"):
        get(server, "/a", limits)


def test_a_closed_port_is_told():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(RefusedAddressError, match="the connection failed"):
        fetch(f"http://127.0.0.1:{port}/", "test", LOCAL)


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://courier.example/a",
        "javascript:alert(1)",
        "//courier.example/a",
        "courier.example/a",
        "http://",
        "http://user:word@8.8.8.8/",
        "http://8.8.8.8:22/",
        "http://8.8.8.8/a\r\nHost: x",
        "http://[::1",
        "http://127.0.0.1/",
        "http://127.1/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://localhost/",
        "http://0.0.0.0/",
        "http://10.1.2.3/",
        "http://192.168.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]/",
        "http://[::ffff:10.0.0.1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://[fe80::1]/",
    ],
)
def test_addresses_that_are_not_public_pages_are_refused_before_anything_is_sent(url, monkeypatch):
    monkeypatch.setattr(socket, "create_connection", lambda *_, **__: pytest.fail("connected"))
    with pytest.raises(RefusedAddressError):
        fetch(url, "test", Limits())


def test_public_numbers_are_let_through():
    assert check_url("https://8.8.8.8/é").path == "/%C3%A9"
    assert [is_public(number) for number in ("1.1.1.1", "2606:4700::1111", "100.64.0.1", "224.0.0.1")] == [
        *(True, True, False, False)
    ]


def resolving(monkeypatch, *answers):
    """Let names resolve to these numbers, one after the other; the last one from then on."""
    left = list(answers)

    def getaddrinfo(host, port, *_, **__):
        number = host if host[0].isdigit() else left.pop(0) if len(left) > 1 else left[0]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, port))]

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)


def test_a_name_that_resolves_to_a_private_number_is_refused(monkeypatch):
    resolving(monkeypatch, "127.0.0.1")
    with pytest.raises(RefusedAddressError, match=r"evil\.example is not public \(127\.0\.0\.1\)"):
        fetch("http://evil.example/", "test", Limits())


def test_a_name_with_one_private_number_among_others_is_refused(monkeypatch):
    def getaddrinfo(host, port, *_, **__):
        return [
            (socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, port)) for number in ("8.8.8.8", "10.0.0.1")
        ]

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    with pytest.raises(RefusedAddressError, match=r"10\.0\.0\.1"):
        check_url("http://evil.example/")


def test_a_name_that_changes_its_number_after_the_check_is_not_asked_again(monkeypatch):
    """Rebinding: public when checked, private when connected to. The number that was checked is used."""
    resolving(monkeypatch, "8.8.8.8", "127.0.0.1")
    connected = []

    def create_connection(address, **_):
        connected.append(address)
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "create_connection", create_connection)
    with pytest.raises(RefusedAddressError, match="the connection failed"):
        fetch("http://evil.example/", "test", Limits())
    assert connected == [("8.8.8.8", 80)]


def test_the_number_that_is_really_connected_to_is_checked_too(monkeypatch):
    with serving({"/": (200, {}, b"secret")}) as server:
        resolving(monkeypatch, "8.8.8.8")
        real = socket.create_connection
        address = ("127.0.0.1", server.server_port)
        monkeypatch.setattr(socket, "create_connection", lambda _, **more: real(address, **more))
        with pytest.raises(RefusedAddressError, match=r"evil\.example is not public \(127\.0\.0\.1\)"):
            fetch("http://evil.example/", "test", Limits())
        assert server.asked == []


def test_a_redirection_to_a_private_number_is_refused(monkeypatch):
    """The first host is public (by name), the one it leads to is not."""
    with serving({"/": (302, {"Location": "http://10.0.0.1/admin"}, b"")}) as server:
        real_connect = socket.create_connection
        address = ("127.0.0.1", server.server_port)
        monkeypatch.setattr(socket, "create_connection", lambda _, **more: real_connect(address, **more))
        monkeypatch.setattr("framing.importing.fetching.is_public", lambda number: True)
        with pytest.raises(RefusedAddressError, match=r"10\.0\.0\.1 is not public"):
            fetch("http://8.8.8.8/", "test", Limits())
        assert server.asked == ["/"]
