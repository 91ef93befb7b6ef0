"""A page saved from Factiva ("Article format") -> lines, each with what the page says of it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from framing.importing.press.lines import Line, plain

# A row of the display with indexing: its first cell is a code.
_LONGEST_CODE = 4


def html_lines(page: str) -> Iterator[Line]:
    """Read the articles of a saved page as a stream; menus and scripts around them are left out.

    Parameters
    ----------
    page : str
        The page, decoded.

    Yields
    ------
    Line
        ``number`` is the line of the file where it begins (as far as the parser counts: it stops at
        65,535); ``role`` is ``headline``, ``byline``, ``head``, ``text`` or ``note``: a
        caption, the publisher, the line that ends the article.
    """
    from lxml import etree

    events = etree.iterparse(
        io.BytesIO(page.encode("utf-8", "replace")),
        events=("end",),
        tag=("div", "table"),
        html=True,
        recover=True,
        huge_tree=True,
        encoding="utf-8",
    )
    for _, element in events:
        if _is_article(element):
            yield from _lines(element)
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]


def _is_article(element: Any) -> bool:
    """Whether an element is the outer box of an article."""
    classes = (element.get("class") or "").split()
    if (element.get("id") or "").startswith("article-"):
        return True
    inside = element.getparent()
    nested = inside is not None and (inside.get("id") or "").startswith("article-")
    return not nested and any(name.endswith("Article") and name != "Article" for name in classes)


def _lines(article: Any) -> Iterator[Line]:
    """Give the lines of one article: rows of its table, or divisions and paragraphs."""
    rows = [row for row in article.iter("tr") if len(row.findall("td")) >= 2]
    if rows:
        yield from _row_lines(rows)
    for element in article.iter("div", "p"):
        if any(parent.tag == "tr" for parent in element.iterancestors("tr")) or _has_blocks(element):
            continue
        text = _text(element)
        if plain(text):
            yield Line(element.sourceline or 0, text, role=_role(element))


def _row_lines(rows: list[Any]) -> Iterator[Line]:
    """Give a line with the code, and one for each paragraph of the cell beside it."""
    for row in rows:
        code, value = (cell for cell in row.findall("td")[:2])
        name = plain(_text(code))
        if len(name) > _LONGEST_CODE:
            continue
        if name:
            yield Line(row.sourceline or 0, name)
        inner = [part for part in value.iter("p", "div") if not _has_blocks(part)] or [value]
        for part in inner:
            if plain(_text(part)):
                yield Line(part.sourceline or 0, _text(part))


def _has_blocks(element: Any) -> bool:
    """Whether an element holds further divisions or paragraphs, which give the lines."""
    return any(child.tag in ("div", "p", "table") for child in element.iter() if child is not element)


def _text(element: Any) -> str:
    """Give the text of an element on one line; highlighted words are part of it."""
    return " ".join("".join(element.itertext()).split())


def _role(element: Any) -> str:
    """Say what the page says of an element."""
    classes = element.get("class") or ""
    if "articleParagraph" in classes:
        return "text"
    if element.get("id") == "hd" or "Headline" in classes:
        return "headline"
    if any("Headline" in (child.get("class") or "") for child in element.iter("span")):
        return "headline"
    if classes == "author":
        return "byline"
    return "head" if element.tag == "div" else "note"
