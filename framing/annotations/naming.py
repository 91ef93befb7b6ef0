"""Names: which of several names for the same thing stands where, from a naming table."""

from __future__ import annotations

from collections.abc import Sequence

from framing.annotations.spans import Found
from framing.lexicons import Hit, Matcher
from framing.text import TextLayer

NAMING = "naming"


def annotate_naming(layer: TextLayer, hits: Sequence[Hit], matcher: Matcher) -> list[Found]:
    """Mark the names of a naming table in a text.

    Parameters
    ----------
    layer : TextLayer
        The text with its sentences.
    hits : sequence of Hit
        What the matcher of the table's lexicon found, in order.
    matcher : Matcher
        The compiled lexicon of a `NamingTable`.

    Returns
    -------
    list of Found
        Layer ``naming``, label the concept, entry the variant, whatever its spelling; in order,
        without overlaps. A name without a concept is passed over, and what it covers with it.

    Examples
    --------
    >>> from framing.lexicons import Lexicon, compile_lexicon, shadow
    >>> from framing.lexicons.lexicon import entry_table
    >>> from framing.lexicons.formats.rows import Row
    >>> from framing.text import read_text
    >>> facts = {"strength": "2", "forms": "noun", "category": "fighters"}
    >>> names = [("militant", "militant"), ("jihadist", "militant"), ("rebel", "rebel")]
    >>> rows = [Row(1, facts | {"entry": entry, "variant": variant}) for entry, variant in names]
    >>> matcher = compile_lexicon(Lexicon("names", "", entry_table(rows, ("variant",))))
    >>> text = "Jihadists fled. The rebels stayed."
    >>> hits = matcher.find(shadow(text))
    >>> [(text[one.start : one.end], one.entry) for one in annotate_naming(read_text(text), hits, matcher)]
    [('Jihadists', 'militant'), ('rebels', 'rebel')]
    """
    variants = matcher.column("variant")
    return [
        Found(NAMING, matcher.categories[entry], start, end, variants[entry])
        for start, end, entry in hits
        if matcher.categories[entry] and layer.sentence_of(start) == layer.sentence_of(end - 1)
    ]
