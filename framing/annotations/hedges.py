"""Hedges and boosters: lexicon hits that count where they stand, by type.

Hedge types: epistemic, doxastic, conditional and investigation follow the Szeged Uncertainty
Corpus (Szarvas et al. 2012); approximator and weasel are added. Booster types: certainty,
emphasis, universal, evidential (Hyland 2005).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from framing.annotations.spans import Found
from framing.lexicons import Hit, Matcher, read_contexts, window
from framing.text import TextLayer

HEDGE, BOOSTER = "hedge", "booster"


def annotate_hedges(
    layer: TextLayer,
    shadow_text: str,
    hedges: Matcher,
    boosters: Matcher,
    hits: Mapping[str, Sequence[Hit]] | None = None,
) -> list[Found]:
    """Mark the hedges and boosters of a text.

    Where a hedge and a booster overlap the longer one stands (*almost certainly* is a hedge), and
    the hedge if they are equally long.

    Parameters
    ----------
    layer : TextLayer
        The text with its sentences.
    shadow_text : str
        The text as `shadow` returns it.
    hedges, boosters : Matcher
        The compiled lexicons. A column ``context`` names the rule under which an entry counts.
    hits : mapping of str to sequence of Hit, optional
        What `MatcherSet.find` found for the names of these lexicons, if it was searched already.

    Returns
    -------
    list of Found
        Layers ``hedge`` and ``booster``, in order of start, without overlaps.

    Examples
    --------
    >>> from framing.lexicons import compile_lexicon, read_lexicon, shadow
    >>> from framing.text import read_text
    >>> text = "The rebels may have fled in May, but it is certainly not known whether all did."
    >>> lists = (compile_lexicon(read_lexicon("hedges")), compile_lexicon(read_lexicon("boosters")))
    >>> for found in annotate_hedges(read_text(text), shadow(text), *lists):
    ...     print(found.layer, found.label, text[found.start : found.end])
    hedge epistemic may
    booster certainty certainly
    hedge epistemic not known
    hedge investigation whether
    """
    found: list[Found] = []
    for name, matcher in ((HEDGE, hedges), (BOOSTER, boosters)):
        own_hits = matcher.find(shadow_text) if hits is None else hits[matcher.lexicon.name]
        for start, end, entry in own_hits:
            reading = _reading(layer, shadow_text, matcher, (start, end), entry)
            if reading is not None:
                found.append(Found(name, matcher.categories[reading], start, end, matcher.entries[reading]))
    return _without_overlaps(found)


def _reading(
    layer: TextLayer, shadow_text: str, matcher: Matcher, span: tuple[int, int], entry: int
) -> int | None:
    """Return the first row for an entry whose context holds where it stands, or None."""
    rules, contexts = matcher.column("context"), read_contexts()
    for reading in matcher.readings(entry):
        if not rules[reading]:
            return reading
        context = contexts[rules[reading]]
        text = layer.text if context.cased else shadow_text
        if context.holds(window(text, span, layer.sentences[layer.sentence_of(span[0])])):
            return reading
    return None


def _without_overlaps(found: list[Found]) -> list[Found]:
    """Keep the longer of two that overlap, the first given if they are equally long."""
    kept: list[Found] = []
    for one in sorted(found, key=lambda span: (span.start, -span.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
        elif one.end - one.start > kept[-1].end - kept[-1].start:
            kept[-1] = one
    return kept
