"""Fetching a corpus: from a server that behaves and misbehaves, and from a folder."""

from __future__ import annotations

import errno
import gzip
import hashlib
import json
import os
import shutil
import subprocess
import sys
import time

import pytest
from loopback import serving

from framing.corpus import fetch_corpus, read_research_corpus
from framing.errors import CorpusError, MissingExtraError

pytest.importorskip("pooch")

DOCUMENT = {"id": "a1", "outlet": "Courier", "title": "Flood", "date": "2031-03-12", "text": "Rain fell."}
BODY = gzip.compress(json.dumps(DOCUMENT).encode(), mtime=0)
HASH = hashlib.sha256(BODY).hexdigest()
FILE = "small.jsonl.gz"


@pytest.fixture
def listed(tmp_path, monkeypatch):
    """A list with one corpus of one file, at an address and with a hash."""
    monkeypatch.delenv("FRAMING_GOLD", raising=False)
    monkeypatch.setenv("FRAMING_CACHE", str(tmp_path / "cache"))

    def write(url="", sha256=HASH):
        path = tmp_path / "list.yaml"
        entry = {"title": "Small", "licence": "CC0", "files": [{"name": FILE, "url": url, "sha256": sha256}]}
        path.write_text(json.dumps({"small": entry}), encoding="utf-8")
        return path

    return write


def fetch(listed, plan, **options):
    """Fetch the small corpus from a server that answers by the plan; give result or error, and asks."""
    with serving({"/f": plan}) as (address, asked):
        manifest = listed(f"{address}/f")
        try:
            return fetch_corpus("small", manifest=manifest, wait=0.01, **options), asked
        except CorpusError as error:
            return error, asked


def test_a_whole_file_is_kept_and_read(listed, tmp_path):
    fetched, asked = fetch(listed, [(200, BODY)])
    assert fetched.folder == tmp_path / "cache" / "small"
    assert fetched.files[["name", "bytes", "sha256", "verified"]].values.tolist() == [
        [FILE, len(BODY), HASH, True]
    ]
    assert asked == ["/f"]
    articles = read_research_corpus("small", manifest=tmp_path / "list.yaml")
    assert articles[["article_id", "outlet", "headline", "text"]].values.tolist() == [
        ["a1", "Courier", "Flood", "Rain fell."]
    ]
    assert any(HASH[:12] in note and "as listed" in note for note in articles.attrs["import_report"].notes)


def test_what_is_there_is_not_downloaded_again(listed):
    plan = [(200, BODY)]
    with serving({"/f": plan}) as (address, asked):
        manifest = listed(f"{address}/f")
        fetch_corpus("small", manifest=manifest)
        fetch_corpus("small", manifest=manifest)
    assert asked == ["/f"]


def test_a_broken_copy_in_the_cache_is_replaced(listed, tmp_path):
    broken = tmp_path / "cache" / "small" / FILE
    broken.parent.mkdir(parents=True)
    broken.write_bytes(BODY[:20])
    fetched, _ = fetch(listed, [(200, BODY)])
    assert broken.read_bytes() == BODY
    assert bool(fetched.files["verified"].all())


@pytest.mark.parametrize(
    ("plan", "told", "asks"),
    [
        ([(200, BODY + b"x")], "not the file that is listed", 3),  # wrong hash
        ([(200, BODY, "truncated")], "could not be fetched", 3),  # 100 bytes too few
        ([(404, b"none")], "the server answered 404", 1),
        ([(403, b"none")], "the server answered 403", 1),
        ([(500, b"none")], "the server answered 500", 3),
    ],
)
def test_a_failure_is_told_and_leaves_nothing(listed, tmp_path, plan, told, asks):
    error, asked = fetch(listed, plan)
    assert isinstance(error, CorpusError)
    assert str(error).startswith(f"small, {FILE}: ")
    assert told in str(error)
    assert len(asked) == asks
    assert not (tmp_path / "cache" / "small").exists()
    with pytest.raises(CorpusError, match="no whole copy"):
        read_research_corpus("small", manifest=tmp_path / "list.yaml")


@pytest.mark.parametrize("first", [(500, b"none"), (200, BODY, "truncated"), (200, b"half")])
def test_what_passes_is_tried_again(listed, first):
    fetched, asked = fetch(listed, [first, (200, BODY)])
    assert fetched.files["sha256"].tolist() == [HASH]
    assert asked == ["/f", "/f"]


