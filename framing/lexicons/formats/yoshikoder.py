"""Yoshikoder's ``.ykd``: XML, categories (``cnode``) that hold categories and patterns (``pnode``)."""

from __future__ import annotations

from xml.parsers import expat

from framing.errors import LexiconError
from framing.lexicons.formats.rows import LexiconRows, Row, entry_row, refuse_line

_DEEPEST = 40


def read_yoshikoder_rows(file: str, text: str) -> LexiconRows:
    """Read the patterns under the path of their categories; the root category names the dictionary.

    A document type, which could define entities that grow without bound, is refused.
    """
    reader = _TreeReader(file)
    try:
        reader.parser.Parse(text.encode("utf-8"), True)
    except expat.ExpatError as error:
        message = (
            f"{file}, line {error.lineno}: expected XML of Yoshikoder; found {expat.ErrorString(error.code)}."
        )
        raise LexiconError(message + " Export the dictionary again.") from error
    return LexiconRows(reader.rows)


class _TreeReader:
    """Follows the elements of the file and keeps the path of categories."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.rows: list[Row] = []
        self.path: list[str] = []
        self.started = False
        # The text is handed over in UTF-8, whatever its first line says.
        self.parser = expat.ParserCreate("utf-8")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.StartDoctypeDeclHandler = self._refuse_doctype

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        line = self.parser.CurrentLineNumber
        if not self.started and tag != "dictionary":
            refuse_line(self.file, line, "<dictionary> as the first element", f"<{tag}>", "export it again")
        self.started = True
        if tag not in ("cnode", "pnode"):
            return
        name = attributes.get("name", "").strip()
        if not name:
            refuse_line(self.file, line, f"a name in <{tag}>", "none", "add it or delete the element")
        if tag == "cnode":
            self.path.append(name)
            if len(self.path) > _DEEPEST:
                refuse_line(self.file, line, f"at most {_DEEPEST} levels", name, "flatten the tree")
            return
        if not self.path:
            refuse_line(self.file, line, "a category around the pattern", name, "put it into a <cnode>")
        self.rows.append(entry_row(line, name, "/".join(self.path[1:] or self.path)))

    def _end(self, tag: str) -> None:
        if tag == "cnode":
            self.path.pop()

    def _refuse_doctype(self, name: str, *_: object) -> None:
        line = self.parser.CurrentLineNumber
        refuse_line(self.file, line, "no document type", f"<!DOCTYPE {name}>", "delete it")
