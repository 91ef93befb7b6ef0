"""Build the documentation site, and the notebooks to run in a browser.

    python3 run.py site [--address URL] [--repository URL] [--no-lite]

Writes ``build/site``: the guides, the notebooks as they were executed, the reference from the docstrings,
and below ``lite`` the notebooks in JupyterLite. ``--address`` is where the site will stand: with it every
notebook is also written with a first cell that installs the package from there, for Colab. ``--repository``
is a public copy of the project on GitHub: with it the front page has badges that open it in Binder and
Colab. Nothing is fetched.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import framing

ROOT = Path(__file__).parents[2]
FRONT = ROOT / "README.md"
WEIGHTS = "framing/reader/weights/reader.onnx"
_LINK = re.compile(r"(!?)\[([^\]]*)\]\(([^)\s]+)\)")


def main(arguments: list[str] | None = None) -> int:
    """Build everything and say where it lies."""
    parser = argparse.ArgumentParser(prog="run.py site", description="Build the documentation site.")
    parser.add_argument("--address", help="where the site will stand, such as https://example.org/framing")
    parser.add_argument("--repository", help="a public copy on GitHub, https://github.com/OWNER/NAME")
    parser.add_argument("--build", default=ROOT / "build", help="folder to build in")
    parser.add_argument("--no-lite", action="store_true", help="without the notebooks to run in a browser")
    options = parser.parse_args(arguments)
    build = Path(options.build).resolve()
    source, site = build / "site-source", build / "site"
    gather(source, options.repository)
    settings = build / "mkdocs.yml"
    write(settings, json.dumps(configuration(source, site)))
    run(sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", str(settings), folder=build)
    if options.address or not options.no_lite:
        wheel = build_wheel(build / "wheel")
        if options.address:
            write_installing_notebooks(site, f"{options.address.rstrip('/')}/{wheel.name}")
            shutil.copy(wheel, site / wheel.name)
        if not options.no_lite:
            build_lite(build, wheel)
    print(f"site: {site / 'index.html'}")
    return 0


def configuration(source: Path, site: Path) -> dict[str, Any]:
    """Give the settings of the site with where it lies and the order of its pages."""
    apart = ("index", "methods", "codebook", "cite")
    guides = [page.name for page in sorted(source.glob("*.md")) if page.stem not in apart]
    pages: list[dict[str, Any]] = [
        {"Start": "index.md"},
        {"Notebooks": [f"notebooks/{page.name}" for page in sorted((source / "notebooks").glob("*.ipynb"))]},
        {"Guides": guides},
        {"Methods": ["methods.md", "codebook.md", "cite.md"]},
        {"Reference": [f"reference/{page.name}" for page in sorted((source / "reference").glob("*.md"))]},
    ]
    shared = ROOT / "docs" / "site" / "mkdocs.yml"
    return {"INHERIT": str(shared), "docs_dir": str(source), "site_dir": str(site), "nav": pages}


def run(*command: str, folder: Path = ROOT) -> None:
    """Run one step; what it says is shown when it fails."""
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(command[1:4])} failed:\n{done.stdout}{done.stderr}")


def gather(source: Path, repository: str | None) -> None:
    """Put all pages into one folder, as mkdocs wants them."""
    shutil.rmtree(source, ignore_errors=True)
    source.mkdir(parents=True)
    for page in sorted((ROOT / "docs").glob("*")):
        if page.suffix == ".md":
            write(source / page.name, adapt(page.read_text(encoding="utf-8"), "docs"))
        elif page.is_file():
            shutil.copy(page, source / page.name)
    front = adapt(FRONT.read_text(encoding="utf-8"), "")
    write(source / "index.md", badges(repository) + front)
    write(source / "cite.md", cite())
    shutil.copytree(
        ROOT / "notebooks", source / "notebooks", ignore=shutil.ignore_patterns(".*", "*.py", "exercises")
    )
    methods = source / "methods.md"
    write(methods, methods.read_text(encoding="utf-8").replace("<!-- measures -->", measures_table()))
    for name, text in reference_pages().items():
        write(source / "reference" / name, text)


def write(path: Path, text: str) -> None:
    """Write a page."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def adapt(text: str, folder: str) -> str:
    """Lead links to pages of the site; what is not part of it is named without a link."""
    pages = {page.resolve(): page.name for page in (ROOT / "docs").glob("*.*")}
    pages |= {page.resolve(): f"notebooks/{page.name}" for page in (ROOT / "notebooks").glob("*.ipynb")}
    pages[FRONT.resolve()] = "index.md"

    def lead(match: re.Match[str]) -> str:
        picture, shown, target = match.groups()
        if target.startswith(("http:", "https:", "#")):
            return match[0]
        path, _, anchor = target.partition("#")
        page = pages.get((ROOT / folder / path).resolve())
        if page is None:
            return shown
        return f"{picture}[{shown}]({page}{'#' + anchor if anchor else ''})"

    return _LINK.sub(lead, text)


