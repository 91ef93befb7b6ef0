"""Passages of two articles that report the same statement, and the rows in which their paragraphs meet."""

from __future__ import annotations

import pytest

from framing.report.alignment import align_paragraphs
from framing.report.lookup import Lookup
from framing.report.pairing import pair_events, pair_two
from framing.report.statements import find_same_statements

LEFT = (
    "Rain fell on Monday.\n\n<source named_person 0>Ana Hale</source> <cue neutral 0>said</cue> "
    "<content indirect 0>the old bridge was closed to lorries in March</content>.\n\n"
    "<source group 1>Residents</source> <cue neutral 1>said</cue> "
    "<content indirect 1>nobody had told them about the flood</content>."
)
RIGHT = (
    "<source group 0>Neighbours</source> <cue distancing 0>claimed</cue> "
    "<content indirect 0>that nobody told them of any flood</content>.\n\n"
    "Crowds gathered.\n\n<source named_person 1>Hale</source> <cue neutral 1>told</cue> reporters "
    "<content direct 1>“We closed the bridge to lorries in March,”</content>."
)
OTHER = (
    "<source vague 0>Some</source> <cue neutral 0>say</cue> <content indirect 0>taxes will rise</content>."
)


@pytest.fixture
def lookup(mark_up):
    texts = {"a": LEFT, "b": RIGHT, "c": OTHER}
    rows = [
        {"article_id": name, "outlet": name.upper(), "event": "flood" if name != "c" else "tax", "text": text}
        for name, text in texts.items()
    ]
    return Lookup(mark_up(rows))


def contents(lookup, relation):
    return " ".join(lookup.columns["text"][row] for row in lookup.contents_of(relation))


def test_statements_are_found_in_other_words_and_under_other_names(lookup):
    found = find_same_statements(lookup, ["a", "b"])["a", "b"]
    assert [(contents(lookup, one.left)[:14], contents(lookup, one.right)[:12]) for one in found] == [
        ("the old bridge", "“We closed t"),
        ("nobody had tol", "that nobody "),
    ]


def test_the_order_of_the_articles_does_not_matter(lookup):
    one = {(s.left, s.right) for s in find_same_statements(lookup, ["a", "b"])["a", "b"]}
    other = {(s.right, s.left) for s in find_same_statements(lookup, ["b", "a"])["b", "a"]}
    assert one == other


def test_what_has_nothing_in_common_is_not_paired(lookup):
    assert find_same_statements(lookup, ["a", "c"]) == {}


def test_an_article_beside_itself_or_without_attributions(lookup, mark_up):
    assert pair_two(lookup, "a", "a").links == ()
    bare = Lookup(mark_up([{"article_id": n, "outlet": n, "text": "Rain fell."} for n in "ab"]))
    assert pair_two(bare, "a", "b").rows == (((0, 1), (0, 1)),)


def test_only_articles_on_one_event_are_paired(lookup):
    pairings = pair_events(lookup, ["a", "b", "c"], 20_000)
    assert [(one.left, one.right) for one in pairings] == [("a", "b")]


def test_passages_beyond_what_is_shown_are_not_linked(lookup):
    whole = pair_two(lookup, "a", "b").links
    begins = [lookup.columns["start"][left] for left, _ in whole]
    (pairing,) = pair_events(lookup, ["a", "b"], begins[1])
    assert len(whole) == 2 and pairing.links == whole[:1]


@pytest.mark.parametrize(
    ("shared", "sizes"),
    [
        ([], (3, 2)),
        ([(0, 0)], (1, 1)),
        ([(2, 0), (0, 2), (1, 1)], (4, 3)),
        ([(0, 1), (0, 2), (1, 2)], (2, 5)),
    ],
)
def test_every_paragraph_stands_in_one_row_and_in_order(shared, sizes):
    rows = align_paragraphs(shared, *sizes)
    for side, size in zip(("left", "right"), sizes, strict=True):
        places = [place for row in rows for place in range(*getattr(row, side))]
        assert places == list(range(size))


def test_the_longest_chain_of_statements_meets():
    # (3, 0) would stand across (0, 1), (1, 2) and (2, 3)
    rows = align_paragraphs([(3, 0), (0, 1), (1, 2), (2, 3)], 4, 4)
    together = [
        (row.left[0], row.right[0])
        for row in rows
        if row.left[1] - row.left[0] == 1 == row.right[1] - row.right[0]
    ]
    assert together == [(0, 1), (1, 2), (2, 3)]


def test_a_pair_view_numbers_the_same_statements_on_both_sides(lookup):
    from framing.report import show_pair

    pair = show_pair(lookup.marks, "a", "b")
    assert pair.n_same == 2
    left, right = " ".join(pair.left.paragraphs), " ".join(pair.right.paragraphs)
    assert left.index("⇄ 1") < left.index("⇄ 2")
    assert right.index("⇄ 2") < right.index("⇄ 1")  # told in the other order
