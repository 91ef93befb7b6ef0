"""What is reported after a cue: *said that ...*, *called for ...*, *told reporters the ...*."""

from __future__ import annotations

from typing import NamedTuple

from framing.annotations.attributions import closed_classes as words_of
from framing.annotations.attributions.scan import Scan
from framing.annotations.attributions.units import QUOTE

_PRONOUN_SUBJECTS = frozenset(("he", "she", "they", "we", "i", "it", "there", "you"))
_DETERMINER_STARTS = frozenset(("the", "his", "her", "their", "a", "an", "this", "these"))
_BEFORE_CLAUSE = frozenset("when as that while if because before after where and".split())
_TIME_NOUNS = frozenset(
    "week month year spring summer autumn fall weekend night time morning evening".split()
)
_OBJECT_ENDS = frozenset(
    "after before when while because during amid despite although though since until if as who".split()
)
_INFINITIVE_ENDS = frozenset("but which who while although though even".split())


class Following(NamedTuple):
    """Where a content begins after its cue, and the construction that leads to it."""

    start: int
    construction: str


def find_following(scan: Scan, token: int, frames: frozenset[str]) -> Following | None:
    """Return where the content begins if one of the cue's frames fits the words from ``token`` on."""
    word = scan.word(token)
    if not word:
        return None
    if word == ":":
        return Following(token + 1, "colon" if token + 1 < scan.size else "announced")
    if word == ",":
        return _after_comma(scan, token, frames)
    if word == QUOTE:
        return Following(token, "quote") if frames & {"quote", "clause", "object"} else None
    if word == "that":
        return _after_that(scan, token, frames)
    if word == "to":
        return Following(token, "to") if "to" in frames else None
    if word in frames and word in words_of.PREPOSITIONS:
        return Following(token + 1, "preposition") if token + 1 < scan.size else None
    if word in words_of.QUESTION_WORDS:
        return Following(token, "wh") if "wh" in frames else None
    if word in _PRONOUN_SUBJECTS:
        return _before_pronoun(token, word, frames)
    return _open_construction(scan, token, frames)


def _after_comma(scan: Scan, comma: int, frames: frozenset[str]) -> Following | None:
    """Handle *said, “...”* and *said, however, that*."""
    if scan.word(comma + 1) == QUOTE:
        return Following(comma + 1, "quote") if frames & {"quote", "clause", "parenthetical"} else None
    close = comma + 1
    while close < scan.size and scan.words[close] != "," and close - comma < 9:
        close += 1
    goes_on = scan.word(close) == "," and scan.word(close + 1) in ("that", QUOTE)
    return Following(close + 1, "insertion") if goes_on and frames & {"that", "quote", "clause"} else None


def _after_that(scan: Scan, token: int, frames: frozenset[str]) -> Following | None:
    """Handle *that*: a conjunction for most cues, a determiner for those that take an object only."""
    if frames & {"that", "clause"}:
        return Following(token, "that")
    return Following(token, "object") if "object" in frames and token + 1 < scan.size else None


def _before_pronoun(token: int, word: str, frames: frozenset[str]) -> Following | None:
    """Handle *said he would*; *it* and *you* may be objects too."""
    if "clause" in frames:
        return Following(token, "clause")
    return Following(token, "object") if "object" in frames and word in ("it", "you") else None


def _open_construction(scan: Scan, token: int, frames: frozenset[str]) -> Following | None:
    """Handle an addressee, an adjunct before the content, and a plain object or clause."""
    word = scan.words[token]
    if "addressee" in frames and (found := _after_addressee(scan, token)):
        return found
    if (
        word in words_of.ADJUNCT_OPENERS
        and frames & {"clause", "that", "quote"}
        and not _is_timed_object(scan, token, frames)
    ):
        return _after_adjunct(scan, token, frames)
    if word in words_of.END_MARKS or word in words_of.BREAKS or word in words_of.AUXILIARIES:
        return None
    if word in words_of.COORDINATORS or word in words_of.SUBORDINATORS or word in words_of.PREPOSITIONS:
        return None
    if word in words_of.ADVERBS and word not in words_of.DETERMINERS:
        return find_following(scan, token + 1, frames) if word not in ("back", "all") else None
    return Following(token, "object") if "object" in frames else None


