"""Loaded terms: lexicon hits that are neither names nor meant literally, by category.

The lexicon names words beside which an entry is literal (columns ``not_before`` and ``not_after``:
*explosive* before *device*, *shock* after *septic*). The rules here need more than a neighbouring
word: names of institutions, titles of works, surnames, and lists kept by a state.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from operator import attrgetter

from framing.annotations.spans import Found
from framing.annotations.titles import in_title_case
from framing.lexicons import Hit, Matcher, compile_lexicon, read_lexicon
from framing.text import TextLayer

LOADED = "loaded"

_NEXT_WORD = re.compile(r"(?:'s)?[ \n]([\w'.\-]+)")
_LAST_WORD = re.compile(r"([\w'.\-]+)[ \n]\Z")
_LONGEST_WORD = 30

# A capitalised word followed by further ones, with the small words that stand inside names.
_NAME_ON = re.compile(r"(?:(?: of| the| and| for| on| &)*[ \-][A-Z][\w'’]*)+")
_NAME_BACK = re.compile(r"(?:[A-Z][\w'’]*(?: of| the| and| for| on| &)* )+\Z")
_NAME_REACH = 80
_LETTERS = re.compile(r"[a-z]+")
_INSTITUTIONS = frozenset(
    "academy act agency album association award awards band bank bill board books brigade bureau"
    " cakeshop caucus center centre church club coalition college commission committee conference"
    " convention council county court database day department division fellowship festival force forum"
    " foundation fund games group hall house initiative institute island law league list lounge medal"
    " memorial ministry mission monument movement museum network office order organisation organization"
    " park party pictures plan podcast prevention prize program programme project protocol registration"
    " report republic resort river road school screening series service society squad square street"
    " studios survey task team theater theatre tournament tower treaty tribunal trust union unit"
    " university watch week".split()
)
_SURNAMES = frozenset(
    "blight bully butcher crank crook darling fierce gallant grim grouch lawless looney noble outlaw pariah"
    " savage slaughter sterling swagger tanner tripe valiant villain wiley wrath".split()
)
_HEADING_SHARE = 0.6
_TITLE_WORDS = 12

_BETWEEN = r"(?: (?!and\b|but\b|said\b|that\b|who\b)[\w'.\-]+)"
_LISTED_BEFORE = re.compile(
    rf"\b(?:(?:designat\w+|proscrib\w+|blacklist\w*|outlaw(?:ed|s|ing)|(?:list|register) of){_BETWEEN}{{0,5}}"
    rf"|(?:classif\w+|listed|recogni[sz]\w+){_BETWEEN}{{0,4}} (?:as|among){_BETWEEN}{{0,3}}) \Z"
)
_LISTED_AFTER = re.compile(
    r"(?: [\w\-]+){0,2},? (?:and )?(?:designated|proscribed|banned|blacklisted|outlawed) (?:by|in|under)\b"
    r"|(?: (?:organi[sz]ations?|groups?|entit(?:y|ies)|networks?|one))? by (?:the )?(?:u\.?s\b|united|eu\b"
    r"|european|uk\b|un\b|u\.n|british|american|russia|israel|turk|ukrain|german|french|canada|australia"
    r"|state department|treasury|home office|government|authorities|supreme court|washington|moscow|london"
    r"|ankara|brussels)"
)


def annotate_loaded(
    layer: TextLayer, hits: Sequence[Hit], shadow_text: str, matcher: Matcher | None = None
) -> list[Found]:
    """Mark the loaded terms of a text.

    Left out are hits beside the words that their entry names as a literal sense, hits in the name of
    an institution or as a surname, and hits in the quoted title of a work. A judgemental label that an
    authority gave (*listed as a terrorist by the EU*) is a designation. A denied term (*no hero*) stays:
    the word is used. Where entries overlap the longest has won when they were matched.

    Parameters
    ----------
    layer : TextLayer
        The text with its sentences and quotations.
    hits : sequence of Hit
        What the matcher of the lexicon found, in order.
    shadow_text : str
        The text as `shadow` returns it.
    matcher : Matcher, optional
        The compiled lexicon the hits come from; the shipped lexicon of loaded terms by default.

    Returns
    -------
    list of Found
        Layer ``loaded``, label the category, in order of start, without overlaps.

    Notes
    -----
    Naming by verdict or by list: Weimann (1985), Huff and Kertzer (2018) on *terrorist*.

    Examples
    --------
    >>> from framing.lexicons import compile_lexicon, read_lexicon, shadow
    >>> from framing.text import read_text
    >>> text = "Thugs hid an explosive device, the Terrorist Screening Center said in an explosive memo."
    >>> matcher = compile_lexicon(read_lexicon("loaded"))
    >>> found = annotate_loaded(read_text(text), matcher.find(shadow(text)), shadow(text), matcher)
    >>> [(text[one.start : one.end], one.label, one.entry) for one in found]
    [('Thugs', 'judgmental_label', 'thug'), ('explosive', 'sensational', 'explosive')]
    """
    matcher = matcher or _shipped()
    literal = _literal_neighbours(matcher)
    found = []
    for start, end, entry in hits:
        if entry in literal and _beside(shadow_text, start, end, *literal[entry]):
            continue
        if layer.text[start].isupper() and _is_name(layer, start, end):
            continue
        label = matcher.categories[entry]
        if label == "judgmental_label" and _is_listed(layer, shadow_text, start, end):
            label = "designation"
        found.append(Found(LOADED, label, start, end, matcher.entries[entry]))
    return found


@lru_cache(maxsize=1)
def _shipped() -> Matcher:
    """Compile the shipped lexicon once."""
    return compile_lexicon(read_lexicon("loaded"))


@lru_cache(maxsize=8)
def _literal_neighbours(matcher: Matcher) -> dict[int, tuple[frozenset[str], frozenset[str]]]:
    """Return for each guarded entry the words before which and after which it is literal."""
    columns = zip(matcher.column("not_before"), matcher.column("not_after"), strict=True)
    return {
        entry: (frozenset(before.split()), frozenset(after.split()))
        for entry, (before, after) in enumerate(columns)
        if before or after
    }


def _beside(
    shadow_text: str, start: int, end: int, not_before: frozenset[str], not_after: frozenset[str]
) -> bool:
    """Say whether one of the words that make an entry literal stands directly beside it."""
    if not_before and (match := _NEXT_WORD.match(shadow_text, end)) and _known(match[1], not_before):
        return True
    before = shadow_text[max(0, start - _LONGEST_WORD) : start]
    return bool(not_after and (match := _LAST_WORD.search(before)) and _known(match[1], not_after))


def _known(word: str, words: frozenset[str]) -> bool:
    """Look a word up without the marks around it and without a possessive ending."""
    bare = word.strip("'.-")
    return bare in words or bare.removesuffix("'s") in words


def _is_name(layer: TextLayer, start: int, end: int) -> bool:
    """Say whether a capitalised hit is part of a name: of an institution, a person or a work."""
    text = layer.text
    if layer.in_quotes(start, end) and _in_title(layer, start):
        return True
    first, last = layer.sentences[layer.sentence_of(start)]
    before = _NAME_BACK.search(text[max(first, start - _NAME_REACH) : start])
    after = _NAME_ON.match(text, end, min(last, end + _NAME_REACH))
    name_start = start - len(before[0]) if before else start
    name_end = after.end() if after else end
    left = text[max(first, name_start - _NAME_REACH) : name_start]
    right = text[name_end : min(last, name_end + _NAME_REACH)]
    if _is_heading(f"{left} {right}"):
        return False
    around = text[name_start:start] + " " + text[end:name_end]
    if not _INSTITUTIONS.isdisjoint(_LETTERS.findall(around.lower())):
        return True
    opens = not any(char.isalnum() for char in text[max(first, start - _NAME_REACH) : start])
    return not opens and text[start:end].lower() in _SURNAMES


def _in_title(layer: TextLayer, start: int) -> bool:
    """Say whether the innermost quotation around an offset holds the title of a work."""
    place = bisect_left(layer.quotations, start, key=attrgetter("start")) - 1
    while layer.quotations[place].end <= start:
        place -= 1
    innermost = layer.quotations[place]
    inside = layer.text[innermost.start + 1 : innermost.end - 1]
    return inside.count(" ") < _TITLE_WORDS and in_title_case(inside.rstrip(".,"))


def _is_heading(rest: str) -> bool:
    """Say whether most longer words around a name are capitalised too, so that capitals tell nothing."""
    longer = [word for word in rest.split() if len(word) > 3 and word[0].isalpha()]
    return sum(word[0].isupper() for word in longer) >= _HEADING_SHARE * len(longer)


def _is_listed(layer: TextLayer, shadow_text: str, start: int, end: int) -> bool:
    """Say whether the words around a label tell that a state or court has listed its bearer."""
    first, last = layer.sentences[layer.sentence_of(start)]
    if _LISTED_BEFORE.search(shadow_text[max(first, start - _NAME_REACH) : start]):
        return True
    return bool(_LISTED_AFTER.match(shadow_text, end, last))
