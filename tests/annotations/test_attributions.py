"""Attributions found by rules: one constructed sentence for each construction, read by hand."""

from __future__ import annotations

import pytest

from framing.annotations.attributions import CueTable, annotate_attributions
from framing.annotations.attributions.names import Names
from framing.annotations.attributions.source_types import source_type
from framing.lexicons import compile_lexicon, read_lexicon, shadow
from framing.text import read_text

CUES = read_lexicon("cues")
MATCHER, TABLE = compile_lexicon(CUES), CueTable(CUES)


def found_in(text: str) -> list:
    """Return the attributions of a text."""
    lowered = shadow(text)
    return annotate_attributions(read_text(text), lowered, MATCHER.find(lowered), TABLE)


def parts(text: str) -> list[tuple[str, str, str]]:
    """Return source, cue and content of each attribution, pieces joined by a bar."""

    def joined(spans: list[tuple[int, int]]) -> str:
        return " | ".join(text[start:end] for start, end in spans)

    return [(joined(one.sources), joined(one.cues), joined(one.contents)) for one in found_in(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We won,” Hale said.", ("Hale", "said", "“We won,”")),
        ('"We won," said Anna Hale, the mayor.', ("Anna Hale, the mayor", "said", '"We won,"')),
        ("Hale said, “We won.”", ("Hale", "said", "“We won.”")),
        ("Hale said: “We won.”", ("Hale", "said", "“We won.”")),
        ("“We won,” she said. “We are done.”", ("she", "said", "“We won,” | “We are done.”")),
        ("Hale said that the bridge was open.", ("Hale", "said", "that the bridge was open")),
        ("Hale said the bridge was open.", ("Hale", "said", "the bridge was open")),
        ("The bridge was open, Hale said.", ("Hale", "said", "The bridge was open")),
        ("The bridge, Hale said, was open.", ("Hale", "said", "The bridge | was open")),
        ("They, the source claims, are leaving.", ("the source", "claims", "They | are leaving")),
        ("According to Hale, the dam held.", ("Hale", "According to", "the dam held")),
        ("The dam held, according to Hale.", ("Hale", "according to", "The dam held")),
        ("Hale told reporters that the bridge was open.", ("Hale", "told", "that the bridge was open")),
        ("Hale told them the bridge was open.", ("Hale", "told", "the bridge was open")),
        ("Hale called for an inquiry.", ("Hale", "called for", "an inquiry")),
        ("Hale asked whether the bridge was open.", ("Hale", "asked", "whether the bridge was open")),
        ("Hale denied the claim.", ("Hale", "denied", "the claim")),
        ("Hale has repeatedly denied that she knew.", ("Hale", "has repeatedly denied", "that she knew")),
        ("Hale was quoted as saying the dam held.", ("Hale", "was quoted as saying", "the dam held")),
        ("In a statement on Tuesday, the ministry said the bridge was open.",
         ("the ministry", "said", "the bridge was open")),
        ("Hale said on Tuesday that the bridge was open.", ("Hale", "said", "that the bridge was open")),
        ("Hale, the mayor of Hadrin, said the bridge was open.",
         ("Hale, the mayor of Hadrin", "said", "the bridge was open")),
        ("Asked why the bridge was shut, Hale left.", ("", "Asked", "why the bridge was shut")),
    ],
)  # fmt: skip
def test_each_construction(text, expected):
    assert parts(text)[0] == expected


@pytest.mark.parametrize(
    ("text", "sources", "contents"),
    [
        (
            "Hale said the bridge was open, but Brey denied that.",
            ["Hale", "Brey"],
            ["the bridge was open", "that"],
        ),
        (
            "Hale said the dam held and added that nobody was hurt.",
            ["Hale", "Hale"],
            ["the dam held", "that nobody was hurt"],
        ),
    ],
)
def test_two_reports_in_one_sentence_share_it_out(text, sources, contents):
    found = parts(text)
    assert [source for source, _, _ in found] == sources
    assert [content for _, _, content in found] == contents


def test_a_quotation_continued_over_paragraphs_stays_one_attribution():
    text = "“We heard the water,” Rosa Linden said. “Then the lights went.\n\n“We ran.”"
    (only,) = found_in(text)
    assert [text[start:end] for start, end in only.contents] == [
        "“We heard the water,”",
        "“Then the lights went.",
        "“We ran.”",
    ]


def test_a_relative_pronoun_belongs_to_the_source_with_its_antecedent():
    (source, _, content) = parts("Two officials who said the bridge was open left.")[0]
    assert source == "Two officials | who"
    assert content.startswith("the bridge was open")


def test_speaker_label():
    assert parts("Mayor Hale: “The bridge is open.”") == [("Mayor Hale", ":", "“The bridge is open.”")]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“We won,” Hale said.", "direct"),
        ("Hale said the bridge was open.", "indirect"),
        ("Hale said the bridge was “as open as a bridge can be” that night.", "mixed"),
    ],
)
def test_kind_follows_the_quotation_marks(text, kind):
    assert found_in(text)[0].kind == kind


