"""Speech told from attitude: what somebody says or writes, and what somebody thinks, feels or wants."""

from __future__ import annotations

from functools import cache

from framing.annotations.attributions.attribution import Attribution
from framing.annotations.relations import ATTITUDE, SPEECH
from framing.lexicons import read_lexicon


@cache
def cue_acts() -> dict[str, str]:
    """Return for each entry of the cue lexicon whether it reports speech or an attitude."""
    entries = read_lexicon("cues").entries
    return dict(zip(entries["entry"], entries["act"], strict=True))


def attributed_act(attribution: Attribution, acts: dict[str, str]) -> str:
    """Tell whether an attribution reports speech or an attitude.

    What stands in quotation marks was said. Otherwise the cue decides, as the lexicon has it; a cue
    that is on no list (*would rather vote for*) is taken for an attitude, a speaker's name before a
    colon for speech.

    Parameters
    ----------
    attribution : Attribution
        With its kind set.
    acts : dict of str to str
        From `cue_acts`.

    Returns
    -------
    str
        One of ``ACTS``. The distinction is that of verbs of communication and propositional
        attitudes (Prasad et al. 2006 on the attributions of the Penn Discourse Treebank).

    Examples
    --------
    >>> believes = Attribution([(0, 3)], [(4, 12)], [(13, 20)], "forward that", entry="believe")
    >>> attributed_act(believes, cue_acts())
    'attitude'
    """
    if attribution.kind != "indirect" or not attribution.cues:
        return SPEECH
    if attribution.entry is None:
        return SPEECH if attribution.rule != "reader" else ATTITUDE
    return acts.get(attribution.entry, SPEECH)
