"""The frame: nothing is lost between a file and the corpus, and what was written reads back the same."""

from __future__ import annotations

import datetime
import json

import pandas as pd
import pytest

import framing
from framing.errors import CorpusError
from framing.importing import KINDS, Declared, Item, Kind, Noted, Rejected, running

LONG = "The council met on Monday and agreed to close the harbour road until the end of the month. "


def find_articles(source, options):
    """Stands in for an importer: a JSON file that says what to yield."""
    makers = {"item": Item, "rejected": Rejected, "declared": Declared, "noted": Noted}
    for number, (what, fields) in enumerate(json.loads(source.read()), start=1):
        if what == "raise":
            raise {"corpus": CorpusError, "key": KeyError}[fields["error"]](fields["message"])
        place = {"position": number} if what in ("item", "rejected") else {}
        yield makers[what](source.name, **place, **fields)


@pytest.fixture
def kind(monkeypatch):
    """A kind ``test`` with a column and an option of its own."""
    entry = Kind("tests", "nothing", (".json",), columns=("desk",), options={"strict": False})
    monkeypatch.setitem(KINDS, "test", entry)
    monkeypatch.setattr(running, "importer_of", lambda name: (find_articles, dict))
    return entry


@pytest.fixture
def write(tmp_path):
    def write(name, *found):
        (tmp_path / name).write_text(json.dumps(found), encoding="utf-8")
        return tmp_path / name

    return write


def item(text=LONG, outlet="Courier", **fields):
    return ["item", {"text": text, "outlet": outlet, **fields}]


def test_every_item_is_used_or_listed_with_its_reason(kind, write):
    path = write(
        "a.json",
        ["declared", {"count": 9}],
        item(date="12 March 2031", url="https://courier.example/a"),
        item("", headline="Nothing"),
        item("The @ @ @ @ @ @ @ met."),
        item("Subscribe to continue reading."),
        item("404 Not Found"),
        item(LONG + "Once more.", outlet=""),
        item(LONG + "Twice.", url="http://www.courier.example/a/?utm_source=x"),
        item(date="2031-03-12T10:00:00Z"),
        item(LONG + "First.", article_id="x1"),
        item(LONG + "Second.", article_id="x1"),
        ["rejected", {"reason": "unreadable", "detail": "broken"}],
    )
    articles = framing.import_articles("test", path)
    report = articles.attrs["import_report"]
    assert len(articles) == 2
    assert report.rejected["reason"].tolist() == [
        *("unreadable", "empty_text", "masked_text", "stub", "error_page"),
        *("no_outlet", "duplicate_url", "duplicate_text", "duplicate_id"),
    ]
    # Positions count what the file yields, the declaration first: 12 things, 11 of them articles.
    assert report.rejected["row"].tolist() == [12, 3, 4, 5, 6, 7, 8, 9, 11]
    row = report.files.iloc[0]
    assert row[["declared", "found", "used", "not_used"]].tolist() == [9, 11, 2, 9]
    assert "a.json: declares 9 articles, 11 found." in report.summary()


def test_a_file_that_breaks_keeps_what_came_before_and_the_next_is_read(kind, write):
    first = write("a.json", item(LONG + "One."), ["raise", {"error": "corpus", "message": "a.json: torn"}])
    second = write("b.json", item(LONG + "Two."), ["raise", {"error": "key", "message": "gone"}])
    third = write("c.json", item(LONG + "Three."))
    articles = framing.import_articles("test", [first, second, third])
    assert articles["text"].str[len(LONG) :].tolist() == ["One.", "Two.", "Three."]
    details = articles.attrs["import_report"].rejected["detail"].tolist()
    assert details == ["torn", "the file could not be read (KeyError: 'gone')"]
    files = articles.attrs["import_report"].files.set_index("file")
    assert files["found"].tolist() == [1, 1, 1]


