"""One key for one source: the fullest name it has in the article, under its later shorter names too."""

from __future__ import annotations

import re

from framing.annotations.attributions.attribution import Attribution

_NAME = re.compile(r"[A-ZÀ-ÖØ-Þ][\w’'\-]+(?:\s+(?:[A-ZÀ-ÖØ-Þ]\.\s*)*[A-ZÀ-ÖØ-Þ][\w’'\-]+)+")
_SURNAME_LAST = re.compile(
    r"(?:[A-ZÀ-ÖØ-Þ][\w’'\-]+|[A-ZÀ-ÖØ-Þ]\.)(?:\s+(?:[A-ZÀ-ÖØ-Þ]\.\s*)*[A-ZÀ-ÖØ-Þ][\w’'\-]+)*"
)
_TITLE = re.compile(
    r"^(?:(?:the|a|an|former|then|outgoing|acting|deputy|prime|foreign|interior|health|defence|defense|energy|"
    r"transport|finance|president|minister|senator|sen|rep|representative|gov|governor|mayor|judge|justice|"
    r"dr|mr|mrs|ms|prof|professor|gen|general|col|colonel|capt|captain|lt|sgt|sergeant|maj|major|sir|lady|lord|rev|chief|"
    r"secretary|councillor|councilman|councilwoman|ambassador|chairman|chairwoman|director|speaker)\.?\s+)+",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^(?:the|a|an|this|that|its|one)\s+", re.IGNORECASE)
_GENDERS = {"m": "he his him", "f": "she her", "p": "they their them we our", "": "who i my"}
_PRONOUNS = {pronoun: gender for gender, pronouns in _GENDERS.items() for pronoun in pronouns.split()}
_FEMALE = re.compile(r"\b(?:mrs|ms|lady|spokeswoman|chairwoman|woman)\b", re.IGNORECASE)
_MALE = re.compile(r"\b(?:mr|sir|lord|spokesman|chairman|fisherman|man)\b", re.IGNORECASE)
_SINGLE_PERSON = ("named_person", "unnamed_official", "anonymous")
_SEVERAL = ("group", "named_organisation", "unnamed_official", "vague", "anonymous")


class SourceKeys:
    """Gives each source of one article its key, in the order of the text."""

    def __init__(self, text: str) -> None:
        self._full: dict[str, str] = {}
        for match in _NAME.finditer(text):
            name = _TITLE.sub("", " ".join(match.group().split()))
            last = name.split()[-1].removesuffix("’s").removesuffix("'s")
            if " " in name and last not in self._full:
                self._full[last] = name.removesuffix("’s").removesuffix("'s")
        self._spoken: list[tuple[str, str, str]] = []

    def assign(self, attribution: Attribution, phrase: str, start: int) -> None:
        """Set ``source_key`` of an attribution, and the type of the source a pronoun stands for."""
        word = phrase.lower().strip()
        if word in _PRONOUNS:
            antecedent = self._antecedent(_PRONOUNS[word])
            if antecedent:
                attribution.source_key, attribution.source_type = antecedent
            else:
                attribution.source_key = word
            return
        kind = attribution.source_type or "vague"
        key = self._key(phrase, kind)
        attribution.source_key = key
        self._spoken.append((key, kind, _gender(phrase)))

    def _key(self, phrase: str, kind: str) -> str:
        """Return the key of a source that is named or described."""
        plain = " ".join(phrase.split()).strip(" ,")
        if kind == "named_person":
            names = [match.group() for match in _SURNAME_LAST.finditer(_TITLE.sub("", plain))]
            name = max(names, key=len) if names else plain
            name = _TITLE.sub("", name).removesuffix("’s").removesuffix("'s")
            return self._full.get(name.split()[-1], name) if name else plain
        head = _ARTICLE.sub("", re.split(r",| who | that | which ", plain, maxsplit=1)[0])
        return self._earlier(head, kind) or head

    def _earlier(self, head: str, kind: str) -> str | None:
        """Return the key of an earlier source of the same type that a shorter name takes up again."""
        last = head.split()[-1].lower() if head else ""
        for key, other, _ in reversed(self._spoken):
            words = key.lower().split()
            if other == kind and last and (last in words or f"{last}s" in words) and len(head) <= len(key):
                return key
        return None

    def _antecedent(self, gender: str) -> tuple[str, str] | None:
        """Return key and type of the last source that a pronoun of this gender may stand for."""
        wanted = _SEVERAL if gender == "p" else _SINGLE_PERSON
        for number in range(len(self._spoken) - 1, -1, -1):
            key, kind, known = self._spoken[number]
            if kind not in wanted or (gender in "mf" and gender and known and known != gender):
                continue
            if gender in ("m", "f") and not known:
                self._spoken[number] = (key, kind, gender)
            return key, kind
        return None


def _gender(phrase: str) -> str:
    """Return the gender that a title gives away, or nothing."""
    if _FEMALE.search(phrase):
        return "f"
    return "m" if _MALE.search(phrase) else ""
