"""Plain texts from ProQuest."""

from __future__ import annotations

from collections.abc import Sequence

from press.stories import Story

LINE = "_" * 60
NAMES = {
    "en": (
        "Author",
        "Full text",
        "Subject",
        "Location",
        "Title",
        "Publication title",
        "Publication date",
        "Language of publication",
        "ProQuest document ID",
        "Document URL",
        "Document {} of {}",
        "Mar 12, 2031",
    ),
    "de": (
        "Autor",
        "Volltext",
        "Thema",
        "Verlagsort",
        "Titel",
        "Titel der Publikation",
        "Publikationsdatum",
        "Publikationssprache",
        "ProQuest-Dokument-ID",
        "Dokument-URL",
        "Dokument {} von {}",
        "12. März 2031",
    ),
    "fr": (
        "Auteur",
        "Texte intégral",
        "Sujet",
        "Lieu de publication",
        "Titre",
        "Titre de la publication",
        "Date de publication",
        "Langue de publication",
        "ID du document ProQuest",
        "URL du document",
        "Document {} de {}",
        "12 mars 2031",
    ),
    "es": (
        "Autor",
        "Texto completo",
        "Materia",
        "Lugar de publicación",
        "Título",
        "Título de publicación",
        "Fecha de publicación",
        "Idioma de la publicación",
        "ID del documento de ProQuest",
        "URL del documento",
        "Documento {} de {}",
        "12 mar 2031",
    ),
}


def block(story: Story, number: int, *, text: str | None = None) -> list[str]:
    """Write one article; with ``text`` its field holds that instead."""
    names = NAMES[story.language]
    body = "\n\n".join(story.paragraphs) if text is None else text
    return [
        story.headline,
        "",
        f"{names[0]}: {story.byline}",
        "",
        "Publication info: Linnow Courier ; Linnow, Conn. [Linnow, Conn.]12 Mar 2031: A.7.",
        "",
        f"http://search.proquest.example/docview/20310000{number}?accountid=1",
        "",
        "Abstract: None available.",
        "",
        "Links: http://resolver.example/",
        "",
        f"{names[1]}: {body}",
        "",
        f"{names[2]}: Hospitals; Health care",
        "",
        f"{names[3]}: Linnow",
        "",
        f"{names[4]}: {story.headline}",
        "",
        f"{names[5]}: {story.outlet}; Linnow, Conn.",
        "",
        "Pages: A.7",
        "",
        "Publication year: 2031",
        "",
        f"{names[6]}: {names[11]}",
        "",
        "Year: 2031",
        "",
        "Section: News",
        "",
        "Publisher: Courier Ltd.",
        "",
        "ISSN: 00000000",
        "",
        "Source type: Newspapers",
        "",
        f"{names[7]}: English",
        "",
        f"{names[8]}: 20310000{number}",
        "",
        f"{names[9]}: http://search.proquest.example/docview/20310000{number}",
        "",
        f"Copyright: (Copyright 2031 {story.outlet}.)",
        "",
        "Last updated: 2031-03-13",
        "",
        "Database: ProQuest Central",
        "",
    ]


def export(
    stories: Sequence[Story], *, has_contents: bool = True, is_numbered: bool = False, total: int = 0
) -> str:
    """Write a file, with a table of contents, with "Document 1 of 40", or with neither."""
    lines: list[str] = []
    if has_contents:
        lines += [LINE, "", "Report Information from ProQuest", "12 March 2031 18:00", LINE, ""]
        lines += ["Table of contents", ""]
        for number, story in enumerate(stories, start=1):
            lines += [f"{number}. {story.headline}", ""]
    lines += [LINE, ""]
    for number, story in enumerate(stories, start=1):
        if is_numbered:
            lines += [NAMES[story.language][10].format(number, total or len(stories)), ""]
        lines += [*block(story, number), LINE, ""]
    return "\n".join(
        [*lines, "Contact us at: http://www.proquest.example", "Database copyright 2031 ProQuest LLC."]
    )
