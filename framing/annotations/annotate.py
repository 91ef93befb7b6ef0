"""Articles in; every span and every attribution found in them out, as tables."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd

from framing.annotations.ahead import count_threads, read_ahead
from framing.annotations.attributions import Attribution
from framing.annotations.engines import DEFAULT_ENGINE, Engine, make_engine
from framing.annotations.marks import Marks
from framing.annotations.own_lists import OwnLists
from framing.annotations.reading import Reading
from framing.annotations.relations import ACTS, RELATION_COLUMNS
from framing.annotations.spans import ATTRIBUTED, LAYERS, OWN, SPAN_COLUMNS
from framing.errors import AnnotationError
from framing.lexicons import Lexicon, NamingTable

_LAYER_ORDER = {layer: number for number, layer in enumerate(LAYERS)}


def annotate(
    articles: pd.DataFrame,
    *,
    engine: str | Engine = DEFAULT_ENGINE,
    acts: Sequence[str] = ACTS,
    loaded: Lexicon | None = None,
    naming: NamingTable | None = None,
    progress: Callable[[], object] | None = None,
    threads: int | None = None,
) -> Marks:
    """Mark loaded terms, hedges, boosters, scare quotes, names and attributions in a corpus.

    Parameters
    ----------
    articles : DataFrame
        One row per article, from `read_corpus`: at least ``article_id`` and ``text``.
    engine : str or Engine, default "reader"
        What reads the texts. ``"rules"`` needs no model, is much faster and finds less.
    acts : sequence of str, default ("speech", "attitude")
        What counts as attributed. With ``("speech",)`` only what somebody said or wrote does, and
        what somebody is reported to think, feel or want is left to the outlet's own voice.
    loaded : Lexicon, optional
        From `read_lexicon`: a list of your own that takes the place of the shipped loaded terms. Its
        columns ``not_before`` and ``not_after``, if it has them, limit its entries. The layer
        ``loaded_in_context`` stays the model's with the shipped list.
    naming : NamingTable, optional
        From `read_naming`: rival names whose choice is marked in the layer ``naming``.
    progress : callable, optional
        Called without arguments after each article.
    threads : int, optional
        Texts that are read at once. By default one for each core, at most eight, with the model, which gives
        the same result with any number; and one with other engines, whose ``read`` may not bear more.

    Returns
    -------
    Marks
        The articles, the spans (one row each, ``SPAN_COLUMNS``), the attributions (one row each,
        ``RELATION_COLUMNS``) and what they rest on.

    Raises
    ------
    AnnotationError
        If there is no engine or act of that name, the table lacks a column, a text or unique ids, a
        list was not read before, or there are no threads.

    Notes
    -----
    A span is in the voice *attributed* when it lies inside the content of an attribution, and in
    the outlet's *own* voice otherwise; ``in_quotes`` tells whether it lies inside quotation marks.
    A sentence or quotation is attributed when more than half of it is.

    Examples
    --------
    >>> import pandas as pd
    >>> articles = pd.DataFrame({"article_id": ["a1"], "text": ["The brutal raid failed, Anna Hale said."]})
    >>> marks = annotate(articles)
    >>> marks.spans.query("layer == 'loaded'")[["text", "voice", "relation_id"]].values.tolist()
    [['brutal', 'attributed', 'a1:r0']]
    >>> marks.relations[["kind", "source_type", "source_key", "stance"]].values.tolist()
    [['indirect', 'named_person', 'Anna Hale', 'neutral']]
    """
    _check_articles(articles)
    _check_acts(acts)
    reader = make_engine(engine) if isinstance(engine, str) else engine
    own = OwnLists(loaded, naming)
    read = read_ahead(reader.read, articles["text"], _check_threads(threads, reader))
    readings = (own.apply(_keep_acts(reading, acts)) for reading in read)
    provenance = own.provenance({**reader.provenance(), "acts": list(acts)})
    return tabulate_readings(articles, readings, provenance, progress)


def tabulate_readings(
    articles: pd.DataFrame,
    readings: Iterable[Reading],
    provenance: dict[str, Any],
    progress: Callable[[], object] | None = None,
) -> Marks:
    """Put what was found in each article, by an engine or by people, into the tables of marks.

    Parameters
    ----------
    articles : DataFrame
        One row per article, with ``article_id`` and ``text``.
    readings : iterable of Reading
        One per article, in the order of the articles.
    provenance : dict
        What they rest on.
    progress : callable, optional
        Called without arguments after each article.

    Returns
    -------
    Marks
        With identifiers, voice, quotation marks and sentence of every span.
    """
    spans, relations = _SpanTable(), _RelationTable()
    for article_id, reading in zip(articles["article_id"], readings, strict=True):
        _add_article(article_id, reading, spans, relations)
        if progress:
            progress()
    return Marks(articles, spans.frame(), relations.frame(), provenance)


def _keep_acts(reading: Reading, acts: Sequence[str]) -> Reading:
    """Leave out the attributions of other acts."""
    return replace(reading, attributions=[one for one in reading.attributions if one.act in acts])


def _check_acts(acts: Sequence[str]) -> None:
    """Refuse acts that do not exist, a single name given as a text among them."""
    if isinstance(acts, str) or not acts or not set(acts) <= set(ACTS):
        message = f"acts: expected one or both of {ACTS} in a list; found {acts!r}. Correct the names."
        raise AnnotationError(message)


def _check_articles(articles: pd.DataFrame) -> None:
    """Refuse a table that was not made by `read_corpus` and would mislead or break later."""
    advice = "Use framing.read_corpus, which also takes a DataFrame."
    if missing := [name for name in ("article_id", "text") if name not in articles.columns]:
        message = f"articles: expected the columns article_id and text; {missing[0]} is missing. {advice}"
        raise AnnotationError(message)
    empty = ~articles["text"].map(lambda text: isinstance(text, str))
    if empty.any():
        row = int(empty.to_numpy().argmax())
        found = articles["text"].iloc[row]
        message = f"articles, row {row}, column text: expected a text; found {found!r}. {advice}"
        raise AnnotationError(message)
    repeated = articles["article_id"].duplicated()
    if repeated.any():
        row = int(repeated.to_numpy().argmax())
        found = articles["article_id"].iloc[row]
        message = (
            f"articles, row {row}, column article_id: expected each id once; found {found!r} again. {advice}"
        )
        raise AnnotationError(message)


def _check_threads(threads: int | None, reader: Engine) -> int:
    """Return how many texts to read at once: as asked, or as the engine makes worth while."""
    if threads is None:
        return count_threads() if getattr(reader, "reads_at_once", False) else 1
    if not isinstance(threads, int) or threads < 1:
        message = f"threads: expected a whole number from 1; found {threads!r}. Leave it out."
        raise AnnotationError(message)
    return threads


class _SpanTable:
    """Collects spans column by column."""

    def __init__(self) -> None:
        self.rows: list[tuple] = []

    def frame(self) -> pd.DataFrame:
        """Return the table with settled types, also when it is empty."""
        table = pd.DataFrame(self.rows, columns=list(SPAN_COLUMNS))
        numbers = dict.fromkeys(("start", "end", "sentence_id"), "int64")
        words = [name for name in SPAN_COLUMNS if name not in numbers and name != "in_quotes"]
        return table.astype({**numbers, "in_quotes": "bool", **dict.fromkeys(words, "str")})


class _RelationTable:
    """Collects attributions row by row."""

    def __init__(self) -> None:
        self.rows: list[tuple] = []

    def frame(self) -> pd.DataFrame:
        """Return the table with settled types, also when it is empty."""
        table = pd.DataFrame(self.rows, columns=list(RELATION_COLUMNS))
        words = [name for name in RELATION_COLUMNS if name != "probability"]
        return table.astype({**dict.fromkeys(words, "str"), "probability": "float64"})


def _add_article(article_id: str, reading: Reading, spans: _SpanTable, relations: _RelationTable) -> None:
    """Add everything found in one article to the two tables."""
    contents = _Contents(reading.attributions)
    pending = sorted(_found_spans(reading), key=lambda span: (span[2], -span[3], _LAYER_ORDER[span[0]]))
    parts: dict[tuple[int, str], list[str]] = {}
    text, layer = reading.layer.text, reading.layer
    for number, (name, label, start, end, entry, own_relation) in enumerate(pending):
        span_id = f"{article_id}:s{number}"
        if own_relation is not None:
            parts.setdefault((own_relation, name), []).append(span_id)
        if name in ("sentence", "quotation"):
            attributed, relation = contents.share(start, end) > 0.5, None
        else:
            inside = contents.innermost(start, end, own_relation)
            attributed = name == "content" or inside is not None
            relation = own_relation if own_relation is not None else inside
        spans.rows.append(
            (
                article_id,
                span_id,
                name,
                label,
                start,
                end,
                text[start:end],
                ATTRIBUTED if attributed else OWN,
                layer.in_quotes(start, end),
                np.nan if relation is None else f"{article_id}:r{relation}",
                np.nan if entry is None else entry,
                layer.sentence_of(start),
            )
        )
    for number, attribution in enumerate(reading.attributions):
        ids = (" ".join(parts.get((number, name), ())) for name in ("source", "cue", "content"))
        relations.rows.append(_relation_row(article_id, number, attribution, *ids))


def _relation_row(
    article_id: str, number: int, attribution: Attribution, sources: str, cues: str, contents: str
) -> tuple:
    """Return the row of one attribution."""
    return (
        f"{article_id}:r{number}",
        article_id,
        sources,
        cues,
        contents,
        attribution.kind,
        np.nan if attribution.source_type is None else attribution.source_type,
        np.nan if attribution.source_key is None else attribution.source_key,
        attribution.stance,
        attribution.act,
        np.nan,
        attribution.probability,
    )


def _found_spans(reading: Reading) -> Iterable[tuple]:
    """Yield (layer, label, start, end, entry, relation) of everything in one article."""
    for start, end in reading.layer.sentences:
        yield "sentence", "", start, end, None, None
    for quotation in reading.layer.quotations:
        yield "quotation", quotation.mark, quotation.start, quotation.end, None, None
    for found in reading.found:
        yield found.layer, found.label, found.start, found.end, found.entry, None
    for number, one in enumerate(reading.attributions):
        for start, end in one.sources:
            yield "source", one.source_type or "", start, end, None, number
        for start, end in one.cues:
            yield "cue", one.stance, start, end, one.entry, number
        for start, end in one.contents:
            yield "content", one.kind, start, end, None, number


class _Contents:
    """The contents of one article, asked which of them a span lies in."""

    def __init__(self, attributions: list[Attribution]) -> None:
        pieces = sorted(
            (start, -end, number) for number, one in enumerate(attributions) for start, end in one.contents
        )
        self._pieces = [(start, -end, number) for start, end, number in pieces]
        self._starts = [piece[0] for piece in self._pieces]
        self._reach: list[int] = []
        for _, end, _ in self._pieces:
            self._reach.append(max(end, self._reach[-1]) if self._reach else end)

    def innermost(self, start: int, end: int, without: int | None) -> int | None:
        """Return the number of the attribution whose content holds the span most closely, or nothing."""
        best: tuple[int, int] | None = None
        for place in range(bisect_right(self._starts, start) - 1, -1, -1):
            if self._reach[place] < end:
                break
            piece_start, piece_end, number = self._pieces[place]
            if piece_end >= end and number != without and (best is None or piece_end - piece_start < best[0]):
                best = (piece_end - piece_start, number)
        return best[1] if best else None

    def share(self, start: int, end: int) -> float:
        """Return the share of a stretch that lies inside contents."""
        covered, position = 0, start
        for place in range(max(0, bisect_right(self._reach, start)), len(self._pieces)):
            piece_start, piece_end, _ = self._pieces[place]
            if piece_start >= end:
                break
            low, high = max(piece_start, position), min(piece_end, end)
            if high > low:
                covered += high - low
                position = high
        return covered / (end - start) if end > start else 0.0
