"""Pages that were fetched, in a folder, so that a fetch that was stopped goes on where it was."""

from __future__ import annotations

import gzip
import hashlib
import json
import tempfile
import zlib
from pathlib import Path
from typing import Any, NamedTuple

from framing.corpus.refusing import refuse

# No suffix of a list, so that a folder of lists can be imported with the pages in it.
_INDEX = "pages.index"


class Kept(NamedTuple):
    """What is known of an address that was asked for.

    ``outcome`` is ``"page"`` with a page, or why there is none; ``url`` is where the redirections led.
    """

    address: str
    url: str
    outcome: str
    sent_as: str = ""
    date: str = ""


class PageStore:
    """A folder with one gzipped file a page and an index, one line an address.

    A page is written before its line, and a line that is torn is passed over, so that stopping at any time
    loses one page at most.

    Parameters
    ----------
    folder : Path
        Made where it does not exist.
    """

    def __init__(self, folder: Path) -> None:
        """Open the folder and read its index."""
        self.folder = folder
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            refuse(folder.name, f"the folder for pages cannot be made ({error.strerror})")
        self._kept = {entry.address: entry for entry in self._read_index()}

    def get(self, address: str) -> Kept | None:
        """Give what is known of an address."""
        return self._kept.get(address)

    def page(self, address: str) -> bytes:
        """Give a page that is kept; nothing where its file is damaged."""
        try:
            return gzip.decompress(self._path(address).read_bytes())
        except (OSError, EOFError, zlib.error):
            return b""

    def put(self, entry: Kept, page: bytes = b"") -> None:
        """Keep a page, or that there is none."""
        if page:
            with tempfile.NamedTemporaryFile(dir=self.folder, delete=False) as unfinished:
                unfinished.write(gzip.compress(page, mtime=0))
            Path(unfinished.name).replace(self._path(entry.address))
        with (self.folder / _INDEX).open("a", encoding="utf-8") as lines:
            lines.write(json.dumps(entry._asdict(), ensure_ascii=False) + "\n")
        self._kept[entry.address] = entry

    def _path(self, address: str) -> Path:
        """Name the file of a page."""
        name = hashlib.blake2b(address.encode("utf-8", "replace"), digest_size=12).hexdigest()
        return self.folder / f"{name}.html.gz"

    def _read_index(self) -> list[Kept]:
        """Read the lines of the index that are whole and whose page is there."""
        path = self.folder / _INDEX
        lines = path.read_text(encoding="utf-8").split("\n") if path.exists() else []
        found = []
        for line in lines:
            entry = _entry(line)
            if entry is not None and (entry.outcome != "page" or self._path(entry.address).exists()):
                found.append(entry)
        return found


def _entry(line: str) -> Kept | None:
    """Read a line of the index."""
    try:
        fields: dict[str, Any] = json.loads(line)
        return Kept(**fields)
    except (json.JSONDecodeError, TypeError):
        return None
