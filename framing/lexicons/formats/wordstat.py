"""WordStat's ``.cat``: a tree drawn by tabs; entries end in a weight, ``ALLEGED* (1)``, categories do not."""

from __future__ import annotations

import re

from framing.lexicons.formats.rows import LexiconRows, Row, Unread, entry_row, refuse_line

_ENTRY = re.compile(r"(?P<entry>.+?)\s*\(\s*-?\d+(?:[.,]\d+)?\s*\)")
_RULE = re.compile(r"@|.*\b(?:NEAR|BEFORE|AFTER)\b.*\[")


def read_wordstat_rows(file: str, text: str) -> LexiconRows:
    """Read entries under the path of their categories; ``_`` joins words; rules are listed as unread."""
    rows: list[Row] = []
    unread: list[Unread] = []
    above: list[tuple[int, str]] = []
    for number, line in enumerate(text.split("\n"), start=1):
        content = line.strip()
        if not content:
            continue
        depth = len(line) - len(line.lstrip())
        above = [(level, name) for level, name in above if level < depth]
        path = "/".join(name for _, name in above)
        match = _ENTRY.fullmatch(content)
        if _RULE.match(content):
            unread.append(Unread(number, content, path, "is a rule of proximity"))
        elif match is None:
            above.append((depth, content))
        elif not above:
            refuse_line(file, number, "a category above the first entry", content, "add its line")
        else:
            rows.append(entry_row(number, match["entry"].replace("_", " "), path))
    return LexiconRows(rows, unread)
