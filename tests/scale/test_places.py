"""The same files, whether one process makes them, several, a Dask cluster, or the tasks of a job array."""

from __future__ import annotations

import gzip
import subprocess
import sys

import pandas as pd
import pytest
from runs import contents, write_articles

import framing
from framing.scale import RunFolder, run_corpus
from framing.scale.partition import SET_ASIDE


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    return write_articles(tmp_path_factory.mktemp("corpus") / "articles.jsonl", 25)


@pytest.fixture(scope="module")
def here(corpus, tmp_path_factory):
    """Make the run in this process: 25 articles in partitions of 10."""
    folder = tmp_path_factory.mktemp("here")
    run_corpus(corpus, folder, engine="rules", jobs=0, part_size=10)
    return folder


def read(folder, table):
    return pd.concat(
        [pd.read_parquet(path) for path in sorted((folder / table).iterdir())], ignore_index=True
    )


def test_the_tables_are_those_of_the_whole_corpus_read_at_once(corpus, here):
    articles = framing.read_corpus(corpus)
    marks = framing.annotate(articles, engine="rules")
    for table, expected in (
        ("spans", marks.spans),
        ("relations", marks.relations),
        ("measures", framing.measure(marks).drop(columns="value")),
    ):
        found = read(here, table)
        as_text = {name: "str" for name in expected if expected[name].dtype != found[name].dtype}
        pd.testing.assert_frame_equal(found.astype(as_text), expected.astype(as_text), check_dtype=False)
    assert read(here, "articles")["article_id"].tolist() == articles["article_id"].tolist()


def test_two_processes_write_the_same_files(corpus, here, tmp_path):
    done = run_corpus(corpus, tmp_path, engine="rules", jobs=2, part_size=10)
    assert (done.partitions, done.partitions_done, done.used) == (3, 3, 25)
    assert contents(tmp_path) == contents(here)


def test_a_scheduler_with_workers_in_processes_of_their_own_writes_the_same_files(corpus, here, tmp_path):
    distributed = pytest.importorskip("distributed", reason="Dask is in the extra 'scale'")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=":0"
    ) as cluster:
        run_corpus(corpus, tmp_path, engine="rules", part_size=10, scheduler=cluster.scheduler_address)
    assert contents(tmp_path) == contents(here)


def test_the_tasks_of_a_job_array_write_the_same_files_together(corpus, here, tmp_path):
    first = run_corpus(corpus, tmp_path, engine="rules", jobs=0, part_size=10, share=(1, 2))
    assert (first.partitions_done, first.complete) == (2, False)
    assert run_corpus(corpus, tmp_path, engine="rules", jobs=0, part_size=10, share=(2, 2)).complete
    assert contents(tmp_path) == contents(here)


def test_a_packed_file_gives_the_same_tables_and_leaves_no_copy(corpus, here, tmp_path):
    packed = tmp_path / "articles.jsonl.gz"
    packed.write_bytes(gzip.compress(corpus.read_bytes()))
    run_corpus(packed, tmp_path / "run", engine="rules", jobs=0, part_size=10)
    pd.testing.assert_frame_equal(read(tmp_path / "run", "spans"), read(here, "spans"))
    assert list((tmp_path / "run" / "input").iterdir()) == []


def test_of_two_files_the_second_one_is_told_apart_by_name_and_an_id_is_used_once(tmp_path):
    for name in ("north", "south"):
        (tmp_path / f"{name}.csv").write_text("outlet,text\nCourier,Rain fell.\n", encoding="utf-8")
    files = [tmp_path / "north.csv", tmp_path / "south.csv"]
    run_corpus(files, tmp_path / "made", engine="rules", jobs=0)
    assert read(tmp_path / "made", "articles")["article_id"].tolist() == ["north_a1", "south_a1"]
    for path in files:
        path.write_text("id,outlet,text\nx,Courier,Rain fell.\n", encoding="utf-8")
    done = run_corpus(files, tmp_path / "given", engine="rules", jobs=0)
    assert (done.used, done.reasons) == (1, {"duplicate_id": 1})
    detail = read(tmp_path / "given", "rejected")["detail"].tolist()
    assert detail == ["used already in row 1 of north.csv"]


def test_an_unusable_article_does_not_take_its_id_from_a_later_one(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("id,outlet,text\nx,Courier,\nx,Courier,Rain fell.\nx,Courier,Snow.\n", encoding="utf-8")
    run_corpus(path, tmp_path / "run", engine="rules", jobs=0, part_size=1)
    rejected = read(tmp_path / "run", "rejected")
    assert rejected[["row", "reason"]].values.tolist() == [[1, "empty_text"], [3, "duplicate_id"]]


@pytest.mark.parametrize("jobs", [1, 2])
def test_articles_that_kill_hang_or_fail_are_set_aside_with_their_reason(jobs, tmp_path, planted_engine):
    words = {3: "PLANTED-ERROR", 7: "PLANTED-CRASH", 12: "PLANTED-HANG", 15: "PLANTED-MEMORY"}
    corpus = write_articles(tmp_path / "articles.jsonl", 20, words)
    done = run_corpus(corpus, tmp_path / "run", engine=planted_engine, jobs=jobs, part_size=10, timeout=1)
    rejected = read(tmp_path / "run", "rejected")
    assert rejected[["row", "reason", "detail"]].values.tolist() == [
        [3, "failed", "ValueError: planted"],
        [7, "crashed", "the process ended by SIGABRT"],
        [12, "timed_out", "longer than 1 s"],
        [15, "out_of_memory", "the limit of memory was reached"],
    ]
    assert set(rejected["reason"]) == set(SET_ASIDE)
    assert (done.used, done.set_aside, done.complete) == (16, 4, True)


def test_the_folder_can_be_read_by_name(here):
    assert RunFolder(here).is_done(2) and not RunFolder(here).is_done(3)


def test_the_command_tells_what_it_did_as_json(corpus, tmp_path):
    command = [sys.executable, "-m", "framing", "run", corpus, "--out", tmp_path / "run", "--jobs", "0"]
    command += ["--engine", "rules", "--partition-size", "10", "--json"]
    told = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=True)
    assert '"used": 25' in told.stdout and told.stderr == ""
