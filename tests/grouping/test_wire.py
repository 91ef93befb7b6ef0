"""Whose wire copy an article is; every credit here is made up after the forms that agencies use."""

from __future__ import annotations

import re

import pytest

from framing.corpus import read_corpus
from framing.grouping import flag_wire
from framing.grouping.wire import agencies, patterns

BODY = "The river rose over night and the lower town was cleared before noon. " * 12


def flag(text, outlet="Courier", **columns):
    articles = read_corpus([{"id": "a", "outlet": outlet, "text": text, **columns}])
    row = flag_wire(articles).iloc[0]
    return row["wire"], row["wire_contribution"]


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        (f"PORT ELLERY (Reuters) - {BODY}", "Reuters"),
        (f"(Reuters) - {BODY}", "Reuters"),
        (f"PORT ELLERY, Mass., Dec. 11 (UPI) — {BODY}", "UPI"),
        (f"Flood takes the town.\n\nPort Ellery (AFP) – {BODY}", "AFP"),
        (f"By ANN LEE and BO KIM\n\nPORT ELLERY (AP) -- {BODY}", "AP"),
        (f"By Ann Lee, Associated Press\n\n{BODY}", "AP"),
        (f"Ann Lee\n\nAssociated Press\n\n{BODY}", "AP"),
        (f"{BODY}\n\nCopyright 2031 The Associated Press. All rights reserved.", "AP"),
        (f"{BODY}\n\n© 2031 Thomson/Reuters. All rights reserved.", "Reuters"),
        (f"{BODY}\n\n(Copyright (c) 2031 by AFP)", "AFP"),
        (f"{BODY}\n\n- Reuters.", "Reuters"),
        (f"{BODY}\n\n(AP)", "AP"),
        (f"{BODY}\n\nAssociated Press writers Ann Lee and Bo Kim contributed to this report.", "AP"),
        (f"{BODY}\n\nThe AP is solely responsible for all content.", "AP"),
    ],
)
def test_copies(text, agency):
    assert flag(text) == (agency, "")


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        (f"{BODY}\n\nThe Associated Press contributed to this report.", "AP"),
        (f"{BODY}\n\nCourier's Ann Lee and The Associated Press contributed to this report.", "AP"),
        (f"{BODY}\n\nReuters and The Associated Press contributed to this report.", "Reuters"),
        (f"{BODY}\n\nContributing: Ann Lee in Ellery; the Associated Press", "AP"),
        (f"{BODY}\n\nThis report includes material from the Associated Press.", "AP"),
        (f"{BODY}\n\nAnn Lee contributed to this report, along with The Associated Press.", "AP"),
    ],
)
def test_contributions_are_no_copies(text, agency):
    assert flag(text) == ("", agency)


@pytest.mark.parametrize(
    "text",
    [
        f"The flood in Port Ellery. (Ann Lee/ Reuters)\n\n{BODY}",  # a photograph's credit
        f"Enlarge this image. Ann Lee/AP Ann Lee/AP\n\n{BODY}",
        f"Watch more! (Reuters)\n\n{BODY}",
        f"{BODY}\n\n(Ann Lee/Missourian via AP)",
        f"{BODY}\n\n“No comment,” the mayor told Reuters in a text.",
        f"{BODY}\n\nThe AP reported the numbers first.",
        f"{BODY} PORT ELLERY (Reuters) - {BODY}",  # in the middle
        f"PORT ELLERY (Ruters) - {BODY}",
        f"The Tass family (TASSEL) - {BODY}",
    ],
)
def test_what_only_names_an_agency_is_neither(text):
    assert flag(text) == ("", "")


@pytest.mark.parametrize(
    ("column", "cell", "agency"),
    [
        ("byline", "By Ann Lee, Associated Press", "AP"),
        ("author", "AFP", "AFP"),
        ("Author", "ap", "AP"),
        ("authors", "Ann Lee | Reuters", "Reuters"),
        ("credit", "Ann Lee for The Associated Press", "AP"),
        ("wire", "UPI", "UPI"),
        ("wire", "None", ""),
        ("wire", "NA", ""),
        ("author", "Ann Apley", ""),
        ("author", "AP Courier Staff", ""),
        ("author", "", ""),
    ],
)
def test_columns_with_credits(column, cell, agency):
    assert flag(BODY, **{column: cell}) == (agency, "")


def test_an_agency_copies_not_itself():
    assert flag(f"PORT ELLERY (Reuters) - {BODY}", outlet="Reuters") == ("", "")
    assert flag(f"PORT ELLERY (AP) - {BODY}", outlet="The Associated Press") == ("", "")
    assert flag(f"PORT ELLERY (AFP) - {BODY}", outlet="Reuters") == ("AFP", "")


def test_the_evidence_is_in_the_text():
    text = f"PORT ELLERY (Reuters) - {BODY}"
    articles = read_corpus([{"id": "a", "outlet": "Courier", "text": text}])
    assert flag_wire(articles)["wire_evidence"][0] == "PORT ELLERY (Reuters) -"


def test_every_name_of_every_agency_is_seen_in_a_dateline():
    for agency, names in agencies():
        for name in names:
            assert flag(f"PORT ELLERY ({name}) - {BODY}") == (agency, "")


def test_every_form_is_of_a_known_role_and_place():
    assert {(one.role, one.place) for one in patterns()} == {
        ("copy", "head"),
        ("copy", "tail"),
        ("contribution", "tail"),
    }
    assert all("agency" in one.expression.groupindex for one in patterns())
    owners = {(name.casefold(), one.agency) for one in agencies() for name in one.names}
    assert len(owners) == len({name for name, _ in owners})


def test_long_lines_take_no_time():
    text = "By " + "x, " * 100_000 + "\n" + "Associated Press " * 50_000
    assert re.match("By", text)
    flag(text)
