"""The whole way from a file to the table, and the refusals on it."""

from __future__ import annotations

import csv
import gzip
import json
import os
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.corpus import ARTICLE_COLUMNS, read_corpus
from framing.errors import CorpusError

ROWS = [
    {
        "article_id": "007",
        "outlet": "Courier",
        "event": "flood",
        "date": "2031-03-12",
        "text": "Rain, “again”.\nNA",
    },
    {"article_id": "008", "outlet": "Flash", "event": "flood", "date": "", "text": "null"},
]


def write(path, kind):
    """Write ROWS in a format."""
    if kind in ("csv", "tsv"):
        with path.open("w", encoding="utf-8", newline="") as lines:
            writer = csv.DictWriter(lines, list(ROWS[0]), delimiter="," if kind == "csv" else "\t")
            writer.writeheader()
            writer.writerows(ROWS)
    elif kind == "json":
        path.write_text(json.dumps(ROWS), encoding="utf-8")
    elif kind == "jsonl":
        path.write_text("\n".join(map(json.dumps, ROWS)), encoding="utf-8")
    elif kind == "parquet":
        pd.DataFrame(ROWS).to_parquet(path)
    else:
        pd.DataFrame(ROWS).to_excel(path, index=False)


@pytest.mark.parametrize("kind", ["csv", "tsv", "json", "jsonl", "parquet", "xlsx"])
def test_every_format_gives_the_same_table(tmp_path, kind):
    write(tmp_path / f"a.{kind}", kind)
    articles = read_corpus(tmp_path / f"a.{kind}")
    pd.testing.assert_frame_equal(articles, read_corpus(ROWS))
    pd.testing.assert_frame_equal(articles, read_corpus(pd.DataFrame(ROWS)))
    assert list(articles.columns) == list(ARTICLE_COLUMNS)
    assert articles["article_id"].tolist() == ["007", "008"]
    assert articles["text"].tolist() == ["Rain, “again”.\nNA", "null"]
    assert articles["date"].isna().tolist() == [False, True]
    assert isinstance(articles.index, pd.RangeIndex)


@pytest.mark.parametrize("kind", ["csv", "tsv", "json", "jsonl"])
def test_gzipped_files_and_paths_as_strings(tmp_path, kind):
    write(tmp_path / "plain", kind)
    (tmp_path / f"a.{kind}.gz").write_bytes(gzip.compress((tmp_path / "plain").read_bytes()))
    articles = read_corpus(str(tmp_path / f"a.{kind}.gz"))
    pd.testing.assert_frame_equal(articles, read_corpus(ROWS))
    pd.testing.assert_frame_equal(read_corpus(tmp_path / "plain", format=kind), articles)


def test_types_hold_where_columns_are_absent():
    articles = read_corpus([{"outlet": "Courier", "text": "Rain."}])
    reference = read_corpus(ROWS)
    assert articles[list(ARTICLE_COLUMNS)].dtypes.tolist() == reference.dtypes.tolist()
    assert articles["event"].isna().all()
    assert articles["headline"].tolist() == [""]


def test_other_columns_are_kept_with_their_types():
    rows = [
        {
            "id": 1,
            "source": "Courier",
            "body": "Rain.",
            "words": 5,
            "tags": ["a"],
            "long": 2**60,
            "zip": "007",
        },
        {"id": 2, "source": "Flash", "body": "Snow.", "words": 7, "tags": [], "long": None, "zip": None},
    ]
    articles = read_corpus(rows)
    assert list(articles.columns)[6:] == ["words", "tags", "long", "zip"]
    assert articles["words"].dtype == "int64"
    assert articles["long"].tolist() == [2**60, None]
    assert articles["zip"][0] == "007"
    assert articles["tags"].tolist() == [["a"], []]


def test_column_that_bears_a_standard_name_but_is_not_used_is_kept_apart():
    articles = read_corpus(
        [{"outlet": "Courier", "text": "teaser", "body": "Rain."}], columns={"text": "body"}
    )
    assert articles["text"].tolist() == ["Rain."]
    assert articles["text_in_file"].tolist() == ["teaser"]
    assert any("'text' is kept as 'text_in_file'" in n for n in articles.attrs["import_report"].notes)


