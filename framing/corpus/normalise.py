"""A text as it came -> the text that is read, and the way back to the offsets of the first.

The text that is read has "\\n" as its only line end, no control character but "\\n" and the tab,
no invisible soft hyphen or byte-order mark inside a word, no lone surrogate, and is in Unicode
normalisation form C. Nothing else is touched: no stripping, no change of quotation marks or spaces.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

import numpy as np

# A form feed or vertical tab separates words, so it becomes a line end rather than vanish.
_LINE_END = "\r\n|[\r\x0b\x0c\x85\u2028\u2029]"
_REMOVED = "[\x00-\x08\x0e-\x1f\x7f\xad\ufeff]"
_SURROGATE = "[\ud800-\udfff]"
_CHANGED = re.compile(f"(?P<line>{_LINE_END})|(?P<removed>{_REMOVED})|(?P<surrogate>{_SURROGATE})")
# One class is searched several times faster than alternatives, and most texts hold none of it.
_SUSPECT = re.compile("[\x00-\x08\x0b-\x1f\x7f\x85\xad\u2028\u2029\ufeff\ud800-\udfff]")
_REMOVED_OR_BROKEN = re.compile(f"{_REMOVED}|{_SURROGATE}")
_REPLACEMENT = {"line": "\n", "removed": "", "surrogate": "\ufffd"}


class OffsetMap:
    """Offsets into a normalised text -> offsets into the text as it came.

    Parameters
    ----------
    starts, ends : ndarray of int, one per character of the normalised text, optional
        Where the raw characters behind each normalised character begin and end.
        Without them the two texts are the same and offsets pass through unchanged.

    Examples
    --------
    >>> text, offsets = normalise_with_offsets("One.\\r\\nTwo.")
    >>> text[5:9], offsets.to_raw(5, 9)
    ('Two.', (6, 10))
    """

    def __init__(self, starts: np.ndarray | None = None, ends: np.ndarray | None = None) -> None:
        """Keep the arrays."""
        self._starts = starts
        self._ends = ends

    @property
    def is_identity(self) -> bool:
        """Whether normalising changed nothing."""
        return self._starts is None

    def to_raw(self, start: int, end: int) -> tuple[int, int]:
        """Give the raw offsets of the normalised span ``start`` to ``end`` (end exclusive).

        Characters that were removed at the edges of the span stay outside it. An empty span gives an
        empty span.
        """
        if self._starts is None or self._ends is None:
            return start, end
        if start < end:
            return int(self._starts[start]), int(self._ends[end - 1])
        at = int(self._starts[start]) if start < len(self._starts) else self._last()
        return at, at

    def from_raw(self, start: int, end: int) -> tuple[int, int]:
        """Give the normalised offsets of the raw span ``start`` to ``end`` (end exclusive).

        A character of which the span holds a part is in it; one that was removed is in none.

        Examples
        --------
        >>> normalise_with_offsets("One.\\r\\nTwo.")[1].from_raw(6, 10)
        (5, 9)
        """
        if self._starts is None or self._ends is None:
            return start, end
        first = int(np.searchsorted(self._ends, start, side="right"))
        return first, max(first, int(np.searchsorted(self._starts, end, side="left")))

    def _last(self) -> int:
        """Give the raw offset at which the normalised text ends."""
        return int(self._ends[-1]) if self._ends is not None and len(self._ends) else 0


def normalise_text(raw: str) -> str:
    """Normalise line ends, control characters and Unicode composition.

    Parameters
    ----------
    raw : str
        A text as it came.

    Returns
    -------
    str
        The same text in form C with "\\n" line ends. CR LF, CR, U+0085, U+2028, U+2029, the vertical
        tab and the form feed become "\\n"; other C0 controls (not the tab), DEL, soft hyphens and
        byte-order marks are removed; a lone surrogate becomes U+FFFD.

    Examples
    --------
    >>> normalise_text("cafe\\u0301\\r\\nnoir")
    'café\\nnoir'
    """
    if _SUSPECT.search(raw):
        raw = _CHANGED.sub(lambda match: _REPLACEMENT[str(match.lastgroup)], raw)
    return unicodedata.normalize("NFC", raw)


def normalise_with_offsets(raw: str) -> tuple[str, OffsetMap]:
    """Normalise a text and keep the way back to its own offsets.

    Parameters
    ----------
    raw : str
        A text as it came.

    Returns
    -------
    text : str
        What ``normalise_text`` returns.
    offsets : OffsetMap
        Free of cost where nothing changed.

    Examples
    --------
    >>> text, offsets = normalise_with_offsets("cafe\\u0301 noir")
    >>> offsets.to_raw(0, 4)
    (0, 5)
    """
    cleaned, starts, ends = raw, None, None
    if _SUSPECT.search(raw):
        cleaned, starts, ends = _map_pieces(raw, _cleaned_pieces(raw))
    if unicodedata.is_normalized("NFC", cleaned):
        return cleaned, OffsetMap(starts, ends)
    text, firsts, lasts = _map_pieces(cleaned, _composed_pieces(cleaned))
    if starts is None or ends is None:
        return text, OffsetMap(firsts, lasts)
    return text, OffsetMap(starts[firsts], ends[lasts - 1])


def count_removed(raw: str) -> int:
    """Count the characters that normalising removes or replaces because they are no text.

    Examples
    --------
    >>> count_removed("a\\x00b\\r\\n")
    1
    """
    return len(_REMOVED_OR_BROKEN.findall(raw)) if _SUSPECT.search(raw) else 0


def _cleaned_pieces(raw: str) -> Iterator[tuple[int, int, str]]:
    """Yield each stretch that is replaced: its start, its end, what stands there instead."""
    for match in _CHANGED.finditer(raw):
        yield match.start(), match.end(), _REPLACEMENT[str(match.lastgroup)]


def _composed_pieces(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield each stretch that composition changes, as short as it can be composed on its own."""
    start = 0
    for end in range(1, len(text) + 1):
        if end < len(text) and not _is_boundary(text, start, end):
            continue
        composed = unicodedata.normalize("NFC", text[start:end])
        if composed != text[start:end]:
            yield start, end, composed
        start = end


def _is_boundary(text: str, start: int, at: int) -> bool:
    """Whether the stretch from ``start`` to ``at`` composes without what follows it."""
    following = text[at]
    if following < "\u0300":
        return True
    # A few characters are no marks themselves but decompose into marks (Tibetan vowel signs).
    if unicodedata.combining(unicodedata.normalize("NFD", following)[0]):
        return False
    # Some starters compose with the one before (Hangul, Indic vowel signs): try it.
    before = text[start:at]
    joined = unicodedata.normalize("NFC", before + following)
    return joined == unicodedata.normalize("NFC", before) + unicodedata.normalize("NFC", following)


def _map_pieces(raw: str, pieces: Iterator[tuple[int, int, str]]) -> tuple[str, np.ndarray, np.ndarray]:
    """Replace the pieces; give the new text and, for each of its characters, the old offsets."""
    texts, starts, ends = [], [np.arange(0)], [np.arange(0)]
    done = 0
    for start, end, replacement in pieces:
        texts += [raw[done:start], replacement]
        starts += [np.arange(done, start), np.full(len(replacement), start)]
        ends += [np.arange(done + 1, start + 1), np.full(len(replacement), end)]
        done = end
    texts.append(raw[done:])
    starts.append(np.arange(done, len(raw)))
    ends.append(np.arange(done + 1, len(raw) + 1))
    return "".join(texts), np.concatenate(starts), np.concatenate(ends)
