"""Hedges and boosters: spans in, rates, hedged sentences and the balance of the two out."""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing.annotations.marks import Marks
from framing.annotations.spans import ATTRIBUTED, OWN
from framing.measures.bases import Bases, count_bases
from framing.measures.rates import Tally, in_voice, measure_rows, voice_tallies

HEDGE_TYPES = ("approximator", "conditional", "doxastic", "epistemic", "investigation", "weasel")
BOOSTER_TYPES = ("certainty", "emphasis", "evidential", "universal")


def measure_hedges(marks: Marks, bases: Bases | None = None) -> pd.DataFrame:
    """Measure hedges and boosters by voice and type, hedged sentences, and the hedge balance.

    - ``hedges_per_1000_words`` and ``boosters_per_1000_words`` (own, attributed, all) = 1000 × hedges
      (boosters) / words of that voice; with ``[type]`` the same for one type.
    - ``hedged_sentence_share`` (own) = own-voice sentences with a hedge in own voice / own-voice
      sentences. A sentence is in own voice when more of its words are own than attributed.
    - ``hedge_balance`` (own, attributed, all) = (hedges − boosters) / (hedges + boosters), from −1
      (boosters only) to 1 (hedges only).

    Parameters
    ----------
    marks : Marks
        What ``annotate`` returns.
    bases : Bases, optional
        Words and sentences counted before by ``count_bases``; counted here when left out.

    Returns
    -------
    DataFrame
        One row per article, measure and voice, with the columns ``MEASURE_COLUMNS``. A text
        without words (own-voice sentences; hedges and boosters) has base 0 and value NaN.

    Notes
    -----
    Literature: Hyland (1998, 2005) on hedges and boosters; Szarvas et al. (2012) for the types;
    Farkas et al. (2010) for the sentence as unit; Lowe et al. (2011) on balances of two counts.
    What it misses: uncertainty told by tense, by a question or by putting two accounts side by
    side, and how far a hedge reaches.

    Examples
    --------
    >>> import pandas as pd
    >>> from framing.annotations.marks import Marks
    >>> from framing.annotations.relations import RELATION_COLUMNS
    >>> from framing.annotations.spans import SPAN_COLUMNS
    >>> articles = pd.DataFrame(
    ...     [["a1", "Courier", "flood", "The dam may fail."]],
    ...     columns=["article_id", "outlet", "event", "text"],
    ... )
    >>> row = ["a1", "a1:s0", "hedge", "epistemic", 8, 11, "may", "own", False, None, "may", 0]
    >>> spans = pd.DataFrame([row], columns=SPAN_COLUMNS)
    >>> marks = Marks(articles, spans, pd.DataFrame(columns=RELATION_COLUMNS))
    >>> table = measure_hedges(marks)
    >>> table.loc[table["voice"] == "own", ["measure", "count", "base", "value"]].head(2)
                                    measure  count  base  value
    0                 hedges_per_1000_words      1     4  250.0
    3   hedges_per_1000_words[approximator]      0     4    0.0
    """
    bases = bases or count_bases(marks)
    hedges = marks.spans[marks.spans["layer"] == "hedge"]
    boosters = marks.spans[marks.spans["layer"] == "booster"]
    tallies = _typed(bases, "hedges_per_1000_words", hedges, HEDGE_TYPES)
    tallies += _typed(bases, "boosters_per_1000_words", boosters, BOOSTER_TYPES)
    tallies.append(_hedged_sentences(bases, hedges))
    tallies += _balance(bases, hedges, boosters)
    return measure_rows(bases, tallies)


def _typed(bases: Bases, name: str, spans: pd.DataFrame, types: tuple[str, ...]) -> list[Tally]:
    """Tally the spans of a layer, then those of each type."""
    tallies = voice_tallies(bases, name, spans)
    for kind in sorted({*types, *spans["label"]}):
        tallies += voice_tallies(bases, f"{name}[{kind}]", spans[spans["label"] == kind])
    return tallies


def _hedged_sentences(bases: Bases, hedges: pd.DataFrame) -> Tally:
    """Count own-voice sentences that hold a hedge in own voice."""
    sentences = bases.sentences[bases.sentences[OWN] > bases.sentences[ATTRIBUTED]]
    own = hedges[in_voice(hedges, OWN)]
    hedged = pd.MultiIndex.from_arrays([bases.place(own["article_id"]), own["sentence_id"]])
    keys = pd.MultiIndex.from_frame(sentences[["article", "sentence_id"]])
    place, size = sentences["article"].to_numpy(), len(bases.articles)
    with_hedge = np.bincount(place[keys.isin(hedged)], minlength=size)
    return ("hedged_sentence_share", OWN, with_hedge, np.bincount(place, minlength=size))


def _balance(bases: Bases, hedges: pd.DataFrame, boosters: pd.DataFrame) -> list[Tally]:
    """Set hedges against boosters, voice by voice."""
    pairs = zip(voice_tallies(bases, "", hedges), voice_tallies(bases, "", boosters), strict=True)
    return [("hedge_balance", voice, h - b, h + b) for (_, voice, h, _), (_, _, b, _) in pairs]
