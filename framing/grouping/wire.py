"""Bylines, datelines and credit lines -> whose wire copy an article is."""

from __future__ import annotations

import csv
import functools
import re
from pathlib import Path
from typing import NamedTuple

import pandas as pd

WIRE_COLUMNS = ("wire", "wire_contribution", "wire_evidence")

HEAD = 600
TAIL = 700

_BYLINES = ("byline", "author", "authors", "credit", "creator", "wire")
_NOTHING = {"", "none", "na", "n/a", "nan", "false", "no", "0"}


class Agency(NamedTuple):
    """A news agency and the names it is credited by."""

    agency: str
    names: tuple[str, ...]


class Pattern(NamedTuple):
    """A form that credits take: what it means, where it stands, what it looks like."""

    role: str
    place: str
    expression: re.Pattern[str]


@functools.cache
def agencies() -> tuple[Agency, ...]:
    """Read the agencies of ``agencies.csv``."""
    return tuple(Agency(row["agency"], tuple(row["names"].split("|"))) for row in _rows("agencies.csv"))


@functools.cache
def patterns() -> tuple[Pattern, ...]:
    """Read the forms of ``wire.csv``; ``{agency}`` stands for any name of any agency."""
    names = sorted((name for one in agencies() for name in one.names), key=len, reverse=True)
    group = rf"(?P<agency>\b(?:{'|'.join(map(re.escape, names))})\b)"
    return tuple(
        Pattern(
            row["role"], row["place"], re.compile(row["pattern"].replace("{agency}", group), re.MULTILINE)
        )
        for row in _rows("wire.csv")
    )


@functools.cache
def _agency_of() -> dict[str, str]:
    """Give the agency of each name, whatever its case."""
    return {name.casefold(): one.agency for one in agencies() for name in (one.agency, *one.names)}


def _rows(name: str) -> list[dict[str, str]]:
    """Read a table that lies beside this module."""
    with Path(__file__).with_name(name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def flag_wire(articles: pd.DataFrame) -> pd.DataFrame:
    """Say whose wire copy each article is, and which agency only contributed.

    Read are the columns ``byline, author, authors, credit, creator`` and ``wire`` where there are
    any, datelines and bylines in the first 600 characters, and credit lines in the last 700, by the
    forms in ``wire.csv`` and the names in ``agencies.csv``. What an agency publishes itself (outlet
    "Reuters") is no copy. A copy whose credit was cut off is not seen: near-duplicates may find it.

    Parameters
    ----------
    articles : DataFrame
        What ``read_corpus`` returns.

    Returns
    -------
    DataFrame
        ``wire`` (agency or ``""``), ``wire_contribution`` (agency or ``""``) and ``wire_evidence``
        (the words that say so), one row per article, in order.

    Examples
    --------
    >>> from framing.corpus import read_corpus
    >>> flag_wire(read_corpus([
    ...     {"id": "a", "outlet": "Courier", "text": "PORT ELLERY (Reuters) - Rain fell."},
    ...     {"id": "b", "outlet": "Courier", "text": "Rain fell. AFP contributed to this report."},
    ...     {"id": "c", "outlet": "Courier", "text": "Rain fell.", "author": "By Ann Lee, Associated Press"},
    ... ]))[["wire", "wire_contribution"]].values.tolist()
    [['Reuters', ''], ['', 'AFP'], ['AP', '']]
    """
    columns = [name for name in articles.columns if str(name).casefold() in _BYLINES]
    credited = zip(*(articles[name] for name in columns), strict=True) if columns else [()] * len(articles)
    rows = [
        _flag(outlet, text, [cell for cell in cells if isinstance(cell, str)])
        for outlet, text, cells in zip(articles["outlet"], articles["text"], credited, strict=True)
    ]
    return pd.DataFrame(rows, columns=list(WIRE_COLUMNS), index=articles.index)


def _flag(outlet: str, text: str, credited: list[str]) -> tuple[str, str, str]:
    """Flag one article."""
    own = _agency_of().get(outlet.casefold().removeprefix("the "), "")
    found = {"copy": "", "contribution": ""}
    evidence = ""
    for role, agency, words in _credits(text, credited):
        if agency != own and not found["copy"] and not found[role]:
            found[role], evidence = agency, words
    contribution = "" if found["copy"] else found["contribution"]
    return found["copy"], contribution, evidence


def _credits(text: str, credited: list[str]) -> list[tuple[str, str, str]]:
    """List role, agency and words of every credit, copies first."""
    found = [("copy", agency, cell) for cell in credited if (agency := _credited_agency(cell))]
    zones = {"head": text[:HEAD], "tail": text[-TAIL:]}
    for pattern in patterns():
        match = pattern.expression.search(zones[pattern.place])
        if match:
            agency = _agency_of()[match["agency"].casefold()]
            found.append((pattern.role, agency, " ".join(match.group().split())[:120]))
    return found


def _credited_agency(cell: str) -> str:
    """Give the agency that a byline ends with, ``""`` where it names none."""
    if cell.strip().casefold() in _NOTHING:
        return ""
    for part in reversed(re.split(r"[,/|;]|\s[-–—]\s|\b(?:for|via|from|of)\s", cell)):
        name = part.strip(" .()").casefold().removeprefix("by ").removeprefix("the ")
        if name in _agency_of():
            return _agency_of()[name]
    return ""
