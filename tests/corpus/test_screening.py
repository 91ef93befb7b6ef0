"""Texts that are no articles, and texts that should be looked at."""

from __future__ import annotations

import pytest

from framing.corpus.import_report import REASONS
from framing.corpus.screening import ERROR_PAGE_WORDS, STUB_WORDS, markers, odd_texts, screen_text


def words(count):
    return " ".join(["rain"] * count)


@pytest.mark.parametrize("marker", markers(), ids=lambda marker: marker.phrase)
def test_every_marker_is_found_in_its_own_text(marker):
    for text in (marker.phrase, marker.phrase.upper(), f"Headline\n{marker.phrase} now"):
        finding = screen_text(text)
        assert finding is not None
        assert finding.reason == marker.reason


def test_markers_name_known_reasons_and_positions():
    assert {marker.reason for marker in markers()} == {"stub", "error_page"} <= set(REASONS)
    assert {marker.position for marker in markers()} == {"anywhere", "line_start"}
    assert all(marker.phrase == marker.phrase.lower().strip() for marker in markers())
    assert not any("’" in marker.phrase for marker in markers())


@pytest.mark.parametrize("text", ["", " \n\t", "...", "—", "_ _"])
def test_texts_without_a_letter_or_digit_are_empty(text):
    assert screen_text(text).reason == "empty_text"


@pytest.mark.parametrize("text", ["5", "Да.", "雨"])
def test_one_letter_or_digit_is_a_text(text):
    assert screen_text(text) is None


@pytest.mark.parametrize("text", ["a @@@@@@@ b", "the @ @ @ @ @ said", "@@@"])
def test_runs_of_at_signs_are_masks(text):
    assert screen_text(text).reason == "masked_text"


@pytest.mark.parametrize("text", ["Write to a@b.example and c@d.example", "@@ twice", "@one @two @three"])
def test_addresses_and_handles_are_no_masks(text):
    assert screen_text(text) is None


def test_stub_limit_counts_words():
    marker = "Subscribe to read"  # 3 words
    assert screen_text(f"{words(STUB_WORDS - 4)} {marker}").reason == "stub"
    assert screen_text(f"{words(STUB_WORDS - 3)} {marker}") is None


def test_error_page_limit_counts_words():
    marker = "404 Not Found"  # 3 words
    assert screen_text(f"{marker}\n{words(ERROR_PAGE_WORDS - 4)}").reason == "error_page"
    assert screen_text(f"{marker}\n{words(ERROR_PAGE_WORDS - 3)}") is None


def test_reporting_on_access_denied_is_no_error_page():
    assert screen_text("The convoy found access denied at the crossing.") is None
    assert screen_text("Sorry.\n  * Access Denied *\nReference 18").reason == "error_page"


def test_curly_apostrophe_in_a_page_matches():
    assert screen_text("You don’t have permission to access this page.").reason == "error_page"


def test_long_text_with_a_stub_line_is_noted():
    text = f"{words(1000)} Subscribe to read more."
    assert screen_text(text) is None
    assert odd_texts([text]) == [
        "1 text holds a line such as 'subscribe to read' but is long enough to be kept"
    ]


def test_good_texts_give_no_note():
    assert odd_texts(["Café “Orlet” — naïve: a < b & c.", "Ärger in Ílhavo, São Tomé."]) == []


def test_repeated_texts_are_counted():
    # three texts, one of them twice: one repeats
    assert odd_texts(["Rain.", "Snow.", "Rain."]) == ["1 text repeats another word for word"]
