"""The bytes of a page -> its text, whatever the page says of its own encoding."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]+)",
    re.IGNORECASE,
)
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))

# Browsers read these names as the larger sets of Windows, because pages mean those.
_MEANT = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
}

_HEAD = 4_096


class DecodedPage(NamedTuple):
    """The text, the encoding it was read in, and what was odd about it (empty where nothing was)."""

    text: str
    encoding: str
    oddity: str


def decode_page(raw: bytes, *, sent_as: str = "", asked: str | None = None) -> DecodedPage:
    """Decode a page or feed.

    Tried in this order: a byte-order mark; UTF-8, because bytes that are valid UTF-8 and hold more than
    ASCII are hardly ever anything else; the encoding asked for; the one in the header of the answer; the
    one that the page declares; and at last UTF-8 with the bytes that do not fit read as cp1252.

    Parameters
    ----------
    raw : bytes
        The page.
    sent_as : str
        Encoding in the header with which it was sent.
    asked : str, optional
        Encoding that the user gave.

    Returns
    -------
    DecodedPage

    Examples
    --------
    >>> decode_page("<meta charset=utf-8>It’s".encode("cp1252"))[1:]
    ('cp1252', 'declares utf-8, but holds bytes of cp1252')
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return DecodedPage(raw.decode(encoding, "replace"), encoding, "")
    try:
        return DecodedPage(raw.decode("utf-8"), "utf-8", "")
    except UnicodeDecodeError:
        pass
    match = _DECLARED.search(raw[:_HEAD])
    declared = (match[1] or match[2]).decode("ascii", "replace") if match else ""
    for name in (asked, sent_as, declared):
        encoding = _known(name)
        if encoding and encoding != "utf-8":
            try:
                return DecodedPage(raw.decode(encoding), encoding, "")
            except UnicodeDecodeError:
                continue
    said = next((name for name in (sent_as, declared) if name), "")
    oddity = f"declares {said.lower()}, but holds bytes of cp1252" if said else ""
    return DecodedPage(raw.decode("utf-8", "framing_cp1252"), "cp1252", oddity)


def mixed_decoder(encoding: str) -> codecs.IncrementalDecoder:
    """Make a decoder for a file that is read in blocks.

    Parameters
    ----------
    encoding : str
        For ``"utf-8"`` and ``"cp1252"`` bytes that are no UTF-8 are read as cp1252, for others they become
        U+FFFD.

    Examples
    --------
    >>> mixed_decoder("utf-8").decode("é’".encode("cp1252") + "é’".encode())
    'é’é’'
    """
    if encoding in ("utf-8", "cp1252"):
        return codecs.getincrementaldecoder("utf-8")("framing_cp1252")
    return codecs.getincrementaldecoder(encoding)("replace")


def _known(name: str | None) -> str:
    """Give the usual name of an encoding of text; empty for one that is not known or not of text."""
    try:
        found = codecs.lookup((name or "").strip())
        "a".encode(found.name)
    except (LookupError, UnicodeError, ValueError):
        return ""
    return _MEANT.get(found.name, found.name)


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    """Read the first byte that is no UTF-8 as cp1252; the five that cp1252 lacks become U+FFFD."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    byte = error.object[error.start : error.start + 1]
    return byte.decode("cp1252", "replace"), error.start + 1


codecs.register_error("framing_cp1252", _as_cp1252)
