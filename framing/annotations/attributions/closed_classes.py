"""The closed classes of English words that the attribution rules look at, lower case."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    """Split a block of words into a set."""
    return frozenset(text.split())


PERSONAL_PRONOUNS = _words("he she they we i")
OBJECT_PRONOUNS = _words("him her them us me you it himself herself themselves itself")
POSSESSIVES = _words("his her their its my our your")
DETERMINERS = _words(
    "the a an this that these those his her their its my our your some any many most several few no "
    "each every all both another such two three four five six seven eight nine ten dozens hundreds "
    "thousands more"
)
AUXILIARIES = _words(
    "has have had having is are was were be been being am will would can could may might must shall "
    "should did does do won't wouldn't can't couldn't didn't doesn't don't hasn't haven't hadn't "
    "isn't aren't wasn't weren't shouldn't cannot ain't"
)
BE_FORMS = _words("is are was were be been being am isn't aren't wasn't weren't 's 're")
COPULAS = BE_FORMS | _words(
    "seem seems seemed remain remains remained become becomes became feel feels felt sound sounds "
    "sounded grew looked looks appeared appears"
)
ADVERBS = _words(
    "also each now later then once still even just never not again ever recently often always already "
    "first long further too merely only simply instead thus therefore soon previously earlier "
    "subsequently today yesterday tonight sometimes twice apparently reportedly allegedly either "
    "neither both himself herself themselves itself initially finally meanwhile nonetheless "
    "nevertheless rather quite very more most less least so all well-known elsewhere forever "
    "immediately afterward afterwards thereafter somehow almost perhaps maybe indeed"
)
NOT_ADVERBS = _words(
    "family reply rally ally supply july italy assembly only early daily weekly monthly friendly "
    "likely elderly emily kelly sally holly billy molly poly fly apply rely imply anomaly monopoly"
)
QUESTION_WORDS = _words("whether if how why what who whom whose where when which")
RELATIVE_PRONOUNS = _words("who which whom")
COORDINATORS = _words("and but or nor yet")
SUBORDINATORS = _words(
    "while whereas because when if after before since although though unless until as whether where "
    "that than so because once"
)
PREPOSITIONS = _words(
    "of in on at to for from with by about against into over under between among during without "
    "through across behind beyond near toward towards upon within outside inside despite like via per "
    "amid amidst around along beside besides alongside including regarding concerning versus out off "
    "up down back away"
)
TIME_WORDS = _words(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tonight tomorrow "
    "mondays january february march april june july august september october november december jan "
    "feb mar apr jun jul aug sept sep oct nov dec last this next earlier later late early recently "
    "afterward afterwards again once then previously simultaneously"
)
ADJUNCT_OPENERS = TIME_WORDS | _words(
    "on in at during to from outside inside before after following via through over near by while "
    "when of with as under without until ahead amid upon for about"
)
SENTENCE_OPENERS = _words(
    "on in at during after before following since by for with from under amid despite as while when "
    "although though if because meanwhile however still yet but and so then now also later earlier "
    "once again instead moreover furthermore additionally nevertheless nonetheless indeed today "
    "yesterday last this"
)
END_MARKS = frozenset(".?!")
BREAKS = frozenset(";:()[]—–-…/") | {"--", "...", '"', "“", "”"}
BEFORE_NICKNAME = _words("name sign codename named called known nicknamed so-called self-styled")
REPORTING_CHAINS = _words(
    "went go goes going continued continue continues continuing came came like liked used"
)
