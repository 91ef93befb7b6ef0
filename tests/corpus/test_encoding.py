"""Bytes, their encodings, and files that are no text."""

from __future__ import annotations

import gzip

import pytest

from framing.corpus.encoding import decode, read_bytes, refuse_empty
from framing.errors import CorpusError

TEXT = "Café “Orlet” — 5 € naïve"


@pytest.mark.parametrize(
    ("raw", "declared", "encoding"),
    [
        (TEXT.encode(), None, "utf-8"),
        (TEXT.encode("utf-8-sig"), None, "utf-8-sig"),
        (TEXT.encode("utf-16"), None, "utf-16"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), None, "utf-16"),
        (TEXT.encode("utf-32"), None, "utf-32"),
        (TEXT.encode("cp1252"), None, "cp1252"),
        (TEXT.encode(), "latin-1", "utf-8"),  # valid UTF-8 wins over what was declared
        (TEXT.encode("utf-16-le"), "UTF-16LE", "utf-16-le"),  # but not over UTF-16
        (TEXT.encode("mac-roman"), "mac_roman", "mac-roman"),
    ],
)
def test_encoding_is_found_and_named(raw, declared, encoding):
    assert decode(raw, "a.txt", declared) == (TEXT, encoding)


def test_declared_encoding_comes_before_cp1252():
    raw = "Сарнел".encode("koi8-r")
    assert decode(raw, "a.txt", "koi8-r").text == "Сарнел"
    assert decode(raw, "a.txt").encoding == "cp1252"


def test_bytes_that_fit_no_encoding_are_refused():
    with pytest.raises(CorpusError, match=r"^a.txt: .*none of the encodings.*utf-8, ascii, cp1252"):
        decode(b"\xff\x81\x8d", "a.txt", "ascii")


@pytest.mark.parametrize("declared", ["klingon", "base64"])
def test_unknown_encoding_is_refused(declared):
    with pytest.raises(CorpusError, match="is not known"):
        decode(b"abc", "a.txt", declared)


@pytest.mark.parametrize(
    ("raw", "name"),
    [(b"PK\x03\x04 ...", "zip"), (b"%PDF-1.7", "PDF"), (b"\x89PNG\r\n", "PNG"), (b"{\\rtf1", "RTF")],
)
def test_known_binary_files_are_refused_by_name(raw, name):
    with pytest.raises(CorpusError, match=f"not text.*Found: .*{name}"):
        decode(raw, "a.csv")


def test_many_nul_bytes_are_binary_and_a_stray_one_is_not():
    with pytest.raises(CorpusError, match=r"NUL bytes.*utf-16-le"):
        decode("id,text\n".encode("utf-16-le"), "a.csv")
    assert decode(b"\x00" + b"a" * 1000, "a.csv").text.count("\x00") == 1


def test_gzip_is_unpacked_whatever_the_name(tmp_path):
    file = tmp_path / "a.csv"
    file.write_bytes(gzip.compress(b"hello"))
    assert read_bytes(file, "a.csv") == b"hello"


@pytest.mark.parametrize(
    ("content", "problem"),
    [(b"plain", "not gzipped"), (gzip.compress(b"hello" * 50)[:-9], "damaged"), (b"\x1f\x8bXX", "damaged")],
)
def test_broken_gzip_is_refused(tmp_path, content, problem):
    file = tmp_path / "a.csv.gz"
    file.write_bytes(content)
    with pytest.raises(CorpusError, match=problem):
        read_bytes(file, "a.csv.gz")


@pytest.mark.parametrize("raw", [b"", b" \r\n\t"])
def test_empty_files_are_refused(raw):
    with pytest.raises(CorpusError, match="the file is empty"):
        refuse_empty(raw, "a.csv")
