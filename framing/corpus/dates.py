"""Dates as files write them -> calendar days, never by guessing in silence.

Read are ISO 8601 days and times, ``20310312`` and ``20310312T120000Z``, RFC 2822, days with a month
name (``months.csv`` lists the names, by language), ``12/03/2031`` and the like, and seconds,
milliseconds, microseconds or nanoseconds since 1970. The day is the one written: no time zone is
applied, except to counts since 1970, which are read in UTC. Years have four digits.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import NamedTuple

from framing.corpus.date_formats import ShortDate, is_absent, make_day, read_date, since_1970
from framing.corpus.refusing import counted


class Dates(NamedTuple):
    """The days read, in the order of the values, and what could not be read without a doubt.

    ``unread`` holds the positions of values that are given but are no date; a value that is absent
    is in neither list of the two. ``notes`` has one sentence per choice that was made.
    """

    days: list[datetime.date | None]
    unread: list[int]
    notes: list[str]


def read_dates(values: Iterable[object]) -> Dates:
    """Read a column of dates, each value by itself but ``12/03/2031`` by the whole column.

    Where every such value of the column can only be day first (or only month first), so are the
    others. Where all could be either, they are read day first and a note says so. Where the column
    holds both kinds, those that could be either are left unread.

    Parameters
    ----------
    values : iterable
        Strings, dates, times, numbers or missing values.

    Returns
    -------
    Dates
        As many days as values.

    Examples
    --------
    >>> read_dates(["2031-03-12T23:59:00+02:00", "March 13, 2031", "soon", None]).days
    [datetime.date(2031, 3, 12), datetime.date(2031, 3, 13), None, None]
    >>> read_dates(["03/04/2031", "03/31/2031"]).days[0]
    datetime.date(2031, 3, 4)
    """
    given = list(values)
    found = [read_date(value) for value in given]
    short = [value for value in found if isinstance(value, ShortDate)]
    order, notes = _order(short)
    days = [_resolve(value, order) if isinstance(value, ShortDate) else value for value in found]
    unread = [at for at, day in enumerate(days) if day is None and not is_absent(given[at])]
    since = sum(since_1970(value) is not None for value in given)
    if since:
        notes.append(f"{counted(since, 'date')} written as a count since 1970: read as the day in UTC")
    return Dates(days, unread, notes)


def _order(short: list[ShortDate]) -> tuple[str, list[str]]:
    """Find whether the day or the month comes first in the column; empty where both do."""
    day_first = any(value.first > 12 >= value.second for value in short)
    month_first = any(value.second > 12 >= value.first for value in short)
    open_ones = sum(
        value.first <= 12 and value.second <= 12 and value.first != value.second for value in short
    )
    if day_first and month_first:
        left = f"; {counted(open_ones, 'date')} that could be either left unread" if open_ones else ""
        return "", [f"dates such as 12/03/2031 are written day first and month first{left}"]
    if month_first:
        return "month", []
    if open_ones and not day_first:
        return "day", [
            f"{counted(open_ones, 'date')} such as 12/03/2031 could be day first or month first: read day "
            "first; write 2031-03-12 to be sure"
        ]
    return "day", []


def _resolve(value: ShortDate, order: str) -> datetime.date | None:
    """Turn two numbers into a day and a month."""
    if value.first > 12 or value.first == value.second or order == "day":
        return make_day(value.year, value.second, value.first)
    if value.second > 12 or order == "month":
        return make_day(value.year, value.first, value.second)
    return None
