"""What stands around a few quoted words that somebody is reported to have said, named or judged.

Each pattern is searched in the part of the sentence before the quotation (``SAID_AFTER`` and
``MEANS`` in the part behind it). Verbs are given as stems that take the regular endings.
"""

from __future__ import annotations

import re


def _verbs(stems: str) -> str:
    """Return a pattern for the forms of verbs; those in -e are given without it."""
    return f"(?:{'|'.join(stems.split())})(?:e|es|s|ed|ing)?"


_SAYING = _verbs(
    "accus acknowledg add admitt advis affirm alleg argu assert bemoan boast bragg caution claim complain"
    " conclud confirm contend declar explain frett insist lament maintain predict promis quot recall reiterat"
    " repeat respond restat stress suggest testif tweet urg vow warn"
)
_JUDGING = _verbs(
    "attack blast brand castigat characteris characteriz cit condemn criticis criticiz deem defin denounc"
    " depict derid describ dismiss hail identifi interpret label mock nam point portray prais quot refer"
    " referr regard reject ridicul slam tout treat view"
)

# The words belong to indirect speech, as far as the sentence goes on.
SAID = re.compile(
    rf"\b(?:said|says?|saying|tell(?:s|ing)?|told|writes?|wrote|stat(?:ed|ing)|rail(?:s|ed) about|testify"
    rf"|repl(?:y|ies|ied)|according to|determination|objections? that|ma(?:de|ke|kes|king) clear|{_SAYING}"
    r"|(?:report|letter|memo|statement|speech|ruling|indictment|complaint|lawsuit|filing|document|book|dossier"
    r"|op-ed|email|post|resolution)['’]s(?= \Z)"
    r"|as [^,;]{3,60} (?:puts?|saw|sees) it"
    r"|(?:\w{2}ed|day|comments?|remarks?|fears?|hopes?|beliefs?|view|idea|notion) that)\b[^;]*\Z"
)
# *..., an official said.* behind the quotation; its own comma may stand inside the marks.
SAID_AFTER = re.compile(
    r"(?:[^;:!?]*,|(?<=,[\"”'’»])) (?:[\w.'’\-]+ ){0,14}?"
    r"(?:said|says|told|wrote|writes|reports|reported|adds|added|noted|notes|argued|argues|claimed|claims"
    r"|alleged|explained|warned|insisted|testified|recalled|concluded|according to)\b"
)
# *called the vote to silence her “...”*: a name or verdict that somebody gives.
CALLED = re.compile(
    r"(?<!so-)(?<!so )\b(?:call(?:s|ed|ing)?|brand(?:s|ed|ing)|label(?:s|l?ed|l?ing)|dub(?:s|bed|bing)"
    r"|nam(?:es|ed|ing)|term(?:ed|ing)|deem(?:s|ed|ing)?|pronounc(?:es|ed|ing)|proclaim(?:s|ed|ing)?)\b[^.;:!?,\"“”‘«]{0,80}\Z"
)
JUDGED = re.compile(
    rf"\b(?:{_JUDGING}|decr(?:y|ies|ied)|cast(?:s|ing)?|see(?:s|n|ing)?|saw|known)\b[^;:!?\"“”‘«]{{0,80}}?"
    r"\b(?:as|to be|for being)(?: [\w'’\-]+){0,4} \Z"
)
# The words are mentioned as words, as a name or a title.
NAMED = re.compile(
    r"(?:\b(?:(?:nick|code-?)named?|(?:also )?known as|(?:en)?titled?|stands? for|means?|meaning|spelled"
    r"|reads?|reading|considers?|considered|chant(?:s|ed|ing)?(?: of)?|shout(?:s|ed|ing)?|click"
    r"|(?:refer(?:s|red|ring)? to|translat(?:es|ed)|pronounced|marked|rated|listed|coded?|classified"
    r"|designated)(?: it)?(?: as)?"
    r"|(?:words?|terms?|phrases?|names?|nicknames?|slogans?|hashtags?|titles?|acronyms?|expressions?"
    r"|call ?signs?|code ?names?|labels?|handles?|passwords?|keywords?|pseudonyms?|alias(?:es)?|epithets?"
    r"|mottos?|signs?|headlines?|songs?|films?|movies?|books?|novels?|albums?|shows?|series|play))"
    r"(?: (?:[A-Z][\w.'’]*|him|her|it|them|they|the|an?|of|like|such as|as))*[,:]? |[=:] ?)\Z"
)
MEANS = re.compile(
    r" (?:can |could |may |also )?(?:means?|meant|refers? to|stands? for|translates|is (?:slang|short) for)\b"
)
# Words that were somebody's before (*her “...” comment*), or name a class (*the “...” category*).
MENTIONED_AFTER = re.compile(
    r" (?:comments?|remarks?|tweets?|claims?|lines?|quotes?|questions?|speech|statements?|part|bit|pledge"
    r"|category|categories|ratings?|scores?|clause|rule|doctrine|standard|laws?|acts?|bills?|chants?|primary"
    r"|events?|programme?s?|campaigns?|slogans?|hashtags?|movement|emails?)\b"
)
# In an indirect report the outlet's marks stand on what a noun is called: *the “hush money” deal*.
ATTRIBUTIVE_BEFORE = re.compile(
    r"\b(?:the|an?|his|her|its|their|this|these|those|such|second|new|first|\w+['’]s) \Z", re.IGNORECASE
)
ATTRIBUTIVE_AFTER = re.compile(
    r" (?!(?:about|above|after|against|among|and|are|around|as|at|because|before|behind|between|but|by|can"
    r"|could|did|does|during|even|for|from|had|has|have|if|in|inside|into|is|like|may|might|near|nor|not|of"
    r"|off|on|once|or|out|over|rather|should|since|so|than|that|the|their|then|there|they|this|though|to"
    r"|toward|under|unless|until|up|upon|was|were|what|when|where|which|while|who|will|with|within|without"
    r"|would|yet)\b)[a-z][a-z\-]{2,}\b"
)
LIKE_AN_ADJECTIVE = re.compile(
    r"(?:able|ible|al|an|ant|ary|ate|ed|en|ent|ern|ful|ic|id|ile|ing|ior|ish|ist|ive|less|ly|ory|ous|some"
    r"|ward|fair|rare|weird|great|good|bad|best|worst|strong|clear|safe|real|new|old|big|huge|small|top)\Z"
)
# Distance that is stated wins over every sign of saying or naming.
DISTANCED = re.compile(
    r"\b(?:so[- ]called|self-(?:styled|proclaimed|declared)|supposed|quote[- ]unquote) (?:[A-Z][\w\-]* )?\Z",
    re.IGNORECASE,
)
# Between two quotations of one list.
LISTED_ON = re.compile(r"[,.]? ?(?:and |or |but |then )?(?:as |a |an |the |even |other )*")
