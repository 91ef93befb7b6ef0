"""The article table: one row per article, checked once and trusted from then on."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from framing.corpus.normalise import normalise_text
from framing.corpus.refusing import listing, refuse

ARTICLE_COLUMNS = ("article_id", "outlet", "event", "date", "headline", "text")

_REQUIRED = ("article_id", "outlet", "text")

# "str" in pandas 3, object in pandas 2: whatever this pandas makes of text.
_TEXT_DTYPE = pd.Series(["text"]).dtype


def text_column(values: Iterable[str | float]) -> pd.Series:
    """Make a column of text, missing values as NaN, in the text dtype of the pandas in use.

    Examples
    --------
    >>> text_column(["a", float("nan")]).isna().tolist()
    [False, True]
    """
    return pd.Series(list(values), dtype=_TEXT_DTYPE)


def as_articles(table: pd.DataFrame) -> pd.DataFrame:
    """Check that a table in memory holds articles, and put its columns in the standard order.

    Parameters
    ----------
    table : DataFrame
        With the columns ``article_id``, ``outlet`` and ``text``; ``event``, ``date`` and ``headline``
        are added empty where they are absent. Other columns are kept after these. For a table with
        other column names, or texts as they came from the web, use ``read_corpus``.

    Returns
    -------
    DataFrame
        A new table with ``ARTICLE_COLUMNS`` first and a ``RangeIndex``; ``attrs`` are kept.

    Raises
    ------
    CorpusError
        A column is missing or of the wrong type, an identifier is missing, repeated or holds white
        space, an outlet is missing, or a text is empty or not normalised.

    Examples
    --------
    >>> import pandas as pd
    >>> table = pd.DataFrame({"text": ["Rain fell."], "outlet": ["Courier"], "article_id": ["a1"]})
    >>> list(as_articles(table).columns)
    ['article_id', 'outlet', 'event', 'date', 'headline', 'text']
    """
    _check_shape(table)
    articles = table.reset_index(drop=True)
    for name in ("article_id", "outlet", "event", "headline", "text"):
        articles[name] = _checked_text(articles, name)
    _check_identifiers(articles["article_id"])
    _check_texts(articles)
    if "date" not in articles:
        articles["date"] = pd.NaT
    elif not (pd.api.types.is_datetime64_any_dtype(articles["date"]) or articles["date"].isna().all()):
        refuse(
            "articles, column date",
            "the column does not hold dates",
            expected="datetime64 or nothing",
            found=str(articles["date"].dtype),
            advice="read the table with read_corpus, which reads dates",
        )
    articles["date"] = _days(articles["date"])
    extra = [name for name in articles.columns if name not in ARTICLE_COLUMNS]
    return articles[[*ARTICLE_COLUMNS, *extra]]


def _days(dates: pd.Series) -> pd.Series:
    """Cut dates to the day, as they are written where they carry a time zone."""
    dates = pd.to_datetime(dates)
    if dates.dt.tz is not None:
        dates = dates.dt.tz_localize(None)
    return dates.dt.normalize().astype("datetime64[us]")


def _check_shape(table: pd.DataFrame) -> None:
    """Refuse what is not a table, or lacks or repeats a column."""
    if not isinstance(table, pd.DataFrame):
        refuse("articles", "not a table", expected="a DataFrame", found=type(table).__name__)
    missing = [name for name in _REQUIRED if name not in table]
    if missing:
        refuse(
            "articles",
            f"no column {listing(missing)}",
            expected=listing(ARTICLE_COLUMNS),
            found=listing(table.columns),
            advice="read the table with read_corpus, which maps other names",
        )
    if not table.columns.is_unique:
        repeated = table.columns[table.columns.duplicated()]
        refuse("articles", f"column {listing(repeated)} appears twice", advice="rename one of them")
    if table.empty:
        refuse("articles", "the table has no rows", expected="at least one article")


def _checked_text(articles: pd.DataFrame, name: str) -> pd.Series:
    """Give the column as text, or an empty one where it may be absent."""
    if name not in articles:
        return text_column([float("nan") if name == "event" else ""] * len(articles))
    values = [
        "" if missing else value for value, missing in zip(articles[name], articles[name].isna(), strict=True)
    ]
    for row, value in enumerate(values, start=1):
        where = f"articles, row {row}, column {name}"
        if not isinstance(value, str):
            refuse(
                where,
                "the value is not text",
                found=f"{value!r} ({type(value).__name__})",
                advice="convert the column with astype(str), or read the table with read_corpus",
            )
        if name in _REQUIRED and not value:
            refuse(where, "the value is missing")
    return text_column(value or float("nan") for value in values) if name == "event" else text_column(values)


def _check_identifiers(identifiers: pd.Series) -> None:
    """Refuse identifiers that repeat, or that could not stand in a space-separated list."""
    for problem, found in (
        ("appears twice", identifiers[identifiers.duplicated()]),
        ("holds white space", identifiers[identifiers.str.contains(r"\s")]),
    ):
        if len(found):
            refuse(
                f"articles, row {found.index[0] + 1}, column article_id",
                f"identifier {found.iloc[0]!r} {problem}",
                advice="make the identifiers unique words without white space",
            )


def _check_texts(articles: pd.DataFrame) -> None:
    """Refuse a text that is not in the form that offsets rely on."""
    for row, text in enumerate(articles["text"], start=1):
        if normalise_text(text) != text:
            refuse(
                f"articles, row {row}, column text",
                "the text is not normalised (NFC, line ends '\\n', no control characters)",
                advice="read the table with read_corpus, or apply framing.corpus.normalise_text",
            )
