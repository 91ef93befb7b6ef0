"""A refused corpus -> one message that says where, what was expected, what was found, what to do."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NoReturn

from framing.errors import CorpusError


def refuse(where: str, problem: str, *, expected: str = "", found: str = "", advice: str = "") -> NoReturn:
    """Raise the error for a corpus that cannot be used.

    Parameters
    ----------
    where : str
        File, and row or column where they are known.
    problem : str
        What is wrong, as a clause without a full stop.
    expected, found, advice : str
        Further clauses; those left empty are left out.

    Raises
    ------
    CorpusError
        Always.

    Examples
    --------
    >>> refuse("a.csv", "the file is empty", advice="export it again")
    Traceback (most recent call last):
        ...
    framing.errors.CorpusError: a.csv: the file is empty. What to do: export it again.
    """
    parts = [f"{where}: {problem}."]
    for label, clause in (("Expected", expected), ("Found", found), ("What to do", advice)):
        if clause:
            parts.append(f"{label}: {clause}.")
    raise CorpusError(" ".join(parts))


def listing(names: Iterable[object], limit: int = 12) -> str:
    """Join names for a message, the first ``limit`` of them.

    Examples
    --------
    >>> listing(["id", "body", "url"], limit=2)
    "'id', 'body' and 1 more"
    """
    shown = [str(name) for name in names]
    text = ", ".join(f"'{name}'" for name in shown[:limit])
    return text + (f" and {len(shown) - limit} more" if len(shown) > limit else "")


def counted(count: int, noun: str) -> str:
    """Write a count with its noun.

    Examples
    --------
    >>> counted(1, "article"), counted(2607, "article")
    ('1 article', '2,607 articles')
    """
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
