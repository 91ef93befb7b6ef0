"""The formats of annotation tools: name -> how it is written and read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from framing.errors import AnnotationError
from framing.exchange import brat, doccano, label_studio, web_annotation, webanno
from framing.exchange.document import Document


class Format(NamedTuple):
    """How documents are written to a file or folder, how they are read back, and what offsets count."""

    write: Callable[[Iterable[Document], Path], None]
    read: Callable[[Path], Iterator[Document]]
    unit: str
    suffix: str
    what: str


FORMATS = {
    "doccano": Format(doccano.write, doccano.read, "code points", ".jsonl", "doccano's JSON Lines"),
    "label-studio": Format(label_studio.write, label_studio.read, "UTF-16", ".json", "Label Studio JSON"),
    "brat": Format(brat.write, brat.read, "code points", "", "a folder of .txt and .ann"),
    "webanno": Format(webanno.write, webanno.read, "UTF-16", "", "a folder of WebAnno TSV 3, for INCEpTION"),
    "web-annotation": Format(
        web_annotation.write,
        web_annotation.read,
        "code points",
        ".json",
        "W3C Web Annotation, no texts",
    ),
}
"""A suffix of "" stands for a folder."""


def find_format(name: str) -> Format:
    """Give a format by its name.

    Raises
    ------
    AnnotationError
        There is none of that name.

    Examples
    --------
    >>> find_format("label-studio").unit
    'UTF-16'
    """
    if name not in FORMATS:
        msg = f"format: expected one of {', '.join(FORMATS)}, found {name!r}"
        raise AnnotationError(msg)
    return FORMATS[name]
