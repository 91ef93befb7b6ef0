"""Every article cut into stretches of one voice, from its first character to its last."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from framing.annotations.marks import Marks
from framing.annotations.spans import ATTRIBUTED, OWN
from framing.errors import MeasureError

QUOTED = "quoted"
STRETCH_COLUMNS = (
    "article_id",
    "outlet",
    "voice",
    "in_quotes",
    "start",
    "end",
    "from_character",
    "characters",
)


def split_voices(marks: Marks, article_ids: Sequence[str] | None = None) -> pd.DataFrame:
    """Cut articles into stretches of one voice, in the order of the text.

    Parameters
    ----------
    marks : Marks
        What ``annotate`` returns.
    article_ids : sequence of str, optional
        Which articles, in this order; all by default.

    Returns
    -------
    DataFrame
        Columns ``STRETCH_COLUMNS``. `voice` is ``own``, ``attributed`` (inside the content of an
        attribution) or ``quoted`` (in quotation marks that no attribution covers); `in_quotes` says
        whether the stretch stands in quotation marks. `start` and `end` are code points into the text,
        end exclusive; `from_character` counts the characters other than white space before the stretch and
        `characters` those inside it, the base of ``attributed_share``. Stretches of nothing but white
        space are left out.

    Raises
    ------
    MeasureError
        The marks hold no such article.

    Notes
    -----
    The characters of the attributed stretches are the count of ``attributed_share``. What it misses: who
    speaks inside a quotation within a quotation.

    Examples
    --------
    >>> import pandas as pd
    >>> from framing.annotations import annotate
    >>> articles = pd.DataFrame({"article_id": ["a1"], "outlet": ["Flash"], "event": ["flood"],
    ...     "text": ["The dam broke. “It was old,” the mayor said."]})
    >>> marks = annotate(articles, engine="rules")
    >>> split_voices(marks)[["voice", "in_quotes", "from_character", "characters"]]
            voice  in_quotes  from_character  characters
    0         own      False               0          12
    1  attributed       True              12          11
    2         own      False              23          13
    """
    articles = marks.articles.set_index("article_id", drop=False)
    names = list(articles.index) if article_ids is None else list(article_ids)
    missing = [name for name in names if name not in articles.index]
    if missing:
        msg = f"article_ids: expected ids of the corpus, found {missing[0]!r}"
        raise MeasureError(msg)
    chosen = marks.spans[marks.spans["layer"].isin(["content", "quotation"])]
    spans = dict(list(chosen[chosen["article_id"].isin(names)].groupby("article_id")))
    parts = [_stretches(articles.loc[name], spans.get(name)) for name in names]
    rows = [row for part in parts for row in part]
    return pd.DataFrame(rows, columns=list(STRETCH_COLUMNS))


def _stretches(article: pd.Series, spans: pd.DataFrame | None) -> list[tuple]:
    """Cut one article where a voice or a quotation begins or ends."""
    text = article["text"]
    content, quoted = (_covered(spans, layer, len(text)) for layer in ("content", "quotation"))
    inked = np.array([not character.isspace() for character in text], dtype=bool)
    before = np.concatenate([[0], np.cumsum(inked)])
    kind = 2 * content + quoted
    ink = np.flatnonzero(inked)
    # white space between two stretches of one voice does not divide them
    cuts = np.flatnonzero(np.diff(kind[ink])) + 1
    rows = []
    for part in np.split(ink, cuts) if len(ink) else []:
        start, end = int(part[0]), int(part[-1]) + 1
        voice = ATTRIBUTED if content[start] else QUOTED if quoted[start] else OWN
        place = (voice, bool(quoted[start]), start, end, int(before[start]), len(part))
        rows.append((article["article_id"], article["outlet"], *place))
    return rows


def _covered(spans: pd.DataFrame | None, layer: str, size: int) -> np.ndarray:
    """Mark the characters that spans of a layer cover."""
    covered = np.zeros(size, dtype=bool)
    if spans is not None:
        for start, end in spans.loc[spans["layer"].eq(layer), ["start", "end"]].itertuples(index=False):
            covered[start:end] = True
    return covered
