"""The local page answers itself and nobody else, within bounds, and leaves nothing behind."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from ipaddress import ip_address
from pathlib import Path

import pytest

FLASH = "Furious crowds fled the flooded town. A source claimed the dam may fail."
COURIER = "Ana Hale said the dam was checked in March. About ninety people left their homes."
TWO = {"outlet_1": "Flash", "text_1": FLASH, "outlet_2": "Courier", "text_2": COURIER}


def test_two_pasted_articles_stand_side_by_side(address):
    answer = address.compare(TWO)
    assert answer.status == 200
    for words in ("Two articles side by side", "loaded: emotive", "Furious", "attributed to A source"):
        assert words in answer.text
    assert "cannot support a claim about outlets" in answer.text


def test_lists_of_ones_own_mark_what_is_pasted(tmp_path):
    from framing.corpus import read_corpus
    from framing.lexicons import read_naming
    from framing.server.answering import answer

    path = tmp_path / "names.csv"
    path.write_text("concept,variant,pole,note\npeople,crowds,,\npeople,residents,,\n", encoding="utf-8")
    rows = [{"id": o, "outlet": o, "text": text} for o, text in (("Flash", FLASH), ("Courier", COURIER))]
    page = answer(read_corpus(rows), "rules", naming=read_naming(path))
    assert "name: people" in page and "fr-show-naming" in page


def test_a_corpus_gives_the_report(address):
    rows = "".join(f"{o},e{n},{t}\n" for n in range(3) for o, t in (("Flash", FLASH), ("Courier", COURIER)))
    answer = address.compare({}, {"corpus.csv": f"outlet,event,text\n{rows}".encode()})
    assert answer.status == 200
    assert "How 2 outlets framed 3 events" in answer.text
    assert "Beside this file" not in answer.text  # there is none


def test_text_files_are_articles_named_after_their_outlets(address):
    answer = address.compare({}, {"Flash.txt": FLASH.encode(), "Courier.txt": COURIER.encode("utf-16")})
    assert answer.status == 200
    assert "<bdi>Courier</bdi>" in answer.text


@pytest.mark.parametrize(
    ("fields", "files", "told"),
    [
        ({}, {}, "expected at least one article, found none"),
        ({"text_1": "  "}, {}, "found none"),
        ({}, {"a.pdf": b"%PDF-1.4"}, "this format cannot be read here"),
        ({}, {"a.csv.gz": b"\x1f\x8b"}, "this format cannot be read here"),
        ({"text_1": FLASH}, {"a.csv": b"outlet,text\nA,B"}, "this one file alone"),
        ({}, {"a.txt": b""}, "a.txt"),
        ({"text_1": "word " * 12_001}, {}, "expected at most 60,000 characters"),
        ({}, {"a.json": b"[" * 200_000}, "nested too deeply"),
        ({}, {"a.txt": b"\x00\x01" * 50}, "it holds NUL bytes"),
        ({}, {"<img src=x>.csv": b"no,header\n1,2"}, "&lt;img src=x&gt;.csv"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_reason(address, fields, files, told):
    answer = address.compare(fields, files)
    assert answer.status == 422
    assert told in answer.text
    assert "Back to the form" in answer.text


def test_more_articles_than_one_would_wait_for_are_refused(address):
    rows = "".join(f"Flash,Rain fell on day {n} and nobody was hurt in the town.\n" for n in range(301))
    answer = address.compare({}, {"corpus.csv": f"outlet,text\n{rows}".encode()})
    assert answer.status == 422 and "at most 300 articles, found 301" in answer.text


def test_one_comparison_at_a_time_and_none_for_ever(address, monkeypatch):
    from framing.server import application

    goes_on = threading.Event()
    monkeypatch.setattr(application, "answer", lambda articles, engine, progress: str(goes_on.wait(30)))
    monkeypatch.setattr(application, "PATIENCE", 0.5)
    slow = address.compare(TWO)
    assert slow.status == 503 and "takes more than" in slow.text
    busy = address.compare(TWO)
    assert busy.status == 503 and "Another comparison is under way" in busy.text
    assert address.ask("GET").status == 200
    goes_on.set()
    for _ in range(50):
        if address.compare(TWO).status == 200:
            break
        time.sleep(0.1)
    assert address.compare(TWO).status == 200


def test_a_comparison_that_is_given_up_ends_after_the_article_it_is_at(address, monkeypatch):
    from framing.annotations.rules_engine import RulesEngine
    from framing.server import application

    whole, read = application.answer, []

    class Slow:
        name, provenance = "slow", RulesEngine().provenance

        def read(self, text):
            read.append(text)
            time.sleep(0.8)
            return RulesEngine().read(text)

    monkeypatch.setattr(application, "answer", lambda articles, _, **how: whole(articles, Slow(), **how))
    monkeypatch.setattr(application, "PATIENCE", 0.4)
    assert address.compare(TWO).status == 503
    monkeypatch.undo()
    for _ in range(50):
        if address.compare(TWO).status == 200:
            break
        time.sleep(0.1)
    assert len(read) == 1  # the second article of the two was not begun
    assert address.compare(TWO).status == 200


def test_every_answer_forbids_keeping_framing_and_calling_out(address):
    for answer in (address.ask("GET"), address.compare(TWO), address.compare({}), address.ask("GET", "/x")):
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["X-Frame-Options"] == "DENY"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
        assert "Access-Control-Allow-Origin" not in answer.headers
        assert "Server" not in answer.headers and "Set-Cookie" not in answer.headers


@pytest.mark.parametrize("path", ["/", "/wrong/", "/favicon.ico", "//", "/wrong/compare", "/../"])
def test_without_the_token_there_is_nothing(address, path):
    assert address.ask("GET", path).status == 404
    assert address.ask("POST", path).status == 404


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1:1", "[::1]:{port}"]
)
def test_a_name_made_to_point_here_is_refused(address, host):
    host = host.format(port=address.port)
    assert address.ask("GET", Host=host).status == 403
    assert address.compare(TWO, Host=host).status == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": None},
        {"Origin": "http://127.0.0.1:1"},
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
    ],
)
def test_a_form_of_another_page_is_refused_even_with_the_token(address, headers):
    assert address.compare(TWO, **headers).status == 403
    assert address.ask("POST", f"/{address.token}/close", **headers).status == 403
    assert address.ask("GET").status == 200  # still open


def test_other_methods_are_refused(address):
    for method in ("PUT", "DELETE", "OPTIONS", "PATCH"):
        assert address.ask(method).status in (403, 405)
    assert address.ask("GET", f"/{address.token}/compare").status == 405


def raw(address, head: str, *, wait: float = 10.0, body: bytes = b"") -> bytes:
    """Send bytes as they are and read until the other side ends it."""
    with socket.create_connection(("127.0.0.1", address.port), timeout=wait) as connection:
        connection.sendall(head.encode() + body)
        received = b""
        while part := connection.recv(65536):
            received += part
        return received


def test_a_body_that_says_it_is_too_large_is_refused_before_it_comes(address):
    head = f"POST /{address.token}/compare HTTP/1.1\r\nHost: 127.0.0.1:{address.port}\r\n"
    assert raw(address, f"{head}Content-Length: 3000000\r\n\r\n").startswith(b"HTTP/1.1 4")


def test_a_body_that_grows_too_large_is_cut_off(address):
    head = f"POST /{address.token}/compare HTTP/1.1\r\nHost: 127.0.0.1:{address.port}\r\n"
    chunk = b"186a0\r\n" + b"x" * 100_000 + b"\r\n"
    try:
        answer = raw(address, f"{head}Transfer-Encoding: chunked\r\n\r\n", body=chunk * 40)
    except ConnectionError:
        answer = b""
    assert not answer.startswith(b"HTTP/1.1 2")
    assert address.ask("GET").status == 200


def test_a_body_that_does_not_come_and_a_header_that_does_not_end_are_given_up(address):
    head = f"POST /{address.token}/compare HTTP/1.1\r\nHost: 127.0.0.1:{address.port}\r\n"
    for sent in (f"{head}Content-Length: 1000\r\n\r\nslow", head):
        began = time.perf_counter()
        assert not raw(address, sent).startswith(b"HTTP/1.1 2")
        assert time.perf_counter() - began < 9
    assert address.ask("GET").status == 200


def test_a_header_without_end_is_refused(address):
    head = f"GET /{address.token}/ HTTP/1.1\r\nHost: 127.0.0.1:{address.port}\r\nX: {'a' * 40_000}\r\n\r\n"
    try:
        answer = raw(address, head)
    except ConnectionError:
        answer = b""
    assert not answer.startswith(b"HTTP/1.1 2")


def test_only_this_machine_can_reach_it(address):
    from framing.server.running import LOOPBACK

    assert ip_address(LOOPBACK).is_loopback
    others = {found[4][0] for found in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)}
    for other in others - {"127.0.0.1"}:
        if not other.startswith("127."):
            with pytest.raises(OSError), socket.create_connection((other, address.port), timeout=2):
                pass


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal for one process")
def test_the_command_tells_its_address_keeps_nothing_and_closes_on_ctrl_c(at_address, tmp_path):
    command = [sys.executable, "-m", "framing", "serve"]
    running = subprocess.Popen(
        command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    told = running.stdout.readline()
    answer = at_address(told.split()[1]).compare(TWO)
    assert answer.status == 200
    running.send_signal(signal.SIGINT)
    rest, complaints = running.communicate(timeout=30)
    assert running.returncode == 0
    assert complaints == ""
    assert list(Path(tmp_path).iterdir()) == []
    assert "Furious" not in told + rest


def test_a_port_that_is_taken_is_named(address):
    command = [sys.executable, "-m", "framing", "serve", "--port", str(address.port)]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert ended.returncode == 1
    assert f"port {address.port}: it cannot be used" in ended.stderr
