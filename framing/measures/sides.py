"""Sides: each side's share of voice, how often it *claims*, and how hedged its words are, out."""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing.annotations.marks import Marks
from framing.measures.actors import assign_sides
from framing.measures.bases import ALL, Bases, count_bases
from framing.measures.rates import Tally, measure_rows
from framing.text import find_words


def measure_sides(
    marks: Marks, actors: pd.DataFrame | None = None, bases: Bases | None = None
) -> pd.DataFrame:
    """Measure how much each side of a conflict speaks, how often it *claims*, and how hedged it is reported.

    - ``side_share[side]`` = attributions to sources of the side / attributions to sources of any side.
    - ``distancing_share[side]`` = distancing / (distancing + neutral) among the side's attributions.
      The difference between two sides is the stance asymmetry of the outlet.
    - ``side_hedges_per_1000_words[side]`` = 1000 × hedges inside the contents of the side's attributions /
      words inside them. The difference between two sides is the hedging asymmetry.

    `compare_sides` gives both differences with their intervals.

    Parameters
    ----------
    marks : Marks
        What ``annotate`` returns.
    actors : DataFrame, optional
        Columns `pattern`, `actor`, `side`; see ``assign_sides``. Without it the column `side` of
        ``marks.relations`` is taken as it is.
    bases : Bases, optional
        Counted before by ``count_bases``; counted here when left out.

    Returns
    -------
    DataFrame
        One row per article, side and measure (voice ``all``), with the columns ``MEASURE_COLUMNS``;
        no row when no side is known. An article in which no side speaks has base 0 and value NaN.

    Raises
    ------
    MeasureError
        The table of actors lacks a column or holds an empty cell.

    Notes
    -----
    Literature: Bennett (1990) on whose views the news indexes; Cole and Shaw (1974) on the verbs
    given to speakers; Hyland (1998) on hedges. What it misses: sources that no pattern names, and what
    the sides are allowed to say: a share of voice is not a share of sympathy. A hedge inside a content
    may be the speaker's own.

    Examples
    --------
    >>> import pandas as pd
    >>> from framing.annotations.marks import Marks
    >>> from framing.annotations.spans import SPAN_COLUMNS
    >>> articles = pd.DataFrame(
    ...     [["a1", "Courier", "talks", "He said so. She claimed it."]],
    ...     columns=["article_id", "outlet", "event", "text"],
    ... )
    >>> relations = pd.DataFrame(
    ...     [["a1", "", "Oren Valtek", "neutral"], ["a1", "", "Ilse Marrow", "distancing"]],
    ...     columns=["article_id", "source_ids", "source_key", "stance"],
    ... )
    >>> marks = Marks(articles, pd.DataFrame(columns=SPAN_COLUMNS), relations)
    >>> actors = pd.DataFrame(
    ...     [["Valtek", "Oren Valtek", "government"], ["Marrow", "Ilse Marrow", "opposition"]],
    ...     columns=["pattern", "actor", "side"],
    ... )
    >>> measure_sides(marks, actors)[["measure", "count", "base", "value"]].head(4)
                            measure  count  base  value
    0        side_share[government]      1     2    0.5
    1        side_share[opposition]      1     2    0.5
    2  distancing_share[government]      0     1    0.0
    3  distancing_share[opposition]      1     1    1.0
    """
    bases = bases or count_bases(marks)
    relations = marks.relations
    side = relations["side"] if actors is None else assign_sides(marks, actors)
    known = sorted(side.dropna().unique()) if actors is None else sorted(set(actors["side"]))
    any_side = bases.tally(relations.loc[side.isin(known), "article_id"])
    shares: list[Tally] = []
    stances: list[Tally] = []
    hedges: list[Tally] = []
    for name in known:
        of_side = relations[side == name]
        distancing = bases.tally(of_side.loc[of_side["stance"] == "distancing", "article_id"])
        neutral = bases.tally(of_side.loc[of_side["stance"] == "neutral", "article_id"])
        shares.append((f"side_share[{name}]", ALL, bases.tally(of_side["article_id"]), any_side))
        stances.append((f"distancing_share[{name}]", ALL, distancing, distancing + neutral))
        hedged, words = _hedged_words(marks, bases, of_side)
        hedges.append((f"side_hedges_per_1000_words[{name}]", ALL, hedged, words))
    return measure_rows(bases, shares + stances + hedges)


def _hedged_words(marks: Marks, bases: Bases, relations: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """Count hedges and words inside the contents of some attributions, article by article, each once."""
    inside = starts_inside(marks, relations) & marks.spans["layer"].eq("hedge").to_numpy(dtype=bool)
    words = np.zeros(len(bases.articles), dtype=np.int64)
    for article, mask in _content_masks(marks, relations).items():
        place = int(bases.place(pd.Series([article]))[0])
        words[place] = mask[find_words(marks.articles["text"].iat[place])[0]].sum()
    return bases.tally(marks.spans.loc[inside, "article_id"]), words


def starts_inside(marks: Marks, relations: pd.DataFrame) -> np.ndarray:
    """Tell of each span whether it starts inside the content of one of some attributions.

    Parameters
    ----------
    marks : Marks
        What ``annotate`` returns.
    relations : DataFrame
        Some rows of ``marks.relations``.

    Returns
    -------
    numpy.ndarray
        Bool, one per row of ``marks.spans``.
    """
    starts, inside = marks.spans["start"].to_numpy(), np.zeros(len(marks.spans), dtype=bool)
    masks = _content_masks(marks, relations)
    for article, rows in marks.spans.groupby("article_id", sort=False).indices.items():
        if article in masks:
            inside[rows] = masks[article][starts[rows]]
    return inside


def _content_masks(marks: Marks, relations: pd.DataFrame) -> dict[str, np.ndarray]:
    """Tell of each character of an article whether the contents of some attributions hold it."""
    ids = " ".join(text for text in relations.get("content_ids", ()) if isinstance(text, str)).split()
    contents = marks.spans[marks.spans["span_id"].isin(ids)]
    texts = dict(zip(marks.articles["article_id"], marks.articles["text"], strict=True))
    masks = {article: np.zeros(len(texts[article]) + 1, dtype=bool) for article in contents["article_id"]}
    for article, start, end in contents[["article_id", "start", "end"]].itertuples(index=False):
        masks[article][start:end] = True
    return masks
