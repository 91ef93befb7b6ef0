from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from framing.report.marked_text import MARKED_LAYERS, Shown, marked_html, marked_plain


def span(start: int, end: int, layer: str = "loaded", name: str = "") -> Shown:
    return Shown(start, end, layer, name, "")


@st.composite
def texts_with_spans(draw):
    text = draw(st.text(st.sampled_from("ab <>&\"'\n“é"), max_size=30))
    ends = st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))
    spans = draw(st.lists(st.tuples(ends, st.sampled_from(MARKED_LAYERS)), max_size=8))
    return text, [span(min(pair), max(pair), layer) for pair, layer in spans]


@given(texts_with_spans(), st.integers(0, 30), st.integers(0, 30))
def test_no_character_is_lost_and_elements_nest(drawn, one, other):
    from html.parser import HTMLParser

    text, spans = drawn
    start, end = sorted((min(one, len(text)), min(other, len(text))))

    class Strict(HTMLParser):
        def __init__(self):
            super().__init__()
            self.open, self.read = [], ""

        def handle_starttag(self, tag, attrs):
            self.open.append(tag)

        def handle_endtag(self, tag):
            assert self.open.pop() == tag

        def handle_data(self, data):
            self.read += data

    parser = Strict()
    parser.feed(str(marked_html(text, spans, start, end)))
    parser.close()
    assert parser.read == text[start:end]
    assert not parser.open


def test_crossing_spans_are_split_where_they_cross():
    # "abcdef": content 0-4 and loaded 2-6 cross at 4
    html = marked_html("abcdef", [span(0, 4, "content"), span(2, 6, "loaded")])
    assert str(html) == (
        '<span class="fr-content fr-begins">ab<mark class="fr-loaded">cd</mark></span>'
        '<mark class="fr-loaded">ef</mark>'
    )


def test_the_name_follows_the_last_piece_only():
    html = str(marked_html("abcdef", [span(0, 4, "content"), span(2, 6, "loaded", "loaded: emotive")]))
    assert html.count("[loaded: emotive]") == 1
    assert html.endswith('ef<span class="fr-name"> [loaded: emotive]</span></mark>')


def test_same_offsets_put_the_content_outside():
    html = str(marked_html("ab", [span(0, 2, "loaded"), span(0, 2, "content"), span(0, 2, "quotation")]))
    assert html.index("fr-content") < html.index("fr-quotation") < html.index("fr-loaded")


def test_a_span_cut_by_the_stretch_has_neither_bar_nor_name():
    html = str(marked_html("abcdef", [span(0, 6, "content", "attributed")], 2, 4))
    assert html == '<span class="fr-content">cd</span>'


def test_markup_in_text_name_and_hint_is_shown_as_text():
    evil = '"><img src=x onerror=alert(1)>'
    html = str(marked_html("<script>", [Shown(0, 8, "loaded", evil, evil)]))
    assert "<img" not in html and "<script" not in html
    assert "&lt;script&gt;" in html


def test_plain_text_brackets_what_has_a_name():
    spans = [span(0, 11, "content", "attributed to Hale"), span(4, 7, "loaded", "loaded: emotive")]
    assert marked_plain("The mad dog", spans) == "[The [mad | loaded: emotive] dog | attributed to Hale]"
    assert marked_plain("A “b” c", [span(2, 5, "quotation")]) == "A “b” c"


def test_many_overlapping_spans_take_linear_steps():
    # 20,000 spans in a row: a quadratic walk would take minutes
    text = "word " * 20_000
    html = marked_html(text, [span(5 * n, 5 * n + 4) for n in range(20_000)])
    assert html.count("<mark") == 20_000
