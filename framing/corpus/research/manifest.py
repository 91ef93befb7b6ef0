"""The list of research corpora -> what is known of each: address, commit, hashes, terms."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from framing.corpus.refusing import listing, refuse

_SHIPPED = Path(__file__).with_name("manifest.yaml")


@dataclass(frozen=True)
class KnownFile:
    """A file of a corpus.

    Attributes
    ----------
    name : str
        Name in the cache.
    sha256 : str
        Its hash in hexadecimal; ``""`` where none was verified.
    url : str
        Where it can be downloaded; ``""`` where that is not known.
    """

    name: str
    sha256: str = ""
    url: str = ""


@dataclass(frozen=True)
class ResearchCorpus:
    """What is known of a research corpus.

    Attributes
    ----------
    name, title, reference, holds : str
        What to ask for, what it is, whom to cite, what is in it.
    licence, stated : str
        The terms as the source states them, and where that was read.
    layout : str
        How a copy as its authors publish it is read; ``""`` where it is not.
    outlet : str
        Given to documents that name none.
    files : tuple of KnownFile
        The corpus as this package reads it.
    address, commit : str
        Where its authors publish it, and a commit that was seen to hold it; ``""`` where none was.
    seen : tuple of str
        What was seen at that commit.
    """

    name: str
    title: str
    reference: str
    holds: str
    licence: str
    stated: str
    layout: str
    outlet: str
    files: tuple[KnownFile, ...]
    address: str
    commit: str
    seen: tuple[str, ...]

    @property
    def can_be_downloaded(self) -> bool:
        """Whether every file has both an address and a hash that was verified."""
        return all(file.url and file.sha256 for file in self.files)


def read_manifest(path: str | os.PathLike[str] | None = None) -> dict[str, ResearchCorpus]:
    """Read a list of research corpora.

    Parameters
    ----------
    path : path, optional
        A YAML file of the form of the shipped one, for addresses and hashes of your own; the
        shipped one if absent.

    Returns
    -------
    dict
        Name -> what is known.

    Raises
    ------
    CorpusError
        The file cannot be read, or an entry lacks a field or has a hash that is none.

    Examples
    --------
    >>> read_manifest()["basil"].holds
    '210 articles, 70 events, 3 outlets (nyt, fox, hpo)'
    """
    import yaml

    path = _SHIPPED if path is None else Path(path)
    try:
        entries = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        refuse(path.name, f"the list of corpora cannot be read ({error})", expected="YAML in UTF-8")
    if not isinstance(entries, dict) or not all(isinstance(entry, dict) for entry in entries.values()):
        refuse(path.name, "not a list of corpora", expected="a name for each corpus, with its fields")
    return {str(name): _corpus(path.name, str(name), entry) for name, entry in entries.items()}


def _corpus(where: str, name: str, entry: dict[str, Any]) -> ResearchCorpus:
    """Check one entry."""
    missing = [field for field in ("title", "licence", "files") if not entry.get(field)]
    if missing:
        refuse(f"{where}, {name}", f"the entry has no {listing(missing)}")
    published = entry.get("published") or {}
    texts = {
        field: str(entry.get(field) or "")
        for field in ("title", "reference", "holds", "licence", "stated", "layout", "outlet")
    }
    return ResearchCorpus(
        name=name,
        files=tuple(_file(f"{where}, {name}", file) for file in entry["files"]),
        address=str(published.get("address") or ""),
        commit=str(published.get("commit") or ""),
        seen=tuple(published.get("seen") or ()),
        **texts,
    )


def _file(where: str, entry: dict[str, Any]) -> KnownFile:
    """Check one file of an entry."""
    known = KnownFile(*(str(entry.get(field) or "") for field in ("name", "sha256", "url")))
    if not known.name or Path(known.name).name != known.name:
        refuse(where, "a file has no plain name", expected="name: corpus.jsonl.gz", found=known.name)
    if known.sha256 and (len(known.sha256) != 64 or set(known.sha256) - set("0123456789abcdef")):
        refuse(f"{where}, {known.name}", "not a SHA-256", expected="64 digits 0-9a-f", found=known.sha256)
    return known


def corpus_named(name: str, manifest: str | os.PathLike[str] | None = None) -> ResearchCorpus:
    """Find a corpus by its name.

    Raises
    ------
    CorpusError
        No corpus has that name.

    Examples
    --------
    >>> corpus_named("polnear").commit[:7]
    '9b85973'
    """
    known = read_manifest(manifest)
    if name not in known:
        refuse(str(name), "no research corpus of this name is known", expected=listing(known))
    return known[name]


def list_research_corpora(manifest: str | os.PathLike[str] | None = None) -> pd.DataFrame:
    """List the research corpora that are known by name.

    Parameters
    ----------
    manifest : path, optional
        A list of your own; the shipped one if absent.

    Returns
    -------
    DataFrame
        One row per corpus: ``name, title, holds, licence, address, commit, download`` (whether
        address and hash of every file are known, so that it can be downloaded).

    Raises
    ------
    CorpusError
        The list cannot be read.

    Examples
    --------
    >>> list_research_corpora()["name"].tolist()
    ['polnear', 'basil', 'babe', 'factbank_hedges', 'wikipedia_hedges', 'multi_outlet']
    """
    fields = ("name", "title", "holds", "licence", "address", "commit")
    return pd.DataFrame(
        [
            {field: getattr(corpus, field) for field in fields} | {"download": corpus.can_be_downloaded}
            for corpus in read_manifest(manifest).values()
        ]
    )
