"""Plain texts from ProQuest: blocks of fields, one article each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from framing.importing.items import Found, Rejected
from framing.importing.press.opening import open_lines, read_layout_option, read_whole
from framing.importing.press.proquest_articles import read_proquest
from framing.importing.sources import Source


def find_articles(source: Source, options: Mapping[str, Any]) -> Iterator[Found]:
    """Read one file; the option ``layout`` names a file of further markers."""
    layout = read_layout_option("proquest", options)
    raw = read_whole(source)
    if isinstance(raw, Rejected):
        yield raw
        return
    lines, notes = open_lines(raw, source, options)
    yield from notes
    yield from read_proquest(lines, layout, source.name)
