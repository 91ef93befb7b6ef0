"""A Word document (.docx) -> lines, by the standard library alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NoReturn
from xml.parsers import expat

from framing.corpus.refusing import refuse
from framing.importing.archives import read_member
from framing.importing.press.lines import Line

_NAMESPACES = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_FALLBACK = "http://schemas.openxmlformats.org/markup-compatibility/2006 Fallback"
_WANTED = {
    f"{namespace} {name}": name
    for namespace in _NAMESPACES
    for name in ("p", "r", "rPr", "t", "b", "br", "cr", "tab", "noBreakHyphen", "outlineLvl", "bookmarkStart")
}
_CHUNK = 1 << 16
_OFF = {"0", "false", "off", "none"}


def docx_lines(raw: bytes, where: str) -> Iterator[Line]:
    """Read the paragraphs of a Word document in order, those of tables and text boxes too.

    Parameters
    ----------
    raw : bytes
        The content of the file.
    where : str
        Name of the file, for messages.

    Yields
    ------
    Line
        One for each paragraph, empty ones too; ``number`` counts paragraphs. Deleted text, field codes
        and addresses of links are left out, the text of links stays.

    Raises
    ------
    CorpusError
        The file is no Word document, is damaged, declares a document type (and with it entities), or
        unpacks to more than any export.
    """
    xml = memoryview(read_member(raw, "word/document.xml", where))
    reader = _Paragraphs(where)
    try:
        for at in range(0, len(xml), _CHUNK):
            reader.parser.Parse(xml[at : at + _CHUNK], False)
            yield from reader.take()
        reader.parser.Parse(b"", True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        refuse(
            f"{where}, paragraph {reader.number}",
            f"the XML inside the Word document is damaged ({error})",
            advice="export the file again, or open it in Word and save it anew",
        )
    yield from reader.take()


class _Paragraphs:
    """Gathers paragraphs from the events of the XML parser."""

    def __init__(self, where: str) -> None:
        """Make a parser that refuses document types, and with them every entity."""
        self.number = 0
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._data
        self.parser.StartDoctypeDeclHandler = lambda *_: _refuse_doctype(where)
        self._done: list[Line] = []
        self._open: list[_Paragraph] = []
        self._in_text = False
        self._bold_run = False
        self._in_run_properties = False
        self._skipped = 0

    def take(self) -> list[Line]:
        """Hand over the paragraphs that are complete."""
        done, self._done = self._done, []
        return done

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        """Note what begins."""
        if self._skipped:
            self._skipped += 1
            return
        local = _WANTED.get(name)
        if local is None:
            self._skipped = int(name == _FALLBACK)
            return
        if local == "t":
            self._in_text = True
        elif local == "p":
            self._open.append(_Paragraph())
        elif not self._open:
            return
        elif local == "r":
            self._bold_run = False
        elif local == "rPr":
            self._in_run_properties = True
        elif local == "b" and self._in_run_properties:
            self._bold_run = _value(attributes) not in _OFF
        elif local in ("br", "cr", "tab"):
            self._open[-1].pieces.append("\t" if local == "tab" else "\n")
        elif local == "noBreakHyphen":
            self._open[-1].pieces.append("-")
        elif local == "outlineLvl":
            self._open[-1].level = int(_value(attributes) or -1)
        elif local == "bookmarkStart":
            self._open[-1].bookmarks.append(_value(attributes, "name"))

    def _end(self, name: str) -> None:
        """Note what ends."""
        if self._skipped:
            self._skipped -= 1
            return
        local = _WANTED.get(name)
        if local == "t":
            self._in_text = False
        elif local == "rPr":
            self._in_run_properties = False
        elif local == "p" and self._open:
            self.number += 1
            self._done.append(self._open.pop().line(self.number))

    def _data(self, text: str) -> None:
        """Take text, where it is text of a run."""
        if self._in_text and self._open and not self._skipped:
            paragraph = self._open[-1]
            paragraph.pieces.append(text)
            if not self._bold_run and not text.isspace():
                paragraph.is_bold = False


class _Paragraph:
    """A paragraph that is being read."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.pieces: list[str] = []
        self.is_bold = True
        self.level = -1
        self.bookmarks: list[str] = []

    def line(self, number: int) -> Line:
        """Finish it; line breaks at its edges are layout, those inside stay."""
        text = "".join(self.pieces).strip("\n")
        return Line(number, text, self.is_bold and bool(text.strip()), self.level, tuple(self.bookmarks))


def _value(attributes: dict[str, str], wanted: str = "val") -> str:
    """Give an attribute by its local name."""
    return next((value for name, value in attributes.items() if name.rpartition(" ")[2] == wanted), "")


def _refuse_doctype(where: str) -> NoReturn:
    """Refuse XML that brings a document type, the place where entities are declared."""
    refuse(
        where,
        "the XML inside the Word document declares a document type",
        expected="none: Word writes none, and entities in it can grow without bound",
        advice="do not open the file elsewhere either; export it again",
    )
