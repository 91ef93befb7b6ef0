"""The stance of a cue that was marked as a stretch of text, not found by a rule for its entry."""

from __future__ import annotations

from collections.abc import Sequence

from framing.annotations.attributions.cue_table import CueTable
from framing.lexicons import Hit

# Of several stances among the words of one cue the farthest from plain saying counts.
_STRONGEST_FIRST = ("denying", "distancing", "endorsing", "neutral")


def cue_stance(
    cues: Sequence[tuple[int, int]], lowered: str, hits: Sequence[Hit], table: CueTable
) -> tuple[str, str | None]:
    """Give stance and entry of the strongest cue of the lexicon inside the stretches of a cue.

    Parameters
    ----------
    cues : sequence of (int, int)
        Where the cue stands.
    lowered : str
        The text made by ``framing.lexicons.shadow``.
    hits : sequence of Hit
        Where entries of the lexicon of cues stand in it.
    table : CueTable
        The uses of every form.

    Returns
    -------
    tuple
        ``("neutral", None)`` where no entry stands there.

    Examples
    --------
    >>> from framing.lexicons import compile_lexicon, read_lexicon
    >>> lexicon = read_lexicon("cues")
    >>> hits = compile_lexicon(lexicon).find("she falsely claimed it.")
    >>> cue_stance([(4, 19)], "she falsely claimed it.", hits, CueTable(lexicon))
    ('distancing', 'claim')
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
