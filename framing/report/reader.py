"""Marks in; the articles that the report shows whole, out."""

from __future__ import annotations

from framing.report.article_view import ArticleView
from framing.report.lookup import Lookup
from framing.report.showing import view_article

ALL_SHOWN = 60
"""Up to this many articles are all shown; of more, one per outlet on the event most outlets cover."""

SOME_SHOWN = 6
CHARACTERS_SHOWN = 20_000


def choose_articles(lookup: Lookup) -> list[int]:
    """Choose the articles to show, as positions in the table of articles."""
    articles = lookup.articles
    if len(articles) <= ALL_SHOWN:
        return list(range(len(articles)))
    covered = articles.groupby("event", sort=True)["outlet"].nunique()
    if not len(covered):
        return list(range(SOME_SHOWN))
    of_event = articles["event"] == covered.idxmax()
    places = articles.reset_index(drop=True)[of_event.to_numpy()].drop_duplicates("outlet").index
    return places[:SOME_SHOWN].tolist()


def show_articles(lookup: Lookup) -> list[tuple[int, ArticleView]]:
    """Mark the chosen articles; the spans in them bear anchors, ``s-`` and their position."""
    ids = lookup.articles["article_id"]
    return [
        (place, view_article(lookup, ids.iat[place], CHARACTERS_SHOWN, anchor="s"))
        for place in choose_articles(lookup)
    ]


def tell_articles(lookup: Lookup, n_shown: int) -> str:
    """Say which articles are shown."""
    if n_shown == len(lookup.articles):
        return "Every article with its marks. Point at a mark to see what it is."
    return (
        f"{n_shown} of {len(lookup.articles):,} articles with their marks: one per outlet on the event that "
        "most outlets cover. In Python, show_article shows any other. Point at a mark to see what it is."
    )
