"""The bytes of one page -> one article: saved pages, archives of the web and fetched addresses alike."""

from __future__ import annotations

import functools
import logging
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from framing.importing.addresses import is_front_page
from framing.importing.charsets import DecodedPage, decode_page
from framing.importing.items import Found, Item, Noted, Rejected
from framing.importing.sources import MEGABYTE

LARGEST_PAGE = 10 * MEGABYTE
"""Bytes above which a page is no article: the largest of news sites have two or three million."""

MOST_TAGS = 50_000
"""Tags above which a page is no article: extractors take a tenth of a millisecond for each and more."""

# Without the last day, days after today would be no dates, and the result would hang on the clock.
_DATES = {
    "original_date": True,
    "extensive_search": False,
    "outputformat": "%Y-%m-%d",
    "min_date": "1900-01-01",
    "max_date": "2199-12-31",
}

# What browsers write at the top of a page they save, the length of the address in brackets.
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)", re.IGNORECASE)
_LANGUAGE = re.compile(r"<html[^>]{0,500}?\slang\s*=\s*[\"']?([A-Za-z]{2,3})\b", re.IGNORECASE)
_HEAD = 20_000


class Place(NamedTuple):
    """Where a page stands, and what is known about it beside its bytes.

    ``url`` is where it was fetched from, ``sent_as`` the encoding in the header of the answer, ``asked`` the
    encoding that the user gave.
    """

    file: str
    position: int
    url: str = ""
    sent_as: str = ""
    asked: str | None = None


def read_page(raw: bytes, place: Place) -> Iterator[Found]:
    """Find the article of a page.

    Parameters
    ----------
    raw : bytes
        The page, unpacked.
    place : Place
        Where it stands.

    Yields
    ------
    Noted, then Item or Rejected
        A note where the page is not in the encoding it declares. A page without a passage of text is
        rejected as empty, and so is the first page of a site, which is a list of articles.

    Notes
    -----
    Text and metadata are found by trafilatura (Barbaresi 2021). Comments of readers and tables are left
    out. The first line of the text is dropped where it repeats the headline.
    """
    if len(raw) > LARGEST_PAGE:
        size = f"{len(raw) / MEGABYTE:,.0f} MB; at most {LARGEST_PAGE / MEGABYTE:,.0f} MB are read as a page"
        yield Rejected(place.file, place.position, "too_large", size)
        return
    if raw.count(b"<") > MOST_TAGS:
        yield Rejected(place.file, place.position, "too_large", f"more than {MOST_TAGS:,} tags in one page")
        return
    decoded = decode_page(raw, sent_as=place.sent_as, asked=place.asked)
    if decoded.oddity:
        yield Noted(place.file, decoded.oddity)
    try:
        document = _extract(decoded)
    except (ValueError, RecursionError, AssertionError) as error:
        yield Rejected(place.file, place.position, "unreadable", f"the page cannot be parsed ({error})")
        return
    if document is None:
        yield Rejected(place.file, place.position, "empty_text", "no passage of text was found in the page")
        return
    item = _item(document, decoded.text[:_HEAD], place)
    if item.url and is_front_page(item.url):
        yield Rejected(place.file, place.position, "front_page", item.url)
        return
    yield item


def charset_of(content_type: str) -> str:
    """Give the encoding that a header of an answer names.

    Examples
    --------
    >>> charset_of("text/html; charset=ISO-8859-1"), charset_of("text/html")
    ('ISO-8859-1', '')
    """
    match = re.search(r"charset\s*=\s*[\"']?([\w.:-]+)", content_type, re.IGNORECASE)
    return match[1] if match else ""


@functools.cache
def quiet_logger(name: str) -> None:
    """Keep a library's log from standard error; what it tells of a file is in the import report instead."""
    logging.getLogger(name).addHandler(logging.NullHandler())


def _extract(decoded: DecodedPage) -> Any:
    """Run the extractor; what it would say on standard error is in its result too."""
    import trafilatura

    quiet_logger("trafilatura")
    return trafilatura.bare_extraction(
        decoded.text,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        date_extraction_params=_DATES,
    )


def _item(document: Any, head: str, place: Place) -> Item:
    """Take the fields that the extractor found."""
    saved = _SAVED_FROM.search(head)
    language = _LANGUAGE.search(head)
    headline = document.title or ""
    return Item(
        place.file,
        place.position,
        text=_without_headline(document.text or "", headline),
        headline=headline,
        outlet=document.sitename or "",
        date=document.date or "",
        url=document.url or place.url or (saved[1] if saved else ""),
        byline=document.author or "",
        section=", ".join(document.categories or []),
        language=document.language or (language[1].lower() if language else ""),
    )


def _without_headline(text: str, headline: str) -> str:
    """Drop the first line where it is the headline again.

    Examples
    --------
    >>> _without_headline("Rain fell\\nThe port was closed.", "Rain fell")
    'The port was closed.'
    """
    first, _, rest = text.partition("\n")
    return rest.lstrip("\n") if rest and _folded(first) == _folded(headline) else text


def _folded(line: str) -> str:
    """Fold what two writings of a headline may differ in."""
    return re.sub(r"\W+", " ", line).strip().casefold()
