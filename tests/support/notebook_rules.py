"""What a notebook of this project promises, as functions that list what breaks it.

nbval passes a notebook without outputs, never compares images and obeys markers that switch it off, so a
green run alone proves little. Each rule takes a notebook as parsed JSON and gives a list of complaints.
"""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path
from typing import Any

Notebook = dict[str, Any]

HEADINGS = ["Question", "Data", "Method", "Result", "Caveats", "Try it"]
MAX_LINES, MAX_CELLS, MAX_BYTES = 15, 40, 300_000
SWITCHES = re.compile(r"NBVAL_|PYTEST_VALIDATE_", re.IGNORECASE)
ABSOLUTE_PATH = re.compile(
    r"(?<![\w.:/-])/(?:home|root|Users|private|tmp|var|opt|mnt|work|srv|content)/|\b[A-Za-z]:\\+\w"
)
FORBIDDEN_SOURCE = {
    r"\bsys\.path\b": "changes where modules are found",
    r"https?://|\burllib\b|\brequests\b|\bwget\b|\bpip\b": "fetches something",
    r"\.style\b": "shows a Styler, whose ids change with every run",
    r"\.(?:now|today)\(": "asks the clock",
    r"\.sample\((?![^)]*random_state)": "draws without a seed",
    r"filterwarnings|simplefilter": "silences warnings",
}


def read_notebook(path: Path) -> Notebook:
    """Read a notebook as JSON."""
    return json.loads(path.read_text(encoding="utf-8"))


def notebooks_under(folder: Path) -> list[Path]:
    """List the notebooks under a folder, without Jupyter's own copies."""
    apart = {".ipynb_checkpoints", "exercises"}  # exercises have rules of their own
    return sorted(path for path in folder.rglob("*.ipynb") if not apart & set(path.parts))


def missing_notebooks(expected: list[str], found: list[Path]) -> list[str]:
    """List the expected names that no notebook has."""
    return sorted(set(expected) - {path.stem for path in found})


def source(cell: dict[str, Any]) -> str:
    """Give the text of a cell; the format allows a string or a list of lines."""
    return "".join(cell["source"])


def code_cells(notebook: Notebook) -> list[dict[str, Any]]:
    """List the cells of code that are not empty."""
    return [cell for cell in notebook["cells"] if cell["cell_type"] == "code" and source(cell).strip()]


def outputs_as_text(cell: dict[str, Any]) -> list[str]:
    """Give what a cell put out, except images."""
    texts = []
    for output in cell.get("outputs", []):
        texts.append("".join(output.get("text", "")))
        for kind, data in output.get("data", {}).items():
            if not kind.startswith("image/"):
                texts.append("".join(data) if isinstance(data, str | list) else json.dumps(data))
    return [re.sub(r"data:image/[^\"']*", "", text) for text in texts if text]


def not_executed_in_order(notebook: Notebook) -> list[str]:
    """Each cell of code was run once, from first to last, in one go."""
    counts = [cell.get("execution_count") for cell in code_cells(notebook)]
    return [] if counts == list(range(1, len(counts) + 1)) else [f"execution counts are {counts}"]


def outputs_missing(notebook: Notebook) -> list[str]:
    """A cell whose last line is an expression holds what that showed."""
    complaints = []
    for number, cell in enumerate(code_cells(notebook), 1):
        statements = _parse(cell).body
        shows = (
            statements and isinstance(statements[-1], ast.Expr) and not source(cell).rstrip().endswith(";")
        )
        if shows and not cell.get("outputs"):
            complaints.append(f"code cell {number} shows something, but holds no output")
    return complaints


def failures_shown(notebook: Notebook) -> list[str]:
    """No stored output is an error or was written to stderr."""
    complaints = []
    for number, cell in enumerate(code_cells(notebook), 1):
        for output in cell.get("outputs", []):
            if output["output_type"] == "error":
                complaints.append(f"code cell {number} holds an error: {output.get('ename')}")
            if output.get("name") == "stderr":
                complaints.append(f"code cell {number} wrote to stderr")
    return complaints


