"""Make the exercise notebooks from their source: python notebooks/exercises/build.py

`source/*.md` is the one source. From each page come two notebooks: `student/`, in which every answer is
`...`, and `key/`, with the solutions, executed. Both carry the metadata of nbgrader (schema 3), so that the
key can be the source of an assignment, and the student's notebook its release.

A page has a title, text, and sections. A section "## loaded-1 A title" is an exercise that `framing.check`
knows; "## written-1 A title (3 points)" is one that a person grades. A block `python` is given to the
student; a block `python solution` or `markdown solution` is not.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

from framing import list_exercises

HERE = Path(__file__).resolve().parent
SECTION = re.compile(r"^## (?P<name>[a-z]+-\d+) (?P<title>.+)$")
FENCE = re.compile(r"^```(?P<kind>python|markdown)(?P<solution> solution)?\n(?P<code>.*?)\n```$", re.M | re.S)
WRITTEN = re.compile(r" \((?P<points>\d+) points\)$")
STUB = "# Replace the three dots. You may write as many lines as you need.\n{variable} = ..."
CHECK = 'found = framing.check("{name}", {variable})\nprint(found)\nfound.points'
KERNEL = {"kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}}

Cell = dict[str, Any]


def build(page: str, with_solutions: bool) -> dict[str, Any]:
    """Make one notebook.

    Parameters
    ----------
    page : str
        The source.
    with_solutions : bool
        The instructor's key, or else what the student gets.

    Returns
    -------
    dict
        A notebook in format 4.5, not executed.
    """
    points = list_exercises().set_index("exercise")["points"].to_dict()
    cells: list[Cell] = []
    for section in re.split(r"(?m)^(?=## )", page.strip()):
        cells += _section(section.strip(), with_solutions, points)
    return {"cells": cells, "metadata": KERNEL, "nbformat": 4, "nbformat_minor": 5}


def _section(text: str, with_solutions: bool, points: dict[str, int]) -> list[Cell]:
    """Make the cells of the introduction or of one exercise."""
    heading = SECTION.match(text.partition("\n")[0])
    name = heading["name"] if heading else "introduction"
    if heading:
        worth = f" ({points[name]} points)" if name in points else ""
        text = text.replace(heading[0], f"## {name}: {heading['title']}{worth}", 1)
    cells: list[Cell] = []
    at = 0
    for block in FENCE.finditer(text):
        cells += _words(text[at : block.start()], f"{name}-text-{len(cells)}")
        at = block.end()
        if not block["solution"]:
            cells.append(_cell("code", block["code"], f"{name}-given-{len(cells)}", locked=True))
        elif block["kind"] == "markdown":
            stated = WRITTEN.search(text.partition("\n")[0])
            if not stated:
                sys.exit(f"{name}: expected the points in the heading, as in '(3 points)'")
            answer = block["code"] if with_solutions else "*Your answer, in place of this line.*"
            cells.append(
                _cell("markdown", answer, f"{name}-answer", solution=True, points=int(stated["points"]))
            )
        else:
            cells += _answer_and_check(name, block["code"], with_solutions, points[name])
    return cells + _words(text[at:], f"{name}-text-{len(cells)}")


def _answer_and_check(name: str, solution: str, with_solutions: bool, points: int) -> list[Cell]:
    """Make the cell in which the answer is written, and the locked one that checks it."""
    variable = name.replace("-", "_")
    answer = STUB.format(variable=variable)
    if with_solutions:
        answer += f"\n### BEGIN SOLUTION\n{solution}\n### END SOLUTION"
    check = CHECK.format(name=name, variable=variable)
    return [
        _cell("code", answer, f"{name}-answer", solution=True),
        _cell("code", check, f"{name}-check", locked=True, points=points),
    ]


def _words(text: str, name: str) -> list[Cell]:
    """Make a cell of text, if there is any."""
    return [_cell("markdown", text.strip(), name, locked=True)] if text.strip() else []


def _cell(
    kind: str,
    source: str,
    name: str,
    *,
    locked: bool = False,
    solution: bool = False,
    points: int | None = None,
) -> Cell:
    """Make a cell with the metadata of nbgrader."""
    marks: dict[str, Any] = {
        "grade": points is not None,
        "grade_id": name,
        "locked": locked,
        "schema_version": 3,
        "solution": solution,
        "task": False,
    }
    if points is not None:
        marks["points"] = points
    cell: Cell = {"cell_type": kind, "id": name, "metadata": {"nbgrader": marks}, "source": source}
    return cell | ({"execution_count": None, "outputs": []} if kind == "code" else {})


def main() -> None:
    """Write all notebooks and run the keys."""
    import nbformat
    from nbclient import NotebookClient

    for page in sorted((HERE / "source").glob("*.md")):
        text = page.read_text(encoding="utf-8")
        for folder, with_solutions in (("student", False), ("key", True)):
            notebook = nbformat.from_dict(build(text, with_solutions))
            out = HERE / folder / f"{page.stem}.ipynb"
            out.parent.mkdir(exist_ok=True)
            if with_solutions:
                NotebookClient(notebook, kernel_name="python3", record_timing=False).execute(
                    cwd=str(out.parent)
                )
                notebook.metadata.pop("language_info", None)
            content = json.dumps(notebook, indent=1, ensure_ascii=False, sort_keys=True) + "\n"
            out.write_text(content, encoding="utf-8", newline="\n")
            print(out.relative_to(HERE))


if __name__ == "__main__":
    main()
