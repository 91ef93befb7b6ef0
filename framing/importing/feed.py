"""RSS and Atom feeds, saved to a file: one entry, one article, as far as the feed carries its text."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from framing.corpus.refusing import counted, refuse
from framing.importing.charsets import decode_page
from framing.importing.items import Found, Item, Noted, Rejected
from framing.importing.markup import plain_text
from framing.importing.sources import MEGABYTE, Source
from framing.importing.xml_safety import refuse_entities

FULL_TEXT_WORDS = 200
"""Words from which a description is taken for the whole text; below it is called a summary."""

_ENTRY = re.compile(r"<(item|entry)\b[^>]*>.*?</\1\s*>", re.DOTALL)
_ENTRY_BEGINS = re.compile(r"<(?:item|entry)\b")
_ROOT = re.compile(r"<(rss|feed|[\w-]+:RDF)\b")
_CLOSING = {"rss": "</channel></rss>", "feed": "</feed>"}
_CUT_OFF = re.compile(
    r"(?:…|\.\.\.|\[…\]|\[\.\.\.\]|read more|continue reading|\[&hellip;\])\W*$", re.IGNORECASE
)

_BLOCK = 1 << 20
_LARGEST_ENTRY = 10 * MEGABYTE

# The parser is called for so many entries at once: more saves no time, fewer cost some.
_AT_ONCE = 50


class _Opening(NamedTuple):
    """What stands before the first entry, and what closes it."""

    text: str
    closing: str


def find_articles(source: Source, options: Mapping[str, Any]) -> Iterator[Found]:
    """Read the entries of a feed, some at a time, so that one with a million of them needs no more memory.

    The text is the content of an entry, else its description. A description of fewer than
    ``FULL_TEXT_WORDS`` words, and a content that breaks off in an ellipsis, are summaries: they are kept
    and listed as doubtful.
    """
    summaries = found = 0
    for entry, feed, position in _entries(source, options["encoding"]):
        if isinstance(entry, str):
            yield Rejected(source.name, position, "unreadable", entry)
            continue
        item = _item(entry, feed, source.name, position)
        found += 1
        summaries += bool(item.doubts)
        yield item
    if summaries:
        which = "every entry" if summaries == found else f"{summaries:,} of {counted(found, 'entry')}"
        which = which.replace("entrys", "entries")
        verb = "holds" if summaries in (1, found) else "hold"
        yield Noted(
            source.name,
            f"{which} {verb} a summary in the place of the text; the pages can be saved and imported as "
            "html, or fetched with `framing import urls`",
        )


def _entries(source: Source, asked: str | None) -> Iterator[tuple[Any, Any, int]]:
    """Give each entry as the parser reads it, with the feed and its number; a word where it fails."""
    import feedparser

    position = 0
    for opening, chunk in _chunks(source, asked):
        parsed = feedparser.parse((opening.text + "".join(chunk) + opening.closing).encode("utf-8"))
        if len(parsed.entries) == len(chunk):
            for entry in parsed.entries:
                position += 1
                yield entry, parsed.feed, position
            continue
        # One that the parser cannot read hides those behind it: read each by itself.
        for text in chunk:
            position += 1
            alone = feedparser.parse((opening.text + text + opening.closing).encode("utf-8"))
            yield (alone.entries[0] if alone.entries else "the entry is not XML"), alone.feed, position


def _chunks(source: Source, asked: str | None) -> Iterator[tuple[_Opening, list[str]]]:
    """Cut a feed into some entries at a time, each with what stands before the first of all."""
    opening: _Opening | None = None
    rest, chunk = "", []
    for block in _decoded(source, asked):
        rest += block
        if opening is None:
            begin = _ENTRY_BEGINS.search(rest)
            if begin is None:
                _refuse_long(source.name, rest)
                continue
            opening, rest = _opening(rest[: begin.start()], source.name), rest[begin.start() :]
        end = 0
        for entry in _ENTRY.finditer(rest):
            chunk.append(entry[0])
            end = entry.end()
            if len(chunk) == _AT_ONCE:
                yield opening, chunk
                chunk = []
        rest = rest[end:]
        _refuse_long(source.name, rest)
    if opening is None:
        _opening(rest, source.name)
        refuse(source.name, "the feed has no entry", expected="<item> or <entry>")
    if chunk:
        yield opening, chunk
    if _ENTRY_BEGINS.search(rest):
        refuse(source.name, "the feed breaks off in the middle of an entry", advice="save it again")


def _decoded(source: Source, asked: str | None) -> Iterator[str]:
    """Decode a file block by block, in the encoding that its first block shows."""
    with source.open_unpacked() as stream:
        block = stream.read(_BLOCK)
        # A letter cut in two at the end of the block must not decide.
        head = block[: block.rfind(b">") + 1] or block
        encoding = decode_page(head, asked=asked).encoding
        name, errors = (
            ("utf-8", "framing_cp1252") if encoding in ("utf-8", "cp1252") else (encoding, "replace")
        )
        decoder = codecs.getincrementaldecoder(name)(errors)
        while block:
            yield decoder.decode(block)
            block = stream.read(_BLOCK)
        yield decoder.decode(b"", final=True)


def _opening(text: str, where: str) -> _Opening:
    """Check what stands before the first entry."""
    refuse_entities(text, where)
    root = _ROOT.search(text)
    if root is None:
        found = " ".join(text.split())[:80] or "nothing"
        refuse(where, "the file is no RSS or Atom feed", expected="<rss>, <feed> or <rdf:RDF>", found=found)
    # The text is handed on as UTF-8, whatever it was.
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    return _Opening(text, _CLOSING.get(root[1], f"</{root[1]}>"))


def _refuse_long(where: str, rest: str) -> None:
    """Refuse a file in which no entry ends."""
    if len(rest) > _LARGEST_ENTRY:
        refuse(where, f"no entry ends within {_LARGEST_ENTRY // MEGABYTE} MB", expected="an RSS or Atom feed")


def _item(entry: Any, feed: Any, file: str, position: int) -> Item:
    """Take the fields of an entry."""
    content = max((part.get("value", "") for part in entry.get("content", [])), key=len, default="")
    text = plain_text(content or entry.get("summary", ""))
    words = len(text.split())
    is_summary = bool(text) and (_CUT_OFF.search(text[-60:]) or (not content and words < FULL_TEXT_WORDS))
    source = entry.get("source", {})
    return Item(
        file,
        position,
        text=text,
        headline=plain_text(entry.get("title", "")),
        outlet=plain_text(source.get("title", "") or feed.get("title", "")),
        date=entry.get("published", "") or entry.get("updated", ""),
        url=entry.get("link", ""),
        byline=entry.get("author", ""),
        section=", ".join(tag.get("term") or "" for tag in entry.get("tags", [])),
        language=feed.get("language", ""),
        doubts=("summary_only",) if is_summary else (),
    )
