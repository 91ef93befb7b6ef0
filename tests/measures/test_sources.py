"""Source types, anonymity and the number of sources, counted by hand."""

from __future__ import annotations

import numpy as np

from framing.measures import measure_sources


def relations(*sources):
    """Build relations from (type, key) pairs."""
    return [{"kind": "indirect", "source_type": kind, "source_key": key} for kind, key in sources]


def test_type_shares_are_over_attributions_with_a_source(mark_up, look_up):
    sources = [("named_person", "Vell"), ("named_person", "Vell"), ("anonymous", "a source"), (None, None)]
    table = measure_sources(mark_up([{"text": "Text.", "relations": relations(*sources)}]))
    assert look_up(table, "source_type_share[named_person]") == (2, 3)
    assert look_up(table, "source_type_share[anonymous]") == (1, 3)
    assert look_up(table, "unsourced_share") == (1, 4)


def test_anonymous_share_joins_anonymous_and_vague_but_not_officials(mark_up, look_up):
    sources = [
        ("anonymous", "a source"),
        ("vague", "some"),
        ("unnamed_official", "an official"),
        ("group", "nurses"),
    ]
    table = measure_sources(mark_up([{"text": "Text.", "relations": relations(*sources)}]))
    assert look_up(table, "anonymous_share") == (2, 4)
    assert look_up(table, "source_type_share[unnamed_official]") == (1, 4)


def test_effective_sources_is_the_inverse_simpson(mark_up, look_up):
    # n = 2, 1, 1: N = 4, sum of squares 4 + 1 + 1 = 6, so 16 / 6
    sources = [("named_person", key) for key in ("Vell", "Vell", "Orlan", "Drey")]
    table = measure_sources(mark_up([{"text": "Text.", "relations": relations(*sources)}]))
    assert look_up(table, "effective_sources") == (16, 6)
    assert look_up(table, "top_source_share") == (2, 4)


def test_equal_sources_count_fully(mark_up):
    sources = [("named_person", key) for key in ("Vell", "Orlan", "Drey")]
    table = measure_sources(mark_up([{"text": "Text.", "relations": relations(*sources)}]))
    assert table.set_index("measure").loc["effective_sources", "value"] == 3.0


def test_one_source_in_two_articles_is_counted_in_each(mark_up, look_up):
    one = relations(("named_person", "Vell"))
    table = measure_sources(
        mark_up([{"text": "Text.", "relations": one}, {"text": "Text.", "relations": one * 2}])
    )
    assert look_up(table, "effective_sources", article_id="a0") == (1, 1)
    assert look_up(table, "effective_sources", article_id="a1") == (4, 4)


def test_no_attribution_gives_no_share(mark_up):
    table = measure_sources(mark_up([{"text": "Rain fell."}]))
    assert table["base"].eq(0).all()
    assert np.isnan(table["value"]).all()
