"""Quotation marks pair up; apostrophes and measures are left alone; nothing leaks out of its paragraph."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.text import Quotation, find_quotations, read_text, split_paragraphs

TROUBLE = st.text(alphabet="aBs .,?\"'“”‘’„‚«»‹›`″—\n5é=<>\u0301😀א\0\ud800", max_size=60)


def quoted(text: str) -> list[str]:
    return [text[q.start : q.end] for q in find_quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "no" twice.', ['"no"']),
        ("He said “no” twice.", ["“no”"]),
        ("He said 'no' twice.", ["'no'"]),
        ("He said ‘no’ twice.", ["‘no’"]),
        ("Er sagte: „Nein“, dann ‚ja‘.", ["„Nein“", "‚ja‘"]),
        ("Er sagte »Nein« und ›ja‹.", ["»Nein«", "›ja‹"]),
        ("Il dit « non » et ‹oui›.", ["« non »", "‹oui›"]),
        ("He said ``no'' twice.", ["``no''"]),
        ("He said ''no'' twice.", ["''no''"]),
        ("He said `no' twice.", ["`no'"]),
        ('He said "no” and “yes".', ['"no”', '“yes"']),
        ("He said ”no” twice.", ["”no”"]),
        ("He said “no“ twice.", ["“no“"]),
        ('He said " no " twice.', ['" no "']),
        ('They left."We won," she said.', ['"We won,"']),
        ("“One.”“Two.”", ["“One.”", "“Two.”"]),
        ("” … we go,” he said.", ["” … we go,”"]),
        ("\u202a”We go,” he said.", ["”We go,”"]),
        ('It said—"no"—twice ("yes").', ['"no"', '"yes"']),
    ],
)
def test_pairs_of_every_kind(text, expected):
    assert quoted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“He said ‘no,’ twice.”", ["“He said ‘no,’ twice.”", "‘no,’"]),
        ("'He said \"no\" twice,' she said.", ["'He said \"no\" twice,'", '"no"']),
        ("\"He said 'no.'\"", ["\"He said 'no.'\"", "'no.'"]),
        ("''It is 'special,''' he said.", ["''It is 'special,'''", "'special,'"]),
        ("«Il dit “non” ici»", ["«Il dit “non” ici»", "“non”"]),
        ('"He said "no" twice," she said.', ['"He said "no" twice,"', '"no"']),
    ],
)
def test_nested_quotations_follow_their_outer_one(text, expected):
    assert quoted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "I don't know; the officials' plan and the officials’ plan aren’t James's.",
        "In the '90s and the ’90s and ‘90s, rock 'n' roll and rock ’n’ roll.",
        "Give 'em hell, ’cause we wait 'til noon.",
        "He is 5'10\" and she is 6’2” and 5' 3\" tall.",
        "A 12\" pizza and a 3' board at 40°26'46\" north.",
        "Trump‘s remarks, It‘s said.",
        '<a href="https://example.org/page">link</a>',
        "We 're going and they 've left.",
        "A stray ' and a stray \" mark.",
        "It ended here.” Nothing opened it, and this ” neither.",
        '""""""""""',
        "***'''''***",
    ],
)
def test_what_is_no_quotation(text):
    assert quoted(text) == []


def test_apostrophes_inside_single_quotations_do_not_close_them():
    assert quoted("'It was the officials' plan,' she said.") == ["'It was the officials' plan,'"]
    assert quoted("‘We’re goin’ home, y’all,’ he said.") == ["‘We’re goin’ home, y’all,’"]
    assert quoted("The ‘special operations’ and the ‘pocket’.") == ["‘special operations’", "‘pocket’"]


def test_measure_inside_a_quotation_does_not_close_it():
    assert quoted('"He\'s 5\'10" tall," she said.') == ['"He\'s 5\'10" tall,"']


def test_quotation_goes_on_over_paragraphs():
    text = "“One.\n\n“Two.\n\n“Three.”\n\n“Four.”"
    assert find_quotations(text) == [
        Quotation(0, 5, "double", False, False),
        Quotation(7, 12, "double", False, True),
        Quotation(14, 22, "double", True, True),
        Quotation(24, 31, "double", True, False),
    ]


def test_straight_and_single_marks_go_on_as_well():
    assert [q[3:] for q in find_quotations('She said: "One.\n"Two."')] == [(False, False), (True, True)]
    assert [q[3:] for q in find_quotations("‘One.\n\n‘Two.’")] == [(False, False), (True, True)]


def test_paragraph_that_only_closes_goes_on_from_the_one_before():
    text = "He said: “One.\n\nTwo,” and left."
    assert quoted(text) == ["“One.", "Two,”"]
    assert find_quotations(text)[1] == Quotation(16, 21, "double", True, True)


def test_unclosed_quotation_ends_with_its_paragraph():
    text = "He said: “We go. They stay.\n\nThe next “day” came."
    assert quoted(text) == ["“We go. They stay.", "“day”"]
    assert not find_quotations(text)[0].closed


def test_unclosed_quotation_ends_before_the_next_one():
    assert quoted("“I think so, he said. “And more.”") == ["“I think so, he said.", "“And more.”"]
    assert quoted('"I think so, he said. "And more."') == ['"I think so, he said.', '"And more."']


def test_unclosed_single_mark_is_an_apostrophe():
    assert quoted("‘Twas said ‘never mind by all. 'Never mind.") == []


def test_mark_without_content_is_no_quotation():
    assert quoted('He left. “\n\nShe stayed. "') == []


@settings(max_examples=400, deadline=None)
@given(TROUBLE)
def test_quotations_are_ordered_nested_and_inside_their_paragraph(text):
    found = find_quotations(text)
    paragraphs = split_paragraphs(text)
    assert all(any(a <= q.start < q.end <= b for a, b in paragraphs) for q in found)
    assert found == sorted(found, key=lambda q: (q.start, -q.end))
    for number, quotation in enumerate(found):
        for later in found[number + 1 :]:
            assert later.start >= quotation.end or later.end <= quotation.end
    assert {q.mark for q in found} <= {"double", "single", "guillemet", "german"}


@given(st.text(max_size=80))
def test_any_text_can_be_read(text):
    layer = read_text(text)
    for quotation in layer.quotations:
        assert layer.in_quotes(quotation.start, quotation.end)


@pytest.mark.parametrize(
    "unit",
    ['"', '" ', "“", "“a ", "a” ", '"a ', "'a ", "a' ", "\"'", "„a“ ", "« ", '."', "‘s’ a ", '"a\n', "''"],
)
def test_time_grows_with_length_only(unit):
    text = unit * (200_000 // len(unit))
    before = time.process_time()
    find_quotations(text)
    assert time.process_time() - before < 2
