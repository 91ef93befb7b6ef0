"""Every fixture of the press archives: what it is, and what must come out of it, counted by hand."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from press import factiva, nexis, proquest
from press.documents import P, docx, rtf
from press.stories import STORIES, Story, numbered


@dataclass(frozen=True)
class Fixture:
    """A file, and the counts that its import must give."""

    kind: str
    name: str
    about: str
    make: Callable[[], bytes]
    declared: int | None
    found: int
    used: int
    reasons: dict[str, int] = field(default_factory=dict)


EN = STORIES["en"]
LANGUAGES = ("en", "de", "fr", "ru")

QUOTING = replace(
    EN,
    paragraphs=(
        "The form has three headings.",
        "Body",
        "Length: 300 words",
        "Classification",
        "End of Document",
        "So it said, and Load-Date: was left blank.",
    ),
)
"""An article whose text holds lines that are markers elsewhere."""


def text(content: str, encoding: str = "utf-8") -> Callable[[], bytes]:
    """Encode a plain text."""
    return lambda: content.encode(encoding)


def word(paragraphs: list[P]) -> Callable[[], bytes]:
    """Write a Word document."""
    return lambda: docx(paragraphs)


def _zip_of_articles() -> bytes:
    """Pack three documents of one article, one damaged document and a picture."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, story in enumerate(numbered(3), start=1):
            archive.writestr(f"Files/{number}.DOCX", docx(nexis.newer(story)))
        archive.writestr("Files/4.DOCX", docx(nexis.newer(EN))[:700])
        archive.writestr("Files/picture.png", b"\x89PNG")
    return packed.getvalue()


def _bomb() -> bytes:
    """Declare entities of entities, ten each: a billion letters from a thousand bytes."""
    levels = "".join(f'<!ENTITY e{level} "{f"&e{level - 1};" * 10}">' for level in range(1, 10))
    doctype = f'<!DOCTYPE w [<!ENTITY e0 "lol">{levels}]>'
    return docx([], extra="<w:p><w:r><w:t>&e9;</w:t></w:r></w:p>", doctype=doctype)


def _expanding() -> bytes:
    """Pack 50 MB of spaces: a member that grows a thousandfold."""
    return docx([], extra=f"<w:p><w:r><w:t>{' ' * 50_000_000}</w:t></w:r></w:p>")


def _password() -> bytes:
    """Begin as an encrypted document does: Office's old container with a part of this name."""
    return (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + b"\0" * 512
        + "EncryptedPackage".encode("utf-16-le")
        + b"\0" * 64
    )


def _error_in_the_middle() -> list[P]:
    """Put the archive's error message in the place of the second of three articles."""
    stories = numbered(3)
    message = "We are sorry but there is an error in this document and it is not possible to display it."
    return [
        *nexis.cover(stories),
        *nexis.newer(stories[0], 1),
        P(bookmark="Bookmark_2"),
        P(stories[1].headline, level=0, is_bold=True),
        P(message),
        P("End of Document", is_bold=True),
        *nexis.newer(stories[2], 3),
    ]


def _with_double_blanks() -> list[P]:
    """Make a combined file of ten, with two blank lines inside each text."""
    stories = numbered(10)
    paragraphs = nexis.cover(stories)
    for number, story in enumerate(stories, start=1):
        article = nexis.newer(story, number)
        body = next(at for at, paragraph in enumerate(article) if paragraph.bookmark == "Body")
        article[body + 3 : body + 3] = [P(), P(), P()]
        paragraphs += article
    return paragraphs


def _graphic_only() -> list[P]:
    """Make an article that is only the caption of a picture."""
    return [
        P(bookmark="Bookmark_1"),
        P("Map of the district", level=0, is_bold=True),
        P("Linnow Courier"),
        P("March 12, 2031 Wednesday"),
        P("Copyright 2031 Courier"),
        P(" 4 words", label="Length:"),
        P("Graphic", is_bold=True),
        P("A map of the district."),
        P("End of Document", is_bold=True),
    ]


def _other_marker(marker: str = "Main text") -> list[P]:
    """Write an article whose layout has changed: another word before the text."""
    return [replace(p, text=marker) if p.text == "Body" else p for p in nexis.newer(EN)]


def _left_out(stories: list[Story], number: int) -> list[P]:
    """Declare all stories on the cover, and leave one out behind it."""
    paragraphs = nexis.cover(stories)
    for at, story in enumerate(stories, start=1):
        if at != number:
            paragraphs += nexis.newer(story, at)
    return paragraphs


