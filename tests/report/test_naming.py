"""The section on names: what each outlet calls a thing, counted by hand, and the passages behind it."""

from __future__ import annotations

import pytest

from framing.annotations import annotate
from framing.comparison import compare_outlets
from framing.corpus import read_corpus
from framing.lexicons import read_naming
from framing.measures import measure
from framing.report import show_article, write_report
from framing.report.lookup import Lookup
from framing.report.methods import write_methods
from framing.report.naming import show_names

NAMES = ("militant", "rebel", "bandit")
TABLE = "concept,variant,pole,note,forms\n" + "".join(f"fighters,{name},,,noun\n" for name in NAMES)
FLASH = "Militants held the bridge. The rebels left. “They are rebels,” the minister said."
COURIER = "Rebels held the bridge. The “militants” left at dawn."
PLAIN = "Nobody was seen at the bridge."


@pytest.fixture(scope="module")
def marks(tmp_path_factory):
    path = tmp_path_factory.mktemp("lists") / "names.csv"
    path.write_text(TABLE, encoding="utf-8")
    rows = [
        {"id": f"{outlet}{n}", "outlet": outlet, "event": f"e{n}", "text": text}
        for n in range(6)
        for outlet, text in (("Flash", FLASH), ("Courier", COURIER), ("Gazette", PLAIN))
    ]
    return annotate(read_corpus(rows), engine="rules", naming=read_naming(path))


@pytest.fixture(scope="module")
def result(marks):
    return compare_outlets(measure(marks), n_resamples=100)


def sections(marks, result, **options):
    return show_names(Lookup(marks), result, {}, **{"text": True} | options)


def test_each_outlet_is_told_by_voice_with_its_entropy(marks, result):
    (fighters,) = sections(marks, result)
    assert [one.outlet for one in fighters.outlets] == ["Flash", "Courier"]
    # Flash, six times: militants and rebels own, rebels attributed; of two names half each, 1 bit
    assert fighters.outlets[0].told == (
        "18 mentions: 12 in own voice, 6 attributed · 2 names in own voice, entropy 1.00 bits (1.00 to 1.00)"
    )
    assert fighters.outlets[1].told == (
        "12 mentions: 6 in own voice, 6 in quotation marks, source not found · 1 name in own voice, "
        "entropy 0.00 bits"
    )
    assert fighters.not_naming == ["Gazette"]


def test_each_name_has_its_share_in_own_voice_with_interval_and_counts(marks, result):
    (fighters,) = sections(marks, result)
    told = {
        (outlet.outlet, row.variant): (row.estimate, row.count, row.base)
        for outlet in fighters.outlets
        for row in outlet.rows
    }
    assert told == {
        ("Flash", "rebel"): ("50.0%", "6", "12"),
        ("Flash", "militant"): ("50.0%", "6", "12"),
        ("Courier", "rebel"): ("100.0%", "6", "6"),
        ("Courier", "militant"): ("0.0%", "0", "6"),
    }
    assert all(row.interval != "–" for row in fighters.outlets[0].rows)


def test_each_count_opens_its_passages_and_no_other(marks, result):
    (fighters,) = sections(marks, result)
    rebel = next(row for row in fighters.outlets[0].rows if row.variant == "rebel")
    assert [one.opens for one in rebel.opened] == ["6 in own voice", "6 attributed"]
    assert [one.passages.total for one in rebel.opened] == [6, 6]
    own, attributed = (" ".join(one.html for one in voice.passages.shown) for voice in rebel.opened)
    assert own.count(">rebels</mark> left") == 6
    assert attributed.count("They are <mark") == 6


def test_contrasts_of_names_are_those_of_the_comparison(marks, result):
    (fighters,) = sections(marks, result)
    contrasts = result.contrasts
    names = contrasts["measure"].str.startswith("fighters_name_share") & contrasts["voice"].eq("own")
    assert fighters.n_contrasts == names.sum() > 0
    assert {one.row.n_events for one in fighters.contrasts} == {6}


def test_without_text_no_passage_is_shown_and_without_names_no_section(marks, result):
    (fighters,) = sections(marks, result, text=False)
    assert not any(one.passages.shown for row in fighters.outlets[0].rows for one in row.opened)
    spans = marks.spans[marks.spans["layer"] != "naming"]
    plain = type(marks)(marks.articles, spans, marks.relations, marks.provenance)
    assert sections(plain, compare_outlets(measure(plain), n_resamples=100)) == []


def test_the_page_has_the_section_the_toggle_and_the_tables(marks, result, tmp_path, read_page):
    files = write_report(marks, result, tmp_path, figures=False)
    page = read_page(files.html.read_text(encoding="utf-8"))
    assert "Names for: fighters" in page.text and "Without a mention: Gazette." in page.text
    assert "#naming" in page.attributes("href") and "fr-show-naming" in page.attributes("class")
    names = files.tables["naming"].read_text(encoding="utf-8-sig")
    assert "Courier,fighters,militant,quoted,6,6,1" in names
    assert "Flash,naming,fighters,own,rebel,6" in files.tables["spans_counts"].read_text(encoding="utf-8-sig")


def test_the_methods_name_the_table_with_its_size_and_version(marks, result):
    version = marks.provenance["naming"]["version"]
    told = f"Names were found by the naming table “names” (1 concept, 3 variants, version {version})."
    assert told in write_methods(marks, result)[1]


def test_an_article_counts_its_names_and_offers_the_layer_only_where_there_are_some(marks):
    named, plain = (show_article(marks, name) for name in ("Flash0", "Gazette0"))
    assert named.facts.endswith("; 3 names") and "name" not in plain.facts
    assert "fr-show-naming" in named._repr_html_() and "naming:not" not in plain._repr_html_()
