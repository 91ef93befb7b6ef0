"""One file to read, on disk or inside an archive, opened when it is read and not before."""

from __future__ import annotations

import gzip
import io
import tempfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from framing.corpus.refusing import refuse

MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Source:
    """One file to read, on disk or in an archive.

    Attributes
    ----------
    name : str
        How messages and the report call it: ``"export.docx"``, ``"folder/one.html"``,
        ``"export.zip/one.docx"``.
    opener : callable
        Opens it for reading bytes.
    path : Path or None
        Where it lies on disk; nothing inside an archive.
    """

    name: str
    opener: Callable[[], BinaryIO]
    path: Path | None = None

    @property
    def suffix(self) -> str:
        """The last suffix in small letters, ``.docx``."""
        return Path(self.name).suffix.lower()

    def open(self) -> BinaryIO:
        """Open the file for reading bytes, to be closed by the caller (``with``)."""
        try:
            return self.opener()
        except OSError as error:
            refuse(self.name, f"the file cannot be opened ({error.strerror or error})")

    @contextmanager
    def open_unpacked(self) -> Iterator[BinaryIO]:
        """Open the file for reading bytes, unpacked on the way where it is gzipped."""
        with self.open() as stream:
            if stream.read(2) != b"\x1f\x8b":
                stream.seek(0)
                yield stream
                return
            stream.seek(0)
            with gzip.GzipFile(fileobj=stream) as unpacked:
                yield cast("BinaryIO", unpacked)

    def read(self, limit: int = 200 * MEGABYTE) -> bytes:
        """Read the file whole, unpacked where it is gzipped.

        Parameters
        ----------
        limit : int
            Bytes above which it is refused, counted while unpacking.

        Raises
        ------
        CorpusError
            The file cannot be opened, is larger than the limit, or its gzip stream is damaged.
        """
        with self.open_unpacked() as stream:
            try:
                raw = stream.read(limit + 1)
            except (gzip.BadGzipFile, EOFError, zlib.error) as error:
                refuse(self.name, f"the gzip stream is damaged ({error})", advice="copy the file again")
        if len(raw) > limit:
            refuse(
                self.name,
                "the file is too large to be read whole",
                expected=f"at most {limit / MEGABYTE:,.0f} MB",
                advice="split it",
            )
        return raw

    @contextmanager
    def on_disk(self) -> Iterator[Path]:
        """Give a path to the file for libraries that need one; a member of an archive is unpacked for it."""
        if self.path is not None:
            yield self.path
            return
        with tempfile.TemporaryDirectory(prefix="framing-") as folder:
            unpacked = Path(folder) / f"unpacked{self.suffix}"
            with self.open() as stream, unpacked.open("wb") as copy:
                while block := stream.read(1 << 20):
                    copy.write(block)
            yield unpacked


def source_of_bytes(raw: bytes, name: str) -> Source:
    """Make a source of what is in memory already.

    Examples
    --------
    >>> source_of_bytes(b"Rain fell.", "a.txt").read()
    b'Rain fell.'
    """
    return Source(name, lambda: io.BytesIO(raw))
