"""Passages behind a number, shown in a notebook."""

import pytest

import framing
from framing.errors import AnnotationError, MeasureError
from framing.report.passages_view import REACH, show_passages

MEASURES = [
    ("loaded_per_1000_words", "own"),
    ("loaded_per_1000_words", "attributed"),
    ("loaded_per_1000_words[emotive]", "all"),
    ("scare_quotes_per_1000_words", "own"),
    ("hedges_per_1000_words", "own"),
    ("hedged_sentence_share", "own"),
    ("stance_share[distancing]", "all"),
    ("source_type_share[anonymous]", "all"),
]


@pytest.fixture(scope="module")
def marks():
    flash = (
        "Furious mobs ran riot. “Chaos!” It may be over, a source claimed. The so-called “truce” may hold."
    )
    courier = "About 20 people left. Ana Hale, the mayor, said the furious crowd had gone."
    rows = [
        {"id": f"{outlet[0]}{n}", "outlet": outlet, "event": f"e{n}", "text": text}
        for n in range(4)
        for outlet, text in (("Flash", flash), ("Courier", courier))
    ]
    return framing.annotate(framing.read_corpus(rows))


@pytest.mark.parametrize(("measure", "voice"), MEASURES)
def test_shows_as_many_passages_as_the_number_counts(marks, measure, voice):
    table = framing.measure(marks)
    for outlet in ("Flash", "Courier"):
        rows = table[table["measure"].eq(measure) & table["voice"].eq(voice) & table["outlet"].eq(outlet)]
        view = show_passages(marks, measure, voice, outlet, limit=99)
        assert len(view.passages) == rows["count"].sum()


def test_passages_are_spread_over_the_corpus(marks):
    view = show_passages(marks, "stance_share[distancing]", outlet="Flash", limit=2)
    # four articles with one such attribution each: the first and the third
    assert [passage.article_id for passage in view.passages] == ["F0", "F2"]
    assert view.heading == "Distancing cues, Flash: 2 of 4"


def test_a_word_is_shown_in_its_sentence_and_marked_in_both_forms(marks):
    (passage,) = show_passages(marks, "hedges_per_1000_words", outlet="Courier", limit=1).passages
    assert passage.plain == "[About | hedge: approximator] 20 people left."
    assert "<mark" in passage.html
    assert "mayor" not in passage.html


def test_a_term_narrows_the_passages(marks):
    every = show_passages(marks, "loaded_per_1000_words", "all", limit=99)
    furious = show_passages(marks, "loaded_per_1000_words", "all", term="furious", limit=99)
    assert len(furious.passages) == 8 < len(every.passages)
    assert all("urious |" in passage.plain for passage in furious.passages)
    assert furious.heading.endswith("“furious”: 8 of 8")


def test_long_sentences_are_cut_and_say_so():
    text = "word " * 500 + "a furious crowd " + "word " * 500 + "."
    marks = framing.annotate(framing.read_corpus([{"id": "a", "outlet": "Flash", "text": text}]))
    (passage,) = show_passages(marks, "loaded_per_1000_words").passages
    assert passage.plain.startswith("… ")
    assert passage.plain.endswith(" …")
    assert len(passage.plain) < 2 * REACH + 60


def test_markup_in_a_text_is_shown_and_not_run():
    text = "A furious <script>alert(1)</script> crowd left."
    marks = framing.annotate(framing.read_corpus([{"id": "a", "outlet": "Flash", "text": text}]))
    html = show_passages(marks, "loaded_per_1000_words")._repr_html_()
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_refuses_what_counts_no_passages_and_unknown_outlets(marks):
    with pytest.raises(MeasureError, match="found 'hedge_balance'"):
        show_passages(marks, "hedge_balance")
    with pytest.raises(AnnotationError, match="'Flash', 'Courier', found 'Gazette'"):
        show_passages(marks, "direct_share", outlet="Gazette")
    assert show_passages(marks, "stance_share[denying]").heading == "Denying cues: 0 of 0"
