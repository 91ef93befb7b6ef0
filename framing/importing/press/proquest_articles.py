"""The lines of a plain text from ProQuest -> articles: blocks of "Field: value" between lines of "____"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from framing.importing.items import Declared, Found, Noted
from framing.importing.press.article import Article, UnreadableError, broken_off, not_found
from framing.importing.press.dates import date_of
from framing.importing.press.layout import Layout
from framing.importing.press.lines import Line, Stream, fold_title, paragraphs, plain, read_number

_ROLES = ("text", "headline", "outlet", "date", "byline", "section", "id", "url", "language", "other")
# So many fields one below the other behind a line of text are fields, not text.
_RUN = 3


def read_proquest(lines: Stream, layout: Layout, file: str) -> Iterator[Found]:
    """Find the articles of one file.

    Parameters
    ----------
    lines : Stream
        The whole file in order.
    layout : Layout
        The markers of the kind ``proquest``.
    file : str
        Name of the file, for the report.

    Yields
    ------
    Item, Rejected, Declared or Noted
        One item or rejection for each block that is an article; at the end the count that the file
        declares in its table of contents or as "Document 1 of 40", and a rejection for each article
        that is declared and was not found.
    """
    reading = _Reading(layout, file)
    block: list[Line] = []
    for line in lines:
        if _is_separator(line, layout):
            yield from reading.block(block)
            block = []
        elif layout.counts("counter", line.text) and any(other.plain for other in block):
            yield from reading.block(block)
            block = [line]
        else:
            block.append(line)
    if lines.error is None:
        yield from reading.block(block)
        yield from reading.closing()
    else:
        yield broken_off(file, reading.position + 1, block, lines.error)


def _is_separator(line: Line, layout: Layout) -> bool:
    """Whether a line is made of 20 or more of the character that parts articles."""
    text = line.plain
    return (
        len(text) >= 20 and len(set(text)) == 1 and any(text[0] == m[0] for m in layout.markers["separator"])
    )


class _Reading:
    """Counts the articles of a file, and compares them with what it declares."""

    def __init__(self, layout: Layout, file: str) -> None:
        """Begin with nothing found."""
        self.layout, self.file = layout, file
        self.position = 0
        self.titles: dict[int, str] = {}
        self.total = 0
        self.numbers: set[int] = set()
        self.headlines: list[str] = []
        self.first = 1

    def block(self, block: list[Line]) -> Iterator[Found]:
        """Read one block: an article, the table of contents, or the page at the end."""
        filled = [line for line in block if line.plain]
        if not filled:
            return
        number = self.layout.counts("counter", filled[0].text)
        if number:
            self.numbers.add(read_number(number["k"]))
            self.total = read_number(number["n"])
            filled = filled[1:]
            block = block[block.index(filled[0]) :] if filled else []
        if not filled or self._is_frame(filled):
            return
        self.position += 1
        self.first = self.first if self.position > 1 else filled[0].number
        try:
            article = parse_block(block, self.layout)
        except UnreadableError as error:
            self.headlines.append(filled[0].plain)
            yield error.rejected(self.file, self.position, block)
            return
        self.headlines.append(article.headline)
        yield article.item(self.file, self.position)

    def _is_frame(self, filled: list[Line]) -> bool:
        """Whether a block is no article; the titles of the table of contents are kept."""
        layout = self.layout
        if any(layout.label("text", line.text) is not None for line in filled):
            return False
        entries = [layout.counts("listed", line.text) for line in filled]
        is_contents = any(layout.starts("contents", line.text) for line in filled[:4]) or (
            all(entries[:-1]) and read_number((entries[0] or {"n": "0"})["n"]) == 1
        )
        for listed in entries if is_contents else ():
            if listed and read_number(listed["n"]) == len(self.titles) + 1:
                self.titles[len(self.titles) + 1] = listed["title"]
        return is_contents or layout.starts("closing", filled[0].text)

    def closing(self) -> Iterator[Found]:
        """Give the declared count, and name what is missing."""
        if self.position == 0:
            yield _no_article(self.layout).rejected(self.file, 0, [])
        if self.numbers:
            low = min(self.numbers)
            high = self.total if low == 1 else max(self.numbers)
            yield Declared(self.file, high - low + 1)
            for number in sorted(set(range(low, high + 1)) - self.numbers):
                yield not_found(self.file, number, self.total, self.titles.get(number, ""))
        elif self.titles:
            yield Declared(self.file, len(self.titles))
            yield from self._missing_titles()
        elif self.position:
            yield Noted(self.file, "the file declares no number of articles, so none can be missed")

    def _missing_titles(self) -> Iterator[Found]:
        """Name the titles of the table of contents for which no article was found."""
        left = [fold_title(headline) for headline in self.headlines]
        short = max(0, len(self.titles) - len(left))
        for number, title in self.titles.items():
            if fold_title(title) in left:
                left.remove(fold_title(title))
            elif short:
                short -= 1
                yield not_found(self.file, number, len(self.titles), title)


def parse_block(block: list[Line], layout: Layout) -> Article:
    """Read one article.

    Parameters
    ----------
    block : list of Line
        The lines between two separators, without its counter.
    layout : Layout
        The markers.

    Returns
    -------
    Article
        The headline is the field of the title, or the first line where that field is absent.

    Raises
    ------
    UnreadableError
        The block has no field for the text, or the field says that there is none.
    """
    filled = [line for line in block if line.plain]
    begin = next((at for at, line in enumerate(block) if layout.label("text", line.text) is not None), None)
    if begin is None:
        raise _no_text_label(filled, layout)
    end = _text_end(block, begin, layout)
    fields = {**_fields(block[end:], layout)}
    for role, value in _fields(block[:begin], layout).items():
        fields.setdefault(role, value)
    own = layout.label("text", block[begin].text) or ""
    text = paragraphs(_joined([block[begin]._replace(text=own), *block[begin + 1 : end]]))
    headline = fields.get("headline") or filled[0].plain
    if not text or layout.is_marker("no_text", text.rstrip(".")):
        raise UnreadableError(
            block[begin].number,
            "no_text",
            f"the archive gives no full text of {headline[:80]!r}",
        )
    date = fields.get("date", "")
    return Article(
        filled[0].number,
        headline=headline,
        outlet=_outlet(fields.get("outlet", "")),
        date=date_of(date, layout.months) or date,
        text=text,
        byline=fields.get("byline", ""),
        section=fields.get("section", ""),
        language=fields.get("language", ""),
        article_id=fields.get("id", "").split(" ")[0],
        url=fields.get("url", "").split(" ")[0],
    )


def _no_text_label(filled: list[Line], layout: Layout) -> UnreadableError:
    """Say that a block has no text: a citation alone, or a layout that is not known."""
    if sum(_role(line.text, layout) is not None for line in filled) >= 3:
        detail = f"no full text, only the citation of {filled[0].plain[:80]!r}"
        return UnreadableError(
            filled[0].number,
            "no_text",
            detail,
        )
    return UnreadableError(
        filled[min(3, len(filled) - 1)].number,
        "unreadable",
        f"no field for the text; expected {layout.names('text')} and a colon at the beginning of a line; if "
        "the pages of the archive are in another language, write the marker that you see into a file, as "
        "proquest,en,text,Full text, and pass it with --layout",
    )


def _no_article(layout: Layout) -> UnreadableError:
    """Say that a file holds no article at all."""
    return UnreadableError(
        1,
        "unreadable",
        "no article found; expected blocks between lines of '____', each with the field "
        f"{layout.names('text')}; export as text with 'full text'",
    )


def _text_end(block: list[Line], begin: int, layout: Layout) -> int:
    """Find where the text ends: at the fields that follow it to the end of the block.

    They are looked for from the end, paragraph by paragraph, as long as each begins with a label that was
    not seen: a paragraph of the text that begins like a field stays text where others stand behind it.
    """
    seen: set[str] = set()
    end = len(block)
    at = len(block)
    while at > begin + 1:
        stop = at
        while at > begin + 1 and not block[at - 1].plain:
            at -= 1
        if at == begin + 1:
            break
        start = at
        while start > begin + 1 and block[start - 1].plain:
            start -= 1
        labelled = [number for number in range(start, at) if _role(block[number].text, layout) is not None]
        is_mixed = labelled and labelled[0] != start
        if not labelled or (is_mixed and start != begin + 1 and len(labelled) < _RUN):
            break
        # Fields without blank lines between them may follow the text in the same paragraph.
        run = labelled[0]
        labels = {plain(block[number].text).partition(":")[0].casefold() for number in labelled}
        if labels & seen:
            return stop
        seen |= labels
        end = run
        if run != start:
            break
        at = start
    return end


def _role(text: str, layout: Layout) -> str | None:
    """Give the role of a line that begins with a label."""
    found = layout.labelled(text)
    return next((role for role in _ROLES if role in found[0]), None) if found is not None else None


def _fields(lines: list[Line], layout: Layout) -> dict[str, str]:
    """Read fields, the lines of a value joined; of a field that comes twice the first counts."""
    fields: dict[str, str] = {}
    role = ""
    for line in lines:
        found = _role(line.text, layout)
        if found is not None:
            role = "" if found in fields else found
            if role:
                fields[role] = layout.label(role, line.text) or ""
        elif role and line.plain:
            fields[role] = f"{fields[role]} {line.plain}".strip()
        elif not line.plain:
            role = "" if fields.get(role) else role
    return fields


def _joined(lines: list[Line]) -> Iterator[Line]:
    """Give the lines of the text, each a paragraph; ProQuest does not wrap them."""
    yield from lines


def _outlet(name: str) -> str:
    """Take the place of publication off the name of an outlet: "Courier; Linnow, Conn."."""
    return re.split(r";\s", name, maxsplit=1)[0].strip()