def _is_timed_object(scan: Scan, token: int, frames: frozenset[str]) -> bool:
    """Tell whether *this*, *last* or *next* opens an object (*denied this claim*) and not a date."""
    return (
        scan.words[token] in ("this", "last", "next")
        and "object" in frames
        and scan.word(token + 1) not in _TIME_NOUNS
    )


def _after_addressee(scan: Scan, start: int) -> Following | None:
    """Find the content after the person who was told."""
    for token in range(start + 1, min(scan.size, start + 12)):
        word = scan.words[token]
        if word in ("that", "to", "whether", "how", "why", "what", QUOTE):
            return Following(token, "addressee")
        if word == ",":
            return Following(token + 1, "addressee") if scan.word(token + 1) == QUOTE else None
        if (word in ("of", "about") and token - start <= 4) or word == ":":
            return Following(token + 1, "addressee") if token + 1 < scan.size else None
        if word in words_of.END_MARKS or word in words_of.BREAKS:
            return None
        if word in words_of.PERSONAL_PRONOUNS or word in ("it", "there"):
            return Following(token, "addressee")
        if word in _DETERMINER_STARTS and scan.words[token - 1] not in words_of.PREPOSITIONS:
            return Following(token, "addressee")
    if scan.words[start] in words_of.OBJECT_PRONOUNS and start + 1 < scan.size:
        return Following(start + 1, "addressee")
    return None


def _after_adjunct(scan: Scan, start: int, frames: frozenset[str]) -> Following | None:
    """Find the content after *on Tuesday*, *in a statement* and the like."""
    for token in range(start, min(scan.size, start + 16)):
        word, before = scan.words[token], scan.words[token - 1]
        later = token > start
        if word == "that" and later and before not in ("of", "in", "to"):
            return Following(token, "adjunct")
        if word == QUOTE and before in (",", ":"):
            return Following(token, "adjunct")
        if word == ":":
            return Following(token + 1, "adjunct") if token + 1 < scan.size else None
        if later and "clause" in frames and _opens_clause(word, before, token - start):
            return Following(token, "adjunct")
        if word in words_of.END_MARKS or word in (";", ","):
            return None
    return None


def _opens_clause(word: str, before: str, distance: int) -> bool:
    """Tell whether a word after an adjunct opens the reported clause (*said Tuesday the*)."""
    if before in words_of.TIME_WORDS:
        return word in words_of.PERSONAL_PRONOUNS or word in (
            "the",
            "a",
            "an",
            "it",
            "there",
            "his",
            "her",
            "their",
        )
    return word in words_of.PERSONAL_PRONOUNS and distance > 1 and before not in _BEFORE_CLAUSE


def following_end(scan: Scan, found: Following, frames: frozenset[str]) -> int:
    """Return where the content ends: with the sentence, an object or infinitive possibly before it."""
    end = scan.content_end(found.start)
    if found.construction == "object" and not frames & {"that", "clause"}:
        return min(end, _object_end(scan, found.start))
    if found.construction == "to":
        return min(end, _infinitive_end(scan, found.start))
    return end


def _object_end(scan: Scan, start: int) -> int:
    """Return where a noun phrase with its complements ends."""
    for token in range(start + 1, scan.size):
        word = scan.words[token]
        if word == "," and scan.word(token + 1) not in ("and", "or"):
            return token
        if word in _OBJECT_ENDS:
            return token
        if word in words_of.TIME_WORDS:
            led = scan.words[token - 1] in ("on", "in", "at", "of") and token - 1 > start
            return token - 1 if led else token
    return scan.size


def _infinitive_end(scan: Scan, start: int) -> int:
    """Return where an infinitive clause ends: at a comma before a new clause."""
    for token in range(start + 1, scan.size - 1):
        following = scan.words[token + 1]
        if scan.words[token] == "," and (following in _INFINITIVE_ENDS or following.endswith("ing")):
            return token
    return scan.size
