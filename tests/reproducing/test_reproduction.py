"""A planted change of one number, one version, one byte of data is caught and named."""

from __future__ import annotations

import hashlib
import json
import shutil
import sys
from dataclasses import replace

import pytest

from framing.cli import main
from framing.errors import ReproductionError
from framing.reproducing import record, reproduce, reproduction, rerunning
from framing.reproducing.surroundings import compare_data, compare_versions, installed_versions

CELLS = (
    "import pandas as pd\n\ntable = pd.read_csv('../data/sample/counts.csv')\ntable",
    "display(table['count'].sum().item() / 3, table.assign(rate=table['count'] / 3))",
)


def write_notebook(path, *sources):
    cells = [
        {
            "cell_type": "code",
            "metadata": {},
            "execution_count": None,
            "outputs": [],
            "source": source,
            "id": f"c{at}",
        }
        for at, source in enumerate(sources)
    ]
    content = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content), encoding="utf-8")


@pytest.fixture(scope="module")
def recorded(tmp_path_factory):
    """A project of one notebook and one file of data, whose tables are recorded by a real run."""
    folder = tmp_path_factory.mktemp("project")
    sample = folder / "data" / "sample"
    sample.mkdir(parents=True)
    (sample / "counts.csv").write_bytes(b"outlet,count\nCourier,2\nFlash,133\n")
    digest = hashlib.sha256((sample / "counts.csv").read_bytes()).hexdigest()
    (folder / "data" / "MANIFEST").write_text(f"{digest}  sample/counts.csv\n", encoding="utf-8")
    write_notebook(folder / "notebooks" / "01_tiny.ipynb", *CELLS)
    assert record(folder) == 2
    return folder


@pytest.fixture
def project(recorded, tmp_path):
    """A copy of it, to plant a change in."""
    return shutil.copytree(recorded, tmp_path / "project")


@pytest.fixture(scope="module")
def outcome(recorded):
    """What a real run of the unchanged notebook gave, which costs seconds."""
    return reproduction.rerun_notebook(recorded / "notebooks" / "01_tiny.ipynb", recorded / "build")


@pytest.fixture
def as_it_ran(outcome, monkeypatch):
    """Give that outcome without another run."""

    def again(path, out):
        out.mkdir(parents=True, exist_ok=True)
        return replace(outcome, name=path.stem)

    monkeypatch.setattr(reproduction, "rerun_notebook", again)


def run(*arguments):
    with pytest.raises(SystemExit) as stopped:
        main(["reproduce", *map(str, arguments)])
    return stopped.value.code or 0


def test_what_is_recorded_is_every_table_and_the_versions(recorded):
    expected = recorded / "data" / "expected"
    assert (expected / "01_tiny" / "01.csv").read_text(encoding="utf-8") == (
        "[index],outlet,count\n0,Courier,2\n1,Flash,133\n"
    )
    # the number shown before it is no table; 2 / 3 and 133 / 3 with twelve digits
    assert (expected / "01_tiny" / "02.csv").read_text(encoding="utf-8") == (
        "[index],outlet,count,rate\n0,Courier,2,0.666666666667\n1,Flash,133,44.3333333333\n"
    )
    versions = json.loads((expected / "versions.json").read_text(encoding="utf-8"))
    assert versions["python"] == ".".join(map(str, sys.version_info[:3]))
    assert {"framing", "numpy", "pandas", "nbconvert"} <= set(versions)
    assert "pytest" not in versions


def test_an_unchanged_project_agrees_line_by_line(project, as_it_ran, capsys):
    assert run(project) == 0
    printed = capsys.readouterr()
    assert printed.out.splitlines() == [
        "agrees   01_tiny, cell 1 (2 × 3)",
        "agrees   01_tiny, cell 2 (2 × 4)",
        "2 of 2 tables agree (whole numbers and words exactly, other numbers within 1e-06 of their size).",
    ]
    assert printed.err == ""


def test_one_number_that_moved_is_named(project, as_it_ran, capsys):
    path = project / "data" / "expected" / "01_tiny" / "02.csv"
    path.write_text(
        path.read_text(encoding="utf-8").replace("44.3333333333", "44.4333333333"), encoding="utf-8"
    )
    assert run(project, "--quiet") == 1
    # 44.3333 - 44.4333 = -0.1, of 44.4333: -0.225 %
    assert capsys.readouterr().out.splitlines()[:2] == [
        "DIFFERS  01_tiny, cell 2",
        "  row 2 (Flash), column rate: expected 44.4333333333, found 44.3333333333 (moved by -0.1, -0.225%)",
    ]


def test_one_other_version_is_named_and_counts_when_asked(project, as_it_ran, capsys):
    path = project / "data" / "expected" / "versions.json"
    versions = json.loads(path.read_text(encoding="utf-8"))
    found = versions["numpy"]
    path.write_text(json.dumps(versions | {"numpy": "1.0.1"}), encoding="utf-8")
    assert run(project, "--quiet") == 0
    assert f"  package numpy: expected 1.0.1, found {found}\n" in capsys.readouterr().out
    assert run(project, "--strict") == 1


