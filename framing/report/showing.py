"""Marks in; one article, or two side by side, with every mark in place, out."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from difflib import get_close_matches
from types import MappingProxyType

import pandas as pd

from framing.annotations.marks import Marks
from framing.errors import AnnotationError
from framing.report.article_view import ArticleView, PairView
from framing.report.lookup import Lookup
from framing.report.marked_text import MARKED_LAYERS, Shown, marked_html, marked_plain
from framing.report.numbers import write_noun
from framing.report.pairing import pair_two
from framing.report.said_by import said_by_source
from framing.text import count_words, split_paragraphs


def show_article(marks: Marks, article_id: str) -> ArticleView:
    """Show an article with its sources, cues, contents, loaded terms, hedges and boosters marked.

    Parameters
    ----------
    marks : Marks
        What ``annotate`` returns.
    article_id : str
        Which article.

    Returns
    -------
    ArticleView
        A notebook displays it; ``print`` writes it as plain text.

    Raises
    ------
    AnnotationError
        The marks hold no such article.

    Examples
    --------
    >>> import pandas as pd
    >>> from framing.annotations.marks import Marks
    >>> from framing.annotations.relations import RELATION_COLUMNS
    >>> from framing.annotations.spans import SPAN_COLUMNS
    >>> articles = pd.DataFrame({"article_id": ["a1"], "outlet": ["Flash"], "text": ["Furious crowds fled."]})
    >>> row = ["a1", "a1:s0", "loaded", "emotive", 0, 7, "Furious", "own", False, None, "furious", 0]
    >>> spans = pd.DataFrame([row], columns=SPAN_COLUMNS)
    >>> print(show_article(Marks(articles, spans, pd.DataFrame(columns=RELATION_COLUMNS)), "a1"))
    Flash · a1
    3 words; 0 attributions; 1 loaded term (1 in own voice); 0 hedges; 0 boosters; 0 scare quotes
    <BLANKLINE>
    [Furious | loaded: emotive] crowds fled.
    """
    return view_article(Lookup(marks), article_id)


def show_pair(marks: Marks, article_id: str, other_id: str) -> PairView:
    """Show two articles side by side, each marked as by ``show_article``.

    Passages that seem to report the same statement bear the same number, and the paragraphs are set
    so that these meet as far as both articles tell them in the same order.

    Parameters
    ----------
    marks : Marks
        What ``annotate`` returns.
    article_id, other_id : str
        Which articles.

    Returns
    -------
    PairView
        A notebook displays it; ``print`` writes one article after the other.

    Raises
    ------
    AnnotationError
        The marks hold no such article.
    """
    lookup = Lookup(marks)
    for name in (article_id, other_id):
        _check(name, lookup)
    pairing = pair_two(lookup, article_id, other_id)
    numbered = [
        {pair[side]: str(number) for number, pair in enumerate(pairing.links, start=1)} for side in (0, 1)
    ]
    left, right = (
        view_article(lookup, name, twins=twins)
        for name, twins in zip((article_id, other_id), numbered, strict=True)
    )
    return PairView(left, right, pairing.rows, len(pairing.links))


def view_article(
    lookup: Lookup,
    article_id: str,
    limit: int | None = None,
    anchor: str = "",
    twins: Mapping[int, str] = MappingProxyType({}),
) -> ArticleView:
    """Make the view of one article.

    Parameters
    ----------
    lookup : Lookup
        The marks.
    article_id : str
        Which article.
    limit : int, optional
        Characters that are shown; all by default.
    anchor : str
        What the anchors of its spans in a page begin with; without it they have none.
    twins : mapping
        The numbers of statements that another article reports too, by the position of the span.

    Returns
    -------
    ArticleView

    Raises
    ------
    AnnotationError
        The marks hold no such article.
    """
    _check(article_id, lookup)
    place = lookup.places[article_id]
    text = lookup.texts[place]
    rows = [row for row in lookup.rows_of_article.get(article_id, []) if _is_marked(lookup, row)]
    spans = [
        lookup.shown(row, f"{anchor}-{row}" if anchor else "")._replace(twin=twins.get(row, ""))
        for row in rows
    ]
    paragraphs = _paragraphs(text, spans, limit)
    shown = paragraphs[-1][1] if paragraphs else 0
    return ArticleView(
        article_id,
        _cell(lookup, "headline", place),
        byline(lookup, place),
        _facts(lookup, article_id, text),
        tuple(marked_html(text, inside, start, end) for start, end, inside in paragraphs),
        tuple(marked_plain(text, inside, start, end) for start, end, inside in paragraphs),
        len(text.rstrip()) - shown if limit is not None and len(text) > limit else 0,
        sum(lookup.columns["layer"][row] == "naming" for row in rows),
        tuple(said_by_source(lookup, article_id, anchor, limit)),
    )


def byline(lookup: Lookup, place: int) -> str:
    """Write outlet, event, date and identifier of an article in one line."""
    parts = [_cell(lookup, name, place) for name in ("outlet", "event", "date", "article_id")]
    return " · ".join(dict.fromkeys(part for part in parts if part))


def _paragraphs(text: str, spans: list[Shown], limit: int | None) -> list[tuple[int, int, list[Shown]]]:
    """Give the paragraphs that are shown, each with the spans that reach into it."""
    last = len(text) if limit is None else limit
    bounds = [(start, min(end, last)) for start, end in split_paragraphs(text) if start < last]
    inside: list[list[Shown]] = [[] for _ in bounds]
    starts, ends = [start for start, _ in bounds], [end for _, end in bounds]
    for span in spans:
        for number in range(bisect_right(ends, span.start), bisect_left(starts, span.end)):
            inside[number].append(span)
    return [(start, end, found) for (start, end), found in zip(bounds, inside, strict=True)]


def _facts(lookup: Lookup, article_id: str, text: str) -> str:
    """Count what was found in the article."""
    rows = list(lookup.rows_of_article.get(article_id, ()))
    layers = [lookup.columns["layer"][row] for row in rows]
    own = [lookup.own_voice[row] for row in rows]
    relations = len(lookup.relations_of_article.get(article_id, ()))
    loaded = layers.count("loaded")
    loaded_own = sum(is_own for layer, is_own in zip(layers, own, strict=True) if layer == "loaded")
    facts = [write_noun(count_words(text), "word"), write_noun(relations, "attribution")]
    facts.append(f"{write_noun(loaded, 'loaded term')}" + (f" ({loaded_own} in own voice)" if loaded else ""))
    for layer, noun in (("hedge", "hedge"), ("booster", "booster"), ("scare_quote", "scare quote")):
        facts.append(write_noun(layers.count(layer), noun))
    if "naming" in layers:
        facts.append(write_noun(layers.count("naming"), "name"))
    return "; ".join(facts)


def _is_marked(lookup: Lookup, row: int) -> bool:
    """Whether a span is of a layer that is shown."""
    return lookup.columns["layer"][row] in MARKED_LAYERS


def _cell(lookup: Lookup, name: str, place: int) -> str:
    """Read a cell of the table of articles, ``""`` where there is none."""
    if name not in lookup.articles:
        return ""
    value = lookup.articles[name].iat[place]
    if pd.isna(value):
        return ""
    return f"{value:%Y-%m-%d}" if isinstance(value, pd.Timestamp) else str(value)


def _check(article_id: str, lookup: Lookup) -> None:
    """Raise for an article that is not there, naming those whose names are near."""
    if article_id in lookup.places:
        return
    near = get_close_matches(str(article_id), lookup.places, n=3) or list(lookup.places)[:3]
    msg = (
        f"no article {article_id!r}: expected one of the {len(lookup.places)} identifiers in "
        f"marks.articles['article_id'], for instance {', '.join(map(repr, near))}"
    )
    raise AnnotationError(msg)
