"""Outlets under one name: aliases, domains, and what is noted."""

from __future__ import annotations

import pandas as pd
import pytest

from framing.corpus import read_corpus
from framing.errors import CorpusError
from framing.grouping import map_outlets, read_outlets
from framing.grouping.outlets import domain_of, fold_outlet

TABLE = pd.DataFrame(
    [
        ("Chicago Sun-Times", "Sun-Times (Chicago)", "suntimes.com"),
        ("Chicago Sun-Times", "", "chicago.suntimes.example"),
        ("Courier", "Port Ellery Courier", "https://www.courier.example/news"),
        ("Gazette", None, None),
    ],
    columns=["outlet", "alias", "domain"],
)


def mapped(outlet, **columns):
    articles = read_corpus([{"id": "a", "outlet": outlet, "text": "Rain fell.", **columns}])
    return map_outlets(articles, read_outlets(TABLE))["outlet"][0]


@pytest.mark.parametrize(
    ("outlet", "found"),
    [
        ("chicagosuntimes", "Chicago Sun-Times"),
        ("THE CHICAGO SUN-TIMES", "Chicago Sun-Times"),
        ("Sun Times, Chicago", "Chicago Sun-Times"),
        ("suntimes.com", "Chicago Sun-Times"),
        ("www.suntimes.com", "Chicago Sun-Times"),
        ("https://edition.suntimes.com/2031/a?b=c", "Chicago Sun-Times"),
        ("courier.example", "Courier"),
        ("notsuntimes.com", "notsuntimes.com"),
        ("Gazette", "Gazette"),
        ("Flash", "Flash"),
    ],
)
def test_names_and_domains(outlet, found):
    assert mapped(outlet) == found


def test_the_name_comes_before_the_address_and_the_address_before_nothing():
    assert mapped("Gazette", url="https://courier.example/1") == "Gazette"
    assert mapped("Unknown", url="https://courier.example/1") == "Courier"
    assert mapped("Unknown", url="no address") == "Unknown"
    assert mapped("Unknown", url=None) == "Unknown"


def test_the_longest_domain_counts():
    table = pd.DataFrame({"outlet": ["Paper", "Blog"], "domain": ["paper.example", "blog.paper.example"]})
    articles = read_corpus([{"id": "a", "outlet": "eu.blog.paper.example", "text": "Rain fell."}])
    assert map_outlets(articles, read_outlets(table))["outlet"][0] == "Blog"


def test_what_was_mapped_is_noted_and_counted():
    names = ["chicagosuntimes", "chicagosuntimes", "Chicago Sun-Times", "Flash"]
    articles = read_corpus([{"id": str(n), "outlet": name, "text": "Rain."} for n, name in enumerate(names)])
    result = map_outlets(articles, read_outlets(TABLE))
    report = result.attrs["import_report"]
    assert report.notes[-2:] == [
        "outlets: 'chicagosuntimes' is 'Chicago Sun-Times' in outlets (2 articles)",
        "outlets: not in outlets, left as they are: 'Flash'",
    ]
    assert report.counts["outlets"] == 2
    assert articles.attrs["import_report"].counts["outlets"] == 3
    assert articles["outlet"][0] == "chicagosuntimes"


def test_many_names_are_not_all_noted():
    rows = [("Paper", f"paper {n}") for n in range(20)]
    table = read_outlets(pd.DataFrame(rows, columns=["outlet", "alias"]))
    articles = read_corpus([{"id": str(n), "outlet": f"Paper-{n}", "text": "Rain."} for n in range(20)])
    notes = map_outlets(articles, table).attrs["import_report"].notes
    assert notes[-1] == "outlets: 8 more names were mapped by outlets (8 articles)"


def test_a_file_in_any_format(tmp_path):
    (tmp_path / "outlets.csv").write_text("Outlet;Domain\nCourier;courier.example\n", encoding="utf-8")
    table = read_outlets(tmp_path / "outlets.csv")
    assert (table.name, table.domains) == ("outlets.csv", {"courier.example": "Courier"})


@pytest.mark.parametrize(
    ("rows", "columns", "told"),
    [
        ([("A", "x")], ["outlet", "leaning"], "expected|Expected"),
        ([("", "x")], ["outlet", "alias"], "row 1, column outlet: the outlet is missing"),
        (
            [("A", "x"), ("B", "X")],
            ["outlet", "alias"],
            r"row 2: the name 'X': it is given to 'B' and to 'A'",
        ),
        ([("A", "B"), ("B", "")], ["outlet", "alias"], "row 2: the name 'B'"),
        ([("A", "no domain")], ["outlet", "domain"], "row 1, column domain: not a domain. Found: no domain"),
    ],
)
def test_a_table_that_cannot_be_used(rows, columns, told):
    with pytest.raises(CorpusError, match=told):
        read_outlets(pd.DataFrame(rows, columns=columns))


@pytest.mark.parametrize(
    ("address", "domain"),
    [
        ("http://user@news.example:8080/x", "news.example"),
        ("//news.example/x", "news.example"),
        ("NEWS.EXAMPLE?x", "news.example"),
        ("news.example", "news.example"),
        ("St. Louis Post", ""),
        ("12.5", ""),
        ("", ""),
    ],
)
def test_domains_of_addresses(address, domain):
    assert domain_of(address) == domain


def test_a_name_of_signs_alone_is_still_a_name():
    assert fold_outlet("+++") == "+++"
    assert fold_outlet("The") == "the"
