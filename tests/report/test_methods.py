"""The methods paragraph says what was read, with what, how well, and from which seed."""

from __future__ import annotations

import pandas as pd

from framing.annotations import annotate
from framing.comparison import Comparison
from framing.corpus import read_corpus
from framing.report import write_methods
from framing.validation import (
    CORRECTED_COLUMNS,
    SCORE_COLUMNS,
    Correction,
    agree_coders,
    code_by_spans,
    sample_sentences,
    score_codes,
)

EMPTY = pd.DataFrame()


TEXT = "The brutal raid failed. It may rain, Ana Hale said."


def build():
    rows = [
        {
            "id": f"{o}{e}",
            "outlet": o,
            "event": f"e{e}",
            "text": "The brutal raid failed. It may rain, Ana Hale said.",
        }
        for e in range(3)
        for o in ("Courier", "Flash")
    ]
    rows.append({"id": "x", "outlet": "Flash", "event": "e1", "text": ""})
    marks = annotate(read_corpus(rows), engine="rules")
    return marks, Comparison(EMPTY, EMPTY, EMPTY, {"seed": 7, "min_events": 6})


def test_exclusions_versions_and_seed_are_named():
    marks, result = build()
    corpus, instrument, comparison = write_methods(marks, result)
    assert "1 further article could not be used: 1 empty text." in corpus
    version = marks.provenance["lexicons"]["loaded"]["version"]
    assert f"version {version}" in instrument and "of framing 0." in instrument
    assert "Seed 7." in comparison


def test_the_model_is_named_where_there_is_one():
    marks, result = build()
    marks.provenance.update(engine="reader", model="1", weights="abc")
    assert "engine “reader” (model 1, weights abc)" in write_methods(marks, result)[1]


def test_agreement_and_error_rates_are_told_with_their_intervals():
    marks, result = build()
    sample = sample_sentences(marks, 12, codes=["loaded", "attributed"])
    codings = code_by_spans(sample.key, marks, marks.spans)
    agreement = agree_coders(pd.concat([codings, codings.assign(coder="ben")]))
    told = write_methods(marks, result, agreement=agreement, scores=score_codes(sample.key, codings))[3]
    assert "2 coders worked apart; loaded: agreement 1.00 (" in told
    assert "Krippendorff's alpha 1.00 (1.00 to 1.00), Gwet's AC1 1.00" in told
    assert "attributed: precision 1.00 (" in told and "recall 1.00 (" in told and "F1" not in told


def test_a_correction_is_told_with_its_method_and_sample():
    row = ["loaded_per_1000_words", "own", "Flash", 20.0, 18, 22, 30.0, 24, 36, 900, 50, 500, 8]
    settings = {"measure": "loaded_per_1000_words", "voice": "own", "method": "dsl", "seed": 2031}
    correction = Correction(pd.DataFrame([row], columns=list(CORRECTED_COLUMNS)), EMPTY, settings)
    told = write_methods(*build(), correction=correction)[3]
    assert told == (
        "The measure “Loaded terms” was corrected for the errors shown by 50 of 500 units coded by hand, "
        "by design-based supervised learning (Egami et al. 2023); seed 2031."
    )


def test_without_a_coding_nothing_is_told():
    assert len(write_methods(*build())) == 3
    assert len(write_methods(*build(), scores=pd.DataFrame(columns=list(SCORE_COLUMNS)))) == 3
