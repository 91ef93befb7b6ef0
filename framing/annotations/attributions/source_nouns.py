"""Nouns that tell what kind of source they name, lower case."""

from __future__ import annotations

DOCUMENTS = frozenset(
    (
        "report reports statement statements study studies survey surveys poll polls letter letters "
        "ruling rulings judgment judgement document documents email emails e-mail e-mails memo memos "
        "book books data figures statistics law bill order decree indictment complaint lawsuit filing "
        "filings website webpage findings analysis research transcript transcripts record records review "
        "paper papers census constitution footage video recording images bulletin release notice log "
        "logs register registry manifesto article articles editorial post posts tweet tweets sign signs "
        "banner headline slogan speech testimony communique audit tally results count counts polling "
        "advert adverts ad ads"
    ).split()
)

MEDIA = frozenset(
    (
        "newspaper newspapers media press channel broadcaster agency agencies tv television radio "
        "magazine outlets outlet newsroom tabloid tabloids network networks website blog propaganda "
        "reporters journalists times post gazette courier herald tribune journal cnn bbc nbc abc cbs "
        "msnbc npr reuters politico breitbart bloomberg huffpost standard"
    ).split()
)

OFFICIALS = frozenset(
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

ORGANISATIONS = frozenset(
    (
        "ministry government administration party union company firm corporation committee court "
        "university police army council agency department directorate campaign commission bank church "
        "hospital association federation organisation organization institute institution group team "
        "coalition board office authority service parliament senate congress house legislature cabinet "
        "bureau foundation club college school league mission operator employer regulator brigade "
        "militia navy force forces military embassy kremlin pentagon state country nation city town "
        "industry management leadership opposition watchdog charity network centre center inspectorate "
        "secretariat presidency tribunal headquarters faa fbi cia epa nato un eu port station lines inc "
        "ltd llc plc corp co holdings industries airlines airways railways motors energy systems "
        "technologies pac pacs"
    ).split()
)

VAGUE = frozenset(
    (
        "some many others several most critics observers people reports few one nobody everyone someone "
        "those it this that which there anyone rumours rumors skeptics sceptics"
    ).split()
)

PEOPLE = frozenset(
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

GROUP_SINGULAR = frozenset(
    ("majority public crowd audience number half percent third family couple panel").split()
)
"""Groups that stand in the singular."""

PERSONS = frozenset(
    (
        "man woman boy girl person nurse clerk resident witness neighbour neighbor student mother father "
        "pensioner patient soldier thug figure guard cook pilot guest colleague friend relative survivor "
        "host actress actor spouse wife husband brother sister son daughter"
    ).split()
)
"""One person without a name."""

THINGS = frozenset(
    (
        "number letter order matter paper river winter summer water power dinner other another neither "
        "either chapter computer offer error factor sector feature cover fever timer meter tower fee "
        "committee degree shoulder border danger disaster corner charter weather december november "
        "october september"
    ).split()
)
"""Things whose names end as names of persons do."""
