"""Word documents become lines: all text that shows, nothing that does not, and no bomb goes off."""

from __future__ import annotations

import pytest
from press.documents import P, docx

from framing.errors import CorpusError
from framing.importing.press.docx import docx_lines


def lines_of(extra: str) -> list[str]:
    """Give the lines of a document with this XML in its body."""
    return [line.text for line in docx_lines(docx([], extra=extra), "a.docx")]


def test_paragraphs_come_in_order_with_their_style():
    found = list(
        docx_lines(
            docx(
                [
                    P("Title", level=0, is_bold=True),
                    P(),
                    P(" 300 words", label="Length:"),
                    P("Body", bookmark="Body"),
                ]
            ),
            "a.docx",
        )
    )
    assert [line.number for line in found] == [1, 2, 3, 4]
    assert (found[0].text, found[0].is_bold, found[0].level) == ("Title", True, 0)
    assert found[1].text == ""
    assert (found[2].text, found[2].is_bold) == ("Length: 300 words", False)
    assert found[3].bookmarks == ("Body",)


def test_a_paragraph_of_many_runs_is_one_line():
    runs = "".join(
        f"<w:r><w:t xml:space='preserve'>{part}</w:t></w:r>" for part in ("ho", "spi", "tals close")
    )
    assert lines_of(f"<w:p>{runs}</w:p>") == ["hospitals close"]


def test_tabs_breaks_and_hyphens_are_kept():
    xml = "<w:p><w:r><w:t>1.</w:t><w:tab/><w:t>Rain</w:t><w:br/><w:t>fell</w:t><w:noBreakHyphen/></w:r></w:p>"
    assert lines_of(xml) == ["1.\tRain\nfell-"]


def test_deleted_text_and_field_codes_are_left_out():
    xml = (
        "<w:p><w:del><w:r><w:delText>Old</w:delText></w:r></w:del>"
        '<w:r><w:instrText>HYPERLINK "https://example.org"</w:instrText></w:r><w:r><w:t>New</w:t></w:r></w:p>'
    )
    assert lines_of(xml) == ["New"]


def test_a_text_box_counts_once():
    box = "<w:txbxContent><w:p><w:r><w:t>In the box</w:t></w:r></w:p></w:txbxContent>"
    xml = (
        f"<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'>{box}</mc:Choice>"
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent><w:t>Around it</w:t></w:r></w:p>"
    )
    assert sorted(lines_of(xml)) == ["Around it", "In the box"]


def test_cells_of_a_table_are_lines():
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    assert lines_of(f"<w:tbl><w:tr>{cell.format('News')}{cell.format('Courier')}</w:tr></w:tbl>") == [
        "News",
        "Courier",
    ]


def test_bold_that_is_switched_off_is_not_bold():
    xml = '<w:p><w:r><w:rPr><w:b w:val="0"/></w:rPr><w:t>Body</w:t></w:r></w:p>'
    (line,) = docx_lines(docx([], extra=xml), "a.docx")
    assert not line.is_bold


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (docx([P("x")], doctype='<!DOCTYPE w [<!ENTITY e "x">]>'), "declares a document type"),
        (docx([P("x")], extra="<w:p>"), "the XML inside the Word document is damaged"),
        (docx([P("x")])[:200], "damaged"),
        (b"PK\x05\x06" + b"\0" * 18, "no part 'word/document.xml'"),
    ],
)
def test_what_is_no_document_is_refused_by_name(raw, told):
    with pytest.raises(CorpusError, match=r"^a\.docx") as refused:
        list(docx_lines(raw, "a.docx"))
    assert told in str(refused.value)


def test_lines_before_the_damage_are_given():
    damaged = docx([P("Rain fell.")], extra="<w:p><w:r></w:p>")
    stream = docx_lines(damaged, "a.docx")
    with pytest.raises(CorpusError, match=r"a\.docx, paragraph \d"):
        list(stream)