def _with_head(*extra: P, before_date: tuple[P, ...] = (), story: Story = EN) -> list[P]:
    """Write an article with further lines in its head."""
    return nexis.newer(story, extra=extra, before_date=before_date)


NUMBER_IN_HEADLINE = replace(STORIES["de"], headline="Beiträge sollen 2000 um 4,5 Prozent steigen")
UNDATED = replace(EN, date="Final Edition")

NEXIS = [
    *(
        Fixture(
            "nexis",
            f"combined_{language}.docx",
            f"Word, cover and three articles, pages in {language}",
            word(nexis.combined(numbered(3, language), language=language)),
            3,
            3,
            3,
        )
        for language in LANGUAGES
    ),
    *(
        Fixture(
            "nexis",
            f"combined_{language}.rtf",
            f"rich text, the same in {language}",
            lambda language=language: rtf(nexis.combined(numbered(3, language), language=language)),
            3,
            3,
            3,
        )
        for language in LANGUAGES
    ),
    Fixture(
        "nexis",
        "codepage.rtf",
        "rich text in the Cyrillic code page, no Unicode",
        lambda: rtf(nexis.combined(numbered(2, "ru"), language="ru"), 1251, use_unicode=False),
        2,
        2,
        2,
    ),
    Fixture(
        "nexis",
        "unmarked.docx",
        "no bold, no outline, no bookmarks",
        word(nexis.combined(numbered(3), is_marked=False)),
        3,
        3,
        3,
    ),
    Fixture("nexis", "single.docx", "one article, no cover", word(nexis.newer(EN)), None, 1, 1),
    Fixture(
        "nexis",
        "articles.zip",
        "archive of three articles, one damaged, one picture",
        _zip_of_articles,
        None,
        3,
        3,
        {"unreadable": 1},
    ),
    Fixture(
        "nexis",
        "languages.docx",
        "articles in eight languages, pages in English",
        word(nexis.combined(list(STORIES.values()))),
        8,
        8,
        8,
    ),
    Fixture(
        "nexis",
        "blank_lines.docx",
        "ten articles with blank lines inside",
        word(_with_double_blanks()),
        10,
        10,
        10,
    ),
    Fixture(
        "nexis",
        "missing.docx",
        "four declared, the third left out",
        word(_left_out(numbered(4), 3)),
        4,
        3,
        3,
        {"not_found": 1},
    ),
    Fixture(
        "nexis",
        "error.docx",
        "an error message in place of an article",
        word(_error_in_the_middle()),
        3,
        3,
        2,
        {"error_page": 1},
    ),
    Fixture(
        "nexis",
        "graphic.docx",
        "an article that is a picture alone",
        word([*_graphic_only(), *nexis.newer(EN)]),
        None,
        2,
        1,
        {"empty_text": 1},
    ),
    Fixture(
        "nexis", "quoting.docx", "a text that holds the markers", word(nexis.combined([QUOTING, EN])), 2, 2, 2
    ),
    Fixture(
        "nexis",
        "highlight.docx",
        "'Highlight:' in the paragraph of the author",
        word(
            [
                *_with_head(),
                *nexis.newer(replace(EN, byline="Ada Marsh\nHighlight: Wards close", headline="Two")),
                *nexis.newer(replace(EN, byline="Ada Marsh Highlight: Wards close", headline="Three")),
            ]
        ),
        None,
        3,
        3,
    ),
    Fixture(
        "nexis",
        "correction.docx",
        "'Correction Appended' before the date",
        word(_with_head(before_date=(P("Correction Appended"),))),
        None,
        1,
        1,
    ),
    Fixture(
        "nexis",
        "number.docx",
        "a number in the headline that looks like a date",
        word(_with_head(story=NUMBER_IN_HEADLINE)),
        None,
        1,
        1,
    ),
    Fixture("nexis", "undated.docx", "no date", word(nexis.newer(UNDATED)), None, 1, 1),
    Fixture(
        "nexis",
        "older_en.txt",
        "older layout, plain text",
        text(nexis.as_text(nexis.older(numbered(3)))),
        3,
        3,
        3,
    ),
    Fixture(
        "nexis",
        "older_de.rtf",
        "older layout, rich text, German pages",
        lambda: rtf(nexis.older(numbered(3, "de"), language="de")),
        3,
        3,
        3,
    ),
    Fixture(
        "nexis",
        "older_fr.doc",
        "older layout, French pages; named .doc, is rich text",
        lambda: rtf(nexis.older(numbered(3, "fr"), language="fr")),
        3,
        3,
        3,
    ),
    Fixture(
        "nexis",
        "older_gap.txt",
        "older layout, 1 to 5 without the third",
        text(nexis.as_text(nexis.older(numbered(4), total=5, numbers=(1, 2, 4, 5)))),
        5,
        4,
        4,
        {"not_found": 1},
    ),
    Fixture(
        "nexis",
        "older_part.txt",
        "older layout, 101 to 103 of 250",
        text(nexis.as_text(nexis.older(numbered(3), total=250, numbers=(101, 102, 103)))),
        3,
        3,
        3,
    ),
    Fixture(
        "nexis",
        "older_single.txt",
        "older layout without '1 of 1 DOCUMENTS'",
        text(nexis.as_text(nexis.older([EN])[1:])),
        None,
        1,
        1,
    ),
    Fixture(
        "nexis",
        "changed.docx",
        "another word than 'Body'",
        word(_other_marker()),
        None,
        1,
        0,
        {"unreadable": 1},
    ),
    Fixture(
        "nexis",
        "no_markers.docx",
        "a document that is no export",
        word([P("Minutes of the meeting")] * 3),
        None,
        1,
        0,
        {"unreadable": 1},
    ),
    Fixture(
        "nexis",
        "no_end.rtf",
        "rich text cut off in the third of three articles",
        lambda: rtf(nexis.combined(numbered(3)))[:-300],
        3,
        3,
        2,
        {"unreadable": 1},
    ),
    Fixture(
        "nexis",
        "cut.docx",
        "a Word document cut off",
        lambda: docx(nexis.newer(EN))[:900],
        None,
        0,
        0,
        {"unreadable": 1},
    ),
    Fixture(
        "nexis", "pdf.docx", "a PDF named .docx", lambda: b"%PDF-1.7\n1 0 obj", None, 0, 0, {"unreadable": 1}
    ),
    Fixture("nexis", "password.docx", "protected by a password", _password, None, 0, 0, {"unreadable": 1}),
    Fixture(
        "nexis",
        "old_word.doc",
        "the format of Word 97",
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
        None,
        0,
        0,
        {"unreadable": 1},
    ),
    Fixture("nexis", "entities.docx", "an XML bomb", _bomb, None, 0, 0, {"unreadable": 1}),
    Fixture("nexis", "expanding.docx", "a ZIP bomb", _expanding, None, 0, 0, {"unreadable": 1}),
]

