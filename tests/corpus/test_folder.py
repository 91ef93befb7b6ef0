"""Folders of .txt files."""

from __future__ import annotations

import gzip

import pytest

from framing.corpus import read_corpus
from framing.errors import CorpusError

RAIN = "Rain fell in Port Ellery — again."


@pytest.fixture
def folder(tmp_path):
    """Two outlets on one event, each in a folder of its own."""
    for outlet in ("courier", "flash"):
        (tmp_path / "corpus" / outlet).mkdir(parents=True)
        (tmp_path / "corpus" / outlet / "flood_2031-03-12.txt").write_text(RAIN, encoding="utf-8")
    return tmp_path / "corpus"


def test_fields_come_from_the_paths(folder):
    articles = read_corpus(folder, pattern="{outlet}/{event}_{date}.txt")
    assert articles["article_id"].tolist() == ["courier/flood_2031-03-12", "flash/flood_2031-03-12"]
    assert articles["outlet"].tolist() == ["courier", "flash"]
    assert articles["event"].tolist() == ["flood", "flood"]
    assert articles["date"].astype(str).tolist() == ["2031-03-12"] * 2
    assert articles["file"].tolist() == ["courier/flood_2031-03-12.txt", "flash/flood_2031-03-12.txt"]
    assert "article_id is the path of the file" in articles.attrs["import_report"].notes


def test_one_outlet_for_all(folder):
    assert read_corpus(folder, outlet="Courier")["outlet"].tolist() == ["Courier", "Courier"]


def test_synonyms_and_other_fields_in_a_pattern(folder):
    articles = read_corpus(folder, pattern="{source}/{topic}_{published}.txt")
    assert articles["outlet"].tolist() == ["courier", "flash"]
    assert articles["topic"].tolist() == ["flood", "flood"]
    assert articles["date"].notna().all()


def test_identifiers_in_a_pattern_win_over_paths(tmp_path):
    (tmp_path / "courier_007.txt").write_text(RAIN, encoding="utf-8")
    assert read_corpus(tmp_path, pattern="{outlet}_{id}.txt")["article_id"].tolist() == ["007"]


def test_no_outlet_is_refused_with_the_way_out(folder):
    with pytest.raises(CorpusError, match=r"^corpus: no outlet is known.*courier/flood.*pattern=.*outlet="):
        read_corpus(folder)


def test_bad_files_are_reported_and_the_others_used(folder):
    (folder / "courier" / "binary_2031-03-12.txt").write_bytes(b"%PDF-1.7 ...")
    (folder / "courier" / "empty_2031-03-12.txt").write_bytes(b"")
    (folder / "courier" / "undecodable_2031-03-12.txt").write_bytes(b"\xff\x81\x8d")
    (folder / "courier" / "latin_2031-03-12.txt").write_bytes("Café rain.".encode("cp1252"))
    (folder / "flash" / "nodate.txt").write_text(RAIN, encoding="utf-8")
    articles = read_corpus(folder, pattern="{outlet}/{event}_{date}.txt")
    report = articles.attrs["import_report"]
    assert sorted(report.rejected["file"] + " " + report.rejected["reason"]) == [
        "courier/binary_2031-03-12.txt unreadable",
        "courier/empty_2031-03-12.txt empty_text",
        "courier/undecodable_2031-03-12.txt unreadable",
        "flash/nodate.txt name_mismatch",
    ]
    # 2 of the fixture, 1 cp1252, 4 rejected
    assert (report.counts["read"], report.counts["used"]) == (7, 3)
    assert report["encoding"] == "utf-8 in 3, cp1252 in 1"  # the empty file decodes as UTF-8


def test_hidden_and_other_files_are_counted(folder):
    (folder / ".DS_Store").write_bytes(b"\x00")
    (folder / "__MACOSX").mkdir()
    (folder / "__MACOSX" / "flash_x.txt").write_text(RAIN, encoding="utf-8")
    (folder / "notes.md").write_text("x", encoding="utf-8")
    articles = read_corpus(folder, outlet="Courier")
    assert len(articles) == 2
    assert any(note.startswith("3 files passed over") for note in articles.attrs["import_report"].notes)


def test_gzipped_texts_are_read(tmp_path):
    (tmp_path / "courier_flood.txt.gz").write_bytes(gzip.compress(RAIN.encode()))
    articles = read_corpus(tmp_path, pattern="{outlet}_{event}.txt")
    assert articles[["article_id", "event", "text"]].values.tolist() == [["courier_flood", "flood", RAIN]]


def test_ambiguous_names_are_noted(tmp_path):
    (tmp_path / "daily_mail_flood.txt").write_text(RAIN, encoding="utf-8")
    notes = read_corpus(tmp_path, pattern="{outlet}_{event}.txt").attrs["import_report"].notes
    assert any("more than one way" in note and "'event': 'mail_flood'" in note for note in notes)


def test_a_single_file_needs_an_outlet_or_a_pattern(folder):
    file = folder / "courier" / "flood_2031-03-12.txt"
    assert read_corpus(file, outlet="Courier")["article_id"].tolist() == ["flood_2031-03-12"]
    assert read_corpus(file, pattern="{outlet}/{_}.txt")["outlet"].tolist() == ["courier"]
    with pytest.raises(CorpusError, match="no outlet is known"):
        read_corpus(file)


@pytest.mark.parametrize(
    ("content", "message"), [(b"", "the file is empty"), (b"%PDF", "not text"), (b"\xff\x81", "encodings")]
)
def test_a_single_bad_file_is_refused(tmp_path, content, message):
    (tmp_path / "a.txt").write_bytes(content)
    with pytest.raises(CorpusError, match=f"^a.txt: .*{message}"):
        read_corpus(tmp_path / "a.txt", outlet="Courier")


def test_folders_without_usable_texts_are_refused(tmp_path):
    with pytest.raises(CorpusError, match=r"no .txt file.*an empty folder"):
        read_corpus(tmp_path)
    (tmp_path / "articles.csv").write_text("a", encoding="utf-8")
    with pytest.raises(CorpusError, match=r"no .txt file.*'articles.csv'.*the file itself"):
        read_corpus(tmp_path)
    (tmp_path / "a.txt").write_text(RAIN, encoding="utf-8")
    with pytest.raises(CorpusError, match=r"none of the .txt files.*does not fit"):
        read_corpus(tmp_path, pattern="{outlet}_{event}.txt")


def test_the_folder_of_a_run_is_told_from_a_corpus(tmp_path):
    (tmp_path / "run" / "measures").mkdir(parents=True)
    (tmp_path / "run" / "manifest.json").write_text("{}", encoding="utf-8")
    with pytest.raises(
        CorpusError, match=r"^run: this is a run of framing run.*framing compare-run .* --out FOLDER"
    ):
        read_corpus(tmp_path / "run")
