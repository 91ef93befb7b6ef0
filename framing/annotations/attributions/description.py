"""What is said of an attribution once its parts are known: kind, source type and source key."""

from __future__ import annotations

from framing.annotations.attributions.acts import attributed_act, cue_acts
from framing.annotations.attributions.attribution import Attribution, attribution_kind
from framing.annotations.attributions.source_keys import SourceKeys
from framing.annotations.attributions.units import outer_quotations
from framing.text import TextLayer


def describe_attributions(attributions: list[Attribution], layer: TextLayer) -> None:
    """Set kind, act, source type and source key of the attributions of one article, in place.

    Parameters
    ----------
    attributions : list of Attribution
        In the order of the text: a pronoun is linked to a source before it.
    layer : TextLayer
        The text they stand in.
    """
    acts = cue_acts()
    contents = sorted(content for one in attributions for content in one.contents)
    keys, quotations = SourceKeys(layer.text, contents), outer_quotations(layer)
    for attribution in attributions:
        attribution.contents.sort()
        attribution.kind = attribution_kind(attribution.contents, quotations, layer.text)
        attribution.act = attributed_act(attribution, acts)
        if attribution.sources:
            start, end = attribution.sources[0]
            keys.assign(attribution, layer.text[start:end], start)
