"""Exports of Nexis give whole articles, every field, and an account of what is missing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from press import catalogue
from press.documents import P, docx, rtf
from press.nexis import as_text, combined, cover, newer, older
from press.stories import DAY, STORIES, Story, numbered

from framing.importing import Declared, Item, Noted, Rejected, source_of_bytes
from framing.importing.nexis import find_articles, prepare

EN = STORIES["en"]


def found_in(raw: bytes, name: str = "a.docx", **options) -> list:
    """Read one file."""
    return list(
        find_articles(source_of_bytes(raw, name), prepare({"encoding": None, "layout": None, **options}))
    )


def items_in(raw: bytes) -> list[Item]:
    """Read one file that holds only articles."""
    found = found_in(raw)
    assert not [entry for entry in found if isinstance(entry, Rejected)]
    return [entry for entry in found if isinstance(entry, Item)]


def as_story(item: Item) -> tuple:
    """Give what an article and its story share."""
    return item.headline, item.outlet, item.date, item.text, item.byline, item.section


def expected(story: Story) -> tuple:
    """Give the same of the story."""
    return story.headline, story.outlet, DAY, story.text, "Ada Marsh", "NEWS; Pg. 7"


@pytest.mark.parametrize("language", ["en", "de", "fr", "ru"])
@pytest.mark.parametrize("write", [docx, rtf], ids=["docx", "rtf"])
def test_every_field_of_every_article_is_read(write, language):
    stories = numbered(3, language)
    items = items_in(write(combined(stories, language=language)))
    assert [as_story(item) for item in items] == [expected(story) for story in stories]
    assert [item.position for item in items] == [1, 2, 3]


@pytest.mark.parametrize("language", list(STORIES))
def test_articles_of_every_language_are_read_from_english_pages(language):
    stories = numbered(2, language)
    assert [as_story(item) for item in items_in(docx(combined(stories)))] == [expected(s) for s in stories]


@pytest.mark.parametrize("language", ["en", "de", "fr"])
@pytest.mark.parametrize("write", [lambda p: as_text(p).encode(), rtf, docx], ids=["txt", "rtf", "docx"])
def test_the_older_layout_is_read(write, language):
    stories = numbered(3, language)
    items = items_in(write(older(stories, language=language)))
    assert [as_story(item) for item in items] == [expected(story) for story in stories]


def test_wrapped_lines_of_the_older_layout_become_paragraphs():
    lines = as_text(older([EN])).replace("Three hospitals will close", "Three hospitals\nwill close")
    assert items_in(lines.encode())[0].text == EN.text


def test_a_value_on_the_next_line_is_the_value_of_its_label():
    lines = as_text(older([EN])).replace("SECTION: NEWS; Pg. 7", "SECTION: \n\nNEWS; Pg. 7")
    assert as_story(items_in(lines.encode())[0]) == expected(EN)


def test_without_any_style_the_cover_is_told_from_the_articles_by_its_titles():
    stories = numbered(3)
    items = items_in(docx(combined(stories, is_marked=False)))
    assert [as_story(item) for item in items] == [expected(story) for story in stories]


@pytest.mark.parametrize("is_marked", [True, False])
def test_a_text_that_holds_the_markers_is_kept_whole(is_marked):
    story = replace(
        EN,
        headline="Length: how long is a strike?",
        paragraphs=("The form has a line.", "Body", "Length: 300 words", "Classification", "That was all."),
    )
    items = items_in(docx(combined([story, EN], is_marked=is_marked)))
    assert [as_story(item) for item in items] == [expected(story), expected(EN)]


def test_a_text_that_quotes_the_last_line_is_kept_where_headings_are_bold():
    items = items_in(docx(combined([catalogue.QUOTING, EN])))
    assert items[0].text == catalogue.QUOTING.text


@pytest.mark.parametrize("byline", ["Ada Marsh\nHighlight: Wards close", "Ada Marsh Highlight: Wards close"])
def test_the_author_does_not_swallow_the_highlight(byline):
    (item,) = items_in(docx(newer(replace(EN, byline=byline))))
    assert item.byline == "Ada Marsh"


@pytest.mark.parametrize("where", ["before_date", "extra"])
def test_a_correction_does_not_move_the_date(where):
    (item,) = items_in(docx(newer(EN, **{where: (P("Correction Appended"),)})))
    assert as_story(item) == expected(EN)


def test_a_number_in_a_headline_is_no_date():
    (item,) = items_in(docx(newer(catalogue.NUMBER_IN_HEADLINE)))
    assert (item.headline, item.date) == ("Beiträge sollen 2000 um 4,5 Prozent steigen", DAY)


def test_an_article_without_a_date_is_kept():
    (item,) = items_in(docx(newer(catalogue.UNDATED)))
    assert (item.outlet, item.date, item.text) == (EN.outlet, "Final Edition", EN.text)


def test_the_first_article_is_not_lost_to_the_cover():
    stories = numbered(5)
    assert [item.headline for item in items_in(docx(combined(stories)))] == [s.headline for s in stories]


def test_blank_lines_do_not_end_a_cover_or_an_article():
    items = items_in(docx(catalogue._with_double_blanks()))
    assert [item.text for item in items] == [story.text for story in numbered(10)]


def test_what_is_declared_and_missing_is_named():
    found = found_in(docx(catalogue._left_out(numbered(4), 3)))
    (missing,) = [entry for entry in found if isinstance(entry, Rejected)]
    assert missing == Rejected(
        "a.docx",
        0,
        "not_found",
        "article 3 of 4, 'Three hospitals to close by June, part 3': declared by the file, not found in it",
    )
    assert [entry.count for entry in found if isinstance(entry, Declared)] == [4]


def test_equal_titles_are_missed_as_often_as_they_are_missing():
    paragraphs = [*cover([EN, EN, EN]), *newer(EN, 1), *newer(EN, 2)]
    missing = [entry for entry in found_in(docx(paragraphs)) if isinstance(entry, Rejected)]
    assert [entry.reason for entry in missing] == ["not_found"]


def test_a_shortened_title_on_the_cover_is_not_called_missing():
    stories = numbered(2)
    short = [replace(story, headline=story.headline[:12] + "...") for story in stories]
    paragraphs = [*cover(short), *newer(stories[0], 1), *newer(stories[1], 2)]
    assert [item.headline for item in items_in(docx(paragraphs))] == [story.headline for story in stories]


def test_an_error_message_in_place_of_an_article_is_named_and_the_rest_is_read():
    found = found_in(docx(catalogue._error_in_the_middle()))
    (refused,) = [entry for entry in found if isinstance(entry, Rejected)]
    assert (refused.position, refused.reason) == (2, "error_page")
    assert [item.position for item in found if isinstance(item, Item)] == [1, 3]


def test_an_article_that_quotes_an_error_message_is_an_article():
    quote = (
        "We are sorry but there is an error in this document and it is not possible to display it, it said."
    )
    story = replace(EN, paragraphs=(*EN.paragraphs * 8, quote))
    assert items_in(docx(newer(story)))[0].text == story.text


def test_a_text_that_the_publisher_does_not_give_is_named():
    story = replace(EN, paragraphs=("De uitgever heeft voor dit artikel geen publicatierecht.",))
    (refused,) = found_in(docx(newer(story)))
    assert refused.reason == "error_page"


@pytest.mark.parametrize("is_marked", [True, False])
def test_a_paragraph_that_begins_like_a_label_is_text(is_marked):
    story = replace(
        EN, paragraphs=(*EN.paragraphs, "Update: Police say that the road is open again.", "It is.")
    )
    assert items_in(docx(newer(story, is_marked=is_marked)))[0].text == story.text


def test_first_and_last_paragraphs_of_the_older_layout_may_begin_like_labels():
    story = replace(EN, paragraphs=("Source: the ministry said so.", *EN.paragraphs, "State: nobody knows."))
    assert items_in(as_text(older([story])).encode())[0].text == story.text


def test_a_list_of_documents_alone_is_told_and_loses_nothing():
    assert found_in(docx(cover(numbered(3)))) == [
        Noted("a.docx", "a list of 3 documents without their texts: compare it with those found")
    ]


def test_an_unknown_layout_is_told_with_marker_and_lines():
    (refused,) = found_in(docx(catalogue._other_marker()))
    for part in (
        "line ",
        "the marker of the text is missing",
        "expected a line 'Body'",
        "--layout",
        "> 10 | Main text",
    ):
        assert part in refused.detail


def test_an_abstract_before_the_full_text_is_not_counted_twice():
    story = replace(EN, paragraphs=("ABSTRACT", "Hospitals close.", "FULL TEXT", *EN.paragraphs))
    assert items_in(docx(newer(story)))[0].text == EN.text


def test_the_caption_of_a_picture_is_not_text():
    (item,) = items_in(docx(newer(EN, after_text=(P("Graphic", is_bold=True), P("A map of the district.")))))
    assert item.text == EN.text


def test_a_short_text_under_a_long_count_is_doubted():
    paragraphs = [replace(p, text="\u00a01823 words") if p.label == "Length:" else p for p in newer(EN)]
    (item,) = items_in(docx(paragraphs))
    assert (item.doubts, item.more["length"]) == (("short_text",), "1823")


def test_soft_hyphens_are_dropped_and_spaces_stay():
    story = replace(EN, paragraphs=("Kranken\u00adhäuser zu 12\u00a0000 Betten.", "Ende."))
    assert items_in(docx(newer(story)))[0].text == "Krankenhäuser zu 12\u00a0000 Betten.\n\nEnde."


def test_articles_in_another_order_are_the_same_articles():
    stories = numbered(4)
    there = items_in(docx(combined(stories)))
    back = items_in(docx(combined(stories[::-1])))
    assert [as_story(item) for item in back] == [as_story(item) for item in there[::-1]]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("pdf.docx", "the file is a PDF, whatever its name says"),
        ("password.docx", "protected by a password"),
        ("old_word.doc", "the format of Word 97 to 2003"),
        ("entities.docx", "declares a document type"),
        ("expanding.docx", "as a zip bomb does"),
        ("cut.docx", "damaged"),
        ("no_end.rtf", "the file breaks off in this article: paragraph"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(name, told):
    fixture = next(entry for entry in catalogue.NEXIS if entry.name == name)
    try:
        details = [entry.detail for entry in found_in(fixture.make(), name) if isinstance(entry, Rejected)]
    except Exception as error:  # the frame makes a row of it
        details = [str(error)]
    assert told in " ".join(details)
