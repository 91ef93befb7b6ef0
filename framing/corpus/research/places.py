"""Where copies of research corpora lie on this machine."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

from framing.corpus.refusing import listing, refuse
from framing.corpus.research.manifest import ResearchCorpus
from framing.errors import MissingExtraError

CACHE_VARIABLE = "FRAMING_CACHE"
FOLDER_VARIABLE = "FRAMING_GOLD"

_NEEDS = "fetch: expected the package {}; it is not installed. Install it with: pip install 'framing[fetch]'"


def load_pooch() -> ModuleType:
    """Import pooch, which an extra brings.

    Raises
    ------
    MissingExtraError
        It is not installed.
    """
    try:
        import pooch
    except ModuleNotFoundError as error:
        raise MissingExtraError(_NEEDS.format(error.name)) from error
    return pooch


def cache_folder(cache: str | os.PathLike[str] | None = None) -> Path:
    """Give the folder in which fetched corpora are kept; it need not exist.

    Parameters
    ----------
    cache : path, optional
        Before the variable FRAMING_CACHE, and this before the system's folder for caches.

    Returns
    -------
    Path

    Raises
    ------
    MissingExtraError
        The system's folder is needed and platformdirs, which knows it, is not installed.

    Examples
    --------
    >>> cache_folder("copies").name
    'copies'
    """
    given = cache or os.environ.get(CACHE_VARIABLE)
    if given:
        return Path(given)
    try:
        # pooch asks it, too; importing pooch itself would write a warning of tqdm's into a notebook
        import platformdirs
    except ModuleNotFoundError as error:
        raise MissingExtraError(_NEEDS.format(error.name)) from error
    return Path(platformdirs.user_cache_dir("framing"))


def converted_name(corpus: ResearchCorpus) -> str:
    """Name the file into which a copy as its authors publish it is turned."""
    return f"{corpus.name}_as_published.jsonl.gz"


def find_copy(corpus: ResearchCorpus, folder: str | os.PathLike[str] | None = None) -> list[Path]:
    """Find the files of a corpus.

    Looked for in ``folder`` alone where one is given; otherwise in the folder that FRAMING_GOLD
    names, then in the cache. Each is looked at itself and in its sub-folder of the corpus's name.

    Raises
    ------
    CorpusError
        There is no whole copy; the message says where was looked and how to get one.
    """
    looked = []
    for place in _places(folder, corpus.name):
        looked.append(place)
        for names in ([file.name for file in corpus.files], [converted_name(corpus)]):
            paths = [place / name for name in names]
            if all(path.is_file() for path in paths):
                return paths
    present = [file.name for place in looked for file in corpus.files if (place / file.name).is_file()]
    refuse(
        corpus.name,
        "no whole copy of this research corpus is on this machine",
        expected=f"{listing(file.name for file in corpus.files)} in {_in_words(folder)}",
        found=listing(dict.fromkeys(present)) or "none of its files",
        advice=how_to_get(corpus),
    )


def how_to_get(corpus: ResearchCorpus) -> str:
    """Word what a user can do to get a corpus."""
    published = f"; its authors publish it at {corpus.address}" if corpus.address else ""
    if corpus.can_be_downloaded:
        return f"framing fetch {corpus.name}{published}"
    return (
        f"framing fetch {corpus.name} --from FOLDER, where FOLDER holds these files"
        f"{' or a copy as published' if corpus.layout else ''}, "
        f"or name such a folder in {FOLDER_VARIABLE}{published}"
    )


def sha256_of(path: Path) -> str:
    """Compute the SHA-256 of a file."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _places(folder: str | os.PathLike[str] | None, name: str) -> Iterator[Path]:
    """Yield the folders to look in."""
    for root in [Path(folder)] if folder is not None else _usual_places():
        yield root
        yield root / name


def _usual_places() -> Iterator[Path]:
    """Yield the folders in which copies are kept; without platformdirs no system folder is known."""
    if os.environ.get(FOLDER_VARIABLE):
        yield Path(os.environ[FOLDER_VARIABLE])
    try:
        yield cache_folder()
    except MissingExtraError:
        return


def _in_words(folder: str | os.PathLike[str] | None) -> str:
    """Name the folders for a message."""
    if folder is not None:
        return f"the folder '{Path(folder).name}'"
    return f"the folder that {FOLDER_VARIABLE} names, or in the cache of framing fetch"
