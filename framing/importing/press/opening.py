"""A file from a press archive, whatever its suffix says -> its lines."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from framing.corpus.refusing import refuse
from framing.importing.charsets import decode_page
from framing.importing.items import Found, Noted, Rejected
from framing.importing.press.docx import docx_lines
from framing.importing.press.layout import read_layout
from framing.importing.press.lines import Stream, text_lines
from framing.importing.press.rtf import rtf_lines
from framing.importing.sources import MEGABYTE, Source

LARGEST_FILE = 200 * MEGABYTE
"""Bytes; the archives give at most 500 articles in a file, some 30 MB of Word or 50 MB of a saved page."""

_WORD_97 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_PAGE = re.compile(
    rb"\s*(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html|head|body|\?xml[^>]*>\s*<(?:!doctype|html))", re.I | re.S
)


LARGEST_PAGE = 50 * MEGABYTE
"""Bytes of a saved page, whose tree takes some twenty times as much memory."""


def with_layout(kind: str, options: Mapping[str, Any]) -> dict[str, Any]:
    """Put in the place of the option ``layout``, a file or nothing, the markers of the kind with its own."""
    path = options["layout"]
    return {**options, "layout": read_layout(kind, Path(path) if path is not None else None)}


def read_whole(source: Source, largest_page: int = LARGEST_FILE) -> bytes | Rejected:
    """Read a file, or say that it is too large or empty."""
    with source.open() as stream:
        raw = stream.read(LARGEST_FILE + 1)
    if len(raw) > LARGEST_FILE:
        limit = f"more than {LARGEST_FILE / MEGABYTE:,.0f} MB; export fewer articles a file"
        return Rejected(source.name, 0, "too_large", limit)
    if len(raw) > largest_page and is_page(raw):
        limit = f"a page of more than {largest_page / MEGABYTE:,.0f} MB; save fewer articles a page"
        return Rejected(source.name, 0, "too_large", limit)
    if not raw.strip():
        return Rejected(source.name, 0, "empty_text", "the file is empty")
    return raw


def is_page(raw: bytes) -> bool:
    """Whether a file is a saved page, by how it begins.

    Examples
    --------
    >>> is_page(b"<!DOCTYPE html><html>"), is_page(b"News <html>")
    (True, False)
    """
    return _PAGE.match(raw.removeprefix(b"\xef\xbb\xbf")[:4096]) is not None


def decoded(raw: bytes, source: Source, options: Mapping[str, Any]) -> tuple[str, list[Found]]:
    """Decode a text or page, with a note where it is not UTF-8."""
    page = decode_page(raw, asked=options.get("encoding"))
    if page.encoding.startswith("utf"):
        return page.text, []
    said = page.oddity or f"read as {page.encoding}; if letters are wrong, give the encoding"
    return page.text, [Noted(source.name, said)]


def open_lines(raw: bytes, source: Source, options: Mapping[str, Any]) -> tuple[Stream, list[Found]]:
    """Give the lines of a document or text, and notes on how it was read.

    What a file is, its first bytes say: archives name rich text ``.doc``, browsers save text as
    ``.html``.

    Raises
    ------
    CorpusError
        It is a PDF, protected by a password, or in Word's old format.
    """
    name = source.name
    if raw.startswith(b"PK\x03\x04"):
        return Stream(docx_lines(raw, name)), []
    start = raw[:64].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"{\\rtf"):
        return Stream(rtf_lines(raw[raw.index(b"{\\rtf") :], name)), []
    if start.startswith(b"%PDF"):
        refuse(
            name,
            "the file is a PDF, whatever its name says",
            expected="a Word document, rich text or plain text",
            advice="export it again in one of these formats: a PDF has lost where paragraphs end",
        )
    if raw.startswith(_WORD_97):
        _refuse_old_word(raw, name)
    text, notes = decoded(raw, source, options)
    if text.count("\x00") * 1000 > len(text):
        refuse(name, "the file is neither a document nor a text: it holds NUL bytes", found=f"{raw[:12]!r}")
    return Stream(text_lines(text)), notes


def _refuse_old_word(raw: bytes, name: str) -> None:
    """Refuse what Office stores in its old container: encrypted files, and those of Word 97."""
    if _ENCRYPTED in raw:
        refuse(
            name,
            "the Word document is protected by a password",
            advice="open it in Word, take the password off (File, Info, Protect Document), save it",
        )
    refuse(
        name,
        "the file is in the format of Word 97 to 2003",
        expected=".docx, or rich text",
        advice="open it in Word or LibreOffice and save it as .docx",
    )
