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
_STANCE_RULE = """\
The stance of a cue is the position on whether the content is true that the outlet takes by choosing it.
The cue is put to the test in *X ..., but it was not so*:

1. `denying` if the content is what the source rejects, doubts or disapproves of (*X denied it*; *X
   criticised it*). Turning down a request is not denying: *refuse* and *decline* are neutral.
2. `endorsing` if the sentence contradicts itself: the cue takes the content for true or given (*X noted
   that ..., but it was not so*).
3. `distancing` if the sentence is just what a reader would expect: the cue presents the content as open to
   doubt, as a charge or complaint, as stubborn or boastful, or its source as mistaken or not to be trusted
   (*X claimed that ..., but it was not so*).
4. `neutral` if it is neither (*X said that ..., but it was not so*). Believing, hoping, warning, promising,
   threatening, advising and ordering are neutral, however sure the source is: its certainty is not the
   outlet's. So are feelings (*glad*, *sorry*, *regret*): what is reported is the feeling.

A noun or adjective takes the stance of its verb (*denial*, *accused*).

"""
_INTRODUCTION = """# Codebook of the lexicons

What each list counts, in the words a coder would be given. This page is written by
`framing lexicon codebook` from the files that the package reads (`framing/lexicons/*.csv`); a test fails
where the two differ.

An entry is a word or phrase in lower case; `*` stands for any letters inside one word. `forms` adds its
inflected forms. `strength` is 1 (often plain, counts as loaded or hedging in the sense meant), 2 (usually)
or 3 (nearly always); spelling variants of a word have the same category and strength. `note` names the
sense that is meant, and where it helps the sense that is not; every entry has one. `source` is the study or
list it stands in, or *own reading*: no list was copied. Of entries that overlap the longest counts.

## One word, one list

Loaded terms, hedges and boosters are counted beside each other. A word on two of these lists would make two
measures rise together by construction, so a word stands on one, unless it does two things at once:

- **Booster or loaded term.** A word that only makes a statement surer or stronger is a booster
  (*utterly*, *undeniably*, *hugely*). It is a loaded term too if it passes a verdict or sounds an alarm
  of its own (*shockingly*, *blatantly*).
- **Hedge or loaded term.** Doubt whether something is so is a hedge (*implausible*). Doubt about honesty
  or worth is loaded (*dubious*). A word that doubts a name or the good faith and leaves the truth open as
  well is both (*supposedly*, *ostensibly*).
- **Cue or loaded term.** A verb that names an act of speech is a cue (*rebuke*, *laud*). It is a loaded
  term too if it puts the speaker or what is spoken of in a bad light (*rant*, *whine*), or sells an
  exchange as a fight or a show (*slam*, *rip*).
- **Cue and hedge or booster.** A cue opens an attribution; a hedge or booster says how sure it is. These
  are answers to two questions, so that a word may give both (*believe*, *suspect*, *attest to*).

`framing lexicon check` reports a loaded term or booster that shares a form with another of these lists
(`in_two_lexicons`); those that are meant stand in `accepted.csv`, each with its reason.
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
    rule = _STANCE_RULE if name == "cues" else ""
    return f"{title}\n\n{rule}{_table(headings, rows)}"


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
