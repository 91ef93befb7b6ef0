"""What kind of source a noun phrase names: a person, an institution, someone unnamed."""

from __future__ import annotations

import re

from framing.annotations.attributions.names import HONORIFICS, OFFICES, Names, bare

_TWO_CAPITALS = re.compile(r"[A-ZÀ-ÖØ-Þ][\w’'\-]+ [A-ZÀ-ÖØ-Þ]")
_WORD = re.compile(r"[\w’'\-]+")
_ANONYMOUS = re.compile(
    r"\b(?:sources?|insiders?|unnamed|unidentified|anonymous|anonymity|whistle-?blowers?|call ?sign|"
    r"code ?name|known only|not to be named|"
    r"(?:person|people|someone) (?:familiar|close|briefed|with knowledge))\b",
    re.IGNORECASE,
)
_DOCUMENTS = frozenset(
    (
        "report reports statement statements study studies survey surveys poll polls letter letters "
        "ruling rulings judgment judgement document documents email emails e-mail e-mails memo memos book "
        "books data figures statistics law bill order decree indictment complaint lawsuit filing filings "
        "website webpage findings analysis research transcript transcripts record records review paper "
        "papers census constitution footage video recording images bulletin release notice log logs "
        "register registry manifesto article articles editorial post posts tweet tweets sign signs banner "
        "headline slogan speech testimony communique"
    ).split()
)
_MEDIA = frozenset(
    (
        "newspaper newspapers media press channel broadcaster agency agencies tv television radio "
        "magazine outlets outlet newsroom tabloid tabloids station network networks website blog "
        "reporters journalists times post gazette courier herald tribune journal cnn bbc nbc abc cbs "
        "msnbc npr reuters politico breitbart bloomberg"
    ).split()
)
_OFFICIALS = frozenset(
    (
        "official officials deputy deputies auditor auditors bosses chiefs judges spokesman spokeswoman "
        "spokesperson spokespeople spokesmen officer officers commander commanders diplomat diplomats "
        "aide aides adviser advisers advisor advisors inspector inspectors prosecutor prosecutors "
        "investigator investigators minister ministers lawmaker lawmakers senator senators congressman "
        "judge mayor governor president regulator regulators authorities representative representatives "
        "strategist strategists manager managers chairman chairwoman secretary candidate director chief "
        "ambassador envoy envoys delegate delegates leader leaders"
    ).split()
)
_ORGANISATIONS = frozenset(
    (
        "ministry government administration party union company firm corporation committee court "
        "university police army council agency department directorate campaign commission bank church "
        "hospital association federation organisation organization institute institution group team "
        "coalition board office authority service parliament senate congress house legislature cabinet "
        "bureau foundation club college school league mission operator employer regulator brigade militia "
        "navy force forces military embassy kremlin pentagon state country nation city town industry "
        "management leadership opposition watchdog charity network centre center inspectorate secretariat "
        "presidency tribunal headquarters faa fbi cia epa nato un eu"
    ).split()
)
_VAGUE = frozenset(
    (
        "some many others several most critics observers people reports few one nobody everyone someone "
        "those it this that which there anyone rumours rumors skeptics sceptics"
    ).split()
)
_NEWS_AGENCY = re.compile(r"\b(?:news|press|state|wire) (?:agency|service)\b", re.IGNORECASE)
_PEOPLE = frozenset(
    (
        "residents voters experts workers doctors families protesters protestors activists analysts "
        "economists lawyers students supporters opponents dockers fishermen parents teachers nurses "
        "neighbours neighbors witnesses survivors relatives soldiers fighters farmers pensioners unions "
        "academics scientists researchers historians campaigners colleagues passengers shoppers patients "
        "paramedics firefighters rescuers miners villagers locals drivers owners traders customers "
        "volunteers conscripts mothers fathers children women men insurers investors engineers monitors "
        "members allies rivals friends hydrologists paediatricians biologists unionists"
    ).split()
)
_PEOPLES = re.compile(r"(?:ists|ians|icans|crats|ives|ans|ese)$")
_GROUP_SINGULAR = frozenset(
    ("majority public crowd audience number half percent third family couple panel").split()
)
_BREAK = re.compile(r",|\b(?:of|at|in|for|from|who|with|on|near|outside|to|by|from|known|speaking|working)\b")


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
    words = _head_words(phrase)
    if len(words) == 1 and words[0][:1].isupper() and not names.is_name(bare(words[0])):
        words = [words[0].lower()]
    head = bare(words[-1]).lower()
    if head in _VAGUE or (words[0].lower() in _VAGUE and len(words) <= 2 and not _is_name(words[-1])):
        return "vague"
    if head in _PEOPLE:
        return "group"
    if _is_name(words[-1]):
        return _by_name(words, head, names, phrase)
    if _named_in_apposition(phrase, head):
        return "named_person"
    return _by_head_noun(head) or ("group" if head.endswith("s") else "vague")


def _head_words(phrase: str) -> list[str]:
    """Return the words of a noun phrase up to its head: before a comma or a preposition."""
    head_part = _BREAK.split(phrase, maxsplit=1)[0]
    return _WORD.findall(head_part) or _WORD.findall(phrase) or [phrase]


def _named_in_apposition(phrase: str, head: str) -> bool:
    """Tell whether a described person is named after a comma (*the firm's manager, Dag Mercer*)."""
    after = phrase.split(",", maxsplit=1)[1:]
    return bool(after) and head in OFFICES | _OFFICIALS and bool(_TWO_CAPITALS.match(after[0].strip()))


def _by_head_noun(head: str) -> str | None:
    """Classify by the last word of the head, where it tells."""
    if head in _OFFICIALS:
        return "unnamed_official"
    if head in _DOCUMENTS:
        return "document"
    if head in _ORGANISATIONS:
        return "named_organisation"
    if head in _MEDIA:
        return "media"
    return "group" if head in _GROUP_SINGULAR else None


def _by_name(words: list[str], head: str, names: Names, phrase: str) -> str:
    """Classify a phrase whose head is a capitalised word."""
    lowered = {word.lower() for word in words}
    titled = bool((_OFFICIALS | OFFICES | HONORIFICS) & (lowered - {head}))
    if titled and words[0].lower() != "the":
        return "named_person"
    if head in _MEDIA:
        return "media"
    if head in _ORGANISATIONS or _is_place(words, names) or " which " in f"{phrase} ":
        return "named_organisation"
    if head in _DOCUMENTS:
        return "document"
    if head in _OFFICIALS or head in OFFICES:
        return "unnamed_official"
    possessed = any(word.endswith(("'s", "’s")) for word in words[:-1])
    if words[0].lower() == "the" and not titled and not possessed:
        return "group" if _PEOPLES.search(head) else "named_organisation"
    if len(words) == 1 and _PEOPLES.search(head) and not names.is_full_name(words[0]):
        return "group"
    if len(words) == 1 and words[0].isupper() and len(head) > 1:
        return "named_organisation"
    return "group" if head.endswith("s") and lowered & {"most", "some", "many"} else "named_person"


def _is_place(words: list[str], names: Names) -> bool:
    """Tell whether a name of one word is a place: a state speaks through its institutions."""
    return len(words) == 1 and names.is_place(bare(words[0]))


def _is_name(word: str) -> bool:
    """Tell whether a word looks like part of a name: it begins with a capital letter."""
    return word[:1].isupper() and word not in ("I", "It", "They", "Some", "Many", "The")
