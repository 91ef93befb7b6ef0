"""One date as a file writes it -> a day, or day and month in an order still to be found."""

from __future__ import annotations

import csv
import datetime
import functools
import re
import unicodedata
from pathlib import Path
from typing import NamedTuple

from framing.corpus.fields import is_missing

_MISSING = {"", "-", "nan", "none", "null", "nat", "na", "n/a", "n.d.", "nd", "unknown", "undated"}

_ISO = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?\d{4}(?:\d{2})?(?:Z|[+-]\d{4})?)?$")
_SHORT = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)")
_WEEKDAY = r"(?:[^\W\d]+\.?,?\s+)?"
_DAY_FIRST = re.compile(
    _WEEKDAY
    + r"(\d{1,2})(?:st|nd|rd|th|er|º|\.)?[\s-]+(?:of\s+|de\s+)?([^\W\d]+)\.?,?[\s-]+(?:de\s+)?(\d{4})(?!\d)"
)
_MONTH_FIRST = re.compile(_WEEKDAY + r"([^\W\d]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)")

# What may follow the day: a time, its zone, a weekday, the word for "year".
_REST = re.compile(
    r"\d{1,2}(?::\d{2}){1,2}(?:[.,]\d+)?|[+-]\d{2}:?\d{2}\b|\b\d{1,2}(?=\s*[ap]\.?m\b)|\b[ap]\.?m\b\.?"
    r"|\(?\b[A-Z]{1,5}\b\)?|Z\b|\bat\b|\b\w+day\b|\bг\b\.?|\bгода\b|\bроку\b"
)
_LONGEST = 60

_SINCE_1970 = {9: 1, 10: 1, 13: 10**3, 16: 10**6, 19: 10**9}


class ShortDate(NamedTuple):
    """A day and a month as two numbers, in an order still to be found."""

    first: int
    second: int
    year: int


def is_absent(value: object) -> bool:
    """Whether a value says that there is no date."""
    return is_missing(value) or (isinstance(value, str) and value.strip().casefold() in _MISSING)


def read_date(value: object) -> datetime.date | ShortDate | None:
    """Read one value as far as it can be read alone."""
    if is_absent(value):
        return None
    if isinstance(value, datetime.datetime):
        return value.date()
    if isinstance(value, datetime.date):
        return value
    since = since_1970(value)
    if since is not None:
        return since
    text = str(int(value)) if isinstance(value, float) and value.is_integer() else str(value).strip()
    if len(text) > _LONGEST:
        return None
    return _read_numbers(text) or _read_month_name(text)


def since_1970(value: object) -> datetime.date | None:
    """Read a count since 1970; its number of digits says of what."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    text = re.sub(r"\.\d*$", "", str(value).strip()) if isinstance(value, str) else f"{value:.0f}"
    per_second = _SINCE_1970.get(len(text)) if text.isascii() and text.isdigit() else None
    if per_second is None:
        return None
    start = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
    return (start + datetime.timedelta(seconds=int(text) // per_second)).date()


def _read_numbers(text: str) -> datetime.date | ShortDate | None:
    """Read a date written in digits."""
    match = _COMPACT.match(text)
    if match:
        return make_day(*map(int, match.groups()))
    match = _ISO.match(text)
    if match and _is_rest(text[match.end() :]):
        return make_day(int(match[1]), int(match[3]), int(match[4]))
    match = _SHORT.match(text)
    if match and _is_rest(text[match.end() :]):
        return ShortDate(int(match[1]), int(match[3]), int(match[4]))
    return None


def _read_month_name(text: str) -> datetime.date | None:
    """Read a date whose month is a word."""
    for pattern, order in ((_DAY_FIRST, (3, 2, 1)), (_MONTH_FIRST, (3, 1, 2))):
        match = pattern.match(text)
        month = month_names().get(_plain(match[order[1]])) if match else None
        if match and month and _is_rest(text[match.end() :]):
            return make_day(int(match[order[0]]), month, int(match[order[2]]))
    return None


def _is_rest(text: str) -> bool:
    """Whether what follows a day adds only a time, a zone or a weekday."""
    return not _REST.sub(" ", text).strip(" \t,.;T")


def make_day(year: int, month: int, day: int) -> datetime.date | None:
    """Make a date, or nothing where the calendar has none."""
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def _plain(name: str) -> str:
    """Fold case and drop accents."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


@functools.cache
def month_names() -> dict[str, int]:
    """Give the month that each name or abbreviation in ``months.csv`` stands for."""
    path = Path(__file__).with_name("months.csv")
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return {_plain(name): int(row["month"]) for row in rows for name in row["names"].split()}
