"""Marks in; the articles that the report shows whole, out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from framing.report.article_view import ArticleView
from framing.report.lookup import Lookup
from framing.report.pairing import pair_events
from framing.report.showing import view_article

SHOWN = 60
"""Articles shown at most; of more, one per outlet on the events that most outlets cover."""

CHARACTERS_SHOWN = 20_000
_HOW = "Point at a mark, or go to it with Tab and the arrow keys, to see what it is and whose words it is in."
CHARACTERS_SHOWN = 20_000


def choose_articles(lookup: Lookup) -> list[int]:
    """Choose the articles to show, as positions in the table of articles, in its order."""
    articles = lookup.articles.reset_index(drop=True)
    if len(articles) <= SHOWN:
        return list(range(len(articles)))
    one_per_outlet = articles[articles["event"].notna()].drop_duplicates(["event", "outlet"])
    covered = one_per_outlet["event"].value_counts()
    if not len(covered):
        return list(range(SHOWN))
    rank = {
        event: at for at, event in enumerate(sorted(covered.index, key=lambda name: (-covered[name], name)))
    }
    chosen = one_per_outlet["event"].map(rank).sort_values(kind="stable").index[:SHOWN]
    return sorted(chosen.tolist())


def show_articles(lookup: Lookup) -> list[tuple[int, ArticleView]]:
    """Mark the chosen articles; the spans in them bear anchors, ``s-`` and their position."""
    ids = lookup.articles["article_id"]
    return [
        (place, view_article(lookup, ids.iat[place], CHARACTERS_SHOWN, anchor="s"))
        for place in choose_articles(lookup)
    ]


def reader_facts(lookup: Lookup, places: Sequence[int]) -> dict[str, Any]:
    """Give what the page's script needs to know of the articles shown.

    Returns
    -------
    dict
        ``sources``: the name of each source by its number. ``pairs``: each two articles of one event,
        by their positions, with the rows in which their paragraphs meet and the anchors of statements
        that both report.
    """
    ids = lookup.articles["article_id"].tolist()
    keys = (
        key
        for place in places
        for row in lookup.relations_of_article.get(ids[place], ())
        if isinstance(key := lookup.relation_columns["source_key"][row], str)
    )
    pairings = pair_events(lookup, [ids[place] for place in places], CHARACTERS_SHOWN)
    return {
        "sources": {lookup.source_numbers[key]: key for key in keys},
        "pairs": [
            {
                "left": lookup.places[one.left],
                "right": lookup.places[one.right],
                "rows": [[*row.left, *row.right] for row in one.rows],
                "links": [[f"s-{left}", f"s-{right}"] for left, right in one.links],
            }
            for one in pairings
        ],
    }


def tell_articles(lookup: Lookup, n_shown: int) -> str:
    """Say which articles are shown."""
    if n_shown == len(lookup.articles):
        return f"Every article with its marks. {_HOW}"
    return (
        f"{n_shown} of {len(lookup.articles):,} articles with their marks: one per outlet on the events that "
        f"most outlets cover. In Python, show_article shows any other. {_HOW}"
    )
