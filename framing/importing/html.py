"""Saved pages of news sites: one file, one article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from framing.corpus.encoding import known_binary
from framing.importing.items import Found, Rejected
from framing.importing.pages import LARGEST_PAGE, Place, read_page
from framing.importing.sources import MEGABYTE, Source


def find_articles(source: Source, options: Mapping[str, Any]) -> Iterator[Found]:
    """Read one page; the option ``encoding`` is tried where it is not UTF-8."""
    with source.open_unpacked() as stream:
        raw = stream.read(LARGEST_PAGE + 1)
    if len(raw) > LARGEST_PAGE:
        limit = f"more than {LARGEST_PAGE / MEGABYTE:,.0f} MB, too much for the page of one article"
        yield Rejected(source.name, 1, "too_large", limit)
        return
    if not raw.strip():
        yield Rejected(source.name, 1, "empty_text", "the file is empty")
        return
    kind = known_binary(raw)
    if kind:
        yield Rejected(source.name, 1, "unreadable", f"no page but {kind}")
        return
    yield from read_page(raw, Place(source.name, 1, asked=options["encoding"]))
