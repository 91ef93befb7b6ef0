"""Every sentence of a corpus with what the package counted in it: the frame a sample is drawn from."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd

from framing.annotations.marks import Marks
from framing.annotations.spans import ATTRIBUTED, OWN
from framing.measures import count_bases, in_voice
from framing.validation.codes import NAMING, Code, choose_codes

SENTENCE_COLUMNS = ("article_id", "outlet", "event", "sentence_id", "start", "end")
SEPARATOR = "; "


def list_sentences(marks: Marks, codes: Iterable[str] | None = None) -> pd.DataFrame:
    """List every sentence with what was counted in it, code by code.

    Parameters
    ----------
    marks : Marks
        What ``annotate`` returns.
    codes : iterable of str, optional
        Names of codes, all by default; ``naming`` only where the marks were made with a naming table.

    Returns
    -------
    DataFrame
        Columns ``SENTENCE_COLUMNS``, then for each code its count (``loaded``), what the count is
        divided by (``loaded_base``: own-voice words, or 1 for a question answered yes or no) and the
        words counted (``loaded_terms``). Sums over the sentences of an article are the counts and
        bases of its measures.

    Raises
    ------
    ValidationError
        A code is unknown.

    Examples
    --------
    >>> import pandas as pd
    >>> from framing.annotations import annotate
    >>> articles = pd.DataFrame({"article_id": ["a1"], "outlet": "Flash", "event": "raid",
    ...     "text": ["The brutal raid failed. It may rain, Anna Hale said."]})
    >>> sentences = list_sentences(annotate(articles, engine="rules"), ["loaded", "attributed"])
    >>> sentences[["sentence_id", "loaded", "loaded_base", "loaded_terms", "attributed"]]
       sentence_id  loaded  loaded_base loaded_terms  attributed
    0            0       1            4       brutal           0
    1            1       0            3                        1
    """
    bases = count_bases(marks)
    frame = marks.spans.loc[
        marks.spans["layer"] == "sentence", ["article_id", "sentence_id", "start", "end"]
    ].reset_index(drop=True)
    frame = frame.merge(bases.articles, on="article_id", how="left", validate="many_to_one")
    words = bases.sentences
    for code in choose_codes(codes, naming=NAMING.layer in marks.provenance):
        if code.yes_no:
            frame[code.name] = (words[ATTRIBUTED] > 0).to_numpy().astype(np.int64)
            frame[f"{code.name}_base"] = 1
            frame[f"{code.name}_terms"] = ""
        else:
            found = _found(marks, code, frame)
            frame[code.name] = found["count"].to_numpy()
            frame[f"{code.name}_base"] = words[OWN].to_numpy()
            frame[f"{code.name}_terms"] = found["terms"].to_numpy()
    rest = [name for name in frame if name not in SENTENCE_COLUMNS]
    return frame[[*SENTENCE_COLUMNS, *rest]]


def _found(marks: Marks, code: Code, frame: pd.DataFrame) -> pd.DataFrame:
    """Count the spans of a code in every sentence, and join their words."""
    spans = marks.spans[marks.spans["layer"] == code.layer]
    spans = spans[in_voice(spans, code.voice)]
    grouped = spans.groupby(["article_id", "sentence_id"])["text"]
    found = pd.DataFrame({"count": grouped.size(), "terms": grouped.agg(SEPARATOR.join)})
    found = found.reindex(pd.MultiIndex.from_frame(frame[["article_id", "sentence_id"]]))
    return pd.DataFrame({"count": found["count"].fillna(0).astype(int), "terms": found["terms"].fillna("")})
