"""What is left of a run that was ended in any way, and how it goes on."""

from __future__ import annotations

import json
import os
import platform
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from runs import contents, write_articles

from framing.errors import RunError
from framing.scale import durable, run_corpus

PARTS = 6


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    return write_articles(tmp_path_factory.mktemp("corpus") / "articles.jsonl", 10 * PARTS)


@pytest.fixture(scope="module")
def whole(corpus, tmp_path_factory):
    folder = tmp_path_factory.mktemp("whole")
    run_corpus(corpus, folder, engine="planted_engine:PlantedEngine", jobs=0, part_size=10)
    return folder


def start(corpus, folder, engine, jobs):
    code = (
        "import sys; from framing.scale import run_corpus as run; corpus, out, engine, jobs = sys.argv[1:]; "
    )
    code += "run(corpus, out, engine=engine, jobs=int(jobs), part_size=10)"
    return subprocess.Popen([sys.executable, "-c", code, str(corpus), str(folder), engine, str(jobs)])


def wait_for(folder, count, process):
    """Wait until some partitions are done."""
    for _ in range(600):
        done = len(list((folder / "done").glob("part-*.json"))) if (folder / "done").is_dir() else 0
        if done >= count or process.poll() is not None:
            return
        time.sleep(0.05)


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is a signal of POSIX systems")
@pytest.mark.parametrize("jobs", [0, 2])
def test_a_run_that_is_killed_twice_ends_with_the_same_files(
    jobs, corpus, whole, tmp_path, planted_engine, monkeypatch
):
    monkeypatch.setenv("PLANTED_SECONDS", "0.02")
    for kill_after in (1, 3):
        process = start(corpus, tmp_path, planted_engine, jobs)
        wait_for(tmp_path, kill_after, process)
        assert process.poll() is None, "it must not be over before it is killed"
        process.send_signal(signal.SIGKILL)
        process.wait()
    kept = {path: path.stat().st_mtime_ns for path in (tmp_path / "done").iterdir()}
    assert 3 <= len(kept) < PARTS
    monkeypatch.setenv("PLANTED_SECONDS", "0")
    assert run_corpus(corpus, tmp_path, engine=planted_engine, jobs=jobs, part_size=10).complete
    assert contents(tmp_path) == contents(whole)
    assert {path: path.stat().st_mtime_ns for path in kept} == kept, "what was done was not done again"
    assert not list(tmp_path.rglob(f"*{durable.UNFINISHED}"))


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="processes are found under /proc")
def test_a_worker_that_is_killed_is_replaced_and_no_article_is_lost(
    corpus, whole, tmp_path, planted_engine, monkeypatch
):
    monkeypatch.setenv("PLANTED_SECONDS", "0.02")
    process = start(corpus, tmp_path, planted_engine, 2)
    wait_for(tmp_path, 1, process)
    threads = Path(f"/proc/{process.pid}/task").iterdir()
    children = " ".join((thread / "children").read_text("utf-8") for thread in threads).split()
    assert len(children) == 2
    os.kill(int(children[0]), signal.SIGKILL)
    assert process.wait(60) == 0
    assert contents(tmp_path) == contents(whole)


def test_what_a_worker_was_writing_when_it_died_is_gone_at_the_end(corpus, whole, tmp_path, planted_engine):
    def die_while_writing(articles, total):
        (tmp_path / "done" / f"part-00000.json.1{durable.UNFINISHED}").write_text("{", "utf-8")

    run_corpus(corpus, tmp_path, engine=planted_engine, jobs=2, part_size=10, progress=die_while_writing)
    assert contents(tmp_path) == contents(whole)


def test_a_file_that_was_cut_short_is_not_taken_for_whole(corpus, whole, tmp_path, planted_engine):
    run_corpus(corpus, tmp_path, engine=planted_engine, jobs=0, part_size=10)
    victim = tmp_path / "spans" / "part-00002.parquet"
    victim.write_bytes(victim.read_bytes()[:-7])
    (tmp_path / "measures" / "part-00004.parquet").unlink()
    run_corpus(corpus, tmp_path, engine=planted_engine, jobs=0, part_size=10)
    assert contents(tmp_path) == contents(whole)


