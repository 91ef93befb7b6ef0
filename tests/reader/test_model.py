"""The shipped model: what it reads, and that the answer depends on the text alone."""

from __future__ import annotations

import json

import numpy as np
import pytest

from framing.reader import WEIGHTS, ReaderModel

MODEL = ReaderModel()
TEXT = (
    "The mayor denied that the dam had been opened late. “We heard the siren at four,” said Rosa Linden, 44, "
    "of Salt Street.\n\nAccording to a report seen by officials, the gates may have failed."
)
TEXTS = [TEXT, "Rain fell.", TEXT * 12]


def parts(output) -> list:
    """Return the parts of each relation as text."""
    text = output.pieces.text
    return [
        tuple(" | ".join(text[s:e] for s, e in spans) for spans in (one.sources, one.cues, one.contents))
        for one in output.relations
    ]


def test_it_reads_denial_quotation_and_document():
    found = parts(MODEL.read([TEXT])[0])
    assert ("The mayor", "denied", "that the dam had been opened late") in found
    assert any(cue == "said" and content == "“We heard the siren at four,”" for _, cue, content in found)
    assert any(
        cue.lower() == "according to" and "the gates may have failed" in content for _, cue, content in found
    )


def test_probabilities_are_probabilities():
    output = MODEL.read([TEXT])[0]
    assert all(0 < one.probability < 1 for one in output.relations)
    for values in (output.words.hedge, output.words.loaded):
        assert ((values >= 0) & (values <= 1)).all()


def test_a_hedge_stands_out_from_plain_words():
    words = MODEL.read([TEXT])[0].words
    chance = {TEXT[s:e]: p for s, e, p in zip(words.starts, words.ends, words.hedge, strict=True)}
    assert chance["may"] > 0.5 > chance["dam"]


def test_threads_and_company_change_no_decision():
    alone = [MODEL.read([text])[0].relations for text in TEXTS]
    together = [output.relations for output in MODEL.read(TEXTS)]
    threaded = [output.relations for output in ReaderModel(threads=2).read(TEXTS)]
    assert any(alone)
    for one, other, third in zip(alone, together, threaded, strict=True):
        assert [(r.sources, r.cues, r.contents) for r in one] == [
            (r.sources, r.cues, r.contents) for r in other
        ]
        assert [(r.sources, r.cues, r.contents) for r in one] == [
            (r.sources, r.cues, r.contents) for r in third
        ]


@pytest.mark.parametrize("text", ["", " \n\n ", "a", "“", "x" * 5000, "नमस्ते दुनिया", "🙂 🙂"])
def test_hard_texts_are_read(text):
    output = MODEL.read([text])[0]
    for relation in output.relations:
        assert all(0 <= s < e <= len(text) for s, e in relation.sources + relation.cues + relation.contents)
    assert len(output.biased([(0, len(text))])) == 1


def test_the_card_describes_these_weights():
    card = json.loads((WEIGHTS / "card.json").read_text("utf-8"))
    assert MODEL.provenance() == {"model": card["version"], "weights": card["sha256"][:16]}


def test_the_weights_stay_small():
    assert sum(path.stat().st_size for path in WEIGHTS.iterdir()) <= 30 * 2**20


def test_scores_are_finite():
    assert np.isfinite(MODEL.read([TEXT])[0].scores).all()
