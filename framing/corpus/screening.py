"""Texts -> why some are no articles: empty, masked, the page of an error, the stub of a paywall.

The rules, in the order in which they are tried; each text gets the first that fits.

- ``masked_text``: three or more ``@`` in a row, with or without spaces between them, as corpora put
  in the place of words they may not publish.
- ``empty_text``: no letter and no digit.
- ``error_page``: fewer than 100 words, and a marker of ``markers.csv`` for an error page, in the
  position the file says.
- ``stub``: fewer than 150 words, and a marker for a stub.

A longer text with a marker for a stub is kept, and counted in a note.
"""

from __future__ import annotations

import csv
import functools
import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

ERROR_PAGE_WORDS = 100
STUB_WORDS = 150

_WORD = re.compile(r"\w+(?:['’\-]\w+)*")
_LETTER = re.compile(r"[^\W_]")
_MASK = re.compile(r"@(?:\s?@){2,}")

# Markers are looked for in this many characters at the beginning and the end of a text.
_EDGE = 2_000


class Finding(NamedTuple):
    """A reason, one of ``REASONS``, and the evidence for it."""

    reason: str
    detail: str


class Marker(NamedTuple):
    """A phrase that gives a page away, and where it must stand."""

    reason: str
    position: str
    phrase: str


@functools.cache
def markers() -> tuple[Marker, ...]:
    """Read the phrases of ``markers.csv``."""
    with Path(__file__).with_name("markers.csv").open(encoding="utf-8", newline="") as lines:
        return tuple(Marker(row["reason"], row["position"], row["marker"]) for row in csv.DictReader(lines))


def screen_text(text: str) -> Finding | None:
    """Say why a text is no article, or nothing where it may be one.

    Parameters
    ----------
    text : str
        A normalised text.

    Returns
    -------
    Finding or None

    Examples
    --------
    >>> screen_text("Rain fell. Subscribe to continue reading.")
    Finding(reason='stub', detail="6 words with 'subscribe to continue'")
    >>> screen_text("Residents were told that access denied by the army would be restored.") is None
    True
    """
    mask = _MASK.search(text)
    if mask:
        return Finding("masked_text", f"{mask.group()[:12]!r} at character {mask.start()}")
    if not _LETTER.search(text):
        return Finding("empty_text", "no letter and no digit")
    for reason, limit in (("error_page", ERROR_PAGE_WORDS), ("stub", STUB_WORDS)):
        phrase = find_marker(text, reason)
        words = len(_WORD.findall(text)) if phrase else limit
        if phrase and words < limit:
            return Finding(reason, f"{words} words with {phrase!r}")
    return None


def find_marker(text: str, reason: str) -> str | None:
    """Give the first marker for ``reason`` that stands near the beginning or the end of the text."""
    edges = text if len(text) <= 2 * _EDGE else f"{text[:_EDGE]}\n{text[-_EDGE:]}"
    edges = edges.lower().replace("’", "'")
    for marker in markers():
        if marker.reason == reason and marker.phrase in edges:
            if marker.position == "anywhere":
                return marker.phrase
            if re.search(rf"^\W*{re.escape(marker.phrase)}", edges, re.MULTILINE):
                return marker.phrase
    return None


def odd_texts(texts: Iterable[str]) -> list[str]:
    """Word notes on texts that are kept but should be looked at.

    Parameters
    ----------
    texts : iterable of str
        The texts that are used.

    Returns
    -------
    list of str
        One sentence for each kind of oddity that occurs, with its number of texts.

    Examples
    --------
    >>> odd_texts(["The cafÃ© closed.", "<p>Rain fell.</p>", "Rain fell."])
    ["1 text holds characters of a wrong encoding, such as 'Ã©' or '�'",
     '1 text holds HTML tags or entities (strip them first: they hide where paragraphs end)']
    """
    texts = list(texts)
    checks = (
        (is_garbled, "characters of a wrong encoding, such as 'Ã©' or '�'"),
        (has_markup, "HTML tags or entities (strip them first: they hide where paragraphs end)"),
        (has_stub_marker, "a line such as 'subscribe to read' but is long enough to be kept"),
    )
    notes = []
    for check, wording in checks:
        count = sum(map(check, texts))
        if count:
            notes.append(f"{count} {'text holds' if count == 1 else 'texts hold'} {wording}")
    repeated = len(texts) - len(set(texts))
    if repeated:
        notes.append(
            f"{repeated} {'text repeats' if repeated == 1 else 'texts repeat'} another word for word"
        )
    return notes


_GARBLED = re.compile("\ufffd|[\x80-\x9f]|â€|Ã[\xa0-\xbf\u0192\u201a-\u2122]")
_MARKUP = re.compile(r"</[a-zA-Z]|<br|<p>|&(?:amp|nbsp|quot|lt|gt|#\d+);")


def is_garbled(text: str) -> bool:
    """Whether UTF-8 was once read as something else, or something else as UTF-8."""
    return not text.isascii() and _GARBLED.search(text) is not None


def has_markup(text: str) -> bool:
    """Whether tags or entities were left in."""
    return ("<" in text or "&" in text) and _MARKUP.search(text) is not None


def has_stub_marker(text: str) -> bool:
    """Whether a line asks the reader to subscribe."""
    return find_marker(text, "stub") is not None
