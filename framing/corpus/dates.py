"""Dates as files write them -> calendar days, never by guessing in silence.

Read are ISO 8601 days and times, ``20310312`` and ``20310312T120000Z``, RFC 2822, days with a month
name (``months.csv`` lists the names, by language), ``12/03/2031`` and the like, and seconds,
milliseconds, microseconds or nanoseconds since 1970. The day is the one written: no time zone is
applied, except to counts since 1970, which are read in UTC. Years have four digits.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from framing.corpus.date_formats import ShortDate, is_absent, make_day, read_date, since_1970
from framing.corpus.refusing import counted

_SHOWN = 40
_TWO_DIGITS = re.compile(r"(?<!\d)\d{2}(?!\d)")


class Dates(NamedTuple):
    """The days read, in the order of the values, and what could not be read without a doubt.

    ``unread`` holds the positions of values that are given but are no date; a value that is absent
    is in neither list of the two. ``notes`` has one sentence per choice that was made.
    """

    days: list[datetime.date | None]
    unread: list[int]
    notes: list[str]


def read_dates(values: Iterable[object], rows: Sequence[int] | None = None) -> Dates:
    """Read a column of dates, each value by itself but ``12/03/2031`` by the whole column.

    Where every such value of the column can only be day first (or only month first), so are the
    others. Where all could be either, they are read day first and a note says so. Where the column
    holds both kinds, those that could be either are left unread.

    Parameters
    ----------
    values : iterable
        Strings, dates, times, numbers or missing values.
    rows : sequence of int, optional
        Row of each value in its file, for the notes; without it they count the values from 1.

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
    >>> read_dates(["12/03/31"]).notes
    ["a date such as '12/03/31' (value 1 of the column) was not read: years need four digits"]
    """
    given = list(values)
    found = [read_date(value) for value in given]
    column = _Column(given, found, rows)
    order, notes = _order(column)
    days = [_resolve(value, order) if isinstance(value, ShortDate) else value for value in found]
    unread = [at for at, day in enumerate(days) if day is None and not is_absent(given[at])]
    notes += _unread_notes(column, [at for at in unread if not _is_open(found[at])])
    since = sum(since_1970(value) is not None for value in given)
    if since:
        notes.append(f"{counted(since, 'date')} written as a count since 1970: read as the day in UTC")
    return Dates(days, unread, notes)


def orders_told(value: object) -> str:
    """Say which order a value proves for its column: ``"day"`` first, ``"month"`` first, or nothing.

    Examples
    --------
    >>> orders_told("31/03/2031"), orders_told("03/31/2031"), orders_told("03/04/2031")
    ('day', 'month', '')
    """
    found = read_date(value)
    if not isinstance(found, ShortDate):
        return ""
    if found.first > 12 >= found.second:
        return "day"
    return "month" if found.second > 12 >= found.first else ""


def column_order(told: set[str]) -> str:
    """Give the order in which a column is read from what its values prove; empty where they contradict."""
    if {"day", "month"} <= told:
        return ""
    return "month" if "month" in told else "day"


def read_in_order(values: Iterable[object], order: str) -> list[datetime.date | None]:
    """Read dates of a column whose order is known.

    Examples
    --------
    >>> read_in_order(["03/04/2031", "soon"], "month")
    [datetime.date(2031, 3, 4), None]
    """
    found = map(read_date, values)
    return [_resolve(value, order) if isinstance(value, ShortDate) else value for value in found]


class _Column(NamedTuple):
    """The values of a column, what was read of each, and their rows."""

    given: list[object]
    found: list[datetime.date | ShortDate | None]
    rows: Sequence[int] | None

    def quote(self, at: int) -> str:
        """Quote a value with the place where it stands."""
        value = str(self.given[at]).strip()
        shown = value if len(value) <= _SHOWN else f"{value[:_SHOWN]}..."
        place = f"value {at + 1} of the column" if self.rows is None else f"row {self.rows[at]}"
        return f"{shown!r} ({place})"


def _is_open(value: object) -> bool:
    """Whether a value could be day first or month first, with different days."""
    return isinstance(value, ShortDate) and max(value[:2]) <= 12 and value.first != value.second


def _order(column: _Column) -> tuple[str, list[str]]:
    """Find whether the day or the month comes first in the column; empty where both do."""
    short = {at: value for at, value in enumerate(column.found) if isinstance(value, ShortDate)}
    day_first = [at for at, value in short.items() if value.first > 12 >= value.second]
    month_first = [at for at, value in short.items() if value.second > 12 >= value.first]
    open_ones = [at for at, value in short.items() if _is_open(value)]
    if day_first and month_first:
        both = f"{column.quote(day_first[0])} and {column.quote(month_first[0])}"
        left = ""
        if open_ones:
            count = counted(len(open_ones), "date")
            left = f"; {count} that could be either left unread, the first {column.quote(open_ones[0])}"
        return "", [f"dates are written day first and month first, such as {both}{left}"]
    if month_first:
        return "month", []
    if open_ones and not day_first:
        return "day", [
            f"{counted(len(open_ones), 'date')} such as {column.quote(open_ones[0])} could be day first or "
            "month first: read day first; write YYYY-MM-DD to be sure"
        ]
    return "day", []


def _unread_notes(column: _Column, unread: list[int]) -> list[str]:
    """Quote the first date that was not read for its short year."""
    short_year = [at for at in unread if _has_short_year(column.given[at])]
    if not short_year:
        return []
    return [f"a date such as {column.quote(short_year[0])} was not read: years need four digits"]


def _has_short_year(value: object) -> bool:
    """Whether a value would be a date if one of its numbers of two digits were a year of this century."""
    if not isinstance(value, str) or len(value) > _SHOWN:
        return False
    tried = (f"{value[: pair.start()]}20{value[pair.start() :]}" for pair in _TWO_DIGITS.finditer(value))
    return any(read_date(text) is not None for text in tried)


def _resolve(value: ShortDate, order: str) -> datetime.date | None:
    """Turn two numbers into a day and a month."""
    if value.first > 12 or value.first == value.second or order == "day":
        return make_day(value.year, value.second, value.first)
    if value.second > 12 or order == "month":
        return make_day(value.year, value.first, value.second)
    return None
