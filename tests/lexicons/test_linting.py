"""The linter finds each fault that is planted, and nothing in the shipped lexicons."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from framing.errors import LexiconError
from framing.lexicons import (
    CHECKS,
    SHIPPED,
    check_lexicon,
    codebook_markdown,
    compile_lexicon,
    inflect,
    read_lexicon,
)
from framing.lexicons.background import least_share, read_background, words_matched
from framing.lexicons.formats.rows import Row
from framing.lexicons.house_rules import house_findings
from framing.lexicons.lexicon import FOLDER, read_categories

DOCS = Path(__file__).parents[2] / "docs"


def findings(folder: Path, *rows: str, name: str = "mine.csv", **options) -> list[tuple[str, int, str]]:
    """Return check, line and entry of what is found in a file, its category defined."""
    path = folder / name
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    options.setdefault("codebook", ["x"])
    return [one[:3] for one in check_lexicon(path, **options).findings]


@pytest.mark.parametrize("name", SHIPPED)
def test_the_shipped_lexicons_are_clean(name):
    report = check_lexicon(name)
    assert report.findings == ()
    assert (report.n_entries, report.version) == (len(read_lexicon(name)), read_lexicon(name).version)


def test_every_accepted_finding_is_still_found_and_has_a_reason():
    with FOLDER.joinpath("accepted.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    accepted = {name: {(one.entry, one.check) for one in check_lexicon(name).accepted} for name in SHIPPED}
    for row in rows:
        assert (row["entry"], row["check"]) in accepted[row["lexicon"]]
        assert len(row["reason"]) > 20


PLANTED = {
    "comment_line": "# Ken Hyland. 2005,x,,own",
    "empty": ",x,,own",
    "mixed_case": "Perhaps,x,,own",
    "cannot_match": "some  say,x,,own",
    "duplicate": "zealot,x,,own",
    "unknown_value": "perhaps,x,adverb,own",
    "shadowed": "zealots,x,noun,own\nzealotss,x,,own",
    "redundant": "crookedly,x,,own\ncrooked*,x,,own",
    "wildcard_explodes": "re*,x,,own",
    "fires_everywhere": "day,x,noun,own",
    "undefined_category": "perhaps,y,,own",
    "no_source": "perhaps,x,,",
}


def test_rules_of_other_programs_are_named(tmp_path):
    rows = ("X", "\tZEALOT* (1)", "\t@NEAR [A AFTER B] (1)")
    assert findings(tmp_path, *rows, name="a.cat", codebook=["X"]) == [
        ("no_source", 2, ""),
        ("unsupported", 3, "@NEAR [A AFTER B] (1)"),
    ]


@pytest.mark.parametrize(
    "check", [check for check in CHECKS if check not in ("unsupported", "no_note", "in_two_lexicons")]
)
def test_each_planted_fault_is_found(tmp_path, check):
    if check == "shadowed":  # the same entry in a second category can never count
        rows = ["zealot,x,,own", "zealot,y,,own"]
        assert findings(tmp_path, "entry,category,forms,source", *rows, codebook=["x", "y"]) == [
            ("shadowed", 3, "zealot")
        ]
        return
    found = findings(tmp_path, "entry,category,forms,source", "zealot,x,,own", PLANTED[check])
    assert check in [name for name, *_ in found]
    assert all(line >= 3 for _, line, _ in found), found
    assert {name for name, *_ in found} - {check} <= {"fires_everywhere"}  # re* is common as well


def broken(name: str, *rows: tuple[str, str, str]) -> list[tuple[str, int, str]]:
    """Return check, line and what was seen for rows (entry, forms, note) of a shipped list."""
    made = [
        Row(line, dict(zip(("entry", "forms", "note"), row, strict=True)))
        for line, row in enumerate(rows, start=2)
    ]
    return [(check, row.line, seen) for check, row, seen in house_findings(name, made)]


def test_a_shipped_entry_needs_a_note():
    rows = [("zealot", "noun", ""), ("bigot", "noun", " "), ("thug", "noun", "violent person")]
    assert broken("loaded", *rows) == [("no_note", 2, ""), ("no_note", 3, "")]
    assert broken("cues", ("zealot", "noun", "")) == [("no_note", 2, "")]


def test_a_form_on_two_shipped_lists_is_found():
    # "denied" is a form of the cue deny; the cue list itself may share words with hedges and boosters
    assert broken("loaded", ("denied", "", "x")) == [("in_two_lexicons", 2, "cues: deny (denying)")]
    assert broken("boosters", ("perhaps", "", "x")) == [("in_two_lexicons", 2, "hedges: perhaps (epistemic)")]
    assert broken("cues", ("perhaps", "", "x")) == []


def test_a_list_of_ones_own_needs_no_note_and_may_share_words(tmp_path):
    assert findings(tmp_path, "entry,category,source,note", "certainly,x,own,", name="loaded.csv") == []


def test_a_clean_list_has_no_findings(tmp_path):
    assert findings(tmp_path, "entry,category,source", "zealot,x,own", "crooked deal,x,own") == []


def test_all_faults_of_a_list_are_found_at_once(tmp_path):
    rows = ["# comment", "Zealot", "zealot", "two  spaces", "s*"]
    assert [name for name, *_ in findings(tmp_path, *rows, name="x.txt")] == [
        "comment_line", "no_source", "mixed_case", "duplicate", "cannot_match",
        "wildcard_explodes", "fires_everywhere",
    ]  # fmt: skip


def test_capitals_are_no_fault_where_the_format_leaves_them_to_its_reader(tmp_path):
    assert findings(tmp_path, "+X", "ZEALOT*", name="a.lc3", codebook=["X"]) == [("no_source", 2, "")]


def test_an_entry_with_a_condition_may_be_common(tmp_path):
    rows = ("entry,category,source,not_before", "day,x,own,care", "week,x,own,")
    assert findings(tmp_path, *rows) == [("fires_everywhere", 3, "week")]


def test_document_frequency_over_a_background_of_ones_own_takes_phrases(tmp_path):
    # 2 of 4 texts hold "death trap", 1 of 4 "zealot"; the bound is 20 %, so both fire everywhere
    texts = ["A death trap.", "Death traps: a death trap.", "The zealot left.", "Rain."]
    rows = ("entry,category,source", "death trap,x,own", "zealot,x,own", "bigot,x,own")
    assert findings(tmp_path, *rows, texts=texts) == [
        ("fires_everywhere", 2, "death trap"),
        ("fires_everywhere", 3, "zealot"),
    ]
    assert findings(tmp_path, *rows) == []


def test_categories_are_undefined_without_a_codebook(tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text("entry,category,source\nzealot,x,own\nbigot,x,own\n", encoding="utf-8")
    assert [one.check for one in check_lexicon(path).findings] == ["undefined_category"]


def test_a_file_that_follows_no_format_is_refused(tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text("term\nzealot\n", encoding="utf-8")
    with pytest.raises(LexiconError, match="expected the columns entry and category"):
        check_lexicon(path)


def test_the_table_of_findings(tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text("entry,category,source\nzealot,x,own\n", encoding="utf-8")
    report = check_lexicon(path)
    assert report.table().values.tolist() == [["undefined_category", 2, "zealot", "x"]]
    assert report.counts() == {"undefined_category": 1}


def test_the_background_knows_common_words():
    background = read_background()
    assert len(background) > 5000
    assert all(0.005 <= share <= 1 for share in background.values())
    assert words_matched("zzz*") == []
    assert least_share("say", "verb") >= background["said"]


def test_the_page_of_the_codebook_is_what_the_files_say():
    assert (DOCS / "codebook.md").read_text(encoding="utf-8") == codebook_markdown(), (
        "docs/codebook.md differs from the lexicons: framing lexicon codebook > docs/codebook.md"
    )


@pytest.mark.parametrize("lexicon", SHIPPED)
def test_examples_of_the_codebook_count_as_the_category_they_stand_for(lexicon):
    entries = read_lexicon(lexicon).entries
    forms: dict[str, set[str]] = {}
    for entry, category, form in entries[["entry", "category", "forms"]].itertuples(index=False):
        for surface in inflect(entry, form):
            forms.setdefault(surface, set()).add(category)
    matcher = compile_lexicon(read_lexicon(lexicon))
    codebook = read_categories()
    described = codebook[codebook["lexicon"] == lexicon]
    assert set(described["category"]) == set(entries["category"])
    for row in described.itertuples():
        for example in row.include.split("; "):
            found = [example[start:end] for start, end, _ in matcher.find(example)]
            assert any(row.category in forms[surface] for surface in found), (row.category, example)
