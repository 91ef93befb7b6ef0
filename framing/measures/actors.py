"""Actors: a table of patterns in, the side of every source out."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd

from framing.annotations.marks import Marks
from framing.errors import MeasureError

ACTOR_COLUMNS = ("pattern", "actor", "side")

# What follows says something of the source and does not name it: *the nurse who treated Valtek*.
_RELATIVE = re.compile(r",? (?:who|whom|whose|which|that|where|when)\b.*", re.IGNORECASE | re.DOTALL)
# Whoever is named after these is the one the source stands against.
_AGAINST = re.compile(
    r"\b(?:critic|opponent|rival|foe|enem(?:y|ie)|challenger|detractor|accuser|victim)s? (?:of|to|for) .*",
    re.IGNORECASE | re.DOTALL,
)


def assign_sides(marks: Marks, actors: pd.DataFrame) -> pd.Series:
    """Assign every attribution the side of its source, by the names in a table of actors.

    A pattern is looked for as whole words, ignoring case, in the source's words and in its
    `source_key`; ``*`` stands for any letters (``official*``). Where several patterns fit, the
    longest decides, and among equals the upper row. What a relative clause says of the source is not
    looked at, nor who stands after *critics of* and the like.

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
    named = [
        "\n".join(map(_named, [key, *(texts[i] for i in own.split())]))
        for key, own in zip(keys, ids, strict=True)
    ]
    lengths = actors["pattern"].str.len()
    longest_first = actors.loc[lengths.sort_values(ascending=False, kind="stable").index]
    sources = pd.Series(named, index=marks.relations.index, dtype=object)
    sides = np.full(len(sources), np.nan, dtype=object)
    for pattern, side in zip(longest_first["pattern"], longest_first["side"], strict=True):
        fits = sources.str.contains(_whole_words(pattern), case=False, regex=True).to_numpy(dtype=bool)
        sides[fits & pd.isna(sides)] = side
    return pd.Series(sides, index=sources.index, name="side")


def _named(source: str) -> str:
    """Keep the part of a source that names it."""
    return _AGAINST.sub("", _RELATIVE.sub("", source))


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
