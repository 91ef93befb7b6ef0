"""Exports of Nexis Uni and of the older Nexis, as paragraphs."""

from __future__ import annotations

from collections.abc import Sequence

from press.documents import P
from press.stories import Story

WORDS = {
    "en": (
        "Documents ({})",
        "Section",
        "Length",
        "words",
        "Byline",
        "Body",
        "Classification",
        "Language",
        "ENGLISH",
        "Load-Date",
        "End of Document",
    ),
    "de": (
        "Dokumente ({})",
        "Rubrik",
        "Länge",
        "Wörter",
        "Autor",
        "Textkörper",
        "Klassifizierung",
        "Sprache",
        "GERMAN; DEUTSCH",
        "Ladedatum",
        "Ende des Dokuments",
    ),
    "fr": (
        "Documents ({})",
        "Rubrique",
        "Longueur",
        "mots",
        "Auteur",
        "Corps",
        "Classification",
        "Langue",
        "FRENCH; FRANÇAIS",
        "Date de chargement",
        "Fin du document",
    ),
    "ru": (
        "Документы ({})",
        "Раздел",
        "Длина",
        "слов",
        "Автор",
        "Текст",
        "Классификация",
        "Язык",
        "RUSSIAN",
        "Дата загрузки",
        "Конец документа",
    ),
}


def cover(stories: Sequence[Story], declared: int | None = None, language: str = "en") -> list[P]:
    """Write the cover of a combined file: the count, and the list of titles with the search under each."""
    paragraphs = [
        P(" NOBODY", label="User Name:"),
        P(" Wednesday, March 12, 2031 7:08:00 PM GMT", label="Date and Time:"),
        P(" 79564983", label="Job Number:"),
        P(WORDS[language][0].format(declared or len(stories)), is_bold=True),
    ]
    for number, story in enumerate(stories, start=1):
        paragraphs += [
            P(f"{number}. {story.headline}", is_link=True),
            P(" -None-", label="Client/Matter:"),
            P(" hospital closures", label="Search Terms:"),
            P("", label="Narrowed by:"),
            P("Content Type"),
            P("Narrowed by"),
            P("News"),
            P("Sources: Courier; Content Type: News"),
        ]
    return [*paragraphs, P(), P()]


def newer(
    story: Story,
    number: int = 1,
    *,
    language: str = "en",
    is_marked: bool = True,
    extra: Sequence[P] = (),
    before_date: Sequence[P] = (),
    after_text: Sequence[P] = (),
    has_load_date: bool = True,
) -> list[P]:
    """Write one article of the newer layout; without ``is_marked`` with nothing bold, no bookmark."""
    words = WORDS[language]
    nbsp = "\u00a0"
    paragraphs = [
        P(bookmark=f"Bookmark_{number}"),
        P(story.headline, level=0, is_bold=True, is_link=True),
        P(story.outlet),
        *before_date,
        P(story.date),
        P(),
        P(f"Copyright 2031 {story.outlet} Ltd. All Rights Reserved", has_break=True),
        P(f"{nbsp}{story.section}", label=f"{words[1]}:"),
        P(f"{nbsp}{story.words} {words[3]}", label=f"{words[2]}:"),
        P(f"{nbsp}{story.byline}", label=f"{words[4]}:"),
        *extra,
        P(words[5], is_bold=True, bookmark="Body"),
        P(),
        *(P(paragraph) for paragraph in story.paragraphs),
        *after_text,
        P(words[6], is_bold=True, has_break=True),
        P(f"{nbsp}{words[8]}", label=f"{words[7]}:"),
        P(f"{nbsp}Newspaper", label="Publication-Type:"),
    ]
    if has_load_date:
        paragraphs.append(P(f"{nbsp}March 13, 2031", label=f"{words[9]}:", has_break=True))
    paragraphs += [P(), P(words[10], is_bold=True, has_break=True), P()]
    if not is_marked:
        paragraphs = [P(paragraph.label + paragraph.text) for paragraph in paragraphs]
    return paragraphs


def combined(
    stories: Sequence[Story], *, language: str = "en", declared: int | None = None, is_marked: bool = True
) -> list[P]:
    """Write a combined file of the newer layout."""
    paragraphs = cover(stories, declared, language)
    if not is_marked:
        paragraphs = [P(paragraph.label + paragraph.text) for paragraph in paragraphs]
    for number, story in enumerate(stories, start=1):
        paragraphs += newer(story, number, language=language, is_marked=is_marked)
    return paragraphs


OLDER = {
    "en": (
        "{} of {} DOCUMENTS",
        "BYLINE",
        "SECTION",
        "LENGTH",
        "words",
        "LOAD-DATE",
        "LANGUAGE",
        "PUBLICATION-TYPE",
    ),
    "de": (
        "Dokument {} von {}",
        "AUTOR",
        "RUBRIK",
        "LÄNGE",
        "Wörter",
        "UPDATE",
        "SPRACHE",
        "PUBLICATION-TYPE",
    ),
    "fr": (
        "Document {} de {}",
        "AUTEUR",
        "RUBRIQUE",
        "LONGUEUR",
        "mots",
        "DATE-CHARGEMENT",
        "LANGUE",
        "TYPE-PUBLICATION",
    ),
}


def older(
    stories: Sequence[Story], *, language: str = "en", total: int = 0, numbers: Sequence[int] = ()
) -> list[P]:
    """Write a file of the older layout."""
    counter, byline, section, length, words, loaded, spoken, kind = OLDER[language]
    paragraphs: list[P] = []
    for at, story in enumerate(stories):
        number = numbers[at] if numbers else at + 1
        paragraphs += [
            P(" " * 30 + counter.format(number, total or len(stories))),
            P(),
            P(),
            P(" " * 25 + story.outlet),
            P(),
            P(" " * 25 + story.date),
            P("                    First Edition"),
            P(),
            P(story.headline),
            P(),
            P(f"{byline}: {story.byline}"),
            P(),
            P(f"{section}: {story.section}"),
            P(),
            P(f"{length}: {story.words} {words}"),
            P(),
            P(),
        ]
        for paragraph in story.paragraphs:
            paragraphs += [P(paragraph), P()]
        paragraphs += [
            P(f"{loaded}: March 13, 2031"),
            P(),
            P(f"{spoken}: ENGLISH"),
            P(),
            P(f"{kind}: Newspaper"),
            P(),
            P(),
            P(f"             Copyright 2031 {story.outlet} Ltd."),
            P("                      All Rights Reserved"),
            P(),
        ]
    return paragraphs


def as_text(paragraphs: Sequence[P]) -> str:
    """Write paragraphs as plain text."""
    return "\n".join(paragraph.label + paragraph.text for paragraph in paragraphs)
