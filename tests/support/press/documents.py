"""Small writers of Word and rich text documents, with what the exports of archives have in them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from xml.sax.saxutils import escape

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@dataclass(frozen=True)
class P:
    """A paragraph. ``label`` is a bold beginning, ``is_link`` puts the text into a link."""

    text: str = ""
    label: str = ""
    is_bold: bool = False
    level: int | None = None
    bookmark: str = ""
    is_link: bool = False
    has_break: bool = False


def docx_xml(paragraphs: Iterable[P], extra: str = "", doctype: str = "") -> str:
    """Write the main part of a Word document."""
    body = "".join(_paragraph_xml(paragraph) for paragraph in paragraphs)
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{doctype}'
        f'<w:document xmlns:w="{_W}" xmlns:mc="{_MC}" xmlns:r="{_R}">'
        f"<w:body>{body}{extra}</w:body></w:document>"
    )


def docx(paragraphs: Iterable[P], *, extra: str = "", doctype: str = "", xml: str | None = None) -> bytes:
    """Write a Word document, the parts a reader needs."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", xml or docx_xml(paragraphs, extra, doctype))
    return packed.getvalue()


def _paragraph_xml(paragraph: P) -> str:
    """Write one paragraph; a text of several lines has line breaks in it."""
    level = "" if paragraph.level is None else f'<w:outlineLvl w:val="{paragraph.level}"/>'
    level = f'<w:pPr><w:spacing w:before="200" w:line="260"/><w:jc w:val="both"/>{level}</w:pPr>'
    mark = ""
    if paragraph.bookmark:
        mark = f'<w:bookmarkStart w:id="1" w:name="{paragraph.bookmark}"/><w:bookmarkEnd w:id="1"/>'
    runs = "<w:r><w:br/></w:r>" if paragraph.has_break else ""
    if paragraph.label:
        runs += _run_xml(paragraph.label, True)
    # Exports cut a paragraph into many runs, in the middle of words, and style each of them anew.
    cut = max(1, min(256, (len(paragraph.text) + 1) // 2))
    for at in range(0, len(paragraph.text), cut):
        runs += _run_xml(paragraph.text[at : at + cut], paragraph.is_bold)
    if paragraph.is_link:
        runs = f'<w:hyperlink r:id="rId1">{runs}</w:hyperlink>'
    return f"<w:p>{level}{mark}{runs}</w:p>"


def _run_xml(text: str, is_bold: bool) -> str:
    """Write one run."""
    bold = "<w:b/>" if is_bold else ""
    style = (
        '<w:rPr><w:rFonts w:ascii="Arial" w:eastAsia="Arial" w:hAnsi="Arial" w:cs="Arial"/>'
        f'{bold}<w:color w:val="000000"/><w:sz w:val="20"/></w:rPr>'
    )
    lines = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n"))
    return f"<w:r>{style}{lines}</w:r>"


def rtf(paragraphs: Iterable[P], codepage: int = 1252, *, use_unicode: bool = True) -> bytes:
    """Write a rich text document; without ``use_unicode`` letters are bytes of the code page."""
    charset = {1252: 0, 1251: 204, 1250: 238}[codepage]
    head = (
        rf"{{\rtf1\ansi\ansicpg{codepage}\deff0\uc1{{\fonttbl{{\f0\fswiss\fcharset{charset} Arial;}}}}"
        r"{\colortbl;\red0\green119\blue204;}{\info{\title Export}{\author Nobody}}{\header Page \chpgn\par}"
    )
    body = "".join(_paragraph_rtf(paragraph, codepage, use_unicode) for paragraph in paragraphs)
    return f"{head}\n{body}}}".encode("ascii")


def _paragraph_rtf(paragraph: P, codepage: int, use_unicode: bool) -> str:
    """Write one paragraph."""
    mark = ""
    if paragraph.bookmark:
        mark = rf"{{\*\bkmkstart {paragraph.bookmark}}}{{\*\bkmkend {paragraph.bookmark}}}"
    level = "" if paragraph.level is None else rf"\outlinelevel{paragraph.level} "
    text = _escape_rtf(paragraph.text, codepage, use_unicode)
    if paragraph.is_bold:
        text = rf"{{\b {text}}}"
    if paragraph.label:
        text = rf"{{\b {_escape_rtf(paragraph.label, codepage, use_unicode)}}}{text}"
    if paragraph.is_link:
        text = rf'{{\field{{\*\fldinst HYPERLINK "https://example.org/a?b"}}{{\fldrslt {{\cf1 {text}}}}}}}'
    return rf"\pard\plain\f0 {mark}{level}{text}\par" + "\n"


def _escape_rtf(text: str, codepage: int, use_unicode: bool) -> str:
    """Escape letters beyond ASCII, as Unicode or as bytes of the code page."""
    escaped = []
    for letter in text:
        if letter == "\n":
            escaped.append(r"\line ")
        elif letter == "\t":
            escaped.append(r"\tab ")
        elif letter in "{}\\":
            escaped.append("\\" + letter)
        elif letter == "\u00a0":
            escaped.append(r"\~")
        elif letter.isascii():
            escaped.append(letter)
        elif use_unicode:
            units = letter.encode("utf-16-be")
            for at in range(0, len(units), 2):
                value = int.from_bytes(units[at : at + 2], "big", signed=True)
                escaped.append(rf"\u{value}?")
        else:
            escaped.append("".join(rf"\'{byte:02x}" for byte in letter.encode(f"cp{codepage}")))
    return "".join(escaped)
