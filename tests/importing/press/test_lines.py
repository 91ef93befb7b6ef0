"""Lines are the same whatever ends them, and are quoted with their numbers."""

from __future__ import annotations

import pytest

from framing.errors import CorpusError
from framing.importing.press.heads import read_head
from framing.importing.press.layout import read_layout
from framing.importing.press.lines import Line, Stream, excerpt, text_lines
from framing.importing.press.opening import is_page, open_lines
from framing.importing.sources import source_of_bytes


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x0c", "\u2028"])
def test_lines_are_cut_at_every_end(end):
    assert [line.text for line in text_lines(f"One{end}{end}Two")] == ["One", "", "Two"]


def test_a_stream_gives_what_is_there_and_keeps_the_error():
    def breaking():
        yield Line(1, "Rain fell.")
        message = "cut off"
        raise CorpusError(message)

    stream = Stream(breaking())
    assert [line.text for line in stream] == ["Rain fell."]
    assert str(stream.error) == "cut off"


def test_an_excerpt_shows_three_lines_on_either_side():
    lines = [Line(number, f"line {number}") for number in range(1, 21)]
    assert excerpt(lines, 10).splitlines() == [
        "   7 | line 7", "   8 | line 8", "   9 | line 9", "> 10 | line 10",
        "  11 | line 11", "  12 | line 12", "  13 | line 13",
    ]  # fmt: skip


def test_the_first_line_of_a_head_is_a_title_whatever_it_says():
    head = read_head([Line(1, "Length: a history"), Line(2, "Length: 300 words")], read_layout("nexis"))
    assert [line.text for line in head.free] == ["Length: a history"]
    assert head.fields == {"length": "300 words"}


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"<!DOCTYPE html><html>", True),
        (b"\xef\xbb\xbf\n<HTML>", True),
        (b"<!-- saved from url=(0030)http://x -->\n<html>", True),
        (b"{\\rtf1 <html>}", False),
        (b"News\n<html>", False),
    ],
)
def test_a_page_is_known_by_its_beginning(raw, expected):
    assert is_page(raw) is expected


@pytest.mark.parametrize("raw", [b"\xef\xbb\xbf{\\rtf1 Rain\\par}", b"\n{\\rtf1 Rain\\par}"])
def test_rich_text_is_known_behind_what_stands_before_it(raw):
    lines, notes = open_lines(raw, source_of_bytes(raw, "a.doc"), {"encoding": None})
    assert [line.text for line in lines] == ["Rain"]
    assert notes == []


def test_bytes_that_are_no_text_are_refused():
    raw = b"\x00\x01" * 400
    with pytest.raises(CorpusError, match="neither a document nor a text"):
        open_lines(raw, source_of_bytes(raw, "a.txt"), {"encoding": None})
