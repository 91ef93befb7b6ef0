"""Files saved from Factiva: pages, rich text, plain text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from framing.importing.items import Found, Rejected
from framing.importing.press.factiva_articles import read_factiva
from framing.importing.press.factiva_html import html_lines
from framing.importing.press.lines import Stream
from framing.importing.press.opening import (
    LARGEST_PAGE,
    decoded,
    is_page,
    open_lines,
    read_whole,
    with_layout,
)
from framing.importing.sources import Source


def prepare(options: Mapping[str, Any]) -> Mapping[str, Any]:
    """Read the markers; the option ``layout`` names a file of further ones."""
    return with_layout("factiva", options)


def find_articles(source: Source, options: Mapping[str, Any]) -> Iterator[Found]:
    """Read one file, by the markers that ``prepare`` has read."""
    raw = read_whole(source, LARGEST_PAGE)
    if isinstance(raw, Rejected):
        yield raw
        return
    if is_page(raw):
        page, notes = decoded(raw, source, options)
        lines = Stream(html_lines(page))
    else:
        lines, notes = open_lines(raw, source, options)
    yield from notes
    yield from read_factiva(lines, options["layout"], source.name)
