"""The notebooks hold what nbval compares, and each guard that says so can fail."""

from __future__ import annotations

import copy
import json
import re
import runpy
import subprocess
import sys
import tomllib
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace

import pytest
import research_notebooks
from nbval.plugin import get_sanitize_patterns
from notebook_rules import (
    HEADINGS,
    MAX_BYTES,
    RULES,
    missing_notebooks,
    notebooks_under,
    read_notebook,
    source,
    too_large,
    touched_numbers,
    weakened_comparison,
)

ROOT = Path(__file__).parents[1]
NOTEBOOKS = notebooks_under(ROOT / "notebooks")
SANITIZER = ROOT / "tests" / "nbval_sanitize.cfg"
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["pytest"][
    "ini_options"
]

ON_REAL_OUTLETS = ("16_real_outlets_polnear", "17_real_outlets_basil")
"""The only ones that may be left out, and only where their corpus is absent."""

EXPECTED = [
    *("01_start_here", "02_corpus", "03_loaded_terms", "04_naming", "05_hedging", "06_attribution"),
    *("07_who_speaks", "08_voices", "09_compare_outlets", "10_keyness", "11_sensitivity", "12_validation"),
    *("13_classifier", "14_two_articles", "15_your_articles"),
    *ON_REAL_OUTLETS,
]
"""Names that must be there: a notebook that is lost by mistake would otherwise be missed by nobody."""


def text(content):
    return {"cell_type": "markdown", "metadata": {}, "source": content}


def code(content, count, *outputs):
    return {
        "cell_type": "code",
        "execution_count": count,
        "metadata": {},
        "outputs": [
            output | {"execution_count": count} if output["output_type"] == "execute_result" else output
            for output in outputs
        ],
        "source": content,
    }


def result(**data):
    kinds = {"html": "text/html", "png": "image/png", "plain": "text/plain"}
    return {
        "output_type": "execute_result",
        "execution_count": None,
        "data": {kinds[kind]: value for kind, value in data.items()},
        "metadata": {},
    }


TABLE = result(html="<table><tr><td>3</td></tr></table>", plain="3")
FIGURE = result(html='<img src="data:image/png;base64,/home/" alt="Three dots.">', plain="<Picture: ...>")


@pytest.fixture
def good():
    """A notebook that keeps every rule."""
    cells = [text(f"## {heading}\n\nSome words.") for heading in HEADINGS]
    cells[1:1] = [code("import pandas as pd\nfrom framing import read_corpus", 1), code("1 + 2", 2, TABLE)]
    cells.append(code("plot = [1]\nplot", 3, FIGURE))
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    return {"cells": cells, "metadata": kernel, "nbformat": 4, "nbformat_minor": 4}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_notebook_keeps_every_rule(path, rule):
    assert rule(read_notebook(path)) == [], f"{path.name}: {rule.__doc__}"


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_notebook_is_small(path):
    assert too_large(path) == []


def test_each_notebook_leads_to_the_next():
    for path, following in pairwise(NOTEBOOKS):
        last = source([cell for cell in read_notebook(path)["cells"] if cell["cell_type"] == "markdown"][-1])
        assert re.search(rf"\nNext: \[{path_number(following)} [^]]+\]\({following.name}\)\.$", last), (
            path.name
        )


def path_number(path):
    return path.stem[:2]


def test_no_expected_notebook_is_missing():
    assert missing_notebooks(EXPECTED, NOTEBOOKS) == []
    assert missing_notebooks(["01_start", "02_end"], [Path("notebooks/01_start.ipynb")]) == ["02_end"]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_a_good_notebook_passes(good, rule):
    assert rule(good) == []


def stderr(content):
    return {"output_type": "stream", "name": "stderr", "text": content}


ERROR = {"output_type": "error", "ename": "ValueError", "evalue": "", "traceback": []}
PATH_IN_OUTPUT = result(plain="read /home/someone/articles.csv")