PLAIN = factiva.as_paragraphs
FACTIVA_LANGUAGES = ("en", "de", "fr", "es", "ru")
MARKERS_IN_TEXT = replace(EN, paragraphs=("It was", "300 words", "long.", "Document 17 says so.", "TD"))

FACTIVA = [
    *(
        Fixture(
            "factiva",
            f"page_{language}.html",
            f"saved page, pages in {language}",
            text(factiva.page(numbered(3, language))),
            3,
            3,
            3,
        )
        for language in FACTIVA_LANGUAGES
    ),
    *(
        Fixture(
            "factiva",
            f"text_{language}.txt",
            f"plain text, pages in {language}",
            text("\r\n".join(factiva.text_lines(numbered(3, language)))),
            3,
            3,
            3,
        )
        for language in FACTIVA_LANGUAGES
    ),
    *(
        Fixture(
            "factiva",
            f"rich_{language}.rtf",
            f"rich text, pages in {language}",
            lambda language=language: rtf(PLAIN(factiva.text_lines(numbered(3, language)))),
            3,
            3,
            3,
        )
        for language in ("en", "fr", "ru")
    ),
    Fixture(
        "factiva",
        "fields.html",
        "saved page with fields, German",
        text(factiva.coded_page(numbered(3, "de"))),
        3,
        3,
        3,
    ),
    Fixture(
        "factiva",
        "fields.txt",
        "fields alone on their lines",
        text("\n".join(factiva.coded_lines(numbered(3)))),
        3,
        3,
        3,
    ),
    Fixture(
        "factiva",
        "fields_stars.txt",
        "fields between asterisks, French",
        text("\n".join(factiva.coded_lines(numbered(3, "fr"), "stars"))),
        3,
        3,
        3,
    ),
    Fixture(
        "factiva",
        "fields.rtf",
        "fields before tabs, rich text",
        lambda: rtf(PLAIN(factiva.coded_lines(numbered(3, "es"), "tab"))),
        3,
        3,
        3,
    ),
    Fixture(
        "factiva",
        "cp1252.txt",
        "cp1252, mixed line ends",
        lambda: "\n".join(factiva.text_lines(numbered(2, "de"))).replace("\n", "\r\n", 9).encode("cp1252"),
        2,
        2,
        2,
    ),
    Fixture(
        "factiva",
        "cp1252.html",
        "a page that declares UTF-8 and holds cp1252",
        lambda: factiva.page(numbered(2, "fr")).encode("cp1252"),
        2,
        2,
        2,
    ),
    Fixture(
        "factiva",
        "quoting.txt",
        "a text that holds the markers",
        text("\n".join(factiva.text_lines([MARKERS_IN_TEXT, EN]))),
        2,
        2,
        2,
    ),
    Fixture(
        "factiva",
        "no_words.txt",
        "the second of three without its number of words",
        text("\n".join(line for at, line in enumerate(factiva.text_lines(numbered(3))) if at != 22)),
        3,
        3,
        2,
        {"unreadable": 1},
    ),
    Fixture(
        "factiva",
        "cut.txt",
        "cut off in the third of three",
        text("\n".join(factiva.text_lines(numbered(3), has_summary=False)[:-4])),
        3,
        3,
        2,
        {"unreadable": 1},
    ),
    Fixture(
        "factiva",
        "no_articles.txt",
        "a text that is no export",
        text("Minutes\nof the meeting"),
        None,
        1,
        0,
        {"unreadable": 1},
    ),
]

