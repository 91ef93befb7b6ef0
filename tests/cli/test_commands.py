from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from framing.cli import main

SENTENCES = {
    "Courier": "Ana Hale, a nurse, said the bridge may reopen on Monday. Repairs cost ten million crowns.",
    "Flash": "It is brutal! A source claimed the bridge is a death trap. Furious drivers fled in horror.",
}


def run(*arguments: str | Path) -> int:
    """Run the command in this process and give its exit status."""
    with pytest.raises(SystemExit) as stopped:
        main([str(argument) for argument in arguments])
    return int(stopped.value.code or 0)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory) -> Path:
    """Write twelve articles under names of columns that are not the standard ones."""
    path = tmp_path_factory.mktemp("corpus") / "articles.jsonl"
    rows = [
        {"nr": f"{outlet}{n}", "paper": outlet, "story": f"story {n}", "body": text}
        for n in range(6)
        for outlet, text in SENTENCES.items()
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


COLUMNS = ("--columns", "article_id=nr", "outlet=paper", "event=story", "text=body")
# What is counted by hand there must not change with the model.
RULES = ("--engine", "rules")


def test_report_reads_mapped_columns_prints_a_table_and_says_where_it_lies(corpus, tmp_path, capsys):
    out = tmp_path / "out"
    assert run("report", corpus, *COLUMNS, "--out", out, "--resamples", "100", "--no-figures") == 0
    printed = capsys.readouterr()
    assert "12 articles read, 12 used" in printed.out
    # "brutal", "furious" and the like are the Flash's own, 6 articles of each
    assert "Loaded terms, outlet's own voice, per 1,000 words (loaded terms / words)" in printed.out
    assert f"Report: {out / 'report.html'}" in printed.out
    assert printed.err == ""
    assert sorted(path.name for path in out.iterdir()) == [
        "import_report.json", "provenance.json", "rejected.csv", "report.html", "tables"
    ]  # fmt: skip


def test_a_dash_is_explained_once_and_refused_contrasts_are_counted(tmp_path, capsys):
    rows = [f"{outlet},story {n},{text!r}" for n in range(3) for outlet, text in SENTENCES.items()]
    rows = [row.replace("'", '"') for row in rows]
    (tmp_path / "a.csv").write_text("\n".join(["outlet,event,text", *rows]), encoding="utf-8")
    out = tmp_path / "out"
    options = ("--out", out, "--resamples", "100", "--no-figures")
    assert run("report", tmp_path / "a.csv", *options) == 0
    printed = capsys.readouterr().out
    assert printed.count("–  3 events; an interval needs 6 (Courier, Flash)\n") == 1
    refused, made = (len(pd.read_csv(out / "tables" / f"{name}.csv")) for name in ("refused", "contrasts"))
    # 3 shared events are fewer than 6, so none can be made
    assert made == 0 < refused
    assert f"Contrasts refused: {refused:,} of {refused:,}, most often for: 3 shared events" in printed


def test_report_as_json_holds_every_estimate_and_nothing_else(corpus, tmp_path, capsys):
    options = ("--resamples", "100", "--no-figures", "--no-text", "--no-contrasts", "--json")
    assert run("report", corpus, *COLUMNS, "--out", tmp_path / "out", *options) == 0
    content = json.loads(capsys.readouterr().out)
    assert content["read"]["used"] == 12
    own = [e for e in content["estimates"] if (e["measure"], e["voice"]) == ("loaded_per_1000_words", "own")]
    assert [e["outlet"] for e in own] == ["Courier", "Flash"]
    assert own[0]["count"] == 0 and own[0]["low"] is None
    assert "bridge" not in (tmp_path / "out" / "report.html").read_text("utf-8")


def test_quiet_prints_the_place_alone_and_actors_give_sides(corpus, tmp_path, capsys):
    actors = tmp_path / "actors.csv"
    actors.write_text(
        "pattern,actor,side\nHale,Ana Hale,hospital\nsource,a source,drivers\n", encoding="utf-8"
    )
    options = ("--resamples", "100", "--no-figures", "--quiet", "--actors", actors, *RULES)
    assert run("report", corpus, *COLUMNS, "--out", tmp_path / "out", *options) == 0
    assert capsys.readouterr().out == f"Report: {tmp_path / 'out' / 'report.html'}\n"
    estimates = pd.read_csv(tmp_path / "out" / "tables" / "estimates.csv")
    sides = estimates[estimates["measure"] == "side_share[hospital]"].set_index("outlet")["estimate"]
    assert sides.to_dict() == {"Courier": 1.0, "Flash": 0.0}
    assert "Share of voice: hospital" in (tmp_path / "out" / "report.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (("report", "nofile.csv"), 1, "framing: nofile.csv: the file does not exist."),
        (
            ("measure", "articles.csv", "--out", "m.xls"),
            2,
            "expected a name ending in .csv, .parquet, .jsonl",
        ),
        (("report", "--columns", "text"), 2, "expected name=column, such as text=body, found 'text'"),
        (("report", "--columns", "text=a", "text=b"), 2, "each name once, found text=a and text=b"),
        (("report", "--columns", "text=a", "--columns", "text=a"), 2, "found text=a and text=a"),
        (("report", "--outlet", "X"), 2, "expected a corpus"),
        (("annotate", "a.csv", "--out", "a.csv", "--format", "xml"), 2, "relations, gold or one of"),
        (("nosuch",), 2, "No such command"),
        (("report", "--resamples", "3"), 2, "--resamples"),
    ],
)
def test_refused_input_is_1_and_wrong_usage_is_2(arguments, status, told, tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert run(*arguments) == status
    printed = capsys.readouterr()
    assert told in " ".join(printed.err.replace("│", " ").split())
    assert "Traceback" not in printed.err and printed.out == ""


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        ("outlet,text\nFlash,Rain fell.\n", "only one outlet, 'Flash'; contrasts need a second outlet"),
        (
            "outlet,text\nFlash,Rain fell.\nCourier,Snow fell.\n",
            "no article names its event; contrasts need events covered by at least two outlets",
        ),
        (
            "outlet,event,text\nFlash,rain,Rain fell.\nFlash,rain,It fell.\nCourier,snow,Snow fell.\n",
            "no event is covered by two outlets; contrasts need events covered by at least two outlets",
        ),
    ],
)
def test_where_nothing_can_be_contrasted_the_estimates_are_given_and_the_reason(lines, why, tmp_path, capsys):
    (tmp_path / "a.csv").write_text(lines, encoding="utf-8")
    out = tmp_path / "out"
    options = ("--out", out, "--resamples", "100", "--no-figures", "--json")
    assert run("report", tmp_path / "a.csv", *options) == 0
    printed = capsys.readouterr()
    assert printed.err.startswith(f"framing: no contrasts, estimates alone: {why}")
    assert printed.err.count("\n") == 1
    assert {row["outlet"] for row in json.loads(printed.out)["estimates"]} <= {"Flash", "Courier"}
    assert (out / "report.html").exists()
    assert pd.read_csv(out / "tables" / "contrasts.csv").empty


