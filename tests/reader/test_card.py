"""The model card says what ships: hashes that match, and the terms of what the weights learned from."""

from __future__ import annotations

import hashlib
import json

import pytest

from framing.reader import WEIGHTS

CARD = json.loads((WEIGHTS / "card.json").read_text("utf-8"))
PAGE = (WEIGHTS / "card.md").read_text("utf-8")


def digest(name):
    return hashlib.sha256((WEIGHTS / name).read_bytes()).hexdigest()


def test_the_card_has_its_fields():
    assert {"version", "sha256", "files", "base", "corpora", "runs", "seed", "versions"} <= set(CARD)
    # Each run as the page tells it, the last of them the one that ships.
    assert all(f"*{run['name']}*" in PAGE for run in CARD["runs"])
    assert CARD["seed"] == CARD["runs"][-1]["seed"]


def test_the_hash_is_that_of_the_weights():
    assert CARD["sha256"] == digest("reader.onnx")
    assert CARD["sha256"] in PAGE
    assert CARD["base"]["sha256"] in PAGE


@pytest.mark.parametrize("name", ["links.npy", "tokenizer.json.gz"])
def test_the_files_beside_the_weights_are_those_of_the_card(name):
    assert CARD["files"][name] == digest(name)


def test_what_ships_stays_under_thirty_megabytes():
    assert sum(path.stat().st_size for path in WEIGHTS.iterdir()) < 30e6


@pytest.mark.parametrize("corpus", ["PolNeAR", "FactBank", "Wikipedia", "BABE", "BASIL"])
def test_every_corpus_is_named_with_its_licence(corpus):
    (entry,) = [one for name, one in CARD["corpora"].items() if corpus in name]
    # The table of corpora has a row of the corpus with the licence that card.json states.
    rows = [line for line in PAGE.splitlines() if line.startswith("|") and corpus in line]
    assert any(entry["licence"].split()[0] in line for line in rows)


def test_the_terms_that_bind_are_spelled_out():
    assert CARD["base"]["licence"] == "Apache-2.0"
    assert CARD["corpora"]["BABE"]["licence"].startswith("AGPL-3.0")
    assert CARD["corpora"]["PolNeAR 1.0.0"]["licence"] == "none stated"
    assert all(word in PAGE for word in ("Apache-2.0", "AGPL-3.0", "CC BY-SA", "none stated"))


def test_the_page_says_that_the_bytes_cannot_be_rebuilt_and_what_was_not_cross_validated():
    assert "rebuild the method, not these bytes" in " ".join(PAGE.split())
    assert "one fold, not cross-validated" in PAGE
