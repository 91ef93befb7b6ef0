"""What kind of source a noun phrase names: a person, an institution, someone unnamed."""

from __future__ import annotations

import re

_WORD = re.compile(r"[\w’'\-]+")
_PERSON_PRONOUNS = frozenset("he she i we you who his her my our him".split())
_ANONYMOUS = re.compile(
    r"\b(?:sources?|insiders?|unnamed|unidentified|anonymous|anonymity|whistle-?blowers?|call ?sign|"
    r"code ?name|known only|not to be named|"
    r"(?:person|people|someone) (?:familiar|close|briefed|with knowledge))\b",
    re.IGNORECASE,
)
_DOCUMENTS = frozenset(
    "report reports statement statements study studies survey surveys poll polls letter letters "
    "ruling rulings judgment judgement document documents email emails e-mail e-mails memo memos book "
    "books data figures statistics law bill order decree indictment complaint lawsuit filing filings "
    "website webpage findings analysis research transcript transcripts record records review paper "
    "papers census constitution footage video recording images bulletin release notice log logs "
    "register registry manifesto article articles editorial post posts tweet tweets sign signs banner "
    "headline slogan speech testimony communique".split()
)
_MEDIA = frozenset(
    "newspaper newspapers media press channel broadcaster agency agencies tv television radio "
    "magazine outlets outlet newsroom tabloid tabloids station network networks website blog "
    "reporters journalists times post gazette courier herald tribune journal cnn bbc nbc abc cbs "
    "msnbc npr reuters politico breitbart bloomberg".split()
)
_OFFICIALS = frozenset(
    "official officials spokesman spokeswoman spokesperson spokespeople spokesmen officer officers "
    "commander commanders diplomat diplomats aide aides adviser advisers advisor advisors inspector "
    "inspectors prosecutor prosecutors investigator investigators minister ministers lawmaker "
    "lawmakers senator senators congressman judge judges mayor governor president regulator "
    "regulators authorities representative representatives strategist strategists manager managers "
    "chairman chairwoman secretary candidate director chief ambassador envoy envoys delegate "
    "delegates leader leaders".split()
)
_ORGANISATIONS = frozenset(
    "ministry government administration party union company firm corporation committee court "
    "university police army council agency department directorate campaign commission bank church "
    "hospital association federation organisation organization institute institution group team "
    "coalition board office authority service parliament senate congress house legislature cabinet "
    "bureau foundation club college school league mission operator employer regulator brigade militia "
    "navy force forces military embassy kremlin pentagon state country nation city town industry "
    "management leadership opposition watchdog charity network centre center inspectorate secretariat "
    "presidency tribunal headquarters faa fbi cia epa nato un eu".split()
)
_VAGUE = frozenset(
    "some many others several most critics observers people reports few one nobody everyone someone "
    "those it this that which there anyone rumours rumors skeptics sceptics".split()
)
_NEWS_AGENCY = re.compile(r"\b(?:news|press|state|wire) (?:agency|service)\b", re.IGNORECASE)
_PEOPLE = frozenset(
    "residents voters experts workers doctors families protesters protestors activists analysts "
    "economists lawyers students supporters opponents dockers fishermen parents teachers nurses "
    "neighbours neighbors witnesses survivors relatives soldiers fighters farmers pensioners unions "
    "academics scientists researchers historians campaigners colleagues passengers shoppers patients "
    "paramedics firefighters rescuers miners villagers locals drivers owners traders customers "
    "volunteers conscripts mothers fathers children women men insurers investors engineers monitors "
    "members allies rivals friends hydrologists paediatricians biologists unionists".split()
)
_PEOPLES = re.compile(r"(?:ists|ians|icans|crats|ives|ans|ese)$")
_GROUP_SINGULAR = frozenset(
    "majority public crowd audience number half percent third family couple panel".split()
)
_BREAK = re.compile(r",|\b(?:of|at|in|for|from|who|with|on|near|outside|to|by|from|known|speaking|working)\b")
_NAME = re.compile(r"[^\W\d_a-zà-ÿ]\w*[a-zà-ÿ]")


def source_type(phrase: str) -> str:
    """Classify a source by the head of its noun phrase.

    Parameters
    ----------
    phrase : str
        The source as it stands in the text.

    Returns
    -------
    str
        One of ``SOURCE_TYPES``. Personal pronouns count as named persons until they are linked to
        the source they stand for.

    Examples
    --------
    >>> [source_type(p) for p in ("Dr Anna Hale", "a ministry spokesman", "a source close to the talks")]
    ['named_person', 'unnamed_official', 'anonymous']
    >>> [source_type(p) for p in ("the Health Ministry", "two residents", "critics", "the report")]
    ['named_organisation', 'group', 'vague', 'document']
    """
    if _ANONYMOUS.search(phrase):
        return "anonymous"
    if _NEWS_AGENCY.search(phrase):
        return "media"
    head_part = _BREAK.split(phrase, maxsplit=1)[0] or phrase
    words = _WORD.findall(head_part)
    if not words:
        words = _WORD.findall(phrase) or [phrase]
    head = words[-1].lower()
    if head.endswith(("'s", "’s")):
        head = head[:-2]
    lowered = {word.lower() for word in words}
    if len(words) == 1 and head in _PERSON_PRONOUNS:
        return "named_person"
    if len(words) == 1 and head in ("they", "their", "them"):
        return "group"
    if head in _VAGUE or (words[0].lower() in _VAGUE and len(words) <= 2 and not _is_name(words[-1])):
        return "vague"
    if head in _PEOPLE:
        return "group"
    by_noun = _by_head_noun(head)
    if _is_name(words[-1]):
        return _by_name(words, lowered, head)
    return by_noun or (
        "named_person" if _has_personal_name(phrase) else "group" if head.endswith("s") else "vague"
    )


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


def _by_name(words: list[str], lowered: set[str], head: str) -> str:
    """Classify a phrase that ends in a capitalised word."""
    if head in _MEDIA:
        return "media"
    if head in _ORGANISATIONS or (words[0].lower() == "the" and not _TITLES & lowered):
        return "named_organisation"
    if head in _DOCUMENTS:
        return "document"
    if head in _OFFICIALS and len(words) <= 2:
        return "unnamed_official"
    if len(words) == 1 and _PEOPLES.search(head):
        return "group"
    if words[-1].isupper() and len(words) == 1 and len(head) > 1:
        return "named_organisation"
    return "group" if head.endswith("s") and lowered & {"the", "most", "some", "many"} else "named_person"


_TITLES = _OFFICIALS | frozenset(
    "mr mrs ms dr prof professor gen general col colonel capt captain lt sgt sir lady lord rev sen "
    "rep gov prime chief deputy secretary director chairman chairwoman candidate economist analyst "
    "historian lawyer doctor nurse teacher student pensioner docker fisherman resident farmer "
    "engineer".split()
)


def _is_name(word: str) -> bool:
    """Tell whether a word looks like part of a name: it begins with a capital letter."""
    return word[:1].isupper() and word not in ("I", "It", "They", "Some", "Many", "The")


def _has_personal_name(phrase: str) -> bool:
    """Tell whether two capitalised words stand side by side somewhere in the phrase."""
    return bool(re.search(r"\b[^\W\d_a-zà-ÿ][\w’'\-]+ [^\W\d_a-zà-ÿ][\w’'\-]+", phrase))
