"""A Word document (.docx) -> lines, read as a stream, by the standard library alone."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import NoReturn
from xml.parsers import expat

from framing.corpus.refusing import refuse
from framing.importing.press.lines import Line

_NAMESPACES = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_FALLBACK = "http://schemas.openxmlformats.org/markup-compatibility/2006 Fallback"
_CHUNK = 1 << 16
_OFF = {"0", "false", "off", "none"}

# A page of text is some 30 kB of Word's XML; an export of 1,000 articles is below a tenth of this.
LARGEST_DOCUMENT = 1 << 30
# Word's XML packs to about a fifteenth; a bomb to a thousandth.
_HIGHEST_RATIO = 200


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
        The file is no Word document, is damaged or protected by a password, declares a document type
        or entities, or unpacks to more than ``LARGEST_DOCUMENT`` bytes.
    """
    with _open(raw, where) as archive, archive.open(_part(archive, where)) as stream:
        reader = _Paragraphs(where)
        try:
            while chunk := stream.read(_CHUNK):
                reader.parser.Parse(chunk, False)
                yield from reader.take()
            reader.parser.Parse(b"", True)
        except expat.ExpatError as error:
            refuse(
                f"{where}, paragraph {reader.number}",
                f"the XML inside the Word document is damaged ({error})",
                advice="export the file again, or open it in Word and save it anew",
            )
        except (zipfile.BadZipFile, EOFError) as error:
            refuse(
                f"{where}, paragraph {reader.number}",
                f"the file is cut off or damaged ({error})",
                expected="a whole .docx",
                advice="download the file again",
            )
        yield from reader.take()


def _open(raw: bytes, where: str) -> zipfile.ZipFile:
    """Open the package that a .docx is."""
    try:
        return zipfile.ZipFile(io.BytesIO(raw))
    except zipfile.BadZipFile:
        refuse(
            where,
            "the file ends before the Word document in it does" if raw[:2] == b"PK" else "no Word document",
            expected="a .docx, which is a ZIP archive",
            found="a ZIP archive without its end" if raw[:2] == b"PK" else f"{raw[:12]!r}",
            advice="download the file again",
        )


def _part(archive: zipfile.ZipFile, where: str) -> zipfile.ZipInfo:
    """Find the main part, and refuse one that would unpack to more than any export holds."""
    try:
        part = archive.getinfo("word/document.xml")
    except KeyError:
        refuse(
            where,
            "the ZIP archive is no Word document",
            expected="word/document.xml inside",
            found=", ".join(archive.namelist()[:5]) or "nothing",
            advice="export as Word document (.docx)",
        )
    if part.flag_bits & 1:
        refuse(where, "the Word document is encrypted", advice="save it without a password")
    ratio = part.file_size / max(part.compress_size, 1)
    if part.file_size > LARGEST_DOCUMENT or (ratio > _HIGHEST_RATIO and part.file_size > 1 << 26):
        refuse(
            where,
            f"word/document.xml would unpack to {part.file_size:,} bytes, {ratio:.0f} times its packed size",
            expected=f"at most {LARGEST_DOCUMENT:,} bytes and {_HIGHEST_RATIO} times",
            advice="a file that unpacks like this is made to fill a disk; export it again",
        )
    return part


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
        self._names: dict[str, str] = {}
        self._in_text = False
        self._bold_run = False
        self._in_run_properties = False
        self._skipped = 0

    def take(self) -> list[Line]:
        """Hand over the paragraphs that are complete."""
        done, self._done = self._done, []
        return done

    def _local(self, name: str) -> str:
        """Give the name of an element of WordprocessingML, or nothing for another's."""
        local = self._names.get(name)
        if local is None:
            namespace, _, last = name.rpartition(" ")
            local = last if namespace in _NAMESPACES else ""
            self._names[name] = local
        return local

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        """Note what begins."""
        if self._skipped or name == _FALLBACK:
            self._skipped += 1
            return
        local = self._local(name)
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
        local = self._local(name)
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
