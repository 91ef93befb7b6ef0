"""LIWC's ``.dic``: a legend of numbered categories between ``%`` lines, then a word and its numbers.

Files in use break the format in many ways; those gathered in quanteda's issue 752 are read: no ``%``
before the legend or none at all, blank lines, spaces for tabs, several tabs, blanks before a tab,
spaces within words, categories indented as a tree, and two conditions. ``kind <of>131/125`` gives the
number before the stroke to *kind of* and the one after it to *kind* elsewhere; it is read as two
entries. ``like (02 134)125/464`` depends on the category of the word before; it is listed as unread.
"""

from __future__ import annotations

import re
from itertools import takewhile

from framing.lexicons.formats.rows import LexiconRows, Row, Unread, entry_row, refuse_line

_LINES_TOLD = 5
_LEGEND_LINE = re.compile(r"(?P<id>\d+)(?:\s+(?P<name>\S.*))?")
_AFTER_WORD = re.compile(r"<(?P<next>[^<>]+)>\s*(?P<then>\d+)/(?P<otherwise>\d+)")
_AFTER_CATEGORY = re.compile(r"\([\d\s]*\)\s*\d+(?:/\d+)?")
_REST = re.compile(r"(?:[\d\s/()]|<[^<>]+>)*")
# Without a tab the word ends before the numbers and conditions that end the line.
_UNTABBED = re.compile(rf"(?P<word>.+?)\s+(?=[\d<(])(?P<rest>{_REST.pattern})")


def read_liwc_rows(file: str, text: str) -> LexiconRows:
    """Read the legend and the entries; an entry in several categories gives a row for each."""
    lines = [(number, line.rstrip()) for number, line in enumerate(text.split("\n"), start=1) if line.strip()]
    legend, body = _divide(lines)
    if not legend:
        found = body[0][1] if body else "nothing"
        refuse_line(file, 1, "a legend of categories such as '1<tab>doubt'", found, "put it between % lines")
    names = _names(file, legend)
    _check_defined(file, body, names)
    rows: list[Row] = []
    unread: list[Unread] = []
    for number, line in body:
        _read_entry(file, number, line.strip(), names, rows, unread)
    return LexiconRows(rows, unread)


def _divide(lines: list[tuple[int, str]]) -> tuple[list[tuple[int, str]], list[tuple[int, str]]]:
    """Part the legend from the entries, by the ``%`` lines or, without them, by how the lines begin."""
    marks = [place for place, (_, line) in enumerate(lines) if line.strip() == "%"]
    if len(marks) >= 2:
        return lines[marks[0] + 1 : marks[1]], lines[marks[1] + 1 :]
    if marks and marks[0] > 0:
        return lines[: marks[0]], lines[marks[0] + 1 :]
    bare = lines[1:] if marks else lines
    legend = list(takewhile(lambda numbered: _LEGEND_LINE.fullmatch(numbered[1].strip()), bare))
    return legend, bare[len(legend) :]


def _names(file: str, legend: list[tuple[int, str]]) -> dict[int, str]:
    """Return the categories by number; those of an indented legend as paths, ``affect/positive``."""
    names: dict[int, str] = {}
    above: list[tuple[int, str]] = []
    for number, line in legend:
        match = _LEGEND_LINE.fullmatch(line.strip())
        if match is None or not match["name"]:
            refuse_line(
                file, number, "a number and the name of a category", line.strip(), "complete the line"
            )
        depth = len(line) - len(line.lstrip())
        above = [(level, name) for level, name in above if level < depth]
        path = "/".join([*(name for _, name in above), match["name"].strip()])
        above.append((depth, match["name"].strip()))
        if names.setdefault(int(match["id"]), path) != path:
            expected = f"each number once; {int(match['id'])} is {names[int(match['id'])]!r}"
            refuse_line(file, number, expected, line.strip(), "give it another number")
    return names


def _split(line: str) -> tuple[str, str]:
    """Divide a line into its word and what follows it."""
    if "\t" in line:
        word, _, rest = line.partition("\t")
        return word.strip(), rest.strip()
    match = _UNTABBED.fullmatch(line)
    return (match["word"], match["rest"]) if match else (line, "")


def _check_defined(file: str, body: list[tuple[int, str]], names: dict[int, str]) -> None:
    """Refuse entries in categories that the legend does not define, all of them at once."""
    undefined: dict[int, list[int]] = {}
    for number, line in body:
        rest = _split(line.strip())[1]
        given = [one for found in _AFTER_WORD.finditer(rest) for one in (found["then"], found["otherwise"])]
        plain = _AFTER_CATEGORY.sub(" ", _AFTER_WORD.sub(" ", rest)).split()
        for category in dict.fromkeys(int(one) for one in (*given, *plain) if one.isdigit()):
            if category not in names:
                undefined.setdefault(category, []).append(number)
    if undefined:
        found = "; ".join(
            f"{category} in {_tell_lines(lines)}" for category, lines in sorted(undefined.items())
        )
        first = min(lines[0] for lines in undefined.values())
        refuse_line(file, first, "category numbers of the legend", found, "add them to the legend")


def _tell_lines(numbers: list[int]) -> str:
    """Name lines, of many the first."""
    told = ", ".join(map(str, numbers[:_LINES_TOLD]))
    more = f" and {len(numbers) - _LINES_TOLD} more" if len(numbers) > _LINES_TOLD else ""
    return f"line{'s' * (len(numbers) > 1)} {told}{more}"


def _read_entry(
    file: str, number: int, line: str, names: dict[int, str], rows: list[Row], unread: list[Unread]
) -> None:
    """Add the rows of one line."""
    word, rest = _split(line)
    if not word or not rest or not _REST.fullmatch(rest):
        refuse_line(file, number, "a word, a tab and numbers of categories", line, "correct the line")

    for condition in _AFTER_WORD.finditer(rest):
        following = f"{word} {condition['next'].strip()}"
        rows.append(entry_row(number, following, names[int(condition["then"])]))
        rows.append(entry_row(number, word, names[int(condition["otherwise"])]))
    rest = _AFTER_WORD.sub(" ", rest)
    reason = "depends on the category of the word before"
    unread += [Unread(number, word, found[0], reason) for found in _AFTER_CATEGORY.finditer(rest)]
    digits = _AFTER_CATEGORY.sub(" ", rest).split()
    if wrong := [one for one in digits if not one.isdigit()]:
        refuse_line(file, number, "numbers of categories", wrong[0], "correct the line")
    rows += [entry_row(number, word, names[int(one)]) for one in dict.fromkeys(digits)]
