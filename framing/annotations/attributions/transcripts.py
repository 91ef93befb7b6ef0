"""Transcripts: turns that a speaker's name in capitals, or Q and A, opens with a colon."""

from __future__ import annotations

import re
from typing import NamedTuple

_LABEL = re.compile(r"^[\"“]?((?:[A-Z][A-Z.'’\-]+(?: [A-Z.'’\-]+){0,3}|Q|A))(:)\s+(?=\S)", re.MULTILINE)
_NO_SPEAKER = frozenset("UPDATE UPDATED NOTE CORRECTION BREAKING WATCH MORE RELATED READ VIDEO PHOTO".split())
_FEWEST_TURNS = 3


class Turn(NamedTuple):
    """One turn: who speaks, the colon, and what is said, as offsets."""

    label: tuple[int, int]
    colon: tuple[int, int]
    content: tuple[int, int]


def find_turns(text: str, paragraphs: list[tuple[int, int]]) -> list[Turn]:
    """Find the turns of a transcript inside an article.

    Parameters
    ----------
    text : str
        The article.
    paragraphs : list of (start, end)
        Its paragraphs; a turn is the paragraph that its label opens.

    Returns
    -------
    list of Turn
        In order; empty unless at least three paragraphs are labelled and a label comes back, so
        that a lone *NOTE:* or a list of headings is not read as speech.

    Examples
    --------
    >>> text = "Q: Why?\\n\\nA: The bridge is shut.\\n\\nQ: Since when?"
    >>> turns = find_turns(text, [(0, 7), (9, 31), (33, 47)])
    >>> [text[slice(*turn.content)] for turn in turns]
    ['Why?', 'The bridge is shut.', 'Since when?']
    """
    ends = dict(paragraphs)
    turns = [
        Turn(match.span(1), match.span(2), (match.end(), ends[match.start()]))
        for match in _LABEL.finditer(text)
        if match.start() in ends and match.group(1) not in _NO_SPEAKER
    ]
    labels = [text[slice(*turn.label)] for turn in turns]
    comes_back = len(set(labels)) < len(labels)
    return turns if len(turns) >= _FEWEST_TURNS and comes_back else []
