"""Lexicon files of other programs, with the irregularities that are met, and hostile ones."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.errors import LexiconError
from framing.lexicons import compile_lexicon, read_lexicon, shadow, write_lexicon
from framing.lexicons.formats import read_rows


def pairs(name: str, text: str, encoding: str = "utf-8") -> list[tuple[str, str]]:
    """Return entry and category of each row."""
    return [
        (row.values["entry"], row.values["category"]) for row in read_rows(name, text.encode(encoding)).rows
    ]


LIWC = "%\n1\tdoubt\n2\tname\n%\nalleged*\t1\nso-called\t1\t2\n"
READ = [("alleged*", "doubt"), ("so-called", "doubt"), ("so-called", "name")]


def test_liwc_reads_a_row_for_each_category():
    assert pairs("a.dic", LIWC) == READ


@pytest.mark.parametrize(
    "text",
    [
        LIWC.replace("\n", "\r\n"),
        LIWC.replace("\n", "\n\n"),
        LIWC.replace("\t", "\t\t"),
        LIWC.replace("\t", " \t "),
        LIWC.replace("\t", "  "),
        LIWC.replace("\n", "\t\n"),
        LIWC.replace("%\n1", "1"),  # no % before the legend
        LIWC.replace("%\n", ""),  # no % at all
        LIWC.replace("%\nall", "all"),  # only the first %
        LIWC.replace("1\tdoubt", "01\tdoubt"),
        LIWC.replace("so-called\t1\t2", "so-called\t1 2"),
        LIWC.replace("so-called\t1\t2", "so-called\t01\t2\t2"),
        "\ufeff" + LIWC,
    ],
)
def test_liwc_files_as_they_are_met_read_the_same(text):
    assert pairs("a.dic", text) == READ


def test_liwc_conditions():
    legend = "%\n125\taffect\n131\tmotion\n135\tother\n464\tlike\n2\ta\n134\tb\n%\n"
    # kind <of>131/125 135: "kind of" is motion, "kind" affect and other
    assert pairs("a.dic", legend + "kind\t<of>131/125\t135\n") == [
        ("kind of", "motion"),
        ("kind", "affect"),
        ("kind", "other"),
    ]
    found = read_rows("a.dic", (legend + "like\t(02 134)125/464\t135\n").encode())
    assert [(row.values["entry"], row.values["category"]) for row in found.rows] == [("like", "other")]
    assert [(one.line, one.entry, one.reason) for one in found.unread] == [
        (9, "like", "depends on the category of the word before")
    ]


def test_liwc_phrases_spaces_and_trees():
    text = (
        "%\n1\tAffect\n\t2\tPositive\n\t\t3\tJoy\n4\tTime\n%\non the other hand\t4\nglad\t1\t3\n9 to 5\t4\n"
    )
    assert pairs("a.dic", text) == [
        ("on the other hand", "Time"),
        ("glad", "Affect"),
        ("glad", "Affect/Positive/Joy"),
        ("9 to 5", "Time"),
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (LIWC + "odd\t7\n", r"a\.dic, line 7: expected category numbers of the legend; found '7 in line 7'"),
        (
            LIWC + "odd\t7\neven\t9\t7\nkind\t<of>8/1\n",
            r"a\.dic, line 7: .* found '7 in lines 7, 8; 8 in line 9; 9 in line 8'\. To go on, add them",
        ),
        ("%\n1\n%\nword\t1\n", r"line 2: expected a number and the name of a category; found '1'"),
        ("%\n1\ta\n1\tb\n%\nword\t1\n", r"line 3: expected each number once; 1 is 'a'"),
        ("word\n", r"line 1: expected a legend of categories"),
        ("", r"line 1: expected a legend of categories"),
        (LIWC + "bare\n", r"line 7: expected a word, a tab and numbers of categories; found 'bare'"),
    ],
)
def test_liwc_refusals_name_file_and_line(text, message):
    with pytest.raises(LexiconError, match=message):
        read_rows("a.dic", text.encode())


def test_lexicoder():
    text = "+NEGATIVE\nA LIE\nABANDON*\n\n+POSITIVE\nABLE\n"
    assert pairs("a.lc3", text) == [("A LIE", "NEGATIVE"), ("ABANDON*", "NEGATIVE"), ("ABLE", "POSITIVE")]
    with pytest.raises(LexiconError, match=r"a\.lc3, line 1: expected a line such as \+DOUBT"):
        read_rows("a.lc3", b"ABLE\n")
    with pytest.raises(LexiconError, match="line 1: expected the name of a category"):
        read_rows("a.lc3", b"+\nABLE\n")


def test_wordstat():
    text = (
        "POPULISM\n\tELITE\n\t\tELIT* (1)\n\t\tOUT_OF_TOUCH (1)\n\t\t@NEAR [A AFTER B] (1)\n"
        "\tPEOPLE\n\t\tCITIZ* (0.5)\n"
    )
    found = read_rows("a.cat", text.encode("cp1252"))
    assert [(row.values["entry"], row.values["category"]) for row in found.rows] == [
        ("ELIT*", "POPULISM/ELITE"),
        ("OUT OF TOUCH", "POPULISM/ELITE"),
        ("CITIZ*", "POPULISM/PEOPLE"),
    ]
    assert [one.reason for one in found.unread] == ["is a rule of proximity"]
    with pytest.raises(LexiconError, match="line 1: expected a category above the first entry"):
        read_rows("a.cat", b"ELIT* (1)\n")
    assert pairs("a.cat", "A\n\tCAFÉ (1)\n", "cp1252") == [("CAFÉ", "A")]


YOSHIKODER = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<dictionary style="050805"><cnode name="Laver">'
    '<cnode name="Economy"><pnode name="assets"></pnode>\n<cnode name="State"><pnode name="tax*"/></cnode>'
    "</cnode></cnode></dictionary>"
)


def test_yoshikoder():
    assert pairs("a.ykd", YOSHIKODER) == [("assets", "Economy"), ("tax*", "Economy/State")]
    assert pairs("a.ykd", YOSHIKODER.replace("UTF-8", "ISO-8859-1")) == pairs("a.ykd", YOSHIKODER)


BOMB = (
    '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
    '<dictionary><cnode name="x"><pnode name="&b;"/></cnode></dictionary>'
)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (BOMB, "line 1: expected no document type; found '<!DOCTYPE d>'"),
        (
            "<dictionary><cnode name='x'>",
            "line 1: expected XML of Yoshikoder; found no element found|unclosed",
        ),
        ("<html/>", "expected <dictionary> as the first element; found '<html>'"),
        ("<dictionary><pnode name='x'/></dictionary>", "expected a category around the pattern"),
        ("<dictionary><cnode/></dictionary>", "expected a name in <cnode>"),
        ("<dictionary>" + "<cnode name='x'>" * 60, "expected at most 40 levels"),
    ],
)
def test_yoshikoder_refusals(text, message):
    with pytest.raises(LexiconError, match=message):
        read_rows("a.ykd", text.encode())


def test_quanteda_yaml_keeps_every_scalar_a_text():
    text = (
        "doubt:\n  strong: [alleged, so-called]\n  weak:\n    - no\n    - 2020\n    - 1_000\n"
        "name: pocket\nnone:\n"
    )
    assert pairs("a.yml", text) == [
        ("alleged", "doubt/strong"),
        ("so-called", "doubt/strong"),
        ("no", "doubt/weak"),
        ("2020", "doubt/weak"),
        ("1_000", "doubt/weak"),
        ("pocket", "name"),
    ]


HOSTILE = {
    "!!python/object/apply:os.system ['true']": "no tags",
    "a: !!python/name:os.system": "no tags",
    "a: !!binary aGk=": "no tags",
    "a: ! x": "no tags",
    "a: &x [lol]\nb: [*x, *x, *x]": "no anchors and aliases; found '&x'",
    "a: *x": "no anchors and aliases|undefined alias",
    "a: " + "[" * 5000: "at most 40 levels",
    "a: [x]\n---\nb: [y]\n": "one document",
    "- a\n- b": "expected categories such as",
    "": "expected categories such as",
    "a: [x, [y]]": "expected a word or phrase; found 'a list or mapping inside the list of a'",
    "a: [x]\na: [y]": "line 2: expected each category once; found 'a'",
    "? [x]\n: y": "expected the name of a category",
    "a: [x": "expected YAML",
    "a:\n\t- x": "line 2: expected YAML",
}


@pytest.mark.parametrize(("text", "message"), HOSTILE.items(), ids=[key[:20] for key in HOSTILE])
def test_hostile_and_broken_yaml_is_refused(text, message):
    with pytest.raises(LexiconError, match=r"a\.yaml.*(?:" + message + ")"):
        read_rows("a.yaml", text.encode())


@given(st.text(max_size=80), st.sampled_from([".dic", ".lc3", ".cat", ".ykd", ".yml", ".csv", ".txt"]))
def test_no_text_breaks_a_reader(text, suffix):
    try:
        read_rows("a" + suffix, text.encode("utf-8", "surrogatepass"))
    except LexiconError as error:
        assert str(error).startswith("a" + suffix)


def test_unknown_formats_and_encodings():
    with pytest.raises(LexiconError, match=r"a\.docx: expected a file ending in \.csv, \.txt"):
        read_rows("a.docx", b"")
    assert pairs("a.txt", "alleged\n\nso-called\n", "utf-16") == [("alleged", "a"), ("so-called", "a")]
    with pytest.raises(LexiconError, match="expected UTF-8 text; found byte 0xe9"):
        read_rows("a.yml", "a: [café]".encode("cp1252"))


def test_a_lexicon_of_another_program_is_folded_and_its_rest_listed(tmp_path):
    path = tmp_path / "mine.dic"
    path.write_text("%\n1\tX\n%\nIt’s  Said\t1\nit's said\t1\n:)\t1\nAlleged*\t1\n", encoding="utf-8")
    lexicon = read_lexicon(path)
    assert lexicon.entries["entry"].tolist() == ["it's said", "alleged*"]
    assert lexicon.unread[["line", "entry", "reason"]].values.tolist() == [
        [6, ":)", "could not match its own text"]
    ]


ENTRIES = st.lists(
    st.tuples(
        st.sampled_from(
            ["claim", "crony", "big", "so-called", "it's said", "terror*", "9 to 5", "no", "café"]
        ),
        st.sampled_from(["doubt", "name/group", "name/place", "über"]),
        st.sampled_from(["", "noun"]),
    ),
    min_size=1,
    max_size=8,
    unique_by=lambda row: row[:2],
)


@given(ENTRIES, st.sampled_from([".csv", ".yml", ".dic"]))
def test_a_lexicon_written_and_read_again_finds_the_same(tmp_path_factory, rows, suffix):
    folder = tmp_path_factory.mktemp("round")
    source = folder / "mine.csv"
    lines = [f"{entry},{category},{forms if '*' not in entry else ''}" for entry, category, forms in rows]
    source.write_text("entry,category,forms\n" + "\n".join(lines) + "\n", encoding="utf-8")
    first = read_lexicon(source)
    second = read_lexicon(write_lexicon(first, folder / f"again{suffix}"))
    text = shadow("Claims, cronies, big so-called. It’s said: terrorists work 9 to 5, no cafés, a café")
    spans = [[hit[:2] for hit in compile_lexicon(lexicon).find(text)] for lexicon in (first, second)]
    assert spans[0] == spans[1]
    assert set(first.entries["category"]) == set(second.entries["category"])
    if suffix == ".csv":
        assert second.entries.equals(first.entries)


@pytest.mark.parametrize("suffix", [".csv", ".yaml", ".dic"])
@pytest.mark.parametrize("name", ["hedges", "boosters", "loaded", "cues"])
def test_the_shipped_lexicons_survive_a_round_trip(tmp_path, name, suffix):
    shipped = read_lexicon(name)
    again = read_lexicon(write_lexicon(shipped, tmp_path / f"mine{suffix}"))
    assert set(again.entries["category"]) == set(shipped.entries["category"])
    assert set(shipped.entries["entry"]) <= set(again.entries["entry"])
    assert len(again.unread) == 0


def test_a_category_with_entries_and_categories_inside_it_is_written_flat(tmp_path):
    source = tmp_path / "mine.csv"
    source.write_text("entry,category\nalpha,a\nbeta,a/b\ngamma,c/d\ndelta,/e\n", encoding="utf-8")
    again = read_lexicon(write_lexicon(read_lexicon(source), tmp_path / "mine.yml"))
    assert again.entries["category"].tolist() == ["a", "a/b", "c/d", "/e"]


def test_writing_refuses_other_formats_and_places(tmp_path):
    with pytest.raises(LexiconError, match=r"expected a name ending in \.csv, \.yml"):
        write_lexicon(read_lexicon("cues"), tmp_path / "cues.docx")
    with pytest.raises(LexiconError, match="the file cannot be written"):
        write_lexicon(read_lexicon("cues"), tmp_path / "absent" / "cues.csv")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.dic", "%\n1\tx\n%\nword\t" + "<1>" * 400 + "x"),
        ("a.dic", "%\n1\tx\n%\n" + "word " * 900 + "x"),
        ("a.dic", "%\n1\tx\n%\nword" + "\t" * 4000 + "x"),
        ("a.cat", "A\n\tword" + " " * 4000 + "(x"),
        ("a.cat", "A\n\t" + "NEAR " * 900),
        ("a.lc3", "+A\n" + "a " * 9000),
    ],
)
def test_long_lines_do_not_hang_a_reader(name, text):
    try:
        read_rows(name, text.encode())
    except LexiconError as error:
        assert str(error).startswith(name)


def test_a_line_that_is_no_line_is_refused():
    with pytest.raises(LexiconError, match=r"a\.lc3, line 2: expected lines of at most 5,000 characters"):
        read_rows("a.lc3", b"+A\n" + b"a" * 5001)
