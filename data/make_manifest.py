"""Rewrite data/MANIFEST, the hash of every file of the sample corpus: python3 data/make_manifest.py"""

from __future__ import annotations

import hashlib
from pathlib import Path

DATA = Path(__file__).resolve().parent


def manifest(data: Path) -> str:
    """Hash the sample corpus, in the form that ``sha256sum -c`` reads.

    Parameters
    ----------
    data : Path
        The folder that holds ``sample/``.

    Returns
    -------
    str
        One line per file, sorted by path: SHA-256, two spaces, path from `data`.
    """
    files = [path for path in (data / "sample").rglob("*") if path.is_file() and path.name[0] != "."]
    hashes = {
        path.relative_to(data).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files
    }
    return "".join(f"{hashes[name]}  {name}\n" for name in sorted(hashes))


if __name__ == "__main__":
    (DATA / "MANIFEST").write_text(manifest(DATA), encoding="utf-8", newline="\n")
