"""A text cut into word pieces, with what the lower-case pieces lose: capitals, quotation marks, place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
from tokenizers import Encoding, Tokenizer

_LOWER, _CAPITAL, _UPPER, _MIXED, _NO_LETTER = range(5)
_OUTSIDE, _INSIDE, _MARK = range(3)
OPENS_PARAGRAPH, OPENS_SENTENCE = 1, 2
_STRETCH = 50_000
_CLOSING = '"”’)'


class Pieces:
    """The word pieces of one text.

    Attributes
    ----------
    text : str
        The text.
    ids : numpy.ndarray of int64, shape (n,)
        Vocabulary numbers.
    starts, ends : numpy.ndarray of int64, shape (n,)
        Offsets into the text, in code points, end exclusive.
    first : numpy.ndarray of bool, shape (n,)
        Whether a piece begins a word.
    paragraph : numpy.ndarray of int64, shape (n,)
        Line ends before each piece.
    opens : numpy.ndarray of int64, shape (n,)
        What a piece opens: a paragraph (``OPENS_PARAGRAPH``), a sentence (``OPENS_SENTENCE``), nothing (0).
    marks : numpy.ndarray of int64, shape (n,)
        Case, quotation state and place of each piece in one number from 0 to 44.
    """

    __slots__ = ("ends", "first", "ids", "marks", "opens", "paragraph", "starts", "text")

    def __init__(self, text: str, encodings: Iterable[tuple[int, Encoding]]) -> None:
        self.text = text
        parts = [_read_encoding(origin, encoding) for origin, encoding in encodings]
        self.ids, self.starts, self.ends, self.first = map(np.concatenate, zip(*parts, strict=True))
        lines = np.cumsum(np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32) == ord("\n"))
        self.paragraph = lines[self.starts] if len(self.ids) else np.zeros(0, dtype=np.int64)
        self.opens = self._opens()
        self.marks = self._case() * 9 + quotation_state(text)[self.starts] * 3 + self.opens

    def __len__(self) -> int:
        """Return the number of pieces."""
        return len(self.ids)

    def _case(self) -> np.ndarray:
        """Return the case of the word that each piece belongs to."""
        begins = np.flatnonzero(self.first)
        last = np.append(begins[1:], len(self.ids))[: len(begins)] - 1
        kinds = [
            _case_of(self.text[start:end])
            for start, end in zip(self.starts[begins].tolist(), self.ends[last].tolist(), strict=True)
        ]
        return np.repeat(np.array(kinds, dtype=np.int64), last + 1 - begins)

    def _opens(self) -> np.ndarray:
        """Tell which pieces open a paragraph or, after white space, a sentence."""
        opens = np.zeros(len(self.ids), dtype=np.int64)
        sentence_over, previous_end, previous_paragraph = True, 0, -1
        bounds = zip(self.starts.tolist(), self.ends.tolist(), self.paragraph.tolist(), strict=True)
        for number, (start, end, paragraph) in enumerate(bounds):
            if paragraph != previous_paragraph:
                opens[number] = OPENS_PARAGRAPH
            elif sentence_over and start > previous_end:
                opens[number] = OPENS_SENTENCE
            piece = self.text[start:end]
            if piece in ".?!":
                sentence_over = True
            elif piece not in _CLOSING:
                sentence_over = False
            previous_end, previous_paragraph = end, paragraph
        return opens


def cut_pieces(tokenizer: Tokenizer, text: str) -> Pieces:
    """Cut a text into word pieces, stretch by stretch, since what the tokenizer returns takes much room."""
    return Pieces(
        text,
        (
            (start, tokenizer.encode(text[start:end], add_special_tokens=False))
            for start, end in _stretches(text)
        ),
    )


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Cut a long text after line ends: no word and no accent reaches across one."""
    start = 0
    while len(text) - start > _STRETCH and (end := text.find("\n", start + _STRETCH) + 1):
        yield start, end
        start = end
    yield start, len(text)


def _read_encoding(origin: int, encoding: Encoding) -> tuple[np.ndarray, ...]:
    """Return ids, starts, ends and word beginnings of the pieces of a stretch."""
    offsets = np.array(encoding.offsets, dtype=np.int64).reshape(-1, 2) + origin
    words = np.array(encoding.word_ids, dtype=np.int64)
    first = np.ones(len(words), dtype=bool)
    first[1:] = words[1:] != words[:-1]
    return np.array(encoding.ids, dtype=np.int64), offsets[:, 0].copy(), offsets[:, 1].copy(), first


def quotation_state(text: str) -> np.ndarray:
    """Tell for each character whether it is outside (0) or inside (1) double quotation marks, or a mark (2).

    A paragraph's end closes what is open: the model learned from texts read in this way.
    """
    state = np.zeros(len(text) + 1, dtype=np.int64)
    inside = False
    for place, character in enumerate(text):
        if character == "\n":
            inside = False
        elif character == "“":
            inside, state[place] = True, _MARK
        elif character == "”":
            inside, state[place] = False, _MARK
        elif character == '"':
            inside, state[place] = not inside, _MARK
        elif inside:
            state[place] = _INSIDE
    return state


def _case_of(word: str) -> int:
    """Classify the case of a word."""
    if not word[:1].isalpha():
        return _NO_LETTER
    if word.islower():
        return _LOWER
    if len(word) > 1 and word.isupper():
        return _UPPER
    return _CAPITAL if word[0].isupper() else _MIXED
