"""WebAnno TSV 3, which INCEpTION reads and writes: tokens with the spans and links that begin there.

The project in INCEpTION needs a span layer ``Framing`` with the text features *category*, *details* and
*layer*, and a relation layer ``Attribution`` on it with the feature *role*. The format holds sentences and
tokens, not what stands between them, so reading needs the corpus.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from framing.exchange.document import Document, MarkedSpan
from framing.exchange.labels import split_label
from framing.exchange.linking import join_links, list_links, tell
from framing.exchange.naming_files import file_name, identifier_of
from framing.exchange.refusing import files_in, read_whole, refuse
from framing.exchange.settling import to_code_points
from framing.text import read_text

_BEYOND = "white space beyond the tokens"

_HEADER = (
    "#FORMAT=WebAnno TSV 3.3\n"
    "#T_SP=webanno.custom.Framing|category|details|layer\n"
    "#T_RL=webanno.custom.Attribution|role|BT_webanno.custom.Framing\n\n"
)
_TOKEN = re.compile(r"\w+|[^\w\s]")
_RESERVED = re.compile(r"->|[\\\[\]|_;*\t\n]")
_ESCAPED = re.compile(r"\\(->|.)")
_LETTERS = {"\t": "t", "\n": "n"}
_ROW = re.compile(r"(\d+-\d+(?:\.\d+)?)\t(\d+)-(\d+)\t")
_BAR = re.compile(r"(?<!\\)\|")
_NUMBERED = re.compile(r"(.*)\[(\d+)\]", re.DOTALL)
_LINK = re.compile(r"(\d+-\d+(?:\.\d+)?)(?:\[(\d+)_(\d+)\])?")


class _Token(NamedTuple):
    """A token with its address, ``sentence-number``."""

    address: str
    start: int
    end: int


def write(documents: Iterable[Document], path: Path) -> None:
    """Write one file per article to a folder."""
    path.mkdir(parents=True, exist_ok=True)
    for document in documents:
        text = _HEADER + _body(document)
        (path / f"{file_name(document.article_id)}.tsv").write_bytes(text.encode("utf-8"))


def _body(document: Document) -> str:
    """Write sentences and tokens of one article."""
    text, spans = document.text or "", document.spans
    sentences = _sentences(text, spans)
    tokens = [token for _, _, inside in sentences for token in inside]
    held = [_held(span, tokens) for span in spans]
    cells: dict[str, list[tuple[str, ...]]] = {}
    for number, (span, inside, told) in enumerate(zip(spans, held, tell(document), strict=True), start=1):
        beyond = [inside[0].start - span.start, span.end - inside[-1].end]
        told |= {_BEYOND: beyond} if any(beyond) else {}
        details = json.dumps(told, ensure_ascii=False, sort_keys=True) if told else ""
        values = tuple(f"{_escape(value) or '*'}[{number}]" for value in (span.label, details, span.layer))
        for token in inside:
            cells.setdefault(token.address, []).append(values)
    links: dict[str, list[tuple[str, str]]] = {}
    for link in list_links(spans, len(document.relations)):
        head, row = held[link.anchor][0].address, held[link.other][0].address
        links.setdefault(row, []).append((_escape(link.role), f"{head}[{link.anchor + 1}_{link.other + 1}]"))
    offsets = to_code_points(text, "UTF-16")
    lines = []
    for start, end, inside in sentences:
        lines += ["", *(f"#Text={_escape_line(line)}" for line in text[start:end].split("\n"))]
        for token in inside:
            low, high = (offsets[token.start], offsets[token.end]) if offsets else token[1:]
            columns = _columns(cells.get(token.address), 3) + _columns(links.get(token.address), 2)
            words = _escape_line(text[token.start : token.end])
            lines.append("\t".join([token.address, f"{low}-{high}", words, *columns, ""]))
    return "\n".join(lines) + "\n"


def _sentences(text: str, spans: list[MarkedSpan]) -> list[tuple[int, int, list[_Token]]]:
    """Cut the text into sentences and tokens so that every span begins and ends with a token."""
    edges = sorted({edge for span in spans for edge in (span.start, span.end)})
    cut = []
    for number, (start, end) in enumerate(read_text(text).sentences, start=1):
        bounds: list[tuple[int, int]] = []
        for match in _TOKEN.finditer(text, start, end):
            inner = edges[bisect_right(edges, match.start()) : bisect_left(edges, match.end())]
            bounds += pairwise([match.start(), *inner, match.end()])
        inside = [_Token(f"{number}-{at}", low, high) for at, (low, high) in enumerate(bounds, start=1)]
        cut.append((start, end, inside))
    return cut


def _held(span: MarkedSpan, tokens: list[_Token]) -> list[_Token]:
    """Give the tokens of a span; the one it touches where it holds white space alone."""
    first = bisect_left(tokens, span.start, key=lambda token: token.start)
    last = bisect_left(tokens, span.end, key=lambda token: token.start)
    return tokens[first:last] or [tokens[min(first, len(tokens) - 1)]]


def _columns(values: Sequence[tuple[str, ...]] | None, width: int) -> list[str]:
    """Stack the values of all that begins or goes on at a token, feature by feature."""
    return ["|".join(one) for one in zip(*values, strict=True)] if values else ["_"] * width


def _escape(value: str) -> str:
    """Write a value so that none of its signs is taken for one of the format's."""
    return _RESERVED.sub(lambda sign: "\\" + _LETTERS.get(sign[0], sign[0]), value)