# The one rule that must complain, and what is planted for it.
BAD_CELLS = [
    ("not_executed_in_order", code("x = 1", None)),
    ("not_executed_in_order", code("x = 1", 3)),
    ("not_executed_in_order", code("x = 1", 5)),
    ("outputs_missing", code("x = 1\nx", 4)),
    ("failures_shown", code("x = 1", 4, ERROR)),
    ("failures_shown", code("x = 1", 4, stderr("UserWarning"))),
    ("absolute_paths", code("x = 1", 4, PATH_IN_OUTPUT)),
    ("absolute_paths", code("x = '/tmp/out'", 4)),
    ("absolute_paths", code(r"x = 'C:\\Users\\someone'", 4)),
    ("absolute_paths", text("See /Users/someone/articles.csv.")),
    ("not_thin", code("def double(x):\n    return 2 * x", 4)),
    ("not_thin", code("class Double:\n    pass", 4)),
    ("not_thin", code("%matplotlib inline", 4)),
    ("not_thin", code("!ls", 4)),
    ("not_thin", code("table = table.style.hide()", 4)),
    ("not_thin", code("few = table.sample(3)", 4)),
    ("not_thin", code("day = pd.Timestamp.now()", 4)),
    ("not_thin", code("table = pd.read_csv('https://example.org/a.csv')", 4)),
    ("other_imports", code("import numpy as np", 4)),
    ("other_imports", code("from framing.text import read_text", 4)),
    ("other_imports", code("import framing.text", 4)),
    ("wrong_headings", text("## Results")),
    ("figures_without_table", code("y = 1\ny", 4, FIGURE)),
    ("figures_without_table", code("y = 1\ny", 4, result(png="iVBOR"))),
    ("too_long", code("x = 1\n" * 16, 4)),
    ("comparison_switched_off", code("# NBVAL_IGNORE_OUTPUT\nx = 1", 4)),
    ("pasted_outputs", code("x = 1\nx", 4) | {"outputs": [TABLE | {"execution_count": 9}]}),
    ("shortened_tables", code("x", 4, result(html="<table><tr><td>...</td></tr></table>"))),
    ("shortened_tables", code("x", 4, result(html="<table><tr><th>...</th></tr></table>"))),
    ("clocks_kept", code("x = 1", 4) | {"metadata": {"execution": {"iopub.status.busy": "2031"}}}),
]


@pytest.mark.parametrize(("name", "cell"), BAD_CELLS)
def test_each_rule_complains_of_what_it_forbids_and_no_other_does(good, name, cell):
    good["cells"] += [text("More words."), cell]
    complaints = {rule.__name__ for rule in RULES if rule(good)}
    assert complaints == {name}


def test_a_tag_that_switches_nbval_off_is_caught(good):
    good["cells"][1]["metadata"]["tags"] = ["nbval-skip"]
    assert {rule.__name__ for rule in RULES if rule(good)} == {"comparison_switched_off"}


def test_a_notebook_without_outputs_is_caught(good):
    for cell in good["cells"]:
        cell.update({"outputs": [], "execution_count": None} if cell["cell_type"] == "code" else {})
    complaints = {rule.__name__ for rule in RULES if rule(good)}
    assert complaints == {"not_executed_in_order", "outputs_missing"}


def test_the_name_of_the_kernel_is_checked(good):
    good["metadata"]["kernelspec"]["name"] = "conda-env-mine-py"
    assert {rule.__name__ for rule in RULES if rule(good)} == {"wrong_kernel"}


def test_a_table_in_the_cell_before_belongs_to_one_figure_cell_only(good):
    good["cells"].append(code("plot", 4, FIGURE))
    assert {rule.__name__ for rule in RULES if rule(good)} == {"figures_without_table"}


def test_a_notebook_needs_words(good):
    crowded = copy.deepcopy(good)
    crowded["cells"] += [code("x = 1", count) for count in range(4, 8)]
    # 7 cells of code against 6 of text.
    assert {rule.__name__ for rule in RULES if rule(crowded)} == {"more_code_than_text"}


