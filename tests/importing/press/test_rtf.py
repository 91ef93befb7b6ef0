"""Rich text becomes lines, in any code page."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from press.documents import P, docx, rtf

from framing.errors import CorpusError
from framing.importing.press.docx import docx_lines
from framing.importing.press.rtf import rtf_lines


def texts(body: bytes, head: bytes = rb"{\rtf1\ansi\ansicpg1252 ") -> list[str]:
    """Give the lines of a document with this body."""
    return [line.text for line in rtf_lines(head + body + b"}", "a.rtf")]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (rb"Caf\'e9\par", ["Café"]),
        (rb"\u8222?Ja\u8220?\par", ["„Ja“"]),
        (rb"\uc0\u8222 Ja\par", ["„Ja"]),
        (rb"\uc2\u8222\'84\'84Ja\par", ["„Ja"]),
        (rb"\u-10179?\u-8704?\par", ["😀"]),
        (rb"\u-10179?lone\par", ["\ufffdlone"]),
        (rb"300\~words soft\-hyphen non\_break\par", ["300\u00a0words softhyphen non‑break"]),
        (rb"\{a\} \\b\par", ["{a} \\b"]),
        (rb"One\line Two\par Three\par", ["One\nTwo", "Three"]),
        (rb"\trowd HD\cell Title\cell\row\pard Text\par", ["HD\tTitle\t", "Text"]),
        (rb'{\field{\*\fldinst HYPERLINK "https://x.org"}{\fldrslt Link}} text\par', ["Link text"]),
        (rb"{\header Page 1\par}{\footnote Note\par}Text\par", ["Text"]),
        (rb"{\*\unknown secret}Text\par", ["Text"]),
        (rb"{\pict\wmetafile8 0102ab}Text\par", ["Text"]),
        (rb"{\pict\bin6 {}{}}x}Text\par", ["Text"]),
        (rb"Rain" + b"\r\n" + rb" fell\par", ["Rain fell"]),
        (b"Rain\\\nfell\\par", ["Rain", "fell"]),
        (rb"\emdash\lquote a\rquote\par", ["—‘a’"]),
    ],
)
def test_a_body_gives_its_lines(body, expected):
    assert texts(body) == expected


def test_the_code_page_is_that_of_the_font():
    head = rb"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset204 Arial Cyr;}}"
    assert texts(rb"\f1 \'cf\'f0\'e8\f0 caf\'e9{\f1 \'e2}\'e9\par", head) == ["Приcaféвé"]


def test_two_bytes_of_one_letter_are_put_together():
    head = rb"{\rtf1\ansi\ansicpg932{\fonttbl{\f0\fcharset128 MS;}}\f0 "
    assert texts(rb"\'93\'fa\'96\'7b\par", head) == ["日本"]


def test_what_is_bold_is_known_within_its_group():
    head, body, label = rtf_lines(rb"{\rtf1 {\b Body}\par Body\par {\b Length:} 300\par}", "a.rtf")
    assert (head.is_bold, body.is_bold, label.is_bold) == (True, False, False)


def test_bookmarks_and_levels_are_kept():
    (line,) = rtf_lines(rb"{\rtf1\pard\outlinelevel0{\*\bkmkstart Body}{\*\bkmkend Body}Body\par}", "a.rtf")
    assert (line.bookmarks, line.level, line.text) == (("Body",), 0, "Body")


def test_a_document_without_an_end_gives_its_lines_and_then_says_so():
    lines = rtf_lines(rb"{\rtf1 {\b Rain fell.\par Then", "a.rtf")
    assert [next(lines).text, next(lines).text] == ["Rain fell.", "Then"]
    with pytest.raises(
        CorpusError, match=r"a\.rtf, paragraph 2: the rich text document has no end.*2 left open"
    ):
        next(lines)


def test_what_follows_the_document_is_left_out():
    assert [line.text for line in rtf_lines(rb"{\rtf1 Rain\par} trailing{", "a.rtf")] == ["Rain"]


LETTERS = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cn", "Zl", "Zp"], exclude_characters="\u00ad"), max_size=40
)


@settings(deadline=None, derandomize=True, max_examples=60)
@given(st.lists(LETTERS, min_size=1, max_size=5))
def test_any_text_comes_back_from_both_formats(written):
    paragraphs = [P(text, is_bold=number % 2 == 0) for number, text in enumerate(written)]
    assert [line.text for line in docx_lines(docx(paragraphs), "a")] == written
    # In rich text a line without text is one too, but a last empty one is not begun.
    assert [line.text for line in rtf_lines(rtf(paragraphs), "a")] == written
