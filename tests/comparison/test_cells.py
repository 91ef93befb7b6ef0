"""The table at the edge: what is refused, with which words, and how rows become cells."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd
import pytest

from framing.comparison.cells import check_table, sum_cells
from framing.errors import MeasureError
from framing.measures import MEASURE_COLUMNS


@pytest.fixture
def table(make_table):
    return make_table({"A": [10, 20], "B": [30, 40]})


def test_articles_of_one_outlet_and_event_are_summed(table):
    more = table.iloc[[0]].assign(article_id="A-again", count=5, base=50, value=0.1)
    cells = next(sum_cells(check_table(pd.concat([table, more]))))
    assert cells.count.tolist() == [[15, 20], [30, 40]]
    assert cells.base.tolist() == [[150, 100], [100, 100]]
    assert cells.n_articles.tolist() == [3, 2]


@pytest.mark.parametrize("missing", [np.nan, None, ""])
def test_an_article_without_event_is_an_event_of_its_own(table, missing):
    table["event"] = table["event"].astype(object)
    table.loc[[0, 2], "event"] = missing
    cells = next(sum_cells(check_table(table)))
    assert cells.events == ["event 01", "A-00", "B-00"]
    assert cells.covered.sum(axis=0).tolist() == [2, 1, 1]


def test_a_base_of_zero_covers_nothing(make_table):
    cells = next(sum_cells(make_table({"A": [0, 2]}, base={"A": [0, 10]})))
    assert cells.covered.tolist() == [[False, True]]
    assert cells.n_articles.tolist() == [1]


def test_events_weigh_equally_on_request(make_table):
    # 1 of 10 and 30 of 100: shares 0.1 and 0.3, each with base 1; one raw unit weighs 2 / 110
    cells = next(sum_cells(make_table({"A": [1, 30]}, base={"A": [10, 100]}))).weighted("events")
    assert cells.count.tolist() == [[0.1, 0.3]]
    assert cells.base.tolist() == [[1.0, 1.0]]
    assert cells.unit.tolist() == pytest.approx([2 / 110])


def test_measures_are_kept_by_name_or_family(make_table):
    parts = [make_table({"A": [1]}, measure=f"stance_share[{part}]") for part in ("neutral", "denying")]
    table = pd.concat([*parts, make_table({"A": [1]})], ignore_index=True)
    assert len(check_table(table, ["stance_share[]"])) == 2
    assert check_table(table, ["attributed_share"])["measure"].tolist() == ["attributed_share"]
    with pytest.raises(MeasureError, match=r"expected 'stance_shares', found .*attributed_share"):
        check_table(table, ["stance_shares"])


@pytest.mark.parametrize("column", MEASURE_COLUMNS)
def test_a_missing_column_is_named(table, column):
    with pytest.raises(MeasureError, match=f"lacks the column '{column}'"):
        check_table(table.drop(columns=column))


@pytest.mark.parametrize(
    ("column", "value", "words"),
    [
        ("count", np.nan, "column 'count': expected a number, found nan"),
        ("base", np.inf, "column 'base': expected a number, found inf"),
        ("base", -1, "column 'base': expected 0 or more, found -1"),
        ("value", 0.9, "column 'value': expected scale × count / base, found 0.9"),
        ("value", np.nan, "column 'value': expected scale × count / base, found nan"),
        ("outlet", None, "column 'outlet': expected a name, found"),
    ],
)
def test_a_wrong_cell_is_named_with_row_and_remedy(table, column, value, words):
    table[column] = table[column].astype(object if column == "outlet" else float)
    table.loc[2, column] = value
    with pytest.raises(MeasureError, match=re.escape(f"row 3 (B-00, attributed_share, all), {words}")):
        check_table(table)


def test_text_for_numbers_is_refused(table):
    with pytest.raises(MeasureError, match="column 'count': expected numbers"):
        check_table(table.astype({"count": str}))


def test_a_value_with_base_zero_is_refused(make_table):
    table = make_table({"A": [0]}, base=0).assign(value=0.0)
    with pytest.raises(MeasureError, match="expected NaN where base is 0"):
        check_table(table)


def test_values_rounded_to_two_decimals_pass(make_table):
    table = make_table({"A": [1, 2]}, base=3)
    assert len(check_table(table.assign(value=table["value"].round(2)))) == 2


def test_rates_given_per_word_are_refused(make_table):
    table = make_table({"A": [5]}, base=200, measure="hedges_per_1000_words")
    with pytest.raises(MeasureError, match=r"found 0\.025"):
        check_table(table.assign(value=table["value"] / 1000))


def test_a_row_given_twice_is_refused(table):
    with pytest.raises(MeasureError, match=r"row 5 .*one row per article, measure and voice"):
        check_table(pd.concat([table, table.iloc[[1]]]))


def test_an_article_with_two_events_is_refused(table):
    other = table.iloc[[0]].assign(event="event 01", voice="own")
    with pytest.raises(MeasureError, match="one outlet and one event per article"):
        check_table(pd.concat([table, other]))


def test_an_empty_table_is_refused(table):
    with pytest.raises(MeasureError, match="found none"):
        check_table(table.iloc[:0])
