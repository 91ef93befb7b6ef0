"""From one cue in a unit to one attribution, by the cue's word class and what stands around it."""

from __future__ import annotations

from framing.annotations.attributions import closed_classes as words_of
from framing.annotations.attributions.cue_table import CueUse
from framing.annotations.attributions.draft import Draft
from framing.annotations.attributions.following import Following, find_following, following_end
from framing.annotations.attributions.parentheses import find_parenthesis
from framing.annotations.attributions.scan import Scan, TokenSpan
from framing.annotations.attributions.subjects import Subject, opening_subject, subject_after, subject_before
from framing.annotations.attributions.units import QUOTE

# After a form of *be* these have no source of their own: nobody is said to expect or believe.
_IMPERSONAL = frozenset(
    "expected believed thought said reported alleged rumoured rumored understood estimated suspected "
    "feared claimed hoped known".split()
)
_NOUN_DETERMINERS = words_of.DETERMINERS - frozenset(
    "this that these those all one some many most several few more both any each".split()
)
_PRONOUN_CONTRACTIONS = frozenset(("he's", "she's", "it's", "who's", "that's"))
_LONGEST_SOURCE = 24


def find_attribution(scan: Scan, cue: TokenSpan, use: CueUse, earlier: list[Draft]) -> Draft | None:
    """Return the attribution that a cue opens in one of its uses, or nothing.

    ``earlier`` are the attributions already found in the unit: a verb without a subject of its own
    takes the source of the last one.
    """
    if use.word_class == "preposition":
        return _by_preposition(scan, cue, use)
    if use.word_class == "noun":
        return _by_noun(scan, cue, use)
    if use.word_class == "adjective":
        return _by_adjective(scan, cue, use, earlier)
    return _by_verb(scan, cue, use, earlier)


def _by_verb(scan: Scan, cue: TokenSpan, use: CueUse, earlier: list[Draft]) -> Draft | None:
    """Handle verbs."""
    start, after = cue
    if _is_name_or_noun(scan, start):
        return None
    group = scan.verb_group_start(start)
    subject = subject_before(scan, group)
    if "parenthetical" in use.frames and (draft := find_parenthesis(scan, cue, group, subject, use)):
        return draft
    if _is_passive(scan, group, start) and not (
        "addressee" in use.frames and scan.word(after) in ("that", "to")
    ):
        return None
    found = find_following(scan, after, use.frames)
    if not found:
        return None
    if found.construction == "announced":
        sources = _sources(scan, subject, earlier)
        return Draft("forward announced", use, (group, after), [], sources, group, subject.kind)
    if found.start >= scan.size:
        return None
    participle = scan.words[start].endswith("ing")
    if group == 0 and not scan.headline and (participle or scan.words[start] == "asked"):
        return _opening(scan, cue, found, use, participle=participle)
    if subject.kind in ("infinitive", "none") or (subject.kind == "subordinate" and not participle):
        return None
    if subject.kind == "start" and group == 0:
        return None
    end = following_end(scan, found, use.frames)
    if end <= found.start:
        return None
    sources = _sources(scan, subject, earlier)
    begins = subject.start if subject.found else group
    rule = f"forward {found.construction}"
    return Draft(rule, use, (group, after), [(found.start, end)], sources, begins, subject.kind)


def _is_name_or_noun(scan: Scan, token: int) -> bool:
    """Tell whether a form of a verb is a noun here (*his claims*) or part of a name (*the States*)."""
    before = scan.word(token - 1)
    if before in _NOUN_DETERMINERS or before in words_of.POSSESSIVES or before == "of":
        return True
    if before.endswith("'s") and before not in _PRONOUN_CONTRACTIONS:
        return True
    opens = not before or before == QUOTE or before in words_of.BREAKS or before in words_of.END_MARKS
    return scan.is_capital(token) and not scan.headline and not opens


def _is_passive(scan: Scan, group: int, token: int) -> bool:
    """Tell whether the verb group is passive."""
    if scan.words[token].endswith("ing"):
        return False
    return any(word in words_of.BE_FORMS for word in scan.words[group:token])


def _opening(scan: Scan, cue: TokenSpan, found: Following, use: CueUse, *, participle: bool) -> Draft | None:
    """Handle a sentence that begins with a participle: *Asked why ..., she*; *Citing ..., the ministry*."""
    end = found.start
    while end < scan.size and scan.words[end] != "," and end - found.start < 40:
        end += 1
    if scan.word(end) != ",":
        return None
    subject = subject_after(scan, end + 1) if participle else None
    return Draft("opening", use, cue, [(found.start, end)], [subject] if subject else [], cue[0], "start")