PROQUEST_LANGUAGES = ("en", "de", "fr", "es")
FIELDS_IN_TEXT = replace(
    EN,
    paragraphs=("The form has three lines.", "Title: none", "Subject: hospitals", "That was all, they said."),
)


def _gap() -> str:
    """Number four articles of five, the second left out."""
    stories = numbered(5)
    export = proquest.export(stories, has_contents=False, is_numbered=True)
    blocks = export.split(proquest.LINE)
    return proquest.LINE.join([*blocks[:2], *blocks[3:]])


def _without_text() -> str:
    """Give three records: a text, a citation alone, and one that says that it has no text."""
    lines = [proquest.LINE]
    for number, body in enumerate([None, "", "Not available."], start=1):
        block = proquest.block(numbered(3)[number - 1], number, text=body)
        if number == 2:
            block = [line for line in block if not line.startswith("Full text")]
        lines += [*block, proquest.LINE]
    return "\n".join(lines)


PROQUEST = [
    *(
        Fixture(
            "proquest",
            f"contents_{language}.txt",
            f"with a table of contents, pages in {language}",
            text(proquest.export(numbered(3, language))),
            3,
            3,
            3,
        )
        for language in PROQUEST_LANGUAGES
    ),
    *(
        Fixture(
            "proquest",
            f"numbered_{language}.txt",
            f"numbered, pages in {language}",
            text(proquest.export(numbered(3, language), has_contents=False, is_numbered=True)),
            3,
            3,
            3,
        )
        for language in PROQUEST_LANGUAGES
    ),
    Fixture(
        "proquest",
        "bare.txt",
        "neither contents nor numbers",
        text(proquest.export(numbered(3), has_contents=False)),
        None,
        3,
        3,
    ),
    Fixture(
        "proquest", "gap.txt", "'Document 1 of 5' to 5 without 2", text(_gap()), 5, 4, 4, {"not_found": 1}
    ),
    Fixture(
        "proquest",
        "no_text.txt",
        "a citation alone, and 'Full text: Not available.'",
        text(_without_text()),
        None,
        3,
        1,
        {"no_text": 2},
    ),
    Fixture(
        "proquest",
        "quoting.txt",
        "a text that holds the fields",
        text(proquest.export([FIELDS_IN_TEXT, EN])),
        2,
        2,
        2,
    ),
    Fixture(
        "proquest",
        "stars.txt",
        "parted by asterisks, 'Publicationdate'",
        text(
            proquest.export(numbered(2))
            .replace("_" * 60, "*" * 50)
            .replace("Publication date", "Publicationdate")
        ),
        2,
        2,
        2,
    ),
    Fixture(
        "proquest",
        "cp1252.txt",
        "cp1252, mixed line ends",
        lambda: proquest.export(numbered(2, "fr")).replace("\n", "\r\n", 30).encode("cp1252"),
        2,
        2,
        2,
    ),
    Fixture(
        "proquest",
        "no_articles.txt",
        "a text that is no export",
        text("Minutes\nof the meeting"),
        None,
        1,
        0,
        {"unreadable": 1},
    ),
]

FIXTURES = [*NEXIS, *FACTIVA, *PROQUEST]
