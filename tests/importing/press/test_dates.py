"""Dates at the beginning of a line are read in every language, and numbers among words are none."""

from __future__ import annotations

import datetime

import pytest

from framing.importing.press.dates import date_of, month_key
from framing.importing.press.layout import read_layout

DAY = datetime.date(2031, 3, 12)
MONTHS = read_layout("nexis").months


@pytest.mark.parametrize(
    "line",
    [
        "March 12, 2031 Wednesday",
        "March 12, 2031, Wednesday,, FINAL EDITION",
        "Wednesday, March 12, 2031",
        "Wednesday 12 March 2031",
        "12 March 2031",
        "Mar 12, 2031",
        "MARCH 12, 2031 WEDNESDAY 9:30 AM GMT",
        "12th March, 2031",
        "Mittwoch 12. März 2031",
        "12 März 2031",
        "12. Maerz 2031",
        "mercredi 12 mars 2031",
        "le mercredi 12 mars 2031",
        "miércoles 12 de marzo de 2031",
        "12 marzo 2031",
        "mercoledì 12 marzo 2031",
        "quarta-feira, 12 de março de 2031",
        "среда, 12 марта 2031 г.",
        "12 Март 2031",
        "середа, 12 березня 2031 р.",
        "12 maart 2031 woensdag",
        "2031-03-12",
    ],
)
def test_a_date_is_read(line):
    assert date_of(line, MONTHS) == DAY


def test_the_first_of_a_month_in_french():
    assert date_of("dimanche 1er juin 2031", MONTHS) == datetime.date(2031, 6, 1)


@pytest.mark.parametrize(
    "line",
    [
        "Beiträge sollen in 2000 um 4,5 Prozent steigen",
        "May 2031",
        "The 12 March 2031 agreement is dead, say those who signed it, and those who did not sign it, as "
        "well as everybody else",
        "12 Foobar 2031",
        "32 March 2031",
        "Linnow Courier",
        "",
    ],
)
def test_no_date_is_made_of_words_and_numbers(line):
    assert date_of(line, MONTHS) is None


def test_months_of_all_languages_that_archives_use_are_known():
    names = "January Januar janvier enero gennaio janeiro января січня januari stycznia"
    assert {MONTHS[month_key(name)] for name in names.split()} == {1}
