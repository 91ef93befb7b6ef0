"""An entry counts only in the sense meant: the cases that users of other lists complain about."""

from __future__ import annotations

import pytest

from framing.annotations import make_engine

ENGINE = make_engine("rules")


def found(text: str, layer: str) -> list[tuple[str, str]]:
    """Return entry and label of what is found in a layer."""
    return [(one.entry or "", one.label) for one in ENGINE.read(text).found if one.layer == layer]


@pytest.mark.parametrize(
    ("hedged", "plain", "entry"),
    [
        ("Prices may fall.", "The vote is in May 2031.", "may"),
        ("They may have left.", "On 4 May the bridge closed.", "may"),
        ("About 200 people came.", "They spoke about the bridge.", "about"),
        ("The fire appears to be out.", "He is to appear in court on Monday.", "appear"),
        ("It was possibly a mistake.", "He could not possibly know.", "possibly"),
        ("Some 40 houses burned.", "She bought some bread.", "some"),
        ("The ceasefire could hold.", "He could not see the road.", "could"),
        ("They believe that he lied.", "They believe in ghosts.", "believe"),
        ("Officials suspect that he lied.", "A suspect was held.", "suspect"),
    ],
)
def test_hedges_count_in_the_sense_meant(hedged, plain, entry):
    assert entry in [name for name, _ in found(hedged, "hedge")]
    assert entry not in [name for name, _ in found(plain, "hedge")]


def test_connectives_are_no_hedges():
    assert found("On the other hand, the bridge is closed.", "hedge") == []
    assert found("On the one hand the road is open.", "hedge") == []


@pytest.mark.parametrize(
    ("loaded", "plain", "entry"),
    [
        ("An explosive memo surfaced.", "An explosive device was found.", "explosive"),
        ("The terrorist fled.", "The Terrorist Screening Center said so.", "terrorist"),
        ("It was slaughter.", "The award went to Karin Slaughter on Friday.", "slaughter"),
        ("A hero spoke.", "Under the Heroes Act, records are kept.", "hero"),
        ("A savage fire began.", "They watched “Savage Nation” on Friday.", "savage"),
    ],
)
def test_loaded_terms_count_outside_names_titles_and_literal_senses(loaded, plain, entry):
    assert entry in [name for name, _ in found(loaded, "loaded")]
    assert entry not in [name for name, _ in found(plain, "loaded")]


def test_a_label_that_a_state_gave_is_a_designation_and_one_that_the_outlet_gives_is_not():
    listed = "The Brigade, a terrorist group banned by the government, denied it."
    assert found(listed, "loaded")[0][1] == "designation"
    assert found("It is designated as a terrorist group.", "loaded")[0][1] == "designation"
    assert found("A terrorist gang struck again.", "loaded")[0] == ("terrorist", "judgmental_label")


def test_so_called_keeps_its_distance_and_is_no_name():
    assert found("The so-called audit ended.", "loaded") == [("so-called", "disparaging")]
