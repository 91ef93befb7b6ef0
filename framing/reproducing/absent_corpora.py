"""Which notebooks read a research corpus that is not part of the project, and whether it is here."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

from framing.corpus.research.manifest import corpus_named
from framing.corpus.research.places import FOLDER_VARIABLE, find_copy
from framing.errors import CorpusError, MissingExtraError, ReproductionError

_NAMED = re.compile(r"read_research_corpus\(\s*[\"'](\w+)[\"']")


def reason_to_skip(path: Path) -> str:
    """Say why a notebook cannot be run on this machine; empty where it must run.

    Parameters
    ----------
    path : Path
        The notebook. What it needs are the corpora that its cells name to ``read_research_corpus``.

    Returns
    -------
    str
        Always empty where FRAMING_GOLD is set: that says that the corpora are there, and one that is
        missing is a failure.

    Raises
    ------
    ReproductionError
        The file is no notebook.
    """
    named = corpora_of(path)
    absent = [] if os.environ.get(FOLDER_VARIABLE) else [name for name in named if not _is_here(name)]
    if not absent:
        return ""
    return (
        f"needs the research corpus {', '.join(absent)}, which is not on this machine: "
        f"see framing fetch {absent[0]}, or name its folder in {FOLDER_VARIABLE}"
    )


def corpora_of(path: Path) -> list[str]:
    """List the research corpora that the cells of a notebook read."""
    try:
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        code = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    except (ValueError, KeyError, TypeError) as error:
        msg = f"{path}: expected a notebook, found a file that cannot be read as one. Save it again."
        raise ReproductionError(msg) from error
    return sorted({name for source in code for name in _NAMED.findall(source)})


def _is_here(name: str) -> bool:
    """Whether a whole copy of a corpus is found."""
    try:
        find_copy(corpus_named(name))
    except (CorpusError, MissingExtraError):
        return False
    return True
