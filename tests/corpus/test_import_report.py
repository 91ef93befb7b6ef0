"""The report travels with the table and says everything."""

from __future__ import annotations

import copy
import json
import pickle

import pandas as pd
import pytest

from framing.corpus import ImportReport, as_articles, read_corpus


@pytest.fixture
def articles():
    """Seven articles: two are used, one of them undated, the other with a date that is none."""
    good = {"source": "Courier", "body": "Rain fell in Port Ellery."}
    return read_corpus(
        [
            {**good, "id": "a", "date": "soon", "event": "rain"},
            {**good, "id": "a", "date": "2031-03-12"},
            {**good, "id": "b", "body": " "},
            {**good, "id": "c", "source": ""},
            {**good, "id": "d", "body": "He said @@@@@@@ twice."},
            {**good, "id": "e", "body": "404 Not Found"},
            {**good, "id": "f", "body": "Snow fell."},
        ]
    )


def test_counts(articles):
    counts = articles.attrs["import_report"].counts
    assert counts == {
        "read": 7,
        "used": 2,
        "not_used": 5,
        "unreadable": 0,
        "name_mismatch": 0,
        "masked_text": 1,
        "empty_text": 1,
        "error_page": 1,
        "stub": 0,
        "no_outlet": 1,
        "duplicate_id": 1,
        "undated": 1,
        "unread_dates": 1,
        "without_event": 1,
        "outlets": 1,
        "events": 1,
    }


def test_rejected_table_names_row_and_reason(articles):
    rejected = articles.attrs["import_report"].rejected
    assert list(rejected.columns) == ["file", "row", "article_id", "reason", "detail"]
    assert rejected[["row", "article_id", "reason"]].values.tolist() == [
        [2, "a", "duplicate_id"],
        [3, "b", "empty_text"],
        [4, "c", "no_outlet"],
        [5, "d", "masked_text"],
        [6, "e", "error_page"],
    ]
    assert rejected["detail"][0] == "used already in row 1"


def test_unread_dates_are_listed(articles):
    unread = articles.attrs["import_report"].unread_dates
    assert unread.values.tolist() == [[1, "a", "soon"]]


def test_summary_is_readable(articles):
    assert articles.attrs["import_report"].summary() == (
        "table: 7 articles read, 2 used, 5 not used (1 text masked with @@@, 1 empty text, "
        "1 error page instead of an article, 1 no outlet, 1 duplicate id).\n"
        "1 outlet, 1 event; 1 article without event; 1 article undated; "
        "1 article with a date that could not be read.\n"
        "Columns: article_id from 'id', outlet from 'source', text from 'body'."
    )


def test_report_survives_what_pandas_does_with_attrs(articles):
    report = articles.attrs["import_report"]
    for other in (articles.copy(), articles.head(1), articles[articles["outlet"] == "Courier"]):
        assert isinstance(other.attrs["import_report"], ImportReport)
        assert other.attrs["import_report"] == report
    assert articles.equals(articles.copy())
    assert pd.concat([articles, articles]).attrs["import_report"] == report
    assert isinstance(copy.deepcopy(report), ImportReport)
    assert pickle.loads(pickle.dumps(report)) == report


def test_report_is_plain_json_and_goes_through_parquet(articles, tmp_path):
    report = articles.attrs["import_report"]
    assert ImportReport(json.loads(json.dumps(report.to_dict()))) == report
    articles.to_parquet(tmp_path / "a.parquet")
    back = pd.read_parquet(tmp_path / "a.parquet")
    pd.testing.assert_frame_equal(as_articles(back), articles)
    assert ImportReport(back.attrs["import_report"]).summary() == report.summary()


def test_a_clean_corpus_has_an_empty_table_of_rejected():
    report = read_corpus([{"outlet": "Courier", "text": "Rain."}]).attrs["import_report"]
    assert len(report.rejected) == 0
    assert list(report.rejected.columns) == ["file", "row", "article_id", "reason", "detail"]
    assert "not used" not in report.summary()
