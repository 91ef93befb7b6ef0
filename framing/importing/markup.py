"""A piece of HTML, as feeds carry it, -> plain text with its paragraphs."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_BLOCKS = frozenset(
    "address article aside blockquote br dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li"
    " main ol p pre section table td th tr ul".split()
)
_UNSEEN = frozenset(("script", "style", "noscript", "template", "iframe", "object", "svg", "figcaption"))


def plain_text(markup: str) -> str:
    """Give the text that a reader sees, one paragraph a line.

    Parameters
    ----------
    markup : str
        HTML, or plain text.

    Returns
    -------
    str
        Without scripts, styles and captions of pictures; entities are resolved, runs of spaces are one.

    Examples
    --------
    >>> plain_text("<p>Rain &amp; wind</p><p>The port<br>closed.</p><script>x()</script>")
    'Rain & wind\\nThe port\\nclosed.'
    """
    reader = _Reader()
    reader.feed(markup)
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.pieces).split("\n"))
    return "\n".join(line for line in lines if line)


class _Reader(HTMLParser):
    """Collects what is seen, with a line end at the edges of blocks."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._unseen = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a block, or something that is not seen."""
        if not self._unseen and tag in _UNSEEN:
            self._unseen = tag
        elif tag in _BLOCKS:
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """End them."""
        if tag == self._unseen:
            self._unseen = ""
        if tag in _BLOCKS:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        """Take text; its own line ends are spaces in HTML."""
        if not self._unseen:
            self.pieces.append(re.sub(r"\s+", " ", data))
