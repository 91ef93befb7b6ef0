"""Files saved from Factiva: pages, plain text, rich text; with the fields of the indexing or without."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from press.documents import P
from press.stories import Story

WORDS = {
    "en": ("words", "English", "Document", "By "),
    "de": ("Wörter", "Deutsch", "Dokument", "Von "),
    "fr": ("mots", "Français", "Document", "Par "),
    "es": ("palabras", "Español", "Documento", "Por "),
    "ru": ("слов", "Русский", "Документ", ""),
}
DATES = {
    "en": "12 March 2031",
    "de": "12 März 2031",
    "fr": "12 mars 2031",
    "es": "12 marzo 2031",
    "ru": "12 марта 2031",
}


def identifier(number: int) -> str:
    """Make an identifier of the length they have."""
    return f"COUR000020310312ed3c{number:05d}"


def head_lines(story: Story) -> list[str]:
    """Write what stands between the author and the text."""
    words, language, _, _ = WORDS[story.language]
    return [
        f"{story.words} {words}",
        DATES[story.language],
        "14:05",
        story.outlet,
        "COUR",
        "7",
        language,
        f"© 2031 {story.outlet}. All Rights Reserved.",
    ]


def text_lines(stories: Sequence[Story], *, has_summary: bool = True) -> list[str]:
    """Write the plain text of a display without fields."""
    lines: list[str] = []
    for number, story in enumerate(stories, start=1):
        _, _, document, by = WORDS[story.language]
        lines += ["News", story.headline, f"{by}{story.byline}" if by else "", *head_lines(story), ""]
        for paragraph in story.paragraphs:
            lines += [paragraph, ""]
        lines += [f"{document} {identifier(number)}", "", ""]
    if has_summary:
        lines += ["Search Summary", "Text hospitals", "Date All Dates", "Results Found 3"]
    return lines


def as_paragraphs(lines: Sequence[str]) -> list[P]:
    """Make paragraphs of a document."""
    return [P(line) for line in lines]


def coded_lines(stories: Sequence[Story], style: str = "alone") -> list[str]:
    """Write the display with fields; codes stand ``alone``, before a ``tab``, or between ``stars``."""
    lines: list[str] = []
    for number, story in enumerate(stories, start=1):
        words, language, document, by = WORDS[story.language]
        fields = [
            ("SE", ["News"]),
            ("HD", [story.headline]),
            ("BY", [f"{by}{story.byline}"]),
            ("WC", [f"{story.words} {words}"]),
            ("PD", [DATES[story.language]]),
            ("ET", ["14:05"]),
            ("SN", [story.outlet]),
            ("SC", ["COUR"]),
            ("PG", ["7"]),
            ("LA", [language]),
            ("CY", [f"© 2031 {story.outlet}."]),
            ("LP", [story.paragraphs[0]]),
            ("TD", list(story.paragraphs[1:])),
            ("NS", ["ghea : Health"]),
            ("RE", ["linn : Linnow"]),
            ("PUB", ["Courier Ltd."]),
            ("AN", [f"{document} {identifier(number)}"]),
        ]
        for code, values in fields:
            if style == "alone":
                lines += [code, *values]
            elif style == "tab":
                lines += [f"{code}\t{values[0]}", *values[1:]]
            else:
                lines += [f"*{code}* {values[0]}", *values[1:]]
        lines.append("")
    return lines


def page(stories: Sequence[Story], *, declared_encoding: str = "UTF-8") -> str:
    """Write a saved page of the display without fields."""
    boxes = "".join(_box(story, number) for number, story in enumerate(stories, start=1))
    return (
        f'<!DOCTYPE html><html><head><meta http-equiv="Content-Type" '
        f'content="text/html; charset={declared_encoding}">'
        "<title>Factiva</title><style>.article{margin:0}</style>"
        "<script>var a = '<div id=\"article-no\">';</script>"
        f'</head><body><div class="menu"><div>Search</div></div><form>{boxes}</form>'
        "<div>Search Summary</div></body></html>"
    )


def _box(story: Story, number: int) -> str:
    """Write one article of a page."""
    code = story.language
    _, _, document, by = WORDS[code]
    head = "".join(f"<div>{escape(line)}&nbsp;</div>" for line in head_lines(story))
    texts = "".join(
        f'<p class="articleParagraph {code}articleParagraph">{_with_hit(paragraph)}</p>'
        for paragraph in story.paragraphs
    )
    return (
        f'<div id="article-{identifier(number)}" class="article"><div class="article {code}Article"><p>'
        f"<div>News</div><div id=\"hd\"><span class='{code}Headline'> {escape(story.headline)}</span></div>"
        f'<div class="author">{escape(by + story.byline)}</div>{head}</p>{texts}'
        f"<p>{document} {identifier(number)}</p></div></div><br/><span></span>"
    )


def _with_hit(paragraph: str) -> str:
    """Highlight the first word, as a hit of the search."""
    first, _, rest = paragraph.partition(" ")
    return f"<b>{escape(first)}</b> {escape(rest)}"


def coded_page(stories: Sequence[Story]) -> str:
    """Write a saved page of the display with fields, a table for each article."""
    boxes = []
    for number, story in enumerate(stories, start=1):
        words, language, document, by = WORDS[story.language]
        rows = [
            ("HD", escape(story.headline)),
            ("BY", escape(by + story.byline)),
            ("WC", f"{story.words} {words}"),
            ("PD", DATES[story.language]),
            ("SN", escape(story.outlet)),
            ("LA", language),
            ("LP", f"<p>{escape(story.paragraphs[0])}</p>"),
            ("TD", "".join(f"<p>{escape(paragraph)}</p>" for paragraph in story.paragraphs[1:])),
            ("AN", f"{document} {identifier(number)}"),
        ]
        table = "".join(f"<tr><td><b>{code}</b></td><td>{value}</td></tr>" for code, value in rows)
        boxes.append(f'<div id="article-{identifier(number)}" class="article"><table>{table}</table></div>')
    return f"<html><body>{''.join(boxes)}</body></html>"
