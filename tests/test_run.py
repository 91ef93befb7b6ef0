"""``run.py``: what it refuses, when it sets up anew, what it passes on. Nothing is installed here."""

from __future__ import annotations

import ast
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
POSIX_ONLY = pytest.mark.skipif(os.name == "nt", reason="stands in for programs with shell scripts")


@pytest.fixture
def project(tmp_path):
    """A copy of what run.py looks at, in a folder with a space in its name."""
    folder = tmp_path / "my project"
    (folder / "framing").mkdir(parents=True)
    for name in ("run.py", "pyproject.toml", "requirements.lock", "framing/__init__.py"):
        shutil.copy(ROOT / name, folder / name)
    return folder


def load(folder):
    spec = importlib.util.spec_from_file_location("run", folder / "run.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def run(project):
    return load(project)


@pytest.fixture
def finished(run):
    """The project with a finished set-up, in which programs print what they were given."""
    for name in ("python", "framing"):
        path = Path(run.program(name))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f'#!/bin/sh\necho {name} "$@"\npwd\nexit 7\n', encoding="utf-8")
        path.chmod(0o755)
    run.STAMP.write_text(run.fingerprint(), encoding="utf-8")
    return run


def start(folder, *arguments, cwd, **variables):
    command = [sys.executable, str(folder / "run.py"), *arguments]
    return subprocess.run(
        command, cwd=cwd, env=os.environ | variables, capture_output=True, text=True, timeout=60, check=False
    )


@pytest.mark.parametrize("arguments", [[], ["help"], ["-h"], ["--help"]])
def test_help_names_every_command(project, tmp_path, arguments):
    done = start(project, *arguments, cwd=tmp_path)
    assert done.returncode == 0
    assert all(f"\n  {name} " in done.stdout for name in ("report", "test", "reproduce", "notebooks"))


def test_an_unknown_command_is_wrong_usage(project, tmp_path):
    done = start(project, "reprot", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "no command 'reprot'" in done.stderr
    assert not (project / ".venv").exists()


def test_an_older_python_is_told_what_it_needs(project, tmp_path):
    program = "import runpy, sys; sys.version_info = (3, 9, 2, 'final', 0); runpy.run_path(sys.argv[1])"
    command = [sys.executable, "-c", program, str(project / "run.py")]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 1
    assert "needs Python 3.11 or newer" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_older_python_can_read_the_file():
    source = (ROOT / "run.py").read_text(encoding="utf-8")
    tree = ast.parse(source, feature_version=(3, 7))
    body = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom | ast.If)]
    assert not [node for node in body if isinstance(node, ast.ImportFrom) and node.module == "__future__"]
    # Everything that runs before the version is looked at: a docstring and imports.
    first = next(number for number, node in enumerate(tree.body) if isinstance(node, ast.If))
    assert all(isinstance(node, ast.Expr | ast.Import | ast.ImportFrom) for node in tree.body[:first])


def test_only_the_standard_library_is_imported():
    tree = ast.parse((ROOT / "run.py").read_text(encoding="utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.split(".")[0] for name in names} <= sys.stdlib_module_names


def test_a_python_without_venv_is_told_what_to_install(run, monkeypatch):
    monkeypatch.setattr(run.shutil, "which", lambda name: None)
    monkeypatch.setattr(
        run.importlib.util, "find_spec", lambda name: None if name == "ensurepip" else object()
    )
    with pytest.raises(run.SetUpError, match=r"apt install python3\.\d+-venv"):
        run.set_up()


@POSIX_ONLY
def test_options_exit_status_and_folder_are_passed_on(finished, project, tmp_path):
    done = start(project, "report", "my corpus.csv", "--out", "x", cwd=tmp_path)
    # A report is made where the user stands, with her paths.
    assert done.stdout.splitlines() == ["framing report my corpus.csv --out x", str(tmp_path)]
    assert (done.returncode, done.stderr) == (7, "")
    done = start(project, "test", "-k", "hedges", cwd=tmp_path)
    # The tests are run in the project's folder.
    assert done.stdout.splitlines() == ["python -m pytest -k hedges", str(project)]
    assert done.returncode == 7
    done = start(project, "reproduce", "--quiet", cwd=tmp_path)
    assert done.stdout.splitlines() == ["framing reproduce --quiet", str(project)]
    done = start(project, "notebooks", "--no-browser", cwd=tmp_path)
    lab = "python -m jupyterlab --LabApp.default_url=/lab/tree/notebooks --no-browser"
    assert done.stdout.splitlines() == [lab, str(project)]


@POSIX_ONLY
def test_a_finished_set_up_is_not_made_again(finished, monkeypatch):
    monkeypatch.setattr(finished, "install_step", lambda *command: pytest.fail(f"ran {command}"))
    finished.set_up()


@POSIX_ONLY
@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("requirements.lock", "numpy==", "numpy==9."),
        ("pyproject.toml", 'framing = "framing.cli:main"', 'framing = "framing.other:main"'),
        ("pyproject.toml", '"data/sample" =', '"data/other" ='),
        ("framing/__init__.py", '__version__ = "', '__version__ = "9.'),
    ],
)
def test_what_the_set_up_depends_on_makes_it_anew(finished, project, name, old, new):
    assert finished.is_ready()
    text = (project / name).read_text(encoding="utf-8")
    assert old in text
    (project / name).write_text(text.replace(old, new), encoding="utf-8")
    assert not finished.is_ready()


