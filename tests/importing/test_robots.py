"""The rules of a robots.txt, by the examples and words of RFC 9309."""

from __future__ import annotations

import pytest

from framing.importing.robots import read_robots


def allowed(text, path):
    return read_robots(text, "framing").allow(f"https://courier.example{path}")


@pytest.mark.parametrize(
    ("rule", "path", "expected"),
    [
        ("/fish", "/fish.html", False),
        ("/fish", "/Fish.asp", True),
        ("/fish/", "/fish", True),
        ("/*.php", "/folder/any.php.file.html", False),
        ("/*.php$", "/file.php", False),
        ("/*.php$", "/file.php?a=b", True),
        ("/fish*.php", "/fishheads/catfish.php?id=1", False),
        ("/fish*.php", "/Fish.PHP", True),
        ("/*?", "/a?utm=1", False),
        ("/*?", "/a", True),
        ("/", "/", False),
        ("", "/a", True),
        ("/a$", "/a", False),
        ("/a$", "/ab", True),
        ("/caf%C3%A9", "/café", False),
        ("*/private", "/x/private", False),
        ("/a*b*c*d", "/a1b2c3", True),
        ("/a*a$", "/a", True),
    ],
)
def test_a_rule_covers_what_the_standard_says(rule, path, expected):
    assert allowed(f"User-agent: *\nDisallow: {rule}", path) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("User-agent: *\nAllow: /p\nDisallow: /", True),  # the longer rule
        ("User-agent: *\nDisallow: /\nAllow: /p", True),  # in whatever order
        ("User-agent: *\nAllow: /page\nDisallow: /page", True),  # of two as long, the allowing one
        ("User-agent: *\nDisallow: /page\nUser-agent: framing\nDisallow:", True),  # its own group only
        ("User-agent: framing\nUser-agent: other\nDisallow: /", False),  # several names, one group
        ("User-agent: FRAMING # mine\nDISALLOW : / # all", False),
        ("User-agent: framing\nDisallow: /a\n\nUser-agent: framing\nDisallow: /page", False),  # joined
        ("Disallow: /", True),  # a rule of nobody
        ("<html>no robots here</html>", True),
        ("", True),
    ],
)
def test_groups_and_the_longest_rule_decide(text, expected):
    assert allowed(text, "/page") is expected


def test_a_delay_that_is_no_number_is_passed_over():
    assert read_robots("User-agent: *\nCrawl-delay: soon\nCrawl-delay: 2.5", "framing").delay == 2.5


def test_a_rule_of_very_many_stars_takes_no_time():
    assert allowed(f"User-agent: *\nDisallow: /{'*a' * 5_000}", "/" + "a" * 5_000) is False
