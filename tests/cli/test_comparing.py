"""The command compare-run: the comparison of a run's folder, and what it says of a run that is not whole."""

from __future__ import annotations

import json

import pandas as pd
import pytest

import framing
from framing.cli import main
from framing.report.tables import write_csv


def run(*arguments) -> int:
    with pytest.raises(SystemExit) as stopped:
        main([str(argument) for argument in arguments])
    return int(stopped.value.code or 0)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A run over the sample, in three partitions."""
    path = tmp_path_factory.mktemp("run")
    framing.run_corpus(framing.sample_path(), path, engine="rules", jobs=0, part_size=20)
    return path


def test_the_tables_are_those_of_the_whole_corpus(folder, tmp_path, capsys):
    assert run("compare-run", folder, "--out", tmp_path / "out", "--resamples", 100) == 0
    table = framing.measure(framing.annotate(framing.sample_corpus(), engine="rules"))
    whole = framing.compare_outlets(table, n_resamples=100)
    for name in ("estimates", "contrasts", "refused"):
        expected = write_csv(tmp_path / f"{name}.csv", getattr(whole, name))
        assert (tmp_path / "out" / "tables" / f"{name}.csv").read_bytes() == expected.read_bytes()
    printed = capsys.readouterr()
    assert "Loaded terms, outlet's own voice" in printed.out
    assert "partitions" not in printed.err


def test_one_measure_as_json(folder, tmp_path, capsys):
    only = ("--measure", "attributed_share", "--no-contrasts", "--resamples", 100, "--json")
    assert run("compare-run", folder, "--out", tmp_path, *only) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["settings"]["measures"] == ["attributed_share"]
    assert pd.read_csv(told["tables"]["estimates"])["measure"].unique().tolist() == ["attributed_share"]


def test_a_run_that_is_not_whole_is_compared_and_told(folder, tmp_path, capsys):
    mark = folder / "done" / "part-00001.json"
    content = mark.read_bytes()
    mark.unlink()
    try:
        assert run("compare-run", folder, "--out", tmp_path, "--no-contrasts", "--resamples", 100) == 0
    finally:
        mark.write_bytes(content)
    told = " ".join(capsys.readouterr().err.split())
    assert "only 2 of 3 partitions are whole; of the others, what is stored is compared" in told
    # The measures of the partition without a mark are still there: 60 articles, not 40.
    assert pd.read_csv(tmp_path / "tables" / "estimates.csv")["n_articles"].max() == 12


def test_a_folder_without_measures_is_refused(tmp_path, capsys):
    assert run("compare-run", tmp_path / "nothing", "--out", tmp_path / "out") == 1
    assert "expected Parquet files of measures" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_torn_manifest_is_refused(tmp_path, capsys):
    (tmp_path / "manifest.json").write_text("{", encoding="utf-8")
    assert run("compare-run", tmp_path, "--out", tmp_path / "out") == 1
    assert "manifest.json of a run, found none that can be read" in capsys.readouterr().err