def test_one_shared_event_is_enough_to_contrast(tmp_path, capsys):
    rows = "outlet,event,text\nFlash,rain,Rain fell.\nCourier,rain,It fell.\n"
    (tmp_path / "a.csv").write_text(rows, encoding="utf-8")
    options = ("--out", tmp_path / "out", "--resamples", "100", "--no-figures", "--quiet")
    assert run("report", tmp_path / "a.csv", *options) == 0
    assert capsys.readouterr().err == ""
    # 1 shared event is fewer than 6: every contrast is refused, with its reason
    assert len(pd.read_csv(tmp_path / "out" / "tables" / "refused.csv")) > 0


def test_a_folder_that_cannot_be_made_is_refused_before_any_article_is_read(
    corpus, tmp_path, capsys, monkeypatch
):
    (tmp_path / "out").write_text("a file", encoding="utf-8")
    monkeypatch.setattr("framing.annotate", lambda *given, **named: pytest.fail("annotated"))
    for out in (tmp_path / "out", tmp_path / "out" / "deeper"):
        assert run("report", corpus, *COLUMNS, "--out", out) == 1
        assert f"{out.name}: expected a folder to write the report to" in capsys.readouterr().err
    assert (tmp_path / "out").read_text(encoding="utf-8") == "a file"


