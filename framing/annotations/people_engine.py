"""The engine that reads nothing: attributions as people marked them, words as the lexicons find them."""

from __future__ import annotations

from typing import Any

import pandas as pd

from framing.annotations.attributions import Attribution, describe_attributions, set_stances
from framing.annotations.reading import Reading
from framing.annotations.scare_quotes import annotate_scare_quotes
from framing.annotations.shipped_lists import ShippedLists
from framing.errors import AnnotationError
from framing.lexicons import shadow
from framing.text import read_text

_PARTS = ("source", "cue", "content")
_Pieces = dict[str, list[tuple[int, int]]]


class PeopleEngine:
    """Gives each article the attributions that people marked in it; ``annotate`` takes it as an engine.

    Where a source, a cue and a content begin and end, and which belong together, is the people's.
    Everything else is as with ``"rules"``: loaded terms, hedges, boosters and scare quotes come from the
    lexicons, type of source, kind and stance from the words that were marked. So two sets of marks, one by
    this engine and one by another, differ by the other's errors in finding attributions.

    Parameters
    ----------
    articles : DataFrame
        The articles, with `article_id` and `text`. Of two articles with the same text the first one's
        marks count for both.
    annotations : DataFrame
        Columns `article_id`, `layer`, `relation`, `start`, `end`, as ``read_research_annotations`` gives
        them: the stretches of one attribution share their `relation`. Layers other than ``source``,
        ``cue`` and ``content`` are passed over, and so are attributions without a content.

    Raises
    ------
    AnnotationError
        A column is missing, or no row is part of an attribution.

    Examples
    --------
    >>> import pandas as pd
    >>> from framing.annotations import annotate
    >>> text = "The raid was brutal, in the eyes of Ana Hale."
    >>> articles = pd.DataFrame({"article_id": ["a1"], "text": [text]})
    >>> rows = [["a1", "content", 0, 0, 19], ["a1", "source", 0, 36, 44], ["a1", "cue", 0, 21, 35]]
    >>> marked = pd.DataFrame(rows, columns=["article_id", "layer", "relation", "start", "end"])
    >>> marks = annotate(articles, engine=PeopleEngine(articles, marked))
    >>> marks.spans.query("layer == 'loaded'")[["text", "voice"]].values.tolist()
    [['brutal', 'attributed']]
    """

    name = "people"

    def __init__(self, articles: pd.DataFrame, annotations: pd.DataFrame) -> None:
        """Sort the marks by article."""
        needed = {"article_id", "layer", "relation", "start", "end"}
        if missing := sorted(needed - set(annotations.columns)):
            msg = f"annotations: expected the columns {', '.join(sorted(needed))}; {missing[0]} is missing"
            raise AnnotationError(msg)
        parts = annotations[annotations["layer"].isin(_PARTS)]
        if not len(parts):
            msg = "annotations: expected rows of the layers source, cue and content; found none"
            raise AnnotationError(msg)
        self._lists = ShippedLists()
        by_article = _relations(parts)
        self._marked: dict[str, list[_Pieces]] = {}
        for article_id, text in zip(articles["article_id"], articles["text"], strict=True):
            if article_id in by_article:
                self._marked.setdefault(text, by_article[article_id])

    def read(self, text: str) -> Reading:
        """Read one text, normalised as `read_corpus` does it."""
        layer, lowered = read_text(text), shadow(text)
        hits = self._lists.find(lowered)
        attributions = [
            Attribution(one["source"], one["cue"], one["content"], "people")
            for one in self._marked.get(text, [])
        ]
        set_stances(attributions, lowered, hits["cues"], self._lists.cues)
        describe_attributions(attributions, layer)
        contents = [content for one in attributions for content in one.contents]
        cues = [cue for one in attributions for cue in one.cues]
        found = self._lists.annotate(layer, lowered, hits)
        return Reading(layer, found + annotate_scare_quotes(layer, contents, cues), attributions)

    def provenance(self) -> dict[str, Any]:
        """Name the engine and the lexicons."""
        return {"engine": self.name, "lexicons": self._lists.provenance()}


def _relations(parts: pd.DataFrame) -> dict[str, list[_Pieces]]:
    """Give the pieces of every attribution with a content, by article and in the order of the text."""
    pieces: dict[str, dict[int, _Pieces]] = {}
    columns = (parts[name] for name in ("article_id", "layer", "relation", "start", "end"))
    for article_id, part, relation, start, end in zip(*columns, strict=True):
        own = pieces.setdefault(article_id, {}).setdefault(relation, {name: [] for name in _PARTS})
        own[part].append((int(start), int(end)))
    return {
        article_id: sorted(
            (
                {part: sorted(spans) for part, spans in one.items()}
                for one in relations.values()
                if one["content"]
            ),
            key=lambda one: min(min(spans) for spans in one.values() if spans),
        )
        for article_id, relations in pieces.items()
    }
