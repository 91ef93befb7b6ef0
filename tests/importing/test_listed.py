"""Lists of addresses: read in all their shapes, joined to texts by address, never taken for texts."""

from __future__ import annotations

import json

import pandas as pd
import pytest

import framing
from framing.errors import CorpusError
from framing.importing.address_lists import read_entries
from framing.importing.listed import find_articles
from framing.importing.sources import source_of_bytes

MEDIACLOUD = (
    "id,indexed_date,language,media_name,media_url,publish_date,title,url\r\n"
    'm1,2031-03-13,en,Courier,courier.example,2031-03-12,"Rain, wind",https://www.courier.example/rain?utm_source=x\r\n'
    "m2,2031-03-13,en,Gazette,gazette.example,2031-03-12,Sun,https://gazette.example/sun\r\n"
    "m3,2031-03-13,en,Courier,courier.example,2031-03-12,Rain again,http://courier.example/rain/\r\n"
    "m4,2031-03-13,en,Flash,flash.example,2031-03-12,No address,\r\n"
)
TEXT = "Rain fell on Port Ellery all day, and the harbour stayed closed until the evening."


def entries(text):
    return list(read_entries(source_of_bytes(text.encode(), "a")))


@pytest.fixture
def texts(tmp_path):
    table = pd.DataFrame(
        {
            "url": ["https://courier.example/rain", "https://flash.example/other"],
            "text": [TEXT, "Not listed."],
            "headline": ["Rain falls", "Other"],
            "byline": ["Ada Venn", None],
        }
    )
    table.to_parquet(tmp_path / "pages.parquet")
    table.to_csv(tmp_path / "pages.csv", index=False)
    table.to_json(tmp_path / "pages.jsonl", orient="records", lines=True)
    return tmp_path


@pytest.mark.parametrize("name", ["pages.parquet", "pages.csv", "pages.jsonl"])
def test_a_list_is_joined_to_texts_by_address(texts, name):
    (texts / "list.csv").write_text(MEDIACLOUD, encoding="utf-8", newline="")
    articles = framing.import_articles("mediacloud", texts / "list.csv", texts=texts / name)
    row = articles.iloc[0]
    assert row[["article_id", "outlet", "headline", "text", "byline", "language"]].tolist() == [
        *("m1", "Courier", "Rain, wind", TEXT, "Ada Venn", "en")
    ]
    assert str(row["date"].date()) == "2031-03-12"
    report = articles.attrs["import_report"]
    # Of four rows one repeats an address: three entries, one with a text, one without, one without address.
    assert report.files[["declared", "found", "used", "not_used"]].values.tolist() == [[3, 3, 1, 2]]
    assert sorted(report.rejected[["row", "reason", "article_id"]].values.tolist()) == [
        [2, "no_text", "m2"],
        [4, "unreadable", ""],
    ]
    assert "list.csv: rows that repeat an address of the list: 1" in report.notes
    assert "list.csv: 1 text of no entry, or of one that had a text already" in report.notes


def test_a_list_without_texts_says_what_to_do(tmp_path):
    (tmp_path / "list.csv").write_text(MEDIACLOUD, encoding="utf-8")
    with pytest.raises(CorpusError, match=r"2 no text for this entry"):
        framing.import_articles("mediacloud", tmp_path / "list.csv")
    options = {"encoding": None, "texts": ()}
    found = list(find_articles(source_of_bytes(MEDIACLOUD.encode(), "list.csv"), options))
    assert "holds 2 addresses and no texts: join it" in str(found)


def test_articles_of_gdelt_are_read_from_the_answer_of_its_api_and_from_its_csv():
    answer = {"articles": [{"url": "https://c.example/a", "title": "Rain", "seendate": "20310312T120000Z"}]}
    expected = [("https://c.example/a", "Rain", "20310312T120000Z")]
    assert [entry[1:4] for entry in entries(json.dumps(answer))] == expected
    table = "\ufeffURL,MobileURL,Date,Title\nhttps://c.example/a,,2031-03-12 12:00:00,Rain\n"
    assert entries(table)[0][1:4] == ("https://c.example/a", "Rain", "2031-03-12 12:00:00")


@pytest.mark.parametrize(("width", "url", "date"), [(61, 60, 1), (58, 57, 1), (16, 5, 2), (27, 4, 1)])
def test_bulk_files_of_gdelt_have_no_header(width, url, date):
    cells = [f'x"{at}' for at in range(width)]
    cells[url], cells[date] = "https://c.example/a", "20310312120000"
    (first, second) = entries("\t".join(cells) + "\n" + "\t".join(cells) + "\n")
    assert (first.url, first.date, second.row) == ("https://c.example/a", "20310312120000", 2)


def test_plain_addresses_are_a_list_too():
    found = entries("# my list\nhttps://c.example/a\r\n\r\nhttps://c.example/b,c\n")
    assert [(entry.row, entry.url) for entry in found] == [
        (1, "https://c.example/a"),
        (2, "https://c.example/b,c"),
    ]


@pytest.mark.parametrize("text", ["title,date\nRain,2031\n", "", '{"a": 1}', "no address here\n"])
def test_a_list_without_addresses_is_refused(text, tmp_path):
    (tmp_path / "a.csv").write_text(text, encoding="utf-8")
    with pytest.raises(CorpusError, match=r"no column holds addresses|no rows"):
        framing.import_articles("gdelt", tmp_path / "a.csv")


def test_texts_without_addresses_are_refused(tmp_path):
    (tmp_path / "list.csv").write_text(MEDIACLOUD, encoding="utf-8")
    (tmp_path / "pages.csv").write_text("text\nRain\n", encoding="utf-8")
    with pytest.raises(CorpusError, match=r"pages\.csv: no column holds addresses"):
        framing.import_articles("mediacloud", tmp_path / "list.csv", texts=tmp_path / "pages.csv")