def test_compare_shows_counts_and_refuses_a_claim_about_outlets(tmp_path, capsys):
    first, second = tmp_path / "a.txt", tmp_path / "b.txt"
    first.write_text(SENTENCES["Courier"], encoding="utf-8")
    second.write_text(SENTENCES["Flash"], encoding="cp1252")
    out = tmp_path / "pages" / "pair.html"
    assert run("compare", first, second, "--out", out) == 0
    printed = capsys.readouterr().out
    assert "Two articles cannot support a claim about outlets" in printed
    assert " / " in printed.splitlines()[1]
    html = out.read_text(encoding="utf-8")
    assert [f'<h3 dir="auto">{name}</h3>' in html for name in ("a", "b")] == [True, True]
    assert "cannot support a claim" in html and "<script" not in html


def test_compare_takes_two_files_of_one_name_and_refuses_a_corpus(corpus, tmp_path, capsys):
    for folder in ("x", "y"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "same.txt").write_text("Rain fell on the town.", encoding="utf-8")
    assert run("compare", tmp_path / "x" / "same.txt", tmp_path / "y" / "same.txt", "--json") == 0
    rows = json.loads(capsys.readouterr().out)
    assert {row["article_id"] for row in rows} == {"same_1", "same_2"}
    assert run("compare", tmp_path / "x" / "same.txt", tmp_path / "x" / "..") == 1
    assert "expected a file with one article, found 2" in capsys.readouterr().err


def test_spans_relations_and_measures_in_every_format(corpus, tmp_path):
    for suffix, read in (
        (".csv", pd.read_csv),
        (".parquet", pd.read_parquet),
        (".jsonl", lambda path: pd.read_json(path, lines=True)),
    ):
        out = tmp_path / f"spans{suffix}"
        assert run("annotate", corpus, *COLUMNS, "--out", out) == 0
        spans = read(out)
        # 6 articles of each outlet; "brutal" once in every Flash
        assert ((spans["layer"] == "loaded") & (spans["text"] == "brutal")).sum() == 6
    assert (
        run("annotate", corpus, *COLUMNS, *RULES, "--out", tmp_path / "r.csv", "--format", "relations") == 0
    )
    relations = pd.read_csv(tmp_path / "r.csv")
    assert set(relations["stance"]) == {"neutral", "distancing"} and len(relations) == 12
    assert run("measure", corpus, *COLUMNS, "--out", tmp_path / "m.csv") == 0
    measures = pd.read_csv(tmp_path / "m.csv")
    assert measures["article_id"].nunique() == 12


def test_gold_offsets_are_into_the_text_as_it_came(tmp_path):
    raw = "Cafe\u0301 owners:\r\n“It may close,” Ana Hale said.\u00ad It was brutal."
    with gzip.open(tmp_path / "in.jsonl.gz", "wt", encoding="utf-8") as lines:
        lines.write(json.dumps({"id": "d1", "text": raw}) + "\n\n" + json.dumps({"id": 2, "text": ""}) + "\n")
    out = tmp_path / "out.jsonl.gz"
    assert run("annotate", tmp_path / "in.jsonl.gz", "--out", out, "--format", "gold") == 0
    with gzip.open(out, "rt", encoding="utf-8") as lines:
        first, second = map(json.loads, lines)
    assert (first["id"], second["id"], second["sentences"]) == ("d1", "2", [])
    assert [raw[start:end] for start, end in first["cues"]] == ["may"]
    (attribution,) = first["attributions"]
    assert [raw[slice(*attribution[part][0])] for part in ("source", "cue")] == ["Ana Hale", "said"]
    assert [raw[span["start"] : span["end"]] for span in first["spans"]] == ["brutal"]
    assert first["biased_spans"] == [[span["start"], span["end"]] for span in first["spans"]]


@pytest.mark.parametrize("suffix", ["", ".gz"])
def test_gold_passes_over_a_byte_order_mark_and_writes_none(suffix, tmp_path):
    opened = gzip.open if suffix else open
    source, out = tmp_path / f"in.jsonl{suffix}", tmp_path / f"out.jsonl{suffix}"
    with opened(source, "wt", encoding="utf-8-sig") as lines:
        lines.write(json.dumps({"id": "d1", "text": "It was brutal."}) + "\n")
    assert run("annotate", source, "--out", out, "--format", "gold") == 0
    with opened(out, "rb") as lines:
        assert lines.read(1) == b"{"


