"""JSON Lines as doccano reads and writes them: text, entities, relations.

doccano gives every record an ``id`` of its own, so the article's travels as ``article_id``, and what a
label cannot hold as ``framing``: doccano keeps both as metadata.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from framing.exchange.document import ABOUT, Document, MarkedSpan
from framing.exchange.labels import join_label, split_label
from framing.exchange.linking import join_links, list_links, tell
from framing.exchange.refusing import files_in, read_json, read_whole, refuse, whole_number


def write(documents: Iterable[Document], path: Path) -> None:
    """Write one line per article."""
    with path.open("w", encoding="utf-8", newline="\n") as lines:
        for document in documents:
            lines.write(json.dumps(_record(document), ensure_ascii=False) + "\n")


def _record(document: Document) -> dict[str, Any]:
    """Make the record of one article."""
    links = list_links(document.spans, len(document.relations))
    return {
        "article_id": document.article_id,
        **document.about,
        "text": document.text,
        "entities": [
            {
                "id": place,
                "label": join_label(span.layer, span.label),
                "start_offset": span.start,
                "end_offset": span.end,
            }
            for place, span in enumerate(document.spans)
        ],
        "relations": [
            {"id": number, "from_id": link.anchor, "to_id": link.other, "type": link.role}
            for number, link in enumerate(links)
        ],
        "framing": {str(place): one for place, one in enumerate(tell(document)) if one},
    }


def read(path: Path) -> Iterator[Document]:
    """Read a file, or the files of a folder, one article a line.

    Yields
    ------
    Document
        Spans from ``entities``, or from ``label`` or ``labels`` as ``[start, end, label]``.

    Raises
    ------
    AnnotationError
        A line is no such record.
    """
    for file in files_in(path, ".jsonl"):
        for number, line in enumerate(read_whole(file).split("\n"), start=1):
            if line.strip():
                record = read_json(file, line, number)
                if not isinstance(record, dict) or not isinstance(record.get("text"), str):
                    refuse(f"{file.name}, line {number}", "an object with 'text'", line[:60])
                yield _document(record, f"{file.name}, line {number}")


def _document(record: dict[str, Any], where: str) -> Document:
    """Read one record."""
    meta = record | (record["meta"] if isinstance(record.get("meta"), dict) else {})
    identifier = meta.get("article_id", record.get("id", ""))
    kept = meta.get("framing")
    framing: dict[str, Any] = kept if isinstance(kept, dict) else {}
    spans, told = {}, {}
    for place, entity in enumerate(_entities(record, where)):
        name, label, start, end = entity
        layer, category = split_label(label)
        known = dict(framing.get(str(place), {}))
        entry = known.pop("entry", "")
        quote = record["text"][start:end]
        spans[name] = MarkedSpan(layer, category, start, end, quote, entry)
        told[name] = known
    links = [(one.get("from_id"), one.get("to_id")) for one in record.get("relations") or []]
    joined, relations, notes = join_links(spans, links, told)
    about = {name: str(meta[name]) for name in ABOUT if meta.get(name)}
    return Document(str(identifier), record["text"], joined, relations, about, notes)


def _entities(record: dict[str, Any], where: str) -> Iterator[tuple[Any, str, int, int]]:
    """Give identifier, label and offsets of each entity, in either of doccano's forms."""
    entities = record.get("entities")
    if entities is None:
        entities = [
            {"start_offset": one[0], "end_offset": one[1], "label": one[2]}
            for one in record.get("label") or record.get("labels") or []
        ]
    for place, entity in enumerate(entities):
        start = whole_number(entity.get("start_offset"), f"{where}, entity {place + 1}, start_offset")
        end = whole_number(entity.get("end_offset"), f"{where}, entity {place + 1}, end_offset")
        yield entity.get("id", place), str(entity.get("label")), start, end
