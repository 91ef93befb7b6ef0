"""Which notebooks need a research corpus that is not part of the project, and whether it is here."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable
from pathlib import Path

_NAMED = re.compile(r"read_research_corpus\(\s*[\"'](\w+)[\"']")
_SHOWS_TEXT = re.compile(
    r"\b(?:show_\w+|\w*concordance|plot_keyness|write_report|sample_sentences)\(|\[\"(?:text|headline)\"\]"
)


def corpora_of(path: Path) -> list[str]:
    """List the research corpora that the cells of a notebook read."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    code = "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")
    return sorted(set(_NAMED.findall(code)))


def reason_to_skip(path: Path) -> str:
    """Say why a notebook cannot be run on this machine; empty where it must run.

    Whoever sets FRAMING_GOLD says that the corpora are there: then nothing is skipped, and a file that is
    missing is a failure.
    """
    if os.environ.get("FRAMING_GOLD") or path.suffix != ".ipynb":
        return ""
    missing = [name for name in corpora_of(path) if not _is_here(name)]
    if not missing:
        return ""
    return (
        f"needs the research corpus {', '.join(missing)}, which is not on this machine: "
        f"see `framing fetch {missing[0]}`, or name its folder in FRAMING_GOLD"
    )


def texts_shown(code: Iterable[str]) -> list[str]:
    """List calls and columns by which a cell could show words of an article."""
    return [match.group() for source in code for match in _SHOWS_TEXT.finditer(source)]


def _is_here(name: str) -> bool:
    """Whether a whole copy of a corpus is found."""
    from framing.corpus.research.manifest import corpus_named
    from framing.corpus.research.places import find_copy
    from framing.errors import CorpusError, MissingExtraError

    try:
        find_copy(corpus_named(name, None), None)
    except (CorpusError, MissingExtraError):
        return False
    return True
