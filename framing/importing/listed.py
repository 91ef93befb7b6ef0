"""Lists of addresses as metadata, joined by address to texts that come from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from framing.corpus.refusing import counted, refuse
from framing.importing.address_lists import Entry, read_entries
from framing.importing.addresses import normalise_url
from framing.importing.items import Declared, Found, Item, Noted, Rejected
from framing.importing.sources import Source
from framing.importing.texts_by_address import TextAt, as_paths, stream_texts


def prepare(options: Mapping[str, Any]) -> Mapping[str, Any]:
    """Check that the corpora with the texts can be read, before any list is."""
    for path in as_paths(options["texts"]):
        next(stream_texts(path), None)
    return options


def find_articles(source: Source, options: Mapping[str, Any]) -> Iterator[Found]:
    """Join the entries of a list to the texts in the corpora of the option ``texts``.

    Outlet, date, headline, language and identifier are the list's where it has them, otherwise those
    that stand with the text. The list is held in memory, about 500 bytes an entry; the texts are not. Rows
    that repeat an address are one entry, and how many there were is noted.
    """
    waiting, found = _read_list(source, options["encoding"])
    yield from found
    total = len(waiting)
    unlisted = 0
    for text in stream_texts(options["texts"]) if options["texts"] else ():
        entry = waiting.pop(normalise_url(text.url), None)
        if entry is None:
            unlisted += 1
        else:
            yield _joined(source.name, entry, text)
    if unlisted:
        yield Noted(
            source.name, f"{counted(unlisted, 'text')} of no entry, or of one that had a text already"
        )
    if not options["texts"]:
        yield Noted(
            source.name,
            f"the list holds {counted(total, 'address')} and no texts: join it to a corpus of pages with "
            "texts=..., or fetch them with `framing import urls`".replace("addresss", "addresses"),
        )
    for entry in waiting.values():
        yield Rejected(source.name, entry.row, "no_text", entry.url, entry.article_id.replace(" ", "_"))


def _read_list(source: Source, encoding: str | None) -> tuple[dict[str, Entry], list[Found]]:
    """Read a list into memory by address; give with it what is to be said of its rows."""
    entries: dict[str, Entry] = {}
    found: list[Found] = []
    rows = repeats = 0
    for entry in read_entries(source, encoding):
        rows += 1
        address = normalise_url(entry.url)
        if not entry.url:
            found.append(Rejected(source.name, entry.row, "unreadable", "the row holds no address"))
        elif address in entries:
            repeats += 1
        else:
            entries[address] = entry
    if not rows:
        refuse(source.name, "the list has no rows", expected="a header and rows below it")
    found.append(Declared(source.name, rows - repeats))
    if repeats:
        found.append(Noted(source.name, f"rows that repeat an address of the list: {repeats:,}"))
    return entries, found


def _joined(file: str, entry: Entry, text: TextAt) -> Item:
    """Put what the list says and what stands with the text together."""
    return Item(
        file,
        entry.row,
        text=text.text,
        headline=entry.headline or text.headline,
        outlet=entry.outlet or text.outlet,
        date=entry.date or text.date,
        url=entry.url,
        byline=text.byline,
        section=text.section,
        language=entry.language or text.language,
        article_id=entry.article_id,
    )