@pytest.mark.parametrize("name", ["c.parquet", "c.jsonl", "c.jsonl.gz", "c.csv"])
def test_what_is_written_reads_back_unchanged(kind, write, tmp_path, name):
    path = write(
        "a.json",
        item(LONG + 'A "quoted"\nsecond; line, é.', date="2031-03-12", headline="=1+1", more={"desk": "07"}),
        item(LONG + "B.", outlet="Gazette", url="https://gazette.example/b", byline="Ada Venn"),
        item("", headline="not used"),
    )
    in_memory = framing.import_articles("test", path)
    report = framing.import_articles("test", path, tmp_path / name)
    read = framing.read_corpus(tmp_path / name)
    pd.testing.assert_frame_equal(read, in_memory)
    assert read["date"].tolist()[0] == pd.Timestamp(2031, 3, 12)
    assert read["desk"].tolist()[0] == "07"
    assert read.attrs["import_report"].counts["not_used"] == 0
    assert report["written"] == {"corpus": name, "rejected": "c_rejected.csv", "doubtful": "c_doubtful.csv"}
    rejected = pd.read_csv(tmp_path / "c_rejected.csv")
    assert rejected[["row", "reason"]].values.tolist() == [[3, "empty_text"]]


def test_identifiers_are_the_same_in_every_run_and_beside_other_files(kind, write):
    one = write("a.json", item(LONG + "A."), item(url="https://courier.example/a"))
    other = write("b.json", item(LONG + "B."))
    alone = framing.import_articles("test", one)["article_id"].tolist()
    together = framing.import_articles("test", [other, one])["article_id"].tolist()
    assert together[1:] == alone
    assert [name[0] for name in alone] == ["t", "u"]


def test_copies_in_other_outlets_and_on_other_days_are_kept_and_listed(kind, write):
    path = write(
        "a.json",
        item(date="2031-03-12"),
        item(date="2031-03-13"),
        item(date="2031-03-12", outlet="Gazette"),
        item(date="2031-03-12"),
    )
    articles = framing.import_articles("test", path)
    report = articles.attrs["import_report"]
    assert len(articles) == 3
    assert report.doubts[["row", "reason"]].values.tolist() == [[2, "repeated_text"], [3, "repeated_text"]]
    assert report.rejected[["row", "reason"]].values.tolist() == [[4, "duplicate_text"]]


def test_the_order_of_day_and_month_is_kept_from_batch_to_batch(kind, write, monkeypatch):
    monkeypatch.setattr(running, "BATCH_ITEMS", 2)
    days = ["31/03/2031", "01/02/2031", "03/04/2031", "05/06/2031"]
    path = write("a.json", *(item(LONG + str(at), date=day) for at, day in enumerate(days)))
    dates = framing.import_articles("test", path)["date"].dt.date.tolist()
    expected = [(3, 31), (2, 1), (4, 3), (6, 5)]
    assert dates == [datetime.date(2031, month, day) for month, day in expected]


def test_articles_without_an_outlet_get_the_one_given_or_the_host(kind, write):
    path = write("a.json", item(outlet="", url="https://www.courier.example/a"))
    articles = framing.import_articles("test", path)
    assert articles["outlet"].tolist() == ["courier.example"]
    assert "the host of the address" in articles.attrs["import_report"].notes[0]
    assert framing.import_articles("test", path, outlet="Courier")["outlet"].tolist() == ["Courier"]


def test_doubts_are_counted_and_the_articles_kept(kind, write):
    path = write(
        "a.json",
        item(LONG + "The cafÃ© closed.", date="2031-03-12"),
        item(LONG + "<p>Rain.</p>", date="soon"),
        item(LONG + "Teaser.", doubts=["summary_only"], date="2031-03-12"),
    )
    report = framing.import_articles("test", path).attrs["import_report"]
    found = report.doubts[["row", "reason"]].values.tolist()
    assert found == [[1, "mojibake"], [2, "unread_date"], [2, "markup"], [3, "summary_only"]]
    assert report.counts["used"] == 3


def test_nothing_usable_is_an_error_that_names_the_first_reason(kind, write, tmp_path):
    path = write("a.json", item(""))
    with pytest.raises(CorpusError, match=r"no article of 1 file.*1 empty text.*a\.json, no letter"):
        framing.import_articles("test", path, tmp_path / "c.csv")
    assert not (tmp_path / "c.csv").exists()
    assert len(pd.read_csv(tmp_path / "c_rejected.csv")) == 1


