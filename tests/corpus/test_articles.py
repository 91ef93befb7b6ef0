"""The check of a table in memory."""

from __future__ import annotations

import pandas as pd
import pytest

from framing.corpus import ARTICLE_COLUMNS, as_articles, read_corpus
from framing.errors import CorpusError


@pytest.fixture
def table():
    return pd.DataFrame(
        {
            "leaning": [1, 2],
            "text": ["Rain fell.", "Snow fell."],
            "outlet": ["Courier", "Flash"],
            "article_id": ["a", "b"],
        },
        index=[5, 9],
    )


def test_columns_are_ordered_and_filled(table):
    before = table.copy()
    articles = as_articles(table)
    assert list(articles.columns) == [*ARTICLE_COLUMNS, "leaning"]
    assert list(articles.index) == [0, 1]
    assert articles["event"].isna().all() and articles["date"].isna().all()
    assert list(articles["headline"]) == ["", ""]
    assert articles["date"].dtype.kind == "M"
    pd.testing.assert_frame_equal(table, before)


def test_checking_twice_changes_nothing(table):
    once = as_articles(table)
    pd.testing.assert_frame_equal(as_articles(once), once)


def test_read_tables_pass_and_keep_their_report(table):
    articles = read_corpus(table)
    again = as_articles(articles)
    pd.testing.assert_frame_equal(again, articles)
    assert again.attrs["import_report"].counts["used"] == 2


def test_dates_are_cut_to_the_day_as_written(table):
    table["date"] = pd.to_datetime(["2031-03-12 23:30", "2031-03-13 00:00"]).tz_localize("Asia/Tokyo")
    assert as_articles(table)["date"].astype(str).tolist() == ["2031-03-12", "2031-03-13"]


def test_empty_event_is_missing(table):
    table["event"] = ["", "flood"]
    assert as_articles(table)["event"].isna().tolist() == [True, False]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda t: t.drop(columns="text"), "no column 'text'.*read_corpus"),
        (lambda t: t.iloc[:0], "no rows"),
        (lambda t: t.assign(article_id=["a", "a"]), "row 2, column article_id: identifier 'a' appears twice"),
        (lambda t: t.assign(article_id=["a", "b c"]), "row 2, column article_id: .*white space"),
        (lambda t: t.assign(article_id=[1, 2]), "row 1, column article_id: the value is not text"),
        (lambda t: t.assign(outlet=["Courier", None]), "row 2, column outlet: the value is missing"),
        (lambda t: t.assign(text=["", "x"]), "row 1, column text: the value is missing"),
        (lambda t: t.assign(text=["x", "a\r\nb"]), "row 2, column text: the text is not normalised"),
        (lambda t: t.assign(date=["2031-03-12", "soon"]), "column date: .*not hold dates"),
        (lambda t: pd.concat([t, t[["text"]]], axis=1), "'text' appears twice"),
        (lambda t: t.to_dict("list"), "not a table"),
    ],
)
def test_tables_that_are_refused(table, change, message):
    with pytest.raises(CorpusError, match=message):
        as_articles(change(table))
