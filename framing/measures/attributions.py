"""Attribution: relations and content in; how much is attributed, how directly, with what stance, out."""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing.annotations.marks import Marks
from framing.annotations.relations import STANCES
from framing.annotations.spans import ATTRIBUTED
from framing.measures.bases import ALL, Bases, count_bases
from framing.measures.rates import Tally, measure_rows


def measure_attributions(marks: Marks, bases: Bases | None = None) -> pd.DataFrame:
    """Measure how much of an article is attributed, how directly, and with which cue stance.

    - ``attributed_share`` = non-space characters inside content / all non-space characters.
    - ``attributions_per_1000_words`` = 1000 × attributions / words.
    - ``attributed_sentence_share`` = sentences with at least one word inside content / sentences.
    - ``direct_share`` = attributions whose whole content stands in quotation marks (kind direct) /
      attributions. Mixed ones, quoted in part, are not direct.
    - ``quoted_share`` = non-space characters inside content and quotation marks / inside content.
    - ``stance_share[stance]`` = attributions whose cue is neutral, endorsing, distancing or denying /
      attributions with a stance.
    - ``distancing_share`` = distancing / (distancing + neutral): of what could have been *said*,
      how much is *claimed*. Endorsing and denying cues are left out.

    Parameters
    ----------
    marks : Marks
        What ``annotate`` returns.
    bases : Bases, optional
        Words, characters and sentences counted before by ``count_bases``; counted here when left out.

    Returns
    -------
    DataFrame
        One row per article and measure (voice ``all``), with the columns ``MEASURE_COLUMNS``. An
        empty text has base 0 and value NaN, as has an article without attributions for every
        share among attributions.

    Notes
    -----
    Literature: Newell, Margolin and Ruths (2018) and Pareti (2012) on attribution relations;
    Barker-Plummer (1989) on the share of attributed sentences; Cole and Shaw (1974), Caldas-Coulthard
    (1994) and Thompson and Ye (1991) on what a reporting verb commits its writer to.
    What it misses: ideas taken over from a source without saying so, and attribution carried on by
    context alone ("He had no choice.").

    Examples
    --------
    >>> import pandas as pd
    >>> from framing.annotations.marks import Marks
    >>> from framing.annotations.relations import RELATION_COLUMNS
    >>> from framing.annotations.spans import SPAN_COLUMNS
    >>> articles = pd.DataFrame(
    ...     [["a1", "Courier", "flood", "He said it broke."]],
    ...     columns=["article_id", "outlet", "event", "text"],
    ... )
    >>> row = ["a1", "a1:s0", "content", "indirect", 8, 16, "it broke", "attributed", False, "a1:r0", None, 0]
    >>> spans = pd.DataFrame([row], columns=SPAN_COLUMNS)
    >>> relation = ["a1:r0", "a1", "", "", "a1:s0", "indirect", None, None, "neutral", "speech", None, 1.0]
    >>> marks = Marks(articles, spans, pd.DataFrame([relation], columns=RELATION_COLUMNS))
    >>> measure_attributions(marks)[["measure", "count", "base", "value"]].head(2)
                           measure  count  base  value
    0             attributed_share      7    14    0.5
    1  attributions_per_1000_words      1     4  250.0
    """
    bases = bases or count_bases(marks)
    relations = marks.relations
    every = bases.tally(relations["article_id"])
    direct = bases.tally(relations.loc[relations["kind"] == "direct", "article_id"])
    characters = bases.characters
    tallies = [
        ("attributed_share", ALL, characters[ATTRIBUTED], characters[ALL]),
        ("attributions_per_1000_words", ALL, every, bases.words[ALL]),
        ("attributed_sentence_share", ALL, *_attributed_sentences(bases)),
        ("direct_share", ALL, direct, every),
        ("quoted_share", ALL, characters["quoted"], characters[ATTRIBUTED]),
        *_stances(bases, relations),
    ]
    return measure_rows(bases, tallies)


def _attributed_sentences(bases: Bases) -> tuple[np.ndarray, np.ndarray]:
    """Count the sentences that hold attributed words, and all sentences."""
    place, size = bases.sentences["article"].to_numpy(), len(bases.articles)
    attributed = place[(bases.sentences[ATTRIBUTED] > 0).to_numpy()]
    return np.bincount(attributed, minlength=size), np.bincount(place, minlength=size)


def _stances(bases: Bases, relations: pd.DataFrame) -> list[Tally]:
    """Count attributions by the stance of their cue."""
    with_stance = {
        stance: bases.tally(relations.loc[relations["stance"] == stance, "article_id"]) for stance in STANCES
    }
    base = np.sum(list(with_stance.values()), axis=0)
    shares: list[Tally] = [(f"stance_share[{stance}]", ALL, with_stance[stance], base) for stance in STANCES]
    distancing = with_stance["distancing"]
    return [*shares, ("distancing_share", ALL, distancing, distancing + with_stance["neutral"])]
