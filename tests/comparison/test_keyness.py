"""Weighted log odds by hand, and what counts as a term."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from framing.annotations import annotate
from framing.comparison import ALL_OTHERS, KEYNESS_COLUMNS, compare_terms
from framing.comparison.keyness import weigh_log_odds
from framing.comparison.vocabulary import count_terms
from framing.corpus import read_corpus
from framing.errors import ComparisonError

FLASH = "The jab is a death trap. “Death trap” is a lie, Ana Hale said. The jab kills."
COURIER = "The vaccine is safe. Doctors give the vaccine on Monday. It was tested."


@pytest.fixture(scope="module")
def marks():
    rows = [
        {"article_id": f"{o}{e}", "outlet": o, "event": f"event {e}", "text": text}
        for e in range(3)
        for o, text in (("Flash", FLASH), ("Courier", COURIER), ("Post", COURIER))
    ]
    rows.append({"article_id": "x", "outlet": "Flash", "event": "alone", "text": "Zebra zebra zebra zebra."})
    return annotate(read_corpus(rows))


def test_log_odds_by_hand():
    # 20 of 1,000 against 5 of 1,000, prior of 100 words: 100 × 25 / 2,000 = 1.25 words for this term
    # log(21.25 / 1,078.75) − log(6.25 / 1,093.75) = −3.9272 + 5.1648; error √(1/21.25 + 1/6.25)
    ratio, error = weigh_log_odds(*np.array([[20.0], [1000], [5], [1000]]), prior=100)
    assert ratio[0] == pytest.approx(1.2376, abs=1e-4)
    assert error[0] == pytest.approx(np.sqrt(1 / 21.25 + 1 / 6.25))


def test_a_stronger_prior_draws_towards_no_difference():
    given = np.array([[20.0], [1000], [5], [1000]])
    ratios = [weigh_log_odds(*given, prior=p)[0][0] for p in (1, 100, 10_000)]
    assert ratios[0] > ratios[1] > ratios[2] > 0


def test_words_of_others_are_left_out_of_own_voice(marks):
    own, every = (count_terms(marks, voice) for voice in ("own", "all"))
    # own voice of the Flash: "The jab is a death trap", the source and the cue, "The jab kills"
    assert "lie" not in own.terms and "lie" in every.terms
    assert "death trap" in own.terms and "jab kills" in own.terms
    # a phrase neither begins nor ends with a function word, nor reaches over a full stop
    assert not {"the jab", "is a", "safe doctors", "trap death"} & set(own.terms)


def test_totals_are_all_words_and_all_pairs(marks):
    vocabulary = count_terms(marks, "all")
    # Courier: 4 + 6 + 3 words, 3 + 5 + 2 pairs within sentences
    assert vocabulary.totals[1].tolist() == [13, 10]
    assert (vocabulary.lengths == [t.count(" ") + 1 for t in vocabulary.terms]).all()


def test_counts_bases_and_order(marks):
    table = compare_terms(marks, "Flash", "Courier", min_count=3)
    assert tuple(table.columns) == KEYNESS_COLUMNS
    assert table["term"].iloc[0] == "jab" and table["term"].iloc[-1] == "vaccine"
    row = table.set_index("term").loc["jab"]
    # twice in each of three articles; own words of the Flash: 6 + (Ana Hale said) 3 + 3 = 12
    assert (row["count"], row["base"], row["count_b"], row["base_b"]) == (6, 36, 0, 39)
    assert (row["n_articles"], row["n_events"]) == (3, 3)
    assert row["dispersion"] == pytest.approx(1)
    assert table["z"].is_monotonic_decreasing and (table["q"] >= table["p"]).all()


def test_swapping_the_sides_turns_the_sign(marks):
    one = compare_terms(marks, "Flash", "Courier", min_count=3).set_index("term")
    other = compare_terms(marks, "Courier", "Flash", min_count=3).set_index("term").loc[one.index]
    assert one["log_odds"].tolist() == pytest.approx((-other["log_odds"]).tolist())
    assert one["q"].tolist() == pytest.approx(other["q"].tolist())


def test_a_topic_of_one_side_alone_is_left_out_unless_asked_for(marks):
    assert "zebra" not in set(compare_terms(marks, "Flash", min_count=1)["term"])
    every = compare_terms(marks, "Flash", min_count=1, shared_events=False).set_index("term")
    assert every.loc["zebra", "n_articles"] == 1
    # all four in one of four articles with 12, 12, 12 and 4 words
    assert every.loc["zebra", "dispersion"] == pytest.approx(0, abs=1e-9)


def test_all_others_are_taken_together(marks):
    row = compare_terms(marks, "Flash", min_count=3).set_index("term").loc["vaccine"]
    assert row["outlet_b"] == ALL_OTHERS
    assert (row["count_b"], row["base_b"]) == (12, 78)


def test_what_cannot_be_compared_is_refused(marks):
    with pytest.raises(ComparisonError, match="outlets: expected two of"):
        compare_terms(marks, "Flash", "Herald")
    with pytest.raises(ComparisonError, match="outlets: expected two of"):
        compare_terms(marks, "Flash", "Flash")
    with pytest.raises(ComparisonError, match="prior: expected"):
        compare_terms(marks, "Flash", "Courier", prior=0)
    with pytest.raises(ComparisonError, match="voice, longest"):
        compare_terms(marks, "Flash", "Courier", voice="theirs")
    apart = annotate(
        read_corpus([{"outlet": o, "event": o, "text": "It rained."} for o in ("Flash", "Courier")])
    )
    with pytest.raises(ComparisonError, match="share no event"):
        compare_terms(apart, "Flash", "Courier")


def test_without_a_frequent_term_the_table_is_empty(marks):
    table = compare_terms(marks, "Flash", "Courier", min_count=999)
    assert len(table) == 0 and tuple(table.columns) == KEYNESS_COLUMNS
    assert isinstance(table, pd.DataFrame)


def test_letters_with_full_stops_are_one_word():
    text = "At 5 a.m. the U.S. army left. It is 6 a.m. A. B. Smith saw e.g. nobody. Plan B. A man."
    marks = annotate(read_corpus([{"id": "a", "outlet": "Post", "text": text}]), engine="rules")
    found = count_terms(marks, "all", longest=1)
    counts = dict(zip(found.terms[found.counts["term"]], found.counts["count"], strict=True))
    # with a space after it a full stop ends a word: "A. B. Smith" and "Plan B. A man" stay apart
    assert counts["a.m."] == 2 and counts["u.s."] == counts["e.g."] == 1
    assert "m" not in counts and (counts["a"], counts["b"]) == (2, 2)
    # At 5 a.m. the U.S. army left (7); It is 6 a.m. (4); A B Smith saw e.g. nobody (6); Plan B (2); A man (2)
    assert found.totals.tolist() == [[21]]
