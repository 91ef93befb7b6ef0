"""One article of a press archive, its fields as the archive writes them."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from framing.importing.items import Item, Rejected
from framing.importing.press.lines import Line, excerpt

NOT_FOUND = "not_found"


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
        )


class UnreadableError(Exception):
    """A place where an article was expected does not follow the layout.

    Parameters
    ----------
    reason : str
        One of ``IMPORT_REASONS``.
    detail : str
        What is wrong, what was expected and what to do.
    line : int
        Where it is.
    """

    def __init__(self, reason: str, detail: str, line: int) -> None:
        """Keep the three."""
        super().__init__(detail)
        self.reason, self.detail, self.line = reason, detail, line

    def rejected(self, file: str, position: int, block: list[Line]) -> Rejected:
        """Make it a row of the report, with the lines around the place."""
        detail = f"line {self.line}: {self.detail}"
        if self.reason == "unreadable":
            detail += f"\n{excerpt(block, self.line)}"
        return Rejected(file, position, self.reason, detail)


def not_found(file: str, number: int, of: int, title: str = "") -> Rejected:
    """Name an article that the file declares and does not hold."""
    name = f"article {number} of {of}" + (f", '{title}'" if title else "")
    return Rejected(file, number, NOT_FOUND, f"{name}: declared by the file, not found in it")
