"""brat's standoff: a folder with ``NAME.txt`` and ``NAME.ann`` for each article.

A type is the layer, the category an attribute, what else is known a note. brat keeps no line break
inside a span, so one that holds some is written in several pieces.
"""

from __future__ import annotations

import json
import re
from collections.abc import Hashable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from framing.exchange.document import EXCHANGED, ROLES, Document, MarkedSpan
from framing.exchange.labels import split_label
from framing.exchange.linking import join_links, list_links, tell
from framing.exchange.naming_files import file_name, identifier_of
from framing.exchange.refusing import files_in, read_whole, refuse

_PLAIN = re.compile(r"[\w-]+")
_TEXT_BOUND = re.compile(r"(T\S+)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)(?:\t(.*))?")
_RELATION = re.compile(r"R\S+\t(\S+) \S+?:(T\S+) \S+?:(T\S+)")
_ATTRIBUTE = re.compile(r"[AM]\S+\tCategory (T\S+) (\S+)")
_NOTE = re.compile(r"#\S*\tAnnotatorNotes (T\S+)\t(.*)")


def write(documents: Iterable[Document], path: Path) -> None:
    """Write two files per article, and ``annotation.conf``, which brat reads the types from."""
    path.mkdir(parents=True, exist_ok=True)
    categories: set[str] = set()
    for document in documents:
        name = file_name(document.article_id)
        (path / f"{name}.txt").write_bytes((document.text or "").encode("utf-8"))
        (path / f"{name}.ann").write_bytes(_standoff(document).encode("utf-8"))
        categories |= {span.label for span in document.spans if _PLAIN.fullmatch(span.label)}
    (path / "annotation.conf").write_bytes(_configuration(sorted(categories)).encode("utf-8"))


def _standoff(document: Document) -> str:
    """Write the annotations of one article."""
    lines, told = [], tell(document)
    for place, span in enumerate(document.spans):
        pieces = _pieces(document.text or "", span)
        offsets = ";".join(f"{start} {end}" for start, end in pieces)
        words = " ".join((document.text or "")[start:end] for start, end in pieces)
        lines.append(f"T{place}\t{span.layer} {offsets}\t{words}")
        if _PLAIN.fullmatch(span.label):
            lines.append(f"A{place}\tCategory T{place} {span.label}")
        elif span.label:
            told[place]["label"] = span.label
        if told[place]:
            lines.append(f"#{place}\tAnnotatorNotes T{place}\t{json.dumps(told[place], ensure_ascii=False)}")
    for number, link in enumerate(list_links(document.spans, len(document.relations))):
        lines.append(f"R{number}\t{link.role} Arg1:T{link.anchor} Arg2:T{link.other}")
    return "".join(f"{line}\n" for line in lines)


def _pieces(text: str, span: MarkedSpan) -> list[tuple[int, int]]:
    """Cut a span at its line breaks."""
    return [
        (span.start + match.start(), span.start + match.end())
        for match in re.finditer(r"[^\n]+", text[span.start : span.end])
    ]


def _configuration(categories: list[str]) -> str:
    """Write the types that brat offers."""
    links = [f"{role} Arg1:{'|'.join(ROLES)}, Arg2:{role}" for role in ROLES]
    attributes = [f"Category Arg:<ENTITY>, Value:{'|'.join(categories)}"] if categories else []
    overlaps = ["<OVERLAP> Arg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>"]
    sections = {
        "entities": list(EXCHANGED),
        "relations": links + overlaps,
        "events": [],
        "attributes": attributes,
    }
    return "\n".join("\n".join([f"[{name}]", *lines, ""]) for name, lines in sections.items())


def read(path: Path) -> Iterator[Document]:
    """Read every ``.ann`` of a folder with the ``.txt`` beside it.

    Raises
    ------
    AnnotationError
        A line is none of brat's.
    """
    for file in files_in(path, ".ann"):
        beside = file.with_suffix(".txt")
        text = read_whole(beside) if beside.exists() else None
        yield _document(identifier_of(file.stem), text, read_whole(file), file.name)


def _document(identifier: str, text: str | None, standoff: str, name: str) -> Document:
    """Read the annotations of one article."""
    bound: dict[str, tuple[str, list[tuple[int, int]], str]] = {}
    told: dict[Hashable, dict[str, Any]] = {}
    links: list[tuple[Hashable, Hashable]] = []
    for number, line in enumerate(standoff.split("\n"), start=1):
        line = line.rstrip("\r")
        if found := _TEXT_BOUND.fullmatch(line):
            offsets = [piece.split() for piece in found[3].split(";")]
            bound[found[1]] = (found[2], [(int(low), int(high)) for low, high in offsets], found[4] or "")
        elif found := _RELATION.match(line):
            links.append((found[2], found[3]))
        elif found := _ATTRIBUTE.fullmatch(line):
            told.setdefault(found[1], {}).setdefault("label", found[2])
        elif found := _NOTE.fullmatch(line):
            told.setdefault(found[1], {}).update(_note(found[2]))
        elif line and line[0] not in "#AMEN*":
            refuse(f"{name}, line {number}", "a line of brat's standoff", repr(line[:60]))
    spans: dict[Hashable, MarkedSpan] = {}
    pieced: list[str] = []
    for key, (kind, pieces, words) in bound.items():
        layer, _ = split_label(kind)
        known = told.get(key, {})
        label, entry = known.pop("label", ""), known.pop("entry", "")
        whole = list(_joined(pieces, words, text))
        if layer not in ROLES and len(whole) > 1:
            pieced.append(f"{key}, a span in {len(whole)} pieces, is taken from its first to its last")
            start, end = whole[0][0], whole[-1][1]
            whole = [(start, end, (text or "")[start:end])]
        for at, (start, end, quote) in enumerate(whole):
            part: Hashable = (key, at) if at else key
            spans[part] = MarkedSpan(layer, label, start, end, quote, entry)
            links += _links_of_piece(key, part, links) if at else []
    joined, relations, notes = join_links(spans, links, told)
    return Document(identifier, text, joined, relations, notes=[*pieced, *notes])


def _links_of_piece(
    whole: str, piece: Hashable, links: Sequence[tuple[Hashable, Hashable]]
) -> list[tuple[Hashable, Hashable]]:
    """Link a further piece of a span to what the span is linked to, or to its first piece."""
    others = [other for one, other in links if one == whole] + [one for one, other in links if other == whole]
    return [(other, piece) for other in others] or [(whole, piece)]


def _joined(pieces: list[tuple[int, int]], words: str, text: str | None) -> Iterator[tuple[int, int, str]]:
    """Put pieces together that only white space parts; give each with its words."""
    at = 0
    whole: list[list[Any]] = []
    for start, end in pieces:
        quote = words[at : at + end - start]
        at += end - start + 1
        between = (text or "")[whole[-1][1] : start] if whole else ""
        if whole and text is not None and not between.strip() and start >= whole[-1][1]:
            whole[-1] = [whole[-1][0], end, whole[-1][2] + between + quote]
        else:
            whole.append([start, end, quote])
    yield from (tuple(one) for one in whole)


def _note(text: str) -> dict[str, Any]:
    """Read a note of ours; one that a person wrote tells nothing."""
    try:
        found = json.loads(text)
    except json.JSONDecodeError:
        return {}
    return found if isinstance(found, dict) else {}