def badges(repository: str | None) -> str:
    """Write the badges that open the notebooks elsewhere; none where no public copy is named."""
    if not repository:
        return ""
    place = repository.rstrip("/").removesuffix(".git").removeprefix("https://github.com/")
    binder = f"https://mybinder.org/v2/gh/{place}/HEAD?urlpath=lab/tree/notebooks"
    colab = f"https://colab.research.google.com/github/{place}/blob/HEAD/notebooks/"
    return (
        f"[![Open in Binder](https://mybinder.org/badge_logo.svg)]({binder})\n"
        f"[![Open in Colab](https://colab.research.google.com/assets/colab-badge.svg)]({colab})\n\n"
    )


def cite() -> str:
    """Write how to cite, from CITATION.cff."""
    import yaml

    told = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    authors = "; ".join(one["name"] for one in told["authors"])
    entry = (
        f"@software{{framing,\n  title = {{{told['title']}}},\n  author = {{{authors}}},\n"
        f"  version = {{{told['version']}}},\n  license = {{{told['license']}}},\n}}"
    )
    return (
        f"# How to cite\n\n{authors}: *{told['title']}*, version {told['version']}.\n\n"
        f"```bibtex\n{entry}\n```\n\n"
        "Name the engine and the versions of the lexicons, too: `framing report` writes a methods paragraph\n"
        "with both, and its `provenance.json` holds them. Cite the corpora you used by their own papers.\n"
    )


def measures_table() -> str:
    """Write every measure with its formula, as the package itself describes it."""
    lines = ["| measure | formula | literature | what it misses |", "|---|---|---|---|"]
    for row in framing.describe_measures().itertuples():
        label = row.label.replace("|", "\\|")
        lines.append(f"| {label}<br>`{row.measure}` | {row.formula} | {row.source} | {row.misses} |")
    return "\n".join(lines)


LAYERS = {
    "corpus": "Articles in", "importing": "Articles in", "grouping": "Articles in", "fetching": "Articles in",
    "lexicons": "Lexicons", "annotations": "Marks", "exchange": "Marks", "measures": "Measures",
    "scale": "Measures", "comparison": "Comparison", "validation": "Validation", "learning": "Learning",
    "figures": "Figures", "report": "Report and reader", "errors": "Errors",
}  # fmt: skip
"""Layer -> the page of the reference that its public names stand on."""


