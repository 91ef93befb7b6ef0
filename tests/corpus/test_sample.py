"""Where the teaching corpus is looked for."""

from __future__ import annotations

import pytest

from framing.corpus import sample, sample_corpus, sample_path
from framing.errors import CorpusError


@pytest.fixture
def places(tmp_path, monkeypatch):
    """A wheel's folder and a checkout's, both still empty."""
    folders = (tmp_path / "sample_data", tmp_path / "data" / "sample")
    monkeypatch.setattr(sample, "_PLACES", folders)
    return folders


def test_places_are_inside_the_package_and_beside_it():
    wheel, checkout = sample._PLACES
    assert wheel.parts[-2:] == ("framing", "sample_data")
    assert checkout.parts[-2:] == ("data", "sample")
    assert wheel.parents[1] == checkout.parents[1]


def test_wheel_comes_first_and_folders_are_allowed(places):
    for place in places:
        (place / "key").mkdir(parents=True)
        (place / "key" / "spans.csv").write_text("x", encoding="utf-8")
    assert sample_path("key/spans.csv") == places[0] / "key" / "spans.csv"
    (places[0] / "key" / "spans.csv").unlink()
    assert sample_path("key/spans.csv") == places[1] / "key" / "spans.csv"


def test_missing_file_lists_what_there_is(places):
    with pytest.raises(CorpusError, match=r"no file at all.*install"):
        sample_path()
    (places[1] / "key").mkdir(parents=True)
    (places[1] / "key" / "spans.csv").write_text("x", encoding="utf-8")
    with pytest.raises(CorpusError, match=r"^articles.csv: .*Found: 'key/spans.csv'"):
        sample_path()


def test_corpus_is_read_from_the_default_file(places):
    places[1].mkdir(parents=True)
    (places[1] / "articles.csv").write_text("article_id,outlet,text\n1,Courier,Rain.\n", encoding="utf-8")
    assert sample_corpus()["outlet"].tolist() == ["Courier"]
