"""A research corpus -> a verified copy of it in the cache, or one clear refusal and nothing left behind."""

from __future__ import annotations

import errno
import gzip
import json
import logging
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

import pandas as pd

from framing.corpus.refusing import listing, refuse
from framing.corpus.research.manifest import KnownFile, ResearchCorpus, corpus_named
from framing.corpus.research.places import cache_folder, converted_name, how_to_get, load_pooch, sha256_of
from framing.corpus.research.published import read_published

ATTEMPTS = 3
"""How often a download is tried that a server or the network broke off."""


class Fetched(NamedTuple):
    """Where a copy lies, and its files: ``name, bytes, sha256, verified, origin``."""

    folder: Path
    files: pd.DataFrame


def fetch_corpus(
    name: str,
    *,
    source: str | os.PathLike[str] | None = None,
    cache: str | os.PathLike[str] | None = None,
    manifest: str | os.PathLike[str] | None = None,
    timeout: float = 30,
    wait: float = 1,
) -> Fetched:
    """Put a research corpus into the cache, every file checked against its SHA-256.

    Parameters
    ----------
    name : str
        One of ``list_research_corpora()["name"]``.
    source : path, optional
        A folder on disk to copy from; nothing is downloaded then.
    cache : path, optional
        The cache; the one that FRAMING_CACHE names, or the system's, if absent.
    manifest : path, optional
        A list of corpora of your own, with addresses and hashes; the shipped one if absent.
    timeout : float
        Seconds without a byte after which a server is given up.
    wait : float
        Seconds before the second attempt; twice as long before the third.

    Returns
    -------
    Fetched
        ``folder`` and ``files``. A file that is there already and has the right hash is kept.

    Raises
    ------
    CorpusError
        No verified address is known, the download failed, a hash is wrong, or there is no space.
        No file is left that could be taken for the whole.
    MissingExtraError
        pooch, which downloads, is not installed.

    Examples
    --------
    >>> fetch_corpus("basil", cache="copies")
    Traceback (most recent call last):
        ...
    framing.errors.CorpusError: basil: no address with a verified SHA-256 is known ...
    """
    corpus = corpus_named(name, manifest)
    target = cache_folder(cache) / corpus.name
    rows = _copy(corpus, Path(source), target) if source else _download(corpus, target, timeout, wait)
    return Fetched(target, pd.DataFrame(rows))


def _download(corpus: ResearchCorpus, target: Path, timeout: float, wait: float) -> list[dict[str, Any]]:
    """Download every file."""
    unknown = [file.name for file in corpus.files if not (file.url and file.sha256)]
    if unknown:
        refuse(
            corpus.name,
            f"no address with a verified SHA-256 is known for {listing(unknown)}, so nothing is downloaded",
            advice=f"{how_to_get(corpus)}; or give a list with address and hash: --manifest FILE",
        )
    rows = []
    for file in corpus.files:
        with _told(f"{corpus.name}, {file.name}"), _nothing_left(target):
            _retrieve(file, target, timeout, wait)
        rows.append(_row(target / file.name, True, file.url))
    return rows


def _retrieve(file: KnownFile, target: Path, timeout: float, wait: float) -> None:
    """Download one file; try again what may pass."""
    pooch = load_pooch()
    # Packed files must arrive as they lie on the server, not unpacked on the way.
    downloader = pooch.HTTPDownloader(timeout=timeout, headers={"Accept-Encoding": "identity"})
    with _quiet(pooch.get_logger()):
        for attempt in range(ATTEMPTS):
            try:
                pooch.retrieve(
                    file.url,
                    known_hash=f"sha256:{file.sha256}",
                    fname=file.name,
                    path=target,
                    downloader=downloader,
                )
            except (OSError, ValueError) as error:
                _hang_up(error)
                if attempt == ATTEMPTS - 1 or not _may_pass(error):
                    raise
                time.sleep(wait * 2**attempt)
            else:
                return


def _hang_up(error: Exception) -> None:
    """Close the connection on which a server refused, which pooch leaves open."""
    response = getattr(error, "response", None)
    if response is not None:
        response.close()


def _may_pass(error: Exception) -> bool:
    """Whether another attempt can help: not where the server refuses, or the disk."""
    status = getattr(getattr(error, "response", None), "status_code", 500)
    return status >= 500 and getattr(error, "errno", None) not in (errno.ENOSPC, errno.EACCES)


