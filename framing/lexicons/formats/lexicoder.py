"""Lexicoder's ``.lc3``: a line ``+CATEGORY``, then its entries, one a line."""

from __future__ import annotations

from framing.lexicons.formats.rows import LexiconRows, Row, entry_row, refuse_line


def read_lexicoder_rows(file: str, text: str) -> LexiconRows:
    """Read the entries under their categories; blank lines are passed over."""
    rows: list[Row] = []
    category = ""
    for number, line in enumerate(text.split("\n"), start=1):
        entry = line.strip()
        if entry.startswith("+"):
            category = entry[1:].strip()
            if not category:
                refuse_line(file, number, "the name of a category after +", entry, "add it")
        elif entry:
            if not category:
                refuse_line(file, number, "a line such as +DOUBT before the first entry", entry, "add one")
            rows.append(entry_row(number, entry, category))
    return LexiconRows(rows)
