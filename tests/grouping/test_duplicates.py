"""Near-duplicates: similarities counted by hand, clusters, representatives, what must not be joined."""

from __future__ import annotations

import numpy as np
import pytest

from framing.corpus import read_corpus
from framing.errors import CorpusError
from framing.grouping import find_duplicates
from framing.grouping.minhash import NEIGHBOURS, WHOLE_BUCKET, candidate_pairs, sign_shingles
from framing.grouping.shingles import count_shared, shingle_texts

WORDS = [f"w{number}" for number in range(400)]


def corpus(*texts, **columns):
    rows = [{"id": f"a{at}", "outlet": "O", "text": text} for at, text in enumerate(texts)]
    for name, values in columns.items():
        for row, value in zip(rows, values, strict=True):
            row[name] = value
    return read_corpus(rows)


def article(seed, n=200):
    return " ".join(np.random.default_rng(seed).choice(WORDS, n)) + "."


def test_shingles_counted_by_hand():
    # "the river rose over night": 3 shingles; "The river rose OVER the town": 4; 2 are shared.
    one, other = shingle_texts(["the river rose over night", "The river rose, OVER the town!"])
    assert (len(one), len(other), count_shared(one, other)) == (3, 4, 2)
    assert count_shared(other, one) == 2


@pytest.mark.parametrize(
    ("text", "n"), [("", 0), ("… — !", 0), ("rain", 1), ("rain fell", 1), ("a b a b a", 2)]
)
def test_short_and_repeating_texts(text, n):
    assert len(shingle_texts([text])[0]) == n


def test_similarities_of_a_pair_counted_by_hand():
    found = find_duplicates(corpus("one two three four five six", "one two three four nine ten"))
    # 4 shingles each; "one two three" and "two three four" are shared: 2 of 6, and 2 of 4.
    assert found.pairs.values.tolist() == [["a0", "a1", pytest.approx(2 / 6), 0.5]]
    assert found.table["jaccard"].tolist() == [1, pytest.approx(2 / 6)]


def test_a_copy_is_found_whatever_was_done_to_its_form():
    story = article(1)
    shouted = story.upper().replace(" ", "\n", 9)
    found = find_duplicates(corpus(story, shouted, article(2)))
    assert found.table["cluster"].tolist() == ["a0", "a0", "a2"]
    assert found.table["n_in_cluster"].tolist() == [2, 2, 1]
    assert found.pairs["jaccard"].tolist() == [1.0]


def test_the_representative_is_the_first_then_the_longest_then_the_one_on_top():
    story = article(3)
    longer = f"{story} Two more words."
    dates = ["2031-03-13", "2031-03-12", "2031-03-12", ""]
    assert find_duplicates(corpus(story, story, longer, story, date=dates)).table[
        "cluster"
    ].unique().tolist() == ["a2"]
    assert find_duplicates(corpus(story, story)).table["representative"].tolist() == [True, False]
    undated = find_duplicates(corpus(story, story, date=["", "2031-03-12"]))
    assert undated.table["cluster"].tolist() == ["a1", "a1"]


def test_days_keep_what_is_far_apart_asunder():
    story = article(4)
    articles = corpus(story, story, story, date=["2031-03-12", "2031-03-14", "2031-03-20"])
    assert find_duplicates(articles).table["n_in_cluster"].tolist() == [3, 3, 3]
    assert find_duplicates(articles, days=2).table["n_in_cluster"].tolist() == [2, 2, 1]
    assert find_duplicates(articles, days=1).table["n_in_cluster"].tolist() == [1, 1, 1]
    undated = corpus(story, story, date=["", "2031-03-14"])
    assert find_duplicates(undated, days=1).table["n_in_cluster"].tolist() == [2, 2]


