from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import framing


@pytest.mark.parametrize("name", framing.__all__)
def test_every_public_name_resolves_and_has_a_docstring(name):
    value = getattr(framing, name)
    assert value is not None
    if callable(value):
        assert value.__doc__


def test_names_are_sorted_and_listed_by_dir():
    order = sorted(framing.__all__, key=lambda name: (not name.isupper(), not name[0].isupper(), name))
    assert framing.__all__ == order
    assert set(framing.__all__) <= set(dir(framing))


def test_names_for_type_checkers_are_the_public_names():
    tree = ast.parse(Path(framing.__file__).read_text(encoding="utf-8"))
    (block,) = (node for node in tree.body if isinstance(node, ast.If))
    imported = [alias.name for line in block.body for alias in line.names]
    assert sorted(imported) == sorted(framing.__all__)


def test_each_name_is_the_one_its_layer_exports():
    tree = ast.parse(Path(framing.__file__).read_text(encoding="utf-8"))
    (block,) = (node for node in tree.body if isinstance(node, ast.If))
    for line in block.body:
        home = __import__(line.module, fromlist=["_"])
        for alias in line.names:
            assert getattr(framing, alias.name) is getattr(home, alias.name)


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="module 'framing' has no attribute 'verdict'"):
        _ = framing.verdict


def test_importing_framing_imports_no_other_package():
    code = "import sys, framing; print(sorted({'numpy', 'pandas', 'matplotlib', 'typer'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_reports_and_articles_need_no_matplotlib():
    code = (
        "import sys, framing; framing.write_report, framing.show_article; print('matplotlib' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
