"""Sentences: found in each paragraph, from its terminal marks and what stands around them."""

from __future__ import annotations

import re

from framing.text.abbreviations import (
    AFTER_CLOCK,
    BEFORE_NUMBERS,
    EXCLAIMED_NAMES,
    MAY_END,
    MONTHS,
    OFFICES,
    SAYING_VERBS,
    STARTERS,
    STATES,
    TITLES,
)
from framing.text.paragraphs import Span, split_paragraphs

# Possessive, and what follows may be anything: a run of marks is read once, so no input is quadratic.
_CANDIDATE = re.compile(
    r"(?P<mark>\.(?: \.){2,}+|[.!?…]++(?: (?:\.\.\.|…)(?= ))?+)"
    r"(?P<close>(?:[\"'”’»›)\]}]|\[\d{1,3}\]| ?(?:''|[”»)\]])(?!\w))*+)"
    r"(?:(?=(?P<gap> ++)(?P<open>[\"'“‘„«»‹›`(\[¿¡—–\-•* ]*+)(?P<next>[\w'’]*+))|(?=[^\W\d_a-z])|)"
)
_ACRONYM = re.compile(r"(?:\w\.)+\w\Z|(?:Ph|Lt|Maj|Brig|Gov)\.\w+\Z")
_OUTSIDE_WORD = re.compile(r"[^\w.'’]")
_NAME = r"(?:[A-Z][\w.'’\-]*,? |(?:of|de|van|von|bin|al) )"
_SAYS = "|".join([*sorted(SAYING_VERBS), "was quoted as saying"])
_REPORTING_CLAUSE = re.compile(rf"{_NAME}{{1,9}}(?:{_SAYS})\b(?! (?:that|he|she|it|they)\b)")
_ABBREVIATIONS = TITLES | MAY_END | STATES | MONTHS
_QUESTION_STARTERS = STARTERS - TITLES - {"I"}
_QUOTE_OPENERS = frozenset('"“„«`')
_WEB_DOMAINS = ("Com", "Org", "Net", "Gov", "Edu", "Io", "Js")
_LONGEST_WORD = 40
_SHORTEST_LEADER = 6
_OTHER_SPACES = (
    "\n\t\xa0\r\v\f\x1c\x1d\x1e\x1f\x85\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009"
    "\u200a\u2028\u2029\u202f\u205f\u3000"
)
_LONGEST_ITEM_NUMBER = 3


def split_sentences(text: str, paragraphs: list[Span] | None = None) -> list[Span]:
    """Split a text into sentences.

    No sentence crosses a paragraph. Sentences inside a quotation are split as well; closing marks and
    brackets stay with the sentence they close; a quoted question or exclamation goes on into its
    reporting clause. The rules follow the usual account of full stops and abbreviations (Grefenstette
    and Tapanainen 1994, "What is a word, what is a sentence?").

    Parameters
    ----------
    text : str
        Any text, the empty one included.
    paragraphs : list of tuple of int, optional
        The paragraphs of the text where they are known; found by `split_paragraphs` otherwise.

    Returns
    -------
    list of tuple of int
        Start and end of each sentence (code points, end exclusive), in order, without surrounding
        white space. Together they hold every other character of the paragraphs.

    Examples
    --------
    >>> text = '"Why?" he asked. Gen. Smith left the U.S. The talks ended.'
    >>> [text[start:end] for start, end in split_sentences(text)]
    ['"Why?" he asked.', 'Gen. Smith left the U.S.', 'The talks ended.']
    """
    if paragraphs is None:
        paragraphs = split_paragraphs(text)
    flat = text
    for space in _OTHER_SPACES:
        flat = flat.replace(space, " ")
    sentences: list[Span] = []
    for first, last in paragraphs:
        sentences += _split_paragraph(flat, first, last)
    return sentences


def _split_paragraph(flat: str, first: int, last: int) -> list[Span]:
    """Split one paragraph; it holds at least one sentence."""
    sentences = []
    start = counted = first
    straight = 0
    for candidate in _CANDIDATE.finditer(flat, first, last):
        end = candidate.end()
        if end >= last or not _ends_sentence(flat, start, candidate):
            continue
        gap = candidate["gap"] or ""
        if not gap and flat[end - 1] == '"':
            # In 'left."The next' only the count of the marks so far tells whether this one opens.
            straight += flat.count('"', counted, end)
            counted = end
            end -= straight % 2
        sentences.append((start, end))
        start = end + len(gap)
    sentences.append((start, last))
    return sentences