def test_one_other_byte_of_data_is_named_with_the_number_it_moves(project, capsys):
    path = project / "data" / "sample" / "counts.csv"
    path.write_bytes(path.read_bytes().replace(b"133", b"134"))
    assert run(project, "--json") == 1
    told = json.loads(capsys.readouterr().out)
    assert told == json.loads((project / "build" / "reproduction.json").read_text(encoding="utf-8"))
    assert [one["where"] for one in told["data"]] == ["data/sample/counts.csv, SHA-256"]
    moved = [one for table in told["tables"] for one in table["differences"]]
    assert [one["where"] for one in moved] == [
        "row 2 (Flash), column count",
        "row 2 (Flash), column count",
        "row 2 (Flash), column rate",
    ]
    # 134 / 3
    assert (moved[2]["expected"], moved[2]["found"]) == ("44.3333333333", "44.6666666667")
    assert not told["agrees"]


def test_a_notebook_that_fails_is_named_with_its_cell_and_its_tables_so_far(project, capsys):
    write_notebook(project / "notebooks" / "01_tiny.ipynb", CELLS[0], "table['counts']")
    assert run(project) == 1
    assert capsys.readouterr().out.splitlines()[:5] == [
        "DIFFERS  01_tiny",
        "  run: expected no error, found cell 2 failed: KeyError: 'counts'",
        "agrees   01_tiny, cell 1 (2 × 3)",
        "DIFFERS  01_tiny, cell 2",
        "  table: expected 2 rows, 4 columns, found nothing",
    ]
    with pytest.raises(ReproductionError, match=r"cell 2 failed: KeyError.*Nothing was recorded"):
        record(project)


def test_the_copy_that_ran_is_in_build_and_holds_what_anybody_sees(recorded):
    copy = json.loads((recorded / "build" / "notebooks" / "01_tiny.ipynb").read_text(encoding="utf-8"))
    assert [cell["execution_count"] for cell in copy["cells"]] == [1, 2]
    kinds = [sorted(output["data"]) for cell in copy["cells"] for output in cell["outputs"]]
    assert kinds == [["text/html", "text/plain"], ["text/plain"], ["text/html", "text/plain"]]
    source = json.loads((recorded / "notebooks" / "01_tiny.ipynb").read_text(encoding="utf-8"))
    assert all(cell["outputs"] == [] for cell in source["cells"])


def test_a_table_that_was_not_recorded_and_a_notebook_that_is_gone_are_named(project, as_it_ran):
    expected = project / "data" / "expected"
    (expected / "01_tiny" / "02.csv").rename(expected / "01_tiny" / "03.csv")
    shutil.copytree(expected / "01_tiny", expected / "02_gone")
    result = reproduce(project)
    assert [(check.name, str(check.differences[0])) for check in result.differing] == [
        ("02_gone", "notebook: expected tables were recorded, found nothing"),
        ("01_tiny, cell 2", "table: expected nothing, found 2 rows, 4 columns"),
        ("01_tiny, cell 3", "table: expected 2 rows, 4 columns, found nothing"),
    ]
    # asked for one notebook only, the others are not missed
    assert len(reproduce(project, ["01*"]).differing) == 2


def test_recording_replaces_what_was_recorded_but_not_over_changed_data(project, as_it_ran):
    expected = project / "data" / "expected"
    shutil.copytree(expected / "01_tiny", expected / "02_gone")
    (expected / "01_tiny" / "09.csv").write_text("[index],n\n0,1\n", encoding="utf-8")
    (expected / "designs.csv").write_text("n\n1\n", encoding="utf-8")
    record(project)
    left = sorted(path.relative_to(expected).as_posix() for path in expected.rglob("*.*"))
    assert left == ["01_tiny/01.csv", "01_tiny/02.csv", "designs.csv", "versions.json"]
    (project / "data" / "sample" / "more.csv").write_bytes(b"x\n")
    with pytest.raises(ReproductionError, match=r"more\.csv, SHA-256: expected nothing"):
        record(project)


@pytest.fixture
def needs_basil(project, monkeypatch):
    """The project with a second notebook, on a corpus that is not on this machine."""
    monkeypatch.delenv("FRAMING_GOLD", raising=False)
    monkeypatch.setenv("FRAMING_CACHE", str(project / "empty"))
    write_notebook(
        project / "notebooks" / "02_real.ipynb",
        'import framing\nframing.read_research_corpus("basil").groupby("outlet").size()',
    )
    expected = project / "data" / "expected"
    shutil.copytree(expected / "01_tiny", expected / "02_real")
    return project


