"""Words marked in context, by the model with the lists: spans in, rates per 1,000 words out."""

from __future__ import annotations

import pandas as pd

from framing.annotations.marks import Marks
from framing.measures.bases import Bases, count_bases
from framing.measures.rates import MEASURE_COLUMNS, measure_rows, voice_tallies

_LAYERS = {"hedge_in_context": "hedged_words", "loaded_in_context": "loaded_words"}


def measure_in_context(marks: Marks, bases: Bases | None = None) -> pd.DataFrame:
    """Measure the words that model and lists together mark as hedged or loaded where they stand.

    - ``hedged_words_in_context_per_1000_words`` (own, attributed, all) = 1000 × words marked as
      hedge cues / words of that voice.
    - ``loaded_words_in_context_per_1000_words`` (own, attributed, all) = 1000 × words marked as
      loaded / words of that voice.

    Parameters
    ----------
    marks : Marks
        What ``annotate`` returns.
    bases : Bases, optional
        Words counted before by ``count_bases``; counted here when left out.

    Returns
    -------
    DataFrame
        One row per article, measure and voice, with the columns ``MEASURE_COLUMNS``; empty if the
        engine has no model. A text without words of a voice has base 0 and value NaN.

    Notes
    -----
    Literature: Szarvas et al. (2012) for the cues of uncertainty, Spinde et al. (2021) for words
    that experts mark as biased. These measures stand beside those of the lists alone, which can be
    inspected entry by entry; a model cannot. The lists are the shipped ones, with which the model was
    trained: a lexicon of the user's own changes ``loaded_per_1000_words`` and not these. What they miss: why
    a word was marked.

    Examples
    --------
    >>> import pandas as pd
    >>> from framing.annotations import annotate
    >>> articles = pd.DataFrame([["a1", "Flash", "flood", "It may rain."]],
    ...     columns=["article_id", "outlet", "event", "text"])
    >>> len(measure_in_context(annotate(articles, engine="rules")))
    0
    """
    if "model" not in marks.provenance:
        return pd.DataFrame(columns=list(MEASURE_COLUMNS))
    bases = bases or count_bases(marks)
    tallies = []
    for layer, name in _LAYERS.items():
        spans = marks.spans[marks.spans["layer"] == layer]
        tallies += voice_tallies(bases, f"{name}_in_context_per_1000_words", spans)
    return measure_rows(bases, tallies)
