"""Sides: a table of actors in; each side's share of voice, and how often it *claims*, out."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd

from framing.annotations.marks import Marks
from framing.errors import MeasureError
from framing.measures.bases import ALL, Bases, count_bases
from framing.measures.rates import Tally, measure_rows

ACTOR_COLUMNS = ("pattern", "actor", "side")


def measure_sides(
    marks: Marks, actors: pd.DataFrame | None = None, bases: Bases | None = None
) -> pd.DataFrame:
    """Measure how much each side of a conflict speaks, and how often it *claims* where it could *say*.

    - ``side_share[side]`` = attributions to sources of the side / attributions to sources of any side.
    - ``distancing_share[side]`` = distancing / (distancing + neutral) among the side's attributions.
      The difference between two sides is the stance asymmetry of the outlet.

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
    given to speakers. What it misses: sources that no pattern names, and what the sides are allowed
    to say: a share of voice is not a share of sympathy.

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
    >>> measure_sides(marks, actors)[["measure", "count", "base", "value"]]
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
    for name in known:
        of_side = relations[side == name]
        distancing = bases.tally(of_side.loc[of_side["stance"] == "distancing", "article_id"])
        neutral = bases.tally(of_side.loc[of_side["stance"] == "neutral", "article_id"])
        shares.append((f"side_share[{name}]", ALL, bases.tally(of_side["article_id"]), any_side))
        stances.append((f"distancing_share[{name}]", ALL, distancing, distancing + neutral))
    return measure_rows(bases, shares + stances)


def assign_sides(marks: Marks, actors: pd.DataFrame) -> pd.Series:
    """Assign every attribution the side of its source, by the names in a table of actors.

    A pattern is looked for as whole words, ignoring case, in the source's words and in its
    `source_key`; ``*`` stands for any letters (``official*``). Where several patterns fit, the
    longest decides, and among equals the upper row.

    Parameters
    ----------
    marks : Marks
        What ``annotate`` returns.
    actors : DataFrame
        Columns `pattern`, `actor`, `side`, no empty cells.

    Returns
    -------
    Series of str
        The side of each row of ``marks.relations``, NaN where no pattern fits.

    Raises
    ------
    MeasureError
        The table of actors lacks a column or holds an empty cell.

    Examples
    --------
    >>> import pandas as pd
    >>> from framing.annotations.marks import Marks
    >>> keys = ["a Directorate official", "a nurse"]
    >>> relations = pd.DataFrame({"source_ids": ["", ""], "source_key": keys})
    >>> spans = pd.DataFrame({"span_id": [], "text": []})
    >>> actors = pd.DataFrame({"pattern": ["Directorate"], "actor": ["the Directorate"], "side": ["state"]})
    >>> assign_sides(Marks(pd.DataFrame(), spans, relations), actors).tolist()
    ['state', nan]
    """
    _check_actors(actors)
    texts = dict(zip(marks.spans["span_id"], marks.spans["text"], strict=True))
    keys, ids = _texts(marks.relations["source_key"]), _texts(marks.relations["source_ids"])
    named = ["\n".join([key, *(texts[i] for i in own.split())]) for key, own in zip(keys, ids, strict=True)]
    lengths = actors["pattern"].str.len()
    longest_first = actors.loc[lengths.sort_values(ascending=False, kind="stable").index]
    sources = pd.Series(named, index=marks.relations.index, dtype=object)
    sides = np.full(len(sources), np.nan, dtype=object)
    for pattern, side in zip(longest_first["pattern"], longest_first["side"], strict=True):
        fits = sources.str.contains(_whole_words(pattern), case=False, regex=True).to_numpy(dtype=bool)
        sides[fits & pd.isna(sides)] = side
    return pd.Series(sides, index=sources.index, name="side")


def _texts(column: pd.Series) -> list[str]:
    """Give the texts of a column, empty where it has none."""
    return [text if isinstance(text, str) else "" for text in column]


def _whole_words(pattern: str) -> str:
    """Turn a pattern with ``*`` into a regular expression bound to whole words."""
    inner = r"\w*".join(re.escape(part) for part in pattern.strip().split("*"))
    return rf"(?<!\w){inner}(?!\w)"


def _check_actors(actors: pd.DataFrame) -> None:
    """Refuse a table of actors that lacks a column or holds an empty cell."""
    missing = [column for column in ACTOR_COLUMNS if column not in actors]
    if missing:
        msg = (
            f"the table of actors lacks the column {missing[0]!r}: "
            f"expected {list(ACTOR_COLUMNS)}, found {list(actors)}; add or rename it"
        )
        raise MeasureError(msg)
    for column in ("pattern", "side"):
        empty = actors[column].fillna("").astype(str).str.strip(" *").eq("").to_numpy()
        if empty.any():
            msg = (
                f"the table of actors, row {int(empty.argmax()) + 1}, column {column!r}: "
                "expected text, found an empty cell; fill it or drop the row"
            )
            raise MeasureError(msg)
