"""Names: shares of variants by voice, who uses which name, and entropy."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from framing import compare_naming, compare_outlets, plot_composition
from framing.errors import ComparisonError
from framing.measures import count_names, describe_measure, measure, measure_naming

ONE = (
    "<sentence><naming fighters>Rebels</naming> fled, and <naming fighters>rebels</naming> hid.</sentence> "
    "<sentence><content>A <naming fighters>bandit</naming> fell</content>, he said.</sentence> "
    '<sentence>The <quotation>"<naming fighters>bandits</naming>"</quotation> of '
    "<naming town>Orva</naming>.</sentence>"
)
OTHER = "<sentence>A <naming fighters>bandit</naming> and a <naming fighters>bandit</naming>.</sentence>"


@pytest.fixture
def marks(mark_up):
    made = mark_up(
        [
            {"text": ONE, "outlet": "Courier", "event": "raid"},
            {"text": OTHER, "outlet": "Flash", "event": "raid"},
            {"text": "", "outlet": "Flash", "event": "flood"},
        ]
    )
    made.spans["entry"] = made.spans["entry"].str.removesuffix("s")
    return made


def test_shares_of_variants_by_voice(marks, look_up):
    table = measure_naming(marks)
    # Courier: 2 rebels in own voice; 1 bandit attributed, 1 in quotation marks that are nobody's
    assert look_up(table, "fighters_name_share[rebel]", "own") == (2, 2)
    assert look_up(table, "fighters_name_share[bandit]", "own") == (0, 2)
    assert look_up(table, "fighters_name_share[bandit]", "attributed") == (1, 1)
    assert look_up(table, "fighters_name_share[bandit]", "all") == (2, 4)
    assert look_up(table, "fighters_name_share[bandit]", "all", "a1") == (2, 2)
    assert look_up(table, "fighters_name_share[bandit]", "all", "a2") == (0, 0)
    assert table.loc[table["base"] == 0, "value"].isna().all()


def test_shares_of_one_concept_add_up_to_one_in_each_article(marks):
    table = measure_naming(marks)
    fighters = table[table["measure"].str.startswith("fighters") & table["base"].gt(0)]
    assert np.allclose(fighters.groupby(["article_id", "voice"])["value"].sum(), 1)


def test_a_doubled_text_has_the_same_shares(mark_up):
    once, twice = (measure_naming(mark_up([{"text": text, "outlet": "Flash"}])) for text in (ONE, ONE + ONE))
    assert np.allclose(once["value"], twice["value"], equal_nan=True)
    assert (2 * once["count"]).tolist() == twice["count"].tolist()


def test_without_names_there_is_no_row(mark_up):
    assert len(measure_naming(mark_up([{"text": "<sentence>Rain.</sentence>"}]))) == 0


def test_who_uses_which_name_in_whose_voice(marks):
    table = count_names(marks)
    courier = table[(table["outlet"] == "Courier") & (table["concept"] == "fighters")]
    counts = courier.set_index(["variant", "voice"])[["count", "base"]].apply(tuple, axis=1).to_dict()
    assert counts == {
        ("bandit", "own"): (0, 2),
        ("bandit", "attributed"): (1, 1),
        ("bandit", "quoted"): (1, 1),
        ("bandit", "all"): (2, 4),
        ("rebel", "own"): (2, 2),
        ("rebel", "attributed"): (0, 1),
        ("rebel", "quoted"): (0, 1),
        ("rebel", "all"): (2, 4),
    }
    by_voice = table[table["voice"] != "all"].groupby(["outlet", "concept", "variant"])["count"].sum()
    every = table[table["voice"] == "all"].set_index(["outlet", "concept", "variant"])["count"]
    assert by_voice.sort_index().equals(every.sort_index())


def test_a_measure_of_names_is_described_by_its_concept():
    about = describe_measure("fighters_name_share[bandit]")
    assert (about.label, about.unit) == ("Names for fighters: bandit", "share")
    assert about.misses


@pytest.fixture
def by_event(mark_up):
    """Six events; the Courier writes one rebel and one bandit on each, the Flash two bandits."""
    both = "<sentence><naming fighters>rebel</naming> <naming fighters>bandit</naming></sentence>"
    return mark_up(
        [
            {"text": text, "outlet": outlet, "event": f"e{n}"}
            for n in range(6)
            for outlet, text in (("Courier", both), ("Flash", OTHER))
        ]
    )


def test_entropy_by_outlet(by_event):
    table = compare_naming(measure(by_event), n_resamples=200).set_index("outlet")
    assert table["entropy"].round(12).to_dict() == {"Courier": 1.0, "Flash": 0.0}
    assert table["count"].to_dict() == {"Courier": 12, "Flash": 12}
    assert table["n_variants"].to_dict() == {"Courier": 2, "Flash": 1}
    # every event is alike, so that no resample differs
    assert table.loc["Courier", ["low", "high"]].astype(float).round(9).tolist() == [1.0, 1.0]


def test_entropy_counts_by_hand(mark_up):
    # 3 rebels and 1 bandit: -(3/4 log2 3/4 + 1/4 log2 1/4) = 0.811
    text = "<naming fighters>rebel</naming> " * 3 + "<naming fighters>bandit</naming>"
    found = compare_naming(measure(mark_up([{"text": f"<sentence>{text}</sentence>", "event": "e"}])))
    assert round(found["entropy"].item(), 3) == 0.811
    assert found[["low", "high"]].isna().all(axis=None)  # one event gives no interval


def test_entropy_does_not_depend_on_the_order_of_articles(by_event):
    table = measure(by_event)
    turned = table.iloc[::-1].reset_index(drop=True)
    pd.testing.assert_frame_equal(compare_naming(table), compare_naming(turned))


def test_entropy_stays_within_what_it_can_be(mark_up):
    texts = ["<naming x>rebel</naming> ", "<naming x>bandit</naming> ", "<naming x>gunman</naming> "]
    articles = [
        {"text": f"<sentence>{''.join(texts[: n % 3 + 1])}</sentence>", "event": f"e{n}"} for n in range(7)
    ]
    found = compare_naming(measure(mark_up(articles)))
    assert 0 <= found["low"].item() < found["entropy"].item() < found["high"].item() <= np.log2(3) + 1e-12


def test_entropy_without_names_is_refused(mark_up):
    with pytest.raises(ComparisonError, match=r"expected measures named CONCEPT_name_share\[variant\]"):
        compare_naming(measure(mark_up([{"text": "<sentence>Rain.</sentence>"}])))


def test_the_composition_has_intervals_and_a_figure(by_event):
    result = compare_outlets(measure(by_event), ["fighters_name_share[]"], n_resamples=100)
    picture = plot_composition(result, "fighters_name_share", voice="all")
    assert picture.table["part"].unique().tolist() == ["bandit", "rebel"]
    assert "names for fighters, 2 outlets" in picture.alt