def test_a_list_of_texts_needs_an_outlet():
    assert read_corpus(["Rain.", "Snow."], outlet="Courier")["article_id"].tolist() == ["a1", "a2"]
    with pytest.raises(CorpusError, match=r"no column names the outlet.*outlet="):
        read_corpus(["Rain."])


def test_the_table_given_is_not_changed():
    frame = pd.DataFrame(ROWS)
    frame.attrs["mine"] = 1
    before = frame.copy()
    articles = read_corpus(frame)
    articles.loc[0, "text"] = "changed"
    pd.testing.assert_frame_equal(frame, before)
    assert frame.attrs == {"mine": 1}


def test_first_usable_of_several_with_one_identifier_is_kept():
    rows = [{"id": 1, "outlet": "Courier", "text": text} for text in ("", "Rain.", "Snow.")]
    articles = read_corpus(rows)
    assert articles["text"].tolist() == ["Rain."]
    assert articles.attrs["import_report"].rejected["reason"].tolist() == ["empty_text", "duplicate_id"]


def test_lone_surrogates_in_json_do_not_break_the_table(tmp_path):
    (tmp_path / "a.json").write_text(
        '[{"outlet": "C\\ud83d", "text": "Rain \\ud83d.", "note": "\\ud83d"}]', encoding="ascii"
    )
    articles = read_corpus(tmp_path / "a.json")
    assert articles[["outlet", "text", "note"]].values.tolist() == [["C\ufffd", "Rain \ufffd.", "\ufffd"]]


def test_cp1252_is_reported(tmp_path):
    (tmp_path / "a.csv").write_bytes("outlet,text\nCourier,Café.\n".encode("cp1252"))
    report = read_corpus(tmp_path / "a.csv").attrs["import_report"]
    assert report["encoding"] == "cp1252"
    assert any("not UTF-8" in note for note in report.notes)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_excel_text_exports_are_read(tmp_path, encoding):
    (tmp_path / "a.csv").write_bytes("outlet\ttext\r\nCourier\tCafé.\r\n".encode(encoding))
    assert read_corpus(tmp_path / "a.csv")["text"].tolist() == ["Café."]


def test_news_api_answer_is_read(tmp_path):
    article = {
        "source": {"id": None, "name": "Courier"},
        "title": "Rain",
        "publishedAt": "2031-03-12T09:00:00Z",
    }
    answer = {"status": "ok", "totalResults": 1, "articles": [{**article, "content": "Rain fell."}]}
    (tmp_path / "a.json").write_text(json.dumps(answer), encoding="utf-8")
    articles = read_corpus(tmp_path / "a.json")
    assert articles[["outlet", "headline", "text"]].values.tolist() == [["Courier", "Rain", "Rain fell."]]
    assert articles["date"].notna().all()


