"""The lines of a file from Factiva -> articles, with the two-letter fields of its indexing or without.

Each article ends in a line "Document ABCD000020310312ed3c0001h". Without fields its head is a fixed
order of lines: section, headline, author, "664 words", date, time, outlet, code of the outlet, page,
edition, language, copyright; all but headline, words, date and outlet may be absent. With fields each
part begins with its code, alone on a line, before a tab, or between asterisks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from framing.importing.items import Declared, Found
from framing.importing.press.article import Article, UnreadableError, broken_off
from framing.importing.press.dates import date_of
from framing.importing.press.layout import Layout
from framing.importing.press.lines import Line, Stream, paragraphs, plain

_CODE = re.compile(
    r"\*?(?P<code>[A-Z]{2,3})\*?(?:[ \t\u00a0]*$|\t+|[ \u00a0]{2,}|(?<=\*)\s*)(?P<value>.*)", re.DOTALL
)
_TIME = re.compile(r"\d{1,2}[:.]\d{2}(?:\s*(?:[ap]\.?m\.?|Uhr|GMT|h))?", re.IGNORECASE)
# Pages that count their articles put "96) " before the headline.
_NUMBER = re.compile(r"^\d{1,4}\) ")
_LONGEST_HEAD = 14
_LONGEST_HEADER_LINE = 160


def read_factiva(lines: Stream, layout: Layout, file: str) -> Iterator[Found]:
    """Find the articles of one file.

    Parameters
    ----------
    lines : Stream
        The whole file in order. A line whose role the format tells (``headline``, ``byline``, ``head``,
        ``text``) is taken for that.
    layout : Layout
        The markers of the kind ``factiva``.
    file : str
        Name of the file, for the report.

    Yields
    ------
    Item, Rejected or Declared
        One item or rejection for each line that ends an article, and at the end the count of these.
    """
    position = 0
    declared = 0
    block: list[Line] = []
    for line in lines:
        block.append(line)
        ended = _end_of(line, layout)
        if ended is None:
            continue
        position, declared = position + 1, declared + 1
        yield _found(block, ended["id"], layout, file, position)
        block = []
    filled = [line for line in block if line.plain]
    if lines.error is not None:
        yield broken_off(file, position + 1, filled, lines.error)
    elif position == 0 or (filled and _has_length(filled, layout)):
        yield _without_end(filled or [Line(1, "")], layout, position).rejected(file, position + 1, filled)
        declared += bool(position)
    if declared:
        yield Declared(file, declared)


def _end_of(line: Line, layout: Layout) -> dict[str, str] | None:
    """Give the identifier in a line that ends an article, with its code before it or not."""
    coded = _CODE.match(line.text.strip())
    is_coded = coded is not None and f"{coded['code']} id" in layout.markers["code"]
    return layout.counts("end", coded["value"] if coded is not None and is_coded else line.text)


def _found(block: list[Line], identifier: str, layout: Layout, file: str, position: int) -> Found:
    """Read one article, or say why it cannot be read."""
    try:
        article = parse_article([line for line in block[:-1] if line.plain], layout)
    except UnreadableError as error:
        error.detail = f"document {identifier}: {error.detail}"
        return error.rejected(file, position, block)
    article.article_id = identifier
    return article.item(file, position)


def _has_length(filled: list[Line], layout: Layout) -> bool:
    """Whether the lines hold the head of an article."""
    return any(layout.is_marker("words", line.text) or line.plain in ("WC", "*WC*") for line in filled)


def _without_end(filled: list[Line], layout: Layout, position: int) -> UnreadableError:
    """Say that the last article has no end, or that the file has none at all."""
    what = "the last article has no end" if position else "no marker of an article found"
    advice = (
        "the file may be cut off: save it again"
        if position
        else (
            "if the pages of the archive are in another language, write the marker that you see into a file, "
            "as factiva,en,end,Document {id}, and pass it with --layout"
        )
    )
    return UnreadableError(
        filled[-1].number if position else filled[0].number,
        "unreadable",
        f"{what}; expected a line {layout.names('end')} behind each article; {advice}",
    )


def parse_article(block: list[Line], layout: Layout) -> Article:
    """Read the lines of one article, blank ones and its last left out.

    Parameters
    ----------
    block : list of Line
        The lines.
    layout : Layout
        The markers.

    Returns
    -------
    Article

    Raises
    ------
    UnreadableError
        Neither fields nor the line with the number of words were found.
    """
    coded = _coded(block, layout)
    if coded:
        return _from_fields(block, coded, layout)
    return _from_order(block, layout)


def _coded(block: list[Line], layout: Layout) -> list[tuple[int, str, str]]:
    """Find the fields: position, what it holds, what stands on its own line behind the code.

    A field comes once, and those of the head before the text: a line of the text that looks like one of
    these is none.
    """
    holds_by_code = dict(marker.split() for marker in layout.markers["code"])
    found: list[tuple[int, str, str]] = []
    seen: set[str] = set()
    text_seen = False
    for at, line in enumerate(block):
        match = _CODE.match(line.text.strip("\n "))
        if match is None or match["code"] not in holds_by_code or match["code"] in seen:
            continue
        holds = holds_by_code[match["code"]]
        if text_seen and holds not in ("text", "other", "id"):
            continue
        found.append((at, holds, match["value"]))
        seen.add(match["code"])
        text_seen = text_seen or holds == "text"
    held = {holds for _, holds, _ in found}
    return found if {"headline", "date"} <= held and "text" in held else []


def _from_fields(block: list[Line], coded: list[tuple[int, str, str]], layout: Layout) -> Article:
    """Read an article that has fields."""
    article = Article(block[coded[0][0]].number)
    texts: list[Line] = []
    ends = [at for at, _, _ in coded[1:]] + [len(block)]
    for (at, holds, value), end in zip(coded, ends, strict=True):
        own = [block[at]._replace(text=value), *block[at + 1 : end]]
        if holds == "text":
            texts += own
        elif holds in ("headline", "outlet", "byline", "section", "language", "length", "date"):
            joined = " ".join(line.plain for line in own if line.plain)
            if holds == "date":
                article.date = date_of(joined, layout.months) or joined
            else:
                setattr(article, holds, joined)
    article.byline = _author(article.byline, layout)
    article.text = paragraphs(texts)
    return article


def _from_order(block: list[Line], layout: Layout) -> Article:
    """Read an article whose head is an order of lines."""
    words = next((at for at, line in enumerate(block) if _is_length(block, at, layout)), None)
    if words is None:
        line = block[min(2, len(block) - 1)] if block else Line(0, "")
        raise UnreadableError(
            line.number,
            "unreadable",
            f"no line says how many words the article has; expected {layout.names('words')} before its "
            "date; if the pages of the archive are in another language, write the marker that you see into "
            "a file, as factiva,en,words,{n} words, and pass it with --layout",
        )
    article = Article(block[0].number, length=block[words].plain)
    _read_title(block[:words], article, layout)
    at = words + 1
    if at < len(block):
        article.date = date_of(block[at].plain, layout.months) or block[at].plain
        at += 1
    if at < len(block) and _TIME.fullmatch(block[at].plain):
        at += 1
    if at < len(block):
        article.outlet = block[at].plain
    begin, article.language = _text_begin(block, at + 1, layout)
    article.text = paragraphs(_without_publisher(block, begin))
    return article


def _without_publisher(block: list[Line], begin: int) -> list[Line]:
    """Give the lines of the text, without notes and without the publisher as its last line.

    The publisher is known by the copyright line of the head, which names it too.
    """
    texts = [line for line in block[begin:] if line.role != "note"]
    head = " ".join(line.plain.casefold() for line in block[max(0, begin - 1) : begin])
    last = texts[-1].plain.casefold().rstrip(".") if texts else ""
    return texts[:-1] if len(texts) > 1 and 3 < len(last) < _LONGEST_HEADER_LINE and last in head else texts


def _is_length(block: list[Line], at: int, layout: Layout) -> bool:
    """Whether a line gives the number of words, with a date behind it."""
    if at == 0 or block[at].role == "text" or not layout.is_marker("words", block[at].text):
        return False
    following = block[at + 1].plain if at + 1 < len(block) else ""
    return date_of(following, layout.months) is not None or at < _LONGEST_HEAD


def _read_title(lines: list[Line], article: Article, layout: Layout) -> None:
    """Take headline, author and section from the lines before the number of words.

    Where the format does not say which is which, the headline is the last line that is no author; one
    before it is the section.
    """
    titles = [line for line in lines if line.role == "headline"]
    authors = [line for line in lines if line.role == "byline"]
    rest = [
        line
        for line in lines
        if line.role not in ("headline", "byline") and not layout.is_marker("banner", line.text)
    ]
    if not authors and len(rest) > 1 and layout.starts("byline", f"{rest[-1].plain.split(' ')[0]}"):
        first_word = plain(rest[-1].text).split(" ")[0]
        if any(first_word.casefold() == marker.casefold() for marker in layout.markers["byline"]):
            authors = [rest.pop()]
    if not titles and rest:
        titles = [rest.pop()]
    article.headline = _NUMBER.sub("", " ".join(line.plain for line in titles))
    article.byline = _author("; ".join(line.plain for line in authors), layout)
    article.section = " / ".join(line.plain for line in rest)


def _author(byline: str, layout: Layout) -> str:
    """Take the word for "by" off an author."""
    first, _, rest = byline.partition(" ")
    is_by = any(first.casefold() == marker.casefold() for marker in layout.markers.get("byline", ()))
    return rest.strip() if is_by else byline


def _text_begin(block: list[Line], at: int, layout: Layout) -> tuple[int, str]:
    """Find where the text begins behind the outlet, and the language.

    Behind the last copyright line of the head; without one, behind the language; without both, behind
    the code of the outlet.
    """
    begin, language = at, ""
    for number in range(at, min(at + _LONGEST_HEAD, len(block))):
        line = block[number]
        if line.role == "text" or len(line.plain) > _LONGEST_HEADER_LINE:
            break
        if layout.is_marker("language", line.text):
            language = language or line.plain
            begin = number + 1
        elif layout.starts("copyright", line.text):
            begin = number + 1
        elif language and begin == number and line.role != "head":
            break
        elif line.role == "head" or (number == at and re.fullmatch(r"[A-Z0-9]{2,8}", line.plain)):
            begin = number + 1
    return begin, language
