"""The transformer keeps scikit-learn's contract; the classifier never sees the event it is tested on."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from sklearn.base import clone
from sklearn.exceptions import SkipTestWarning
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.utils import estimator_checks
from sklearn.utils.estimator_checks import check_estimator

from framing.annotations import annotate
from framing.corpus import read_corpus
from framing.errors import ComparisonError, MeasureError
from framing.learning import FramingFeatures, classify_outlets, tabulate_features
from framing.lexicons import read_lexicon, read_naming
from framing.measures import measure

TEXTS = ["The brutal raid failed, Ana Hale said.", "It may rain.", ""]


CHECKS = (
    "check_estimator_cloneable",
    "check_estimator_repr",
    "check_estimator_tags_renamed",
    "check_get_params_invariance",
    "check_no_attributes_set_in_init",
    "check_parameters_default_constructible",
    "check_set_params",
    "check_valid_tag_types",
)
"""What scikit-learn checks of an estimator without giving it arrays of numbers, which this one refuses."""


@pytest.mark.parametrize("name", CHECKS)
def test_the_checks_of_scikit_learn_that_apply_to_texts_pass(name):
    getattr(estimator_checks, name)("FramingFeatures", FramingFeatures())


def test_scikit_learn_knows_that_texts_come_in():
    with pytest.warns(SkipTestWarning, match="requires input"):
        results = check_estimator(FramingFeatures(), on_fail=None)
    assert [result for result in results if result["status"] == "failed"] == []


def test_lists_of_ones_own_are_features_and_a_name_that_a_text_does_not_pick_has_share_0(tmp_path):
    path, mine = tmp_path / "names.csv", tmp_path / "mine.csv"
    path.write_text("concept,variant,pole,note\npeople,nurses,,\npeople,carers,,\n", encoding="utf-8")
    mine.write_text("entry,category\nbridge,place\n", encoding="utf-8")
    features = FramingFeatures(
        engine="rules",
        measures=["people_name_share[]", "loaded_per_1000_words"],
        voices=["own"],
        acts=("speech",),
        loaded=read_lexicon(mine),
        naming=read_naming(path),
    )
    clone(features).fit(["Nurses left the bridge. Carers stayed there."])
    features.fit(["Nurses left the bridge. Carers stayed there."])
    # loaded, carers, nurses: the second text names the people by one name, the third not at all
    assert features.transform(["Nurses slept.", "It rained."]).tolist()[0] == [0, 0, 1]
    assert np.isnan(features.transform(["It rained."])[0, 1:]).all()


def test_columns_are_the_measures_of_the_texts():
    features = FramingFeatures().fit(TEXTS)
    articles = [{"article_id": str(i), "outlet": "x", "text": t} for i, t in enumerate(TEXTS[:2])]
    table = tabulate_features(measure(annotate(read_corpus(articles))))
    expected = table.to_numpy()
    np.testing.assert_array_equal(features.transform(TEXTS[:2]), expected)
    assert features.get_feature_names_out()[0] == "loaded_per_1000_words, own"


def test_an_empty_text_is_nan_and_a_table_of_texts_is_taken():
    features = FramingFeatures(measures=["attributed_share"])
    values = features.fit_transform(pd.DataFrame({"text": TEXTS}))
    assert np.isnan(values[2, 0]) and values[1, 0] == 0 and values[0, 0] > 0


def test_frames_come_out_where_they_are_asked_for():
    frame = FramingFeatures(measures=["stance_share[]"]).set_output(transform="pandas").fit_transform(TEXTS)
    stances = ("neutral", "endorsing", "distancing", "denying")
    assert list(frame) == [f"stance_share[{stance}], all" for stance in stances]


def test_it_can_be_cloned_and_stand_in_a_pipeline():
    pipeline = make_pipeline(
        FramingFeatures(voices=["own"]), SimpleImputer(keep_empty_features=True), LogisticRegression()
    )
    assert clone(pipeline).fit(TEXTS[:2], [0, 1]).predict(TEXTS[:2]).tolist() == [0, 1]


@pytest.mark.parametrize("texts", ["one text", [], [1, 2], [None]])
def test_what_is_no_list_of_texts_is_refused(texts):
    with pytest.raises(ValueError, match="texts"):
        FramingFeatures().fit(texts)


def test_measures_that_are_not_there_are_refused():
    with pytest.raises(MeasureError, match="expected some that are there"):
        FramingFeatures(measures=["tone"]).fit(TEXTS)


def planted(gap=4.0, n_events=20, seed=1):
    """Two outlets; the event shifts both, the outlet one measure alone."""
    rng = np.random.default_rng(seed)
    rows = []
    for event in range(n_events):
        shift = rng.normal(0, 3)
        for number, outlet in enumerate(("Courier", "Flash")):
            for name, size in (("direct_share", gap), ("hedge_balance", 0)):
                value = shift + size * number + rng.normal()
                rows.append((f"{outlet}{event}", outlet, f"e{event}", name, "all", value * 10, 10, value))
    columns = ["article_id", "outlet", "event", "measure", "voice", "count", "base", "value"]
    return pd.DataFrame(rows, columns=columns)


def test_a_planted_style_is_found_and_named():
    found = classify_outlets(planted(6))
    scores = found.scores.set_index("model")["accuracy"]
    assert scores["style"] > 0.8 > scores["length alone"]
    assert found.importance["measure"].iloc[0] == "direct_share"
    assert found.importance["drop"].iloc[0] > 0.1
    assert found.confusion.to_numpy().sum() == found.calibration["n"].sum() == 40
    assert repr(found).startswith("<Classification of 2 outlets: ")


def test_without_a_style_nothing_is_found():
    accuracies = [
        classify_outlets(planted(0, seed=s), n_repeats=1).scores["accuracy"].iloc[0] for s in range(8)
    ]
    assert 0.3 < np.mean(accuracies) < 0.6


def test_what_tells_the_event_alone_is_of_no_use():
    # value = number of the event: in training each value belongs to both outlets
    table = planted(0)
    table["value"] = table["event"].str[1:].astype(float)
    assert classify_outlets(table, n_repeats=1).scores["accuracy"].iloc[0] <= 0.5


def test_the_order_of_rows_changes_nothing():
    one = classify_outlets(planted())
    other = classify_outlets(planted().sort_values(["article_id", "measure"]))
    pd.testing.assert_frame_equal(one.scores.iloc[:2], other.scores.iloc[:2])


def test_what_cannot_be_split_is_refused():
    with pytest.raises(ComparisonError, match="found 2 outlets, 5 folds and 3 events"):
        classify_outlets(planted(n_events=3))
    with pytest.raises(ComparisonError, match="found 1 outlets"):
        classify_outlets(planted().query("outlet == 'Flash'"))