@pytest.mark.parametrize(
    ("name", "content", "options", "message"),
    [
        ("a.csv", "", {}, "^a.csv: the file is empty"),
        ("a.csv", "\ufeff", {}, "^a.csv: there are no rows"),
        (
            "a.csv",
            "id,outlet\n1,Courier\n",
            {},
            "^a.csv: no column holds the text.*Found: 'id', 'outlet'.*columns=",
        ),
        ("a.csv", "title,url,media_name\nx,y,z\n", {}, "addresses, as Media Cloud and GDELT"),
        (
            "a.csv",
            "id,body\n1,Rain\n",
            {},
            "^a.csv: no column names the outlet.*Found: 'id', 'body'.*outlet='...'",
        ),
        ("a.csv", "outlet,text\nx,12\ny,13\n", {}, "^a.csv, column text: .*only numbers"),
        (
            "a.csv",
            "outlet,text\nx,\n,Rain\n",
            {},
            "none of 2 articles .*1 empty text, 1 no outlet; the first is row 1",
        ),
        ("a.csv", "outlet,text\nx,Rain\n", {"pattern": "{outlet}"}, "^a.csv: pattern is for .txt files"),
        ("a.csv", "outlet,text\nx,Rain\n", {"columns": {"text": "body"}}, "no such column.*'outlet', 'text'"),
        ("a.csv", "outlet,text\nx,Rain\n", {"format": "xls"}, "format: not a known format"),
        ("a.csv", "outlet,text\nx,Rain\n", {"outlet": " "}, "outlet: not the name"),
        ("a.csv", "outlet,text\nx,Rain\n", {"encoding": "klingon"}, "'klingon' is not known"),
        ("a.docx", "x", {}, "^a.docx: the format '.docx' is not known.*framing import"),
        ("a.xls", "x", {}, "save it as .xlsx"),
        ("a.dat", "x", {}, "the format '.dat' is not known.*format='csv'"),
        ("articles", "x", {}, "no suffix"),
        ("a.xlsx", "outlet,text", {}, "not an .xlsx"),
        ("a.json", "{", {}, "not JSON"),
    ],
)
def test_files_that_are_refused(tmp_path, name, content, options, message):
    (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(CorpusError, match=message):
        read_corpus(tmp_path / name, **options)


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("nowhere.csv", "^nowhere.csv: the file does not exist"),
        ("no/such/folder/a.csv", "no such folder"),
        ("Rain fell.\nSnow too.", "this is a text, not a path"),
        ("word " * 300, "this is a text, not a path"),
        ("https://courier.example/a.csv", "not addresses"),
        (5, "neither a path nor a table"),
        (b"a.csv", "neither a path nor a table"),
        (None, "neither a path nor a table"),
    ],
)
def test_paths_that_are_refused(path, message):
    with pytest.raises(CorpusError, match=message):
        read_corpus(path)


def test_missing_file_shows_its_neighbours(tmp_path):
    (tmp_path / "articels.csv").write_text("x", encoding="utf-8")
    with pytest.raises(CorpusError, match=r"does not exist.*'articels.csv'"):
        read_corpus(tmp_path / "articles.csv")


def test_folder_given_as_a_file(tmp_path):
    with pytest.raises(CorpusError, match="this is a folder, not a csv file"):
        read_corpus(tmp_path, format="csv")


CELL = st.one_of(
    st.none(),
    st.sampled_from(
        ["", " ", "Rain fell.", "@@@@", "404 Not Found", "Subscribe to read", "a b", "\x00", "2031-03-12"]
    ),
    st.text(max_size=12),
)
RECORD = st.fixed_dictionaries({"id": CELL, "outlet": CELL, "text": CELL, "date": CELL, "event": CELL})


@settings(deadline=None, derandomize=True)
@given(st.lists(RECORD, min_size=1, max_size=8))
def test_nothing_is_dropped_silently(records):
    """Every record is in the table or among the rejected, once, whatever it holds."""
    anchor = {"id": "anchor-of-the-test", "outlet": "Courier", "text": "Rain fell.", "date": "", "event": ""}
    articles = read_corpus([*records, anchor])
    report = articles.attrs["import_report"]
    counts = report.counts
    assert counts["read"] == len(records) + 1
    assert counts["read"] == counts["used"] + counts["not_used"]
    assert counts["used"] == len(articles)
    assert (
        counts["not_used"] == len(report.rejected) == sum(counts[r] for r in set(report.rejected["reason"]))
    )
    assert articles["article_id"].is_unique
    assert not articles["article_id"].str.contains(r"\s").any()
    assert (articles["outlet"] != "").all() and articles["text"].str.strip().ne("").all()
    assert counts["undated"] + counts["unread_dates"] == articles["date"].isna().sum()


@pytest.mark.gold
def test_real_articles_are_all_read():
    folder = os.environ.get("FRAMING_GOLD")
    if not folder:
        pytest.skip("FRAMING_GOLD does not name the folder of annotated news")
    articles = read_corpus(Path(folder) / "multi_outlet.jsonl.gz")
    assert (len(articles), articles["outlet"].nunique(), articles["event"].nunique()) == (549, 48, 150)
    assert articles["date"].notna().all()
    assert articles.attrs["import_report"].counts["not_used"] == 0
