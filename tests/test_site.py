"""The documentation site: every public name and measure is on it, links lead on, nothing is fetched."""

from __future__ import annotations

import importlib.util
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

import framing

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def build():
    spec = importlib.util.spec_from_file_location("site_build", ROOT / "docs" / "site" / "build.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_public_name_stands_on_the_reference_once(build):
    pages = "\n".join(build.reference_pages().values())
    for name in framing.__all__:
        assert len(re.findall(rf"[.]{name}(?:\n|` is)", pages)) == 1, name


def test_every_measure_stands_on_the_methods_page_with_its_formula(build):
    table = build.measures_table()
    for row in framing.describe_measures().itertuples():
        assert f"`{row.measure}` | {row.formula} |" in table
    assert "<!-- measures -->" in (ROOT / "docs" / "methods.md").read_text(encoding="utf-8")


def test_links_lead_to_pages_of_the_site_or_lose_their_link(build):
    text = "[a](docs/lexicons.md#formats) [b](framing/reader/weights/card.md) [c](https://x.org) [d](#x)"
    assert build.adapt(text, "") == "[a](lexicons.md#formats) b [c](https://x.org) [d](#x)"
    assert build.adapt("[a](../README.md) ![p](loaded_own_voice.png)", "docs") == (
        "[a](index.md) ![p](loaded_own_voice.png)"
    )


def test_badges_name_the_copy_that_was_given_and_none_without_one(build):
    assert build.badges(None) == ""
    assert "mybinder.org/v2/gh/owner/name/HEAD" in build.badges("https://github.com/owner/name.git")


def test_the_first_cell_for_colab_installs_once_and_the_rest_is_the_notebook(build):
    path = sorted((ROOT / "notebooks").glob("*.ipynb"))[0]
    notebook = build.with_install_cell(path, "https://example.org/framing.whl")
    first, *rest = notebook["cells"]
    assert "".join(first["source"]).endswith("%pip install --quiet https://example.org/framing.whl")
    told = [cell["source"] for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]]
    assert [cell["source"] for cell in rest] == told
    assert not any(cell.get("outputs") for cell in rest)


def test_the_package_for_browsers_holds_all_but_the_weights(build, tmp_path):
    import zipfile

    wheel = tmp_path / "framing-1-py3-none-any.whl"
    weights = "framing/reader/weights/reader.onnx"
    with zipfile.ZipFile(wheel, "w") as made:
        made.writestr("framing/__init__.py", "x = 1")
        made.writestr(weights, b"0" * 100)
        made.writestr("framing-1.dist-info/RECORD", f"framing/__init__.py,,\n{weights},,\n")
    (tmp_path / "slim").mkdir()
    with zipfile.ZipFile(build.without_model(wheel, tmp_path / "slim")) as slim:
        assert slim.namelist() == ["framing/__init__.py", "framing-1.dist-info/RECORD"]
        assert slim.read("framing-1.dist-info/RECORD") == b"framing/__init__.py,,\n"


def test_the_site_is_built_and_asks_nobody(build, tmp_path):
    pytest.importorskip("material")
    pytest.importorskip("mkdocs_jupyter")
    pytest.importorskip("mkdocstrings_handlers.python")
    assert build.main(["--no-lite", "--build", str(tmp_path)]) == 0
    site = tmp_path / "site"
    for name in ("index", "methods", "lexicons", "cite", "reference/index"):
        assert (site / f"{name}.html").is_file()
    assert len(list((site / "notebooks").rglob("*.html"))) >= 10
    loaded = re.compile(
        r"<(?:script|link|img|iframe)[^>]*\b(?:src|href)=[\"']?(?:https?:)?//(?!example)[^>]*>"
    )
    for page in ("index.html", "methods.html", "reference/index.html"):
        found = [
            tag for tag in loaded.findall((site / page).read_text(encoding="utf-8")) if "canonical" not in tag
        ]
        assert found == [], page


BLOCKED = ("onnxruntime", "tokenizers", "tornado", "lxml", "trafilatura", "dask", "pooch", "playwright")
WHOLE_PATH = """
import sys
sys.modules.update(dict.fromkeys({blocked}))  # importing a module that is None fails
import framing
articles = framing.sample_corpus()
marks = framing.annotate(articles, engine="rules")
result = framing.compare_outlets(framing.measure(marks), n_resamples=100)
framing.plot_outlets(result, "loaded_per_1000_words", voice="own")
framing.show_article(marks, articles["article_id"][0])._repr_html_()
framing.write_report(marks, result, {out!r})
try:
    framing.annotate(articles)
except framing.MissingExtraError as error:
    print(error)
"""


def test_without_compiled_extras_as_in_a_browser_the_whole_path_runs(tmp_path):
    """The packages that Pyodide lacks, and threads and processes, are not needed with the engine rules."""
    code = WHOLE_PATH.format(blocked=BLOCKED, out=str(tmp_path / "out"))
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    # the engine that needs a blocked package is refused, and the one that runs is named
    assert done.stdout.startswith("engine 'reader': expected the package ")
    assert "choose the engine 'rules'" in done.stdout
    assert (tmp_path / "out" / "report.html").is_file()
