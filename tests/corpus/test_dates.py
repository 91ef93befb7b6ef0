"""Dates in the forms that exports use."""

from __future__ import annotations

import datetime

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.corpus.date_formats import month_names
from framing.corpus.dates import read_dates

DAY = datetime.date(2031, 3, 12)


@pytest.mark.parametrize(
    "value",
    [
        "2031-03-12",
        "2031-3-12",
        "2031/03/12",
        "2031-03-12 23:59",
        "2031-03-12T23:59:59Z",
        "2031-03-12T23:59:59.123456+02:00",  # the day as written
        "2031-03-12 10:00:00 -0500",
        "20310312",
        "20310312T235959Z",
        "20310312120000",
        20310312,
        20310312.0,
        "Wed, 12 Mar 2031 10:00:00 GMT",
        "Wed, 12 Mar 2031 10:00:00 +0100",
        "12 March 2031",
        "12 Mar. 2031",
        "12th of March 2031",
        "12-Mar-2031",
        "March 12, 2031",
        "March 12th, 2031",
        "Mar 12 2031",
        "Wednesday, March 12, 2031",
        "March 12, 2031 Wednesday 10:30 AM GMT",
        "March 12, 2031, 4 p.m. EST",
        "12 mars 2031",
        "12. März 2031",
        "12 de marzo de 2031",
        "12 марта 2031 г.",
        "12 березня 2031",
        "1931077800",  # 2031-03-12 11:30 UTC
        1931077800,
        1931077800.5,
        1931077800000,
        "1931077800000",
        datetime.date(2031, 3, 12),
        datetime.datetime(2031, 3, 12, 23, 59),
        pd.Timestamp("2031-03-12 23:59", tz="Asia/Tokyo"),
    ],
)
def test_forms_that_are_read(value):
    dates = read_dates([value])
    assert dates.days == [DAY]
    assert dates.unread == []


@pytest.mark.parametrize("value", [None, float("nan"), pd.NaT, pd.NA, "", "  ", "N/A", "undated", "None"])
def test_absent_dates_are_not_unread(value):
    assert read_dates([value]) == ([None], [], [])


@pytest.mark.parametrize(
    "value",
    [
        "soon",
        "March 2031",
        "2031",
        "12/03/31",  # a year of two digits may be any century
        "2031-02-30",
        "2031-13-01",
        "13/13/2031",
        "12 Foo 2031",
        "2031-03-12 and later",
        "March 12, 2031 to March 14, 2031",
        "47921",  # a day number of Excel: not told from any other number
        True,
        3.5,
        "1" * 500,
    ],
)
def test_forms_that_are_not_guessed(value):
    dates = read_dates([value])
    assert dates.days == [None]
    assert dates.unread == [0]


def test_order_of_day_and_month_is_read_from_the_column():
    day_first = read_dates(["03/04/2031", "31/03/2031"])
    assert day_first.days == [datetime.date(2031, 4, 3), datetime.date(2031, 3, 31)]
    month_first = read_dates(["03/04/2031", "03/31/2031 10:00"])
    assert month_first.days == [datetime.date(2031, 3, 4), datetime.date(2031, 3, 31)]
    assert day_first.notes == month_first.notes == []


def test_open_order_is_read_day_first_and_noted():
    dates = read_dates(["03/04/2031", "05.05.2031", "2031-01-01"])
    assert dates.days[:2] == [datetime.date(2031, 4, 3), datetime.date(2031, 5, 5)]
    assert dates.notes == [
        "1 date such as '03/04/2031' (value 1 of the column) could be day first or month first: "
        "read day first; write YYYY-MM-DD to be sure"
    ]


def test_contradicting_orders_leave_the_open_ones_unread():
    dates = read_dates(["31/03/2031", "03/31/2031", "03/04/2031", "04/04/2031"])
    assert dates.days == [datetime.date(2031, 3, 31)] * 2 + [None, datetime.date(2031, 4, 4)]
    assert dates.unread == [2]
    assert dates.notes == [
        "dates are written day first and month first, such as '31/03/2031' (value 1 of the column) and "
        "'03/31/2031' (value 2 of the column); 1 date that could be either left unread, the first "
        "'03/04/2031' (value 3 of the column)"
    ]


def test_notes_quote_the_first_value_that_is_meant_with_its_row():
    dates = read_dates(["05/05/2031", None, " 07/08/2031 ", "08/09/2031"], rows=[2, 3, 5, 8])
    # 05/05 is the same day in either order, so that row 5 is the first of two
    assert dates.notes[0].startswith("2 dates such as '07/08/2031' (row 5) could be")


@pytest.mark.parametrize(
    "value",
    ["12/03/31", "31-03-12", "12.03.31 10:00", "12 March 31", "Mar 12, 31", "Wed, 12 Mar 31 10:00:00 GMT"],
)
def test_a_year_of_two_digits_is_named_as_the_reason(value):
    assert read_dates(["2031-03-12", value], rows=[1, 4]).notes == [
        f"a date such as {value!r} (row 4) was not read: years need four digits"
    ]


@pytest.mark.parametrize("value", ["soon", "March 2031", "2031-02-30", "13/13/2031", "12 Foo 2031", "12/03"])
def test_another_unread_date_is_not_given_that_reason(value):
    assert read_dates([value]).notes == []


def test_a_long_value_is_cut_in_the_note():
    long = "7/8/2031" + " " * 40 + "10:00"
    (note,) = read_dates([long]).notes
    assert f"'{long[:40]}...'" in note


def test_counts_since_1970_are_noted():
    assert read_dates([1931077800, "2031-03-12"]).notes == [
        "1 date written as a count since 1970: read as the day in UTC"
    ]


def test_numpy_columns_are_read():
    assert read_dates(pd.Series(np.array(["2031-03-12", "NaT"], dtype="datetime64[s]"))).days == [DAY, None]


def test_month_names_are_complete_and_agree_between_languages():
    from framing.corpus.date_formats import Path, _plain, csv

    path = Path(__file__).parents[2] / "framing" / "corpus" / "months.csv"
    rows = list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))
    languages = {row["language"] for row in rows}
    assert len(rows) == 12 * len(languages)
    for row in rows:
        for name in row["names"].split():
            assert month_names()[_plain(name)] == int(row["month"]), name


@settings(deadline=None, derandomize=True)
@given(st.dates(min_value=datetime.date(1000, 1, 1)))
def test_every_iso_day_is_read(day):
    assert read_dates([day.isoformat(), f"{day:%d %B} {day.year}"]).days == [day, day]