def _copy(corpus: ResearchCorpus, source: Path, target: Path) -> list[dict[str, Any]]:
    """Copy every file from a folder, or turn a copy as published into one file."""
    if not source.is_dir():
        refuse(source.name, "there is no such folder", expected="a folder with a copy of the corpus")
    folders = [source, source / corpus.name]
    found = [
        next((folder / file.name for folder in folders if (folder / file.name).is_file()), None)
        for file in corpus.files
    ]
    paths = [path for path in found if path is not None]
    if len(paths) < len(corpus.files):
        documents = read_published(corpus.layout, source)
        if documents is not None:
            return [_converted(corpus, documents, source, target)]
        _refuse_absent(corpus, source, [path.name for path in paths])
    rows = []
    for file, path in zip(corpus.files, paths, strict=True):
        _place(file, path, target)
        rows.append(_row(target / file.name, bool(file.sha256), f"copied from '{source.name}'"))
    return rows


def _refuse_absent(corpus: ResearchCorpus, source: Path, present: list[str]) -> NoReturn:
    """Refuse a folder that does not hold the corpus."""
    refuse(
        corpus.name,
        f"the folder '{source.name}' holds no "
        f"{listing(file.name for file in corpus.files if file.name not in present)}",
        found=listing(sorted(entry.name for entry in source.iterdir())) or "an empty folder",
        advice=how_to_get(corpus),
    )


def _converted(
    corpus: ResearchCorpus, documents: Iterator[dict[str, Any]], source: Path, target: Path
) -> dict[str, Any]:
    """Write documents read from a copy as published; no hash of it is known."""

    def write(path: Path) -> None:
        # Without a time of day in it, the same copy gives the same file.
        with gzip.GzipFile(path, "wb", mtime=0) as packed:
            for document in documents:
                packed.write(json.dumps(document, ensure_ascii=False).encode("utf-8") + b"\n")

    path = target / converted_name(corpus)
    try:
        with _told(corpus.name):
            write_whole(path, write)
    except KeyError as error:
        advice = f"check that it is commit {corpus.commit}"
        refuse(corpus.name, f"the copy in '{source.name}' has no field {error}", advice=advice)
    return _row(path, False, f"made from a copy as published, in '{source.name}'")


def _place(file: KnownFile, path: Path, target: Path) -> None:
    """Check a file and put it into the cache."""
    digest = sha256_of(path)
    if file.sha256 and digest != file.sha256:
        refuse(
            path.name,
            "the file is not the one that is listed",
            expected=f"SHA-256 {file.sha256}",
            found=f"SHA-256 {digest}",
            advice="copy it again; if it is another version, list its hash in a file for --manifest",
        )
    with _told(path.name):
        write_whole(target / file.name, lambda to: shutil.copyfile(path, to))


def write_whole(path: Path, write: Callable[[Path], object]) -> None:
    """Write a file so that it appears under its name only when it is whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=".part-") as folder:
        part = Path(folder) / path.name
        write(part)
        part.replace(path)


def _row(path: Path, verified: bool, origin: str) -> dict[str, Any]:
    """Say what lies in the cache now."""
    size = path.stat().st_size
    values = (path.name, size, sha256_of(path), verified, origin)
    return dict(zip(("name", "bytes", "sha256", "verified", "origin"), values, strict=True))


@contextmanager
def _told(where: str) -> Iterator[None]:
    """Turn what the network, the server or the disk did into one message."""
    try:
        yield
    except (OSError, ValueError) as error:
        _refuse_failed(where, error)


def _refuse_failed(where: str, error: Exception) -> NoReturn:
    """Word why a file could not be fetched."""
    status = getattr(getattr(error, "response", None), "status_code", None)
    if getattr(error, "errno", None) == errno.ENOSPC:
        problem, advice = "there is no space left on the disk", "free some, or choose another --cache"
    elif status:
        problem, advice = f"the server answered {status}", "try later; or use --from with a copy on disk"
    elif isinstance(error, ValueError):
        problem = f"what arrived is not the file that is listed ({_first_line(error)})"
        advice = "try again; if it stays so, the file was changed where it is published"
    else:
        problem = f"it could not be fetched ({type(error).__name__}: {_first_line(error)})"
        advice = "try again; or use --from with a copy on disk"
    refuse(where, problem, advice=advice)


def _first_line(error: Exception) -> str:
    """Shorten what a library says."""
    return (str(error).splitlines() or [""])[0][:200]


@contextmanager
def _nothing_left(target: Path) -> Iterator[None]:
    """Remove the folder again if it was made for nothing."""
    target.mkdir(parents=True, exist_ok=True)
    try:
        yield
    finally:
        if not any(target.iterdir()):
            target.rmdir()


@contextmanager
def _quiet(logger: logging.Logger) -> Iterator[None]:
    """Keep a library from printing what the command says itself."""
    level = logger.level
    logger.setLevel(logging.ERROR)
    try:
        yield
    finally:
        logger.setLevel(level)
