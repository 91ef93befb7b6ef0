"""Attributions as links between two spans, which is all that most tools have.

One span of an attribution is its anchor: the first cue, else the first content, else the first source.
Each other span is linked from the anchor, the link named after the role of that span. An attribution of
one span needs no link.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from framing.exchange.document import ROLES, Document, MarkedSpan

NUMBER = "number"
"""Under this key an anchor tells the place of its attribution, so that the order outlives the tool."""

_ANCHORS = ("cue", "content", "source")


class Link(NamedTuple):
    """A link between two spans, given by their places in ``Document.spans``."""

    anchor: int
    other: int
    role: str


def find_anchors(spans: Sequence[MarkedSpan], n_relations: int) -> list[int | None]:
    """Give the place of the anchor of each attribution, ``None`` for one without any span.

    Examples
    --------
    >>> spans = [MarkedSpan("content", "", 0, 4, relation=0), MarkedSpan("cue", "", 5, 9, relation=0)]
    >>> find_anchors(spans, 1), list_links(spans, 1)
    ([1], [Link(anchor=1, other=0, role='content')])
    """
    anchors: list[int | None] = [None] * n_relations
    for layer in reversed(_ANCHORS):
        for place in range(len(spans) - 1, -1, -1):
            span = spans[place]
            if span.layer == layer and span.relation is not None:
                anchors[span.relation] = place
    return anchors


def tell(document: Document) -> list[dict[str, Any]]:
    """Give for each span what a label cannot hold: its entry, and at an anchor what its attribution is.

    Examples
    --------
    >>> spans = [MarkedSpan("cue", "distancing", 0, 7, entry="claim", relation=0)]
    >>> tell(Document("a", None, spans, [{"act": "speech"}]))
    [{'entry': 'claim', 'act': 'speech', 'number': 0}]
    """
    told: list[dict[str, Any]] = [{"entry": span.entry} if span.entry else {} for span in document.spans]
    for number, place in enumerate(find_anchors(document.spans, len(document.relations))):
        if place is not None:
            told[place] |= {**document.relations[number], NUMBER: number}
    return told


def list_links(spans: Sequence[MarkedSpan], n_relations: int) -> list[Link]:
    """Give the links of all attributions."""
    anchors = find_anchors(spans, n_relations)
    return [
        Link(anchor, place, span.layer)
        for place, span in enumerate(spans)
        if span.relation is not None and (anchor := anchors[span.relation]) is not None and anchor != place
    ]


def join_links(
    spans: Mapping[Hashable, MarkedSpan],
    links: Iterable[tuple[Hashable, Hashable]],
    told: Mapping[Hashable, dict[str, Any]] | None = None,
) -> tuple[list[MarkedSpan], list[dict[str, Any]], list[str]]:
    """Gather linked spans into attributions.

    Parameters
    ----------
    spans : mapping
        The tool's identifier -> span.
    links : iterable of pairs
        Identifiers of two linked spans, in any direction.
    told : mapping, optional
        Identifier of a span -> what is known of its attribution.

    Returns
    -------
    spans : list of MarkedSpan
        In the order of the text, with their attributions; a source that two attributions share stands
        once for each.
    relations : list of dict
        What is known of each attribution, in the order of their first spans.
    notes : list of str
        One for each link that leads to no span, or joins what is no part of an attribution.

    Examples
    --------
    >>> spans = {"a": MarkedSpan("source", "", 0, 3), "b": MarkedSpan("cue", "", 4, 8),
    ...          "c": MarkedSpan("content", "", 9, 20), "d": MarkedSpan("cue", "", 25, 30),
    ...          "e": MarkedSpan("content", "", 31, 40)}
    >>> joined, relations, _ = join_links(spans, [("b", "a"), ("b", "c"), ("d", "a"), ("d", "e")])
    >>> [(span.layer, span.relation) for span in joined]
    [('source', 0), ('source', 1), ('cue', 0), ('content', 0), ('cue', 1), ('content', 1)]
    """
    told = told or {}
    groups: dict[Hashable, list[Hashable]] = {}
    taken: set[Hashable] = set()
    notes: list[str] = []
    for one, other in links:
        if one == other or not all(name in spans and spans[name].layer in ROLES for name in (one, other)):
            absent = one not in spans or other not in spans
            why = "a span that is not there" if absent else "what is no part of an attribution"
            notes.append(f"the link of {one!r} and {other!r} leads to {why}")
            continue
        anchor, part = (one, other) if _rank(spans[one]) <= _rank(spans[other]) else (other, one)
        group = groups.setdefault(anchor, [anchor])
        if part not in group:
            group.append(part)
        taken |= {one, other}
    groups = _without_nested(groups)
    for name, span in spans.items():
        if span.layer in ROLES and name not in taken:
            groups[name] = [name]
    known = {
        anchor: {key: value for name in members for key, value in told.get(name, {}).items()}
        for anchor, members in groups.items()
    }
    whole = sorted(groups.items(), key=lambda item: (known[item[0]].get(NUMBER, 0), *_order(item[1], spans)))
    made = [span for span in spans.values() if span.layer not in ROLES]
    relations = []
    for number, (anchor, members) in enumerate(whole):
        made += [replace(spans[name], relation=number) for name in members]
        relations.append({key: value for key, value in known[anchor].items() if key != NUMBER})
    made.sort(key=lambda span: (span.start, -span.end))
    return made, relations, notes


def _rank(span: MarkedSpan) -> int:
    """Order the layers as anchors are chosen."""
    return _ANCHORS.index(span.layer)


def _without_nested(groups: dict[Hashable, list[Hashable]]) -> dict[Hashable, list[Hashable]]:
    """Give to an anchor that is itself a part of another group (source - content - cue) what it holds."""
    merged = dict(groups)
    for anchor, members in groups.items():
        holders = [other for other, parts in groups.items() if other != anchor and anchor in parts]
        if not holders:
            continue
        for holder in holders:
            merged[holder] = [*merged[holder], *(m for m in members if m not in merged[holder])]
        del merged[anchor]
    return merged


def _order(members: Sequence[Hashable], spans: Mapping[Hashable, MarkedSpan]) -> tuple[int, int]:
    """Say where an attribution begins and ends."""
    return min(spans[name].start for name in members), max(spans[name].end for name in members)