@POSIX_ONLY
def test_settings_of_other_tools_do_not_make_it_anew(finished, project):
    with (project / "pyproject.toml").open("a", encoding="utf-8") as file:
        file.write("\n[tool.other]\nline-length = 100\n")
    with (project / "framing" / "__init__.py").open("a", encoding="utf-8") as file:
        file.write("\nNEW = 1\n")
    assert finished.is_ready()


@POSIX_ONLY
def test_another_python_or_another_place_makes_it_anew(finished, project, monkeypatch):
    moved = project.with_name("moved")
    shutil.copytree(project, moved)
    assert not load(moved).is_ready()
    monkeypatch.setattr(sys, "version_info", (3, 99))
    assert not finished.is_ready()


def recorded(run, monkeypatch, fails=lambda command: False):
    """Write down the steps of a set-up instead of running them."""
    steps = []

    def step(*command):
        steps.append(command)
        if fails(command):
            raise run.SetUpError("no")
        Path(run.program("python")).parent.mkdir(parents=True, exist_ok=True)
        Path(run.program("python")).touch()

    monkeypatch.setattr(run, "install_step", step)
    return steps


def test_an_interrupted_set_up_is_started_again_from_nothing(run, monkeypatch):
    def interrupt(command):
        if "--editable" in command:
            raise KeyboardInterrupt
        return False

    monkeypatch.setattr(run.shutil, "which", lambda name: None)
    steps = recorded(run, monkeypatch, interrupt)
    assert run.main(["test"]) == 130
    assert len(steps) == 3
    assert not run.is_ready()
    (run.VENV / "left-over").touch()
    steps = recorded(run, monkeypatch)
    run.set_up()
    assert len(steps) == 3
    assert not (run.VENV / "left-over").exists()
    assert run.is_ready()


def test_a_failed_set_up_is_told_and_does_not_count_as_made(run, monkeypatch, capsys):
    monkeypatch.setattr(run.shutil, "which", lambda name: None)
    recorded(run, monkeypatch, lambda command: "-r" in command)
    assert run.main(["report"]) == 1
    assert "the set-up failed" in capsys.readouterr().err
    assert not run.is_ready()


def test_packages_are_installed_by_hash_and_the_project_without_fetching(run, monkeypatch):
    monkeypatch.setattr(run.shutil, "which", lambda name: None)
    steps = recorded(run, monkeypatch)
    run.set_up()
    _, locked, project = steps
    assert {"--require-hashes", "--no-deps", str(run.LOCK)} <= set(locked)
    assert {"--no-build-isolation", "--no-deps", "--editable", str(run.ROOT)} <= set(project)


def test_uv_is_used_where_it_is_found_and_pip_where_it_fails(run, monkeypatch, capsys):
    monkeypatch.setattr(run.shutil, "which", lambda name: "/bin/uv" if name == "uv" else None)
    steps = recorded(run, monkeypatch)
    run.set_up()
    assert [step[0] for step in steps] == ["/bin/uv"] * 3
    assert "with uv" in capsys.readouterr().err
    run.STAMP.unlink()
    steps = recorded(run, monkeypatch, lambda command: command[:2] == ("/bin/uv", "pip"))
    run.set_up()
    # uv makes the environment and fails to install; then venv, pip and pip.
    assert [step[0] == "/bin/uv" for step in steps] == [True, True, False, False, False]
    assert run.is_ready()


def test_settings_that_mislead_are_dropped_and_those_of_the_network_kept(run, monkeypatch):
    dropped = ["PIP_USER", "PIP_TARGET", "UV_SYSTEM_PYTHON", "PYTHONPATH", "PYTHONHOME", "MPLBACKEND"]
    kept = ["PIP_INDEX_URL", "PIP_CERT", "UV_CACHE_DIR", "HTTPS_PROXY", "LANG", "FRAMING_GOLD"]
    for name in dropped + kept:
        monkeypatch.setenv(name, "theirs")
    variables = run.environment()
    assert [name for name in dropped if variables.get(name) == "theirs"] == []
    assert [name for name in kept if variables.get(name) != "theirs"] == []
    assert variables["PIP_USER"] == "0"
    assert all(variables[name].startswith(str(run.VENV)) for name in ("MPLCONFIGDIR", "IPYTHONDIR"))


def test_programs_lie_where_the_system_puts_them(run, monkeypatch):
    monkeypatch.setattr(run, "WINDOWS", True)
    assert Path(run.program("python")).parts[-3:] == (".venv", "Scripts", "python.exe")
    monkeypatch.setattr(run, "WINDOWS", False)
    assert Path(run.program("python")).parts[-3:] == (".venv", "bin", "python")


def test_a_step_that_fails_shows_its_last_lines(run):
    with pytest.raises(run.SetUpError, match="the last line"):
        run.install_step(sys.executable, "-c", "print('the last line'); raise SystemExit(3)")
