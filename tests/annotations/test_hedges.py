from __future__ import annotations

import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.annotations.hedges import annotate_hedges
from framing.lexicons import Matcher, MatcherSet, compile_lexicon, read_lexicon, shadow
from framing.text import read_text

GOLD = os.environ.get("FRAMING_GOLD", "")


@cache
def matchers() -> tuple[Matcher, Matcher]:
    return compile_lexicon(read_lexicon("hedges")), compile_lexicon(read_lexicon("boosters"))


def marked(text: str) -> list[tuple[str, str]]:
    """Return the words marked in a text with their type."""
    found = annotate_hedges(read_text(text), shadow(text), *matchers())
    return [(text[one.start : one.end], one.label) for one in found]


def words(text: str) -> list[str]:
    return [word for word, _ in marked(text)]


def test_every_type_has_its_label():
    text = (
        "Some say about 40 rebels may have fled. Officials believe they will surrender if talks resume. "
        "Police are investigating whether he lied. He never did, of course; indeed, he certainly could not."
    )
    assert marked(text) == [
        ("Some", "weasel"),
        ("about", "approximator"),
        ("may", "epistemic"),
        ("believe", "doxastic"),
        ("will", "conditional"),
        ("if", "conditional"),
        ("investigating", "investigation"),
        ("whether", "investigation"),
        ("never", "universal"),
        ("of course", "evidential"),
        ("indeed", "emphasis"),
        ("certainly", "certainty"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The month, the name, the modal, in running text and in headlines.
        ("They met in May.", []),
        ("On 3 May the talks ended; by May 10 they were over.", []),
        ("Theresa May said so and May left.", []),
        ("They may meet in May.", ["may"]),
        ("Trump May Resign in May", ["May"]),
        ("MINISTER MAY RESIGN", ["MAY"]),
        ("The army's might may grow.", ["may"]),
        ("They might win by might of arms.", ["might"]),
        # Denied possibility and past ability state a fact.
        ("He could not possibly have known.", []),
        ("Could a savage possibly know it?", ["Could"]),
        ("She could not be reached.", []),
        ("It could possibly rain.", ["could", "possibly"]),
        # About, around, some: only before a quantity.
        ("A book about the war in about 300 pages.", ["about"]),
        ("He turned around; around a dozen men fled.", ["around"]),
        ("Some people left some 40 bags.", ["some"]),
        ("They paid up to $5 million.", ["up to"]),
        # Appear, seem, look.
        ("He appeared in court and appeared to sleep.", ["appeared"]),
        ("The song appears on her album.", []),
        ("It seems over.", ["seems"]),
        # Connectives and wishes are not hedges.
        ("On the other hand, I would like to go.", []),
        # Conditions, comparisons, gradations.
        ("If they win, he goes.", ["If"]),
        ("Dozens, if not hundreds, fled.", []),
        ("He asked whether they had won.", ["whether"]),
        ("He will speak on Monday.", []),
        ("He said he would go unless they paid.", ["would", "unless"]),
        ("Should the talks fail, he goes.", ["Should"]),
        ("You should go.", []),
        ("He worked there until 1974.", []),
        ("They will stay until he pays.", ["will", "until"]),
        # Verbs of proposal and of inference.
        ("She suggested holding a vote.", []),
        ("The data suggest a fall.", ["suggest"]),
        ("He is expected to win; growth was better than expected.", ["expected"]),
        # Belief as a verb, not the nouns and idioms.
        ("He thought it was over.", ["thought"]),
        ("Lost in thought, he thought of the think tank.", []),
        ("She believes in God.", []),
        ("They suspect that the suspect fled.", ["suspect"]),
        ("He is considered a moderate and considers a bid.", ["considered"]),
        # Reporting verbs are cues; the adverbs and the adjective hedge.
        ("He said, claimed and alleged that they lied.", []),
        ("The alleged fraud allegedly cost millions.", ["alleged", "allegedly"]),
        # Own word boundaries.
        ("An eventually-consistent, may-be-late store.", []),
        ("‘Perhaps’, he said. “Possibly.”", ["Perhaps", "Possibly"]),
        # Adverbs of degree.
        ("It was sort of funny, this sort of thing.", ["sort of"]),
        ("He was treated fairly in a fairly small town.", ["fairly"]),
        ("That is rather odd, rather than wrong.", ["rather"]),
        # Weasels need somebody unnamed who says or thinks.
        ("Critics say he lied, but his critics left.", ["Critics"]),
        ("Many believe it.", ["Many", "believe"]),
        ("He is widely seen as a fool; it sold widely.", ["widely", "seen"]),
        # Boosters.
        ("They clearly lied; he spoke clearly.", ["clearly"]),
        ("Make sure that he is sure that it works.", ["sure that"]),
        ("It is not always true; never mind.", []),
        ("The very idea is very good.", ["very"]),
        ("That proves that he must prove it.", ["proves"]),
    ],
)
def test_context_decides(text, expected):
    assert words(text) == expected


def test_news_formulas_of_unverified_claims():
    text = (
        "These claims, if verified, would end the talks. Such reports remain unverified and "
        "could not be independently verified; his fate remains unclear."
    )
    assert words(text) == [
        "if verified",
        "would",
        "unverified",
        "could not be independently verified",
        "remains unclear",
    ]


def test_of_a_hedge_and_a_booster_that_overlap_the_longer_stands():
    assert marked("He will almost certainly win.") == [("almost certainly", "epistemic")]
    assert marked("It is not clear that he won.") == [("not clear", "epistemic")]
    assert marked("There is no doubt.") == [("no doubt", "certainty")]


def test_the_entry_is_named_whatever_its_form():
    text = "Rumours swirled; they seemed true."
    found = annotate_hedges(read_text(text), shadow(text), *matchers())
    assert [one.entry for one in found] == ["rumour", "seem"]


def test_hits_found_before_are_used():
    text = "Perhaps they certainly lied."
    hedges, boosters = matchers()
    hits = MatcherSet({"hedges": hedges, "boosters": boosters}).find(shadow(text))
    layer = read_text(text)
    assert annotate_hedges(layer, shadow(text), hedges, boosters, hits) == annotate_hedges(
        layer, shadow(text), hedges, boosters
    )
    assert annotate_hedges(layer, shadow(text), hedges, boosters, {"hedges": [], "boosters": []}) == []


@pytest.mark.parametrize("text", ["", " \n\n ", "…", "“”"])
def test_texts_without_words(text):
    assert words(text) == []


@given(
    st.lists(
        st.sampled_from("may might if Perhaps , . \n\n “ ” ’ May 40 about certainly not sure that".split(" "))
    )
)
def test_spans_are_in_order_apart_and_inside_the_text(parts):
    text = " ".join(parts)
    found = annotate_hedges(read_text(text), shadow(text), *matchers())
    places = [0] + [place for one in found for place in (one.start, one.end)] + [len(text)]
    assert places == sorted(places)
    assert all(one.start < one.end for one in found)


@pytest.mark.gold
@pytest.mark.skipif(not Path(GOLD, "score.py").is_file(), reason="FRAMING_GOLD names no gold folder")
def test_cues_of_the_szeged_corpus_are_found():
    script = Path(__file__).parents[2] / "benchmarks" / "hedges.py"
    command = [sys.executable, str(script), GOLD, "--json"]
    rows = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    held = {row["corpus"]: row for row in rows if row["part"] == "held back"}
    assert held["newswire"]["token F1"] > 0.76
    assert held["newswire"]["sentence F1"] > 0.83
    assert held["Wikipedia"]["token F1"] > 0.75
