"""The words of a cue -> its stance and its entry in the lexicon of cues."""

from __future__ import annotations

from collections.abc import Sequence

from framing.annotations.attributions.attribution import Attribution, Offsets
from framing.annotations.attributions.cue_table import CueTable
from framing.lexicons import Hit

# Of several stances among the words of one cue the farthest from plain saying counts.
_STRONGEST_FIRST = ("denying", "distancing", "endorsing", "neutral")


def set_stances(
    attributions: Sequence[Attribution], lowered: str, hits: Sequence[Hit], table: CueTable
) -> None:
    """Set stance and entry of attributions whose cue a model or people marked, in place.

    Parameters
    ----------
    attributions : sequence of Attribution
        The stance of each is that of the strongest entry inside the words of its cue.
    lowered, hits, table
        As for ``strongest_stance``.
    """
    for attribution in attributions:
        attribution.stance, attribution.entry = strongest_stance(attribution.cues, lowered, hits, table)


def strongest_stance(
    cues: Sequence[Offsets], lowered: str, hits: Sequence[Hit], table: CueTable
) -> tuple[str, str | None]:
    """Return stance and entry of the strongest cue of the lexicon inside the words of a cue.

    Parameters
    ----------
    cues : sequence of (int, int)
        The words of the cue.
    lowered : str
        The text as lexicons are matched against it.
    hits : sequence of Hit
        Where the lexicon of cues matches.
    table : CueTable
        What its entries say.

    Returns
    -------
    tuple of str and str or None
        ``neutral`` and None where no entry matches.
    """
    uses = [
        use
        for low, high in cues
        for start, end, _ in hits
        if low <= start and end <= high
        for use in table.uses(lowered[start:end])[:1]
    ]
    if not uses:
        return "neutral", None
    strongest = min(uses, key=lambda use: _STRONGEST_FIRST.index(use.stance))
    return strongest.stance, strongest.entry
