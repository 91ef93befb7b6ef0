"""A rich text document (.rtf, and .doc files that are one) -> lines.

Written here because the layouts of press archives need more than the text: which lines are bold, which
bookmarks begin where, links without their addresses, cells of tables apart, and whether the file was
cut off.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from framing.corpus.refusing import refuse
from framing.importing.press.lines import Line

_TOKEN = re.compile(
    rb"\\'(?P<hex>[0-9a-fA-F]{2})|\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})?[ ]?"
    rb"|\\(?P<symbol>[^a-zA-Z])|(?P<brace>[{}])|[\r\n]+|(?P<text>[^\\{}\r\n]+)|(?P<stray>\\)"
)

_HALF = re.compile("[\ud800-\udfff]")
_BINARY = re.compile(rb"\\bin(?P<size>\d{1,10}) ?")

# Groups that hold no text of the document; a group that begins with \* is left out too.
_HIDDEN = frozenset(
    b"author bkmkend bkmkstart colortbl comment datafield fldinst fonttbl footer footerf footerl footerr "
    b"footnote header headerf headerl headerr info listtable listoverridetable object pict stylesheet "
    b"themedata title generator xmlnstbl rsidtbl nonesttables objdata shpinst pntext".split()
)
_BREAKS = {b"par": "\n", b"sect": "\n", b"page": "\n", b"row": "\n", b"nestrow": "\n", b"line": "\v"}
_CHARACTERS = {
    b"tab": "\t", b"cell": "\t", b"nestcell": "\t", b"emdash": "—", b"endash": "–", b"bullet": "•",
    b"lquote": "‘", b"rquote": "’", b"ldblquote": "“", b"rdblquote": "”", b"emspace": " ",
    b"enspace": " ", b"qmspace": " ",
}  # fmt: skip
_SYMBOLS = {b"~": "\u00a0", b"_": "\u2011", b"{": "{", b"}": "}", b"\\": "\\", b"\n": "\n", b"\r": "\n"}
_CHARSETS = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gb18030", 136: "cp950", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874",
    238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip


def rtf_lines(raw: bytes, where: str) -> Iterator[Line]:
    """Read the paragraphs of a rich text document in order.

    Parameters
    ----------
    raw : bytes
        The content of the file.
    where : str
        Name of the file, for messages.

    Yields
    ------
    Line
        One for each paragraph and each row of a table (cells apart by tabs); ``number`` counts them.

    Raises
    ------
    CorpusError
        The document has no end: after all lines that are there were given.

    Examples
    --------
    >>> raw = rb"{\\rtf1\\ansi\\ansicpg1252 Caf\\'e9\\par \\u8222?Ja\\ldblquote\\par}"
    >>> [line.text for line in rtf_lines(raw, "a.rtf")]
    ['Café', '„Ja“']
    """
    reader = _Reader()
    for token in _TOKEN.finditer(_without_binary(raw)):
        if reader.take(token):
            yield reader.line()
        if token.lastgroup == "brace" and not reader.stack:
            break
    if reader.has_text():
        yield reader.line()
    if reader.stack:
        refuse(
            f"{where}, paragraph {reader.number}",
            "the rich text document has no end",
            expected="a closing brace for each that opens",
            found=f"{len(reader.stack)} left open at the end of the file",
            advice="the file is cut off: download it again",
        )


class _State:
    """What a group may change and its end undoes."""

    __slots__ = ("bold", "encoding", "hidden", "skip")

    def __init__(self, encoding: str) -> None:
        """Begin as a document begins."""
        self.bold = False
        self.hidden = False
        self.encoding = encoding
        self.skip = 1

    def copy(self) -> _State:
        """Copy for a group that opens."""
        twin = _State(self.encoding)
        twin.bold, twin.hidden, twin.skip = self.bold, self.hidden, self.skip
        return twin


class _Reader:
    """Follows the tokens of a document."""

    def __init__(self) -> None:
        """Begin before the first brace."""
        self.number = 0
        self.stack: list[_State] = []
        self.state = _State("cp1252")
        self._codepage = "cp1252"
        self._fonts: dict[int, str] = {}
        self._font = 0
        self._font_here = 0
        self._in_fonts = 0
        self._pieces: list[str] = []
        self._bytes = bytearray()
        self._skip = 0
        self._all_bold = True
        self._level = -1
        self._bookmarks: list[str] = []
        self._bookmark = 0

    def take(self, token: re.Match[bytes]) -> bool:
        """Follow one token; say whether it ends a line."""
        kind = token.lastgroup
        if kind != "hex" and self._bytes and not self._skip:
            self._flush()
        if kind == "text":
            self._take_text(token["text"])
        elif kind == "hex":
            self._take_byte(int(token["hex"], 16))
        elif kind == "brace":
            self._take_brace(token["brace"])
        elif kind in ("word", "number"):
            return self._take_word(token["word"], token["number"])
        elif kind == "symbol":
            return self._take_symbol(token["symbol"])
        return False

    def has_text(self) -> bool:
        """Whether a line was begun."""
        return any(piece.strip() for piece in self._pieces)

    def line(self) -> Line:
        """Finish the line."""
        self.number += 1
        text = _joined("".join(self._pieces).strip("\n\v").replace("\v", "\n"))
        line = Line(
            self.number, text, self._all_bold and bool(text.strip()), self._level, tuple(self._bookmarks)
        )
        self._pieces, self._bookmarks = [], []
        self._all_bold = True
        return line

    def _add(self, text: str) -> None:
        """Add text, where it shows."""
        if not self.state.hidden:
            self._pieces.append(text)
            if not self.state.bold and not text.isspace():
                self._all_bold = False

    def _flush(self) -> None:
        """Decode the bytes that were gathered; two of them may be one letter."""
        text = self._bytes.decode(self.state.encoding, errors="replace")
        self._bytes.clear()
        self._add(text)

    def _take_text(self, text: bytes) -> None:
        """Take plain text, less what stands for a character that was given as Unicode."""
        if self._skip:
            cut = min(self._skip, len(text))
            self._skip -= cut
            text = text[cut:]
        if self._bookmark:
            self._bookmarks.append(text.decode("ascii", errors="replace"))
            self._bookmark = 0
        elif text:
            self._add(text.decode("ascii") if text.isascii() else text.decode(self.state.encoding, "replace"))

    def _take_byte(self, value: int) -> None:
        """Take a byte in hexadecimal."""
        if self._skip:
            self._skip -= 1
        elif not self.state.hidden:
            self._bytes.append(value)

    def _take_brace(self, brace: bytes) -> None:
        """Open or close a group."""
        self._skip = 0
        if brace == b"{":
            self.stack.append(self.state)
            self.state = self.state.copy()
        elif self.stack:
            self.state = self.stack.pop()
            if len(self.stack) < self._in_fonts:
                self._in_fonts = 0
                self.state.encoding = self._fonts.get(self._font, self._codepage)

    def _take_symbol(self, symbol: bytes) -> bool:
        """Take a control symbol."""
        if symbol == b"*":
            self.state.hidden = True
        elif symbol in _SYMBOLS:
            if symbol in b"\r\n":
                return not self.state.hidden
            self._add(_SYMBOLS[symbol])
        return False

    def _take_word(self, word: bytes, digits: bytes | None) -> bool:
        """Take a control word; say whether it ends a line."""
        number = int(digits) if digits else None
        if word == b"u" and number is not None:
            self._add_unicode(number)
        elif word in _BREAKS:
            if _BREAKS[word] == "\n":
                return not self.state.hidden
            self._add("\v")
        elif word in _CHARACTERS:
            self._add(_CHARACTERS[word])
        elif word == b"b":
            self.state.bold = number != 0
        elif word in (b"plain", b"pard"):
            self._reset(word)
        elif word == b"bkmkstart":
            self.state.hidden, self._bookmark = True, 1
        elif word in _HIDDEN:
            self.state.hidden = True
            self._in_fonts = len(self.stack) if word == b"fonttbl" else self._in_fonts
        else:
            self._take_setting(word, number)
        return False

    def _reset(self, word: bytes) -> None:
        """Take back what a paragraph or a run had set."""
        if word == b"pard":
            self._level = -1
        else:
            self.state.bold = False
            self.state.encoding = self._fonts.get(self._font, self._codepage)

    def _take_setting(self, word: bytes, number: int | None) -> None:
        """Take a word that sets how what follows is read."""
        if number is None:
            return
        if word == b"uc":
            self.state.skip = number
        elif word == b"ansicpg":
            self._codepage = self.state.encoding = _known(f"cp{number}")
        elif word == b"deff":
            self._font = number
        elif word == b"outlinelevel":
            self._level = number
        elif word == b"f" and self._in_fonts:
            self._font_here = number
        elif word == b"fcharset" and self._in_fonts:
            # Charsets 0 and 1 leave the choice to the code page of the document.
            self._fonts[self._font_here] = (
                self._codepage if number < 2 else _CHARSETS.get(number, self._codepage)
            )
        elif word == b"f":
            self.state.encoding = self._fonts.get(number, self._codepage)

    def _add_unicode(self, number: int) -> None:
        """Add a character given by its number, or half of one."""
        value = number + 0x10000 if number < 0 else number
        self._skip = self.state.skip
        if not 0 <= value < 0x110000:
            value = 0xFFFD
        self._add(chr(value))


def _joined(text: str) -> str:
    """Make one character of the two halves by which rich text writes those beyond 16 bits."""
    if not _HALF.search(text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _without_binary(raw: bytes) -> bytes:
    """Cut out binary data, whose bytes may look like braces."""
    pieces, done = [], 0
    while (found := _BINARY.search(raw, done)) is not None:
        pieces.append(raw[done : found.start()])
        done = found.end() + int(found["size"])
    return b"".join([*pieces, raw[done:]]) if pieces else raw


def _known(encoding: str) -> str:
    """Give the encoding, or Windows' western one where Python does not know it."""
    try:
        return codecs.lookup(encoding).name
    except LookupError:
        return "cp1252"
