"""Events: pairs, linkage, the suggestion, and the corrected table back."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform

from framing.corpus import read_corpus, sample_corpus
from framing.errors import CorpusError
from framing.grouping import apply_events, group_events, read_events
from framing.grouping.linkage import link_completely
from framing.grouping.similarity import similar_pairs

FLOOD = "The river rose over night and the lower town of Ellery was flooded before noon."
AGAIN = "Ellery flooded: the river rose in the night, the lower town is under water."
VOTE = "The council of Orva voted on Tuesday to close the harbour."


def corpus(*articles):
    return read_corpus(
        [
            {"id": f"a{n}", "outlet": outlet, "date": date, "text": text}
            for n, (outlet, date, text) in enumerate(articles)
        ]
    )


@given(st.integers(0, 2**32 - 1), st.integers(2, 12), st.floats(0.05, 0.95))
def test_linkage_is_that_of_scipy(seed, n, threshold):
    similar = np.random.default_rng(seed).random((n, n))
    similar = (similar + similar.T) / 2
    one, other = np.triu_indices(n, 1)
    kept = similar[one, other] >= threshold
    pairs = np.stack([one, other], axis=1)[kept]
    ours = link_completely(pairs, similar[one, other][kept], n)
    distances = 1 - similar
    np.fill_diagonal(distances, 0)
    theirs = fcluster(linkage(squareform(distances, checks=False), "complete"), 1 - threshold, "distance")
    same = ours[:, None] == ours
    assert (same == (theirs[:, None] == theirs)).all()


def test_no_pairs_leave_everything_alone():
    assert link_completely(np.empty((0, 2), dtype=int), np.empty(0), 3).tolist() == [0, 1, 2]


def test_cosines_of_two_texts_counted_by_hand():
    # "rain" and "snow" stand in both texts, "hail" in a third; every word is there twice or more.
    articles = corpus(
        ("A", "", "rain snow"), ("B", "", "snow rain"), ("C", "", "hail snow"), ("D", "", "hail")
    )
    pairs, cosines = similar_pairs(articles, 0.01, None)
    found = {
        tuple(pair): round(cosine, 3) for pair, cosine in zip(pairs.tolist(), cosines.tolist(), strict=True)
    }
    # idf with 4 texts: ln(5 / (1 + df)) + 1; snow 1.223, rain and hail 1.511
    snow, hail = np.log(5 / 4) + 1, np.log(5 / 3) + 1
    length = np.hypot(snow, hail)
    assert found == {
        (0, 1): 1.0,
        (0, 2): round(snow**2 / length**2, 3),
        (1, 2): round(snow**2 / length**2, 3),
        (2, 3): round(hail / length, 3),
    }


def test_pairs_are_the_same_in_blocks_and_at_once(monkeypatch):
    articles = sample_corpus()
    whole = similar_pairs(articles, 0.1, 2)
    monkeypatch.setattr("framing.grouping.similarity._BLOCK", 7)
    parts = similar_pairs(articles, 0.1, 2)
    order = [np.lexsort(found[0].T) for found in (whole, parts)]
    assert (whole[0][order[0]] == parts[0][order[1]]).all()
    assert np.allclose(whole[1][order[0]], parts[1][order[1]])
    dates = articles["date"].to_numpy(dtype="datetime64[D]")
    apart = np.abs(dates[whole[0][:, 0]] - dates[whole[0][:, 1]])
    assert apart.max() == np.timedelta64(2, "D")


def test_a_suggestion():
    articles = corpus(
        ("Gazette", "2031-03-13", VOTE),
        ("Courier", "2031-03-12", FLOOD),
        ("Flash", "2031-03-13", AGAIN),
        ("Flash", "2031-03-14", "Bread is dearer than last year, bakers say."),
    )
    found = group_events(articles)
    assert found.table[["event", "n_in_event", "article_id"]].values.tolist() == [
        ["e1", 2, "a1"],
        ["e1", 2, "a2"],
        ["", 1, "a0"],
        ["", 1, "a3"],
    ]
    assert found.table["similarity"].notna().tolist() == [True, True, False, False]
    assert found.summary() == (
        "4 articles: 1 event of several articles, 1 of them in several outlets; 2 articles alone"
    )
    assert found.settings == {"threshold": 0.2, "days": 3}


def test_days_part_what_happens_again():
    flooded = [("Courier", "2031-03-12", FLOOD), ("Gazette", "2031-03-16", FLOOD), ("Flash", "", FLOOD)]
    assert group_events(corpus(*flooded[:2])).table["event"].tolist() == ["", ""]
    assert group_events(corpus(*flooded[:2]), days=4).table["event"].tolist() == ["e1", "e1"]
    assert group_events(corpus(*flooded[:2]), days=None).table["event"].tolist() == ["e1", "e1"]
    # What has no date is near to both, but these two are not near to each other.
    assert sorted(group_events(corpus(*flooded)).table["event"]) == ["", "e1", "e1"]


def test_texts_without_words_and_single_articles():
    assert group_events(corpus(("A", "", "The of and"), ("B", "", "!! 7"))).table["event"].tolist() == [
        "",
        "",
    ]
    assert group_events(corpus(("A", "", FLOOD))).table["event"].tolist() == [""]


def test_a_table_is_read_back_and_what_it_does_not_name_keeps_its_event(tmp_path):
    articles = corpus(("A", "2031-03-12", FLOOD), ("B", "2031-03-12", VOTE), ("C", "2031-03-12", AGAIN))
    articles["event"] = ["old", "old", "old"]
    (tmp_path / "e.csv").write_text("event;article_id;note\nflood;a0;x\n;a1;y\n", encoding="utf-8")
    result = apply_events(articles, read_events(tmp_path / "e.csv"))
    assert result["event"].fillna("none").tolist() == ["flood", "none", "old"]
    assert articles["event"].tolist() == ["old"] * 3
    report = result.attrs["import_report"]
    assert report.notes[-1] == "events: 2 events, set for 2 of 3 articles by a table"
    assert (report.counts["events"], report.counts["without_event"]) == (2, 1)


def test_there_and_back_changes_nothing(tmp_path):
    articles = sample_corpus()
    found = group_events(articles)
    result = apply_events(articles, read_events(found.table))
    given = found.table.set_index("article_id")["event"]
    assert result["event"].fillna("").tolist() == given.loc[result["article_id"]].tolist()


def test_an_identifier_that_looks_like_a_formula_comes_back():
    articles = read_corpus([{"id": "=1+1", "outlet": "A", "text": "Rain."}])
    table = read_events(pd.DataFrame({"article_id": ["'=1+1"], "event": ["flood"]}))
    assert apply_events(articles, table)["event"].tolist() == ["flood"]


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ({"article": ["a"], "event": ["x"]}, "no column 'article_id'"),
        (
            {"article_id": ["a", ""], "event": ["x", "y"]},
            "row 2, column article_id: the identifier is missing",
        ),
        (
            {"article_id": ["a", "a"], "event": ["x", "y"]},
            "row 2: article 'a' has two events. Found: 'x' and 'y'",
        ),
    ],
)
def test_a_table_that_cannot_be_used(table, told):
    with pytest.raises(CorpusError, match=told):
        read_events(pd.DataFrame(table))


def test_settings_and_articles_that_are_refused():
    articles = corpus(("A", "", FLOOD))
    for settings in ({"threshold": 0}, {"threshold": 2}, {"days": -1}):
        with pytest.raises(CorpusError, match="group_events"):
            group_events(articles, **settings)
    with pytest.raises(CorpusError, match="no article 'b'"):
        apply_events(articles, pd.DataFrame({"article_id": ["b"], "event": ["x"]}))