@pytest.mark.parametrize(
    "option",
    [
        ("--columns", "text=body"),
        ("--outlet", "Flash"),
        ("--pattern", "{outlet}.txt"),
        ("--encoding", "cp1251"),
    ],
)
def test_gold_refuses_options_that_it_would_ignore(option, tmp_path, capsys):
    (tmp_path / "in.jsonl").write_text('{"id": 1, "text": "Rain."}', encoding="utf-8")
    out = tmp_path / "out.jsonl"
    assert run("annotate", tmp_path / "in.jsonl", "--out", out, "--format", "gold", *option) == 2
    assert f"would ignore {option[0]}" in " ".join(capsys.readouterr().err.replace("│", " ").split())
    assert not out.exists()


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("{", "expected one JSON object a line"),
        ('{"id": 1}', "expected an object with 'id' and 'text', found id"),
        ("[1]", "found list"),
    ],
)
def test_a_document_that_cannot_be_read_is_named_by_its_line(line, found, tmp_path, capsys):
    (tmp_path / "in.jsonl").write_text('{"id": "a", "text": "Rain."}\n' + line, encoding="utf-8")
    out = tmp_path / "out.jsonl"
    assert run("annotate", tmp_path / "in.jsonl", "--out", out, "--format", "gold") == 1
    told = capsys.readouterr().err
    assert "in.jsonl, line 2" in told and found in told
    assert not out.exists()


def test_a_message_names_options_not_arguments_of_python(tmp_path, capsys):
    (tmp_path / "a.csv").write_text("paper,words\nFlash,Rain fell.\n", encoding="utf-8")
    assert run("report", tmp_path / "a.csv", "--columns", "text=words") == 1
    told = capsys.readouterr().err
    assert "--columns outlet=..." in told and "--outlet '...'" in told and "columns={" not in told


def test_a_file_that_cannot_be_written_is_refused(corpus, tmp_path, capsys):
    (tmp_path / "folder.csv").mkdir()
    assert run("measure", corpus, *COLUMNS, "--out", tmp_path / "folder.csv") == 1
    assert "folder.csv: the file cannot be written" in capsys.readouterr().err


