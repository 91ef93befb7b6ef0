from __future__ import annotations

import numpy as np

from framing.report.counted import Counted, counted_by
from framing.report.lookup import Lookup
from framing.report.passages import LONGEST, open_number


def opened(marks, measure: str, voice: str, outlet: str, limit: int = 20):
    lookup = Lookup(marks)
    return open_number(lookup, counted_by(lookup, measure, voice), outlet, limit)


def words_of(html: str) -> str:
    import re
    from html import unescape

    return unescape(re.sub("<[^>]+>", "", str(html)))


def test_a_word_stands_in_its_context_within_its_paragraph(marks):
    passages = opened(marks, "hedges_per_1000_words", "own", "Courier")
    first = passages.shown[0]
    assert passages.total == 6
    assert words_of(first.html) == (
        "Ana Hale said the furious crowd may have left. About ninety people stood in the rain for hours."
    )
    assert '<mark class="fr-hedge">About</mark>' in first.html
    assert first.facts == "approximator · outlet's own voice"


def test_the_facts_name_the_source_whose_word_it_is(marks):
    first = opened(marks, "loaded_per_1000_words", "attributed", "Courier").shown[0]
    assert first.facts == "emotive · attributed to Ana Hale"


def test_dots_where_the_paragraph_goes_on_and_none_where_it_ends(mark_up):
    text = "word " * 40 + "<loaded emotive>mad</loaded>" + " word" * 40 + "."
    marks = mark_up([{"article_id": "a", "outlet": "O", "text": text}])
    html = words_of(opened(marks, "loaded_per_1000_words", "own", "O").shown[0].html)
    assert html.startswith("… word") and html.endswith("word …")
    assert len(html) < 2 * 80
    alone = mark_up([{"article_id": "a", "outlet": "O", "text": "<loaded emotive>Mad</loaded> dogs."}])
    assert words_of(opened(alone, "loaded_per_1000_words", "own", "O").shown[0].html) == "Mad dogs."


def test_a_word_quoted_by_nobody_known_is_not_called_the_outlets_own(mark_up):
    text = "It was “a <loaded emotive>mad</loaded> idea” from the start, and it failed."
    marks = mark_up([{"article_id": "a", "outlet": "O", "text": text}])
    assert opened(marks, "loaded_per_1000_words", "own", "O").total == 0
    (passage,) = opened(marks, "loaded_per_1000_words", "all", "O").shown
    assert passage.facts == "emotive · quoted, source not found"


def test_a_text_without_spaces_is_cut_all_the_same(mark_up):
    text = "x" * 5000 + "<loaded emotive>-mad-</loaded>" + "y" * 5000
    marks = mark_up([{"article_id": "a", "outlet": "O", "text": text}])
    assert len(words_of(opened(marks, "loaded_per_1000_words", "own", "O").shown[0].html)) < 200


def test_an_attribution_shows_source_cue_and_content(marks):
    first = opened(marks, "distancing_share", "all", "Flash").shown[0]
    assert words_of(first.html) == "A source claimed nobody might come."
    assert '<b class="fr-source">A source</b> <b class="fr-cue">claimed</b>' in first.html
    assert first.facts == "indirect · distancing cue · source: anonymous"


def test_the_middle_of_a_long_attribution_is_left_out(mark_up):
    content = "word " * 400
    text = (
        f"<source vague 0>Some</source> <cue neutral 0>said</cue> <content indirect 0>{content}</content>end."
    )
    marks = mark_up([{"article_id": "a", "outlet": "O", "text": text}])
    html = words_of(opened(marks, "attributions_per_1000_words", "all", "O").shown[0].html)
    assert " […] " in html
    assert len(html) < LONGEST + 20


def test_a_long_sentence_without_full_stop_is_cut(mark_up):
    text = "<hedge epistemic>perhaps</hedge> " + "word " * 200_000
    marks = mark_up([{"article_id": "a", "outlet": "O", "text": text}])
    assert len(words_of(opened(marks, "hedged_sentence_share", "own", "O").shown[0].html)) < LONGEST + 20


def test_of_many_passages_those_shown_are_spread_evenly(marks):
    lookup = Lookup(marks)
    loaded = np.flatnonzero((lookup.spans["layer"] == "loaded").to_numpy())
    counted = Counted("spans", {"Any": loaded})
    shown = open_number(lookup, counted, "Any", 5)
    # 26 loaded terms (6 Courier + 2 horrors + 18 Flash): every fifth and a bit
    assert shown.total == len(loaded) == 26
    assert [passage.key for passage in shown.shown] == [str(loaded[n * 26 // 5]) for n in range(5)]


def test_an_outlet_that_counts_nothing_opens_nothing(marks):
    assert opened(marks, "distancing_share", "all", "Courier") == ([], 0)
