"""The counts that the page computes with, and how they stand in it."""

from __future__ import annotations

import json

from framing.measures import ALL
from framing.report.lookup import Lookup
from framing.report.said_by import said_by_source
from framing.report.templating import embed_json
from framing.report.what_if import count_for_what_if


def test_words_and_entries_counted_by_hand(mark_up):
    text = (
        "A <loaded emotive>mad</loaded> day. <source vague 0>Some</source> <cue neutral 0>say</cue> "
        "<content mixed 0>it was “a <loaded emotive>mad</loaded> plan” and "
        "<loaded absolutist>total</loaded> loss</content>. He shouted “<loaded emotive>mad</loaded>”."
    )
    facts = count_for_what_if(Lookup(mark_up([{"article_id": "a", "outlet": "O", "text": text}])))
    # own: A mad day, Some say, He shouted = 7; attributed, not quoted: it was, and total loss = 5;
    # in quotation marks: a mad plan, mad = 4
    assert facts["outlets"] == ["O"]
    assert facts["words"] == [[7, 5, 4]]
    assert facts["layers"]["loaded"]["entries"] == [
        ["mad", "emotive", [[0, 1, 0, 2]]],
        ["total", "absolutist", [[0, 0, 1, 0]]],
    ]
    assert facts["layers"]["hedge"]["entries"] == []


def test_the_three_voices_are_all_words_and_all_spans(marks):
    lookup = Lookup(marks)
    facts = count_for_what_if(lookup)
    assert sum(map(sum, facts["words"])) == lookup.bases.words[ALL].sum()
    for layer, given in facts["layers"].items():
        n = sum(sum(counts) for _, _, found in given["entries"] for _, *counts in found)
        assert n == (marks.spans["layer"] == layer).sum()


def test_facts_stand_in_the_page_whatever_they_hold():
    facts = {"</script><!--": ["<script>", "&amp;", "\u2028\u2029", "'\"\\"]}
    written = str(embed_json(facts))
    assert not set("<>&\u2028\u2029") & set(written)
    assert json.loads(written) == facts


def test_sources_are_listed_with_all_they_say(marks):
    hale, orr = said_by_source(Lookup(marks), "c0", "s", None)
    assert (hale.name, hale.kind, [words for words, _ in hale.said]) == (
        "Ana Hale",
        "named person",
        ["the furious crowd may have left"],
    )
    assert [key.startswith("s-") for _, key in orr.said] == [True]
    # nothing leads to what is not shown
    assert [key for one in said_by_source(Lookup(marks), "c0", "s", 5) for _, key in one.said] == ["", ""]
