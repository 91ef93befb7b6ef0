"""Where the teaching corpus that ships with the package is, and the corpus itself."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from framing.corpus.reading import read_corpus
from framing.corpus.refusing import listing, refuse

_PACKAGE = Path(__file__).parents[1]

# Inside an installed wheel, and in a checkout beside the package.
_PLACES = (_PACKAGE / "sample_data", _PACKAGE.parent / "data" / "sample")


def sample_path(name: str = "articles.csv") -> Path:
    """Find a file of the teaching corpus.

    Parameters
    ----------
    name : str
        Name of the file, folders in it written with ``/``.

    Returns
    -------
    Path
        An existing file.

    Raises
    ------
    CorpusError
        There is no such file.
    """
    for place in _PLACES:
        if (place / name).is_file():
            return place / name
    files = [file for place in _PLACES for file in sorted(place.rglob("*")) if file.is_file()]
    found = [
        file.relative_to(place).as_posix() for place in _PLACES for file in files if place in file.parents
    ]
    refuse(
        name,
        "the teaching corpus has no such file",
        found=listing(found) or "no file at all",
        advice="" if found else "install the package again",
    )


def sample_corpus() -> pd.DataFrame:
    """Read the teaching corpus: invented outlets on the same invented events.

    Returns
    -------
    DataFrame
        Articles, as ``read_corpus`` returns them.

    Raises
    ------
    CorpusError
        The file is missing.
    """
    return read_corpus(sample_path())
