"""Solutions pass, unsolved exercises say what is missing, typical mistakes get a hint and no answer."""

from __future__ import annotations

import importlib.util
import json
import math
import re
from pathlib import Path

import pandas as pd
import pytest

import framing
from framing.exercises.checking import EXERCISES

FOLDER = Path(__file__).parents[2] / "notebooks" / "exercises"
PAGES = sorted((FOLDER / "source").glob("*.md"))
MISTAKES = [(name, at) for name, exercise in EXERCISES.items() for at in range(len(exercise.mistakes))]


def load_builder():
    spec = importlib.util.spec_from_file_location("build_exercises", FOLDER / "build.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


BUILDER = load_builder()


def made(page, with_solutions):
    return BUILDER.build(page.read_text(encoding="utf-8"), with_solutions)


def code_cells(notebook):
    return [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]


def run(notebook):
    """Run all cells in this process; give the feedback of each check and what the notebook knows."""
    known, found = {"display": lambda *shown: None}, {}
    for cell in code_cells(notebook):
        exec(compile(cell["source"], cell["id"], "exec"), known)
        if cell["id"].endswith("-check"):
            found[cell["id"].removesuffix("-check")] = known["found"]
    return found, known


@pytest.fixture(scope="module")
def solved():
    """What the solutions give: exercise -> its feedback, exercise -> the right answer."""
    feedback, answers = {}, {}
    for page in PAGES:
        found, known = run(made(page, with_solutions=True))
        feedback |= found
        answers |= {name: known[name.replace("-", "_")] for name in found}
    return feedback, answers


def test_every_exercise_stands_on_one_page_and_its_solution_passes(solved):
    feedback, _ = solved
    assert sorted(feedback) == sorted(EXERCISES)
    assert [str(one) for one in feedback.values() if not one] == []
    assert all(one.points == one.out_of == EXERCISES[name].points for name, one in feedback.items())


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_an_unsolved_page_runs_through_and_says_of_each_exercise_what_is_missing(page):
    found, _ = run(made(page, with_solutions=False))
    assert found
    for name, one in found.items():
        assert not one
        assert one.points == 0
        assert str(one).startswith(f"{name}: no answer yet. Expected {EXERCISES[name].expects}")


@pytest.mark.parametrize("name", EXERCISES)
def test_each_exercise_knows_three_mistakes_with_hints_of_their_own(name):
    hints = [mistake.hint for mistake in EXERCISES[name].mistakes]
    assert len(set(hints)) == len(hints) >= 3


@pytest.mark.parametrize(("name", "at"), MISTAKES)
def test_a_typical_mistake_gets_its_hint_which_does_not_hold_the_answer(solved, name, at):
    mistake = EXERCISES[name].mistakes[at]
    found = framing.check(name, mistake.answer())
    assert not found
    assert mistake.hint in str(found)
    assert not holds_answer(found.hint, solved[1][name])


def holds_answer(hint, answer):
    """Say whether a hint gives an answer away: its number, also in percent; one of its words; itself."""
    if isinstance(answer, str):
        return answer in hint or max(answer.split(), key=len) in hint
    if isinstance(answer, set):
        # words of fewer than three letters stand in any sentence
        return any(re.search(rf"\b{re.escape(word)}\b", hint) for word in answer if len(word) > 3)
    numbers = [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", hint)]
    return any(math.isclose(x, float(y), rel_tol=0.02) for x in numbers for y in (answer, 100 * answer))


def test_a_hint_that_tells_the_answer_would_be_seen():
    assert holds_answer("it is 2.4, not 4", 2.381)
    assert holds_answer("it is 29%", 0.2857)
    assert holds_answer("take noted, too", {"noted", "stressed"})
    assert holds_answer("write: Anna Weller claimed", "Anna Weller claimed")
    assert not holds_answer("one of four is too many", 2.381)


@pytest.mark.parametrize("name", EXERCISES)
def test_no_answer_of_whatever_kind_crashes(name):
    strange = [
        "",
        "12",
        "x" * 5000,
        -1e9,
        1e300,
        float("nan"),
        float("inf"),
        True,
        [],
        [1],
        {"a": 1},
        set(),
        {"a"},
    ]
    strange += [len, pd.DataFrame({"a": [1]}), pd.Series([1.0]), None, ..., 3 + 4j, object(), ["of", "of"]]
    for answer in strange:
        found = framing.check(name, answer)
        assert not found
        assert (found.points, bool(found.hint)) == (0, True)


def test_numbers_may_be_rounded_and_sets_come_in_any_order(solved):
    answers = solved[1]
    assert framing.check("start-1", round(float(answers["start-1"]), 1))
    assert framing.check("naming-1", round(float(answers["naming-1"]), 2))
    assert framing.check("keyness-1", sorted(answers["keyness-1"], reverse=True))
    assert not framing.check("start-1", answers["start-1"] + 0.2)


@pytest.mark.parametrize(
    "sentence",
    [
        "Oren Valtek alleged that the count was “a farce” and should be repeated.",
        "“A farce” is what they planned, claimed Ilse Marrow.",
    ],
)
def test_other_sentences_than_that_of_the_key_are_right_as_well(sentence):
    relations = framing.annotate(
        framing.read_corpus([{"id": "a", "outlet": "n", "text": sentence}]), engine="rules"
    ).relations
    right = relations[["source_type", "stance", "kind"]].to_numpy().tolist() == [
        ["named_person", "distancing", "mixed"]
    ]
    assert bool(framing.check("attribution-1", sentence)) == right


def test_a_report_may_be_worded_otherwise():
    assert framing.check(
        "comparison-2",
        "Over twelve events both covered, claims made up 41 percentage points more of what was said or "
        "claimed in the Belmara Press Service than in The Calvane Courier (95% interval 29 to 53).",
    )


def test_an_unknown_exercise_is_refused_with_the_nearest_name():
    with pytest.raises(framing.ExerciseError, match=r"found 'loaded1'; did you mean 'loaded-1'\?"):
        framing.check("loaded1", 3)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
@pytest.mark.parametrize("folder", ["student", "key"])
def test_the_notebooks_are_those_that_the_source_makes(page, folder):
    stored = json.loads((FOLDER / folder / f"{page.stem}.ipynb").read_text(encoding="utf-8"))
    for cell in code_cells(stored):
        cell.update(outputs=[], execution_count=None)
    again = made(page, with_solutions=folder == "key")
    assert stored == again, "run python notebooks/exercises/build.py"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_keys_are_executed_and_right_and_what_students_get_is_empty(page):
    key = json.loads((FOLDER / "key" / f"{page.stem}.ipynb").read_text(encoding="utf-8"))
    assert [cell["execution_count"] for cell in code_cells(key)] == list(range(1, len(code_cells(key)) + 1))
    outputs = [output for cell in code_cells(key) for output in cell["outputs"]]
    assert not [one for one in outputs if one["output_type"] == "error" or one.get("name") == "stderr"]
    for cell in code_cells(key):
        if cell["id"].endswith("-check"):
            assert "right, " in "".join(cell["outputs"][0]["text"])
    student = json.loads((FOLDER / "student" / f"{page.stem}.ipynb").read_text(encoding="utf-8"))
    assert all((cell["outputs"], cell["execution_count"]) == ([], None) for cell in code_cells(student))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_no_line_of_a_solution_is_left_in_what_students_get(page):
    text = page.read_text(encoding="utf-8")
    solutions = [block["code"] for block in BUILDER.FENCE.finditer(text) if block["solution"]]
    lines = {line for code in solutions for line in code.splitlines() if len(line.strip()) > 3}
    student = "\n".join(cell["source"] for cell in made(page, with_solutions=False)["cells"])
    assert lines
    assert [line for line in lines if line in student] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
@pytest.mark.parametrize("with_solutions", [False, True])
def test_the_metadata_are_those_of_nbgrader(page, with_solutions):
    cells = made(page, with_solutions)["cells"]
    assert metadata_faults(cells) == []
    for cell in cells:
        name = cell["id"].removesuffix("-check")
        if name in EXERCISES:
            assert cell["metadata"]["nbgrader"]["points"] == EXERCISES[name].points


def metadata_faults(cells):
    """What nbgrader would refuse: schema 3 asks for these fields, and these only go together so."""
    faults = []
    wanted = {"grade", "grade_id", "locked", "schema_version", "solution", "task"}
    for cell in cells:
        marks = cell["metadata"].get("nbgrader", {})
        if marks.keys() - {"points"} != wanted or marks["schema_version"] != 3 or marks["task"]:
            faults.append(f"{cell['id']}: fields")
        elif ("points" in marks) != marks["grade"]:
            faults.append(f"{cell['id']}: points belong to graded cells")
        elif marks["solution"] == marks["locked"]:
            faults.append(f"{cell['id']}: what is written in is open, all else is locked")
        elif not re.fullmatch(r"[\w-]+", marks["grade_id"]) or marks["grade_id"] != cell["id"]:
            faults.append(f"{cell['id']}: name")
        elif marks["grade"] and marks["solution"] and cell["cell_type"] != "markdown":
            faults.append(f"{cell['id']}: only written answers are graded by a person")
    names = [cell["metadata"].get("nbgrader", {}).get("grade_id") for cell in cells]
    return faults + [f"{name}: twice" for name in sorted(set(map(str, names))) if names.count(name) > 1]


@pytest.mark.parametrize(
    "change",
    [
        {"schema_version": 2},
        {"points": 2},
        {"locked": False},
        {"grade": True},
        {"grade_id": "a b"},
        {"task": True},
    ],
)
def test_wrong_metadata_are_caught(change):
    cells = made(PAGES[0], with_solutions=False)["cells"]
    cells[0]["metadata"]["nbgrader"] |= change
    assert len(metadata_faults(cells)) == 1


def test_a_name_given_twice_is_caught():
    cells = made(PAGES[0], with_solutions=False)["cells"]
    assert len(metadata_faults([*cells, cells[0]])) == 1


def test_points_are_listed():
    table = framing.list_exercises()
    assert list(table.columns) == ["exercise", "points", "expects"]
    assert set(table["exercise"]) == set(EXERCISES)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_syllabus_names_each_page_with_its_points(page):
    syllabus = (FOLDER.parents[1] / "docs" / "syllabus.md").read_text(encoding="utf-8")
    (stated,) = re.findall(rf"^\|.*`{page.stem}` \| (\d+) \|$", syllabus, re.MULTILINE)
    cells = made(page, with_solutions=False)["cells"]
    assert int(stated) == sum(cell["metadata"]["nbgrader"].get("points", 0) for cell in cells)
