from __future__ import annotations

from framing.exchange import MarkedSpan
from framing.exchange.linking import join_links


def test_a_chain_through_the_content_is_one_attribution():
    spans = {
        "s": MarkedSpan("source", "", 0, 3),
        "c": MarkedSpan("content", "", 9, 20),
        "v": MarkedSpan("cue", "", 4, 8),
    }
    for links in ([("s", "c"), ("c", "v")], [("v", "c"), ("c", "s")], [("c", "s"), ("v", "c")]):
        joined, relations, notes = join_links(spans, links)
        assert notes == []
        assert [span.relation for span in joined] == [0, 0, 0]
        assert relations == [{}]


def test_links_to_what_is_not_there_and_to_itself_are_passed_over():
    joined, relations, notes = join_links({1: MarkedSpan("cue", "", 0, 3)}, [(1, 2), (1, 1), (3, 4)])
    assert [span.relation for span in joined] == [0]
    assert len(relations) == 1
    assert notes == [
        "the link of 1 and 2 leads to a span that is not there",
        "the link of 1 and 1 leads to what is no part of an attribution",
        "the link of 3 and 4 leads to a span that is not there",
    ]


def test_a_link_between_other_layers_makes_no_attribution():
    spans = {1: MarkedSpan("loaded", "", 0, 3), 2: MarkedSpan("hedge", "", 4, 8)}
    joined, relations, notes = join_links(spans, [(1, 2)])
    assert relations == []
    assert len(notes) == 1
    assert [span.relation for span in joined] == [None, None]
