"""NELA-GT in each of its shapes."""

from __future__ import annotations

import io
import json
import sqlite3
from contextlib import closing

import pytest

import framing
from framing.errors import CorpusError
from framing.importing import json_stream
from framing.importing.nela import FIELDS

ROWS = [
    (
        "courier-1",
        "2031-03-12",
        "courier",
        "Rain",
        "Rain fell on Port Ellery all day.",
        "https://c.example/1",
    ),
    ("courier-2", "2031-03-12", "courier", "Wind", "The port @ @ @ @ @ @ @ closed.", "https://c.example/2"),
    ("courier-3", "2031-03-13", "courier", "Sun", "", "https://c.example/3"),
]
NAMES = ("id", "date", "source", "title", "content", "url")


@pytest.fixture
def database(tmp_path):
    path = tmp_path / "nela.db"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(f"CREATE TABLE newsdata ({', '.join(NAMES)})")
        connection.execute("CREATE TABLE tweet (id, embedded)")
        connection.executemany("INSERT INTO newsdata VALUES (?, ?, ?, ?, ?, ?)", ROWS)
    return path


def check(articles):
    """Three rows: one is used, one is masked, one is empty."""
    report = articles.attrs["import_report"]
    used = articles[["article_id", "outlet", "headline"]].values.tolist()
    assert used == [["courier-1", "courier", "Rain"]]
    assert str(articles["date"].iloc[0].date()) == "2031-03-12"
    assert report.rejected[["row", "article_id", "reason"]].values.tolist() == [
        [2, "courier-2", "masked_text"],
        [3, "courier-3", "empty_text"],
    ]
    return report


def test_a_database_is_read_and_says_how_many_articles_it_holds(database):
    report = check(framing.import_articles("nela", database))
    assert report.files[["declared", "found"]].values.tolist() == [[3, 3]]


@pytest.mark.parametrize("lines", [True, False])
def test_json_is_read_as_an_array_and_line_by_line(tmp_path, lines):
    rows = [dict(zip(NAMES, row, strict=True)) for row in ROWS]
    text = "\r\n".join(map(json.dumps, rows)) if lines else json.dumps(rows, indent=1)
    (tmp_path / "courier.json").write_text(text, encoding="utf-8")
    check(framing.import_articles("nela", tmp_path))


def test_the_release_of_2018_names_its_columns_otherwise(tmp_path):
    with closing(sqlite3.connect(tmp_path / "articles.db")) as connection, connection:
        connection.execute("CREATE TABLE articles (date, source, name, content)")
        connection.execute("INSERT INTO articles VALUES ('2031-03-12', 'Courier', 'Rain', 'Rain fell.')")
    row = framing.import_articles("nela", tmp_path).iloc[0]
    assert (row["outlet"], row["headline"], row["text"]) == ("Courier", "Rain", "Rain fell.")
    assert row["article_id"].startswith("t")


def test_a_torn_database_and_a_torn_array_do_not_stop_the_batch(tmp_path, database):
    torn = tmp_path / "torn.db"
    torn.write_bytes(database.read_bytes()[:5_000])
    row = dict(zip(NAMES, ROWS[0], strict=True))
    rows = json.dumps([row, row]).replace("courier-1", "x", 1)
    (tmp_path / "torn.json").write_text(rows[:-20], encoding="utf-8")
    articles = framing.import_articles("nela", [torn, tmp_path / "torn.json", database])
    details = articles.attrs["import_report"].rejected.set_index("file")["detail"]
    assert "the database is damaged" in details["torn.db"]
    assert "behind object 1: not JSON" in details["torn.json"]
    assert len(articles) == 1  # x of torn.json; courier-1 has its address and is a duplicate


def test_an_element_that_is_no_object_is_listed_and_the_next_is_read(tmp_path):
    first, last = (json.dumps({"id": f"n{at}", "source": "C", "content": f"Rain {at}."}) for at in (1, 4))
    (tmp_path / "a.json").write_text(f"[{first},5,null,{last}]", encoding="utf-8")
    articles = framing.import_articles("nela", tmp_path)
    assert articles["article_id"].tolist() == ["n1", "n4"]
    rejected = articles.attrs["import_report"].rejected
    assert rejected["row"].tolist() == [2, 3]
    assert rejected["detail"].tolist() == [
        f"element {at}: expected an object, found {found}" for at, found in ((2, "5"), (3, "null"))
    ]


def test_a_number_that_goes_on_in_the_next_block_is_one_element(monkeypatch):
    monkeypatch.setattr(json_stream, "_BLOCK", 3)
    assert list(json_stream.stream_values(io.BytesIO(b'[1234567, {"id": 1}]'), "a")) == [1234567, {"id": 1}]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('[{"a": 1}]', "the objects are no articles"),
        ("[]", "the file holds no object"),
        ("[" * 100_000, "holds no object|nested too deeply"),
        ('[{"a":' * 5_000, "nested too deeply|not JSON"),
        ("id,source\n1,2", "expected an object, found 'id,source"),
    ],
)
def test_json_of_another_kind_is_refused(tmp_path, content, message):
    (tmp_path / "a.json").write_text(content, encoding="utf-8")
    with pytest.raises(CorpusError, match=message):
        framing.import_articles("nela", tmp_path)


def test_a_database_of_another_kind_is_refused_with_its_tables(tmp_path):
    with closing(sqlite3.connect(tmp_path / "a.db")) as connection, connection:
        connection.execute("CREATE TABLE tweet (id, embedded)")
    with pytest.raises(CorpusError, match=r"no table holds articles.*tweet \(id, embedded\)"):
        framing.import_articles("nela", tmp_path)


def test_no_name_of_a_column_stands_for_two_fields():
    names = [name for names in FIELDS.values() for name in names]
    assert len(names) == len(set(names))
