"""The draw: known probabilities, nothing that tells the outlet, the same again from the same seed."""

from __future__ import annotations

import json

import pandas as pd
import pytest

from framing.errors import ValidationError
from framing.measures import measure
from framing.validation import CODES, list_sentences, sample_sentences


def test_sums_over_sentences_are_the_counts_and_bases_of_the_measures(marks):
    sentences, table = list_sentences(marks), measure(marks)
    summed = sentences.groupby("article_id")[[n for c in CODES for n in (c, f"{c}_base")]].sum()
    for code in CODES.values():
        rows = table[(table["measure"] == code.measure) & (table["voice"] == code.voice)]
        rows = rows.set_index("article_id").loc[summed.index]
        assert summed[code.name].tolist() == rows["count"].tolist(), code.name
        assert summed[f"{code.name}_base"].tolist() == rows["base"].tolist(), code.name


def test_probabilities_are_the_share_of_each_stratum_and_weights_sum_to_the_corpus(marks):
    # 36 sentences: 3 in each of 12 articles
    key = sample_sentences(marks, 16, codes=["loaded"]).key
    assert len(key) == 36
    drawn = key["unit_id"].notna()
    assert drawn.sum() == 16
    for _, part in key.groupby("stratum"):
        share = part["unit_id"].notna().mean()
        assert part["probability"].tolist() == pytest.approx([share] * len(part))
    assert (1 / key.loc[drawn, "probability"]).sum() == pytest.approx(36)


def test_strata_are_outlet_by_marked_and_shares_are_as_asked(marks):
    # Flash: "brutal", "vicious" in 6 first sentences are its own; Courier has no loaded word of its own
    key = sample_sentences(marks, 16, codes=["loaded"], marked_share=0.25).key
    drawn = key[key["unit_id"].notna()]["stratum"].value_counts().to_dict()
    sizes = key["stratum"].value_counts().to_dict()
    assert sizes["Daily Flash, marked"] == 6
    assert drawn["Daily Flash, marked"] == 2
    assert sum(drawn.values()) == 16


def test_the_sheet_tells_neither_outlet_nor_marks(marks):
    sample = sample_sentences(marks, 20)
    assert list(sample.sheet) == ["unit_id", "before", "sentence", "after", *CODES, "remark"]
    said = sample.sheet.to_csv() + sample.to_jsonl()
    assert "Flash" not in said and "Courier" not in said and "told the [outlet]" in said
    assert sample.sheet["unit_id"].is_monotonic_increasing
    drawn = sample.key[sample.key["unit_id"].notna()]
    assert not drawn["unit_id"].is_monotonic_increasing, "the order of the sheet must not be the corpus's"


def test_sheet_and_key_name_the_same_sentence(marks):
    sample = sample_sentences(marks, 12)
    texts = marks.articles.set_index("article_id")["text"]
    key = sample.key[sample.key["unit_id"].notna()].set_index("unit_id")
    for row in sample.sheet.itertuples():
        place = key.loc[row.unit_id]
        text = texts[place["article_id"]][place["start"] : place["end"]]
        assert row.sentence == text.replace("the Flash", "the [outlet]")
        assert row.after == "" if place["sentence_id"] == 2 else row.after


def test_the_same_seed_draws_the_same_whatever_the_order_of_articles(marks):
    from framing.annotations import annotate

    one = sample_sentences(marks, 12, seed=7)
    turned = annotate(marks.articles.iloc[::-1].reset_index(drop=True))
    other = sample_sentences(turned, 12, seed=7)
    pd.testing.assert_frame_equal(one.sheet, other.sheet)
    assert not one.sheet.equals(sample_sentences(marks, 12, seed=8).sheet)


@pytest.mark.parametrize("n", [1, 1000])
def test_too_few_or_too_many_are_refused(marks, n):
    with pytest.raises(ValidationError, match="n: expected"):
        sample_sentences(marks, n)


def test_unknown_codes_and_shares_are_refused(marks):
    with pytest.raises(ValidationError, match="found 'irony'"):
        sample_sentences(marks, 12, codes=["irony"])
    with pytest.raises(ValidationError, match="each once; found 'loaded'"):
        sample_sentences(marks, 12, codes=["loaded", "loaded"])
    with pytest.raises(ValidationError, match="marked_share: expected"):
        sample_sentences(marks, 12, marked_share=2)


def test_json_lines_hold_what_annotation_tools_read(marks):
    sample = sample_sentences(marks, 12)
    lines = [json.loads(line) for line in sample.to_jsonl().splitlines()]
    assert [line["unit_id"] for line in lines] == sample.sheet["unit_id"].tolist()
    assert lines[0]["label"] == [] and lines[0]["meta"]["unit_id"] == lines[0]["unit_id"]
    assert repr(sample) == "<CodingSample of 12 of 36 sentences from 4 strata>"
    assert "`attributed`" in sample.codebook and "seed 2031" in sample.codebook
