"""Exports of Nexis Uni, Lexis+ and the older Nexis: one article a file, or many."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from framing.importing.items import Found, Rejected
from framing.importing.press.nexis_articles import read_nexis
from framing.importing.press.opening import open_lines, read_whole, with_layout
from framing.importing.sources import Source


def prepare(options: Mapping[str, Any]) -> Mapping[str, Any]:
    """Read the markers; the option ``layout`` names a file of further ones."""
    return with_layout("nexis", options)


def find_articles(source: Source, options: Mapping[str, Any]) -> Iterator[Found]:
    """Read one file, by the markers that ``prepare`` has read."""
    raw = read_whole(source)
    if isinstance(raw, Rejected):
        yield raw
        return
    lines, notes = open_lines(raw, source, options)
    yield from notes
    yield from read_nexis(lines, options["layout"], source.name)
