"""A line that holds a date, with a weekday, an edition or a time around it -> the day."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Mapping

from framing.corpus.date_formats import make_day

_WORD = r"[^\W\d_]{2,}"
_JOIN = r"(?:\s+(?:of|de|del|di|do|du|van))?"
_WEEKDAY = rf"(?:(?:le|el|il|am)\s+)?(?:{_WORD}\.?(?:-{_WORD})?,?\s+)?"
_YEAR = r"(?P<year>(?:1[6-9]|20)\d{2})"
_DAY = r"(?P<day>[0-3]?\d)"
_DAY_FIRST = re.compile(
    rf"{_WEEKDAY}{_DAY}(?:st|nd|rd|th|er|º|ª|°|\.)?{_JOIN}[\s.-]+(?P<month>{_WORD})\.?,?{_JOIN}[\s-]+{_YEAR}(?!\d)",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    rf"{_WEEKDAY}(?P<month>{_WORD})\.?\s+{_DAY}(?:st|nd|rd|th)?,?\s+{_YEAR}(?!\d)", re.IGNORECASE
)
_ISO = re.compile(rf"{_WEEKDAY}{_YEAR}-(?P<month>[01]\d)-{_DAY}(?!\d)", re.IGNORECASE)

# After the date: weekday, edition, time, page. More than this is a sentence.
_LONGEST_REST = 90


def month_key(name: str) -> str:
    """Fold the case of a month's name and drop accents and full stops.

    Examples
    --------
    >>> month_key("Févr."), month_key("МАЙ")
    ('fevr', 'маи')
    """
    letters = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter) and letter != ".")


def date_of(text: str, months: Mapping[str, int]) -> datetime.date | None:
    """Read the date with which a line begins, after a weekday or not.

    Parameters
    ----------
    text : str
        One line.
    months : mapping
        Name of a month as ``month_key`` folds it -> its number.

    Returns
    -------
    date or None
        None where the line does not begin with a date whose month is a known word (or is written
        2031-03-12): a number among words is no date.

    Examples
    --------
    >>> months = {"march": 3, "marz": 3}
    >>> date_of("March 12, 2031, Wednesday,, FINAL EDITION", months)
    datetime.date(2031, 3, 12)
    >>> date_of("Mittwoch 12. März 2031", months)
    datetime.date(2031, 3, 12)
    >>> date_of("Premiums are to rise in 2000 by 4.5 per cent", months) is None
    True
    """
    for pattern in (_DAY_FIRST, _MONTH_FIRST, _ISO):
        match = pattern.match(text)
        if match is None or len(text) - match.end() > _LONGEST_REST:
            continue
        name = match["month"]
        month = int(name) if name.isdigit() else months.get(month_key(name))
        if month:
            return make_day(int(match["year"]), month, int(match["day"]))
    return None
