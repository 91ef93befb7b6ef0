"""The regular and irregular English forms of a lexicon entry.

Rules for the regular forms; ``irregular.csv`` for verbs, nouns and adjectives that break them.
Where British and American spelling differ (labelled, labeled; criticise, criticize) both are given.
"""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path

_VOWELS = "aeiou"
_SIBILANT = re.compile(r"(?:s|x|z|ch|sh)$")
_ONE_SYLLABLE_CVC = re.compile(r"[^aeiou]*(?:qu)?[aeiou][^aeiouwxy]")
_VOWEL_AND_L = re.compile(r".*[^aeiou][aeiou]l")


def inflect(entry: str, form: str) -> list[str]:
    """Return an entry with its inflected forms, the entry itself first.

    Parameters
    ----------
    entry : str
        A lower-case word or phrase.
    form : {"", "verb", "noun", "adjective"}
        ``verb`` inflects the first word, ``noun`` gives the plural of the last word, ``adjective``
        comparative and superlative of the last word where they are made with an ending; empty
        returns the entry alone.

    Returns
    -------
    list of str
        Distinct forms.

    Examples
    --------
    >>> inflect("point out", "verb")
    ['point out', 'points out', 'pointed out', 'pointing out']
    >>> inflect("conspiracy theory", "noun")
    ['conspiracy theory', 'conspiracy theories']
    >>> inflect("label", "verb")
    ['label', 'labels', 'labeled', 'labelled', 'labeling', 'labelling']
    """
    if form == "verb":
        first, _, rest = entry.partition(" ")
        forms = [f"{word} {rest}".rstrip() for base in _spellings(first) for word in (base, *_verb(base))]
    elif form in ("noun", "adjective"):
        head, _, last = entry.rpartition(" ")
        endings = _noun(last) if form == "noun" else _adjective(last)
        forms = [f"{head} {word}".lstrip() for word in (last, *endings)]
    else:
        forms = [entry]
    return list(dict.fromkeys(forms))


@cache
def _irregular() -> dict[tuple[str, str], list[str]]:
    """Read the table of irregular words: (form, base) to the forms beside the base."""
    with Path(__file__).with_name("irregular.csv").open(encoding="utf-8", newline="") as file:
        return {(row["form"], row["base"]): row["inflected"].split() for row in csv.DictReader(file)}


def _spellings(verb: str) -> list[str]:
    """Return the verb, and with -ise as well where it is long and ends in -ize."""
    return [verb, verb[:-3] + "ise"] if verb.endswith("ize") and len(verb) > 5 else [verb]


def _verb(base: str) -> list[str]:
    """Return third person, past, participle and -ing form of a verb."""
    if ("verb", base) in _irregular():
        past = _irregular()["verb", base]
        if base == "be":
            return past
        return [_add_s(base), *past, *(stem + "ing" for stem in _ing_stems(base))]
    if base.endswith("e"):
        return [base + "s", base + "d", *(stem + "ing" for stem in _ing_stems(base))]
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return [_add_s(base), base[:-1] + "ied", base + "ing"]
    stems = _ing_stems(base)
    return [_add_s(base), *(stem + "ed" for stem in stems), *(stem + "ing" for stem in stems)]


def _ing_stems(base: str) -> list[str]:
    """Return what -ing (and for regular verbs -ed) is added to; two stems where spelling varies."""
    if base.endswith("ie"):
        return [base[:-2] + "y"]
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")) and base != "be":
        return [base[:-1]]
    if _ONE_SYLLABLE_CVC.fullmatch(base) or ("doubling", base) in _irregular():
        return [base + base[-1]]
    return [base, base + "l"] if _VOWEL_AND_L.fullmatch(base) else [base]


def _add_s(base: str) -> str:
    """Return the -s form of a verb or regular noun."""
    if base in ("have", "do", "go"):
        return {"have": "has", "do": "does", "go": "goes"}[base]
    if _SIBILANT.search(base):
        return base + "es"
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return base[:-1] + "ies"
    return base + "s"


def _noun(base: str) -> list[str]:
    """Return the plural of a noun."""
    if ("noun", base) in _irregular():
        return _irregular()["noun", base]
    if base.endswith("man") and base != "human":
        return [base[:-3] + "men"]
    if base.endswith("sis"):
        return [base[:-2] + "es"]
    return [_add_s(base)]


def _adjective(base: str) -> list[str]:
    """Return comparative and superlative of one-syllable adjectives and those in -y; else nothing."""
    if ("adjective", base) in _irregular():
        return _irregular()["adjective", base]
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return [base[:-1] + "ier", base[:-1] + "iest"]
    if not re.fullmatch(r"[^aeiou]*[aeiou]{1,2}[^aeiou]*e?", base):
        return []
    stem = base[:-1] if base.endswith("e") else base
    stem += base[-1] if _ONE_SYLLABLE_CVC.fullmatch(base) else ""
    return [stem + "er", stem + "est"]
