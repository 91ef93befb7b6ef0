"""The text layer: everything that is read from one text before any span is marked in it."""

from __future__ import annotations

from bisect import bisect_right

import numpy as np

from framing.text.paragraphs import Span, split_paragraphs
from framing.text.quotation_pairs import Quotation, outermost
from framing.text.quotations import find_quotations
from framing.text.sentences import split_sentences
from framing.text.words import find_words


class TextLayer:
    """One text with its paragraphs, sentences, quotations and words.

    Parameters
    ----------
    text : str
        Any text; `read_text` is the usual way to make a layer.

    Examples
    --------
    >>> layer = TextLayer('He left. "I won," she said.')
    >>> layer.sentences, layer.in_quotes(10, 15), layer.sentence_of(10)
    ([(0, 8), (9, 27)], True, 1)
    """

    __slots__ = (
        "_outer_ends",
        "_outer_starts",
        "_sentence_starts",
        "_words",
        "paragraphs",
        "quotations",
        "sentences",
        "text",
    )

    def __init__(self, text: str) -> None:
        """Read everything but the words."""
        self.text = text
        self.paragraphs: list[Span] = split_paragraphs(text)
        self.sentences: list[Span] = split_sentences(text, self.paragraphs)
        self.quotations: list[Quotation] = find_quotations(text, self.paragraphs)
        self._sentence_starts = [start for start, _ in self.sentences]
        outer = outermost(self.quotations)
        self._outer_starts = [quotation.start for quotation in outer]
        self._outer_ends = [quotation.end for quotation in outer]
        self._words: tuple[np.ndarray, np.ndarray] | None = None

    @property
    def word_starts(self) -> np.ndarray:
        """Starts of the words (int64, code points), found when first asked for."""
        return self._find_words()[0]

    @property
    def word_ends(self) -> np.ndarray:
        """Ends of the words (int64, code points, exclusive), found when first asked for."""
        return self._find_words()[1]

    def _find_words(self) -> tuple[np.ndarray, np.ndarray]:
        """Find the words once and keep them."""
        if self._words is None:
            self._words = find_words(self.text)
        return self._words

    def in_quotes(self, start: int, end: int) -> bool:
        """Say whether a span lies inside an outer quotation, its marks included.

        Parameters
        ----------
        start, end : int
            The span, in code points, end exclusive.

        Returns
        -------
        bool
            True when one outer quotation holds the whole span.

        Examples
        --------
        >>> read_text("A “pocket” there.").in_quotes(3, 9)
        True
        """
        place = bisect_right(self._outer_starts, start) - 1
        return place >= 0 and end <= self._outer_ends[place]

    def sentence_of(self, offset: int) -> int:
        """Return the number of the sentence that holds an offset.

        Parameters
        ----------
        offset : int
            A place in the text, in code points.

        Returns
        -------
        int
            Number of the sentence, counted from 0; white space belongs to the sentence before it, what
            stands before the first sentence to the first. -1 when the text has no sentence.

        Examples
        --------
        >>> read_text("One. Two.").sentence_of(5)
        1
        """
        if not self.sentences:
            return -1
        return max(0, bisect_right(self._sentence_starts, offset) - 1)


def read_text(text: str) -> TextLayer:
    """Read the paragraphs, sentences and quotations of a text.

    Parameters
    ----------
    text : str
        Any text, the empty one included.

    Returns
    -------
    TextLayer
        Words are found when first asked for.

    Examples
    --------
    >>> layer = read_text("One sentence. Another one.")
    >>> layer.sentences, layer.word_starts.tolist()
    ([(0, 13), (14, 26)], [0, 4, 14, 22])
    """
    return TextLayer(text)
