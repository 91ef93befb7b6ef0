"""The layout holds: imports run downwards, modules are short, named and tested, nothing is left to chance."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

import pytest
from architecture import (
    HARD_LIMIT,
    LAYERS,
    SOFT_LIMIT,
    Package,
    empty_names,
    forbidden_calls,
    import_cycles,
    imported_names,
    long_modules,
    missing_docstrings,
    untested_modules,
    upward_imports,
)

ROOT = Path(__file__).parents[1]
TESTS = ROOT / "tests"

# The package that brings what is imported, where the two have different names.
BROUGHT_BY = {
    **dict.fromkeys(["IPython", "jupyter_client", "traitlets"], "ipykernel"),
    **dict.fromkeys(["nbclient", "nbformat"], "nbconvert"),
    **{"PIL": "matplotlib", "markupsafe": "jinja2", "sklearn": "scikit-learn", "yaml": "pyyaml"},
}


@pytest.fixture(scope="module")
def package():
    return Package.read(ROOT / "framing")


def planted(**sources):
    """A package ``framing`` with an ``__init__``, and the given modules; ``__`` stands for a dot."""
    named = {f"framing.{name.replace('__', '.')}": source for name, source in sources.items()}
    folders = {"framing", *(name.rpartition(".")[0] for name in named)}
    return Package(dict.fromkeys(folders, '"""One."""\n') | named, folders)


def test_imports_run_downwards(package):
    assert upward_imports(package) == []


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("text__words", "from framing.annotations import annotate"),  # upwards
        ("text__words", "from framing import corpus"),  # sideways: corpus and text stand side by side
        ("text__words", "import framing.report"),
        ("text__words", "def late():\n    from framing.measures import measure"),
        ("text__words", "from .sentences import split"),  # relative
        ("measures__rates", "import framing"),  # the package gathers all layers
        ("helpers", "import re"),  # a layer that the order does not know
    ],
)
def test_an_upward_import_is_caught(module, source):
    others = dict.fromkeys(["annotations__marks", "corpus__reading", "measures__table", "report__page"], "")
    assert len(upward_imports(planted(**others, **{module: source}))) == 1


def test_a_downward_import_is_let_through():
    fine = planted(text__words="import re", measures__rates="from framing.text import words", errors="")
    assert upward_imports(fine) == []


def test_no_layer_has_two_places_in_the_order():
    order = [layer for layers in LAYERS for layer in layers]
    assert len(order) == len(set(order))


def test_no_modules_import_each_other_in_a_circle(package):
    assert import_cycles(package) == []
    circle = planted(
        text__words="from framing.text import sentences", text__sentences="import framing.text.words"
    )
    assert len(import_cycles(circle)) == 1


def test_every_module_says_what_it_is_for(package):
    assert missing_docstrings(package) == []
    assert missing_docstrings(planted(errors="X = 1", text__words='"""Words."""')) == ["framing.errors"]


def test_modules_can_be_read_in_one_sitting(package, record_property):
    record_property("modules past the soft limit", long_modules(package, SOFT_LIMIT))
    assert long_modules(package, HARD_LIMIT) == []
    assert long_modules(planted(errors="X = 1\n" * 351), 350) == ["framing.errors: 351 lines"]
    assert long_modules(planted(errors="X = 1\n" * 350), 350) == []


def test_names_of_modules_say_what_is_in_them(package):
    assert empty_names(package) == []
    assert empty_names(planted(text__utils="", text__words="")) == ["framing.text.utils"]


def test_every_module_is_reached_by_a_test(package):
    tests = {path.name: path.read_text(encoding="utf-8") for path in TESTS.rglob("*.py")}
    unreached = untested_modules(package, tests)
    assert [module for module in unreached if module != "framing.__main__"] == []


def test_an_unreached_module_is_caught():
    package = planted(
        text__words='"""Words.\n\n>>> 1\n1\n"""\nfrom framing.text import marks',  # has an example
        text__marks="",  # used by words
        text__sentences="from framing.measures import rates",  # imported by the test below
        measures__rates="",  # used only by another layer
        text__dead="",
        cli__commands="from framing.report import pair",  # imported by the test below
        report__pair="from framing.report import numbers",
        report__numbers="",
    )
    unreached = untested_modules(
        package, {"t.py": "from framing.text import sentences\nimport framing.cli.commands"}
    )
    assert unreached == ["framing.measures.rates", "framing.text.dead"]


def test_folders_of_tests_mirror_the_layers(package):
    folders = {path.name for path in TESTS.iterdir() if path.is_dir() and any(path.rglob("test_*.py"))}
    assert folders <= {layer for layers in LAYERS for layer in layers}


def test_nothing_is_left_to_chance_or_to_the_machine(package):
    assert forbidden_calls(package) == []


@pytest.mark.parametrize(
    "source",
    [
        "import urllib.request",
        "from random import choice",
        "import numpy as np\nrng = np.random.default_rng()",
        "stamp = datetime.now()",
        "import warnings\nwarnings.simplefilter('ignore')",
        "try:\n    x = 1\nexcept:\n    x = 2",
        "text = path.read_text()",
        "path.write_text(text)",
    ],
)
def test_a_forbidden_call_is_caught(source):
    assert len(forbidden_calls(planted(errors=source))) == 1


def test_seeded_chance_and_named_encodings_are_let_through():
    source = "rng = np.random.default_rng(7)\ntext = path.read_text(encoding='utf-8')"
    assert forbidden_calls(planted(errors=source)) == []


def test_what_the_package_imports_is_declared(package):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    extras = project["optional-dependencies"]
    requirements = [*project["dependencies"]]
    for extra in ("serve", "fetch", "import", "scale", "notebooks"):
        requirements += extras[extra]
    declared = {requirement.split(">=")[0] for requirement in requirements}
    imported = {name.split(".")[0] for tree in package.trees.values() for name in imported_names(tree)}
    imported -= {"framing", *sys.stdlib_module_names}
    assert {BROUGHT_BY.get(name, name) for name in imported} <= declared