def _sources(scan: Scan, subject: Subject, earlier: list[Draft]) -> list[TokenSpan]:
    """Return the subject in place, else the source of the attribution before, else the opening subject."""
    if subject.kind == "relative":
        phrase_end = subject.end - 1
        comma = scan.words[phrase_end - 1] == ","
        return [(subject.start, phrase_end - comma), (phrase_end, phrase_end + 1)]
    if subject.found:
        return [(subject.start, subject.end)]
    for draft in reversed(earlier):
        if draft.sources:
            return draft.sources[:1]
    opening = opening_subject(scan)
    return [opening] if opening else []


def _by_adjective(scan: Scan, cue: TokenSpan, use: CueUse, earlier: list[Draft]) -> Draft | None:
    """Handle predicates: *is confident that*, *are expected to*."""
    start, after = cue
    group = scan.verb_group_start(start)
    before = scan.word(start - 1)
    copula = before in words_of.COPULAS or before.endswith(("'s", "'re", "'m"))
    if not copula and not any(word in words_of.COPULAS for word in scan.words[group:start]):
        return None
    found = find_following(scan, after, use.frames)
    if not found or found.start >= scan.size:
        return None
    subject = subject_before(scan, group)
    sources = [] if use.entry in _IMPERSONAL else _sources(scan, subject, earlier)
    content = (found.start, scan.content_end(found.start))
    rule = f"adjective {found.construction}"
    return Draft(rule, use, (group, after), [content], sources, subject.start, subject.kind)


def _by_noun(scan: Scan, cue: TokenSpan, use: CueUse) -> Draft | None:
    """Handle nouns: *the claim that*, *his support for*."""
    start, after = cue
    word = scan.word(after)
    if word == "that" and "that" in use.frames:
        found = Following(after, "that")
    elif word == "to" and "to" in use.frames:
        found = Following(after, "to")
    elif word in use.frames and word in words_of.PREPOSITIONS and after + 1 < scan.size:
        found = Following(after + 1, "preposition")
    elif word in words_of.QUESTION_WORDS and "wh" in use.frames:
        found = Following(after, "wh")
    else:
        return None
    holder = _holder(scan, start)
    content = (found.start, scan.content_end(found.start))
    begins = holder[0] if holder else start
    rule = f"noun {found.construction}"
    return Draft(rule, use, cue, [content], [holder] if holder else [], begins, "phrase")


def _holder(scan: Scan, noun: int) -> TokenSpan | None:
    """Return whose claim it is: a possessive pronoun or a phrase in *'s* up to two words before the noun."""
    for token in range(noun - 1, max(-1, noun - 4), -1):
        word = scan.words[token]
        if word in words_of.POSSESSIVES:
            return token, token + 1
        if word.endswith(("'s", "s'")):
            return scan.phrase_start(token + 1), token + 1
        stops = word == "," or word in words_of.BREAKS or word in words_of.DETERMINERS
        if stops or word in words_of.PREPOSITIONS or word in words_of.AUXILIARIES:
            return None
    return None


def _by_preposition(scan: Scan, cue: TokenSpan, use: CueUse) -> Draft | None:
    """Handle *according to*, before and after what is reported."""
    start, after = cue
    end = _preposition_source_end(scan, after)
    if end == after:
        return None
    before = scan.word(start - 1)
    if start == 0 or before in ("but", "and", "—", "–", ";"):
        opens = end + 1 if scan.word(end) == "," else end
        content_end = scan.content_end(opens)
        if scan.word(end) not in (",", QUOTE) or content_end - opens < 2:
            return None
        return Draft("according first", use, cue, [(opens, content_end)], [(after, end)], start, "phrase")
    content_end = start - 1 if before == "," else start
    content_start = scan.sentence_start(content_end)
    if content_end - content_start < 2:
        return None
    contents = [(content_start, content_end)]
    if (
        before == ","
        and scan.word(end) == ","
        and scan.word(end + 1) not in ("who", "which", "a", "an", "the")
    ):
        rest = scan.content_end(end + 1)
        contents += [(end + 1, rest)] if rest - end > 4 else []
    return Draft("according last", use, cue, contents, [(after, end)], content_start, "phrase")


def _preposition_source_end(scan: Scan, start: int) -> int:
    """Return where the source after *according to* ends: at the next mark that is no initial's."""
    end = start
    while end < scan.size and end - start < _LONGEST_SOURCE:
        word = scan.words[end]
        if word in (",", QUOTE) or (word in words_of.BREAKS and word != "-"):
            break
        if word in words_of.END_MARKS and not (end > start and scan.is_initial_period(end)):
            break
        end += 1
    return end