def test_an_excerpt_is_found_by_containment():
    story = article(5, 240)
    excerpt = " ".join(story.split()[:60])
    found = find_duplicates(corpus(story, excerpt), threshold=0.4)
    # 58 of 238 shingles, about a quarter: less than the threshold; all of the excerpt's.
    assert found.pairs["containment"].tolist() == [1.0]
    assert found.pairs["jaccard"].iloc[0] < 0.25


def test_a_line_that_many_share_joins_nobody():
    line = "Read more on our page and follow us for all that happens in the town."
    texts = [f"{article(seed, 60)} {line}" for seed in range(10, 16)]
    assert find_duplicates(corpus(*texts)).table["representative"].all()


def test_one_article_and_none_in_common():
    assert find_duplicates(corpus(article(6))).table["representative"].tolist() == [True]
    assert find_duplicates(corpus(article(6), "42")).pairs.empty


def test_order_does_not_matter_but_for_ties():
    articles = corpus(article(7), article(8), article(7) + " Late.", article(9), article(8))
    there = find_duplicates(articles)
    back = find_duplicates(articles.iloc[::-1].reset_index(drop=True))

    def groups(found):
        clusters = found.table.groupby("cluster")["article_id"].apply(frozenset)
        return set(clusters)

    assert (
        groups(there) == groups(back) == {frozenset({"a0", "a2"}), frozenset({"a1", "a4"}), frozenset({"a3"})}
    )


def test_a_seed_changes_what_is_tried_and_nothing_is_left_to_chance():
    articles = corpus(*(article(seed) for seed in range(20, 30)), article(20))
    one, other = find_duplicates(articles), find_duplicates(articles)
    assert one.pairs.equals(other.pairs) and one.table.equals(other.table)
    assert find_duplicates(articles, seed=1).pairs.equals(one.pairs)


def test_signatures_estimate_the_similarity():
    hashes = np.random.default_rng(1).integers(0, 2**32, 400, dtype=np.uint32)
    one, other = sign_shingles([hashes[:300], hashes[100:]], 4096, seed=1)
    assert abs((one == other).mean() - 0.5) < 0.03  # 200 of 400; the standard error is 0.008


def test_bands_find_pairs_as_often_as_the_formula_says():
    # Jaccard 0.2: 60 shared of 300; with 64 bands of two 1 - (1 - 0.04) ** 64 = 0.927 of the pairs.
    rng = np.random.default_rng(5)
    sets = []
    for _ in range(400):
        drawn = rng.integers(0, 2**32, 300, dtype=np.uint32)
        sets += [np.unique(drawn[:180]), np.unique(drawn[120:])]
    pairs = candidate_pairs(sign_shingles(sets, 128, seed=1), rows=2, agreement=0)
    found = sum(first % 2 == 0 and second == first + 1 for first, second in pairs.tolist())
    assert abs(found / 400 - 0.927) < 0.04


def test_a_bucket_of_many_stays_one_cluster_without_every_pair():
    n = WHOLE_BUCKET * 2
    found = find_duplicates(corpus(*[article(11)] * n))
    assert found.table["n_in_cluster"].tolist() == [n] * n
    assert len(found.pairs) <= n * NEIGHBOURS


def test_empty_signatures_are_no_candidates():
    signatures = sign_shingles([np.empty(0, dtype=np.uint32)] * 3, 16, seed=1)
    assert candidate_pairs(signatures, 2, 0.1).shape == (0, 2)


@pytest.mark.parametrize(
    "settings",
    [{"threshold": 0}, {"threshold": 1.1}, {"containment": 0}, {"shingle": 0}, {"permutations": 1}],
)
def test_settings_that_mean_nothing_are_refused(settings):
    with pytest.raises(CorpusError, match="find_duplicates"):
        find_duplicates(corpus(article(1)), **settings)


def test_the_summary_counts():
    story = article(12)
    found = find_duplicates(corpus(story, story, story, "PARIS (AP) - Rain."))
    assert found.summary() == "4 articles: 1 cluster of near-duplicates with 2 further copies; 1 wire copy"
