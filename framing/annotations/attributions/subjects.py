"""Who speaks: the subject to the left of a cue, or to its right in *said the minister*."""

from __future__ import annotations

from typing import NamedTuple

from framing.annotations.attributions import closed_classes as words_of
from framing.annotations.attributions.scan import Scan, TokenSpan, is_adverb
from framing.annotations.attributions.units import QUOTE

_PARTICLES = frozenset(("off", "out", "up", "down", "back", "away", "inside", "outside"))
_TITLES_AFTER_COMMA = frozenset(
    "who chief president director spokesman spokeswoman former deputy professor chairman head "
    "minister mayor".split()
)


class Subject(NamedTuple):
    """What stands before a verb group, and the tokens of the noun phrase if there is one.

    ``kind`` is *phrase*, *relative* (the phrase before *who*), *quote* (a quotation ends there),
    *comma*, *coordination*, *infinitive*, *preposition*, *subordinate*, *start* or *none*.
    """

    kind: str
    start: int
    end: int

    @property
    def found(self) -> bool:
        """Whether a noun phrase was found in place."""
        return self.kind in ("phrase", "relative")


def subject_before(scan: Scan, end: int, depth: int = 0) -> Subject:
    """Find the subject whose verb group begins at token ``end``."""
    if end == 0:
        return Subject("start", 0, 0)
    last = scan.words[end - 1]
    if last == QUOTE:
        return Subject("quote", end, end)
    if last == ",":
        return _before_comma(scan, end, depth)
    if last in ("who", "that", "which"):
        return _antecedent(scan, end)
    kind = _kind_of_break(last)
    if kind:
        return Subject(kind, end, end)
    start = scan.phrase_start(end)
    return Subject("phrase", start, end) if start < end else Subject("none", end, end)


def _kind_of_break(word: str) -> str:
    """Name what a word that cannot end a subject stands for; empty if it may end one."""
    if word in words_of.COORDINATORS:
        return "coordination"
    if word == "to":
        return "infinitive"
    if word in words_of.BREAKS or word in words_of.END_MARKS:
        return "start"
    if word in words_of.PREPOSITIONS and word not in _PARTICLES:
        return "preposition"
    if word in words_of.SUBORDINATORS or word in words_of.QUESTION_WORDS:
        return "subordinate"
    return ""


def _antecedent(scan: Scan, end: int) -> Subject:
    """Find the phrase that *who*, *that* or *which* before ``end`` refers to; the pronoun belongs to it."""
    phrase_end = end - 1
    if phrase_end > 0 and scan.words[phrase_end - 1] == ",":
        phrase_end -= 1
    start = scan.phrase_start(phrase_end) if phrase_end > 0 else phrase_end
    return Subject("relative", start, end) if start < phrase_end else Subject("none", end, end)


def _before_comma(scan: Scan, end: int, depth: int) -> Subject:
    """Look past an insertion or apposition that ends in the comma before ``end``."""
    words = scan.words
    nothing = Subject("comma", end, end)
    if end >= 2 and words[end - 2] == QUOTE:
        return Subject("quote", end, end)
    comma = end - 2
    while comma >= 0 and end - comma < 22 and words[comma] not in (",", "—", "–", ";"):
        comma -= 1
    if comma <= 0 or words[comma] != "," or depth > 1:
        return nothing
    inner = words[comma + 1 : end - 1]
    if not inner:
        return nothing
    if inner[0] in ("who", "whose", "which"):
        subject = _past_age(scan, subject_before(scan, comma, depth + 1))
        return Subject("phrase", subject.start, end - 1) if subject.kind == "phrase" else nothing
    if inner[0] in words_of.SENTENCE_OPENERS or inner[0] in ("however", "meanwhile", "too", "though", "of"):
        subject = _past_age(scan, subject_before(scan, comma, depth + 1))
        return subject if subject.kind == "phrase" else nothing
    return _with_apposition(scan, comma, end) or nothing


def _past_age(scan: Scan, subject: Subject) -> Subject:
    """Take the name before an age into the subject (*Lise Arnell, 44, of Mole Terrace*)."""
    start = subject.start
    if subject.kind != "phrase" or not scan.words[start].isdigit() or scan.word(start - 1) != ",":
        return subject
    name = scan.phrase_start(start - 1)
    return Subject("phrase", name, subject.end) if name < start - 1 else subject