def test_a_large_file_is_caught(tmp_path):
    path = tmp_path / "large.ipynb"
    path.write_bytes(b" " * (MAX_BYTES + 1))
    assert len(too_large(path)) == 1
    path.write_bytes(b" " * MAX_BYTES)
    assert too_large(path) == []


def sanitizer_patterns():
    return dict(get_sanitize_patterns(SANITIZER.read_text(encoding="utf-8")))


def test_every_section_of_the_sanitizer_is_read_by_nbval():
    patterns = sanitizer_patterns()
    assert len(patterns) == SANITIZER.read_text(encoding="utf-8").count("\n[") == 2
    for pattern in patterns:
        assert not re.search(pattern, "0.25 1,234 12:30 2026-11-22 3 of 10")


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_the_sanitizer_touches_no_number_of_any_output(path):
    raw = ["".join(kind) for kind in output_texts(read_notebook(path))]
    assert touched_numbers(sanitizer_patterns(), raw) == []


def output_texts(notebook):
    """What nbval compares, images in pages included."""
    for cell in notebook["cells"]:
        for output in cell.get("outputs", []):
            yield output.get("text", "")
            yield from (data for data in output.get("data", {}).values() if isinstance(data, str | list))


def test_a_sanitizer_that_touches_a_number_is_caught():
    shown = ["count 12 of 30 at 0x7f0000000000", '<img src="data:image/png;base64,AA12">']
    assert touched_numbers(sanitizer_patterns(), shown) == []
    assert touched_numbers({r"\d+ of \d+": "N"}, shown) == [r"\d+ of \d+ touches '12 of 30'"]
    # one that takes a number along with the address is caught on the page that has both
    assert len(touched_numbers({r"count \d+": ""}, shown)) == 1


def test_the_settings_compare_every_notebook():
    assert weakened_comparison(SETTINGS, "tests/nbval_sanitize.cfg") == []


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"addopts": ["--nbval-lax"]}, "--nbval-lax leaves something out"),
        ({"addopts": ["--ignore=notebooks/03_hedging.ipynb"]}, "--ignore=notebooks/03_hedging.ipynb leaves"),
        ({"addopts": ["--ignore-glob=*10*"]}, "--ignore-glob=*10* leaves"),
        ({"norecursedirs": ["notebooks"]}, "norecursedirs leaves"),
        ({"collect_ignore": ["notebooks"]}, "collect_ignore leaves"),
    ],
)
def test_a_setting_that_compares_less_is_caught(change, complaint):
    weaker = SETTINGS | change
    weaker["addopts"] = SETTINGS["addopts"] + change.get("addopts", [])
    found = weakened_comparison(weaker, "tests/nbval_sanitize.cfg")
    assert len(found) == 1
    assert found[0].startswith(complaint)


@pytest.mark.parametrize("left_out", ["--nbval", "--nbval-current-env", "--nbval-sanitize-with"])
def test_a_setting_that_is_missing_is_caught(left_out):
    options = [option for option in SETTINGS["addopts"] if option.split("=")[0] != left_out]
    assert len(weakened_comparison(SETTINGS | {"addopts": options}, "tests/nbval_sanitize.cfg")) == 1
    assert weakened_comparison(SETTINGS | {"testpaths": ["tests"]}, "tests/nbval_sanitize.cfg") == [
        "testpaths does not name the notebooks"
    ]


def left_out(conftest, monkeypatch, reason):
    """Notebooks that the hook of a conftest takes away or skips, given the reason to skip."""
    monkeypatch.setattr(research_notebooks, "reason_to_skip", lambda path: reason)
    hook = runpy.run_path(str(conftest))["pytest_collection_modifyitems"]
    items = [SimpleNamespace(path=path, markers=[]) for path in NOTEBOOKS]
    for item in items:
        item.add_marker = item.markers.append
    kept = list(items)
    hook(kept)
    return [item.path.stem for item in items if item.markers or item not in kept]