def absolute_paths(notebook: Notebook) -> list[str]:
    """Neither text nor code nor output names a folder of one machine."""
    complaints = []
    for number, cell in enumerate(notebook["cells"], 1):
        for text in [source(cell), *outputs_as_text(cell)]:
            complaints += [
                f"cell {number} names {match.group()}..." for match in ABSOLUTE_PATH.finditer(text)
            ]
    return complaints


def not_thin(notebook: Notebook) -> list[str]:
    """Cells call the package: no functions, classes, magics, downloads, clocks or chance in them."""
    complaints = []
    for number, cell in enumerate(code_cells(notebook), 1):
        tree = _parse(cell)
        if not tree.body:
            complaints.append(f"code cell {number} is not plain Python (magics and ! are not allowed)")
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                complaints.append(f"code cell {number} defines {node.name}")
        for pattern, fault in FORBIDDEN_SOURCE.items():
            if re.search(pattern, source(cell)):
                complaints.append(f"code cell {number} {fault}")
    return complaints


def other_imports(notebook: Notebook) -> list[str]:
    """Only `framing` itself, names from it, and pandas are imported."""
    complaints = []
    for number, cell in enumerate(code_cells(notebook), 1):
        for node in ast.walk(_parse(cell)):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom):
                names = ["." * node.level + (node.module or "")]
            complaints += [f"code cell {number} imports {n}" for n in names if n not in ("framing", "pandas")]
    return complaints


def wrong_kernel(notebook: Notebook) -> list[str]:
    """The kernel is called python3, which every installation has."""
    name = notebook.get("metadata", {}).get("kernelspec", {}).get("name")
    return [] if name == "python3" else [f"the kernel is called {name!r}, expected 'python3'"]


def wrong_headings(notebook: Notebook) -> list[str]:
    """The second-level headings are the six fixed ones, in their order."""
    found = []
    for cell in notebook["cells"]:
        if cell["cell_type"] == "markdown":
            found += re.findall(r"^## +(.+?) *$", source(cell), re.MULTILINE)
    return [] if found == HEADINGS else [f"the headings are {found}, expected {HEADINGS}"]


def figures_without_table(notebook: Notebook) -> list[str]:
    """Before each figure, in its cell or the cell of code before it, stands a table of what it plots."""
    complaints = []
    in_last_cell = False
    for number, cell in enumerate(code_cells(notebook), 1):
        seen = in_last_cell
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            html = "".join(data.get("text/html", ""))
            seen = seen or "<table" in html
            if ("<img" in html or any(kind.startswith("image/") for kind in data)) and not seen:
                complaints.append(f"code cell {number} shows a figure with no table before it")
        in_last_cell = any("<table" in text for text in outputs_as_text(cell))
    return complaints


def too_long(notebook: Notebook) -> list[str]:
    """Cells of code are short, and there are not too many cells."""
    complaints = [
        f"code cell {number} has {len(source(cell).splitlines())} lines"
        for number, cell in enumerate(code_cells(notebook), 1)
        if len(source(cell).splitlines()) > MAX_LINES
    ]
    if len(notebook["cells"]) > MAX_CELLS:
        complaints.append(f"{len(notebook['cells'])} cells")
    return complaints


def more_code_than_text(notebook: Notebook) -> list[str]:
    """There are at least as many cells of text as cells of code."""
    text = sum(cell["cell_type"] == "markdown" for cell in notebook["cells"])
    code = len(code_cells(notebook))
    return [f"{code} cells of code, {text} of text"] if code > text else []


