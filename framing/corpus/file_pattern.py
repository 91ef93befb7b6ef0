"""A pattern such as ``{outlet}/{event}_{date}.txt`` and a file's path -> the fields in the path."""

from __future__ import annotations

import re
from typing import NamedTuple

from framing.corpus.refusing import refuse

_FIELD = re.compile(r"\{(\w+)\}")


class PathFields(NamedTuple):
    """The fields read from a path, and whether it could be read another way."""

    fields: dict[str, str]
    ambiguous: bool


class FilePattern:
    """Fields in braces, everything else literal; ``{_}`` is passed over.

    A field never reaches across a ``/``. A pattern without ``/`` is matched with the file's name,
    whatever folder it is in; one with ``/`` with as many last parts of the path. ``.txt`` is added
    to a pattern that does not end in it.

    Parameters
    ----------
    pattern : str
        For instance ``"{outlet}_{event}_{date}.txt"``.

    Raises
    ------
    CorpusError
        The pattern has no field, names one twice, has two fields with nothing between them, or a
        brace that opens no field.

    Examples
    --------
    >>> FilePattern("{outlet}/{_}_{event}.txt").match("2031/courier/07_flood.txt").fields
    {'outlet': 'courier', 'event': 'flood'}
    """

    def __init__(self, pattern: str) -> None:
        """Check and compile the pattern."""
        self.pattern = pattern if pattern.lower().endswith(".txt") else f"{pattern}.txt"
        self._parts = self.pattern.count("/") + 1
        self.fields = [name for name in _FIELD.findall(self.pattern) if name != "_"]
        self._check()
        self._shortest = self._compile("+?")
        self._longest = self._compile("+")

    def match(self, path: str) -> PathFields | None:
        """Read the fields of a path written with ``/``; nothing where the pattern does not fit.

        Where underscores (say) stand both in and between the fields, the first fields are read as
        short as possible and ``ambiguous`` is true.
        """
        tail = "/".join(path.split("/")[-self._parts :])
        shortest = self._shortest.fullmatch(tail)
        longest = self._longest.fullmatch(tail)
        if shortest is None or longest is None:
            return None
        return PathFields(shortest.groupdict(), shortest.groups() != longest.groups())

    def _check(self) -> None:
        """Refuse a pattern that could not be read in one way."""
        literal = _FIELD.sub("\0", self.pattern)
        problem = ""
        if not self.fields:
            problem = "it has no field"
        elif len(set(self.fields)) < len(self.fields):
            problem = "it names a field twice"
        elif "\0\0" in literal:
            problem = "two fields stand side by side with nothing between them"
        elif "{" in literal or "}" in literal:
            problem = "a brace in it opens or closes no field"
        elif not all(name.isidentifier() for name in self.fields):
            problem = "a field is not called by a word"
        elif "text" in self.fields:
            problem = "the text is read from the file, not from its path"
        if problem:
            refuse(
                f"pattern {self.pattern!r}",
                problem,
                expected="fields in braces, for instance '{outlet}_{event}_{date}.txt'",
            )

    def _compile(self, quantifier: str) -> re.Pattern[str]:
        """Turn the pattern into a regular expression, its fields short or long first."""
        expression = ""
        for at, part in enumerate(_FIELD.split(self.pattern)):
            if at % 2 == 0:
                expression += re.escape(part)
            else:
                group = "(?:" if part == "_" else f"(?P<{part}>"
                expression += f"{group}[^/]{quantifier})"
        return re.compile(expression, re.IGNORECASE)
