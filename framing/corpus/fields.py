"""The cells of one column -> clean values, with what had to be decided on the way."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from framing.corpus.normalise import count_removed, normalise_text
from framing.corpus.refusing import counted, refuse

_NUMBER = re.compile(r"\s*[-+]?[\d.,]*\d\s*")


def is_missing(value: Any) -> bool:
    """Whether a cell holds nothing: None, NaN, NaT or NA.

    Examples
    --------
    >>> is_missing(float("nan")), is_missing(""), is_missing([])
    (True, False, False)
    """
    if value is None or (isinstance(value, float) and value != value):
        return True
    return type(value).__name__ in ("NAType", "NaTType")


def label_of(value: Any) -> str:
    """Write a cell as a short label: one line, no space around it; empty where it is missing.

    A whole number stored with a decimal point, as pandas does when some are missing, loses the point.

    Examples
    --------
    >>> label_of(7.0), label_of("  Port  Ellery\\nGazette "), label_of(None)
    ('7', 'Port Ellery Gazette', '')
    """
    if is_missing(value):
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return " ".join(normalise_text(str(value)).split())


def clean_texts(values: Sequence[Any], where: str, rows: Sequence[int]) -> tuple[list[str], list[str]]:
    """Normalise the cells of the text column; give them with notes on what was changed.

    Parameters
    ----------
    values : sequence
        One cell per record.
    where : str
        Name of the file and the column in messages.
    rows : sequence of int
        Number of each record.

    Returns
    -------
    texts, notes : list of str
        A missing cell is an empty text.

    Raises
    ------
    CorpusError
        A cell holds something else than text, or every cell holds a number.
    """
    for row, value in zip(rows, values, strict=True):
        if not isinstance(value, str) and not is_missing(value):
            refuse(
                f"{where}, row {row}",
                "the text is not text",
                expected="a string",
                found=f"{str(value)[:40]} ({type(value).__name__})",
                advice="say which column holds the texts: columns={'text': ...}",
            )
    given = [value for value in values if isinstance(value, str) and value.strip()]
    if given and all(_NUMBER.fullmatch(value) for value in given):
        refuse(
            where,
            "the text column holds only numbers",
            found=given[0].strip(),
            advice="say which column holds the texts: columns={'text': ...}",
        )
    removed = [count_removed(value) for value in given]
    notes = []
    if any(removed):
        notes.append(
            f"{counted(sum(map(bool, removed)), 'text')} held control characters, soft hyphens or broken "
            f"characters: {sum(removed)} removed or replaced"
        )
    return [normalise_text(value) if isinstance(value, str) else "" for value in values], notes


def identifiers(values: Sequence[Any] | None, rows: Sequence[int]) -> tuple[list[str], list[str]]:
    """Clean the identifiers of the articles, or make them from the numbers of the rows.

    Parameters
    ----------
    values : sequence or None
        One cell per record; nothing where no column holds identifiers.
    rows : sequence of int
        Number of each record.

    Returns
    -------
    ids, notes : list of str
        White space in an identifier becomes ``_``, because identifiers of spans are kept in
        space-separated lists. Identifiers that were given may still repeat.

    Examples
    --------
    >>> identifiers(["x 1", None, "a2"], [1, 2, 3])[0]
    ['x_1', 'a2_', 'a2']
    >>> identifiers(None, [1, 2])
    (['a1', 'a2'], ['article_id was made from the row number: a1, a2, ...'])
    """
    if values is None:
        return [f"a{row}" for row in rows], ["article_id was made from the row number: a1, a2, ..."]
    labels = [label_of(value) for value in values]
    ids = [label.replace(" ", "_") for label in labels]
    taken = set(ids)
    notes = []
    spaced = sum(label != identifier for label, identifier in zip(labels, ids, strict=True))
    if spaced:
        notes.append(f"{counted(spaced, 'identifier')} held white space, now written as _")
    absent = [at for at, identifier in enumerate(ids) if not identifier]
    for at in absent:
        made = f"a{rows[at]}"
        while made in taken:
            made += "_"
        ids[at] = made
        taken.add(made)
    if absent:
        notes.append(f"article_id was missing in {counted(len(absent), 'row')} and made from the row number")
    return ids, notes


def fill_outlets(labels: list[str], default: str | None) -> tuple[list[str], list[str]]:
    """Put the given outlet where none stands, and note names that differ only in their writing.

    Examples
    --------
    >>> fill_outlets(["Chicago Sun-Times", "chicagosuntimes", ""], "Courier")[1]
    ["outlet 'Courier' was given to 1 article without one",
     "outlets 'Chicago Sun-Times' and 'chicagosuntimes' differ only in their writing: the same outlet?"]
    """
    default = label_of(default)
    filled = [label or default for label in labels]
    notes = []
    count = labels.count("")
    if default and count:
        notes.append(f"outlet '{default}' was given to {counted(count, 'article')} without one")
    written: dict[str, str] = {}
    for outlet in dict.fromkeys(filled):
        key = re.sub(r"[\W_]+", "", outlet.casefold())
        if key and key in written:
            notes.append(
                f"outlets '{written[key]}' and '{outlet}' differ only in their writing: the same outlet?"
            )
        written.setdefault(key, outlet)
    return filled, notes
