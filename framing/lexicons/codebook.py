"""The codebook as a page: every category with its definition and examples, contexts, and sources."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence

import pandas as pd

from framing.lexicons.lexicon import FOLDER, SHIPPED, read_categories, read_lexicon

_TITLES = {
    "loaded": "Loaded terms",
    "hedges": "Hedges",
    "boosters": "Boosters",
    "cues": "Cues of attribution",
}
_EXAMPLES = 6
_INTRODUCTION = """# Codebook of the lexicons

What each list counts, in the words a coder would be given. This page is written by
`framing lexicon codebook` from the files that the package reads (`framing/lexicons/*.csv`); a test fails
where the two differ.

An entry is a word or phrase in lower case; `*` stands for any letters inside one word. `forms` adds its
inflected forms. `strength` is 1 (often plain, counts as loaded or hedging in the sense meant), 2 (usually)
or 3 (nearly always). `note` names the sense where a word has several; an entry without a note is meant in
every sense a newspaper uses. `source` is the study or list it stands in, or *own reading*: no list was
copied. Of entries that overlap the longest counts.
"""


def codebook_markdown() -> str:
    """Write the codebook as Markdown.

    Returns
    -------
    str
        For each list its categories (definition, what to include, what to leave out, number of
        entries, some entries), then the contexts and the sources.

    Examples
    --------
    >>> codebook_markdown().splitlines()[0]
    '# Codebook of the lexicons'
    """
    codebook = read_categories()
    parts = [_INTRODUCTION]
    parts += [_list_section(name, codebook[codebook["lexicon"] == name]) for name in reversed(SHIPPED)]
    return "\n".join([*parts, _contexts_section(), _sources_section()])


def _list_section(name: str, categories: pd.DataFrame) -> str:
    """Write the categories of one list."""
    entries = read_lexicon(name).entries
    rows = []
    for row in categories.itertuples():
        own = entries[entries["category"] == row.category]
        strongest = own.sort_values(["strength", "entry"], ascending=[False, True], kind="stable")["entry"]
        some = strongest.iloc[:: max(1, len(own) // _EXAMPLES)].head(_EXAMPLES)
        rows.append(
            (f"`{row.category}`", row.definition, row.include, row.exclude, len(own), "; ".join(some))
        )
    headings = ("category", "definition", "include", "leave out", "entries", "some of them")
    title = f"## {_TITLES[name]} (`{name}`, {len(entries)} entries)"
    return f"{title}\n\n{_table(headings, rows)}"


def _contexts_section() -> str:
    """Write the contexts of hedges and boosters with what counts and what does not."""
    used = {name: read_lexicon(name).entries["context"].value_counts() for name in ("hedges", "boosters")}
    rows = []
    with FOLDER.joinpath("contexts.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            entries = sum(int(counts.get(row["context"], 0)) for counts in used.values())
            shown = (row[name].replace(" | ", "; ") for name in ("counts", "does_not_count"))
            rows.append((f"`{row['context']}`", row["why"], *shown, entries))
    headings = ("context", "why", "counts", "does not count", "entries")
    text = "An entry with a context counts only where it holds; ⟨ ⟩ mark the entry."
    return f"## Contexts of hedges and boosters\n\n{text}\n\n{_table(headings, rows)}"


def _sources_section() -> str:
    """Write the references with the number of entries that stand in each."""
    entries = pd.concat([read_lexicon(name).entries[["source"]] for name in SHIPPED])
    counts = entries["source"].value_counts()
    references = pd.read_csv(FOLDER / "sources.csv").sort_values("source")
    references["confirmed_by"] = references["confirmed_by"].fillna("")
    rows = [
        (row.source, row.reference, row.confirmed_by, int(counts.get(row.source, 0)))
        for row in references.itertuples()
    ]
    text = (
        "A reference says where an entry is discussed or listed as one of its category; it is evidence for\n"
        "the entry, not where the entry was copied from. Author, year, title and venue were confirmed by\n"
        "a record of the publisher or a library, by the work itself, or by later works that cite it alike.\n"
        "What could not be confirmed, such as some pages, was left out."
    )
    return f"## Sources\n\n{text}\n\n{_table(('source', 'reference', 'confirmed by', 'entries'), rows)}"


def _table(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Write a table of Markdown."""
    lines = [headings, ["---"] * len(headings), *rows]
    return "".join(
        "| " + " | ".join(str(cell).replace("|", "\\|") for cell in line) + " |\n" for line in lines
    )
