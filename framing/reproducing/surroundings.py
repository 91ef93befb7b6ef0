"""What the numbers were made with and from: versions of packages, bytes of data."""

from __future__ import annotations

import hashlib
import platform
import re
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from framing.reproducing.differences import Difference

MANIFEST = "MANIFEST"
SAMPLE = "sample"
_NOTEBOOKS = re.compile(r"extra\s*==\s*['\"]notebooks['\"]")


def installed_versions() -> dict[str, str]:
    """Give the versions of Python, of this package and of what it and its notebooks stand on.

    Returns
    -------
    dict
        Name -> version, sorted by name; a package that is not installed is left out.

    Examples
    --------
    >>> versions = installed_versions()
    >>> versions["python"].count("."), "pandas" in versions, "nbconvert" in versions
    (2, True, True)
    """
    found = {"python": platform.python_version()}
    for requirement in ("framing", *(requires("framing") or [])):
        wanted, _, marker = requirement.partition(";")
        if "extra" in marker and not _NOTEBOOKS.search(marker):
            continue
        name = re.split(r"[^\w.-]", wanted.strip())[0]
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return dict(sorted(found.items()))


def compare_versions(recorded: dict[str, str], found: dict[str, str]) -> list[Difference]:
    """List the packages whose version is not the recorded one.

    Examples
    --------
    >>> print(*compare_versions({"numpy": "2.1.0"}, {"numpy": "2.2.0"}))
    package numpy: expected 2.1.0, found 2.2.0
    """
    names = sorted(recorded.keys() | found.keys())
    return [
        Difference(f"package {name}", recorded.get(name, ""), found.get(name, ""), is_number=False)
        for name in names
        if recorded.get(name) != found.get(name)
    ]


def compare_data(data: Path) -> list[Difference]:
    """List the files of the sample corpus whose bytes are not those of the manifest.

    Parameters
    ----------
    data : Path
        The folder with ``MANIFEST`` (SHA-256, two spaces, path; one file a line) and ``sample/``.

    Returns
    -------
    list of Difference
        Files that changed, that are missing, and that the manifest does not know.
    """
    manifest = data / MANIFEST
    if not manifest.is_file():
        return [Difference("data/MANIFEST", "a file", "", is_number=False)]
    lines = [line.split("  ", 1) for line in manifest.read_text(encoding="utf-8").splitlines() if line]
    recorded = {name: digest for digest, name in lines}
    files = [path for path in (data / SAMPLE).rglob("*") if path.is_file() and path.name[0] != "."]
    found = {
        path.relative_to(data).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files
    }
    return [
        Difference(f"data/{name}, SHA-256", recorded.get(name, ""), found.get(name, ""), is_number=False)
        for name in sorted(recorded.keys() | found.keys())
        if recorded.get(name) != found.get(name)
    ]