@pytest.mark.parametrize(
    ("cue", "stance"),
    [("said", "neutral"), ("confirmed", "endorsing"), ("claimed", "distancing"), ("denied", "denying")],
)
def test_stance_is_the_cue_entrys(cue, stance):
    assert found_in(f"Hale {cue} that the bridge was open.")[0].stance == stance


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("Anna Hale", "named_person"),
        ("The Health Ministry", "named_organisation"),
        ("A ministry spokesman", "unnamed_official"),
        ("A source close to the talks", "anonymous"),
        ("The report", "document"),
        ("The state agency", "media"),
        ("Residents", "group"),
        ("Critics", "vague"),
    ],
)
def test_source_types(source, kind):
    assert found_in(f"{source} said that the bridge was open.")[0].source_type == kind


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("One woman, who did not want her name in print,", "anonymous"),
        ("A tearful cleaner", "anonymous"),
        ("Some of the 62 skippers", "group"),
        ("Seven of the eleven judges", "unnamed_official"),
        ("A register kept at the pilot station", "document"),
        ("The audit", "document"),
        ("Ostmere Lines", "named_organisation"),
        ("The firm’s host, actress Rosa Pell Lane,", "named_person"),
        ("The Brey Marine Station", "named_organisation"),
        ("Federalists outside the capital", "group"),
    ],
)
def test_source_types_of_longer_phrases(source, kind):
    assert source_type(source.strip(","), Names(f"{source} said that the bridge was open.")) == kind


def keys(text: str) -> list[str | None]:
    """Return the source keys found by the rules."""
    return [one.source_key for one in found_in(text)]


def test_he_is_whoever_was_named_last_outside_what_others_say():
    text = (
        "Anna Veller said the ward was full. Emil Tosca, the mayor, ran to the square. He said that it was "
        "empty. He added that Pavel Rusk had left. He said that was wise."
    )
    assert keys(text) == ["Anna Veller", "Emil Tosca", "Emil Tosca", "Emil Tosca"]


def test_a_name_after_a_preposition_or_a_house_number_is_nobody_who_speaks():
    text = "Joyce Amberley, 58, of 14 Lantern Street, missed out in Port Ellery. She said that it was unfair."
    assert keys(text) == ["Joyce Amberley"]


def test_an_organisation_keeps_its_full_name():
    text = "The Social Affairs Ministry was warned. The ministry said that nobody was hurt."
    assert keys(text) == ["Social Affairs Ministry"]


def test_who_stands_for_the_phrase_before_it():
    text = "A former clerk, who said that the calls went on, left. The clerk claimed that they never stopped."
    assert keys(text)[0] == "former clerk"


def test_a_first_name_alone_is_the_person_of_that_name():
    assert keys("Joss Arkell, a skipper, fished. ‘Let him come,’ said Joss.") == ["Joss Arkell"]


@pytest.mark.parametrize(("word", "expected"), [("“one ", []), ("Aab ", ["ministry", "he"])])
def test_a_long_run_without_an_end_is_read_in_bounded_time(word, expected):
    # Forty thousand words: work that grows with their square would take minutes.
    assert keys(f"{word * 40_000}. The ministry said that it was late. He said that it was not.") == expected


def test_later_shorter_names_and_pronouns_keep_the_key():
    text = (
        "Dr Anna Hale said that the bridge was open. She added that it was safe. Hale denied that it shook. "
        "A source in the police said that it swayed. The source claimed that nobody knew."
    )
    assert [one.source_key for one in found_in(text)] == [
        "Anna Hale",
        "Anna Hale",
        "Anna Hale",
        "source in the police",
        "source in the police",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The United States won.",
        "His claims were old.",
        "They walked to the bridge.",
        "",
        "“",
        "said",
        ", said, said, “",
        "—",
    ],
)
def test_nothing_reported_nothing_found(text):
    assert found_in(text) == []


def test_unbalanced_marks_keep_everything_inside_the_text():
    text = "“We won, Hale said.\n\nThe next day was quiet.” Brey said “no."
    found = found_in(text)
    assert found
    for one in found:
        assert all(0 <= start < end <= len(text) for start, end in one.sources + one.cues + one.contents)


def test_doubling_a_text_doubles_its_attributions():
    text = "Hale said the bridge was open. “It is safe,” Brey said.\n\n"
    assert len(found_in(text + text)) == 2 * len(found_in(text)) == 4


def test_a_cue_that_announces_the_next_paragraph():
    text = "Dr Hale wrote:\n\n“The bridge was open all night.”\n\nNobody answered."
    assert parts(text) == [("Dr Hale", "wrote", "“The bridge was open all night.”")]


def test_a_transcript_is_read_turn_by_turn():
    # Three labelled paragraphs; HALE comes back, so this is speech and not a list of headings.
    text = "HALE: Who opened it?\n\nBREY: We did not.\n\nHALE: Then who said that it was you?"
    assert parts(text) == [
        ("HALE", ":", "Who opened it?"),
        ("BREY", ":", "We did not."),
        ("HALE", ":", "Then who said that it was you?"),
    ]


def test_single_capital_headings_are_no_transcript():
    assert parts("NOTE: The bridge is open.\n\nUPDATE: It is shut.") == []
