"""Scare quotes: a few quoted words that nobody is said to have said.

The outlet itself puts the marks there, and so keeps its distance from the words (Tuchman 1972).
What is quoted from a source, named, titled, answered or measured is something else.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter

from framing.annotations.quoting_contexts import (
    ATTRIBUTIVE_AFTER,
    ATTRIBUTIVE_BEFORE,
    CALLED,
    DISTANCED,
    JUDGED,
    LIKE_AN_ADJECTIVE,
    LISTED_ON,
    MEANS,
    MENTIONED_AFTER,
    NAMED,
    SAID,
    SAID_AFTER,
)
from framing.annotations.spans import Found
from framing.annotations.titles import in_title_case
from framing.text import Quotation, TextLayer

SCARE_QUOTE = "scare_quote"

Span = tuple[int, int]

_MOST_WORDS = 3
_LONGEST = 60
_MARKS = "\"'“”‘’«»‹›„‚`″ "
_WORD = re.compile(r"\w+(?:['’\-]\w+)*")
_NEAR = 60
_FAR = 300
_ECHO = 40  # quotations in which words may have stood before
_CLAUSE_END = re.compile(r"[;:—–]|, (?:and|but|while|as|after|before|which|who|where|when)\b|\) ")
_MENTIONED = frozenset(
    "yes no aye nay maybe guilty none other undecided ok okay hi hello thanks amen sorry present unsure oohs"
    " aahs boos he him his she her hers it its they them their this that these those some who whom".split()
)
_FIRST_PERSON = re.compile(r"\b(?:I|I['’]\w+|we|We|my|our|me|us|you|You|your)\b")


def annotate_scare_quotes(
    layer: TextLayer, contents: Sequence[Span], cues: Sequence[Span] = ()
) -> list[Found]:
    """Mark quotations of one to three words that nothing attributes, names or titles.

    Left out are quotations inside a content, after or before a cue of the same clause, inside another
    quotation, and those that are whole sentences or headings, titles and names (capitalised), numbers,
    answers (“yes”), the object of naming (*called*, *the term*), words that a longer quotation has held
    before, and words that were somebody's (*her “...” comment*). Words after *so-called* or *self-styled*
    count wherever they stand, and inside an indirect content two nouns that name a third (*to void the
    “hush money” deal*).

    Parameters
    ----------
    layer : TextLayer
        The text with its sentences and quotations.
    contents, cues : sequence of tuple of int
        The contents and cues of the attributions found in the text, in any order.

    Returns
    -------
    list of Found
        Layer ``scare_quote``, label the family of the marks, the marks included in the span.

    Notes
    -----
    Literature: Tuchman (1972) on quotation marks as a means of distance. An unattributed quoted
    fragment of a speech counts as well: its form is the same. Of 340 short quotations in news, coded by
    hand, 22 were scare quotes; how many of them are found, and rightly, prints
    ``benchmarks/scare_quotes/evaluate.py``.

    Examples
    --------
    >>> from framing.text import read_text
    >>> text = "The “safe zone” is empty. He called it a “pocket”. The film “Heat Wave” opened."
    >>> [text[one.start : one.end] for one in annotate_scare_quotes(read_text(text), [])]
    ['“safe zone”']
    """
    places = _Places(contents)
    cue_starts = sorted(start for start, _ in cues)
    found = []
    outer_end = last_end = 0
    refused = False
    for quotation in layer.quotations:
        nested = quotation.start < outer_end
        outer_end = max(outer_end, quotation.end)
        if nested:
            continue
        follows = refused and bool(LISTED_ON.fullmatch(layer.text, last_end, quotation.start))
        refused = follows or not _is_scare_quote(layer, quotation, places, cue_starts)
        last_end = quotation.end
        if not refused:
            found.append(Found(SCARE_QUOTE, quotation.mark, quotation.start, quotation.end))
    return found


class _Places:
    """The contents of a text, joined where they overlap, to ask what lies inside one."""

    def __init__(self, contents: Sequence[Span]) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        for start, end in sorted(contents):
            if self.ends and start <= self.ends[-1]:
                self.ends[-1] = max(self.ends[-1], end)
            else:
                self.starts.append(start)
                self.ends.append(end)

    def hold(self, quotation: Quotation) -> bool:
        """Say whether the quoted words lie inside a content, whether or not their marks do."""
        place = bisect_right(self.starts, quotation.start + 1) - 1
        return place >= 0 and quotation.start + 1 < self.ends[place]


def _is_scare_quote(layer: TextLayer, quotation: Quotation, places: _Places, cue_starts: list[int]) -> bool:
    """Decide on a quotation that stands in no other."""
    text = layer.text
    if not quotation.closed or quotation.continued or quotation.end - quotation.start > _LONGEST:
        return False
    words = _WORD.findall(text, quotation.start, quotation.end)
    if not 1 <= len(words) <= _MOST_WORDS:
        return False
    sentence = layer.sentences[layer.sentence_of(quotation.start)]
    before = text[max(sentence[0], quotation.start - 2 * _NEAR) : quotation.start].replace("\n", " ")
    if DISTANCED.search(before):
        return True
    inside = text[quotation.start : quotation.end].strip(_MARKS)
    if MENTIONED_AFTER.match(text, quotation.end) or _is_echo(layer, quotation, inside):
        return False
    if places.hold(quotation):
        return _names_a_noun(text, quotation, inside, before) and not _is_label(inside, words)
    if _is_speech(text, sentence, quotation, inside) or _is_label(inside, words):
        return False
    if any(pattern.search(before) for pattern in (NAMED, CALLED, JUDGED, SAID)):
        return False
    beyond = min(sentence[1], quotation.end + _FAR)
    if any(pattern.match(text, quotation.end, beyond) for pattern in (SAID_AFTER, MEANS)):
        return False
    return not _is_cued(text, sentence, quotation, cue_starts)


def _is_echo(layer: TextLayer, quotation: Quotation, inside: str) -> bool:
    """Say whether the words stood in a longer quotation before, so that they are somebody's by now."""
    words = inside.rstrip(".,;").lower()
    place = bisect_left(layer.quotations, quotation.start, key=attrgetter("start"))
    return any(
        words in layer.text[other.start : other.end].lower()
        for other in layer.quotations[max(0, place - _ECHO) : place]
        if other.end - other.start > len(inside) + _NEAR // 3
    )


