"""The files around the package keep in step: metadata, lock, conda, citation, licence, and what is built."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
import yaml
from project import (
    conda_environment,
    conda_out_of_step,
    declared,
    locked,
    out_of_step,
    tracked_files,
    unwanted_addresses,
)

import framing

ROOT = Path(__file__).parents[1]


def read(name):
    return (ROOT / name).read_text(encoding="utf-8")


def metadata():
    return tomllib.loads(read("pyproject.toml"))["project"]


def test_the_lock_holds_every_direct_dependency_at_or_above_its_bound():
    assert out_of_step(declared(ROOT), locked(read("requirements.lock"))) == []


def test_a_missing_or_too_old_pin_is_caught():
    lock = "numpy==1.26.4 ; python_version < '3.12' \\\nnumpy==2.4.6 \\\npandas==3.1.1\n"
    complaints = out_of_step({"numpy": "2.0", "pandas": "2.2", "scipy": "1.13"}, locked(lock))
    assert complaints == ["numpy==1.26.4 is below 2.0", "scipy is not in the lock"]


def test_the_lock_holds_a_hash_for_every_package_and_no_address():
    text = read("requirements.lock")
    assert "://" not in text
    pins = sum(map(len, locked(text).values()))
    # A package is one line that ends in a backslash, then its hashes, then who asked for it.
    assert pins == len(
        re.findall(r"^[a-z][^\n]*==[^\n]* \\\n    --hash=sha256:[0-9a-f]{64}", text, re.MULTILINE)
    )
    assert pins > len(declared(ROOT))


def test_conda_and_metadata_name_the_same_packages_with_the_same_bounds():
    assert conda_out_of_step(declared(ROOT), conda_environment(ROOT)) == []


def test_a_difference_to_conda_is_caught():
    wanted = {"matplotlib": "3.9", "numpy": "2.0", "ruff": "0.5", "scipy": "1.13"}
    listed = ["python=3.12", "matplotlib-base>=3.9", "numpy>=1.26", "rich>=13", {"pip": ["-e ."]}]
    assert conda_out_of_step(wanted, {"dependencies": listed}) == [
        "a section inside the list: {'pip': ['-e .']}",
        "scipy is missing",
        "rich is not declared",
        "numpy: bound 1.26, declared 2.0",
    ]


def test_conda_is_small_enough_to_be_solved_and_pins_python():
    environment = conda_environment(ROOT)
    assert environment["channels"] == ["conda-forge", "nodefaults"]
    assert len(environment["dependencies"]) <= 22
    (python,) = [entry for entry in environment["dependencies"] if entry.startswith("python=")]
    assert python.removeprefix("python=") in ("3.11", "3.12", "3.13")


def test_the_citation_names_this_version_and_licence():
    citation = yaml.safe_load(read("CITATION.cff"))
    assert citation["cff-version"] == "1.2.0"
    assert {"message", "title", "authors"} <= citation.keys()
    assert citation["version"] == framing.__version__
    assert citation["license"] == metadata()["license"] == "MIT"


def test_the_licence_is_the_mit_licence():
    words = " ".join(read("LICENSE").split())
    assert words.startswith("MIT License")
    assert "Permission is hereby granted, free of charge" in words
    assert "WITHOUT WARRANTY OF ANY KIND" in words


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_both_commands_are_where_a_newcomer_looks(name):
    text = read(name)
    assert "python3 run.py report" in text
    assert "python3 run.py test" in text


def test_continuous_integration_runs_what_a_newcomer_runs():
    assert "python3 run.py test" in read(".ci/run")
    workflow = yaml.safe_load(read(".github/workflows/test.yml"))
    steps = [step.get("run", "") for step in workflow["jobs"]["locked"]["steps"]]
    assert "python run.py test" in steps
    for script in (".ci/run", "postBuild"):
        assert os.name == "nt" or os.access(ROOT / script, os.X_OK), f"{script} cannot be run"


def test_no_file_names_a_registry_or_somebody_s_folder():
    found = []
    for path in tracked_files(ROOT):
        text = path.read_bytes().decode("utf-8", "ignore")
        found += unwanted_addresses(path.relative_to(ROOT).as_posix(), text)
    assert found == []


@pytest.mark.parametrize(
    "line",
    [
        "https://pyp" + "i.org/simple",
        "https://files.python" + "hosted.org/packages/numpy.whl",
        "open('/ho" + "me/maria/articles.csv')",
        "open('/Us" + "ers/maria/articles.csv')",
        r"open('C:\Us" + r"ers\maria\articles.csv')",
        "/ro" + "ot/articles.csv",
    ],
)
def test_an_unwanted_address_is_caught(line):
    assert len(unwanted_addresses("file", line)) == 1


def test_the_addresses_of_examples_and_of_the_web_are_let_through():
    assert unwanted_addresses("file", "/home/someone/a.csv https://example.org/home/a data/sample") == []


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel, built without fetching anything."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, timeout=120)
    (path,) = folder.glob("*.whl")
    return path


def test_the_wheel_holds_every_data_file_and_the_sample_corpus(wheel):
    held = set(zipfile.ZipFile(wheel).namelist())
    files = [path.relative_to(ROOT) for path in tracked_files(ROOT)]
    package = {path.as_posix() for path in files if path.parts[0] == "framing"}
    sample = {path.relative_to("data/sample") for path in files if path.parts[:2] == ("data", "sample")}
    assert package | {f"framing/sample_data/{path.as_posix()}" for path in sample} <= held
    assert {"framing/lexicons/hedges.csv", "framing/sample_data/articles.csv"} <= held


def test_the_wheel_holds_nothing_but_the_package(wheel):
    held = zipfile.ZipFile(wheel).namelist()
    tops = {name.split("/")[0] for name in held}
    assert tops == {"framing", f"framing-{framing.__version__}.dist-info"}
    assert not [name for name in held if "__pycache__" in name or name.endswith((".pyc", ".ipynb"))]


def test_the_installed_wheel_reads_its_sample_corpus_from_an_empty_folder(wheel, tmp_path):
    site, empty = tmp_path / "site", tmp_path / "empty"
    zipfile.ZipFile(wheel).extractall(site)
    empty.mkdir()
    program = (
        "import framing, sys; assert framing.__file__.startswith(sys.argv[1]), framing.__file__; "
        "articles = framing.sample_corpus(); marks = framing.annotate(articles.head(5)); "
        "print(len(articles), set(marks.spans['layer']) >= {'loaded', 'hedge', 'cue'})"
    )
    variables = os.environ | {"PYTHONPATH": str(site)}
    run = subprocess.run(
        [sys.executable, "-c", program, str(site)],
        cwd=empty, env=variables, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert run.stdout.split() == ["60", "True"], run.stderr
    assert not list(empty.iterdir())
