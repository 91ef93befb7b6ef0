"""The command fetch."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import sys

import pytest

from framing.cli import main

BODY = gzip.compress(b'{"id": "a1", "outlet": "Courier", "text": "Rain fell."}\n', mtime=0)


@pytest.fixture
def small(tmp_path, monkeypatch):
    """A corpus on disk and the options that name it."""
    monkeypatch.setenv("FRAMING_CACHE", str(tmp_path / "cache"))
    (tmp_path / "disk").mkdir()
    (tmp_path / "disk" / "small.jsonl.gz").write_bytes(BODY)
    file = {"name": "small.jsonl.gz", "sha256": hashlib.sha256(BODY).hexdigest()}
    listed = {"small": {"title": "Small", "licence": "CC0 1.0", "stated": "its README", "files": [file]}}
    (tmp_path / "list.yaml").write_text(json.dumps(listed), encoding="utf-8")
    return ["small", "--from", str(tmp_path / "disk"), "--manifest", str(tmp_path / "list.yaml")]


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as stopped:
        main(["fetch", *arguments])
    return int(stopped.value.code or 0)


def test_without_a_name_the_corpora_are_listed(capsys):
    assert run() == 0
    assert "polnear: PolNeAR 1.0.0" in capsys.readouterr().out


def test_terms_are_shown_and_the_copy_is_made(small, tmp_path, capsys):
    assert run(*small, "--yes") == 0
    out = capsys.readouterr().out
    assert "Licence, as stated by its source: CC0 1.0 (its README)" in out
    assert f"small.jsonl.gz: {len(BODY)} bytes, SHA-256 {hashlib.sha256(BODY).hexdigest()} (verified)" in out
    assert (tmp_path / "cache" / "small" / "small.jsonl.gz").read_bytes() == BODY


@pytest.mark.parametrize(("answer", "made"), [("y\n", True), ("n\n", False), ("", False)])
def test_terms_must_be_accepted(small, tmp_path, monkeypatch, answer, made):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(answer.encode())))
    assert run(*small) == (0 if made else 1)
    assert (tmp_path / "cache" / "small").exists() == made


def test_an_unknown_name_is_refused(capsys):
    assert run("parc", "--yes") == 1
    assert "no research corpus of this name" in capsys.readouterr().err