def comparison_switched_off(notebook: Notebook) -> list[str]:
    """No comment or tag tells nbval not to compare."""
    complaints = []
    for number, cell in enumerate(code_cells(notebook), 1):
        tags = " ".join(cell.get("metadata", {}).get("tags", [])).replace("-", "_")
        if SWITCHES.search(source(cell)) or SWITCHES.search(tags) or "raises_exception" in tags:
            complaints.append(f"code cell {number} holds a marker of nbval")
    return complaints


def too_large(path: Path) -> list[str]:
    """The file is small enough to be read and compared in a browser."""
    size = path.stat().st_size
    return [f"{size:,} bytes, at most {MAX_BYTES:,}"] if size > MAX_BYTES else []


def pasted_outputs(notebook: Notebook) -> list[str]:
    """The output of a cell carries the number of the run of that cell."""
    return [
        f"code cell {number} holds an output of run {output.get('execution_count')}"
        for number, cell in enumerate(code_cells(notebook), 1)
        for output in cell.get("outputs", [])
        if output["output_type"] == "execute_result"
        and output.get("execution_count") != cell.get("execution_count")
    ]


def shortened_tables(notebook: Notebook) -> list[str]:
    """No table is shown with rows or columns left out, which nothing would compare."""
    return [
        f"code cell {number} shows a table with parts left out"
        for number, cell in enumerate(code_cells(notebook), 1)
        if any(re.search(r"<t[dh]>\.\.\.</t[dh]>", text) for text in outputs_as_text(cell))
    ]


def clocks_kept(notebook: Notebook) -> list[str]:
    """No cell keeps the time at which it was run."""
    return [
        f"code cell {number} keeps the time of its run"
        for number, cell in enumerate(code_cells(notebook), 1)
        if {"execution", "ExecuteTime"} & set(cell.get("metadata", {}))
    ]


def weakened_comparison(settings: dict[str, Any], sanitizer: str) -> list[str]:
    """The settings of pytest compare every notebook, with the sanitizer and nothing else between.

    Parameters
    ----------
    settings : dict
        The table ``tool.pytest.ini_options`` of ``pyproject.toml``.
    sanitizer : str
        Path of the sanitizer's file, from the root.
    """
    options = settings.get("addopts", [])
    complaints = [
        f"{wanted} is missing"
        for wanted in ("--nbval", "--nbval-current-env", f"--nbval-sanitize-with={sanitizer}")
        if wanted not in options
    ]
    weakening = ("--nbval-lax", "--ignore", "--deselect", "-k", "-m", "--nbval-kernel")
    complaints += [f"{option} leaves something out" for option in options if option.startswith(weakening)]
    if "notebooks" not in settings.get("testpaths", []):
        complaints.append("testpaths does not name the notebooks")
    left_out = ("collect_ignore", "norecursedirs")
    return complaints + [f"{name} leaves something out" for name in left_out if name in settings]


def touched_numbers(patterns: dict[str, str], texts: list[str]) -> list[str]:
    """List what the patterns of a sanitizer take out of texts that is a number of a table or a text.

    An address (`0x...`) and the bytes of an image are no numbers.
    """
    harmless = re.compile(r"0x[0-9a-fA-F]+|;base64,")
    return [
        f"{pattern} touches {match.group()[:40]!r}"
        for pattern in patterns
        for text in texts
        for match in re.finditer(pattern, text)
        if re.search(r"\d", match.group()) and not harmless.search(match.group())
    ]


def _parse(cell: dict[str, Any]) -> ast.Module:
    """Parse a cell; one that is not plain Python gives an empty tree."""
    try:
        return ast.parse(source(cell))
    except SyntaxError:
        return ast.Module(body=[], type_ignores=[])


RULES = (
    not_executed_in_order,
    outputs_missing,
    failures_shown,
    absolute_paths,
    not_thin,
    other_imports,
    wrong_kernel,
    wrong_headings,
    figures_without_table,
    too_long,
    more_code_than_text,
    comparison_switched_off,
    pasted_outputs,
    shortened_tables,
    clocks_kept,
)