def test_an_old_windows_console_gets_question_marks_not_a_traceback(tmp_path):
    for name, text in (("Зеркало", "Rain fell on the town."), ("b", "Snow fell.")):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    environment = {**os.environ, "PYTHONIOENCODING": "cp1252"}
    done = subprocess.run(
        [sys.executable, "-m", "framing", "compare", "Зеркало.txt", "b.txt"],
        cwd=tmp_path, env=environment, capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode("cp1252")
    assert "???????" in done.stdout.decode("cp1252")


def test_version_names_the_package_and_what_it_rests_on(capsys):
    import framing

    assert run("version") == 0
    first, second = capsys.readouterr().out.splitlines()
    assert first.startswith(f"framing {framing.__version__}, Python 3.")
    assert "pandas " in second and "framing" not in second


def test_lists_of_ones_own_go_the_whole_way(corpus, tmp_path, capsys):
    lexicon, naming, out = tmp_path / "mine.dic", tmp_path / "names.csv", tmp_path / "spans.csv"
    lexicon.write_text("%\n1\tplace\n%\nbridge\t1\n", encoding="utf-8")
    naming.write_text("concept,variant,pole,note\npeople,nurse,,\npeople,drivers,,\n", encoding="utf-8")
    lists = ("--lexicon", lexicon, "--naming", naming, "--quiet")
    assert run("annotate", corpus, *COLUMNS, "--out", out, *lists) == 0
    spans = pd.read_csv(out)
    # 6 articles of each outlet: "bridge" once in either text, "nurse" and "drivers" once in one
    assert spans[spans["layer"] == "loaded"]["label"].value_counts().to_dict() == {"place": 12}
    assert spans[spans["layer"] == "naming"]["entry"].value_counts().to_dict() == {"nurse": 6, "drivers": 6}
    assert run("measure", corpus, *COLUMNS, "--out", out, *lists) == 0
    measures = set(pd.read_csv(out)["measure"])
    assert {"people_name_share[nurse]", "loaded_per_1000_words[place]"} <= measures
    folder = tmp_path / "out"
    options = ("--resamples", "100", "--no-figures", "--out", folder)
    assert run("report", corpus, *COLUMNS, *options, *lists) == 0
    told = json.loads((folder / "provenance.json").read_text(encoding="utf-8"))["annotation"]
    assert told["lexicons"]["loaded"]["file"] == "mine"
    assert len(told["naming"]["version"]) == 12
    assert "of the list “mine”" in (folder / "report.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("first_lines", "headline"),
    [
        ("Bridge may fall\n\n", "Bridge may fall"),
        ("  Will it fall?  \n \n", "Will it fall?"),
        ("", ""),
        ("The bridge may fall.\n\n", ""),
        ("“It may fall.”\n\n", ""),
        ("CALVANE, 21 January —\n\n", ""),
        ("Bridge may fall\n", ""),
        (f"{'word ' * 26}end\n\n", ""),
    ],
)
def test_a_headline_is_no_part_of_the_text_that_is_compared(tmp_path, first_lines, headline):
    from framing.report.pair import pair_articles

    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(first_lines + "It was shut.\n\nNobody knew.", encoding="utf-8")
    articles = pair_articles(tmp_path / "a.txt", tmp_path / "b.txt")
    assert articles["headline"].fillna("").tolist() == [headline] * 2
    whole = first_lines.lstrip() + "It was shut.\n\nNobody knew."
    expected = "It was shut.\n\nNobody knew." if headline else whole
    assert "".join(articles["text"].iat[0].split()) == "".join(expected.split())


def test_two_articles_are_compared_by_lists_of_ones_own(tmp_path, capsys):
    names, lexicon, out = (tmp_path / name for name in ("names.csv", "mine.csv", "pair.html"))
    names.write_text("concept,variant,pole,note\npeople,nurses,,\npeople,drivers,,\n", encoding="utf-8")
    lexicon.write_text("entry,category\nbridge,place\n", encoding="utf-8")
    for name, text in (("one.txt", "Nurses left the bridge."), ("two.txt", "Drivers left.")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    given = ("compare", tmp_path / "one.txt", tmp_path / "two.txt", "--engine", "rules")
    assert run(*given, "--naming", names, "--lexicon", lexicon, "--out", out) == 0
    page = out.read_text(encoding="utf-8")
    assert page.count('class="fr-naming"') == 1 + 2  # the legend and one in each text
    assert "fr-show-naming" in page and ">bridge<" in page
    printed = capsys.readouterr().out
    assert "Names for people: nurses, own voice" in printed and "100.0% (1 / 1)" in printed
    for mine in (names, lexicon):
        page_of_mine = mine.rename(mine.with_suffix(".html"))
        option = "--naming" if mine is names else "--lexicon"
        assert run(*given, option, page_of_mine, "--out", page_of_mine) == 1
        assert "names the file that is read, which would be lost" in capsys.readouterr().err


def test_a_bad_list_is_refused_before_the_work(corpus, tmp_path, capsys):
    lexicon = tmp_path / "mine.csv"
    lexicon.write_text("term\nx\n", encoding="utf-8")
    assert run("annotate", corpus, *COLUMNS, "--out", tmp_path / "a.csv", "--lexicon", lexicon) == 1
    assert "mine.csv, row 1: expected the columns entry and category" in capsys.readouterr().err
    assert not (tmp_path / "a.csv").exists()


def test_gold_takes_no_lists(corpus, tmp_path, capsys):
    out = tmp_path / "a.jsonl"
    assert run("annotate", corpus, "--out", out, "--format", "gold", "--lexicon", tmp_path / "x.csv") == 2
    assert "would ignore --lexicon" in capsys.readouterr().err


def test_a_list_is_not_written_over(corpus, tmp_path, capsys):
    lexicon = tmp_path / "mine.csv"
    lexicon.write_text("entry,category\nbridge,place\n", encoding="utf-8")
    for command in ("annotate", "measure"):
        assert run(command, corpus, *COLUMNS, "--out", lexicon, "--lexicon", lexicon) == 1
        assert "names the file that is read, which would be lost" in capsys.readouterr().err
    assert lexicon.read_text(encoding="utf-8").startswith("entry,category")
