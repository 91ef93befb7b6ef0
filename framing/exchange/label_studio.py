"""Label Studio's JSON: one task per article, regions with labels, relations; offsets in UTF-16."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from framing.exchange.document import ABOUT, Document, MarkedSpan
from framing.exchange.labels import join_label, split_label
from framing.exchange.linking import join_links, list_links, tell
from framing.exchange.refusing import files_in, read_json, read_whole, refuse, whole_number
from framing.exchange.settling import to_code_points

_REGIONS = ("labels", "hypertextlabels")


def write(documents: Iterable[Document], path: Path) -> None:
    """Write all tasks as one array, which Label Studio imports as it is."""
    with path.open("w", encoding="utf-8", newline="\n") as out:
        out.write("[")
        for number, document in enumerate(documents):
            out.write(",\n" if number else "\n")
            out.write(json.dumps(_task(document), ensure_ascii=False))
        out.write("\n]\n")


def _task(document: Document) -> dict[str, Any]:
    """Make the task of one article."""
    told = tell(document)
    offsets = to_code_points(document.text or "", "UTF-16")
    result: list[dict[str, Any]] = []
    for place, span in enumerate(document.spans):
        start, end = (offsets[span.start], offsets[span.end]) if offsets else (span.start, span.end)
        value = {
            "start": start,
            "end": end,
            "text": span.quote,
            "labels": [join_label(span.layer, span.label)],
        }
        region = {
            "id": f"s{place}",
            "from_name": "label",
            "to_name": "text",
            "type": "labels",
            "value": value,
        }
        result.append(region | ({"meta": {"framing": told[place]}} if told[place] else {}))
    result += [
        {
            "type": "relation",
            "from_id": f"s{link.anchor}",
            "to_id": f"s{link.other}",
            "direction": "right",
            "labels": [link.role],
        }
        for link in list_links(document.spans, len(document.relations))
    ]
    data = {"article_id": document.article_id, **document.about, "text": document.text}
    return {"data": data, "annotations": [{"result": result}]}


def read(path: Path) -> Iterator[Document]:
    """Read an export, or the exports of a folder: of each task the first annotation that was not cancelled.

    Raises
    ------
    AnnotationError
        It is no export in the format "JSON".
    """
    for file in files_in(path, ".json"):
        tasks = read_json(file, read_whole(file))
        if not isinstance(tasks, list):
            refuse(file.name, "an array of tasks", type(tasks).__name__)
        for number, task in enumerate(tasks, start=1):
            where = f"{file.name}, task {number}"
            data = task.get("data") if isinstance(task, dict) else None
            if not isinstance(data, dict):
                refuse(where, "a task with 'data' (export as JSON, not JSON-MIN)", str(task)[:60])
            yield _document(task, data, where)


def _document(task: dict[str, Any], data: dict[str, Any], where: str) -> Document:
    """Read one task."""
    whole = task.get("annotations") or task.get("completions") or []
    kept = [one for one in whole if not one.get("was_cancelled")]
    result = kept[0].get("result", []) if kept else []
    left = [f"annotation {at} of {len(kept)}, by another annotator" for at in range(2, len(kept) + 1)]
    if not kept:
        left = ["no annotation that was not cancelled: taken as coded, with nothing marked"]
    spans, told, links = {}, {}, []
    for place, region in enumerate(result, start=1):
        if region.get("type") in _REGIONS:
            value = region["value"]
            labels = value.get(region["type"]) or value.get("labels") or [""]
            label = labels if isinstance(labels, str) else labels[0]
            layer, category = split_label(label)
            start = whole_number(value.get("start"), f"{where}, region {place}, start")
            end = whole_number(value.get("end"), f"{where}, region {place}, end")
            meta = region.get("meta") if isinstance(region.get("meta"), dict) else {}
            known = dict(meta.get("framing") or {})
            entry = known.pop("entry", "")
            spans[region["id"]] = MarkedSpan(layer, category, start, end, value.get("text") or "", entry)
            told[region["id"]] = known
        elif region.get("type") == "relation":
            links.append((region.get("from_id"), region.get("to_id")))
    joined, relations, notes = join_links(spans, links, told)
    text = data.get("text") if isinstance(data.get("text"), str) else None
    identifier = data.get("article_id", task.get("id", ""))
    about = {name: str(data[name]) for name in ABOUT if data.get(name)}
    return Document(str(identifier), text, joined, relations, about, [*left, *notes])
