from __future__ import annotations

import pandas as pd
import pytest

from framing.annotations.marks import Marks
from framing.annotations.relations import RELATION_COLUMNS
from framing.annotations.spans import SPAN_COLUMNS
from framing.errors import AnnotationError
from framing.report import show_article, show_pair
from framing.report.lookup import Lookup
from framing.report.showing import view_article


def test_plain_text_says_what_is_marked_and_in_whose_voice(marks):
    shown = repr(show_article(marks, "f0"))
    assert shown.splitlines()[0] == "CHAOS 0!"
    assert "Flash · event 0 · 2031-03-01 · f0" in shown
    # 3 loaded terms, all in own voice; hedge "might" inside the content
    assert "1 attribution; 3 loaded terms (3 in own voice); 1 hedge; 1 booster; 1 scare quote" in shown
    assert "[Furious | loaded: emotive] crowds brought [total | loaded: absolutist]" in shown
    assert "[A source | source: anonymous] [claimed | cue: distancing]" in shown
    assert "[nobody [might | hedge: epistemic] come | attributed to A source]" in shown


def test_html_tells_voices_apart_without_script_or_outside_reference(marks, read_page):
    html = show_article(marks, "c0")._repr_html_()
    page = read_page(html)
    classes = page.attributes("class")
    for name in ("fr-content fr-begins", "fr-quotation", "fr-source", "fr-cue", "fr-loaded", "fr-hedge"):
        assert name in classes
    assert "script" not in {tag for tag, _ in page.tags}
    assert not page.attributes("src") and not page.attributes("href") and not page.attributes("style")
    assert "loaded: emotive · attributed to Ana Hale · entry: furious" in page.attributes("title")
    assert "attributed to Ana Hale, indirect, neutral cue · probability 1.00" in page.attributes("title")
    assert "cue: neutral · entry: said" in page.attributes("title")
    assert "source: named person · counted as Ana Hale" in page.attributes("title")


def test_notebooks_get_both_forms_and_the_same_bytes_every_time(marks):
    bundle = show_article(marks, "c0")._repr_mimebundle_()
    assert bundle == show_article(marks, "c0")._repr_mimebundle_()
    assert set(bundle) == {"text/plain", "text/html"}


def test_hovering_a_mark_in_quotation_marks_says_so(mark_up):
    tagged = (
        "<content direct 0>“A <loaded emotive>mad</loaded> plan,”</content> <cue neutral 0>said</cue> Orr."
    )
    marks = mark_up([{"article_id": "a", "outlet": "O", "text": tagged}])
    html = show_article(marks, "a")._repr_html_()
    assert 'title="loaded: emotive · attributed, in quotation marks · entry: mad"' in html
    assert "attributed to no source" in html


def test_every_paragraph_stands_alone_and_a_content_over_two_is_marked_in_both(mark_up):
    tagged = "Orr <cue neutral 0>said</cue>: <content direct 0>“One.\n\n“Two.”</content> End."
    marks = mark_up([{"article_id": "a", "outlet": "O", "text": tagged}])
    view = show_article(marks, "a")
    assert len(view.paragraphs) == 2
    assert all("fr-content" in paragraph for paragraph in view.paragraphs)
    # the bar where it begins, the name where it ends
    assert ["fr-begins" in paragraph for paragraph in view.paragraphs] == [True, False]
    assert ["attributed to no source]" in paragraph for paragraph in view.paragraphs] == [False, True]


def test_an_unknown_article_is_refused_with_names_that_are_near(marks):
    with pytest.raises(AnnotationError, match=r"no article 'c9': expected one of the 12 .* 'c0'"):
        show_article(marks, "c9")


def test_pair_shows_both_and_reads_one_after_the_other(marks, read_page):
    pair = show_pair(marks, "c0", "f0")
    page = read_page(pair._repr_html_())
    # each article has one paragraph or two, side by side from the first
    assert page.attributes("class").count("fr-row fr-text") == 1
    assert "Rain on day 0" in page.text and "CHAOS 0!" in page.text
    assert repr(pair).index("Rain on day 0") < repr(pair).index("CHAOS 0!")


def test_an_article_without_event_date_or_headline(mark_up):
    marks = mark_up([{"article_id": "a", "outlet": "O", "text": "Rain fell."}])
    assert repr(show_article(marks, "a")).startswith("O · a\n2 words; 0 attributions; 0 loaded terms;")


def test_a_text_without_marks_or_with_nothing_but_marks():
    for text in ("x", "“”", "…" * 50, "שלום \u202eabc", "e\u0301 😀", "<b>&amp;</b>"):
        articles = pd.DataFrame({"article_id": ["a"], "outlet": ["O"], "text": [text]})
        empty = Marks(articles, pd.DataFrame(columns=SPAN_COLUMNS), pd.DataFrame(columns=RELATION_COLUMNS))
        view = show_article(empty, "a")
        assert text in repr(view)
        assert "<b>&" not in view._repr_html_()


def test_only_the_beginning_of_a_long_text_is_shown_where_asked(mark_up):
    marks = mark_up([{"article_id": "a", "outlet": "O", "text": "Rain. " * 1000}])
    view = view_article(Lookup(marks), "a", limit=100)
    assert sum(map(len, view.plain)) == 100
    assert view.left_out == 5999 - 100
