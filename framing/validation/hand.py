"""Spans that people marked, in the same form as those of the package: a key, or a tool's export."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

import numpy as np
import pandas as pd

from framing.annotations.marks import Marks
from framing.annotations.spans import ATTRIBUTED, OWN, SPAN_COLUMNS
from framing.errors import ValidationError
from framing.validation.codes import KNOWN_CODES
from framing.validation.codings import CODING_COLUMNS
from framing.validation.sentences import list_sentences

_NEEDED = ("article_id", "layer", "start", "end")
_KEPT = ("sentence", "quotation")
"""Layers that are the text's own: nobody's coding."""


def code_by_spans(key: pd.DataFrame, marks: Marks, spans: pd.DataFrame, coder: str = "key") -> pd.DataFrame:
    """Code the sentences of a sample by spans that people marked in whole articles.

    Parameters
    ----------
    key : DataFrame
        ``CodingSample.key``.
    marks : Marks
        The marks the sample was drawn from; its sentences and quotation marks are taken.
    spans : DataFrame
        Columns `article_id`, `layer`, `start`, `end`: what people marked, ``content`` among it, which
        says whose voice the rest stands in; sentences and quotations are passed over. An article
        without any span counts as read and empty.
    coder : str
        Who coded.

    Returns
    -------
    DataFrame
        Columns ``CODING_COLUMNS``, one row per sentence drawn and code of the key.

    Raises
    ------
    ValidationError
        A column is missing, or a span lies in no article of the marks.

    Examples
    --------
    >>> from framing.annotations import annotate
    >>> from framing.validation import sample_sentences
    >>> articles = pd.DataFrame({"article_id": ["a"], "outlet": "Flash", "event": "raid",
    ...     "text": ["The brutal raid failed. It rained. It was grim. It ended."]})
    >>> marks = annotate(articles)
    >>> hand = pd.DataFrame([["a", "loaded", 42, 46]], columns=["article_id", "layer", "start", "end"])
    >>> codings = code_by_spans(sample_sentences(marks, 4, codes=["loaded"]).key, marks, hand)
    >>> codings.loc[codings["count"] > 0, ["code", "count", "terms"]].values.tolist()
    [['loaded', 1, 'grim']]
    """
    hand = _hand_marks(marks, spans)
    codes = [name for name in KNOWN_CODES if name in key]
    drawn = key[key["unit_id"].notna()][["article_id", "sentence_id", "unit_id"]]
    held = drawn.merge(list_sentences(hand, codes), on=["article_id", "sentence_id"], how="left")
    parts = [
        pd.DataFrame(
            {"unit_id": held["unit_id"], "code": code, "count": held[code], "terms": held[f"{code}_terms"]}
        )
        for code in codes
    ]
    return pd.concat(parts, ignore_index=True).assign(coder=coder)[list(CODING_COLUMNS)]


def _hand_marks(marks: Marks, spans: pd.DataFrame) -> Marks:
    """Set people's spans in the place of the package's, with voice, quotation marks and sentence."""
    missing = [name for name in _NEEDED if name not in spans]
    if missing:
        msg = f"spans: expected the columns {', '.join(_NEEDED)}, {missing[0]!r} is missing"
        raise ValidationError(msg)
    texts = marks.articles.set_index("article_id")["text"]
    strange = ~spans["article_id"].isin(texts.index)
    if strange.any():
        row = int(strange.to_numpy().argmax())
        found = spans["article_id"].iloc[row]
        msg = f"spans, row {row + 1}: expected an article of these marks, found {found!r}"
        raise ValidationError(msg)
    kept = marks.spans[marks.spans["layer"].isin(_KEPT)]
    spans = spans[~spans["layer"].isin(_KEPT)]
    stretches = {
        layer: dict(list(table[table["layer"] == layer].groupby("article_id")))
        for layer, table in (("content", spans), ("quotation", kept), ("sentence", kept))
    }
    rows = []
    for span in spans[list(_NEEDED)].itertuples(index=False):
        inside = {
            layer: _is_inside(stretches[layer].get(span.article_id), span.start, span.end)
            for layer in ("content", "quotation")
        }
        rows.append(
            {
                **span._asdict(),
                "text": texts[span.article_id][span.start : span.end],
                "voice": ATTRIBUTED if inside["content"] else OWN,
                "in_quotes": inside["quotation"],
                "sentence_id": _sentence_of(stretches["sentence"].get(span.article_id), span.start),
            }
        )
    made = pd.DataFrame(rows, columns=list(SPAN_COLUMNS))
    return replace(marks, spans=pd.concat([kept, made], ignore_index=True) if rows else kept)


def _is_inside(stretches: pd.DataFrame | None, start: int, end: int) -> bool:
    """Whether one of the stretches holds the span."""
    if stretches is None:
        return False
    return bool(((stretches["start"] <= start) & (stretches["end"] >= end)).any())


def _sentence_of(sentences: pd.DataFrame | None, start: int) -> int:
    """Give the number of the sentence that holds a place."""
    if sentences is None:
        return -1
    ordered = sentences.sort_values("start")
    at = max(0, bisect_right(ordered["start"].tolist(), start) - 1)
    return int(np.asarray(ordered["sentence_id"])[at])
