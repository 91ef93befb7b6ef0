"""One key for one source: the fullest name it has in the article, under its later shorter names too."""

from __future__ import annotations

import re
from typing import NamedTuple

from framing.annotations.attributions.attribution import Attribution
from framing.annotations.attributions.names import OFFICES, Names, personal_name
from framing.annotations.attributions.source_types import source_type

_NAME = re.compile(r"(?:[A-ZÀ-ÖØ-Þ][\w’'\-]+|[A-ZÀ-ÖØ-Þ]\.)(?:\s+(?:[A-ZÀ-ÖØ-Þ]\.\s*)*[A-ZÀ-ÖØ-Þ][\w’'\-]+)*")
_CODE_NAME = re.compile(
    r"(?:call ?sign|code ?name|codename|known (?:only )?as)\s+[“\"'‘]?(\w[\w\-]*)", re.IGNORECASE
)
_ARTICLE = re.compile(r"^(?:the|a|an|this|that|its|his|her|their|one)\s+", re.IGNORECASE)
_RELATIVE = re.compile(r",| who\b| that\b| which\b| known\b| identified\b")
_GENDERS = {"m": "he his him", "f": "she her", "p": "they their them we our", "n": "it its", "": "who i my"}
_PRONOUNS = {pronoun: gender for gender, pronouns in _GENDERS.items() for pronoun in pronouns.split()}
_FEMALE = re.compile(r"\b(?:mrs|ms|lady|spokeswoman|chairwoman|woman)\b", re.IGNORECASE)
_MALE = re.compile(r"\b(?:mr|sir|lord|spokesman|chairman|fisherman|man)\b", re.IGNORECASE)
_PERSONS = ("named_person", "unnamed_official", "anonymous")
_STANDS_FOR = {
    "m": _PERSONS,
    "f": _PERSONS,
    "": _PERSONS,
    "p": ("group", "named_organisation", "unnamed_official", "vague", "anonymous"),
    "n": ("named_organisation", "document", "media"),
}


class _Spoken(NamedTuple):
    """A source that was named or described: its key, type, gender where known, and words."""

    key: str
    kind: str
    gender: str
    words: frozenset[str]


class SourceKeys:
    """Gives each source of one article its type and its key, in the order of the text."""

    def __init__(self, text: str) -> None:
        self._names = Names(text)
        self._spoken: list[_Spoken] = []

    def assign(self, attribution: Attribution, phrase: str, start: int) -> None:
        """Set ``source_type`` and ``source_key`` of an attribution whose source begins at ``start``."""
        phrase = " ".join(phrase.split()).strip(" ,")
        if phrase.lower() in _PRONOUNS:
            attribution.source_key, attribution.source_type = self._stands_for(phrase.lower())
            return
        kind = source_type(phrase, self._names)
        key, kind = self._key(phrase, kind, start)
        attribution.source_key, attribution.source_type = key, kind
        words = frozenset(f"{phrase} {key}".lower().replace(",", "").split())
        self._spoken.append(_Spoken(key, kind, _gender(phrase), words))

    def _key(self, phrase: str, kind: str, start: int) -> tuple[str, str]:
        """Return key and type of a source that is named or described."""
        if code := _CODE_NAME.search(phrase):
            return code.group(1), kind
        if kind == "named_person":
            return self._names.full(_name_in(phrase)), kind
        head = _ARTICLE.sub("", _RELATIVE.split(phrase, maxsplit=1)[0])
        if phrase.lower().startswith("the ") and (holder := self._office_holder(head, start)):
            return holder, "named_person"
        earlier = self._earlier(head, kind)
        return (earlier.key, earlier.kind) if earlier else (head or phrase, kind)

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
        for spoken in reversed(self._spoken):
            if spoken.kind in (kind, "anonymous") and wanted and wanted <= spoken.words:
                return spoken
        return None

    def _stands_for(self, pronoun: str) -> tuple[str, str]:
        """Return key and type of the last source that a pronoun may stand for."""
        gender = _PRONOUNS[pronoun]
        for number in range(len(self._spoken) - 1, -1, -1):
            spoken = self._spoken[number]
            if spoken.kind not in _STANDS_FOR[gender]:
                continue
            if gender in ("m", "f"):
                if spoken.gender and spoken.gender != gender:
                    continue
                self._spoken[number] = spoken._replace(gender=gender)
            return spoken.key, spoken.kind
        return pronoun, "named_person" if gender in ("m", "f", "") else "vague"


def _name_in(phrase: str) -> str:
    """Return the personal name in a phrase: in its first part, or in the apposition that follows it."""
    for part in phrase.split(","):
        names = [personal_name(match.group()) for match in _NAME.finditer(_before_preposition(part))]
        names = [name for name in names if name and name.lower() not in OFFICES]
        if names:
            return max(names, key=len)
    return phrase


def _before_preposition(part: str) -> str:
    """Cut a part of a phrase before *of*, *at* and the like, and its article."""
    return re.split(r"\b(?:of|at|in|for|from|who|with|on)\b", _ARTICLE.sub("", part.strip()), maxsplit=1)[0]


def _gender(phrase: str) -> str:
    """Return the gender that a title gives away, or nothing."""
    if _FEMALE.search(phrase):
        return "f"
    return "m" if _MALE.search(phrase) else ""