def test_a_corpus_of_an_earlier_import_is_left_and_the_message_says_so(kind, write, tmp_path):
    out = tmp_path / "c.csv"
    framing.import_articles("test", write("a.json", item()), out)
    before = out.read_bytes()
    torn = write("b.json", ["raise", {"error": "corpus", "message": "b.json: torn. What to do: mend it."}])
    with pytest.raises(CorpusError, match=r"c\.csv is of an earlier import and was left as it is") as refused:
        framing.import_articles("test", torn, out)
    assert str(refused.value).endswith("b.json, torn. What to do: mend it; see c_rejected.csv.")
    assert out.read_bytes() == before


def test_files_that_cannot_be_read_are_counted_apart_from_articles(kind, write):
    torn = write("b.json", ["raise", {"error": "corpus", "message": "b.json: torn"}])
    articles = framing.import_articles("test", [write("a.json", item(), item("")), torn])
    assert articles.attrs["import_report"].summary().splitlines()[0] == (
        "import test: 2 files, 2 articles found: 1 used, 1 not used (1 empty text); "
        "1 file or entry could not be read (1 unreadable)."
    )


def test_a_link_that_leads_out_of_its_folder_is_not_followed(kind, write, tmp_path):
    outside = write("secret.json", item(LONG + "Secret."))
    folder = tmp_path / "folder"
    folder.mkdir()
    write("folder/a.json", item())
    (folder / "b.json").symlink_to(outside)
    articles = framing.import_articles("test", folder)
    assert articles["text"].tolist() == [LONG]
    rejected = articles.attrs["import_report"].rejected
    assert rejected[["file", "reason"]].values.tolist() == [["folder/b.json", "unsafe"]]


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"kind": "pdf"}, "not a kind of file"),
        ({"files": []}, "no file is given"),
        ({"hosts": ("a",)}, "hosts is no option of this kind.*Expected: 'strict'"),
        ({"outlet": " "}, "not the name of an outlet"),
        ({"out": "corpus.xlsx"}, "the name does not say the format"),
    ],
)
def test_wrong_usage_is_refused(kind, write, given, message):
    call = {"kind": "test", "files": [write("a.json", item())], **given}
    with pytest.raises(CorpusError, match=message):
        framing.import_articles(**call)


def test_a_file_that_is_read_is_not_written_over(kind, write):
    path = write("a.json", item())
    renamed = path.rename(path.with_name("a.csv"))
    with pytest.raises(CorpusError, match="which would be lost"):
        framing.import_articles("test", renamed, renamed)
    assert renamed.stat().st_size > 100


def test_what_an_import_wrote_into_its_own_folder_is_not_read_by_the_next(write, tmp_path):
    row = {"id": "n1", "source": "Courier", "content": LONG}
    write("a.json", row, {**row, "id": "n2", "content": ""})
    first = framing.import_articles("nela", tmp_path, tmp_path / "corpus.jsonl")
    again = framing.import_articles("nela", tmp_path, tmp_path / "corpus.jsonl")
    assert again.counts == first.counts
    assert again.counts["files"] == 1


def test_a_file_that_does_not_exist_is_listed_and_the_others_are_read(kind, write, tmp_path):
    report = framing.import_articles("test", [tmp_path / "no.json", write("a.json", item())]).attrs[
        "import_report"
    ]
    assert report.rejected[["file", "detail"]].values.tolist() == [["no.json", "the file does not exist"]]


def test_the_report_of_a_corpus_from_memory_can_be_written(kind, write, tmp_path):
    path = write("a.json", item(), item(outlet="Gazette"), item(""))
    articles = framing.import_articles("test", path)
    marks = framing.annotate(articles, engine="rules")
    result = framing.compare_outlets(framing.measure(marks), contrasts=False, n_resamples=100)
    written = framing.write_report(marks, result, tmp_path / "out", figures=False)
    assert "no letter and no digit" in written.html.read_text(encoding="utf-8")