def test_a_full_disk_ends_the_run_with_one_message_and_leaves_nothing_half_written(
    corpus, whole, tmp_path, planted_engine, monkeypatch
):
    calls = []

    def full(number):
        calls.append(number)
        if len(calls) > 20:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(durable.os, "fsync", full)
    with pytest.raises(RunError, match="No space left on device"):
        run_corpus(corpus, tmp_path, engine=planted_engine, jobs=0, part_size=10)
    assert not list(tmp_path.rglob(f"*{durable.UNFINISHED}"))
    monkeypatch.setattr(durable.os, "fsync", lambda number: None)
    run_corpus(corpus, tmp_path, engine=planted_engine, jobs=0, part_size=10)
    assert contents(tmp_path) == contents(whole)


def test_other_settings_another_corpus_or_fewer_files_are_refused(corpus, tmp_path):
    folder = tmp_path / "run"
    run_corpus(corpus, folder, engine="rules", jobs=0, part_size=30)
    for changed, told in (
        ({"part_size": 20}, "holds a run that differs in settings, part_size: there 30, asked for 20"),
        ({"acts": ("speech",)}, "settings, acts"),
        ({"engine": "reader"}, "settings, engine: there 'rules', asked for 'reader'"),
    ):
        with pytest.raises(RunError, match=told):
            run_corpus(corpus, folder, **{"engine": "rules", "jobs": 0, "part_size": 30, **changed})
    other = tmp_path / "articles.jsonl"
    text = corpus.read_text(encoding="utf-8")
    other.write_text(text.replace("brutal", "hectic"), encoding="utf-8")
    with pytest.raises(RunError, match=r"SHA-256 of articles\.jsonl"):
        run_corpus(other, folder, engine="rules", jobs=0, part_size=30)
    other.write_text(text + text, encoding="utf-8")
    with pytest.raises(RunError, match=r"size of articles\.jsonl"):
        run_corpus(other, folder, engine="rules", jobs=0, part_size=30)


def test_a_list_of_the_users_that_changed_is_refused(corpus, tmp_path):
    own = tmp_path / "own.txt"
    own.write_text("brutal\n", encoding="utf-8")
    given = {"engine": "rules", "jobs": 0, "loaded": own}
    run_corpus(corpus, tmp_path / "run", **given)
    own.write_text("brutal\nfurious\n", encoding="utf-8")
    with pytest.raises(RunError, match="rests_on, files, loaded"):
        run_corpus(corpus, tmp_path / "run", **given)


def test_two_runs_into_one_folder_refuse_each_other(corpus, tmp_path, planted_engine, monkeypatch):
    monkeypatch.setenv("PLANTED_SECONDS", "0.05")
    process = start(corpus, tmp_path, planted_engine, 0)
    try:
        wait_for(tmp_path, 1, process)
        with pytest.raises(RunError, match=f"process {process.pid} on"):
            run_corpus(corpus, tmp_path, engine=planted_engine, jobs=0, part_size=10)
    finally:
        process.kill()
        process.wait()


def test_the_lock_of_a_dead_run_is_taken_and_that_of_another_machine_only_when_told(corpus, tmp_path):
    lock = tmp_path / "lock"
    given = {"engine": "rules", "jobs": 0}
    lock.write_text(json.dumps({"pid": 2**22 - 1, "host": platform.node(), "since": "1"}), encoding="utf-8")
    run_corpus(corpus, tmp_path, **given)
    lock.write_text(json.dumps({"pid": 1, "host": "elsewhere", "since": "1"}), encoding="utf-8")
    with pytest.raises(RunError, match="process 1 on elsewhere"):
        run_corpus(corpus, tmp_path, **given)
    assert run_corpus(corpus, tmp_path, take_over=True, **given).complete
