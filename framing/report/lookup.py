"""Marks in; quick ways to the spans, relations and texts of one article, out.

The report opens some thousand passages; without these indexes each would search the whole table.
"""

from __future__ import annotations

from functools import cached_property

import numpy as np
import pandas as pd

from framing.annotations.marks import Marks
from framing.annotations.spans import ATTRIBUTED, OWN
from framing.measures import Bases, count_bases, in_voice
from framing.report.marked_text import LAYER_NAMES, Shown


class Lookup:
    """The tables of some marks with their indexes, made when first asked for.

    Parameters
    ----------
    marks : Marks
        What ``annotate`` returns.
    """

    def __init__(self, marks: Marks) -> None:
        """Keep the tables."""
        self.marks = marks
        self.articles = marks.articles
        self.spans = marks.spans
        self.relations = marks.relations

    @cached_property
    def places(self) -> dict[str, int]:
        """Position of each article in the table of articles."""
        return {article_id: place for place, article_id in enumerate(self.articles["article_id"])}

    @cached_property
    def texts(self) -> list[str]:
        """The texts, in the order of the articles."""
        return self.articles["text"].tolist()

    @cached_property
    def span_outlets(self) -> np.ndarray:
        """Outlet of each span."""
        return self._outlets(self.spans["article_id"])

    @cached_property
    def relation_outlets(self) -> np.ndarray:
        """Outlet of each relation."""
        return self._outlets(self.relations["article_id"])

    @cached_property
    def span_rows(self) -> dict[str, int]:
        """Position of each span in the table of spans."""
        return {span_id: row for row, span_id in enumerate(self.spans["span_id"])}

    @cached_property
    def relation_rows(self) -> dict[str, int]:
        """Position of each relation in the table of relations."""
        return {relation_id: row for row, relation_id in enumerate(self.relations["relation_id"])}

    @cached_property
    def rows_of_article(self) -> dict[str, np.ndarray]:
        """Positions of the spans of each article."""
        return self.spans.groupby("article_id", sort=False).indices

    @cached_property
    def own_voice(self) -> np.ndarray:
        """Whether the measures count each span in the outlet's own voice."""
        return in_voice(self.spans, OWN)

    @cached_property
    def relations_of_article(self) -> dict[str, np.ndarray]:
        """Positions of the attributions of each article that has any."""
        return self.relations.groupby("article_id", sort=False).indices

    @cached_property
    def columns(self) -> dict[str, list]:
        """The columns of the spans as lists, to read single cells quickly."""
        return {name: self.spans[name].tolist() for name in self.spans.columns}

    @cached_property
    def relation_columns(self) -> dict[str, list]:
        """The columns of the relations as lists, to read single cells quickly."""
        return {name: self.relations[name].tolist() for name in self.relations.columns}

    @cached_property
    def source_numbers(self) -> dict[str, int]:
        """A number for each source of the corpus, under the name it is counted by."""
        return {key: number for number, key in enumerate(self.relations["source_key"].dropna().unique())}

    @cached_property
    def bases(self) -> Bases:
        """Words, characters and sentences of each article, by voice."""
        return count_bases(self.marks)

    def _outlets(self, article_ids: pd.Series) -> np.ndarray:
        """Give the outlet of each of these articles."""
        outlets = self.articles["outlet"].to_numpy(dtype=object)
        return outlets[pd.Index(self.articles["article_id"]).get_indexer(article_ids)]

    def parts_of(self, relation: int) -> list[int]:
        """Give the positions of the source, cue and content spans of a relation."""
        columns = self.relation_columns
        ids = " ".join(_cell(columns[name][relation]) for name in ("source_ids", "cue_ids", "content_ids"))
        return [self.span_rows[span_id] for span_id in ids.split()]

    def contents_of(self, relation: int) -> list[int]:
        """Give the positions of the content spans of a relation."""
        ids = _cell(self.relation_columns["content_ids"][relation]).split()
        return [self.span_rows[span_id] for span_id in ids]

    def source_of(self, relation: int) -> str:
        """Give the words of the source of a relation, ``""`` where it has none."""
        ids = _cell(self.relation_columns["source_ids"][relation]).split()
        return " ".join(self.columns["text"][self.span_rows[span_id]] for span_id in ids)

    def voice_of(self, row: int) -> str:
        """Say in whose voice a span stands, as the measures count it."""
        columns = self.columns
        quoted = columns["in_quotes"][row] and columns["layer"][row] != "scare_quote"
        if columns["voice"][row] == ATTRIBUTED:
            relation = self.relation_rows.get(columns["relation_id"][row])
            source = self.source_of(relation) if relation is not None else ""
            voice = f"attributed to {shorten(source)}" if source else "attributed"
            return f"{voice}, in quotation marks" if quoted else voice
        return "quoted, source not found" if quoted else "outlet's own voice"

    def shown(self, row: int, key: str = "") -> Shown:
        """Word one span for the reader."""
        columns = self.columns
        layer, label = columns["layer"][row], _words(columns["label"][row])
        relation = self.relation_rows.get(columns["relation_id"][row])
        name = LAYER_NAMES[layer]
        hint = f"{name}: {label}" if name and label else name or "in quotation marks"
        if layer in ("content", "source", "cue") and relation is not None:
            return self._shown_part(row, relation, key)
        if layer != "quotation":
            hint = f"{hint} · {self.voice_of(row)}"
        entry = _cell(columns["entry"][row])
        hint += f" · entry: {entry}" if entry else ""
        return Shown(columns["start"][row], columns["end"][row], layer, _name(layer, label), hint, key)

    def _shown_part(self, row: int, relation: int, key: str) -> Shown:
        """Word a source, cue or content by the attribution it belongs to."""
        columns, facts = self.columns, self.relation_columns
        layer = columns["layer"][row]
        source = self.source_of(relation) or "no source"
        stance, kind = _words(facts["stance"][relation]), _words(facts["kind"][relation])
        known_as, entry = _cell(facts["source_key"][relation]), _cell(columns["entry"][row])
        if layer == "source":
            name = f"source: {_words(facts['source_type'][relation])}".removesuffix(": ")
            hint = f"{name} · counted as {known_as}" if known_as else name
        elif layer == "cue":
            name = f"cue: {stance}".removesuffix(": ")
            hint = f"{name} · entry: {entry}" if entry else name
        else:
            name = f"attributed to {shorten(source)}"
            hint = ", ".join(part for part in (name, kind, f"{stance} cue" if stance else "") if part)
            hint += f" · probability {facts['probability'][relation]:.2f}"
        number = self.source_numbers.get(known_as) if key else None
        belongs = "" if number is None else str(number)
        return Shown(columns["start"][row], columns["end"][row], layer, name, hint, key, belongs)


def _name(layer: str, label: str) -> str:
    """Name a span by its layer and its category."""
    name = LAYER_NAMES[layer]
    return f"{name}: {label}" if name and label and layer != "scare_quote" else name


def _cell(value: object) -> str:
    """Give a cell of text, ``""`` where it is missing."""
    return value if isinstance(value, str) else ""


def _words(value: object) -> str:
    """Write a label as words."""
    return _cell(value).replace("_", " ")


def shorten(text: str, limit: int = 60) -> str:
    """Cut a long text at a word."""
    text = " ".join(text.split())
    return text if len(text) <= limit else f"{text[:limit].rsplit(' ', 1)[0]} …"