def _names_a_noun(text: str, quotation: Quotation, inside: str, before: str) -> bool:
    """Say whether the words, in an indirect report, are the outlet's name for what the noun after them says.

    *The suit would void the “hush money” deal*: two nouns or more in front of another. An adjective there
    (*a “misguided” theory*) is the source's.
    """
    return bool(
        " " in inside
        and inside.islower()
        and inside[-1].isalpha()
        and not any(pattern.search(before) for pattern in (CALLED, JUDGED))
        and ATTRIBUTIVE_BEFORE.search(before)
        and ATTRIBUTIVE_AFTER.match(text, quotation.end)
        and not any(LIKE_AN_ADJECTIVE.search(word) for word in inside.split())
    )


def _is_speech(text: str, sentence: Span, quotation: Quotation, inside: str) -> bool:
    """Say whether the words are a whole utterance or heading rather than part of a sentence."""
    if "(@" in text[quotation.end : quotation.end + 2 * _NEAR]:  # a post that is shown, signed behind
        return True
    if inside[-1] in "!?" or _FIRST_PERSON.search(inside) or _is_heading(text, sentence):
        return True
    opens = not any(
        char.isalnum() for char in text[max(sentence[0], quotation.start - _NEAR) : quotation.start]
    )
    goes_on = text[quotation.end : min(sentence[1], quotation.end + _NEAR)].lstrip()[:1].islower()
    return opens and (not goes_on or inside[-1:] in ".,…")


def _is_heading(text: str, sentence: Span) -> bool:
    """Say whether a sentence ends without a full stop; there a quotation is a claim of somebody else."""
    return text[sentence[0] : sentence[1]].rstrip("\"“”'‘’»)")[-1:].isalnum()


def _is_label(inside: str, words: list[str]) -> bool:
    """Say whether the words are a title, a name, a number, a letter or an answer."""
    if in_title_case(inside.rstrip(".,;")) or inside[0].isdigit() or inside[0] in "#@$£€":
        return True
    if len(words) == 1 and (len(words[0]) == 1 or words[0].lower() in _MENTIONED):
        return True
    return inside[0].isupper() and (len(words) == 1 or not inside.isupper())


def _is_cued(text: str, sentence: Span, quotation: Quotation, cue_starts: list[int]) -> bool:
    """Say whether a cue stands near before in the same clause, or directly after the quotation."""
    at = bisect_left(cue_starts, quotation.start)
    if at:
        cue = cue_starts[at - 1]
        between = text[cue : quotation.start]
        if cue >= sentence[0] and len(between) <= _NEAR and not _CLAUSE_END.search(between):
            return True
    return (
        at < len(cue_starts)
        and cue_starts[at] < min(sentence[1], quotation.end + _NEAR // 2)
        and text[quotation.end - 2] == ","
    )
