"""What the whole article tells of its names: fullest forms, places, who holds which office."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property, lru_cache

_CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w’'\-]+"
_FULL_NAME = re.compile(rf"{_CAPITAL}(?:\s+(?:[A-ZÀ-ÖØ-Þ]\.\s*)*{_CAPITAL})+")
_MIDDLE_CAPITAL = re.compile(rf"(?<=[a-z,;] ){_CAPITAL}")
_PLACE = re.compile(rf"\b(?:in|from|across|into|near|inside) ({_CAPITAL})")
OFFICES = frozenset(
    (
        "minister president mayor manager chairman chairwoman chair director secretary governor senator "
        "spokesman spokeswoman spokesperson general colonel captain commander inspector superintendent "
        "officer judge justice rector professor doctor leader deputy chief head ambassador commissioner "
        "councillor master analyst economist lawyer strategist adviser representative candidate "
        "congressman congresswoman editor surgeon harbourmaster principal"
    ).split()
)
_LONGEST_NAME = 8
"""Words before the last of an organisation's name; a bound keeps long runs of capitals cheap."""
_OPENERS = frozenset("the a an in at on to of from by after before and but as when while if for".split())
HONORIFICS = frozenset(
    (
        "mr mrs ms dr prof gen col capt lt sgt maj sir lady lord rev sen rep gov supt insp pte cpl cllr "
        "hon former then acting outgoing prime vice"
    ).split()
)


class Names:
    """The names of one article, worked out when first asked for."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def _full(self) -> dict[str, str]:
        """The fullest personal name by its last word."""
        full: dict[str, str] = {}
        for match in _FULL_NAME.finditer(self.text):
            name = personal_name(match.group())
            if " " in name:
                full.setdefault(name.split()[-1], name)
        return full

    @cached_property
    def _in_the_middle(self) -> frozenset[str]:
        """Words that stand capitalised where no sentence begins."""
        return frozenset(bare(word) for word in _MIDDLE_CAPITAL.findall(self.text))

    @cached_property
    def _places(self) -> frozenset[str]:
        """Words that stand after *in*, *from* and the like."""
        return frozenset(bare(word) for word in _PLACE.findall(self.text))

    @cached_property
    def _by_first(self) -> dict[str, str]:
        """The full personal name by its first word, where only one name begins with it."""
        firsts = Counter(name.split()[0] for name in self._full.values())
        return {name.split()[0]: name for name in self._full.values() if firsts[name.split()[0]] == 1}

    def full(self, name: str) -> str:
        """Return the fullest form of a personal name, or the name itself.

        A last name that several share keeps to the full form that is written, if one is.
        """
        words = name.split()
        if len(words) > 1 and name in self.text and self._full.get(words[-1], name).split()[0] != words[0]:
            return name
        return self._full.get(words[-1]) or self._by_first.get(name, name) if words else name

    def organisation(self, head: str, before: int) -> str | None:
        """Return the full name that a short one stands for: *the ministry* after *the Health Ministry*."""
        ending = r"\s+".join(f"{re.escape(word[:1].upper())}{re.escape(word[1:])}" for word in head.split())
        named = re.compile(rf"\b(?:{_CAPITAL} (?:and |of )?){{1,{_LONGEST_NAME}}}{ending}\b")
        earlier = [match.group() for match in named.finditer(self.text, 0, before)]
        for name in reversed(earlier or named.findall(self.text)):
            words = name.split()
            while words[0].lower() in _OPENERS:
                words = words[1:]
            if len(words) > len(head.split()):
                return " ".join(words)
        return None

    def is_full_name(self, word: str) -> bool:
        """Tell whether a word ends a name of two words or more in this article."""
        return word in self._full

    def is_name(self, word: str) -> bool:
        """Tell whether a capitalised word is a name, not just the first of a sentence."""
        return word in self._in_the_middle or word in self._full

    def is_place(self, word: str) -> bool:
        """Tell whether a word is used as a place and not as anybody's last name."""
        return word in self._places and word not in self._full

    def office_holder(self, office: str, before: int) -> str | None:
        """Return the full name of whoever is called by an office earlier in the text.

        Reads *Minister Dorota Hale* and *Ilse Marrow, the Civic Union leader*.
        """
        start = self.text[:before]
        titled = re.compile(rf"\b{re.escape(office)},? ({_CAPITAL} {_CAPITAL})", re.IGNORECASE)
        follows = re.compile(rf"({_CAPITAL} {_CAPITAL}), (?:[\w’'\-]+ ){{0,5}}{re.escape(office)}\b")
        found = [match for pattern in (titled, follows) for match in pattern.finditer(start)]
        return max(found, key=lambda match: match.start()).group(1) if found else None


def bare(word: str) -> str:
    """Return a word without a possessive ending."""
    return word.removesuffix("’s").removesuffix("'s").rstrip("’'")


@lru_cache(maxsize=20_000)
def personal_name(phrase: str) -> str:
    """Return the name in a run of capitalised words without the titles and offices before it.

    Examples
    --------
    >>> personal_name("Social Affairs Minister Dorota Hale"), personal_name("Gen. Pavel Rusk’s")
    ('Dorota Hale', 'Pavel Rusk')
    """
    words = phrase.split()
    keep = 0
    for number, word in enumerate(words[:-1]):
        lowered = word.lower().rstrip(".,")
        if lowered in OFFICES or lowered in HONORIFICS or word.endswith(("’s", "'s")):
            keep = number + 1
    return bare(" ".join(words[keep:]))
