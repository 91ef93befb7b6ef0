"""What the page says of near-duplicates, and its tables."""

from __future__ import annotations

import pandas as pd
import pytest

from framing.annotations import annotate
from framing.comparison import compare_duplicate_policies, compare_outlets
from framing.corpus import read_corpus
from framing.grouping import apply_duplicate_policy, find_duplicates
from framing.measures import measure
from framing.report import write_methods, write_report
from framing.report.duplicates_told import tell_duplicates
from framing.report.lookup import Lookup
from framing.report.what_if import count_for_what_if

STORY = "Furious crowds fled the river over night and the lower town was cleared before noon on Monday."


@pytest.fixture(scope="module")
def whole():
    """Articles with one wire story in two outlets, their marks, duplicates and measures."""
    articles = read_corpus(
        [
            {"id": "a", "outlet": "Courier", "event": "flood", "text": f"ELLERY (AP) - {STORY}"},
            {"id": "b", "outlet": "Gazette", "event": "flood", "text": STORY},
            {"id": "c", "outlet": "Courier", "event": "vote", "text": "The mayor may resign on Tuesday."},
            {
                "id": "d",
                "outlet": "Gazette",
                "event": "vote",
                "text": "Snow. AFP contributed.",
            },
        ]
    )
    marks = annotate(articles, engine="rules")
    duplicates = find_duplicates(articles)
    policies = compare_duplicate_policies(measure(marks), duplicates, n_resamples=100)
    return marks, duplicates, policies


def test_lines_say_what_was_found_and_which_policy_is_followed(whole):
    marks, duplicates, policies = whole
    ids = marks.articles["article_id"].tolist()
    told = tell_duplicates(duplicates, policies, ids)
    assert told.lines == [
        "4 articles: 1 cluster of near-duplicates with 1 further copy; 1 wire copy.",
        "This report counts every article (policy keep).",
        "An agency contributed to 1 further article; these are no wire copy.",
        "2 outlets would lose articles; the others stay as they are.",
    ]
    told = tell_duplicates(duplicates, policies, ["a", "c", "d"])
    assert "(policy one-per-cluster; 1 article left out)" in told.lines[1]
    assert tell_duplicates(duplicates, policies, ["a"]).lines[1] == "This report counts 1 article of them."


def test_a_table_for_each_headline_number(whole):
    marks, duplicates, policies = whole
    told = tell_duplicates(duplicates, policies, marks.articles["article_id"].tolist())
    assert told.headings == ["every article", "one of each cluster", "without wire copy"]
    articles, loaded = told.tables[:2]
    assert articles.title == "Articles"
    assert [cell.value for cell in dict(articles.rows)["Courier"]] == ["2", "2", "1"]
    assert [cell.value for cell in dict(articles.rows)["Gazette"]] == ["2", "1", "2"]
    assert loaded.title == "Loaded terms, outlet's own voice"
    courier = dict(loaded.rows)["Courier"]
    assert courier[2].value == "0.0" != courier[0].value


def test_nothing_to_tell():
    assert tell_duplicates(None, None, []) is None
    articles = read_corpus([{"id": "a", "outlet": "Courier", "text": "Rain fell."}])
    told = tell_duplicates(find_duplicates(articles), None, ["a"])
    assert told.tables == [] and len(told.lines) == 2


def test_the_page_holds_the_section_and_the_folder_its_tables(whole, tmp_path):
    marks, duplicates, policies = whole
    left = apply_duplicate_policy(marks.articles, "drop-wire", duplicates)
    few = marks.only(left)
    result = compare_outlets(measure(few), contrasts=False, n_resamples=100)
    files = write_report(few, result, tmp_path, duplicates=duplicates, policies=policies, figures=False)
    page = files.html.read_text("utf-8")
    assert 'id="duplicates"' in page and "(policy drop-wire; 1 article left out)" in page
    assert "duplicate policy drop-wire: 1 article left out, 3 kept" in page
    written = pd.read_csv(files.tables["duplicates"])
    assert written[["article_id", "cluster"]].values.tolist() == [
        ["a", "a"],
        ["b", "a"],
        ["c", "c"],
        ["d", "d"],
    ]
    assert len(pd.read_csv(files.tables["duplicate_policies"])) == len(policies)
    plain = write_report(few, result, tmp_path / "plain", figures=False)
    assert 'id="duplicates"' not in plain.html.read_text("utf-8")


def test_the_methods_say_what_was_left_out(whole):
    marks, duplicates, _ = whole
    told = {}
    for policy in ("keep", "one-per-cluster", "drop-wire"):
        few = marks.only(apply_duplicate_policy(marks.articles, policy, duplicates))
        result = compare_outlets(measure(few), contrasts=False, n_resamples=100)
        told[policy] = write_methods(few, result)[0]
    assert "left out" not in told["keep"]
    assert "of 3-word shingles of at least 0.35" in told["one-per-cluster"]
    assert "the first was kept and 1 article left out." in told["one-per-cluster"]
    assert "Wire copy was left out (1 article, told by" in told["drop-wire"]


def test_a_report_for_sharing_quotes_no_credit_line(whole, tmp_path):
    marks, duplicates, policies = whole
    result = compare_outlets(measure(marks), contrasts=False, n_resamples=100)
    files = write_report(
        marks, result, tmp_path, duplicates=duplicates, policies=policies, figures=False, text=False
    )
    assert pd.read_csv(files.tables["duplicates"])["wire_evidence"].isna().all()
    assert "ELLERY (AP)" not in files.html.read_text("utf-8")


def test_marks_of_some_articles_are_those_of_annotating_them_alone(whole):
    marks, _, _ = whole
    few = marks.articles[marks.articles["outlet"] == "Courier"].reset_index(drop=True)
    alone = annotate(few, engine="rules")
    pd.testing.assert_frame_equal(marks.only(few).spans, alone.spans)
    pd.testing.assert_frame_equal(marks.only(few).relations, alone.relations)


def test_what_if_counts_wire_copy_apart(whole):
    marks, duplicates, _ = whole
    wire = (duplicates.table["wire"] != "").to_numpy()
    facts = count_for_what_if(Lookup(marks), wire)
    # 2 of the dateline, 17 of the story, all the outlet's own
    assert facts["wire"] == {"articles": 1, "words": [[19, 0, 0], [0, 0, 0]]}
    furious = next(entry for entry in facts["layers"]["loaded"]["entries"] if entry[0] == "furious")
    assert furious[2:] == [[[0, 1, 0, 0], [1, 1, 0, 0]], [[0, 1, 0, 0]]]
    assert "wire" not in count_for_what_if(Lookup(marks), wire & False)
