"""What kind of source a noun phrase names: a person, an institution, someone unnamed."""

from __future__ import annotations

import re

from framing.annotations.attributions.names import HONORIFICS, OFFICES, Names, bare
from framing.annotations.attributions.source_nouns import (
    DOCUMENTS,
    GROUP_SINGULAR,
    MEDIA,
    OFFICIALS,
    ORGANISATIONS,
    PEOPLE,
    PERSONS,
    THINGS,
    VAGUE,
)

_TWO_CAPITALS = re.compile(r"(?:the |[a-z]+ |[A-Z][a-z]+\. )*[A-ZÀ-ÖØ-Þ][\w’'\-]+ [A-ZÀ-ÖØ-Þ]")
_WORD = re.compile(r"[\w’'\-]+")
_ANONYMOUS = re.compile(
    r"\b(?:sources?|insiders?|unnamed|unidentified|anonymous|anonymity|whistle-?blowers?|call ?sign|"
    r"code ?name|known only|identified only|(?:not|declined) to be (?:named|identified)|"
    r"(?:did|does) not want (?:his|her|their) names?|(?:withheld|withholds) (?:his|her|their) names?|"
    r"(?:person|people|someone) (?:familiar|close|briefed|with knowledge))\b",
    re.IGNORECASE,
)
_NEWS_AGENCY = re.compile(r"\b(?:news|press|state|wire) (?:agency|service)\b", re.IGNORECASE)
_PEOPLES = re.compile(r"(?:ists|ians|icans|crats|ives|ans|ese)$")
_PERSON_ENDING = re.compile(r"\w\w(?:er|or|ist|ian|ee|ess|man)$")
_PART = re.compile(
    r"^(?:some|many|most|several|few|both|all|half|none|each|two|three|four|five|six|seven|eight|nine|ten|"
    r"dozens|hundreds|thousands|\d[\d,]*) (?:\w+ )?of (?=(?:the|its|his|her|their|our|these|those)\b)",
    re.IGNORECASE,
)
_TITLED = OFFICIALS | OFFICES | HONORIFICS
_TOGETHER = re.compile(r" (?:each|both|all|alike|themselves)$")
_BREAK = re.compile(
    r",|\(|\b(?:of|at|in|for|from|who|with|on|near|outside|to|by|from|known|speaking|working|kept|dated|"
    r"obtained|published|seen|posted|issued|released|conducted|like)\b"
)


def source_type(phrase: str, names: Names) -> str:
    """Classify a source by the head of its noun phrase.

    Parameters
    ----------
    phrase : str
        The source as it stands in the text.
    names : Names
        The names of the article it stands in.

    Returns
    -------
    str
        One of ``SOURCE_TYPES``.

    Examples
    --------
    >>> names = Names("Anna Hale spoke. Residents left.")
    >>> [source_type(p, names) for p in ("Dr Anna Hale", "a ministry spokesman", "a source close to it")]
    ['named_person', 'unnamed_official', 'anonymous']
    >>> [source_type(p, names) for p in ("the Health Ministry", "Residents", "critics", "the report")]
    ['named_organisation', 'group', 'vague', 'document']
    """
    if _ANONYMOUS.search(phrase):
        return "anonymous"
    if _NEWS_AGENCY.search(phrase):
        return "media"
    phrase = _TOGETHER.sub("", phrase)
    if (rest := _PART.sub("", phrase)) != phrase and (kind := source_type(rest, names)) != "vague":
        return "group" if kind in ("named_person", "anonymous") else kind
    words = _head_words(phrase)
    if len(words) == 1 and words[0][:1].isupper() and not names.is_name(bare(words[0])):
        words = [words[0].lower()]
    head = bare(words[-1]).lower()
    if head in VAGUE or (words[0].lower() in VAGUE and len(words) <= 2 and not _is_name(words[-1])):
        return "vague"
    if head in PEOPLE:
        return "group"
    if _is_name(words[-1]):
        return _by_name(words, head, names, phrase)
    if _named_in_apposition(phrase, head):
        return "named_person"
    if told := _by_head_noun(head):
        return told
    if _is_person(head):
        return "anonymous"
    return "group" if head.endswith("s") else "vague"


def _head_words(phrase: str) -> list[str]:
    """Return the words of a noun phrase up to its head: before a comma or a preposition."""
    head_part = _BREAK.split(phrase, maxsplit=1)[0]
    return _WORD.findall(head_part) or _WORD.findall(phrase) or [phrase]


def _named_in_apposition(phrase: str, head: str) -> bool:
    """Tell whether a described person is named after a comma (*the firm's manager, Dag Mercer*)."""
    after = phrase.split(",", maxsplit=1)[1:]
    if not after or not (head in OFFICES or head in OFFICIALS or _is_person(head)):
        return False
    name = _TWO_CAPITALS.match(after[0].strip())
    return bool(name) and bare(after[0].split(",")[0].split()[-1]).lower() not in ORGANISATIONS


def _by_head_noun(head: str) -> str | None:
    """Classify by the last word of the head, where it tells."""
    if head in OFFICIALS:
        return "unnamed_official"
    if head in DOCUMENTS:
        return "document"
    if head in ORGANISATIONS:
        return "named_organisation"
    if head in MEDIA:
        return "media"
    return "group" if head in GROUP_SINGULAR else None


def _by_name(words: list[str], head: str, names: Names, phrase: str) -> str:
    """Classify a phrase whose head is a capitalised word."""
    lowered = {word.lower() for word in words}
    titled = not _TITLED.isdisjoint(lowered - {head})
    if titled and words[0].lower() != "the":
        return "named_person"
    if head in MEDIA:
        return "media"
    if head in ORGANISATIONS or _is_place(words, names) or " which " in f"{phrase} ":
        return "named_organisation"
    if head in DOCUMENTS:
        return "document"
    if head in OFFICIALS or head in OFFICES:
        return "unnamed_official"
    possessed = any(word.endswith(("'s", "’s")) for word in words[:-1])
    if head.endswith(("ans", "ats", "ists", "ives")) and not names.is_full_name(words[-1]):
        return "group"
    if words[0].lower() == "the" and not titled and not possessed:
        return "group" if _PEOPLES.search(head) else "named_organisation"
    if len(words) == 1 and _PEOPLES.search(head) and not names.is_full_name(words[0]):
        return "group"
    if len(words) == 1 and words[0].isupper() and len(head) > 1:
        return "named_organisation"
    return "group" if head.endswith("s") and lowered & {"most", "some", "many"} else "named_person"


def _is_place(words: list[str], names: Names) -> bool:
    """Tell whether a name of one word is a place: a state speaks through its institutions."""
    last = bare(words[-1])
    return names.is_place(last) and (len(words) == 1 or words[-2].lower() == "and")


def _is_name(word: str) -> bool:
    """Tell whether a word looks like part of a name: it begins with a capital letter."""
    return word[:1].isupper() and word not in ("I", "It", "They", "Some", "Many", "The")


def _is_person(head: str) -> bool:
    """Tell whether a noun names one person: *a nurse*, *a cleaner*."""
    return head in PERSONS or (bool(_PERSON_ENDING.search(head)) and head not in THINGS)
