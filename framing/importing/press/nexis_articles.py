"""The lines of a file from Nexis Uni, Lexis+ or the older Nexis -> articles.

Two layouts. In the newer one each article ends in a line "End of Document", its text stands between a
line "Body" and the first of "Graphic", "Classification", "Load-Date:", and a combined file begins with
a cover: "Documents (100)" and the list of titles. In the older one each article begins with a line
"1 of 250 DOCUMENTS", and its text stands between the last label of its head and the first of its tail.
"""

from __future__ import annotations

from collections.abc import Iterator

from framing.errors import CorpusError
from framing.importing.items import Declared, Found, Noted
from framing.importing.press.article import UnreadableError, broken_off, not_found
from framing.importing.press.layout import Layout
from framing.importing.press.lines import Line, Stream, fold_title, read_number
from framing.importing.press.nexis_newer import Cover, cover_of, parse_newer
from framing.importing.press.nexis_older import parse_older


def read_nexis(lines: Stream, layout: Layout, file: str) -> Iterator[Found]:
    """Find the articles of one file.

    Parameters
    ----------
    lines : Stream
        The whole file in order.
    layout : Layout
        The markers of the kind ``nexis``.
    file : str
        Name of the file, for the report.

    Yields
    ------
    Item, Rejected or Declared
        One item or rejection for each article; at the end the count that the file declares, and a
        rejection for each article that is declared and was not found.
    """
    reading = _Reading(layout, file)
    block: list[Line] = []
    for line in lines:
        if layout.counts("counter", line.text) and _stands_alone(line):
            yield from reading.older(block)
            block = [line]
            continue
        block.append(line)
        if _ends(line, block, layout):
            yield from reading.newer(block)
            block = []
    if lines.error is None:
        yield from reading.rest(block)
    else:
        yield from reading.broken(block, lines.error)
    yield from reading.closing()


def _stands_alone(line: Line) -> bool:
    """Whether a counter is a line of its own: short, not part of a paragraph."""
    return len(line.plain) < 40


def _ends(line: Line, block: list[Line], layout: Layout) -> bool:
    """Whether a line ends an article; where headings are bold, a line of the text that says so is not."""
    if not layout.is_marker("end", line.text):
        return False
    bodies = [other for other in block if layout.is_marker("body", other.text)]
    return line.is_bold or not any(body.is_bold for body in bodies)


class _Reading:
    """Counts the articles of a file, and compares them with what it declares."""

    def __init__(self, layout: Layout, file: str) -> None:
        """Begin with nothing found."""
        self.layout, self.file = layout, file
        self.position = 0
        self.cover = Cover()
        self.headlines: list[str] = []
        self.numbers: dict[int, set[int]] = {}

    def newer(self, block: list[Line]) -> Iterator[Found]:
        """Read an article of the newer layout."""
        if self.position == 0:
            self.cover = cover_of(block, self.layout)
        self.position += 1
        try:
            article = parse_newer(block, self.layout, self.cover if self.position == 1 else Cover())
        except UnreadableError as error:
            yield error.rejected(self.file, self.position, block)
            self.headlines.append(_first(block))
            return
        self.headlines.append(article.headline)
        yield article.item(self.file, self.position)

    def older(self, block: list[Line]) -> Iterator[Found]:
        """Read an article of the older layout; what stands before the first is the cover."""
        counted = self.layout.counts("counter", block[0].text) if block else None
        if counted is None:
            return
        number, total = read_number(counted["k"]), read_number(counted["n"])
        self.numbers.setdefault(total, set()).add(number)
        self.position += 1
        try:
            yield parse_older(block, self.layout).item(self.file, self.position)
        except UnreadableError as error:
            yield error.rejected(self.file, self.position, block)

    def rest(self, block: list[Line]) -> Iterator[Found]:
        """Read what follows the last marker, or a file that has none: one article, or nothing."""
        if not any(line.plain for line in block):
            return
        if self.numbers or self.layout.counts("counter", block[0].text):
            yield from self.older(block)
            return
        has_body = any(self.layout.is_marker("body", line.text) for line in block)
        if has_body:
            yield from self.newer(block)
        elif cover_of(block, self.layout).count:
            count = cover_of(block, self.layout).count
            yield Noted(
                self.file, f"a list of {count:,} documents without their texts: compare it with those found"
            )
        elif self.position == 0:
            self.position = 1
            try:
                yield parse_older(block, self.layout).item(self.file, 1)
            except UnreadableError:
                yield self._unknown(block).rejected(self.file, 1, block)
        elif len([line for line in block if line.plain]) > 3:
            self.position += 1
            yield self._unknown(block).rejected(self.file, self.position, block)

    def broken(self, block: list[Line], error: CorpusError) -> Iterator[Found]:
        """Refuse the article in which the file breaks off, or the file."""
        yield broken_off(self.file, self.position + 1, block, error)
        if any(line.plain for line in block):
            counted = self.layout.counts("counter", block[0].text)
            if counted:
                self.numbers.setdefault(read_number(counted["n"]), set()).add(read_number(counted["k"]))
            self.headlines.append(_first(block))

    def _unknown(self, block: list[Line]) -> UnreadableError:
        """Say which markers were looked for in vain."""
        first = next(line.number for line in block if line.plain)
        return UnreadableError(
            first,
            "unreadable",
            f"no marker of an article found; expected a line {self.layout.names('end')} at the end of each "
            f"article, or {self.layout.names('counter')} at its beginning, or a line "
            f"{self.layout.names('body')} before its text; if the pages of the archive are in another "
            "language or its layout has changed, write the marker that you see into a file and pass it "
            "with --layout",
        )

    def closing(self) -> Iterator[Found]:
        """Give the declared count, and name what is missing."""
        if self.cover.count:
            yield Declared(self.file, self.cover.count)
            yield from self._missing_titles()
        for total, found in self.numbers.items():
            highest = total if len(self.numbers) > 1 or min(found) == 1 else max(found)
            expected = range(min(found), highest + 1)
            yield Declared(self.file, len(expected))
            for number in expected:
                if number not in found:
                    yield not_found(self.file, number, total)

    def _missing_titles(self) -> Iterator[Found]:
        """Name the titles of the cover for which no article was found, each as often as it is missing."""
        left = [fold_title(headline) for headline in self.headlines]
        missing = []
        for number in range(1, self.cover.count + 1):
            title = self.cover.titles.get(number, "")
            if fold_title(title) in left:
                left.remove(fold_title(title))
            else:
                missing.append((number, title))
        # A title on the cover may be shortened; as many as were found are not called missing.
        short = max(0, self.cover.count - len(self.headlines))
        for number, title in missing[-short:] if short else []:
            yield not_found(self.file, number, self.cover.count, title)


def _first(block: list[Line]) -> str:
    """Give the first line of a block that says something."""
    return next((line.plain for line in block if line.plain), "")