def test_a_server_that_stalls_is_given_up(listed, tmp_path):
    error, asked = fetch(listed, [(200, BODY, "stalls")], timeout=0.2)
    assert "could not be fetched" in str(error)
    assert len(asked) == 3
    assert not (tmp_path / "cache" / "small").exists()


def test_nobody_listens(listed):
    with pytest.raises(CorpusError, match=r"could not be fetched.*try again; or use --from"):
        fetch_corpus("small", manifest=listed("http://127.0.0.1:9/f"), wait=0)


def test_no_space_is_told_and_not_tried_again(listed, tmp_path, monkeypatch):
    def full(*_, **__):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("pooch.core.hash_matches", full)
    error, asked = fetch(listed, [(200, BODY)])
    assert "no space left on the disk" in str(error)
    assert asked == ["/f"]
    assert not (tmp_path / "cache" / "small").exists()


def test_a_killed_download_leaves_nothing_that_is_taken_for_whole(listed, tmp_path):
    code = "import sys, framing; framing.fetch_corpus('small', manifest=sys.argv[1])"
    with serving({"/f": [(200, BODY, "stalls")]}) as (address, asked):
        manifest = listed(f"{address}/f")
        child = subprocess.Popen([sys.executable, "-c", code, str(manifest)])
        for _ in range(500):
            if asked:
                break
            time.sleep(0.05)
        child.kill()
        child.wait(20)
    assert asked
    with pytest.raises(CorpusError, match="no whole copy"):
        read_research_corpus("small", manifest=manifest)
    fetched, _ = fetch(listed, [(200, BODY)])
    assert fetched.files["sha256"].tolist() == [HASH]


def test_without_address_or_hash_nothing_is_downloaded(listed):
    with serving({"/f": [(200, BODY)]}) as (address, asked):
        for manifest in (listed(""), listed(f"{address}/f", sha256="")):
            with pytest.raises(CorpusError, match=r"no address with a verified SHA-256.*--from FOLDER"):
                fetch_corpus("small", manifest=manifest)
    assert asked == []


def test_a_folder_is_copied_and_checked(listed, tmp_path):
    (tmp_path / "disk").mkdir()
    (tmp_path / "disk" / FILE).write_bytes(BODY)
    fetched = fetch_corpus("small", source=tmp_path / "disk", manifest=listed())
    assert fetched.files[["verified", "origin"]].values.tolist() == [[True, "copied from 'disk'"]]
    assert (tmp_path / "cache" / "small" / FILE).read_bytes() == BODY
    (tmp_path / "disk" / FILE).write_bytes(BODY + b"x")
    with pytest.raises(CorpusError, match=f"not the one that is listed. Expected: SHA-256 {HASH}"):
        fetch_corpus("small", source=tmp_path / "disk", manifest=listed(), cache=tmp_path / "other")
    assert not (tmp_path / "other").exists()
    fetched = fetch_corpus("small", source=tmp_path / "disk", manifest=listed(sha256=""))
    assert fetched.files["verified"].tolist() == [False]


def test_a_copy_that_breaks_off_leaves_nothing(listed, tmp_path, monkeypatch):
    (tmp_path / "disk").mkdir()
    (tmp_path / "disk" / FILE).write_bytes(BODY)

    def breaks(_, to):
        to.write_bytes(BODY[:10])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(shutil, "copyfile", breaks)
    with pytest.raises(CorpusError, match="no space left"):
        fetch_corpus("small", source=tmp_path / "disk", manifest=listed())
    assert list((tmp_path / "cache" / "small").iterdir()) == []


def test_a_folder_without_the_corpus(listed, tmp_path):
    (tmp_path / "disk").mkdir()
    with pytest.raises(CorpusError, match=f"'disk' holds no '{FILE}'. Found: an empty folder"):
        fetch_corpus("small", source=tmp_path / "disk", manifest=listed())
    with pytest.raises(CorpusError, match="no such folder"):
        fetch_corpus("small", source=tmp_path / "nowhere", manifest=listed())


def test_without_pooch_the_extra_is_named(listed, monkeypatch):
    monkeypatch.setitem(sys.modules, "pooch", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'framing\[fetch\]'"):
        fetch_corpus("small", manifest=listed("http://127.0.0.1:9/f"))
