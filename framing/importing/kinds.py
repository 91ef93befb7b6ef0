"""The kinds of file that can be imported: one line here and one module each.

A module of a kind has one public function::

    def find_articles(source: Source, options: Mapping[str, Any]) -> Iterator[Found]:

It yields what it finds in one file, in the order of the file, and holds no more than one article at a
time where the format allows it. What stops it in the middle it raises as ``CorpusError`` (use
``framing.corpus.refusing.refuse``); what was found before that is kept, and the other files are read.
It neither cleans nor screens: dates, texts, outlets, repeats and identifiers are the frame's.

It may have a second one, called once before the first file is opened, which checks the options, raises
``CorpusError`` where they are wrong, and gives them as ``find_articles`` is to have them::

    def prepare(options: Mapping[str, Any]) -> Mapping[str, Any]:
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any

from framing.corpus.refusing import listing, refuse
from framing.errors import MissingExtraError
from framing.importing.items import Found
from framing.importing.sources import Source

Importer = Callable[[Source, Mapping[str, Any]], Iterator[Found]]
Preparer = Callable[[Mapping[str, Any]], Mapping[str, Any]]


@dataclass(frozen=True)
class Kind:
    """One kind of file.

    Attributes
    ----------
    module : str
        Dotted name of the module with ``find_articles``.
    reads : str
        What it reads, for the help and the documentation.
    suffixes : tuple of str
        Which files of a folder or an archive are meant; a file named itself may have any.
    packages : tuple of str
        Packages of the extra ``import`` that it needs.
    columns : tuple of str
        Columns that it adds to ``IMPORTED_COLUMNS``, filled from ``Item.more``.
    options : mapping
        Options that it takes, with their defaults. ``encoding`` is given to every kind.
    in_archives : bool
        Whether ZIP archives of such files are opened.
    """

    module: str
    reads: str
    suffixes: tuple[str, ...]
    packages: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    options: Mapping[str, Any] = field(default_factory=dict)
    in_archives: bool = True


KINDS: dict[str, Kind] = {
    "html": Kind(
        "framing.importing.html",
        "saved pages of news sites",
        (".html", ".htm", ".xhtml", ".html.gz"),
        packages=("trafilatura",),
    ),
    "nexis": Kind(
        "framing.importing.nexis",
        "Nexis Uni, Lexis+ and the older Nexis: Word, rich text, plain text",
        (".docx", ".doc", ".rtf", ".txt"),
        columns=("line", "length"),
        options={"layout": None},
    ),
    "factiva": Kind(
        "framing.importing.factiva",
        "Factiva: saved pages, rich text, plain text",
        (".html", ".htm", ".rtf", ".doc", ".docx", ".txt"),
        packages=("lxml",),
        columns=("line", "length"),
        options={"layout": None},
    ),
    "proquest": Kind(
        "framing.importing.proquest",
        "ProQuest: plain text",
        (".txt",),
        columns=("line", "length"),
        options={"layout": None},
    ),
    "feed": Kind(
        "framing.importing.feed",
        "RSS and Atom feeds",
        (".xml", ".rss", ".atom", ".rdf", ".xml.gz"),
        packages=("feedparser",),
    ),
    "warc": Kind(
        "framing.importing.warc",
        "archives of the web, such as CC-News",
        (".warc", ".warc.gz"),
        packages=("warcio", "trafilatura"),
        columns=("fetched",),
        options={"hosts": ()},
        in_archives=False,
    ),
    "mediacloud": Kind(
        "framing.importing.listed",
        "story lists of Media Cloud, joined to texts by address",
        (".csv", ".tsv", ".json", ".jsonl", ".csv.gz"),
        options={"texts": ()},
    ),
    "gdelt": Kind(
        "framing.importing.listed",
        "article lists and bulk files of GDELT, joined to texts by address",
        (".csv", ".tsv", ".json", ".jsonl", ".csv.gz", ".txt"),
        options={"texts": ()},
    ),
    "urls": Kind(
        "framing.importing.urls",
        "lists of addresses, whose pages are fetched when asked",
        (".txt", ".csv", ".tsv", ".json", ".jsonl"),
        packages=("trafilatura",),
        options={"download": False, "delay": 5.0, "pages": "", "contact": "", "allow_private": False},
        in_archives=False,
    ),
    "nela": Kind(
        "framing.importing.nela",
        "NELA-GT, as SQLite databases or JSON",
        (".db", ".sqlite", ".sqlite3", ".json", ".jsonl", ".json.gz"),
    ),
}


def importer_of(name: str) -> tuple[Importer, Preparer]:
    """Give the functions that read a kind; its module is imported now, and its packages asked for.

    Raises
    ------
    CorpusError
        There is no such kind.
    MissingExtraError
        A package that it needs is not installed.
    """
    kind = kind_named(name)
    for package in kind.packages:
        try:
            import_module(package)
        except ModuleNotFoundError as error:
            message = (
                f"import {name}: expected the package {error.name}; it is not installed. "
                "Install it with: pip install 'framing[import]'"
            )
            raise MissingExtraError(message) from error
    module = import_module(kind.module)
    return module.find_articles, getattr(module, "prepare", dict)


def kind_named(name: str) -> Kind:
    """Give a kind by its name.

    Examples
    --------
    >>> kind_named("html").packages
    ('trafilatura',)
    """
    if name not in KINDS:
        refuse(
            "kind", "not a kind of file that can be imported", expected=listing(KINDS, 30), found=repr(name)
        )
    return KINDS[name]


def checked_options(name: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """Fill the options of a kind with their defaults; refuse those it does not take.

    Raises
    ------
    CorpusError
        An option is not one of this kind.
    """
    known = kind_named(name).options
    unknown = [option for option in given if option not in known]
    if unknown:
        takers = [kind for kind, entry in KINDS.items() if unknown[0] in entry.options]
        refuse(
            f"import {name}",
            f"{unknown[0]} is no option of this kind",
            expected=listing(known) or "no options",
            advice=f"it belongs to {listing(takers)}" if takers else "",
        )
    return {**known, **given}
