"""What the notebooks on real outlets may show, and whether their corpora are here."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from framing.reproducing.absent_corpora import corpora_of
from framing.reproducing.absent_corpora import reason_to_skip as reason_of_notebook

__all__ = ["corpora_of", "reason_to_skip", "texts_shown"]

_SHOWS_TEXT = re.compile(
    r"\b(?:show_\w+|\w*concordance|plot_keyness|write_report|sample_sentences)\(|\[\"(?:text|headline)\"\]"
)


def reason_to_skip(path: Path) -> str:
    """Say why a notebook cannot be run on this machine; empty where it must run, and for other files."""
    return reason_of_notebook(path) if path.suffix == ".ipynb" else ""


def texts_shown(code: Iterable[str]) -> list[str]:
    """List calls and columns by which a cell could show words of an article."""
    return [match.group() for source in code for match in _SHOWS_TEXT.finditer(source)]
