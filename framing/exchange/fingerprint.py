"""What tells whether two copies of a text are the same, without telling the text."""

from __future__ import annotations

import hashlib
import re
import unicodedata

from framing.text import read_text

_SIGNS = re.compile(r"[\W_]+")
_SHORT = 12


def exact_hash(text: str) -> str:
    """Hash a normalised text: SHA-256 of its UTF-8, in hexadecimal digits.

    Examples
    --------
    >>> exact_hash("Rain fell.")[:12]
    '...'
    """
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def letters(text: str) -> str:
    """Keep the letters and digits of a text, in lower case and compatibility form.

    Examples
    --------
    >>> letters("“Rain fell,” she said.") == letters('"Rain fell, "  she said')
    True
    """
    return _SIGNS.sub("", unicodedata.normalize("NFKC", text).casefold())


def loose_hash(text: str) -> str:
    """Hash the letters and digits alone: the same where only spaces, marks or case differ."""
    return exact_hash(letters(text))


def sentence_hashes(text: str) -> list[str]:
    """Give the first digits of the loose hash of each sentence, to find where a text was edited.

    Examples
    --------
    >>> one, two = sentence_hashes("Rain fell. Ana left."), sentence_hashes("Rain fell! Ana stayed.")
    >>> one[0] == two[0], one[1] == two[1]
    (True, False)
    """
    return [loose_hash(text[start:end])[:_SHORT] for start, end in read_text(text).sentences]