def _escape_line(words: str) -> str:
    """Write words of the text, in which only the backslash and the tab have a meaning."""
    return words.replace("\\", "\\\\").replace("\t", "\\t")


def _unescape(value: str) -> str:
    """Undo ``_escape``."""
    return _ESCAPED.sub(lambda sign: {"t": "\t", "n": "\n"}.get(sign[1], sign[1]), value)


def read(path: Path) -> Iterator[Document]:
    """Read a file, or the files of a folder; each is one article, named after it.

    Raises
    ------
    AnnotationError
        There is no header, no layer of spans with a feature *layer* or *category*, or a row is broken.
    """
    for file in files_in(path, ".tsv"):
        yield _document(identifier_of(file.stem), read_whole(file).replace("\r\n", "\n"), file.name)


class _Layers(NamedTuple):
    """Which columns hold what: first column, feature names; of the links the column of the address."""

    spans: tuple[int, list[str]]
    address: int | None


def _layers(lines: list[str], name: str) -> _Layers:
    """Find the columns of the span layer and of the links on it."""
    column, spans, address, kind = 3, None, None, ""
    for line in lines:
        if line.startswith(("#T_SP=", "#T_RL=", "#T_CH=")):
            layer, *features = line[6:].split("|")
            if line.startswith("#T_SP=") and spans is None and {"layer", "category"} & set(features):
                spans, kind = (column, features), layer
            elif line.startswith("#T_RL=") and spans and features[-1] == f"BT_{kind}":
                address = column + len(features) - 1
            column += len(features)
    if spans is None:
        refuse(name, "a header with a span layer that has the feature 'layer' or 'category'", "none")
    return _Layers(spans, address)


def _document(identifier: str, content: str, name: str) -> Document:
    """Read one article."""
    lines = content.split("\n")
    layers = _layers([line for line in lines if line.startswith("#")], name)
    pieces: dict[Any, list[Any]] = {}
    links: list[tuple[Any, Any]] = []
    for number, line in enumerate(lines, start=1):
        if not line or line.startswith("#"):
            continue
        row = _ROW.match(line)
        cells = line.split("\t")
        if row is None or len(cells) < layers.spans[0] + len(layers.spans[1]):
            refuse(f"{name}, line {number}", "a token with all columns of the header", repr(line[:60]))
        for key, values in _spans_at(row[1], cells, layers):
            whole = pieces.setdefault(key, [int(row[2]), 0, "", values])
            gap = int(row[2]) - whole[1] if whole[1] else 0
            whole[2] += " " * gap + cells[2]
            whole[1] = int(row[3])
        if layers.address is not None and len(cells) > layers.address and cells[layers.address] != "_":
            for found in _LINK.finditer(cells[layers.address]):
                head = int(found[2] or 0) or found[1]
                links.append((head, int(found[3] or 0) or row[1]))
    spans, told = {}, {}
    for key, (start, end, _, values) in pieces.items():
        known = _details(values.get("details", ""))
        before, after = _pair(known.pop(_BEYOND, None))
        start, end = start - before, end + after
        layer, category = split_label(values.get("layer") or values.get("category", ""))
        label = values.get("category", "") if values.get("layer") else category
        spans[key] = MarkedSpan(layer, label, start, end, "", known.pop("entry", ""))
        told[key] = known
    joined, relations, notes = join_links(spans, links, told)
    return Document(identifier, None, joined, relations, notes=notes)


def _spans_at(address: str, cells: list[str], layers: _Layers) -> Iterator[tuple[Any, dict[str, str]]]:
    """Give the spans a token is part of: a number, or the token's own address, and the features."""
    first, features = layers.spans
    if cells[first] == "_":
        return
    columns = [_BAR.split(cells[first + at]) for at in range(len(features))]
    for stacked in zip(*columns, strict=False):
        numbered = [_NUMBERED.fullmatch(value) for value in stacked]
        number = next((int(one[2]) for one in numbered if one), None)
        plain = [one[1] if one else value for one, value in zip(numbered, stacked, strict=True)]
        values = {
            feature: "" if value == "*" else _unescape(value)
            for feature, value in zip(features, plain, strict=True)
        }
        yield (number if number else address), values


def _pair(value: Any) -> tuple[int, int]:
    """Read two whole numbers, none where a person changed them to something else."""
    if isinstance(value, list) and len(value) == 2 and all(isinstance(one, int) for one in value):
        return value[0], value[1]
    return 0, 0


def _details(text: str) -> dict[str, Any]:
    """Read what ``tell`` told; what a person wrote tells nothing."""
    try:
        found = json.loads(text) if text else {}
    except json.JSONDecodeError:
        return {}
    return found if isinstance(found, dict) else {}
