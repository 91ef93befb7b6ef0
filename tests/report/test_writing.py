from __future__ import annotations

import base64
import hashlib
import json
import re
from pathlib import Path

import pandas as pd
import pytest

import framing.report
from framing.comparison import check_planted, compare_outlets
from framing.corpus import read_corpus
from framing.errors import FramingError
from framing.measures import measure
from framing.report import write_report

TEMPLATES = Path(framing.report.__file__).with_name("templates")
HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</details></table><h1>",
    "'\"&<>`",
    "\u202egnp.exe",
    "{{ 7 * 7 }}{% raw %}",
    "$\\frac{1}{2}$",
    "javascript:alert(1)",
    "=cmd|' /C calc'!A0",
)


@pytest.fixture(scope="module")
def files(marks, result, table, tmp_path_factory):
    """Write the report of two outlets, without figures."""
    out = tmp_path_factory.mktemp("report")
    return write_report(marks, result, out, table=table, figures=False)


@pytest.fixture(scope="module")
def html(files) -> str:
    return files.html.read_text(encoding="utf-8")


def test_the_page_nests_has_a_title_and_says_what_it_compares(html, read_page):
    page = read_page(html)
    assert "How 2 outlets framed 6 events" in page.text
    assert "12 articles · 2 outlets · 6 events" in page.text
    assert "1 March 2031 to 6 March 2031" in page.text
    assert "signals, not verdicts" in page.text
    assert " biased" not in page.text


def test_every_link_in_the_page_leads_somewhere(html, read_page):
    page = read_page(html)
    ids = page.attributes("id")
    assert len(ids) == len(set(ids))
    targets = {target.removeprefix("#") for target in page.attributes("href")}
    assert targets and targets <= set(ids)


def test_nothing_is_run_and_nothing_is_fetched(html, read_page):
    page = read_page(html)
    tags = {tag for tag, _ in page.tags}
    assert not tags & {"iframe", "object", "embed", "link", "base", "form"}
    run = [content for attributes, content in page.scripts if attributes == {}]
    assert run == [(TEMPLATES / name).read_text("utf-8") for name in ("what_if.js", "reader.js")]
    assert {attributes.get("type") for attributes, _ in page.scripts} == {None, "application/json"}
    assert not [name for _, attributes in page.tags for name in attributes if name.startswith("on")]
    assert all(link.startswith("#") for link in page.attributes("href"))
    assert all(link.startswith("data:image/png;base64,") for link in page.attributes("src"))
    assert not page.attributes("style")


