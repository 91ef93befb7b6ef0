"""The first steps of every command that takes a corpus: read it, say what was read, mark it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import framing
from framing.cli import console, outputs

if TYPE_CHECKING:
    import pandas as pd


def read_articles(corpus: Path, given: dict[str, Any], out: Path, quiet: bool) -> pd.DataFrame:
    """Read a corpus and say what was read; what was not used is said in any case."""
    articles = framing.read_corpus(corpus, **given)
    report = articles.attrs["import_report"]
    if not quiet:
        console.print_line(report.summary())
    told = outputs.write_rejected(out, report)
    if told:
        console.print_line(told)
    return articles


def annotate_articles(articles: pd.DataFrame, how: dict[str, Any], quiet: bool) -> framing.Marks:
    """Annotate with a progress bar; ``how`` is what `options.annotating` returns."""
    with console.progress_bar("Reading articles", len(articles), quiet) as step:
        return framing.annotate(articles, progress=step, **how)
