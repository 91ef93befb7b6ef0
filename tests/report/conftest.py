"""Small articles marked by hand with inline tags, and a comparison of two outlets that can be counted."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pandas as pd
import pytest

from framing.annotations.marks import Marks
from framing.annotations.relations import RELATION_COLUMNS
from framing.annotations.spans import LAYERS, SPAN_COLUMNS
from framing.comparison import compare_outlets
from framing.corpus import as_articles
from framing.measures import measure
from framing.text import read_text

TAG = re.compile(r"<(/?)(source|cue|content|loaded|hedge|booster|scare_quote)((?: [^>]*)?)>")
VOID = {"meta", "img", "line", "rect", "br", "input"}


def build(articles: list[dict]) -> Marks:
    """Build marks from articles whose text is tagged: `<cue neutral 0>said</cue>`, 0 the attribution."""
    rows, spans, relations = [], [], []
    for article in articles:
        text, found = read_tags(article["text"])
        rows.append({**article, "text": text})
        add_article(article["article_id"], text, found, spans, relations)
    return Marks(
        as_articles(pd.DataFrame(rows)),
        pd.DataFrame(spans, columns=list(SPAN_COLUMNS)),
        pd.DataFrame(relations, columns=list(RELATION_COLUMNS)),
        {"engine": "by hand", "lexicons": {"loaded": {"version": "1", "entries": 2}}},
    )


def read_tags(tagged: str) -> tuple[str, list[tuple]]:
    """Take the tags out of a text; return (layer, label, relation, start, end) of each."""
    text, at, pending, found = "", 0, [], []
    for tag in TAG.finditer(tagged):
        text += tagged[at : tag.start()]
        at = tag.end()
        if tag[1]:
            layer, label, relation, start = pending.pop()
            assert layer == tag[2], f"{tag[2]} closes {layer}"
            found.append((layer, label, relation, start, len(text)))
        else:
            label, _, relation = tag[3].strip().partition(" ")
            pending.append((tag[2], label, int(relation) if relation else None, len(text)))
    return text + tagged[at:], found


def add_article(article_id: str, text: str, found: list[tuple], spans: list, relations: list) -> None:
    """Add the spans and the attributions of one article."""
    layer = read_text(text)
    found = found + [("sentence", "", None, *bounds) for bounds in layer.sentences]
    found += [("quotation", "double", None, one.start, one.end) for one in layer.quotations]
    found.sort(key=lambda one: (one[3], -one[4], LAYERS.index(one[0])))
    contents = [one for one in found if one[0] == "content"]
    parts: dict[tuple[int, str], list[str]] = {}
    labels: dict[tuple[int, str], str] = {}
    for number, (name, label, relation, start, end) in enumerate(found):
        span_id = f"{article_id}:s{number}"
        if relation is not None:
            parts.setdefault((relation, name), []).append(span_id)
            labels[relation, name] = label
        inside = [one for one in contents if one[3] <= start and end <= one[4]]
        if relation is None and inside and name in ("loaded", "hedge", "booster", "scare_quote"):
            relation = inside[-1][2]
        voice = "attributed" if inside else "own"
        entry = text[start:end].lower() if name in ("loaded", "hedge", "booster", "cue") else None
        row = (article_id, span_id, name, label, start, end, text[start:end], voice)
        link = None if relation is None else f"{article_id}:r{relation}"
        spans.append((*row, layer.in_quotes(start, end), link, entry, layer.sentence_of(start)))
    texts = {span[1]: span[6] for span in spans}
    for relation in sorted({relation for relation, _ in parts}):
        ids = [parts.get((relation, name), []) for name in ("source", "cue", "content")]
        source = " ".join(texts[span_id] for span_id in ids[0]) or None
        row = (f"{article_id}:r{relation}", article_id, *(" ".join(part) for part in ids))
        kind, stance = labels.get((relation, "content")), labels.get((relation, "cue"))
        relations.append((*row, kind, labels.get((relation, "source")), source, stance, "speech", None, 1.0))


COURIER = (
    "<source named_person 0>Ana Hale</source> <cue neutral 0>said</cue> <content indirect 0>the "
    "<loaded emotive>furious</loaded> crowd <hedge epistemic>may</hedge> have left</content>. "
    "<hedge approximator>About</hedge> ninety people stood in the rain for hours.\n\n"
    "<content direct 1>“We were here first,”</content> <cue neutral 1>said</cue> "
    "<source named_person 1>Ben Orr</source>."
)
FLASH = (
    "<loaded emotive>Furious</loaded> crowds brought <loaded absolutist>total</loaded> "
    "<loaded emotive>chaos</loaded>! It was <booster certainty>clearly</booster> a "
    "<scare_quote>“peaceful”</scare_quote> walk. <source anonymous 0>A source</source> "
    "<cue distancing 0>claimed</cue> <content indirect 0>nobody <hedge epistemic>might</hedge> "
    "come</content>."
)


def two_outlets(events: int = 6) -> list[dict]:
    """Write the same two articles about each event; every third Courier has one more loaded term."""
    rows = []
    for n in range(events):
        more = " It was a <loaded emotive>horror</loaded>." if n % 3 == 0 else ""
        common = {"event": f"event {n}", "date": pd.Timestamp(2031, 3, 1 + n)}
        courier = {"article_id": f"c{n}", "outlet": "Courier", "headline": f"Rain on day {n}"}
        flash = {"article_id": f"f{n}", "outlet": "Flash", "headline": f"CHAOS {n}!"}
        rows += [courier | common | {"text": COURIER + more}, flash | common | {"text": FLASH}]
    return rows


class Page(HTMLParser):
    """A page that was parsed: whether its elements nest, what it refers to, what one can read."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[tuple[str, dict]] = []
        self.words: list[str] = []
        self.scripts: list[tuple[dict, str]] = []
        self.feed(html)
        self.close()
        assert not self.open, f"not closed: {self.open}"

    def handle_starttag(self, tag: str, attrs: list) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open[-1] == tag, f"</{tag}> closes {self.open[-3:]}"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        if "script" in self.open:
            self.scripts.append((self.tags[-1][1], data))
        if not {"style", "script"} & set(self.open):
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())

    def attributes(self, name: str) -> list[str]:
        return [attributes[name] for _, attributes in self.tags if attributes.get(name) is not None]


@pytest.fixture
def mark_up():
    """Give the builder of hand-marked articles."""
    return build


@pytest.fixture
def read_page():
    """Give the parser of pages."""
    return Page


@pytest.fixture(scope="session")
def marks() -> Marks:
    """Two outlets on six events."""
    return build(two_outlets())


@pytest.fixture(scope="session")
def table(marks: Marks) -> pd.DataFrame:
    """What was measured in them."""
    return measure(marks)


@pytest.fixture(scope="session")
def result(table: pd.DataFrame):
    """What the comparison of them shows."""
    return compare_outlets(table, n_resamples=200)
