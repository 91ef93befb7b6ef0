"""Loaded terms and scare quotes: spans in, rates per 1,000 words of each voice out."""

from __future__ import annotations

import pandas as pd

from framing.annotations.marks import Marks
from framing.annotations.spans import OWN
from framing.measures.bases import ALL, Bases, count_bases
from framing.measures.rates import Tally, in_voice, measure_rows, voice_tallies

LOADED_CATEGORIES = (
    "absolutist",
    "designation",
    "disparaging",
    "emotive",
    "euphemism",
    "judgmental_label",
    "laudatory",
    "militaristic",
    "sensational",
)


def measure_loaded(marks: Marks, bases: Bases | None = None) -> pd.DataFrame:
    """Measure loaded terms by voice and category, their share in own voice, and scare quotes.

    - ``loaded_per_1000_words`` (own, attributed, all) = 1000 × loaded terms / words of that voice;
      ``loaded_per_1000_words[category]`` the same for one category.
    - ``loaded_own_share`` (all) = loaded terms in own voice / all loaded terms.
    - ``scare_quotes_per_1000_words`` (own, attributed, all) = 1000 × scare quotes / words of that voice.

    Parameters
    ----------
    marks : Marks
        What ``annotate`` returns.
    bases : Bases, optional
        Words counted before by ``count_bases``; counted here when left out.

    Returns
    -------
    DataFrame
        One row per article, measure and voice, with the columns ``MEASURE_COLUMNS``. The base is
        words of the voice (of the share: loaded terms); a text without them has base 0 and value
        NaN. Categories of the user's own lexicon that occur are added to the built-in nine.

    Notes
    -----
    Literature: Recasens, Danescu-Niculescu-Mizil and Jurafsky (2013) on bias words, Spinde et al.
    (2021) on biased wording in news; Tuchman (1972) on quotation marks as a means of distance.
    A loaded word in quotation marks is not the outlet's own, even where no attribution covers it.
    What it misses: bias by choice of facts, which is more frequent than bias by wording (Fan et
    al. 2019), and loaded sense made by context alone.

    Examples
    --------
    >>> import pandas as pd
    >>> from framing.annotations.marks import Marks
    >>> from framing.annotations.relations import RELATION_COLUMNS
    >>> from framing.annotations.spans import SPAN_COLUMNS
    >>> articles = pd.DataFrame(
    ...     [["a1", "Flash", "flood", "Furious crowds fled home."]],
    ...     columns=["article_id", "outlet", "event", "text"],
    ... )
    >>> row = ["a1", "a1:s0", "loaded", "emotive", 0, 7, "Furious", "own", False, None, "furious", 0]
    >>> spans = pd.DataFrame([row], columns=SPAN_COLUMNS)
    >>> marks = Marks(articles, spans, pd.DataFrame(columns=RELATION_COLUMNS))
    >>> table = measure_loaded(marks)
    >>> table.loc[table["measure"] == "loaded_per_1000_words", ["voice", "count", "base", "value"]]
            voice  count  base  value
    0         own      1     4  250.0
    1  attributed      0     0    NaN
    2         all      1     4  250.0
    """
    bases = bases or count_bases(marks)
    spans = marks.spans
    loaded = spans[spans["layer"] == "loaded"]
    tallies = voice_tallies(bases, "loaded_per_1000_words", loaded)
    for category in sorted({*LOADED_CATEGORIES, *loaded["label"]}):
        name = f"loaded_per_1000_words[{category}]"
        tallies += voice_tallies(bases, name, loaded[loaded["label"] == category])
    tallies.append(_own_share(bases, loaded))
    scare_quotes = spans[spans["layer"] == "scare_quote"]
    tallies += voice_tallies(bases, "scare_quotes_per_1000_words", scare_quotes)
    return measure_rows(bases, tallies)


def _own_share(bases: Bases, loaded: pd.DataFrame) -> Tally:
    """Count the loaded terms that stand in own voice among all loaded terms."""
    own = bases.tally(loaded.loc[in_voice(loaded, OWN), "article_id"])
    return ("loaded_own_share", ALL, own, bases.tally(loaded["article_id"]))
