"""The layer ties paragraphs, sentences, quotations and words of one text together."""

from __future__ import annotations

import numpy as np
import pytest

from framing.text import read_text

TEXT = 'He left early. "I won," she said.\n\nThe so-called ‘pocket’ held.'


def test_layer_reads_sentences_quotations_and_words():
    layer = read_text(TEXT)
    assert [layer.text[a:b] for a, b in layer.sentences] == [
        "He left early.",
        '"I won," she said.',
        "The so-called ‘pocket’ held.",
    ]
    assert [layer.text[q.start : q.end] for q in layer.quotations] == ['"I won,"', "‘pocket’"]
    # He left early I won she said / The so-called pocket held = 7 + 4
    assert len(layer.word_starts) == len(layer.word_ends) == 11
    assert layer.word_starts.dtype == np.int64


def test_in_quotes_needs_the_whole_span_inside():
    layer = read_text(TEXT)
    won = TEXT.index("won")
    assert layer.in_quotes(won, won + 3)
    assert not layer.in_quotes(won, TEXT.index("said"))
    assert not layer.in_quotes(0, 2)


def test_sentence_of_gives_white_space_to_the_sentence_before():
    layer = read_text(TEXT)
    assert [layer.sentence_of(offset) for offset in (0, 13, 14, 15, len(TEXT) - 1)] == [0, 0, 0, 1, 2]


def test_empty_text_has_nothing():
    layer = read_text("")
    assert (layer.sentences, layer.quotations, layer.paragraphs) == ([], [], [])
    assert layer.sentence_of(0) == -1
    assert not layer.in_quotes(0, 0)
    assert layer.word_starts.shape == (0,)


def test_nested_quotation_is_inside_the_outer_one():
    text = "“He called it a ‘pocket’ twice,” she said of the ‘plan’."
    layer = read_text(text)
    assert layer.in_quotes(text.index("twice"), text.index("twice") + 5)
    assert layer.in_quotes(text.index("plan"), text.index("plan") + 4)
    assert not layer.in_quotes(text.index("she"), text.index("she") + 3)


def test_words_are_found_once():
    layer = read_text(TEXT)
    assert layer.word_starts is layer.word_starts


@pytest.mark.parametrize(
    "text", ["word", "😀", "e\u0301e\u0301", "שלום עולם. שלום", "a\0b. C", "\ud800 \udfff.", "\ufeff"]
)
def test_odd_texts_are_read(text):
    layer = read_text(text)
    assert len(layer.word_starts) == len(layer.word_ends)
    assert "".join(text[a:b] for a, b in layer.sentences).replace(" ", "") == text.replace(" ", "")
