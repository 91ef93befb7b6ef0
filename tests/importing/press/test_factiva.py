"""Files from Factiva give whole articles in every format, display and language."""

from __future__ import annotations

from dataclasses import replace

import pytest
from press import factiva
from press.catalogue import MARKERS_IN_TEXT
from press.documents import rtf
from press.stories import DAY, STORIES, Story, numbered

pytest.importorskip("lxml")

from framing.importing import Declared, Item, Noted, Rejected, source_of_bytes
from framing.importing.factiva import find_articles, prepare

EN = STORIES["en"]
LANGUAGES = ["en", "de", "fr", "es", "ru"]


def found_in(raw: bytes | str, name: str = "a.txt") -> list:
    """Read one file."""
    raw = raw if isinstance(raw, bytes) else raw.encode()
    return list(find_articles(source_of_bytes(raw, name), prepare({"encoding": None, "layout": None})))


def items_in(raw: bytes | str) -> list[Item]:
    """Read one file that holds only articles."""
    found = found_in(raw)
    assert not [entry for entry in found if isinstance(entry, Rejected)]
    return [entry for entry in found if isinstance(entry, Item)]


def as_story(item: Item) -> tuple:
    """Give what an article and its story share."""
    return item.headline, item.outlet, item.date, item.text, item.article_id


def expected(stories: list[Story]) -> list[tuple]:
    """Give the same of stories."""
    return [
        (story.headline, story.outlet, DAY, story.text, factiva.identifier(number))
        for number, story in enumerate(stories, start=1)
    ]


def as_lines(stories: list[Story]) -> str:
    """Write the plain text without fields."""
    return "\n".join(factiva.text_lines(stories))


WRITERS = {
    "page": factiva.page,
    "fields page": factiva.coded_page,
    "text": as_lines,
    "text of Windows": lambda stories: as_lines(stories).replace("\n", "\r\n"),
    "rich text": lambda stories: rtf(factiva.as_paragraphs(factiva.text_lines(stories))),
    "fields alone": lambda stories: "\n".join(factiva.coded_lines(stories)),
    "fields by tabs": lambda stories: "\n".join(factiva.coded_lines(stories, "tab")),
    "fields by stars": lambda stories: "\n".join(factiva.coded_lines(stories, "stars")),
    "fields rich text": lambda stories: rtf(factiva.as_paragraphs(factiva.coded_lines(stories, "tab"))),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("write", list(WRITERS.values()), ids=list(WRITERS))
def test_every_format_gives_every_article(write, language):
    stories = numbered(3, language)
    assert [as_story(item) for item in items_in(write(stories))] == expected(stories)


@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
@pytest.mark.parametrize("write", list(WRITERS.values()), ids=list(WRITERS))
def test_the_author_comes_without_the_word_for_by(write, language):
    assert {item.byline for item in items_in(write(numbered(2, language)))} == {"Ada Marsh"}


@pytest.mark.parametrize(
    "write", [factiva.page, as_lines, WRITERS["fields alone"]], ids=["page", "text", "fields"]
)
def test_section_language_and_count_are_kept(write):
    # Six words and six: "Drei ... Ministerin." and "Das ... weiter."
    (item,) = items_in(write([STORIES["de"]]))
    assert (item.section, item.language, item.more["length"]) == ("News", "Deutsch", "12")


def test_the_count_of_last_lines_is_what_the_file_declares():
    assert [entry.count for entry in found_in(as_lines(numbered(3))) if isinstance(entry, Declared)] == [3]


def test_a_text_that_holds_the_markers_is_kept_whole():
    items = items_in(as_lines([MARKERS_IN_TEXT, EN]))
    assert [item.text for item in items] == [MARKERS_IN_TEXT.text, EN.text]


def test_fields_are_not_taken_from_the_text():
    story = replace(EN, paragraphs=("The codes are", "HD", "PD", "and nothing else, they said."))
    assert items_in("\n".join(factiva.coded_lines([story])))[0].text == story.text


def test_a_highlighted_word_is_part_of_its_sentence():
    assert items_in(factiva.page([EN]))[0].text.startswith("Three hospitals will close")


def test_the_number_before_a_headline_is_no_part_of_it():
    page = factiva.page([EN]).replace(
        "<span class='enHeadline'> Three", "<span class='enHeadline counted'>96) Three"
    )
    assert items_in(page)[0].headline == EN.headline


def test_captions_and_publisher_of_a_page_are_not_text():
    end = f"<p>Document {factiva.identifier(1)}</p>"
    page = factiva.page([EN]).replace(end, f"<p>The hall of the hospital.</p><p>Linnow Courier Ltd.</p>{end}")
    assert items_in(page)[0].text == EN.text


@pytest.mark.parametrize(("last", "is_kept"), [("Linnow Courier.", False), ("The mayor of Linnow.", True)])
def test_the_publisher_at_the_end_of_a_plain_text_is_no_paragraph(last, is_kept):
    end = f"Document {factiva.identifier(1)}"
    (item,) = items_in(as_lines([EN]).replace(end, f"{last}\n\n{end}"))
    assert item.text == (f"{EN.text}\n\n{last}" if is_kept else EN.text)


def test_an_article_without_a_time_author_and_section_is_read():
    lines = [line for line in factiva.text_lines([EN]) if line not in ("News", "By Ada Marsh", "14:05")]
    assert as_story(items_in("\n".join(lines))[0]) == expected([EN])[0]


def test_the_name_of_the_archive_at_the_top_is_no_section():
    (item,) = items_in(f"\nFactiva\n\nDow Jones\n\n{as_lines([EN])}")
    assert (item.headline, item.section) == (EN.headline, "News")


def test_an_article_without_a_copyright_begins_behind_its_language():
    lines = [line for line in factiva.text_lines([EN]) if not line.startswith("©")]
    assert items_in("\n".join(lines))[0].text == EN.text


def test_an_article_whose_count_is_missing_is_named_by_its_identifier():
    lines = [line for at, line in enumerate(factiva.text_lines(numbered(3))) if at != 22]
    found = found_in("\n".join(lines))
    (refused,) = [entry for entry in found if isinstance(entry, Rejected)]
    assert (refused.position, refused.reason) == (2, "unreadable")
    for part in (
        factiva.identifier(2),
        "expected '{n} words'",
        "--layout",
        " | Three hospitals to close by June, part 2",
    ):
        assert part in refused.detail
    assert len([entry for entry in found if isinstance(entry, Item)]) == 2


def test_a_file_that_is_cut_off_keeps_what_is_whole():
    found = found_in("\n".join(factiva.text_lines(numbered(2), has_summary=False)[:-4]))
    assert [type(entry) for entry in found] == [Item, Rejected, Declared]
    assert "the last article has no end" in found[1].detail


def test_what_is_no_utf_8_is_read_and_told():
    note, *rest = found_in(factiva.page(numbered(1, "fr")).encode("cp1252"))
    assert note == Noted("a.txt", "declares utf-8, but holds bytes of cp1252")
    assert rest[0].text == numbered(1, "fr")[0].text


def test_a_page_is_read_article_by_article():
    found = find_articles(
        source_of_bytes(factiva.page(numbered(300)).encode(), "a.html"),
        prepare({"encoding": None, "layout": None}),
    )
    assert next(found).headline == "Three hospitals to close by June, part 1"
    assert sum(isinstance(entry, Item) for entry in found) == 299
