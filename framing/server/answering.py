"""Articles in; the page of their comparison, made in memory, out."""

from __future__ import annotations

from typing import Any

import pandas as pd

from framing.annotations import annotate
from framing.annotations.engines import Engine
from framing.comparison import compare_outlets
from framing.measures import measure
from framing.report.lookup import Lookup
from framing.report.page import write_page
from framing.report.pair import pair_page, pair_rows
from framing.report.writing import describe_report

RESAMPLES = 1000


def answer(articles: pd.DataFrame, engine: str | Engine, **how: Any) -> str:
    """Compare articles.

    Parameters
    ----------
    articles : DataFrame
        As from ``read_corpus``.
    engine : str or Engine
        What reads the texts.
    **how
        ``acts``, ``loaded``, ``naming`` and ``progress``, as for ``annotate``.

    Returns
    -------
    str
        Of two articles the page that sets them side by side; of others the report. HTML that
        refers to nothing outside.
    """
    # One thread: whoever closes the server should not wait for texts read ahead.
    marks = annotate(articles, engine=engine, threads=1, **how)
    table = measure(marks)
    if len(articles) == 2:
        return pair_page(marks, pair_rows(table, articles["article_id"].tolist()))
    shared = articles.dropna(subset=["event"]).groupby("event")["outlet"].nunique()
    contrasts = len(shared) > 0 and int(shared.max()) > 1
    result = compare_outlets(table, n_resamples=RESAMPLES, contrasts=contrasts)
    return write_page(
        Lookup(marks),
        result,
        report=articles.attrs["import_report"],
        provenance=describe_report(marks, result),
        pictures={},
        planted=None,
        text=True,
        beside=False,
    )
