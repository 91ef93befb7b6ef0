"""Two text files in; their measures side by side, and a page with both articles, out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from framing.annotations.marks import Marks
from framing.annotations.spans import OWN
from framing.corpus import read_corpus
from framing.errors import CorpusError, FramingError
from framing.measures import ALL, NAME_SHARE, describe_measure, split_measure
from framing.report.numbers import write_count, write_value
from framing.report.showing import show_pair
from framing.report.templating import content_policy, render, style_sheet

TWO_ARTICLES = (
    "Two articles cannot support a claim about outlets: how an outlet writes shows over many events, and "
    "each number here rests on a few words. For a comparison with intervals, give a corpus to “framing "
    "report”."
)

_HEADLINE = re.compile(
    r"\s*(?P<line>[^\n]*[^\n.…:;,—–\s])(?<![.!?][\"'”’»])[^\S\n]*\n[^\S\n]*\n\s*(?P<rest>\S.*)", re.DOTALL
)
_LONGEST_HEADLINE = 25

_COMPARED = (
    ("loaded_per_1000_words", OWN),
    ("scare_quotes_per_1000_words", OWN),
    ("hedges_per_1000_words", OWN),
    ("boosters_per_1000_words", OWN),
    ("attributed_share", ALL),
    ("direct_share", ALL),
    ("distancing_share", ALL),
    ("anonymous_share", ALL),
)


def pair_articles(first: Path, second: Path, encoding: str | None = None) -> pd.DataFrame:
    """Read two files with one article each.

    Parameters
    ----------
    first, second : Path
        Text files.
    encoding : str, optional
        Tried after UTF-8.

    Returns
    -------
    DataFrame
        Two articles, each its own outlet, named after its file. A first line without a full stop that
        an empty line follows is the headline, and no part of the text that is counted.

    Raises
    ------
    CorpusError
        A file cannot be read as one article.
    """
    tables = []
    for path in (first, second):
        table = read_corpus(path, outlet=path.stem or path.name, encoding=encoding)
        if len(table) != 1:
            msg = (
                f"{path.name}: expected a file with one article, found {len(table)}. "
                "What to do: compare a corpus with `framing report`."
            )
            raise CorpusError(msg)
        tables.append(_with_headline(table))
    articles = pd.concat(tables, ignore_index=True)
    if articles["article_id"].nunique() == 1:
        articles["article_id"] = [f"{name}_{n}" for n, name in enumerate(articles["article_id"], start=1)]
    return articles


def _with_headline(table: pd.DataFrame) -> pd.DataFrame:
    """Take the headline out of the text of one article, where it has one."""
    match = _HEADLINE.match(table["text"].iat[0])
    if match is None or len(match["line"].split()) > _LONGEST_HEADLINE:
        return table
    return table.assign(headline=match["line"].strip(), text=match["rest"])


def pair_rows(table: pd.DataFrame, names: Sequence[str]) -> list[tuple[str, ...]]:
    """Write the main measures of two articles.

    Parameters
    ----------
    table : DataFrame
        What ``measure`` returns.
    names : sequence of str
        Identifiers of the articles, in the order of the columns.

    Returns
    -------
    list of tuple of str
        What is measured, then one cell per article: the value, its count and its base.

    Notes
    -----
    Of names from a naming table those are shown whose concept one of the articles names in its own voice.
    """
    keyed = table.set_index(["measure", "voice", "article_id"])
    named = table[table["voice"].eq(OWN) & table["base"].gt(0)]["measure"].unique()
    shares = [name for name in named if split_measure(name)[0].endswith(NAME_SHARE)]
    rows = []
    for measure, voice in (*_COMPARED, *((name, OWN) for name in shares)):
        about = describe_measure(measure)
        label = about.label if voice == ALL else f"{about.label}, own voice"
        unit = f", {about.unit}" if about.unit == "per 1,000 words" else ""
        cells = []
        for name in names:
            row = keyed.loc[(measure, voice, name)]
            counts = f"{write_count(row['count'])} / {write_count(row['base'])}"
            cells.append(f"{write_value(measure, row['value'])} ({counts})")
        rows.append((label + unit, *cells))
    return rows


def pair_page(marks: Marks, rows: Sequence[tuple[str, ...]]) -> str:
    """Make a page with the measures of two articles and both texts, every mark in place.

    Parameters
    ----------
    marks : Marks
        Of two articles.
    rows : sequence of tuple of str
        What ``pair_rows`` returns.

    Returns
    -------
    str
        HTML without a script and without a reference to anything outside.
    """
    names = marks.articles["article_id"].tolist()
    pair = show_pair(marks, *names)
    style = style_sheet("report.css", *pair.style_sheets())
    return render(
        "pair.html",
        policy=content_policy(style),
        style=style,
        pair=pair,
        rows=rows,
        warning=TWO_ARTICLES,
    )


def write_pair(marks: Marks, rows: Sequence[tuple[str, ...]], out: Path) -> Path:
    """Write the page of two articles.

    Parameters
    ----------
    marks, rows
        As for ``pair_page``.
    out : Path
        The HTML file.

    Returns
    -------
    Path
        The file.

    Raises
    ------
    FramingError
        The file cannot be written.
    """
    page = pair_page(marks, rows)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_bytes(page.encode("utf-8"))
    except OSError as error:
        msg = f"{out.name}: the file cannot be written ({error.strerror}). What to do: choose another."
        raise FramingError(msg) from error
    return out
