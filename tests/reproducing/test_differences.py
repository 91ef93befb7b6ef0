from __future__ import annotations

import pytest

from framing.reproducing.differences import cells_agree, compare_tables
from framing.reproducing.shown_tables import ShownTable


def table(*rows, columns=("index", "outlet", "rate")):
    return ShownTable(columns, rows)


ROWS = (("0", "Courier", "0.25"), ("1", "Flash", "54.4"))


def told(expected, found):
    return [str(one) for one in compare_tables(expected, found)]


def test_equal_tables_do_not_differ():
    assert told(table(*ROWS), table(*ROWS)) == []


def test_a_number_that_moved_is_named_with_its_row_and_column_and_by_how_much():
    # 54.5 - 54.4 = 0.1; 0.1 / 54.4 = 0.184 %
    moved = table(ROWS[0], ("1", "Flash", "54.5"))
    assert told(table(*ROWS), moved) == [
        "row 2 (Flash), column rate: expected 54.4, found 54.5 (moved by +0.1, +0.184%)"
    ]


def test_swapping_what_is_expected_and_found_flips_the_sign():
    moved = table(ROWS[0], ("1", "Flash", "54.5"))
    assert "moved by -0.1, -0.183%" in told(moved, table(*ROWS))[0]


def test_each_moved_number_is_given():
    moved = table(("0", "Courier", "0.26"), ("1", "Flash", "54.5"))
    assert len(told(table(*ROWS), moved)) == 2


def test_a_row_more_or_less_is_named():
    assert told(table(*ROWS), table(ROWS[0])) == [
        "number of rows: expected 2, found 1 (moved by -1, -50.000%)"
    ]


def test_columns_are_held_together_by_name():
    other = ShownTable(
        ("index", "rate", "n", "outlet"), (("0", "0.25", "1", "Courier"), ("1", "54.4", "1", "Flash"))
    )
    assert told(table(*ROWS), other) == [
        "columns: expected index, outlet, rate, found index, rate, n, outlet"
    ]


def test_two_columns_of_one_name_are_compared_by_place():
    columns = ("index", "n", "n")
    before, after = table(("0", "1", "2"), columns=columns), table(("0", "1", "3"), columns=columns)
    assert told(before, after) == ["row 1 (0), column n: expected 2, found 3 (moved by +1, +50.000%)"]


@pytest.mark.parametrize(
    ("expected", "found", "agree"),
    [
        ("0.25", "0.2500002", True),  # 8e-7 of it
        ("0.25", "0.250001", False),  # 4e-6 of it
        ("0", "1e-10", True),
        ("0", "1e-8", False),
        ("12345678", "12345679", False),  # 8e-8 of it, but a whole number
        ("4", "4.0000001", True),
        ("", "0", False),
        ("own", "all", False),
        ("nan", "nan", True),
        ("-3", "3", False),
    ],
)
def test_the_tolerance(expected, found, agree):
    assert cells_agree(expected, found) is agree
    assert cells_agree(found, expected) is agree


def test_a_value_that_went_missing_is_named():
    assert told(table(*ROWS), table(ROWS[0], ("1", "Flash", ""))) == [
        "row 2 (Flash), column rate: expected 54.4, found nothing"
    ]
