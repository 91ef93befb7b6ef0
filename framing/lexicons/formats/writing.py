"""Lexicons as text in three formats: the project's CSV, quanteda's YAML, LIWC's ``.dic``.

YAML and ``.dic`` hold words under categories and nothing else, so every inflected form is written out;
strength, notes, sources, contexts and guards have no place in them.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import pandas as pd
import yaml

from framing.lexicons.inflection import inflect


def write_csv_text(entries: pd.DataFrame) -> str:
    """Write all columns as CSV."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(entries.columns)
    writer.writerows(entries.astype("str").itertuples(index=False))
    return out.getvalue()


def write_yaml_text(entries: pd.DataFrame) -> str:
    """Write each category with its forms; the parts of a path become categories inside each other."""
    categories = surfaces_by_category(entries)
    tree: dict = {}
    for category, forms in categories.items():
        path = category.split("/") if _nests(category, categories) else [category]
        node = tree
        for part in path[:-1]:
            node = node.setdefault(part, {})
        node[path[-1]] = forms
    return yaml.safe_dump(tree, allow_unicode=True, sort_keys=False, width=100)


def _nests(category: str, categories: dict[str, list[str]]) -> bool:
    """Say whether a path can be a tree: no part is empty, and no category in it has entries of its own."""
    parts = category.split("/")
    above = {"/".join(parts[:depth]) for depth in range(1, len(parts))}
    below = any(other.startswith(f"{category}/") for other in categories)
    return all(part.strip() for part in parts) and not below and above.isdisjoint(categories)


def write_liwc_text(entries: pd.DataFrame) -> str:
    """Write the legend, then every form with the numbers of its categories, in alphabetical order."""
    categories = surfaces_by_category(entries)
    legend = "".join(f"{number}\t{name}\n" for number, name in enumerate(categories, start=1))
    numbers: dict[str, list[str]] = {}
    for number, forms in enumerate(categories.values(), start=1):
        for form in forms:
            numbers.setdefault(form, []).append(str(number))
    words = "".join("\t".join([form, *numbers[form]]) + "\n" for form in sorted(numbers))
    return f"%\n{legend}%\n{words}"


WRITTEN: dict[str, Callable[[pd.DataFrame], str]] = {
    ".csv": write_csv_text,
    ".yml": write_yaml_text,
    ".yaml": write_yaml_text,
    ".dic": write_liwc_text,
}


def write_lexicon_text(entries: pd.DataFrame, suffix: str) -> str:
    """Write entries in the format of a suffix.

    Examples
    --------
    >>> rows = pd.DataFrame({"entry": ["claim"], "category": ["doubt"], "forms": ["verb"]})
    >>> print(write_lexicon_text(rows, ".yml"), end="")
    doubt:
    - claim
    - claims
    - claimed
    - claiming
    """
    return WRITTEN[suffix](entries)


def surfaces_by_category(entries: pd.DataFrame) -> dict[str, list[str]]:
    """Return for each category, in file order, the distinct forms of its entries."""
    found: dict[str, dict[str, None]] = {}
    for row in entries[["entry", "category", "forms"]].itertuples(index=False):
        found.setdefault(row.category, {}).update(dict.fromkeys(inflect(row.entry, row.forms)))
    return {category: list(forms) for category, forms in found.items()}