def reference_pages() -> dict[str, str]:
    """Write the reference: the public names, on pages by layer."""
    pages: dict[str, list[str]] = {title: [] for title in dict.fromkeys(LAYERS.values())}
    constants: list[str] = []
    for name in framing.__all__:
        value = getattr(framing, name)
        home = getattr(value, "__module__", "")
        layer = home.partition(".")[2].partition(".")[0]
        if not home.startswith("framing") or isinstance(value, (str, tuple, dict)):
            constants.append(f"- `framing.{name}` is `{value!r}`")
            continue
        pages.setdefault(LAYERS.get(layer, layer.capitalize()), []).append(f"::: {home}.{name}\n")
    written = {
        f"{re.sub('[^a-z]+', '-', title.lower())}.md": f"# {title}\n\n"
        "All names are imported from `framing`.\n\n" + "\n".join(blocks)
        for title, blocks in pages.items()
        if blocks
    }
    listed = "\n".join(f"- [{text.splitlines()[0][2:]}]({name})" for name, text in written.items())
    written["index.md"] = f"# Reference\n\n{listed}\n\n## Constants\n\n" + "\n".join(constants) + "\n"
    return written


def build_wheel(folder: Path) -> Path:
    """Build the package as one file, without fetching anything."""
    shutil.rmtree(folder, ignore_errors=True)
    code = "import hatchling.build, sys; hatchling.build.build_wheel(sys.argv[1])"
    folder.mkdir(parents=True)
    run(sys.executable, "-c", code, str(folder))
    return next(folder.glob("*.whl"))


def write_installing_notebooks(site: Path, address: str) -> None:
    """Write each notebook with a first cell that installs the package once, for Colab."""
    for path in sorted((ROOT / "notebooks").glob("*.ipynb")):
        write(site / "colab" / path.name, json.dumps(with_install_cell(path, address), indent=1) + "\n")


def with_install_cell(path: Path, address: str) -> dict[str, Any]:
    """Give a notebook, its outputs left out, with a cell that installs the package where it is missing."""
    notebook = json.loads(path.read_text(encoding="utf-8"))
    code = (
        "import importlib.util\n\n"
        "if importlib.util.find_spec('framing') is None:\n"
        f"    %pip install --quiet {address}"
    )
    install = {"cell_type": "code", "execution_count": None, "id": "install", "metadata": {}, "outputs": []}
    install["source"] = code.splitlines(keepends=True)
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell.update(execution_count=None, outputs=[])
    notebook["cells"].insert(0, install)
    return notebook


def build_lite(build: Path, wheel: Path) -> None:
    """Build JupyterLite with the notebooks and the package; opened, it fetches Pyodide from its network."""
    contents, workshop = build / "lite-contents", build / "lite"
    for folder in (contents, workshop):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    for path in sorted((ROOT / "notebooks").glob("*.ipynb")):
        notebook = json.loads(path.read_text(encoding="utf-8"))
        notebook["cells"].insert(0, lite_cell())
        write(contents / path.name, json.dumps(notebook, indent=1) + "\n")
    run(
        *(sys.executable, "-m", "jupyter", "lite", "build", "--contents", str(contents)),
        *("--output-dir", str(build / "site" / "lite"), "--lite-dir", str(workshop)),
        *("--piplite-wheels", str(without_model(wheel, workshop))),
        folder=workshop,
    )


def without_model(wheel: Path, folder: Path) -> Path:
    """Copy the package without the reader's weights, which no browser can run: a tenth of the size."""
    slim = folder / wheel.name
    with zipfile.ZipFile(wheel) as whole, zipfile.ZipFile(slim, "w", zipfile.ZIP_DEFLATED) as kept:
        for name in whole.namelist():
            content = whole.read(name)
            if name.endswith("/RECORD"):
                lines = content.decode("utf-8").splitlines(keepends=True)
                content = "".join(line for line in lines if not line.startswith(WEIGHTS)).encode("utf-8")
            if not name.startswith(WEIGHTS):
                kept.writestr(name, content)
    return slim


def lite_cell() -> dict[str, Any]:
    """Give the cell that installs the package in the browser."""
    code = "import piplite\n\nawait piplite.install('framing')"
    return {
        "cell_type": "code",
        "execution_count": None,
        "id": "install",
        "metadata": {},
        "outputs": [],
        "source": code.splitlines(keepends=True),
    }


if __name__ == "__main__":
    sys.exit(main())
