"""The command events, and the options of report on outlets, events and near-duplicates."""

from __future__ import annotations

import json

import pandas as pd
import pytest

from framing.cli import main

FLOOD = "The river rose over night and the lower town of Ellery was cleared before noon by the army."
VOTE = "The council of Orva voted on Tuesday to close the harbour, and the mayor may resign over it."


def run(*arguments) -> int:
    with pytest.raises(SystemExit) as stopped:
        main([str(argument) for argument in arguments])
    return int(stopped.value.code or 0)


@pytest.fixture
def corpus(tmp_path):
    """Two stories in two outlets, one of them called by two names; one story is wire copy."""
    rows = [
        {"id": "a", "outlet": "courier-online", "date": "2031-03-12", "text": f"ELLERY (AP) - {FLOOD}"},
        {"id": "b", "outlet": "Gazette", "date": "2031-03-12", "text": f"{FLOOD} Furious crowds fled."},
        {"id": "c", "outlet": "Courier", "date": "2031-03-13", "text": f"{VOTE} Nobody spoke."},
        {"id": "d", "outlet": "Gazette", "date": "2031-03-13", "text": f"Harbour closed, mayor out? {VOTE}"},
    ]
    path = tmp_path / "articles.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    (tmp_path / "outlets.csv").write_text(
        "outlet,alias\nCourier,Courier Online\nGazette,\n", encoding="utf-8"
    )
    return path


def report(corpus, tmp_path, *options):
    out = tmp_path / "out"
    small = ("--engine", "rules", "--no-figures", "--no-contrasts", "--resamples", "100", "--out", out)
    return run("report", corpus, *small, *options), out


def test_a_suggestion_is_written_corrected_and_read_back(corpus, tmp_path, capsys):
    suggested = tmp_path / "events.csv"
    assert run("events", corpus, "--out", suggested, "--outlets", tmp_path / "outlets.csv") == 0
    printed = capsys.readouterr().out
    assert (
        "4 articles: 2 events of several articles, 2 of them in several outlets; 0 articles alone." in printed
    )
    assert f"framing report {corpus} --events {suggested}" in printed
    table = pd.read_csv(suggested)
    assert table[["event", "article_id"]].values.tolist() == [
        ["e1", "a"],
        ["e1", "b"],
        ["e2", "c"],
        ["e2", "d"],
    ]
    table.loc[table["article_id"] == "d", "event"] = ""
    table.to_csv(suggested, index=False)
    status, out = report(corpus, tmp_path, "--events", suggested, "--outlets", tmp_path / "outlets.csv")
    assert status == 0
    read = json.loads((out / "import_report.json").read_text("utf-8"))
    assert read["counts"]["events"] == 2 and read["counts"]["without_event"] == 1
    assert "events: 2 events, set for 4 of 4 articles by a table" in read["notes"]
    assert "outlets: 'courier-online' is 'Courier' in outlets.csv (1 article)" in read["notes"]
    assert set(pd.read_csv(out / "tables" / "estimates.csv")["outlet"]) == {"Courier", "Gazette"}


@pytest.mark.parametrize(("policy", "n"), [("keep", 4), ("one-per-cluster", 2), ("drop-wire", 3)])
def test_the_report_follows_the_policy(corpus, tmp_path, capsys, policy, n):
    status, out = report(corpus, tmp_path, "--duplicates", policy)
    assert status == 0
    told = f"4 articles: 2 clusters of near-duplicates with 2 further copies; 1 wire copy (policy: {policy})."
    assert told in capsys.readouterr().out
    assert pd.read_csv(out / "tables" / "measures.csv")["article_id"].nunique() == n
    assert len(pd.read_csv(out / "tables" / "duplicates.csv")) == 4
    policies = pd.read_csv(out / "tables" / "duplicate_policies.csv")
    assert set(policies["policy"]) == {"keep", "one-per-cluster", "drop-wire"}


def test_wrong_usage_and_wrong_tables(corpus, tmp_path, capsys):
    assert report(corpus, tmp_path, "--duplicates", "drop")[0] == 2
    assert "keep, one-per-cluster, drop-wire" in " ".join(capsys.readouterr().err.split())
    (tmp_path / "e.csv").write_text("article_id,event\nnobody,flood\n", encoding="utf-8")
    assert report(corpus, tmp_path, "--events", tmp_path / "e.csv")[0] == 1
    assert "events: no article 'nobody'" in capsys.readouterr().err
    assert report(corpus, tmp_path, "--outlets", tmp_path / "e.csv")[0] == 1
    assert "e.csv: not a table of outlets" in capsys.readouterr().err
    assert run("events", corpus, "--out", corpus) == 1
    assert "--out names the file that is read" in capsys.readouterr().err
