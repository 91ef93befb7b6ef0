"""One key for one source: the fullest name it has in the article, under its later shorter names too."""

from __future__ import annotations

import re
from typing import NamedTuple

from framing.annotations.attributions.attribution import Attribution, Offsets
from framing.annotations.attributions.mentions import Mentions
from framing.annotations.attributions.names import OFFICES, Names, personal_name
from framing.annotations.attributions.source_types import source_type

_NAME = re.compile(r"(?:[A-ZÀ-ÖØ-Þ][\w’'\-]+|[A-ZÀ-ÖØ-Þ]\.)(?:\s+(?:[A-ZÀ-ÖØ-Þ]\.\s*)*[A-ZÀ-ÖØ-Þ][\w’'\-]+)*")
_CODE_NAME = re.compile(
    r"(?:call ?sign|code ?name|codename|known (?:only )?as)\s+[“\"'‘]?(\w[\w\-]*)", re.IGNORECASE
)
_ARTICLE = re.compile(r"^(?:the|a|an|this|that|its|his|her|their|one)\s+", re.IGNORECASE)
_PREPOSITION = re.compile(r"\(|\b(?:of|at|in|for|from|who|with|on)\b")
_RELATIVE = re.compile(r",| who\b| that\b| which\b| known\b| identified\b")
_GENDERS = {"m": "he his him", "f": "she her", "p": "they their them we our", "n": "it its", "": "who i my"}
_PRONOUNS = {pronoun: gender for gender, pronouns in _GENDERS.items() for pronoun in pronouns.split()}
_FEMALE = re.compile(r"\b(?:mrs|ms|lady|spokeswoman|chairwoman|woman)\b", re.IGNORECASE)
_MALE = re.compile(r"\b(?:mr|sir|lord|spokesman|chairman|fisherman|man)\b", re.IGNORECASE)
_RELATIVES = ("who", "whose", "which")
_PHRASE_BEGINS = re.compile(r"[,.;:!?—–()\n]\s*|\b(?=(?:an?|one|the|two|three|some|many) )", re.IGNORECASE)
_LONGEST_ANTECEDENT = 60
_REMEMBERED = 60
_MARKS = re.compile(r"[“”\"]|\bso-called\s+")
_PERSONS = ("named_person", "unnamed_official", "anonymous")
_STANDS_FOR = {
    "": _PERSONS,
    "p": ("group", "named_organisation", "unnamed_official", "vague", "anonymous"),
    "n": ("named_organisation", "document", "media"),
}


class _Spoken(NamedTuple):
    """A source that was named or described: its key, type, place and words."""

    key: str
    kind: str
    start: int
    words: frozenset[str]


class SourceKeys:
    """Gives each source of one article its type and its key, in the order of the text."""

    def __init__(self, text: str, contents: list[Offsets]) -> None:
        self._names = Names(text)
        self._mentions = Mentions(self._names, contents)
        self._gender_of: dict[str, str] = {}
        self._spoken: list[_Spoken] = []

    def assign(self, attribution: Attribution, phrase: str, start: int) -> None:
        """Set ``source_type`` and ``source_key`` of an attribution whose source begins at ``start``."""
        phrase = " ".join(phrase.split()).strip(" ,")
        if phrase.lower() in _RELATIVES and (antecedent := self._antecedent(start)):
            phrase = antecedent
        if phrase.lower() in _PRONOUNS:
            attribution.source_key, attribution.source_type = self._stands_for(phrase.lower(), start)
            return
        kind = source_type(phrase, self._names)
        key, kind = self._key(phrase, kind, start)
        attribution.source_key, attribution.source_type = key, kind
        if gender := _gender(phrase):
            self._gender_of[key] = gender
        words = frozenset(f"{phrase} {key}".lower().replace(",", "").split())
        self._spoken.append(_Spoken(key, kind, start, words))

    def _key(self, phrase: str, kind: str, start: int) -> tuple[str, str]:
        """Return key and type of a source that is named or described."""
        if code := _CODE_NAME.search(phrase):
            return code.group(1), kind
        if kind == "named_person":
            return self._names.full(_name_in(phrase)), kind
        head = _ARTICLE.sub("", _RELATIVE.split(_MARKS.sub("", phrase), maxsplit=1)[0])
        if phrase.lower().startswith("the ") and (holder := self._office_holder(head, start)):
            return holder, "named_person"
        earlier = self._earlier(head, kind)
        if earlier:
            return earlier.key, earlier.kind
        if (
            kind == "named_organisation"
            and head.islower()
            and (name := self._names.organisation(head, start))
        ):
            return name, kind
        return head or phrase, kind

    def _antecedent(self, start: int) -> str:
        """Return the noun phrase before a relative pronoun: *a clerk* of *a clerk, who*."""
        before = self._names.text[max(0, start - _LONGEST_ANTECEDENT) : start].rstrip(" ,")
        return _PHRASE_BEGINS.split(before)[-1].strip()

    def _office_holder(self, head: str, start: int) -> str | None:
        """Return who is meant by *the minister* if someone was called by that office before."""
        office = head.split()[-1].lower() if head else ""
        if office not in OFFICES or " of " in head:
            return None
        wanted = set(head.lower().split())
        for spoken in reversed(self._spoken):
            if spoken.kind == "named_person" and wanted <= spoken.words:
                return spoken.key
        name = self._names.office_holder(head, start)
        return self._names.full(name) if name else None

    def _earlier(self, head: str, kind: str) -> _Spoken | None:
        """Return the earlier source of the same type whose words include all words of this one."""
        wanted = set(head.lower().split())
        for spoken in self._last():
            if spoken.kind in (kind, "anonymous") and wanted and wanted <= spoken.words:
                return spoken
        return None

    def _stands_for(self, pronoun: str, start: int) -> tuple[str, str]:
        """Return key and type of whom a pronoun stands for, as far as one can tell: the last that fits."""
        gender = _PRONOUNS[pronoun]
        if gender in ("m", "f"):
            found = self._person(gender, start)
        else:
            found = next(
                ((one.key, one.kind) for one in self._last() if one.kind in _STANDS_FOR[gender]), None
            )
        return found or (pronoun, "named_person" if gender in ("m", "f", "") else "vague")

    def _person(self, gender: str, start: int) -> tuple[str, str] | None:
        """Return who was named or spoke last, if nothing tells that it is a person of another gender."""
        candidates = [(one.start, one.key, one.kind) for one in self._last() if one.kind in _PERSONS]
        candidates += [(place, name, "named_person") for place, name in self._mentions.before(start)]
        for _, key, kind in sorted(candidates, reverse=True):
            if self._gender_of.setdefault(key, gender) == gender:
                return key, kind
        return None

    def _last(self) -> list[_Spoken]:
        """Return the last sources, the newest first."""
        return self._spoken[: -_REMEMBERED - 1 : -1]


def _name_in(phrase: str) -> str:
    """Return the personal name in a phrase: in its first part, or in the apposition that follows it."""
    for part in phrase.split(","):
        names = [personal_name(match.group()) for match in _NAME.finditer(_before_preposition(part))]
        names = [name for name in names if name and name.lower() not in OFFICES]
        if names:
            return names[-1]
    return phrase


def _before_preposition(part: str) -> str:
    """Cut a part of a phrase before *of*, *at* and the like, and its article."""
    return _PREPOSITION.split(_ARTICLE.sub("", part.strip()), maxsplit=1)[0]


def _gender(phrase: str) -> str:
    """Return the gender that a title gives away, or nothing."""
    if _FEMALE.search(phrase):
        return "f"
    return "m" if _MALE.search(phrase) else ""
