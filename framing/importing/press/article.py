"""One article of a press archive, its fields as the archive writes them."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from framing.errors import CorpusError
from framing.importing.items import Item, Rejected
from framing.importing.press.lines import Line, excerpt

# Of this share of the words that the archive counts, less is taken for a text that was cut. Archives
# count headlines and captions too, so a little less is usual.
_CUT = 0.5
_FEWEST_WORDS = 40
# With the head and the tail of the article around it.
_LONGEST_MESSAGE = 150


@dataclass(slots=True)
class Article:
    """What a reader of a layout found; ``line`` is where the article begins in its file."""

    line: int
    headline: str = ""
    outlet: str = ""
    date: str | datetime.date = ""
    text: str = ""
    byline: str = ""
    section: str = ""
    language: str = ""
    length: str = ""
    article_id: str = ""
    url: str = ""

    def item(self, file: str, position: int) -> Item:
        """Make it an item of the import."""
        digits = "".join(letter for letter in self.length.split("(")[0] if letter.isdigit())
        declared = int(digits) if digits.isascii() and digits else 0
        is_cut = declared >= _FEWEST_WORDS and len(self.text.split()) < _CUT * declared
        return Item(
            file,
            position,
            text=self.text,
            headline=self.headline,
            outlet=self.outlet,
            date=self.date,
            url=self.url,
            byline=self.byline,
            section=self.section,
            language=self.language,
            article_id=self.article_id,
            more={"line": str(self.line), "length": digits},
            doubts=("short_text",) if is_cut else (),
        )


class UnreadableError(Exception):
    """A place where an article was expected does not follow the layout.

    Parameters
    ----------
    line : int
        Where it is.
    reason : str
        One of ``IMPORT_REASONS``.
    detail : str
        What is wrong, what was expected and what to do.
    """

    def __init__(self, line: int, reason: str, detail: str) -> None:
        """Keep the three."""
        super().__init__(detail)
        self.reason, self.detail, self.line = reason, detail, line

    def rejected(self, file: str, position: int, block: list[Line]) -> Rejected:
        """Make it a row of the report, with the lines around the place."""
        detail = f"line {self.line}: {self.detail}"
        if self.reason == "unreadable":
            detail += f"\n{excerpt(block, self.line)}"
        return Rejected(file, position, self.reason, detail)


def is_message(lines: list[Line]) -> bool:
    """Whether lines are few enough words for a message of the archive in the place of a text."""
    return sum(len(line.plain.split()) for line in lines) < _LONGEST_MESSAGE


def broken_off(file: str, position: int, block: list[Line], error: CorpusError) -> Rejected:
    """Refuse what a file that breaks off holds behind its last whole article."""
    detail = str(error).removeprefix(f"{file}, ").removeprefix(f"{file}: ")
    if not any(line.plain for line in block):
        return Rejected(file, 0, "unreadable", detail)
    return Rejected(file, position, "unreadable", f"the file breaks off in this article: {detail}")


def not_found(file: str, number: int, of: int, title: str = "") -> Rejected:
    """Name an article that the file declares and does not hold."""
    name = f"article {number} of {of}" + (f", '{title}'" if title else "")
    return Rejected(file, 0, "not_found", f"{name}: declared by the file, not found in it")