def _with_apposition(scan: Scan, comma: int, end: int) -> Subject | None:
    """Return *Hale, the minister* as one subject if what stands between the commas can be an apposition."""
    start = _past_age(scan, Subject("phrase", scan.phrase_start(comma), comma)).start
    inner_start = comma + 1
    named = (
        start < comma
        and comma - start <= 12
        and (
            scan.is_capital(comma - 1) or scan.is_capital(start) or scan.words[start] in words_of.DETERMINERS
        )
    )
    short = (
        scan.words[inner_start] in words_of.DETERMINERS
        or scan.words[inner_start][0].isdigit()
        or end - 1 - inner_start <= 14
    )
    free_of_cues = not any(token in scan.cue_tokens for token in range(inner_start, end - 1))
    return Subject("phrase", start, end - 1) if named and short and free_of_cues else None


def inverted_subject_end(scan: Scan, start: int, limit: int = 20) -> int:
    """Return the end of the noun phrase that follows an inverted verb (*said the minister*)."""
    token = start
    while token < scan.size and token - start < limit:
        word = scan.words[token]
        if word == QUOTE or (word in words_of.BREAKS and word != "-"):
            break
        if word in words_of.END_MARKS and not (token > start and scan.is_initial_period(token)):
            break
        if word == ",":
            return _apposition_end(scan, token)
        if token > start and _ends_inverted_subject(scan, token):
            break
        if word in words_of.PERSONAL_PRONOUNS:
            return token + 1
        token += 1
    return token


def _apposition_end(scan: Scan, comma: int) -> int:
    """Return the end of an apposition after ``comma`` if there is one, else the comma itself."""
    end = comma + 1
    while end < scan.size and scan.words[end] not in (",", ".", ";", QUOTE) and end - comma < 16:
        end += 1
    opener = scan.word(comma + 1)
    is_apposition = opener in words_of.DETERMINERS or opener[:1].isdigit() or opener in _TITLES_AFTER_COMMA
    return end if is_apposition and scan.word(end) in (",", ".") else comma


def _ends_inverted_subject(scan: Scan, token: int) -> bool:
    """Tell whether a token inside an inverted subject shows that the subject is over."""
    word = scan.words[token]
    if word in words_of.COORDINATORS:
        return not (token + 1 < scan.size and scan.is_capital(token + 1))
    return (
        word in words_of.AUXILIARIES
        or word in words_of.SUBORDINATORS
        or word in words_of.TIME_WORDS
        or word in ("in", "during", "after", "at", "on", "to", "via", "when")
    )


def opening_subject(scan: Scan) -> TokenSpan | None:
    """Return the noun phrase that a unit begins with, past an opening adverbial."""
    start = 0
    if scan.size and (scan.words[0] in words_of.SENTENCE_OPENERS or scan.words[0] in words_of.PREPOSITIONS):
        start = _after_opening_adverbial(scan)
    return subject_after(scan, start)


def _after_opening_adverbial(scan: Scan) -> int:
    """Return the token after the comma that closes an opening adverbial."""
    for token in range(1, min(scan.size, 20)):
        word = scan.words[token]
        if word == ",":
            return token + 1
        if word == QUOTE or word in words_of.END_MARKS:
            break
    return 1 if scan.words[0] in words_of.COORDINATORS or scan.words[0] in words_of.ADVERBS else 0


def subject_after(scan: Scan, start: int) -> TokenSpan | None:
    """Return the noun phrase that begins at ``start`` and looks like a subject, or nothing."""
    if start >= scan.size or scan.words[start] == QUOTE:
        return None
    if scan.words[start] in words_of.PERSONAL_PRONOUNS:
        return start, start + 1
    end = start
    while end < scan.size and end - start < 14 and not _ends_opening_subject(scan, start, end):
        end += 1
    if end > start and (scan.is_capital(start) or scan.words[start] in words_of.DETERMINERS):
        return start, end
    return None


def _ends_opening_subject(scan: Scan, start: int, token: int) -> bool:
    """Tell whether ``token`` stands after the subject that began at ``start``."""
    word = scan.words[token]
    if word in (QUOTE, ",") or word in words_of.BREAKS:
        return True
    if word in words_of.END_MARKS:
        return not scan.is_initial_period(token)
    if word in words_of.AUXILIARIES or word in words_of.SUBORDINATORS or word in words_of.RELATIVE_PRONOUNS:
        return True
    later = token > start
    looks_like_verb = word.endswith("ed") and not scan.is_capital(token)
    return later and (token in scan.cue_tokens or is_adverb(word) or looks_like_verb)
