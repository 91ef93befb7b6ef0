"""The concordance: as many passages as any measure counts, whatever the lexicon and the text."""

from __future__ import annotations

import re
from functools import cache

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing import annotate, concordance, measure, read_lexicon, read_naming, sample_corpus, sample_path
from framing.annotations import make_engine
from framing.errors import AnnotationError, FramingError
from framing.measures import split_measure

LAYER_OF = {
    "loaded_per_1000_words": "loaded",
    "hedges_per_1000_words": "hedge",
    "boosters_per_1000_words": "booster",
    "scare_quotes_per_1000_words": "scare_quote",
}
WORDS = ["alpha", "beta", "gamma", "may", "brutal", "“alpha”", "he said", "“beta gamma”", "Beta", "so-called"]
JOINTS = [" ", ". ", ", ", "\n\n", " “", "” ", "; "]
TEXTS = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(JOINTS)), max_size=14).map(
    lambda pairs: "".join(word + joint for word, joint in pairs)
)
ENTRIES = st.lists(
    st.tuples(st.sampled_from(["alpha", "beta", "beta gamma", "gam*", "alpha beta"]), st.sampled_from("xyz")),
    min_size=1,
    unique_by=lambda row: row[0],
)


rules = cache(lambda: make_engine("rules"))


def articles_of(texts: list[str]) -> pd.DataFrame:
    rows = [(f"a{n}", "Flash" if n % 2 else "Courier", f"e{n // 2}", text) for n, text in enumerate(texts)]
    return pd.DataFrame(rows, columns=["article_id", "outlet", "event", "text"])


def assert_counts_agree(marks) -> None:
    table = measure(marks)
    for (name, voice), rows in table.groupby(["measure", "voice"]):
        stem, part = split_measure(name)
        if stem in LAYER_OF:
            found = concordance(marks, layer=LAYER_OF[stem], category=part or None, voice=voice)
        elif stem.endswith("_name_share"):
            concept = stem.removesuffix("_name_share")
            found = concordance(marks, part, layer="naming", category=concept, voice=voice)
        else:
            continue
        assert len(found) == rows["count"].sum(), (name, voice)
        by_outlet = found.counts().to_dict()
        assert by_outlet == {o: c for o, c in rows.groupby("outlet")["count"].sum().items() if c}


@settings(max_examples=25, deadline=None)
@given(ENTRIES, st.lists(TEXTS, min_size=1, max_size=3))
def test_counts_and_passages_agree_for_any_lexicon_and_text(tmp_path_factory, entries, texts):
    path = tmp_path_factory.mktemp("lists") / "mine.csv"
    rows = [f"{entry},{category}" for entry, category in entries]
    path.write_text("entry,category\n" + "\n".join(rows) + "\n", encoding="utf-8")
    articles = articles_of(texts)
    marks = annotate(articles, engine=rules(), loaded=read_lexicon(path))
    assert_counts_agree(marks)
    for row in concordance(marks, layer="loaded").table.itertuples():
        text = articles.set_index("article_id").loc[row.article_id, "text"]
        assert re.sub(r"\s+", " ", text[row.start : row.end]) == row.keyword
    for (entry,), count in concordance(marks, layer="loaded").counts(["entry"]).items():
        assert len(concordance(marks, entry, layer="loaded")) == count


def test_counts_and_passages_agree_on_the_sample():
    articles = sample_corpus().head(20)
    assert_counts_agree(annotate(articles, engine=rules(), naming=read_naming(sample_path("naming.csv"))))


@pytest.fixture
def marks():
    text = "Furious crowds <fled>. “Furious,” he said. The dam may fail, a source claimed. The “safe” dam."
    return annotate(articles_of([text, "Furious crowds."]), engine=rules())


def test_a_row_holds_the_keyword_in_context_its_voice_and_source(marks):
    # Furious: own in a0, quoted speech in a0, own in a1
    found = concordance(marks, "furious")
    assert found.heading == "Entry “furious”: 3 passages"
    assert found.table[["article_id", "left", "keyword", "voice"]].values.tolist() == [
        ["a0", "", "Furious", "own"],
        ["a0", "Furious crowds <fled>. “", "Furious", "attributed"],
        ["a1", "", "Furious", "own"],
    ]
    assert found.table["right"].str.startswith(" crowds").tolist() == [True, False, True]
    assert concordance(marks, "may").table["source"].tolist() == ["a source"]


def test_voice_and_outlet_narrow_it(marks):
    assert len(concordance(marks, "furious", voice="own")) == 2
    assert len(concordance(marks, "furious", voice="attributed")) == 1
    assert len(concordance(marks, "furious", outlet="Flash")) == 1
    assert concordance(marks, layer="scare_quote", outlet="Courier").table["keyword"].tolist() == ["“safe”"]
    assert concordance(marks, category="distancing").table["keyword"].tolist() == ["claimed"]


def test_html_escapes_and_says_how_many_are_shown(marks, tmp_path):
    html = concordance(marks, "furious")._repr_html_()
    assert "Furious crowds &lt;fled&gt;." in html
    assert "<fled>" not in html
    assert "3 passages" in html and "passages, the first" not in html
    path = concordance(marks, "furious").write_html(tmp_path / "out.html")
    page = path.read_text(encoding="utf-8")
    assert page.count("<tr>") == 4  # the heading and three passages
    assert "<script" not in page
    with pytest.raises(FramingError, match="the file cannot be written"):
        concordance(marks, "furious").write_html(tmp_path / "absent" / "out.html")


def test_many_passages_are_cut_in_a_notebook_and_whole_in_a_file(tmp_path):
    found = concordance(annotate(articles_of(["Furious crowds. " * 250]), engine=rules()), "furious")
    assert len(found) == 250
    assert "250 passages, the first 200 shown" in found._repr_html_()
    assert repr(found).endswith("and 50 more")
    assert found.write_html(tmp_path / "out.html").read_text(encoding="utf-8").count("<tr>") == 251


def test_nothing_found_is_an_empty_table(marks):
    found = concordance(marks, "zugzwang")
    assert len(found) == 0
    assert repr(found) == "Entry “zugzwang”: 0 passages\n"
    assert "0 passages" in found._repr_html_()


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({}, "expected an entry, a category or a layer"),
        ({"layer": "scare quote"}, "layer: expected one of 'sentence'"),
        ({"entry": "may", "voice": "quoted"}, "voice: expected one of 'own', 'attributed', 'all'"),
        ({"entry": "may", "outlet": "Gazette"}, "outlet: expected one of 'Courier', 'Flash'"),
    ],
)
def test_what_cannot_be_looked_for_is_refused(marks, options, message):
    with pytest.raises(AnnotationError, match=message):
        concordance(marks, **options)
