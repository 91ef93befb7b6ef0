"""The bytes of a file -> its text, with the encoding that was found; what is no text is refused."""

from __future__ import annotations

import codecs
import gzip
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from framing.corpus.refusing import refuse

# Longest first: the UTF-32 mark begins with the UTF-16 one.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_SIGNATURES = (
    (b"PK\x03\x04", "a zip archive (.zip, .docx or .xlsx)"),
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\xd0\xcf\x11\xe0", "an old Office file (.doc or .xls)"),
    (b"PAR1", "a Parquet file"),
    (b"SQLite format 3", "an SQLite database"),
    (b"{\\rtf", "an RTF document"),
    (b"BZh", "a bzip2 archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
)

_GZIP = b"\x1f\x8b"


class Decoded(NamedTuple):
    """A text and the name of the encoding it was read in."""

    text: str
    encoding: str


def read_bytes(path: Path, where: str) -> bytes:
    """Read a file whole, unpacked where it is gzipped.

    Parameters
    ----------
    path : Path
        An existing file; gzip is recognised by its first bytes, whatever the name.
    where : str
        The name of the file in messages.

    Returns
    -------
    bytes
        Empty where the file is.

    Raises
    ------
    CorpusError
        The file cannot be opened, or its gzip stream is damaged.
    """
    try:
        raw = path.read_bytes()
        if raw.startswith(_GZIP):
            raw = gzip.decompress(raw)
        elif path.suffix.lower() == ".gz" and raw:
            refuse(where, "the name ends in .gz but the file is not gzipped", advice="rename it")
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        refuse(where, f"the gzip stream is damaged ({error})", advice="download or copy the file again")
    except OSError as error:
        refuse(where, f"the file cannot be opened ({error.strerror})")
    return raw


def refuse_empty(raw: bytes, where: str) -> None:
    """Raise ``CorpusError`` for a file that holds nothing but white space."""
    if not raw or raw.isspace():
        refuse(where, "the file is empty", expected="at least one article")


def decode(raw: bytes, where: str, declared: str | None = None) -> Decoded:
    """Turn bytes into text, trying UTF-8, then the declared encoding, then cp1252.

    Parameters
    ----------
    raw : bytes
        The content of a file.
    where : str
        The name of the file in messages.
    declared : str, optional
        The encoding the user gave. One of the UTF-16 and UTF-32 family is tried first, because
        such bytes may pass for UTF-8; any other comes second, because bytes that are valid UTF-8 and
        hold more than ASCII are hardly ever anything else.

    Returns
    -------
    Decoded
        The text, without a byte-order mark, and the encoding.

    Raises
    ------
    CorpusError
        The bytes are not text, the declared encoding is unknown, or no encoding fits.

    Examples
    --------
    >>> decode("caf\\u00e9".encode("cp1252"), "a.txt")
    Decoded(text='café', encoding='cp1252')
    """
    refuse_known_binary(raw, where)
    candidates = _candidates(raw, where, declared)
    for encoding in candidates:
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        _refuse_nul(text, where)
        return Decoded(text.removeprefix("\ufeff"), encoding)
    refuse(
        where,
        "the text is in none of the encodings tried",
        expected=", ".join(candidates),
        advice="give encoding='...', or save the file as UTF-8",
    )


def file_encoding(blocks: Iterator[bytes], where: str, declared: str | None = None) -> str:
    """Find the encoding of a file that is read block by block, as ``decode`` finds it.

    Parameters
    ----------
    blocks : iterator of bytes
        The content of the file.
    where : str
        The name of the file in messages.
    declared : str, optional
        The encoding the user gave.

    Returns
    -------
    str
        One in which a line end is one byte, so that the file can be entered at any line.

    Raises
    ------
    CorpusError
        The bytes are not text, or the encoding is of the UTF-16 or UTF-32 family.

    Examples
    --------
    >>> file_encoding(iter(["caf".encode(), "\u00e9".encode("cp1252")]), "a.csv")
    'cp1252'
    """
    first = next(blocks, b"")
    if not first:
        refuse_empty(first, where)
    refuse_known_binary(first, where)
    candidates = ["utf-8" if name == "utf-8-sig" else name for name in _candidates(first, where, declared)]
    wide = [name for name in candidates if name.startswith(("utf-16", "utf-32"))]
    if wide:
        refuse(where, f"a file in {wide[0]} cannot be read part by part", advice="save it as UTF-8")
    tried = {name: codecs.getincrementaldecoder(name)() for name in candidates}
    block, nuls, size = first, 0, 0
    while block:
        for name in list(tried):
            try:
                tried[name].decode(block)
            except UnicodeDecodeError:
                del tried[name]
        nuls, size = nuls + block.count(b"\0"), size + len(block)
        block = next(blocks, b"")
    for name, decoder in tried.items():
        try:
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            continue
        if nuls * 1000 > size:
            refuse(where, "the file is not text: it holds NUL bytes")
        return name
    refuse(where, "the text is in none of the encodings tried", expected=", ".join(candidates))


def refuse_known_binary(raw: bytes, where: str) -> None:
    """Raise ``CorpusError`` when the first bytes are those of a format that is not text."""
    name = known_binary(raw)
    if name:
        refuse(
            where,
            "the file is not text",
            expected="plain text in the format that the name says",
            found=name,
            advice="give it its right suffix, export it as text, or use `framing import`",
        )


def known_binary(raw: bytes) -> str:
    """Name the format that is not text and that the first bytes give away; empty where they give none.

    Examples
    --------
    >>> known_binary(b"%PDF-1.7"), known_binary(b"Rain fell.")
    ('a PDF', '')
    """
    return next((name for signature, name in _SIGNATURES if raw.startswith(signature)), "")


def _candidates(raw: bytes, where: str, declared: str | None) -> list[str]:
    """List the encodings to try, in order."""
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return [encoding]
    order = ["utf-8", "cp1252"]
    if declared is not None:
        name = _known_encoding(declared, where)
        order.insert(0 if name.startswith(("utf-16", "utf-32")) else 1, name)
    return list(dict.fromkeys(order))


def _known_encoding(declared: str, where: str) -> str:
    """Check the name of a text encoding and give its usual form."""
    try:
        name = codecs.lookup(declared).name
        "a".encode(name)
    except (LookupError, UnicodeError):
        refuse(
            where,
            f"encoding {declared!r} is not known",
            expected="a name such as 'utf-8', 'cp1252', 'utf-16' or 'koi8-r'",
        )
    return name


def _refuse_nul(text: str, where: str) -> None:
    """Raise when NUL characters are too many to be stray (more than one in a thousand)."""
    if text.count("\x00") * 1000 > len(text):
        refuse(
            where,
            "the file is not text: it holds NUL bytes",
            advice="if it is UTF-16 without a byte-order mark, give encoding='utf-16-le'",
        )