def weakening_conftest(conftest, may_skip, monkeypatch):
    """Say by what a conftest keeps notebooks from being compared; only one may skip, and only two of them."""
    content = conftest.read_text(encoding="utf-8")
    complaints = re.findall("collect_ignore|pytest_ignore_collect|nbval", content)
    hooks = re.findall(r"pytest_\w+", content)
    if not may_skip:
        return complaints + [hook for hook in hooks if hook == "pytest_collection_modifyitems"]
    complaints += [hook for hook in hooks if hook != "pytest_collection_modifyitems"]
    complaints += left_out(conftest, monkeypatch, reason="")
    absent = left_out(conftest, monkeypatch, reason="absent")
    return complaints + [name for name in absent if name not in ON_REAL_OUTLETS]


def test_no_conftest_keeps_a_notebook_from_being_compared(monkeypatch):
    found = [path for folder in ("tests", "notebooks") for path in (ROOT / folder).rglob("conftest.py")]
    skips = ROOT / "notebooks" / "conftest.py"
    assert skips in found and len(found) > 1
    assert {path: weakening_conftest(path, path == skips, monkeypatch) for path in found} == {
        path: [] for path in found
    }
    assert runpy.run_path(str(skips))["ON_REAL_OUTLETS"] == ON_REAL_OUTLETS
    # without their corpora both are left out, or the test above shows nothing
    assert left_out(skips, monkeypatch, reason="absent") == list(ON_REAL_OUTLETS)


@pytest.mark.parametrize(
    ("before", "after", "complaints"),
    [
        ("", "collect_ignore = ['03_loaded_terms.ipynb']", ["collect_ignore"]),
        ("", "def pytest_ignore_collect(collection_path): return True", ["pytest_ignore_collect"] * 2),
        ("", "def pytest_runtest_setup(item): pytest.skip('slow')", ["pytest_runtest_setup"]),
        ('"17_real', '"03_loaded_terms", "17_real', ["03_loaded_terms"]),
        ("if item.path.stem not in ON_REAL_OUTLETS:", "if False:", EXPECTED[:15]),
        ("= reason_to_skip(item.path)", "= 'slow'", list(ON_REAL_OUTLETS)),
        ("    reasons: dict = {}", "    reasons: dict = {}\n    del items[2]", ["03_loaded_terms"] * 2),
    ],
)
def test_a_conftest_that_leaves_out_more_is_caught(tmp_path, monkeypatch, before, after, complaints):
    content = (ROOT / "notebooks" / "conftest.py").read_text(encoding="utf-8")
    planted = content.replace(before, after) if before else f"{content}\n\n{after}\n"
    assert planted != content
    path = tmp_path / "conftest.py"
    path.write_text(planted, encoding="utf-8")
    assert weakening_conftest(path, True, monkeypatch) == complaints
    # in another folder not even the hook itself may stand
    assert "pytest_collection_modifyitems" in weakening_conftest(path, False, monkeypatch)


def test_strict_nbval_finds_a_wrong_number_and_lets_addresses_and_images_differ(tmp_path):
    image = '<img src="data:image/png;base64,{}" alt="Three dots.">'
    shown = result(html=image.format("BBBB"), plain="<IPython.core.display.HTML object>")
    cells = [
        code("1 + 2", 1, result(plain="3")),
        code("2 + 2", 2, result(plain="5")),
        code("object()", 3, result(plain="<object at 0x7f0000000000>")),
        code(f"from IPython.display import HTML\nHTML('{image.format('AAAA')}')", 4, shown),
    ]
    notebook = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 4}
    path = tmp_path / "planted.ipynb"
    path.write_text(json.dumps(notebook), encoding="utf-8")
    options = ["-c", "pyproject.toml", "-p", "no:cacheprovider", "--color=no", "-q", str(path)]
    command = [sys.executable, "-m", "pytest", *options]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert run.returncode == 1, run.stdout + run.stderr
    assert "1 failed, 3 passed" in run.stdout
    assert "Cell 1" in run.stdout
