"""The engines that read one text: what each must offer, and how one is chosen by name."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any, Protocol

from framing.annotations.reading import Reading
from framing.annotations.rules_engine import RulesEngine
from framing.errors import AnnotationError, MissingExtraError


class Engine(Protocol):
    """Reads a text; made once and used for many.

    One that gains from several texts being read at once, and whose ``read`` may be called from several
    threads, says so with an attribute ``reads_at_once`` that is true; others are asked for one at a time.
    """

    name: str

    def read(self, text: str) -> Reading:
        """Read one text."""
        ...

    def provenance(self) -> dict[str, Any]:
        """Say what a result made with this engine rests on: its version and the lexicons' hashes."""
        ...


def _reader() -> Engine:
    """Make the engine with the model, which needs packages that a small install may lack."""
    try:
        engine = import_module("framing.annotations.reader_engine")
    except ModuleNotFoundError as error:
        message = (
            f"engine 'reader': expected the package {error.name}; it is not installed. "
            f"Install it with: pip install {error.name}, or choose the engine 'rules', which needs no model."
        )
        raise MissingExtraError(message) from error
    return engine.ReaderEngine()


DEFAULT_ENGINE = "reader"

ENGINES: dict[str, Callable[[], Engine]] = {"reader": _reader, "rules": RulesEngine}


def make_engine(name: str) -> Engine:
    """Make an engine by name.

    Parameters
    ----------
    name : str
        ``"reader"``: the shipped model, with the lexicons naming what it finds. ``"rules"``: lexicons
        and constructions, no model; finds less, and is over ten times as fast.

    Returns
    -------
    Engine
        Ready to read.

    Raises
    ------
    AnnotationError
        If there is no engine of this name.
    MissingExtraError
        If the packages that run the model are not installed.

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
