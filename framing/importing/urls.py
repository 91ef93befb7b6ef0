"""Lists of addresses whose pages are fetched: only when asked, politely, and no page twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from framing.corpus.refusing import refuse
from framing.importing.address_lists import Entry, read_entries
from framing.importing.addresses import normalise_url
from framing.importing.fetching import Answer, Limits
from framing.importing.guarding import RefusedAddressError
from framing.importing.items import Declared, Found, Item, Noted, Rejected
from framing.importing.manners import Visitor
from framing.importing.page_store import Kept, PageStore
from framing.importing.pages import Place, charset_of, read_page
from framing.importing.sources import Source

_HTML = ("text/html", "application/xhtml+xml", "text/plain")
_PAGE = "page"


def prepare(options: Mapping[str, Any]) -> Mapping[str, Any]:
    """Refuse to fetch what was not asked for; make the visitor that knows the manners of every site."""
    if not options["download"]:
        refuse(
            "import urls",
            "addresses are fetched only when asked",
            advice="check the terms of the sites, name a contact=... and give download=True once you may",
        )
    delay = options["delay"]
    if not isinstance(delay, int | float) or delay < 0:
        refuse("delay", "not a number of seconds", found=repr(delay))
    visitor = Visitor(delay, str(options["contact"]), Limits(allow_private=bool(options["allow_private"])))
    return {**options, "visitor": visitor}


def find_articles(source: Source, options: Mapping[str, Any]) -> Iterator[Found]:
    """Fetch the addresses of a list and read their pages.

    Outlet, date and headline of the list are taken where the list has them. Pages are kept in the folder of
    the option ``pages`` (``LIST_pages`` beside the list without it), and those that are there are not
    fetched again; an address that was refused or gone is asked for again in the next import.
    """
    store = PageStore(Path(options["pages"]) if options["pages"] else _beside(source))
    seen: set[str] = set()
    rows = 0
    for entry in read_entries(source, options["encoding"]):
        rows += 1
        address = normalise_url(entry.url)
        if not entry.url:
            yield Rejected(source.name, entry.row, "unreadable", "the row holds no address")
        elif address in seen:
            yield Rejected(source.name, entry.row, "duplicate_url", entry.url)
        else:
            seen.add(address)
            yield from _read(entry, _kept(entry.url, store, options["visitor"]), store, source.name)
    if not rows:
        refuse(
            source.name, "the list has no rows", expected="one address a line, or a table with a column url"
        )
    yield Declared(source.name, rows)
    yield Noted(source.name, f"pages are kept in {store.folder.name}, so that they are not fetched twice")


def _beside(source: Source) -> Path:
    """Name the folder for the pages of a list."""
    if source.path is None:
        refuse(
            source.name,
            "a list in an archive has no folder beside it",
            advice="say pages=... with the name of one",
        )
    return source.path.with_name(f"{source.path.name.partition('.')[0]}_pages")


def _kept(url: str, store: PageStore, visitor: Visitor) -> Kept:
    """Give what is kept of an address, fetched now where it is not."""
    known = store.get(url)
    if known is not None and known.outcome == _PAGE and store.page(url):
        return known
    try:
        answer = visitor.visit(url)
    except RefusedAddressError as error:
        return Kept(url, url, f"not_fetched: {error}")
    kind = answer.headers.get("content-type", "")
    problem = _problem(answer, kind)
    if problem:
        return Kept(url, answer.url, problem)
    entry = Kept(url, answer.url, _PAGE, charset_of(kind), answer.headers.get("date", ""))
    store.put(entry, answer.body)
    return entry


def _problem(answer: Answer, kind: str) -> str:
    """Say why an answer is no page, its reason first."""
    if answer.status != 200:
        return f"error_page: the site answers with {answer.status}"
    if kind and not kind.strip().lower().startswith(_HTML):
        return f"not_fetched: it is no page but {kind.partition(';')[0][:60]}"
    return "" if answer.body.strip() else "empty_text: the page is empty"


def _read(entry: Entry, kept: Kept, store: PageStore, file: str) -> Iterator[Found]:
    """Read a page that is kept, with what the list says of it."""
    if kept.outcome != _PAGE:
        reason, _, detail = kept.outcome.partition(": ")
        yield Rejected(file, entry.row, reason, f"{entry.url}: {detail}", entry.article_id.replace(" ", "_"))
        return
    place = Place(file, entry.row, kept.url, kept.sent_as)
    for found in read_page(store.page(entry.url), place):
        yield _with_list(found, entry) if isinstance(found, Item) else found


def _with_list(item: Item, entry: Entry) -> Item:
    """Put what the list says in the place of what the page says."""
    return replace(
        item,
        url=entry.url,
        headline=item.headline or entry.headline,
        outlet=entry.outlet or item.outlet,
        date=entry.date or item.date,
        language=item.language or entry.language,
        article_id=entry.article_id,
    )
