"""``framing validate`` from the draw to corrected numbers."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from framing.cli import main


def run(*arguments: str | Path) -> int:
    """Run the command in this process and give its exit status."""
    with pytest.raises(SystemExit) as stopped:
        main([str(argument) for argument in arguments])
    return int(stopped.value.code or 0)


TEXT = {"Courier": "The bridge may reopen. Repairs cost ten million.", "Flash": "It is brutal! Drivers fled."}


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """Draw a sample and have two coders fill it in, one of whom knows the texts by heart."""
    place = tmp_path_factory.mktemp("coding")
    rows = [(o, f"story {e}", t) for e in range(7) for o, t in TEXT.items()]
    pd.DataFrame(rows, columns=["outlet", "event", "text"]).to_csv(place / "a.csv", index=False)
    drawing = ("validate", "sample", place / "a.csv", "--out", place / "s", "--quiet")
    assert run(*drawing, "-n", "20", "--codes", "loaded,hedge") == 0
    sheet = pd.read_csv(place / "s" / "sheet.csv", dtype=str)
    sheet["loaded"] = sheet["sentence"].map(lambda s: "brutal" if "brutal" in s else "0")
    sheet["hedge"] = sheet["sentence"].map(lambda s: "may" if "may" in s else "0")
    sheet.to_csv(place / "anna.csv", index=False)
    sheet.assign(hedge="0").to_csv(place / "ben.csv", index=False)
    return place


def test_the_sample_lies_in_a_folder_that_is_not_written_over(folder, capsys):
    names = sorted(path.name for path in (folder / "s").iterdir())
    assert names == ["codebook.md", "key.csv", "sheet.csv", "sheet.jsonl"]
    assert len(pd.read_csv(folder / "s" / "key.csv")) == 28
    again = ("validate", "sample", folder / "a.csv", "--out", folder / "s", "-n", "20")
    assert run(*again) == 1
    assert "found sheet.csv, which may be coded already" in capsys.readouterr().err


def test_a_small_corpus_is_drawn_whole_with_a_note(folder, tmp_path, capsys):
    drawing = ("validate", "sample", folder / "a.csv", "--engine", "rules", "--quiet")
    assert run(*drawing, "--out", tmp_path / "s") == 0
    # 7 events, 2 outlets, 2 sentences each
    assert "fewer than 200 sentences: all 28 are on the sheet" in capsys.readouterr().err
    assert pd.read_csv(tmp_path / "s" / "sheet.csv")["unit_id"].nunique() == 28


def test_a_size_that_cannot_be_drawn_is_refused_and_leaves_no_folder(folder, tmp_path, capsys):
    drawing = ("validate", "sample", folder / "a.csv", "--engine", "rules", "--quiet")
    assert run(*drawing, "--out", tmp_path / "deep" / "s", "-n", "29") == 1
    told = "to 28 sentences, found 29: the corpus has no more than 28; ask for fewer"
    assert told in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_stratum_of_one_sentence_needs_that_one_alone(tmp_path, capsys):
    corpus = tmp_path / "a.csv"
    corpus.write_text("outlet,text\nFlash,It rained. It may rain. It was dry.\n", encoding="utf-8")
    options = ("--engine", "rules", "--codes", "hedge", "--out", tmp_path / "s", "--quiet", "-n", "2")
    assert run("validate", "sample", corpus, *options) == 1
    # one sentence with a hedge, two without
    told = capsys.readouterr().err
    assert "expected 3 to 3 sentences, found 2: " in told
    assert "2 of each of these 2 strata (or the one it has)" in told


def test_a_sample_can_rest_on_a_list_of_ones_own(folder, tmp_path):
    mine = tmp_path / "mine.csv"
    mine.write_text("entry,category\nten million,sum\n", encoding="utf-8")
    options = (
        "--engine",
        "rules",
        "--quiet",
        "--codes",
        "loaded",
        "--out",
        tmp_path / "s",
        "--lexicon",
        mine,
    )
    assert run("validate", "sample", folder / "a.csv", *options) == 0
    # "ten million" once in each of the 7 articles of the Courier
    assert pd.read_csv(tmp_path / "s" / "key.csv")["loaded"].sum() == 7


def test_names_are_coded_and_scored_where_there_is_a_naming_table(folder, tmp_path, capsys):
    names, out = tmp_path / "names.csv", tmp_path / "s"
    names.write_text("concept,variant,pole,note\nroad,bridge,,\nroad,crossing,,\n", encoding="utf-8")
    drawing = ("validate", "sample", folder / "a.csv", "--engine", "rules", "--quiet", "--out")
    assert run(*drawing, out, "-n", "28", "--naming", names, "--codes", "hedge,naming") == 0
    assert "- road: bridge, crossing" in (out / "codebook.md").read_text(encoding="utf-8")
    sheet = pd.read_csv(out / "sheet.csv", dtype=str)
    # "bridge" stands once in the 7 articles of the Courier, and the coder finds it in all of them
    sheet["naming"] = sheet["sentence"].map(lambda text: "bridge" if "bridge" in text else "0")
    sheet.to_csv(tmp_path / "anna.csv", index=False)
    given = (out / "key.csv", tmp_path / "anna.csv")
    assert run("validate", "score", *given, "--out", tmp_path / "scores.csv") == 0
    scores = pd.read_csv(tmp_path / "scores.csv", keep_default_na=False)
    whole = scores[(scores["code"] == "naming") & (scores["outlet"] == "") & (scores["term"] == "")]
    recall = whole[(whole["statistic"] == "recall") & (whole["unit"] == "sentence")].iloc[0]
    assert (recall["count"], recall["base"]) == (7, 7)
    assert run("validate", "correct", *given) == 0
    assert "names_per_1000_words (own)" in capsys.readouterr().out
    assert run(*drawing, tmp_path / "t", "--codes", "naming") == 1
    assert "needs marks that were made with a naming table" in capsys.readouterr().err


def test_a_sheet_without_answers_is_refused_with_what_to_do(folder, capsys):
    for command in ("score", "correct"):
        assert run("validate", command, folder / "s" / "key.csv", folder / "s" / "sheet.csv") == 1
        told = capsys.readouterr().err
        assert (
            "sheet.csv: expected answers in loaded, hedge, found none in 20 sentences; code at least one"
            in told
        )


def test_agreement_is_printed_with_what_it_means(folder, tmp_path, capsys):
    out = tmp_path / "agreement.csv"
    assert run("validate", "agree", folder / "anna.csv", folder / "ben.csv", "--out", out) == 0
    printed = capsys.readouterr().out
    assert "percent" in printed and "AC1" in printed and "prevalence" in printed
    table = pd.read_csv(out).set_index(["code", "coefficient"])["value"]
    assert table["loaded", "percent"] == 1 and table["hedge", "percent"] < 1


def test_scores_and_corrections_go_to_a_file_and_in_short_to_the_screen(folder, tmp_path, capsys):
    given = (folder / "s" / "key.csv", folder / "anna.csv")
    assert run("validate", "score", *given, "--out", tmp_path / "scores.csv") == 0
    assert "that is no proof of none" in capsys.readouterr().out
    scores = pd.read_csv(tmp_path / "scores.csv", keep_default_na=False)
    brutal = scores[scores["term"] == "brutal"]
    assert brutal["value"].astype(float).tolist() == [1, 1]
    assert run("validate", "correct", *given, "--method", "ppi", "--out", tmp_path / "c.csv") == 0
    printed = capsys.readouterr().out
    assert "loaded_per_1000_words (own)" in printed and "Courier − Flash" in printed
    corrected = pd.read_csv(tmp_path / "c.csv").set_index(["measure", "outlet", "outlet_b"])
    # Flash: one of five words, 200 per 1,000, in every article, by machine and hand
    row = corrected.xs(("loaded_per_1000_words", "Flash"), level=("measure", "outlet")).iloc[0]
    assert (row["raw"], row["corrected"]) == pytest.approx((200, 200))


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (("agree", "anna.csv"), 1, "two coders or more, found 1"),
        (("score", "anna.csv", "ben.csv"), 1, "give the key.csv of the sample"),
        (("correct", "s/key.csv", "anna.csv", "--method", "em"), 1, "expected one of dsl, ppi"),
        (("score", "s/key.csv", "anna.csv", "--out", "anna.csv"), 1, "would be lost"),
        (("sample", "a.csv", "--out", "t", "--codes", "irony"), 1, "found 'irony'"),
        (("sample", "a.csv", "--out", "t", "-n", "9999"), 1, "ask for fewer"),
        (("sample", "a.csv"), 2, "--out"),
    ],
)
def test_refusals(folder, arguments, status, told, capsys, monkeypatch):
    monkeypatch.chdir(folder)
    assert run("validate", *arguments) == status
    assert told in " ".join(capsys.readouterr().err.replace("│", " ").split())
