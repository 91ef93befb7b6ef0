"""Fields in file names."""

from __future__ import annotations

import pytest

from framing.corpus.file_pattern import FilePattern
from framing.errors import CorpusError


@pytest.mark.parametrize(
    ("pattern", "path", "fields"),
    [
        (
            "{outlet}_{event}_{date}.txt",
            "courier_flood_2031-03-12.txt",
            {"outlet": "courier", "event": "flood", "date": "2031-03-12"},
        ),
        ("{outlet}_{event}", "courier_flood.txt", {"outlet": "courier", "event": "flood"}),
        ("{outlet}/{event}.txt", "courier/flood.txt", {"outlet": "courier", "event": "flood"}),
        ("{outlet}/{event}.txt", "corpus/2031/courier/flood.txt", {"outlet": "courier", "event": "flood"}),
        ("{outlet}.txt", "deep/down/courier.TXT", {"outlet": "courier"}),
        ("{_}-{outlet}.txt", "007-courier.txt", {"outlet": "courier"}),
        ("{_}.{outlet} ({_}).txt", "1.Port Ellery (2).txt", {"outlet": "Port Ellery"}),
    ],
)
def test_fields_are_read(pattern, path, fields):
    match = FilePattern(pattern).match(path)
    assert match.fields == fields
    assert not match.ambiguous


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        ("{outlet}_{event}.txt", "courier.txt"),
        ("{outlet}_{event}.txt", "_flood.txt"),
        ("{outlet}/{event}.txt", "flood.txt"),
        ("{outlet}.{event}.txt", "courier-flood.txt"),  # the dot is a dot
    ],
)
def test_paths_that_do_not_fit(pattern, path):
    assert FilePattern(pattern).match(path) is None


def test_a_name_that_fits_in_two_ways_is_ambiguous():
    match = FilePattern("{outlet}_{event}.txt").match("daily_mail_flood.txt")
    assert match.fields == {"outlet": "daily", "event": "mail_flood"}
    assert match.ambiguous


@pytest.mark.parametrize(
    ("pattern", "problem"),
    [
        ("outlet.txt", "no field"),
        ("{_}.txt", "no field"),
        ("{outlet}{event}.txt", "side by side"),
        ("{outlet}_{outlet}.txt", "twice"),
        ("{outlet_{event}.txt", "brace"),
        ("{outlet name}_{event}.txt", "brace"),
        ("{1}_{event}.txt", "called by a word"),
        ("{outlet}_{text}.txt", "from the file"),
    ],
)
def test_unreadable_patterns_are_refused(pattern, problem):
    with pytest.raises(CorpusError, match=problem):
        FilePattern(pattern)
