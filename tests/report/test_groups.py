from __future__ import annotations

from framing.report.concepts import CONCEPTS, Shelf
from framing.report.counted import counted_by
from framing.report.groups import LISTED, group_counted
from framing.report.lookup import Lookup


def groups(marks, shelf: Shelf, outlet: str, **options):
    lookup = Lookup(marks)
    return group_counted(lookup, counted_by(lookup, shelf.measure, shelf.voice), outlet, shelf, **options)


def test_categories_add_up_and_list_their_words(marks):
    found = groups(marks, Shelf("loaded_per_1000_words", "own", "label", "entry"), "Flash")
    assert [(group.name, group.count, group.words) for group in found] == [
        ("emotive", 12, [("chaos", 6), ("furious", 6)]),
        ("absolutist", 6, [("total", 6)]),
    ]


def test_attributions_by_type_of_source_list_sources_or_cues(marks):
    sources = groups(marks, Shelf("attributed_share", "all", "source_type", "source"), "Courier")
    assert [(g.name, g.count, g.words) for g in sources] == [
        ("named person", 12, [("Ana Hale", 6), ("Ben Orr", 6)])
    ]
    cues = groups(marks, Shelf("distancing_share", "all", "source_type", "cue"), "Flash")
    assert [(g.name, g.count, g.words) for g in cues] == [("anonymous", 6, [("claimed", 6)])]


def test_words_can_be_left_out(marks):
    shelf = Shelf("attributed_share", "all", "source_type", "source")
    assert groups(marks, shelf, "Courier", words=False)[0].words == []


def test_of_many_words_the_most_frequent_are_listed(mark_up):
    text = " ".join(f"<loaded emotive>mad{n}</loaded>" for n in range(20)) + " <loaded emotive>mad7</loaded>"
    marks = mark_up([{"article_id": "a", "outlet": "O", "text": text}])
    (group,) = groups(marks, Shelf("loaded_per_1000_words", "own", "label", "entry"), "O")
    assert group.count == 21
    assert group.words[0] == ("mad7", 2)
    assert (len(group.words), group.more) == (LISTED, 20 - LISTED)


def test_every_shelf_of_the_report_adds_up(marks, result):
    lookup, n_shelves = Lookup(marks), 0
    for shelf in (shelf for concept in CONCEPTS for shelf in concept.shelves):
        counted = counted_by(lookup, shelf.measure, shelf.voice)
        for outlet, rows in counted.rows.items():
            if shelf.grouped_by or shelf.words:
                found = group_counted(lookup, counted, outlet, shelf)
                assert sum(group.count for group in found) == len(rows)
                n_shelves += len(rows) > 0
    assert n_shelves
