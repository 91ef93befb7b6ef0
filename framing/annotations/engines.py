"""The engines that read one text: what each must offer, and how one is chosen by name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from framing.annotations.reading import Reading
from framing.annotations.rules_engine import RulesEngine
from framing.errors import AnnotationError


class Engine(Protocol):
    """Reads one text at a time; made once and used for many."""

    name: str

    def read(self, text: str) -> Reading:
        """Read one text."""
        ...

    def provenance(self) -> dict[str, Any]:
        """Say what a result made with this engine rests on: its version and the lexicons' hashes."""
        ...


ENGINES: dict[str, Callable[[], Engine]] = {"rules": RulesEngine}


def make_engine(name: str) -> Engine:
    """Make an engine by name.

    Parameters
    ----------
    name : str
        ``"rules"``: lexicons and constructions, no model.

    Returns
    -------
    Engine
        Ready to read.

    Raises
    ------
    AnnotationError
        If there is no engine of this name.

    Examples
    --------
    >>> make_engine("rules").name
    'rules'
    """
    if name not in ENGINES:
        message = (
            f"engine: expected one of {', '.join(sorted(ENGINES))}; found {name!r}. Choose one of these."
        )
        raise AnnotationError(message)
    return ENGINES[name]()