def test_the_policy_allows_the_style_sheet_and_the_scripts_of_the_page_and_nothing_else(html):
    style = re.search(r"<style>(.*?)</style>", html, re.DOTALL)[1]
    contents = [style, *re.findall(r"<script>(.*?)</script>", html, re.DOTALL)]
    digest, *of_scripts = (
        f"'sha256-{base64.b64encode(hashlib.sha256(one.encode()).digest()).decode()}'" for one in contents
    )
    assert len(of_scripts) == 2
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)[1].replace("&#39;", "'")
    assert policy == (
        f"default-src 'none'; style-src {digest}; script-src {' '.join(of_scripts)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    assert "url(" not in style and "@import" not in style


def test_each_number_opens_as_many_passages_as_it_counts(html, result):
    tables = re.findall(
        r'<h3 id="([^"]+)">([^<]+)</h3>.*?<table class="numbers">(.*?)</table>', html, re.DOTALL
    )
    titles = [title for _, title, _ in tables]
    assert titles[:2] == ["Loaded terms: outlet&#39;s own voice", "Loaded terms: attributed text"]
    own = re.split("<tbody[^>]*>", tables[0][2])[1:]
    # Flash 18 loaded terms in own voice; Courier 2, of the three per mille of its words
    counts = {re.search(r"<bdi>(.*?)</bdi>", body)[1]: body for body in own}
    assert {name: body.count("<li ") for name, body in counts.items()} == {"Flash": 18, "Courier": 2}
    estimates = result.estimates.query("measure == 'loaded_per_1000_words' and voice == 'own'")
    for row in estimates.itertuples():
        assert f'<td class="n">{row.count}</td><td class="n">{row.base}</td>' in counts[row.outlet]
        assert f"{row.estimate:.1f}</td>" in counts[row.outlet]


def test_more_passages_than_shown_are_owned_up_to(marks, result, table, tmp_path, monkeypatch):
    monkeypatch.setattr("framing.report.shelves.passages_per_number", lambda n_outlets: 4)
    page = write_report(marks, result, tmp_path, table=table, figures=False).html.read_text("utf-8")
    assert "Showing 4 of 18, evenly spaced through the corpus." in page


def test_summary_gives_counts_intervals_and_pairs(html, read_page):
    told = read_page(html).text
    # Flash: 3 loaded terms in 19 own words an article
    assert re.search(r"in Courier \(2 loaded terms in \d+ words; 95% interval [\d.]+ to [\d.]+\)", told)
    assert "The two outlets differ on the events both cover." in told


def test_methods_name_sizes_seed_and_lexicons(html, read_page):
    told = read_page(html).text
    assert "The corpus holds 12 articles by 2 outlets on 6 events." in told
    assert "loaded: 2 entries" in told
    assert "Seed 2031." in told and "200 resamples" in told


def test_provenance_holds_hashes_and_versions_but_no_place_or_time(files, marks):
    provenance = json.loads(files.provenance.read_text("utf-8"))
    assert set(provenance) == {"python", "system", "packages", "texts_sha256", "annotation", "comparison"}
    assert re.fullmatch("[0-9a-f]{64}", provenance["texts_sha256"])
    assert provenance["comparison"]["seed"] == 2031
    assert str(Path.home()) not in files.provenance.read_text("utf-8") + files.html.read_text("utf-8")


def test_a_second_run_gives_the_same_bytes(files, marks, result, table, tmp_path):
    again = write_report(marks, result, tmp_path, table=table, figures=False)
    assert again.html.read_bytes() == files.html.read_bytes()
    for name, path in files.tables.items():
        assert again.tables[name].read_bytes() == path.read_bytes()
    assert again.provenance.read_bytes() == files.provenance.read_bytes()


def test_without_text_no_passage_headline_or_source_is_left(marks, result, table, tmp_path):
    files = write_report(marks, result, tmp_path, table=table, figures=False, text=False)
    shared = "".join(path.read_text("utf-8-sig") for path in files.folder.rglob("*.*"))
    for words in (
        "Ana Hale",
        "A source",
        "Rain on day",
        "CHAOS 0",
        "ninety people",
        "nobody",
        "We were here",
    ):
        assert words not in shared
    # entries of the lexicon are no words of an article
    assert "<bdi>chaos</bdi> 6" in shared
    assert "holds no passage, headline or source" in shared


def test_hostile_names_and_texts_are_shown_as_text(mark_up, read_page, tmp_path):
    rows = []
    for n, evil in enumerate(HOSTILE):
        for outlet in ("Courier", evil):
            text = f"{evil} <loaded emotive>mad {evil}</loaded>. <source vague 0>{evil}</source> "
            text += f"<cue neutral 0>said</cue> <content indirect 0>{evil}</content>."
            row = {"article_id": f"{n}{'c' if outlet == 'Courier' else '<i>'}", "outlet": outlet}
            rows.append({**row, "event": f"{evil}{n}", "headline": evil, "text": text})
    marks = mark_up(rows)
    result = compare_outlets(measure(marks), n_resamples=100, min_events=2, contrasts=False)
    files = write_report(marks, result, tmp_path, figures=False)
    page = read_page(files.html.read_text("utf-8"))
    assert not {tag for tag, _ in page.tags} & {"iframe", "object"}
    assert len(page.scripts) == 4  # two scripts and the facts for each
    facts = [json.loads(content) for attributes, content in page.scripts if attributes]
    assert set(HOSTILE) <= set(facts[0]["outlets"])
    assert [attributes for tag, attributes in page.tags if tag == "img"] == []
    assert len([tag for tag, _ in page.tags if tag == "h1"]) == 1
    for evil in HOSTILE:
        assert " ".join(evil.split()) in page.text
    assert "'=cmd" in files.tables["estimates"].read_text("utf-8-sig")


def test_the_import_report_is_shown_and_written(mark_up, tmp_path):
    records = [{"id": str(n), "outlet": "O", "event": f"e{n}", "text": "Rain fell."} for n in range(3)]
    articles = read_corpus([*records, {"id": "9", "outlet": "O", "text": "@@@@ <b>@@@@"}])
    marks = mark_up([{"article_id": "x", "outlet": "O", "text": "x"}])
    marks = type(marks)(articles, marks.spans.iloc[:0], marks.relations.iloc[:0], {})
    result = compare_outlets(measure(marks), n_resamples=100, contrasts=False)
    files = write_report(marks, result, tmp_path, figures=False)
    html = files.html.read_text("utf-8")
    assert "table: 4 articles read, 3 used, 1 not used (1 text masked with @@@)." in html
    assert json.loads(files.import_report.read_text("utf-8"))["counts"]["not_used"] == 1
    assert pd.read_csv(files.rejected)[["row", "reason"]].values.tolist() == [[4, "masked_text"]]
    assert "No contrasts were asked for." in html
    without = write_report(marks, result, tmp_path / "b", figures=False, text=False)
    assert pd.read_csv(without.rejected)["detail"].isna().all()


def test_marks_without_a_single_span(tmp_path, mark_up, read_page):
    rows = [
        {"article_id": f"{o}{n}", "outlet": o, "event": f"e{n}", "text": "Rain."}
        for o in "AB"
        for n in range(6)
    ]
    marks = mark_up(rows)
    result = compare_outlets(measure(marks), n_resamples=100)
    page = read_page(write_report(marks, result, tmp_path, figures=False).html.read_text("utf-8"))
    assert "nothing counted: no interval" in page.text
    assert "could not be contrasted" in page.text


def test_a_comparison_of_few_measures_and_a_planted_check(marks, table, tmp_path, read_page):
    chosen = compare_outlets(table, ["loaded_per_1000_words[]"], n_resamples=100)
    planted = pd.DataFrame(
        [["Flash", "loaded_per_1000_words", "own", "higher", "all others"],
         ["Courier", "loaded_per_1000_words", "own", "higher", "Flash"]],
        columns=["outlet", "measure", "voice", "direction", "than"],
    )  # fmt: skip
    files = write_report(marks, chosen, tmp_path, table=table, planted=check_planted(chosen, planted))
    page = read_page(files.html.read_text("utf-8"))
    assert "Flash higher than all others" in page.text
    assert re.search(r"Flash higher than all others ?Loaded terms.{20,60}yes", page.text)
    assert re.search(r"Courier higher than Flash ?Loaded terms.{20,60}no", page.text)
    assert "Hedging" not in [words.strip() for words in page.words]
    assert sorted(files.figures) == [
        "loaded_categories.png", "loaded_categories.svg", "loaded_own_voice.png", "loaded_own_voice.svg"
    ]  # fmt: skip


def test_a_file_in_the_place_of_the_folder_is_refused(marks, result, tmp_path):
    (tmp_path / "out").write_text("x")
    with pytest.raises(FramingError, match="out: expected a folder to write the report to"):
        write_report(marks, result, tmp_path / "out", figures=False)


def test_many_articles_are_not_all_shown(mark_up, tmp_path, read_page):
    rows = []
    for n in range(62):
        row = {
            "article_id": f"a{n}",
            "outlet": f"Outlet {n % 8}",
            "event": f"e{n // 8}",
            "headline": f"H{n}.",
        }
        rows.append({**row, "text": "Rain <hedge epistemic>may</hedge> fall."})
    marks = mark_up(rows)
    result = compare_outlets(measure(marks), n_resamples=100)
    page = read_page(write_report(marks, result, tmp_path, figures=False).html.read_text("utf-8"))
    # 8 outlets on each of seven events, which are 56 articles, and 4 of the 6 on the last
    assert "60 of 62 articles with their marks" in page.text
    assert [f"article-{n}" in page.attributes("id") for n in (0, 59, 60, 61)] == [True, True, False, False]
