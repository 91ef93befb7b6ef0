"""The W3C Web Annotation data model: positions and quotations of spans, without the articles.

Every span is an annotation whose target is selected by position, in code points as the model has it, and by
its words with a little of what stands before and after. An attribution is a set of annotations with the
motivation *linking*.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from framing.exchange.document import Document, MarkedSpan
from framing.exchange.labels import join_label, split_label
from framing.exchange.linking import join_links, list_links, tell
from framing.exchange.naming_files import file_name, identifier_of
from framing.exchange.refusing import files_in, read_json, read_whole, refuse, whole_number

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_ABOUT = 32
"""How many characters before and after a span are quoted."""

_ARTICLE = "urn:framing:article:"


def write(documents: Iterable[Document], path: Path) -> None:
    """Write one page with the annotations of all articles."""
    with path.open("w", encoding="utf-8", newline="\n") as out:
        out.write(f'{{"@context": {json.dumps(CONTEXT)}, "type": "AnnotationPage", "items": [')
        first = True
        for document in documents:
            for item in _items(document):
                out.write("\n" if first else ",\n")
                out.write(json.dumps(item, ensure_ascii=False))
                first = False
        out.write("\n]}\n")


def _items(document: Document) -> Iterator[dict[str, Any]]:
    """Make the annotations of one article."""
    text, told = document.text or "", tell(document)
    source = _ARTICLE + file_name(document.article_id)
    for place, span in enumerate(document.spans):
        label = {"type": "TextualBody", "purpose": "classifying", "value": join_label(span.layer, span.label)}
        position = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
        words = {
            "type": "TextQuoteSelector",
            "exact": span.quote,
            "prefix": text[max(0, span.start - _ABOUT) : span.start],
            "suffix": text[span.end : span.end + _ABOUT],
        }
        item = {
            "id": f"{source}:s{place}",
            "type": "Annotation",
            "body": label,
            "target": {"source": source, "selector": [position, words]},
        }
        yield item | ({"framing": told[place]} if told[place] else {})
    for number, link in enumerate(list_links(document.spans, len(document.relations))):
        role = {"type": "TextualBody", "purpose": "classifying", "value": link.role}
        yield {
            "id": f"{source}:l{number}",
            "type": "Annotation",
            "motivation": "linking",
            "body": [role, {"type": "SpecificResource", "source": f"{source}:s{link.other}"}],
            "target": f"{source}:s{link.anchor}",
        }


def read(path: Path) -> Iterator[Document]:
    """Read a page or an array of annotations, or the ``.json`` files of a folder.

    Raises
    ------
    AnnotationError
        An annotation has no position, or names no article.
    """
    for file in files_in(path, ".json"):
        page = read_json(file, read_whole(file))
        items = page.get("items") if isinstance(page, dict) else page
        if not isinstance(items, list):
            refuse(file.name, "an annotation page with 'items', or an array of annotations", str(page)[:60])
        yield from _documents(items, file.name)


def _documents(items: list[dict[str, Any]], name: str) -> Iterator[Document]:
    """Gather the annotations of each article."""
    spans: dict[str, dict[Any, MarkedSpan]] = {}
    told: dict[str, dict[Any, dict[str, Any]]] = {}
    links: list[tuple[Any, Any]] = []
    for number, item in enumerate(items, start=1):
        where = f"{name}, annotation {number}"
        if item.get("motivation") == "linking":
            others = [body.get("source") for body in _listed(item.get("body")) if "source" in body]
            links += [(item.get("target"), other) for other in others]
            continue
        target = item.get("target")
        if not isinstance(target, dict) or not isinstance(target.get("source"), str):
            refuse(where, "a target with source and selector", str(target)[:60])
        source = target["source"]
        article = identifier_of(source.removeprefix(_ARTICLE)) if source.startswith(_ARTICLE) else source
        known = dict(item.get("framing") or {})
        key = item.get("id", number)
        spans.setdefault(article, {})[key] = _span(item, target, known.pop("entry", ""), where)
        told.setdefault(article, {})[key] = known
    for article, found in spans.items():
        joined, relations, notes = join_links(
            found, [link for link in links if link[0] in found], told[article]
        )
        yield Document(article, None, joined, relations, notes=notes)


def _span(item: dict[str, Any], target: dict[str, Any], entry: str, where: str) -> MarkedSpan:
    """Read one span."""
    selectors = {one.get("type"): one for one in _listed(target.get("selector"))}
    position, words = selectors.get("TextPositionSelector"), selectors.get("TextQuoteSelector", {})
    if position is None:
        refuse(where, "a TextPositionSelector", ", ".join(map(str, selectors)) or "none")
    values = [body.get("value", "") for body in _listed(item.get("body")) if isinstance(body, dict)]
    layer, category = split_label(str(values[0]) if values else "")
    start = whole_number(position.get("start"), f"{where}, start")
    end = whole_number(position.get("end"), f"{where}, end")
    return MarkedSpan(layer, category, start, end, words.get("exact", ""), entry)


def _listed(value: Any) -> list[Any]:
    """Give a list of one where the model allows one or many."""
    return [] if value is None else value if isinstance(value, list) else [value]