def test_a_notebook_whose_corpus_is_absent_is_skipped_with_one_line(needs_basil, as_it_ran, capsys):
    assert run(needs_basil, "--quiet") == 0
    printed = capsys.readouterr().out.splitlines()
    assert [line for line in printed if "02_real" in line] == [
        "skipped  02_real: needs the research corpus basil, which is not on this machine: "
        "see framing fetch basil, or name its folder in FRAMING_GOLD"
    ]
    assert printed[-1].startswith("2 of 2 tables agree")
    told = json.loads((needs_basil / "build" / "reproduction.json").read_text(encoding="utf-8"))
    assert list(told["skipped"]) == ["02_real"] and told["agrees"]
    # asked for alone, nothing is run and nothing differs
    shutil.rmtree(needs_basil / "build")
    assert run(needs_basil, "--notebooks", "02*") == 0


def test_recording_leaves_what_was_recorded_of_a_skipped_notebook(needs_basil, as_it_ran):
    assert record(needs_basil) == 2
    left = sorted(path.name for path in (needs_basil / "data" / "expected" / "02_real").iterdir())
    assert left == ["01.csv", "02.csv"]


def test_who_says_that_the_corpus_is_there_gets_a_failure_where_it_is_not(needs_basil, monkeypatch):
    monkeypatch.setenv("FRAMING_GOLD", str(needs_basil / "nothing"))
    result = reproduce(needs_basil, ["02*"])
    assert result.skipped == {} and not result.agrees
    assert "cell 1 failed" in result.differing[0].differences[0].found


def test_a_notebook_that_cannot_be_read_is_refused(project):
    (project / "notebooks" / "01_tiny.ipynb").write_text("{}", encoding="utf-8")
    with pytest.raises(ReproductionError, match=r"01_tiny\.ipynb: expected a notebook"):
        reproduce(project)


def test_what_is_not_there_is_refused_with_what_to_do(project, tmp_path, capsys):
    assert run(tmp_path) == 1
    assert "give the folder of the project" in capsys.readouterr().err
    assert run(project, "--notebooks", "05*") == 1
    assert "expected a notebook 05*, found 01_tiny" in capsys.readouterr().err
    shutil.rmtree(project / "data" / "expected")
    assert run(project) == 1
    assert "--record" in capsys.readouterr().err


def test_a_file_of_expected_tables_that_is_none_is_refused(project, as_it_ran):
    (project / "data" / "expected" / "01_tiny" / "01.csv").write_text("no,index\n1,2\n", encoding="utf-8")
    with pytest.raises(ReproductionError, match=r"01\.csv: expected a table .* record it again"):
        reproduce(project)


def test_notebooks_run_in_the_order_they_are_named(project, as_it_ran):
    for name in ("02_second", "03_third"):
        shutil.copy(project / "notebooks" / "01_tiny.ipynb", project / "notebooks" / f"{name}.ipynb")
    result = reproduce(project, ["03*", "01_tiny.ipynb", "*"])
    assert list(dict.fromkeys(check.notebook for check in result.tables)) == [
        "03_third",
        "01_tiny",
        "02_second",
    ]


def test_versions_are_compared_by_name():
    found = [str(one) for one in compare_versions({"a": "1.0", "b": "2"}, {"a": "1.10", "c": "3"})]
    assert found == [
        "package a: expected 1.0, found 1.10",
        "package b: expected 2, found nothing",
        "package c: expected nothing, found 3",
    ]
    assert compare_versions(installed_versions(), installed_versions()) == []


def test_missing_and_unknown_files_of_data_are_named(project):
    assert compare_data(project / "data") == []
    (project / "data" / "sample" / "counts.csv").rename(project / "data" / "sample" / "other.csv")
    assert [one.where for one in compare_data(project / "data")] == [
        "data/sample/counts.csv, SHA-256",
        "data/sample/other.csv, SHA-256",
    ]


def test_without_what_runs_notebooks_the_extra_is_named(project, monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "nbformat", None)
    assert run(project) == 1
    assert "pip install 'framing[notebooks]'" in capsys.readouterr().err


@pytest.mark.parametrize(("deaths", "failure"), [(2, ""), (3, "no cell was run: Kernel died")])
def test_a_kernel_that_dies_at_the_start_is_started_again(project, monkeypatch, deaths, failure):
    starts = []

    def execute(notebook, folder, timeout):
        starts.append(folder)
        if len(starts) <= deaths:
            raise RuntimeError("Kernel died")

    monkeypatch.setattr(rerunning, "_execute", execute)
    found = rerunning.rerun_notebook(project / "notebooks" / "01_tiny.ipynb", project / "build")
    assert (found.failure, len(starts)) == (failure, 3)


def test_a_kernel_that_dies_in_the_middle_is_not_started_again(project, monkeypatch):
    def execute(notebook, folder, timeout):
        assert notebook.cells[0].execution_count is None
        notebook.cells[0].execution_count = 1
        raise RuntimeError("Kernel died")

    monkeypatch.setattr(rerunning, "_execute", execute)
    found = rerunning.rerun_notebook(project / "notebooks" / "01_tiny.ipynb", project / "build")
    assert found.failure == "cell 1 failed: Kernel died"
