"""Plain texts from ProQuest give whole articles, and an account of those without a text."""

from __future__ import annotations

from dataclasses import replace

import pytest
from press import catalogue
from press.proquest import LINE, block, export
from press.stories import DAY, STORIES, Story, numbered

from framing.importing import Declared, Item, Noted, Rejected, source_of_bytes
from framing.importing.proquest import find_articles, prepare

EN = STORIES["en"]


def found_in(raw: bytes | str) -> list:
    """Read one file."""
    raw = raw if isinstance(raw, bytes) else raw.encode()
    return list(find_articles(source_of_bytes(raw, "a.txt"), prepare({"encoding": None, "layout": None})))


def items_in(raw: bytes | str) -> list[Item]:
    """Read one file that holds only articles."""
    found = found_in(raw)
    assert not [entry for entry in found if isinstance(entry, Rejected)]
    return [entry for entry in found if isinstance(entry, Item)]


def as_story(item: Item) -> tuple:
    """Give what an article and its story share."""
    return item.headline, item.outlet, item.date, item.text, item.byline, item.article_id


def expected(stories: list[Story]) -> list[tuple]:
    """Give the same of stories."""
    return [
        (story.headline, story.outlet, DAY, story.text, "Ada Marsh", f"20310000{number}")
        for number, story in enumerate(stories, start=1)
    ]


@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
@pytest.mark.parametrize(
    "options",
    [{}, {"has_contents": False}, {"has_contents": False, "is_numbered": True}, {"is_numbered": True}],
)
def test_every_field_of_every_article_is_read(options, language):
    stories = numbered(3, language)
    assert [as_story(item) for item in items_in(export(stories, **options))] == expected(stories)


def test_section_language_and_address_are_kept():
    (item,) = items_in(export([EN]))
    assert (item.section, item.language) == ("News", "English")
    assert item.url == "http://search.proquest.example/docview/203100001"


def test_a_text_that_holds_the_fields_is_kept_whole():
    stories = [catalogue.FIELDS_IN_TEXT, EN]
    assert [item.text for item in items_in(export(stories))] == [story.text for story in stories]


def test_a_text_whose_last_line_looks_like_a_field_is_kept_where_that_field_follows():
    story = replace(EN, paragraphs=("The form says:", "Title: none"))
    assert items_in(export([story]))[0].text == story.text


def test_fields_without_blank_lines_between_them_end_the_text():
    lines = [line for line in block(EN, 1) if line]
    assert items_in("\n".join([LINE, *lines, LINE]))[0].text == EN.text


def test_what_is_declared_and_missing_is_named():
    (missing,) = [entry for entry in found_in(catalogue._gap()) if isinstance(entry, Rejected)]
    assert missing == Rejected(
        "a.txt", 0, "not_found", "article 2 of 5: declared by the file, not found in it"
    )


def test_a_title_of_the_contents_without_its_article_is_named():
    stories = numbered(3)
    cut = export(stories).replace("\n".join([*block(stories[1], 2), LINE]), "")
    found = found_in(cut)
    assert [entry.count for entry in found if isinstance(entry, Declared)] == [3]
    (missing,) = [entry for entry in found if isinstance(entry, Rejected)]
    assert "article 2 of 3, 'Three hospitals to close by June, part 2'" in missing.detail


def test_the_bibliography_is_no_article():
    text = export(numbered(2)).replace(
        "Contact us at", f"Bibliography\n\nMarsh, A. (2031).\n\n{LINE}\nContact us at"
    )
    text = text.replace(
        "2. Three hospitals to close by June, part 2\n",
        "2. Three hospitals to close by June, part 2\n\nBibliography\n",
        1,
    )
    assert len(items_in(text)) == 2


def test_a_list_of_titles_without_a_heading_is_the_table_of_contents():
    found = found_in(export(numbered(3)).replace("Table of contents\n\n", ""))
    assert [entry.count for entry in found if isinstance(entry, Declared)] == [3]
    assert not [entry for entry in found if isinstance(entry, Rejected)]


def test_an_article_about_a_bibliography_is_an_article():
    story = replace(EN, headline="Bibliography of a strike")
    assert [item.headline for item in items_in(export([story, EN]))] == [
        "Bibliography of a strike",
        EN.headline,
    ]


def test_part_of_a_larger_export_misses_nothing():
    text = export(numbered(2), has_contents=False, is_numbered=True, total=40)
    text = text.replace("Document 1 of 40", "Document 21 of 40").replace(
        "Document 2 of 40", "Document 22 of 40"
    )
    found = found_in(text)
    assert [entry.count for entry in found if isinstance(entry, Declared)] == [2]
    assert not [entry for entry in found if isinstance(entry, Rejected)]


def test_a_record_without_a_text_is_named():
    refused = [entry for entry in found_in(catalogue._without_text()) if isinstance(entry, Rejected)]
    assert [(entry.position, entry.reason) for entry in refused] == [(2, "no_text"), (3, "no_text")]
    assert "only the citation of 'Three hospitals to close by June, part 2'" in refused[0].detail


def test_an_unknown_language_of_the_pages_is_told_with_marker_and_lines():
    text = export([EN]).replace("Full text:", "Celý text:")
    for label in ("Subject", "Location", "Title", "Publication", "Author"):
        text = text.replace(f"{label}:", f"X{label}:")
    refused = [entry for entry in found_in(text) if isinstance(entry, Rejected) and entry.position]
    assert refused[0].reason in ("no_text", "unreadable")


def test_a_file_that_declares_nothing_says_that_nothing_can_be_missed():
    assert Noted("a.txt", "the file declares no number of articles, so none can be missed") in found_in(
        export([EN], has_contents=False)
    )


def test_cp1252_and_mixed_line_ends_are_read():
    stories = numbered(2, "fr")
    raw = export(stories).replace("\n", "\r\n", 31).encode("cp1252")
    assert [entry.text for entry in found_in(raw) if isinstance(entry, Item)] == [s.text for s in stories]
