"""Research corpora: the list of them, the copy that is found, the articles and annotations in it."""

from __future__ import annotations

import gzip
import json

import pytest

from framing.corpus import list_research_corpora, read_research_annotations, read_research_corpus
from framing.corpus.normalise import normalise_with_offsets
from framing.corpus.research.manifest import read_manifest
from framing.corpus.research.places import cache_folder
from framing.errors import CorpusError

# The first text holds a soft hyphen, which normalising removes: what follows moves by one.
DOCUMENTS = [
    {
        "id": "x 1",
        "outlet": "nyt",
        "date": "2031-03-12",
        "title": "Flood",
        "text": "Fu\xadrious crowds fled, she said.",
        "attributions": [{"source": [[22, 25]], "cue": [[26, 30]], "content": [[0, 8], [9, 21]]}],
        "split": "train",
    },
    {
        "id": "x2",
        "outlet": "fox",
        "date": "2031-03-13",
        "title": "",
        "text": "Rain fell.",
        "attributions": [],
    },
]


def write(path, documents):
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = "".join(json.dumps(document) + "\n" for document in documents)
    path.write_bytes(gzip.compress(lines.encode("utf-8"), mtime=0))


@pytest.fixture
def polnear(tmp_path):
    write(tmp_path / "polnear_train.jsonl.gz", DOCUMENTS[:1])
    write(tmp_path / "polnear_dev.jsonl.gz", DOCUMENTS[1:])
    return tmp_path


def test_articles_of_all_files_in_one_table(polnear):
    articles = read_research_corpus("polnear", polnear)
    assert articles["article_id"].tolist() == ["x_1", "x2"]
    assert articles["text"].tolist() == ["Furious crowds fled, she said.", "Rain fell."]
    assert articles["split"].tolist()[0] == "train"
    assert "attributions" not in articles
    notes = articles.attrs["import_report"].notes
    assert "licence: none stated" in notes[0]
    assert sum("another version than the one listed" in note for note in notes) == 2


def test_annotations_stand_in_the_text_that_is_read(polnear):
    marked = read_research_annotations("polnear", polnear)
    assert marked[["article_id", "layer", "relation", "start", "end", "text"]].values.tolist() == [
        ["x_1", "source", 0, 21, 24, "she"],
        ["x_1", "cue", 0, 25, 29, "said"],
        ["x_1", "content", 0, 0, 7, "Furious"],
        ["x_1", "content", 0, 8, 20, "crowds fled,"],
    ]


def test_the_way_there_and_back_of_offsets():
    raw = "Cafe\u0301\r\nFu\xadrious e\u0301e\u0301 end"
    text, offsets = normalise_with_offsets(raw)
    for start in range(len(text)):
        for end in range(start + 1, len(text) + 1):
            assert offsets.from_raw(*offsets.to_raw(start, end)) == (start, end)
    assert offsets.from_raw(9, 9) == (7, 7)


@pytest.mark.parametrize("variable", ["FRAMING_GOLD", "FRAMING_CACHE"])
def test_the_folder_of_a_variable_is_found(polnear, monkeypatch, tmp_path_factory, variable):
    empty = tmp_path_factory.mktemp("empty")
    monkeypatch.setenv("FRAMING_GOLD", str(empty))
    monkeypatch.setenv("FRAMING_CACHE", str(empty))
    monkeypatch.setenv(variable, str(polnear))
    assert len(read_research_corpus("polnear")) == 2


def test_a_sub_folder_of_the_name_is_found(polnear):
    (polnear / "polnear").mkdir()
    for name in ("polnear_train.jsonl.gz", "polnear_dev.jsonl.gz"):
        (polnear / name).rename(polnear / "polnear" / name)
    assert len(read_research_corpus("polnear", polnear)) == 2


def test_half_a_corpus_is_refused_and_told(polnear, monkeypatch):
    (polnear / "polnear_dev.jsonl.gz").unlink()
    with pytest.raises(CorpusError) as refused:
        read_research_corpus("polnear", polnear)
    message = str(refused.value)
    assert "Found: 'polnear_train.jsonl.gz'." in message
    assert "framing fetch polnear --from FOLDER" in message
    assert "https://github.com/networkdynamics/PolNeAR" in message


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (gzip.compress(b'{"id": "a", "text": "Rain."}\n{"id"', mtime=0), "after line 2"),
        (gzip.compress(b'{"id": "a", "text": "Rain."}\n' * 99)[:-12], "damaged"),
        (b"plain", "damaged"),
        (gzip.compress(b'{"id": "a"}\n', mtime=0), "line 1: not a document"),
    ],
)
def test_a_damaged_file_is_told(tmp_path, content, told):
    (tmp_path / "basil.jsonl.gz").write_bytes(content)
    with pytest.raises(CorpusError, match=rf"^basil.jsonl.gz.*{told}"):
        read_research_corpus("basil", tmp_path)


def test_an_unknown_name_lists_the_known_ones():
    with pytest.raises(CorpusError, match="'polnear', 'basil', 'babe'"):
        read_research_corpus("parc")


def test_what_is_listed_is_complete_and_says_what_was_verified():
    for corpus in read_manifest().values():
        assert corpus.reference and corpus.holds and corpus.stated and corpus.address.startswith("https://")
        assert all(file.sha256 for file in corpus.files)
        assert bool(corpus.commit) == bool(corpus.seen)
        # No published file has been hashed by us, so nothing is downloaded by the shipped list.
        assert not corpus.can_be_downloaded
    assert list_research_corpora()["download"].sum() == 0


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[1, 2]", "not a list of corpora"),
        ("a: {title: A}", "no 'licence', 'files'"),
        ("a: {title: A, licence: B, files: [{name: ../x}]}", "no plain name"),
        ("a: {title: A, licence: B, files: [{name: x, sha256: abc}]}", "not a SHA-256"),
        ("a: {b", "cannot be read"),
    ],
)
def test_a_bad_list_is_refused(tmp_path, text, told):
    (tmp_path / "list.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(CorpusError, match=told):
        read_manifest(tmp_path / "list.yaml")


def test_the_cache_is_where_it_was_asked_for(monkeypatch, tmp_path):
    monkeypatch.setenv("FRAMING_CACHE", str(tmp_path))
    assert cache_folder() == tmp_path
    assert cache_folder("elsewhere").name == "elsewhere"


@pytest.mark.gold
def test_the_real_corpora_hold_what_the_list_says(gold):
    counts = {
        row.name: (len(read_research_corpus(row.name, gold)), row.holds)
        for row in list_research_corpora().itertuples()
    }
    assert all(holds.startswith(f"{count:,} ") for count, holds in counts.values()), counts
    articles = read_research_corpus("polnear", gold).set_index("article_id")["text"]
    marked = read_research_annotations("polnear", gold)
    assert marked.drop_duplicates(["article_id", "relation"]).shape[0] == 22_072
    stretches = [articles[row.article_id][row.start : row.end] for row in marked.itertuples()]
    assert stretches == marked["text"].tolist()
    assert (marked["text"].str.strip() != "").all()
