"""Copies as their authors publish them; the files here are invented, laid out as theirs are."""

from __future__ import annotations

import json

import pytest

from framing.corpus import fetch_corpus, read_research_annotations, read_research_corpus
from framing.errors import CorpusError


@pytest.fixture
def cache(tmp_path, monkeypatch):
    monkeypatch.delenv("FRAMING_GOLD", raising=False)
    monkeypatch.setenv("FRAMING_CACHE", str(tmp_path / "cache"))


@pytest.fixture
def put(tmp_path, cache):
    """Write files into a folder that stands for the authors' repository."""

    def write(files):
        for name, content in files.items():
            path = tmp_path / "clone" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else json.dumps(content).encode())
        return tmp_path / "clone"

    return write


HEAD = (
    "compartment\tfilename\tlevel\tannotators\tpublisher\tpublication_date\tauthor\ttitle\t"
    "trump_count\tclinton_count\tcredit\twire\n"
)
POLNEAR = {
    "data/metadata.tsv": HEAD
    + 'train\tnyt_1\t3\t4b22|4e07\tnyt\t2031-03-12\tAnn Lee\tFlood "at" noon\t0\t0\tNone\tNone\n'
    + "dev\tfox_1\t3\t4b22\tfox\t2031-03-13\tAP\tRain\t0\t0\tNone\tAP\n"
    + "test\tfox_2\t3\t4b22\tfox\t2031-03-14\tAP\tKept\t0\t0\tNone\tAP\n",
    "data/train/text/nyt_1.txt": "Crowds fled, she said, at noon.",
    "data/train/attributions/nyt_1_4b22.ann": (
        "T1\tSource 13 16\tshe\nT2\tCue 17 21\tsaid\nT3\tContent 0 12;23 30\tCrowds fled, at noon\n"
        "T4\tAttribution 17 21\tsaid\nE1\tAttribution:T4 Content:T3 Cue:T2 Source:T1\n"
    ),
    "data/dev/text/fox_1.txt": "Rain fell.",
    "data/dev/attributions/fox_1_4b22.ann": "",
}


def test_polnear_without_its_test_part(put):
    fetched = fetch_corpus("polnear", source=put(POLNEAR))
    assert fetched.files[["name", "verified"]].values.tolist() == [["polnear_as_published.jsonl.gz", False]]
    articles = read_research_corpus("polnear")
    assert articles[["article_id", "outlet", "split", "wire"]].values.tolist() == [
        ["nyt_1", "nyt", "train", ""],
        ["fox_1", "fox", "dev", "AP"],
    ]
    assert articles["headline"][0] == 'Flood "at" noon'
    assert read_research_annotations("polnear")[["layer", "start", "end", "text"]].values.tolist() == [
        ["source", 13, 16, "she"],
        ["cue", 17, 21, "said"],
        ["content", 0, 12, "Crowds fled,"],
        ["content", 23, 30, "at noon"],
    ]
    assert any("not verified" in note for note in articles.attrs["import_report"].notes)


def test_the_same_copy_gives_the_same_file(put, tmp_path):
    clone = put(POLNEAR)
    hashes = {
        fetch_corpus("polnear", source=clone, cache=tmp_path / name).files["sha256"][0] for name in "ab"
    }
    assert len(hashes) == 1


def test_a_missing_text_is_told_and_nothing_is_kept(put, tmp_path):
    clone = put(POLNEAR)
    (clone / "data" / "dev" / "text" / "fox_1.txt").unlink()
    with pytest.raises(CorpusError, match=r"^fox_1.txt: the file cannot be read"):
        fetch_corpus("polnear", source=clone)
    assert list((tmp_path / "cache" / "polnear").iterdir()) == []


def test_basil_with_spans_moved_from_sentence_to_text(put):
    article = {
        "title": "Flood",
        "date": "2031-03-12",
        "source": "NYT",
        "triplet-uuid": "e1",
        "url": "",
        "body-paragraphs": [["Rain fell.", "Crowds fled."], ["The furious mayor spoke."]],
    }
    spans = [
        {"id": "p2", "start": 4, "end": 11, "txt": "furious", "bias": "lex", "polarity": "neg"},
        {"id": "title", "start": 0, "end": 5, "txt": "Flood", "bias": "inf", "polarity": "neg"},
    ]
    clone = put(
        {
            "articles/2031/e1_1.json": article,
            "annotations/2031/e1_1_ann.json": {"phrase-level-annotations": spans},
        }
    )
    fetch_corpus("basil", source=clone)
    articles = read_research_corpus("basil")
    assert articles.loc[0, ["outlet", "event", "text"]].tolist() == [
        "nyt",
        "e1",
        "Rain fell. Crowds fled.\n\nThe furious mayor spoke.",
    ]
    # 10 + 1 + 12 characters, two line ends, then "The ": 29.
    assert read_research_annotations("basil")[["layer", "label", "start", "end"]].values.tolist() == [
        ["lexical", "neg", 29, 36]
    ]


@pytest.mark.parametrize("delimiter", [";", ","])
def test_babe_by_sentence(put, delimiter):
    head = ["text", "news_link", "outlet", "topic", "type", "label_bias", "label_opinion", "biased_words"]
    row = ['"Crowds fled; rain, too."', "x", "Flash", "flood", "left", "Biased", "Entirely factual", "[]"]
    lines = [delimiter.join(head), delimiter.join(row)]
    fetch_corpus("babe", source=put({"data/final_labels_SG2.csv": "\ufeff" + "\n".join(lines) + "\n"}))
    articles = read_research_corpus("babe")
    assert articles.loc[0, ["article_id", "outlet", "text", "biased"]].tolist() == [
        "babe-sg2-0000",
        "Flash",
        "Crowds fled; rain, too.",
        True,
    ]


def test_stories_of_the_crawl_need_their_articles(put):
    with pytest.raises(CorpusError, match=r"^28HeIQdY65cNHS80.json: the file cannot be read"):
        fetch_corpus("multi_outlet", source=put({"data/jsons/other.json": {}}))


def test_another_version_of_a_layout_is_told(put):
    files = POLNEAR | {"data/metadata.tsv": HEAD.replace("annotators", "coders") + "train\tnyt_1\t3\t4b22\n"}
    with pytest.raises(CorpusError, match=r"has no field 'annotators'.*check that it is commit 9b85973"):
        fetch_corpus("polnear", source=put(files))
