"""A page saved from Factiva ("Article format") -> lines, each with what the page says of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from framing.importing.press.lines import Line, plain

# The outer box of each article has an identifier; where it is lost, the inner one has a class.
_ARTICLES = (
    "//div[starts-with(@id, 'article-')]"
    " | //div[contains(concat(@class, ' '), 'Article ') and not(ancestor::div[starts-with(@id, 'article-')])]"
)

# A row of the display with indexing: its first cell is a code.
_LONGEST_CODE = 4


def html_lines(page: str) -> Iterator[Line]:
    """Read the articles of a saved page article by article; menus and scripts around them are left out.

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

    parser = etree.HTMLParser(encoding="utf-8", recover=True, huge_tree=True, no_network=True)
    tree = etree.fromstring(page.encode("utf-8", "replace"), parser)
    for article in () if tree is None else tree.xpath(_ARTICLES):
        yield from _lines(article)
        article.clear()


def _lines(article: Any) -> Iterator[Line]:
    """Give the lines of one article: rows of its table, or divisions and paragraphs."""
    rows = [row for row in article.iter("tr") if len(row.findall("td")) >= 2]
    if rows:
        yield from _row_lines(rows)
    for element in article.iter("div", "p"):
        classes = element.get("class") or ""
        is_text = "articleParagraph" in classes
        if not is_text and (_has_blocks(element) or (rows and _in_row(element))):
            continue
        text = _text(element)
        if text:
            yield Line(element.sourceline or 0, text, role="text" if is_text else _role(element, classes))


def _in_row(element: Any) -> bool:
    """Whether an element is in a row of a table, which was read already."""
    return next(element.iterancestors("tr"), None) is not None


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
    return next(element.iterdescendants("div", "p", "table"), None) is not None


def _text(element: Any) -> str:
    """Give the text of an element on one line; highlighted words are part of it."""
    return " ".join("".join(element.itertext()).split())


def _role(element: Any, classes: str) -> str:
    """Say what the page says of an element that is no paragraph of the text."""
    if element.get("id") == "hd" or "Headline" in classes:
        return "headline"
    if any("Headline" in (child.get("class") or "") for child in element.iter("span")):
        return "headline"
    if classes == "author":
        return "byline"
    return "head" if element.tag == "div" else "note"
