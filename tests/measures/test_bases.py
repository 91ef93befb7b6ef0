"""Bases: words, characters and sentences by voice."""

from __future__ import annotations

import pytest

from framing.measures import count_bases


def test_words_belong_to_the_voice_they_start_in(mark_up):
    # own: Mr, Vell, said, on, Monday = 5; attributed: the, so-called, dam, won't, hold = 5
    marks = mark_up([{"text": "Mr Vell said <content>the so-called dam won't hold</content> on Monday."}])
    words = count_bases(marks).words
    counts = {voice: n.tolist() for voice, n in words.items()}
    assert counts == {"own": [5], "attributed": [5], "all": [10], "attributed_unquoted": [5]}


def test_quoted_words_without_attribution_are_nobodys(mark_up):
    # own: The, began = 2; "special operation" is quoted; all 4
    words = count_bases(mark_up([{"text": "The <quotation>'special operation'</quotation> began."}])).words
    counts = {voice: n.tolist() for voice, n in words.items()}
    assert counts == {"own": [2], "attributed": [0], "all": [4], "attributed_unquoted": [0]}


def test_attributed_words_outside_quotation_marks_are_counted_by_themselves(mark_up):
    # content: he, was, not, sure = 4, of which not, sure are quoted; own: He, said = 2
    text = 'He said <content>he was <quotation>"not sure"</quotation></content>.'
    words = count_bases(mark_up([{"text": text}])).words
    assert [words[voice].tolist() for voice in ("own", "attributed", "attributed_unquoted")] == [
        [2],
        [4],
        [2],
    ]


def test_overlapping_contents_count_once(mark_up):
    # inner content stands inside the outer one: 4 words attributed (he, knew, it, broke), not 6
    marks = mark_up([{"text": "They say <content>he knew <content>it broke</content></content>."}])
    assert count_bases(marks).words["attributed"].tolist() == [4]


def test_characters_leave_white_space_out(mark_up):
    # "He said" 6 + "it broke." 8 = 14 characters that are not space; content "it broke" has 7
    marks = mark_up([{"text": "He said\u00a0<content>it\tbroke</content>.\n\n"}])
    characters = count_bases(marks).characters
    assert (characters["all"].tolist(), characters["attributed"].tolist()) == ([14], [7])


def test_quoted_characters_are_those_in_both(mark_up):
    # content: he was "not sure" = 2+3+1+3+4+1 = 14; in quotation marks: "not sure" = 1+3+4+1 = 9
    marks = mark_up(
        [
            {
                "text": 'He said <content>he was <quotation>"not sure"</quotation></content> '
                'of <quotation>"it"</quotation>.'
            }
        ]
    )
    characters = count_bases(marks).characters
    assert (characters["attributed"].tolist(), characters["quoted"].tolist()) == ([14], [9])


def test_sentences_carry_their_words_by_voice(mark_up):
    marks = mark_up(
        [
            {
                "text": "<sentence>It broke.</sentence> "
                "<sentence><content>No one ran</content>, he said.</sentence>"
            },
            {"text": "<sentence>One two three.</sentence>"},
        ]
    )
    sentences = count_bases(marks).sentences
    assert sentences[["article", "own", "attributed"]].to_numpy().tolist() == [
        [0, 2, 0],
        [0, 2, 3],
        [1, 3, 0],
    ]


def test_articles_do_not_leak_into_each_other(mark_up):
    # the first content ends with its text; without a gap it would touch the second article
    marks = mark_up([{"text": "He said <content>yes</content>"}, {"text": "Rain fell"}, {"text": ""}])
    bases = count_bases(marks)
    assert bases.words["attributed"].tolist() == [1, 0, 0]
    assert bases.words["all"].tolist() == [3, 2, 0]
    assert bases.characters["all"].tolist() == [9, 8, 0]


def test_characters_outside_the_basic_plane_count_one_each(mark_up):
    marks = mark_up([{"text": "a 😀 \u3000é"}])
    assert count_bases(marks).characters["all"].tolist() == [3]


@pytest.mark.parametrize("space", [chr(code) for code in range(0x110000) if chr(code).isspace()])
def test_every_white_space_is_known(mark_up, space):
    assert count_bases(mark_up([{"text": f"a{space}b"}])).characters["all"].tolist() == [2]
