"""The head of an article -> its labelled fields, and the lines that have no label."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from framing.importing.press.layout import Layout
from framing.importing.press.lines import Line

_LONGEST_LABEL = 40
_LONGEST_DAY = 40
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_SPACE = re.compile(r"^|\s")
_KEPT = ("length", "section", "byline", "headline")
_PASSED_OVER = ("other", "cover", "loaded", "language", "classes", "graphic")


@dataclass
class Head:
    """The labelled fields of a head by role, the lines without a label, and how many lines it takes."""

    fields: dict[str, str] = field(default_factory=dict)
    free: list[Line] = field(default_factory=list)


def split_breaks(lines: Iterable[Line]) -> Iterator[Line]:
    """Make a line of each part of a paragraph that holds line breaks.

    Examples
    --------
    >>> [line.text for line in split_breaks([Line(1, "Byline: A. Marsh\\nHighlight: Rain")])]
    ['Byline: A. Marsh', 'Highlight: Rain']
    """
    for line in lines:
        if "\n" not in line.text:
            yield line
        else:
            yield from (line._replace(text=part) for part in line.text.split("\n"))


def read_head(lines: Iterable[Line], layout: Layout) -> Head:
    """Tell labelled lines from free ones; the first line, the title, is free whatever it says.

    Parameters
    ----------
    lines : iterable of Line
        The head of one article.
    layout : Layout
        The markers.

    Returns
    -------
    Head
        The value of a label that stands alone is the next line. Lines about the copyright are in
        neither list.
    """
    head = Head()
    waiting = ""
    for line in lines:
        if not line.plain:
            continue
        role, value = role_of(line.text, layout) if head.free or waiting or head.fields else ("", "")
        if waiting and not role:
            head.fields[waiting], waiting = line.plain, ""
            continue
        waiting = ""
        if role in _KEPT:
            value = _without_next_label(value, layout)
            if value:
                head.fields.setdefault(role, value)
            else:
                waiting = role
        elif not role and not layout.starts("copyright", line.text):
            head.free.append(line)
    return head


def role_of(text: str, layout: Layout) -> tuple[str, str]:
    """Give the role of a labelled line of a head and what stands after the label."""
    found = layout.labelled(text)
    if found is not None:
        for role in (*_KEPT, *_PASSED_OVER):
            if role in found[0]:
                return role, found[1]
    return "", ""


def is_loaded(text: str, layout: Layout) -> bool:
    """Whether a line gives the day on which the archive took an article in."""
    value = layout.label("loaded", text)
    return value is not None and len(value) <= _LONGEST_DAY and _YEAR.search(value) is not None


def _without_next_label(value: str, layout: Layout) -> str:
    """Cut a value off where another label follows in the same paragraph."""
    at = value.find(": ")
    while at >= 0:
        for start in (match.end() for match in _SPACE.finditer(value, max(0, at - _LONGEST_LABEL), at)):
            label = value[start:at]
            if label[:1].isupper() and role_of(f"{label}:", layout)[0]:
                return value[:start].strip()
        at = value.find(": ", at + 1)
    return value.strip()