def _ends_sentence(flat: str, start: int, candidate: re.Match[str]) -> bool:
    """Decide on one terminal mark inside a paragraph; `start` is where its sentence starts."""
    mark, close, gap, opener, following = candidate.groups()
    at = candidate.start()
    if gap is None:
        return _ends_without_space(flat, start, candidate)
    if following[:1].islower() and not following[1:2].isupper():
        return False
    if mark == ".":
        word = _word_before(flat, start, at)
        if close and close[0] in "\"”'" and word not in TITLES:
            return True
        if len(following) == 1 and flat.startswith(".", candidate.end("next")):
            following += "."
        return _full_stop_ends(flat, start, at, word, opener, following)
    if "?" in mark or "!" in mark:
        return _question_ends(flat, start, candidate)
    return at > start and len(mark) < _SHORTEST_LEADER


def _question_ends(flat: str, start: int, candidate: re.Match[str]) -> bool:
    """Decide on a question or exclamation mark followed by a space and no lower-case word."""
    at, following = candidate.start(), candidate["next"]
    close = candidate["close"]
    if flat[at - 1 : at] == "(" or (not close and _word_before(flat, start, at) in EXCLAIMED_NAMES):
        return following in STARTERS
    if not close or candidate["open"] or following in _QUESTION_STARTERS:
        return True
    return not _REPORTING_CLAUSE.match(flat, candidate.start("next"))


def _full_stop_ends(flat: str, start: int, at: int, word: str, opener: str, following: str) -> bool:
    """Decide on one full stop from the word before it and the word after it."""
    if word in TITLES:
        return False
    new_start = following in STARTERS or not _QUOTE_OPENERS.isdisjoint(opener)
    if len(word) == 1 and word.isupper():
        return following in STARTERS and at - start > 1
    if following[:1].isdigit() and (word in BEFORE_NUMBERS or word in MONTHS or word in MAY_END):
        return False
    if word in STATES:
        after_place = flat.startswith(", ", at - len(word) - 2) and following[:1].isupper() and not opener
        return new_start or (after_place and following not in TITLES and following not in OFFICES)
    if word in MAY_END or (word.isupper() and word.capitalize() in STATES):
        return new_start
    if word.isdigit():
        return at - start > len(word) or len(word) > _LONGEST_ITEM_NUMBER
    if "." not in word or not _ACRONYM.match(word):
        return True
    if word.lower() in {"a.m", "p.m"}:
        return following[:1].isupper() and following not in AFTER_CLOCK
    return new_start and word.lower() not in {"e.g", "i.e"} and word.rpartition(".")[2] not in TITLES


def _ends_without_space(flat: str, start: int, candidate: re.Match[str]) -> bool:
    """Decide on a mark that a capital letter follows directly (*said.The next*)."""
    at, end = candidate.start(), candidate.end()
    capital, after = flat[end], flat[end + 1 : end + 2]
    if not capital.isupper() or not (after.islower() or (capital in "IA" and after in " '’")):
        return False
    word = _word_before(flat, start, at)
    if not candidate["close"] and (not flat[at - 1 : at].islower() or "." in word or len(word) < 2):
        return False
    if (
        word in TITLES
        or word in MAY_END
        or word in STATES
        or word in MONTHS
        or flat.startswith(_WEB_DOMAINS, end)
    ):
        return False
    left = flat.rfind(" ", max(start, at - 80), at) + 1 or max(start, at - 80)
    right = flat.find(" ", end, end + 80)
    token = flat[left : right if right >= 0 else end + 80]
    return not ("/" in token or "@" in token or "www." in token)


def _word_before(flat: str, start: int, at: int) -> str:
    """Return the word that ends where the mark stands, without opening marks and prefixes."""
    floor = max(start, at - _LONGEST_WORD)
    word = flat[flat.rfind(" ", floor, at) + 1 or floor : at]
    if word.isalpha():
        return word
    return _OUTSIDE_WORD.split(word)[-1].lstrip("'’.")
