"""Speech told from attitude, and the choice of what counts as attributed."""

from __future__ import annotations

import pandas as pd
import pytest

from framing.annotations import ACTS, annotate, make_engine
from framing.annotations.attributions.acts import cue_acts
from framing.errors import AnnotationError

RULES = make_engine("rules")
TEXT = "The mayor said that the dam was safe. The nurse believes that the brutal cuts were wrong."


def acts_in(text: str, **options) -> list[tuple[str, str]]:
    """Return source key and act of each attribution."""
    articles = pd.DataFrame({"article_id": ["a"], "text": [text]})
    relations = annotate(articles, engine=RULES, **options).relations
    return list(zip(relations["source_key"], relations["act"], strict=True))


def test_the_cue_tells_speech_from_attitude():
    assert acts_in(TEXT) == [("mayor", "speech"), ("nurse", "attitude")]


@pytest.mark.parametrize(
    ("sentence", "act"),
    [
        ("The minister hopes that it will rain.", "attitude"),
        ("The union wants the law dropped.", "attitude"),
        ("The report found that costs had doubled.", "speech"),
        ("Hale warned that it would rain.", "speech"),
        ("According to Hale, it will rain.", "speech"),
        ("“It will rain,” Hale warned.", "speech"),
        ("Mayor Hale: “It will rain.”", "speech"),
    ],
)
def test_acts(sentence, act):
    ((_, found),) = acts_in(sentence)
    assert found == act


def test_speech_alone_leaves_attitudes_to_the_outlets_own_voice():
    articles = pd.DataFrame({"article_id": ["a"], "text": [TEXT]})
    voices = {}
    for acts in (ACTS, ("speech",)):
        marks = annotate(articles, engine=RULES, acts=acts)
        voices[acts] = marks.spans.query("layer == 'loaded' and text == 'brutal'")["voice"].tolist()
        assert marks.provenance["acts"] == list(acts)
    assert voices == {ACTS: ["attributed"], ("speech",): ["own"]}
    assert acts_in(TEXT, acts=("speech",)) == [("mayor", "speech")]


@pytest.mark.parametrize("acts", ["speech", (), ("talk",)])
def test_acts_that_do_not_exist_are_refused(acts):
    with pytest.raises(AnnotationError, match="speech"):
        acts_in(TEXT, acts=acts)


def test_every_cue_has_an_act():
    assert set(cue_acts().values()) == set(ACTS)
