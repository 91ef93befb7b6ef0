"""Cues in parenthesis: *“...,” she said*, *“...,” said the mayor*, *the plan, he said, failed*."""

from __future__ import annotations

from dataclasses import dataclass

from framing.annotations.attributions import closed_classes as words_of
from framing.annotations.attributions.cue_table import CueUse
from framing.annotations.attributions.draft import Draft
from framing.annotations.attributions.following import find_following
from framing.annotations.attributions.scan import Scan, TokenSpan
from framing.annotations.attributions.subjects import Subject, inverted_subject_end
from framing.annotations.attributions.units import QUOTE

_INVERTING = frozenset(
    "say add explain write note continue recall argue ask reply warn conclude report declare insist "
    "claim joke state observe".split()
)
_NO_SPEAKER = frozenset("that it there to him her them whether".split())
_NOT_RESUMING = frozenset("adding saying citing noting referring but and while who which a an the".split())
_NOT_SPLITTING = frozenset("adding saying citing noting but and while who".split())
_ADVERBIAL_OPENERS = frozenset(
    "in on at after during before when while as by with for since if although though despite "
    "according".split()
)
_SHORTEST_CONTENT = 3


def find_parenthesis(scan: Scan, cue: TokenSpan, group: int, subject: Subject, use: CueUse) -> Draft | None:
    """Return the attribution if the cue and its subject stand in parenthesis to what is reported.

    ``cue`` is the cue itself and ``group`` the token where its verb group begins.
    """
    if use.entry in _INVERTING:
        subject = _inverted_instead(scan, cue, group, subject)
    if subject.kind == "quote" or (subject.kind == "comma" and group >= 3):
        return _inverted(scan, cue, group, subject, use)
    if not subject.found or subject.start == 0:
        return None
    after = _after_addressee(scan, cue[1], subject.start) if "addressee" in use.frames else cue[1]
    if after is None or not (_ends_report(scan, after) or _quoted_before(scan, subject.start)):
        return None
    return _attach(
        scan,
        _Place("trailing", cue, group, subject.start, after, (subject.start, subject.end), subject.kind, use),
    )


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a parenthesis begins and ends, and who speaks in it."""

    word_order: str
    cue: TokenSpan
    group: int
    begins: int
    after: int
    source: TokenSpan
    kind: str
    use: CueUse

    def draft(self, shape: str, contents: list[TokenSpan]) -> Draft:
        """Make the attribution; the rule is the word order and what the parenthesis is attached to."""
        rule = f"{self.word_order} {shape}"
        return Draft(
            rule, self.use, (self.group, self.cue[1]), contents, [self.source], self.begins, self.kind
        )


def _inverted_instead(scan: Scan, cue: TokenSpan, group: int, subject: Subject) -> Subject:
    """Read *..., said Tomas Brey, a pilot.* as inverted even where an apposition seems to precede."""
    start, after = cue
    inverts = (
        group == start
        and start >= 3
        and scan.words[start - 1] == ","
        and scan.words[start - 2] != QUOTE
        and not scan.words[start].endswith("ing")
        and after < scan.size
        and (scan.is_capital(after) or scan.words[after] in ("the", "a", "an", "his", "her", "one"))
    )
    if not inverts:
        return subject
    end = inverted_subject_end(scan, after)
    closes = end > after and (
        end >= scan.size or scan.words[end] in words_of.END_MARKS or scan.words[end] == ","
    )
    plain = not any(t in scan.cue_tokens or scan.words[t] in words_of.AUXILIARIES for t in range(after, end))
    return Subject("comma", group, group) if closes and plain else subject


def _inverted(scan: Scan, cue: TokenSpan, group: int, subject: Subject, use: CueUse) -> Draft | None:
    """Handle a verb before its subject."""
    if scan.words[cue[0]].endswith("ing") or (subject.kind == "comma" and use.entry not in _INVERTING):
        return None
    end = inverted_subject_end(scan, cue[1])
    if end == cue[1]:
        return None
    closes = end >= scan.size or scan.words[end] in words_of.END_MARKS or scan.words[end] == ","
    if subject.kind == "comma" and (not closes or scan.words[cue[1]] in _NO_SPEAKER):
        return None
    return _attach(scan, _Place("inverted", cue, group, group, end, (cue[1], end), subject.kind, use))


def _after_addressee(scan: Scan, token: int, begins: int) -> int | None:
    """Return the token after *told reporters*, or nothing where a content follows the addressee."""
    word = scan.word(token)
    if word in ("", ",", ".", QUOTE):
        return token
    end = token
    while end < scan.size and end - token < 8 and scan.words[end] not in (",", ".", ";", QUOTE, "that", "to"):
        if scan.words[end] in words_of.PERSONAL_PRONOUNS:
            break
        end += 1
    if end >= scan.size or scan.words[end] in (",", ".", QUOTE) or _quoted_before(scan, begins):
        return end
    return None


def _quoted_before(scan: Scan, begins: int) -> bool:
    """Tell whether a quotation that ends in a comma stands right before the parenthesis."""
    before = begins - 1 if scan.word(begins - 1) == QUOTE else begins - 2
    if scan.word(before) != QUOTE or (before == begins - 2 and scan.word(begins - 1) != ","):
        return False
    return before < begins - 1 or scan.text[scan.unit.ends[before] - 2] in ",?!"


def _ends_report(scan: Scan, token: int) -> bool:
    """Tell whether nothing is reported from ``token`` on: the sentence ends or an adjunct follows."""
    word = scan.word(token)
    return (
        not word
        or word in words_of.END_MARKS
        or word in (",", ";", "—", "–", "--", ")", "-", QUOTE, ":", "reporters", "referring", "adding")
        or word in words_of.ADJUNCT_OPENERS
        or word in words_of.PREPOSITIONS
        or word in words_of.COORDINATORS
        or word in words_of.SUBORDINATORS
    )


def _attach(scan: Scan, place: _Place) -> Draft | None:
    """Attach a parenthesis to the quotation or the clause before it."""
    last = place.begins - 1
    before = scan.words[last]
    if before == QUOTE or (before == "," and scan.word(last - 1) == QUOTE and last > 0):
        return _to_quotation(scan, place, last if before == QUOTE else last - 1)
    if before == "," and last > 0:
        return _to_clause(scan, place, last)
    return None


def _to_quotation(scan: Scan, place: _Place, quotation: int) -> Draft | None:
    """Take the quotation before the parenthesis, with the words that lead into it, and one after it."""
    if scan.word(place.after) == "that":
        return None
    start = quotation
    if quotation > 0 and scan.words[quotation - 1] not in words_of.END_MARKS:
        start = scan.sentence_start(quotation)
    return place.draft("quote", [(start, quotation + 1), *_resumed(scan, place.after, clauses=False)])


def _to_clause(scan: Scan, place: _Place, comma: int) -> Draft | None:
    """Take the clause before the comma, and what goes on after a second comma."""
    after = scan.word(place.after)
    if after in ("that", QUOTE, ":"):
        return None
    start = scan.sentence_start(comma)
    if (
        after == ","
        and scan.word(place.after + 1) == QUOTE
        and (comma < 8 or _opens_sentence(scan, place.after + 1))
    ):
        return None
    if after == "," and place.after + 2 < scan.size and scan.words[place.after + 1] not in _NOT_SPLITTING:
        end = scan.content_end(place.after + 1)
        if start < comma and end > place.after + 1:
            return place.draft("split", [(start, comma), (place.after + 1, end)])
    if comma - start < _SHORTEST_CONTENT:
        return None
    ends = not after or after in words_of.END_MARKS
    if (
        place.word_order == "trailing"
        and not ends
        and after != ","
        and find_following(scan, place.cue[1], place.use.frames)
    ):
        return None
    if not ends and scan.words[start] in _ADVERBIAL_OPENERS and comma - start <= 9:
        return None
    return place.draft("clause", [(start, comma), *_resumed(scan, place.after, clauses=True)])


def _opens_sentence(scan: Scan, quotation: int) -> bool:
    """Tell whether a quotation begins with a capital letter, so a sentence of its own."""
    inside = scan.unit.quotes[quotation][0] + 1
    return scan.text[inside : inside + 1].isupper()


def _resumed(scan: Scan, after: int, *, clauses: bool) -> list[TokenSpan]:
    """Return what the source goes on to say after the parenthesis: a quotation, or a clause as well."""
    word = scan.word(after)
    if word == QUOTE:
        return [(after, quotation_end(scan, after))]
    if word == "," and scan.word(after + 1) == QUOTE:
        return [(after + 1, quotation_end(scan, after + 1))]
    if word == ",":
        if clauses and scan.word(after + 1) not in _NOT_RESUMING:
            end = scan.content_end(after + 1)
            return [(after + 1, end)] if end - after > 3 else []
        return []
    token = after
    while (
        token < scan.size
        and token - after < 25
        and scan.words[token] != QUOTE
        and scan.words[token] not in words_of.END_MARKS
    ):
        token += 1
    if scan.word(token) == QUOTE and scan.words[token - 1] in (",", ":"):
        return [(token, quotation_end(scan, token))]
    return []


def quotation_end(scan: Scan, quotation: int) -> int:
    """Return where a content that begins with a quotation ends: with it or, if it goes on, the unit."""
    start, end = scan.unit.quotes[quotation]
    closes = end - start > 2 and scan.text[end - 2] in ".?!,…"
    return quotation + 1 if closes or quotation + 1 >= scan.size else scan.content_end(quotation)
