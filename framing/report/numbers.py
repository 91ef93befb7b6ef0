"""Numbers of the comparison in; the same numbers as a reader sees them, out."""

from __future__ import annotations

import math
import re

from framing.measures import MeasureDescription, describe_measure

_MISSING = "–"
_PLURAL = re.compile(r"\b(term|quote|hedge|booster|word|character|sentence|attribution|mention)s\b")


def write_value(measure: str, value: float, *, signed: bool = False) -> str:
    """Write an estimate or a difference in the unit of its measure.

    Examples
    --------
    >>> write_value("loaded_per_1000_words", 12.345), write_value("direct_share", 0.4123)
    ('12.3', '41.2%')
    >>> write_value("direct_share", -0.05, signed=True), write_value("direct_share", float("nan"))
    ('−5.0 points', '–')
    """
    if math.isnan(value):
        return _MISSING
    unit = describe_measure(measure).unit
    if unit == "share":
        text = f"{100 * value:+.1f} points" if signed else f"{100 * value:.1f}%"
    else:
        text = f"{value:{'+' if signed else ''}.{1 if unit else 2}f}"
    return text.replace("-", "−")


def write_interval(measure: str, low: float, high: float, *, signed: bool = False) -> str:
    """Write an interval in the unit of its measure.

    Examples
    --------
    >>> write_interval("direct_share", 0.312, 0.52), write_interval("hedge_balance", -0.1, 0.25)
    ('31.2% to 52.0%', '−0.10 to 0.25')
    """
    if math.isnan(low) or math.isnan(high):
        return _MISSING
    ends = [write_value(measure, end, signed=signed) for end in (low, high)]
    if signed and ends[0].endswith(" points"):
        ends[0] = ends[0].removesuffix(" points")
    return " to ".join(ends)


def write_probability(value: float) -> str:
    """Write a p or q value.

    Examples
    --------
    >>> write_probability(0.0123), write_probability(0.0002)
    ('0.012', '< 0.001')
    """
    if math.isnan(value):
        return _MISSING
    return "< 0.001" if value < 0.001 else f"{value:.3f}"


def write_count(value: float) -> str:
    """Write a count with separators between thousands.

    Examples
    --------
    >>> write_count(12345), write_count(2.5)
    ('12,345', '2.5')
    """
    whole = float(value).is_integer()
    return (f"{int(value):,}" if whole else f"{value:,.1f}").replace("-", "−")


def write_noun(count: int, noun: str) -> str:
    """Write a count with its noun.

    Examples
    --------
    >>> write_noun(1, "event"), write_noun(1200, "article")
    ('1 event', '1,200 articles')
    """
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def write_ratio(description: MeasureDescription, count: float, base: float) -> str:
    """Write count and base with what they count.

    Examples
    --------
    >>> write_ratio(describe_measure("loaded_per_1000_words"), 21, 5100)
    '21 loaded terms in 5,100 words'
    >>> write_ratio(describe_measure("direct_share"), 4, 9)
    '4 direct of 9 attributions'
    >>> write_ratio(describe_measure("loaded_per_1000_words"), 1, 1)
    '1 loaded term in 1 word'
    """
    joint = "in" if description.unit == "per 1,000 words" else "of"
    counted, whole = (
        f"{write_count(number)} {_agree(noun, number)}"
        for number, noun in ((count, description.counted), (base, description.base))
    )
    return f"{counted} {joint} {whole}"


def _agree(nouns: str, number: float) -> str:
    """Put the first noun into the singular where there is one of it; a sum of two kinds stays as it is."""
    if number != 1 or " and " in nouns or " minus " in nouns:
        return nouns
    return _PLURAL.sub(r"\1", nouns, count=1)
