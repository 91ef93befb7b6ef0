"""Spans marked by people become a coding of the sample."""

from __future__ import annotations

import pandas as pd
import pytest

from framing.errors import ValidationError
from framing.validation import code_by_spans, sample_sentences, score_codes

COLUMNS = ["article_id", "layer", "start", "end"]


def test_the_package_s_own_spans_give_full_agreement(marks):
    key = sample_sentences(marks, 30).key
    codings = code_by_spans(key, marks, marks.spans)
    scores = score_codes(key, codings)
    known = scores[scores["base"] > 0]
    assert len(known) > 10 and (known["value"] == 1).all()


def test_words_inside_content_and_quotation_marks_are_not_the_outlet_s(marks):
    key = sample_sentences(marks, 36, codes=["loaded", "attributed"]).key
    text = marks.articles.set_index("article_id").loc["P0", "text"]
    word, content = text.index("brutal"), text.index("it was a brutal")
    spans = pd.DataFrame([["P0", "loaded", word, word + 6]], columns=COLUMNS)
    own = code_by_spans(key, marks, spans)
    assert own.loc[own["code"] == "loaded", "count"].sum() == 1
    spans.loc[1] = ["P0", "content", content, len(text) - 1]
    attributed = code_by_spans(key, marks, spans).groupby("code")["count"].sum()
    assert attributed.to_dict() == {"loaded": 0, "attributed": 1}


def test_spans_of_another_corpus_are_refused(marks):
    key = sample_sentences(marks, 12).key
    with pytest.raises(ValidationError, match="row 1: expected an article of these marks, found 'z'"):
        code_by_spans(key, marks, pd.DataFrame([["z", "loaded", 0, 3]], columns=COLUMNS))
    with pytest.raises(ValidationError, match="'end' is missing"):
        code_by_spans(key, marks, pd.DataFrame(columns=COLUMNS[:3]))
