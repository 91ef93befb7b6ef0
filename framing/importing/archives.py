"""ZIP archives, opened without trusting them.

Refused are members that would leave the folder they are unpacked to, links, archives in archives,
encrypted members, and what unpacks to more than an article can be: sizes are counted while
unpacking, never believed. DOCX files are ZIP archives too: ``read_member`` reads a part of one.
"""

from __future__ import annotations

import io
import re
import stat
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, cast

from framing.corpus.refusing import counted, listing, refuse
from framing.errors import CorpusError
from framing.importing.items import Found, Noted, Rejected
from framing.importing.sources import MEGABYTE, Source

MOST_MEMBERS = 100_000
LARGEST_MEMBER = 200 * MEGABYTE
LARGEST_ARCHIVE = 4_000 * MEGABYTE

MOST_EXPANSION = 200
"""How many times larger than packed a member may be; text packs to a fifth, seldom to a fiftieth."""

# A small member may expand more: white space packs to almost nothing.
_HARMLESS = 10 * MEGABYTE

_NESTED = (".zip", ".gz", ".bz2", ".xz", ".7z", ".rar", ".tar", ".tgz", ".zst")
_ENCRYPTED = 0x1
_PROBLEMS = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)


def is_archive(path: Path) -> bool:
    """Whether a file begins as a ZIP archive does; one that is damaged behind that is one too."""
    with path.open("rb") as stream:
        return stream.read(4) in (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")


def list_members(path: Path, name: str, suffixes: Sequence[str]) -> Iterator[Source | Found]:
    """Give the members of a ZIP archive that are meant and safe.

    Parameters
    ----------
    path : Path
        The archive.
    name : str
        How the report calls it.
    suffixes : sequence of str
        Which members are meant; the others are counted in a note.

    Yields
    ------
    Source, Rejected or Noted
        In the order of their names.
    """
    try:
        archive = zipfile.ZipFile(path)
    except _PROBLEMS as error:
        yield Rejected(name, 0, "unreadable", f"the ZIP archive is damaged ({error})")
        return
    with archive:
        members = [member for member in archive.infolist() if not member.is_dir()]
        if len(members) > MOST_MEMBERS or sum(m.file_size for m in members) > LARGEST_ARCHIVE:
            size = sum(member.file_size for member in members) / MEGABYTE
            limits = f"at most {MOST_MEMBERS:,} files and {LARGEST_ARCHIVE / MEGABYTE:,.0f} MB unpacked"
            detail = f"the archive declares {len(members):,} files of {size:,.0f} MB; {limits} are read"
            yield Rejected(name, 0, "too_large", detail)
            return
        yield from _safe_members(archive, name, members, suffixes)


def _safe_members(
    archive: zipfile.ZipFile, name: str, members: list[zipfile.ZipInfo], suffixes: Sequence[str]
) -> Iterator[Source | Found]:
    """Tell members that are meant and safe from the others."""
    passed_over = 0
    meant = 0
    for member in sorted(members, key=lambda member: member.filename):
        shown = f"{name}/{member.filename}"
        danger = _danger(member)
        if danger:
            yield Rejected(shown, 0, "unsafe", danger)
        elif _is_meant(member.filename, suffixes):
            meant += 1
            yield _source(archive, shown, member)
        elif member.filename.lower().endswith(_NESTED):
            yield Rejected(shown, 0, "unsafe", "an archive in an archive is not opened; unpack it yourself")
        else:
            passed_over += 1
    if passed_over:
        yield Noted(name, f"{counted(passed_over, 'file')} passed over: hidden, or not {listing(suffixes)}")
    if not meant:
        yield Rejected(name, 0, "unreadable", f"the archive has no file ending in {listing(suffixes)}")


def _is_meant(name: str, suffixes: Sequence[str]) -> bool:
    """Whether a member is one of those to be read."""
    hidden = any(part.startswith((".", "~$", "__MACOSX")) for part in name.split("/"))
    return not hidden and name.lower().endswith(tuple(suffixes))


def _danger(member: zipfile.ZipInfo) -> str:
    """Say why a member is not safe, from what the archive says of it; empty where nothing is wrong."""
    name = member.orig_filename.replace("\\", "/")
    if name.startswith("/") or re.match(r"[A-Za-z]:", name) or ".." in name.split("/"):
        return f"its name {member.orig_filename!r} leads out of the archive"
    if stat.S_ISLNK(member.external_attr >> 16):
        return "a link in an archive is not followed"
    if member.flag_bits & _ENCRYPTED:
        return "it is encrypted; unpack it with its password first"
    return _expansion(member)


def _expansion(member: zipfile.ZipInfo) -> str:
    """Say what is suspect about the sizes that the archive declares for a member."""
    size, packed = member.file_size, max(member.compress_size, 1)
    if size > LARGEST_MEMBER:
        return f"it declares {size / MEGABYTE:,.0f} MB; at most {LARGEST_MEMBER / MEGABYTE:,.0f} MB are read"
    if size > _HARMLESS and size > MOST_EXPANSION * packed:
        return f"it unpacks to {size // packed:,} times its size, as a zip bomb does"
    return ""


def _source(archive: zipfile.ZipFile, shown: str, member: zipfile.ZipInfo) -> Source:
    """Make a source that reads from the open archive, whose list of members may be long, or opens it anew."""

    def opener() -> BinaryIO:
        if archive.fp is not None:
            return io.BytesIO(_unpack(archive, member, shown, LARGEST_MEMBER))
        with zipfile.ZipFile(str(archive.filename)) as again:
            return io.BytesIO(_unpack(again, member, shown, LARGEST_MEMBER))

    return Source(shown, opener)


def read_member(raw: bytes, member: str, where: str, limit: int = LARGEST_MEMBER) -> bytes:
    """Read one part of a document that is a ZIP archive, such as ``word/document.xml`` of a DOCX.

    Parameters
    ----------
    raw : bytes
        The document.
    member : str
        Name of the part.
    where : str
        Name of the file in messages.
    limit : int
        Bytes above which the part is refused.

    Returns
    -------
    bytes

    Raises
    ------
    CorpusError
        The document is no ZIP archive, has no such part, or the part is encrypted, damaged or larger
        than the limit.
    KeyError
        Never: an absent part is a ``CorpusError`` too.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            try:
                found = archive.getinfo(member)
            except KeyError:
                refuse(
                    where,
                    f"the document has no part {member!r}",
                    found=listing(archive.namelist(), 6) or "an empty archive",
                )
            danger = _danger(found)
            if danger:
                refuse(f"{where}, part {member}", danger)
            return _unpack(archive, found, f"{where}, part {member}", limit)
    except _PROBLEMS as error:
        refuse(where, f"the document is no ZIP archive, or a damaged one ({error})")


def _unpack(archive: zipfile.ZipFile, member: zipfile.ZipInfo, where: str, limit: int) -> bytes:
    """Unpack a member, counting: what it declares may be a lie."""
    try:
        with archive.open(member) as stream:
            raw = stream.read(limit + 1)
    except CorpusError:
        raise
    except _PROBLEMS as error:
        refuse(where, f"the member of the archive is damaged ({error})")
    if len(raw) > limit:
        refuse(where, "it unpacks to more than it may", expected=f"at most {limit / MEGABYTE:,.0f} MB")
    return cast("bytes", raw)
