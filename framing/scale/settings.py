"""What a run is asked to do, as plain values that travel to every place it is done in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any

import pandas as pd

from framing.annotations import ACTS, DEFAULT_ENGINE, ENGINES, Engine, make_engine
from framing.errors import AnnotationError, RunError
from framing.lexicons import Lexicon, NamingTable, read_lexicon, read_naming
from framing.scale.durable import digest


@dataclass(frozen=True)
class Settings:
    """How articles are read and marked.

    Attributes
    ----------
    engine : str
        A name that `make_engine` knows, or ``"module:name"`` of a callable that makes an engine of
        your own.
    acts : sequence of str
        What counts as attributed.
    loaded, naming, actors : str, optional
        Files of your own: a lexicon, a naming table, a table of actors.
    columns, outlet, encoding
        As for ``read_corpus``.
    part_size : int
        Records in a partition.
    """

    engine: str = DEFAULT_ENGINE
    acts: Sequence[str] = ACTS
    loaded: str | None = None
    naming: str | None = None
    actors: str | None = None
    columns: dict[str, str] | None = None
    outlet: str | None = None
    encoding: str | None = None
    part_size: int = 1000

    def to_dict(self) -> dict[str, Any]:
        """Give the settings as plain values, to be sent to another process."""
        return {**asdict(self), "acts": list(self.acts)}


@dataclass
class Instruments:
    """The engine and the lists of the user, made once in every process.

    Parameters
    ----------
    settings : Settings
        Which ones.
    """

    settings: Settings
    engine: Engine = field(init=False)
    loaded: Lexicon | None = field(init=False, default=None)
    naming: NamingTable | None = field(init=False, default=None)
    actors: pd.DataFrame | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        """Make the engine and read the lists."""
        given = self.settings
        self.engine = find_engine(given.engine)
        self.loaded = read_lexicon(given.loaded) if given.loaded else None
        self.naming = read_naming(given.naming) if given.naming else None
        self.actors = _read_actors(given.actors) if given.actors else None

    def describe(self) -> dict[str, Any]:
        """Say what the marks rest on: engine, lists, files of the user, each with its hash."""
        given = self.settings
        files = {"loaded": given.loaded, "naming": given.naming, "actors": given.actors}
        return {
            "engine": self.engine.provenance(),
            "acts": list(given.acts),
            "files": {
                name: None if path is None else digest(Path(path).read_bytes())
                for name, path in files.items()
            },
        }


def find_engine(name: str) -> Engine:
    """Make an engine by name, or by the place of what makes it.

    Raises
    ------
    AnnotationError
        There is no such engine.

    Examples
    --------
    >>> find_engine("rules").name, find_engine("framing.annotations.rules_engine:RulesEngine").name
    ('rules', 'rules')
    """
    module, colon, attribute = name.partition(":")
    if name in ENGINES or not colon:
        return make_engine(name)
    try:
        made: Engine = getattr(import_module(module), attribute)()
    except (ImportError, AttributeError) as error:
        msg = f"engine: expected 'module:name' of a callable without arguments, found {name!r} ({error})."
        raise AnnotationError(msg) from error
    return made


def _read_actors(path: str) -> pd.DataFrame:
    """Read a table of actors."""
    try:
        return pd.read_csv(path, encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError, pd.errors.ParserError, pd.errors.EmptyDataError) as error:
        msg = f"{Path(path).name}: expected a CSV table in UTF-8, found: {error}. Check the file."
        raise RunError(msg) from error
