"""A copy of a corpus as its authors publish it -> documents as this package reads them.

Only what the reading needs is taken. PolNeAR's test part is left out: its authors ask for one look at
it, after everything is settled.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from framing.corpus.refusing import refuse

Documents = Iterator[dict[str, Any]]

_POLNEAR_PARTS = ("train", "dev")
_ROLES = {"Source": "source", "Cue": "cue", "Content": "content"}
_KINDS = {"lex": "lexical", "inf": "informational"}


def read_published(layout: str, folder: Path) -> Documents | None:
    """Read a copy as published; nothing where the folder holds none, or the layout is not known.

    Parameters
    ----------
    layout : str
        What the list of corpora calls it: ``"polnear"``, ``"basil"``, ``"babe"``, ``"allsides"``.
    folder : Path
        The top folder of the authors' repository, unpacked.

    Returns
    -------
    iterator of dict, or None
        Documents with ``id``, ``text`` and what else is known.

    Raises
    ------
    CorpusError
        While reading: a file is not what the layout says.
    """
    signs: dict[str, tuple[str, Callable[[Path], Documents]]] = {
        "polnear": ("data/metadata.tsv", _polnear),
        "basil": ("articles", _basil),
        "babe": ("data/final_labels_SG2.csv", _babe),
        "allsides": ("data/jsons", _allsides),
    }
    sign, read = signs.get(layout, ("", _nothing))
    return read(folder) if sign and (folder / sign).exists() else None


def _nothing(_: Path) -> Documents:
    """Read nothing."""
    return iter(())


def _polnear(folder: Path) -> Documents:
    """Read texts, their list and, of several codings of a text, the first."""
    for row in _rows(folder / "data" / "metadata.tsv", "\t"):
        if row["compartment"] not in _POLNEAR_PARTS:
            continue
        part = folder / "data" / row["compartment"]
        text = _text(part / "text" / f"{row['filename']}.txt")
        coders = sorted(row["annotators"].split("|"))
        coding = _text(part / "attributions" / f"{row['filename']}_{coders[0]}.ann")
        yield {
            "id": row["filename"],
            "outlet": row["publisher"],
            "date": row["publication_date"],
            "title": row["title"],
            "author": _given(row["author"]),
            "wire": _given(row["wire"]),
            "text": text,
            "attributions": list(_brat_attributions(coding)),
            "annotator": coders[0],
            "n_annotators": len(coders),
            "split": row["compartment"],
        }


def _brat_attributions(coding: str) -> Iterator[dict[str, list[list[int]]]]:
    """Yield source, cue and content of each attribution of a brat file."""
    stretches: dict[str, list[list[int]]] = {}
    for line in coding.splitlines():
        identifier, _, rest = line.partition("\t")
        if identifier.startswith("T"):
            places = rest.partition("\t")[0].partition(" ")[2]
            stretches[identifier] = [[int(end) for end in place.split()] for place in places.split(";")]
    for line in coding.splitlines():
        if line.startswith("E"):
            parts: dict[str, list[list[int]]] = {"source": [], "cue": [], "content": []}
            for role, _, identifier in (word.partition(":") for word in line.partition("\t")[2].split()):
                name = _ROLES.get(role.rstrip("0123456789"))
                if name:
                    parts[name] += stretches[identifier]
            yield parts


def _basil(folder: Path) -> Documents:
    """Read articles of paragraphs of sentences, with the spans that stand in them."""
    for path in sorted((folder / "articles").rglob("*.json")):
        article = _json(path)
        paragraphs = article["body-paragraphs"]
        text, starts = "", []
        for paragraph in paragraphs:
            for number, sentence in enumerate([paragraph] if isinstance(paragraph, str) else paragraph):
                text += ("" if not text else " " if number else "\n\n") + sentence
                starts.append(len(text) - len(sentence))
        coding = folder / "annotations" / path.parent.name / f"{path.stem}_ann.json"
        yield {
            "id": path.stem,
            "outlet": str(article["source"]).lower(),
            "event": article["triplet-uuid"],
            "date": article.get("date", ""),
            "title": article.get("title", ""),
            "url": article.get("url", ""),
            "text": text,
            "spans": list(_basil_spans(_json(coding), text, starts)) if coding.is_file() else [],
        }


def _basil_spans(coding: dict[str, Any], text: str, starts: list[int]) -> Iterator[dict[str, Any]]:
    """Yield the spans, those in the title left out; offsets from the sentence into the text."""
    for span in coding["phrase-level-annotations"]:
        sentence = re.fullmatch(r"p(\d+)", span["id"])
        if not sentence or int(sentence[1]) >= len(starts):
            continue
        start = starts[int(sentence[1])] + span["start"]
        end = start + len(span["txt"])
        if text[start:end] == span["txt"]:
            kind = _KINDS.get(span["bias"], span["bias"])
            yield {"start": start, "end": end, "kind": kind, "polarity": span.get("polarity", "")}


def _babe(folder: Path) -> Documents:
    """Read sentences, each with whether experts found it biased."""
    path = folder / "data" / "final_labels_SG2.csv"
    head = _text(path).partition("\n")[0]
    for number, row in enumerate(_rows(path, ";" if head.count(";") > head.count(",") else ",")):
        yield {
            "id": f"babe-sg2-{number:04}",
            "outlet": row["outlet"],
            "topic": row["topic"],
            "leaning": row["type"],
            "biased": row["label_bias"] == "Biased",
            "opinion": row["label_opinion"],
            "url": row["news_link"],
            "text": row["text"],
        }


def _allsides(folder: Path) -> Documents:
    """Read the articles of the stories that this package lists."""
    for row in _rows(Path(__file__).with_name("stories.csv"), ","):
        article = _json(folder / "data" / "jsons" / f"{row['id']}.json")
        yield {
            "id": f"allsides-{row['id']}",
            "outlet": article["source"],
            "date": article["date"],
            "event": row["event"],
            "topic": article["topic"],
            "leaning": article["bias_text"],
            "title": article["title"],
            "author": article["authors"],
            "url": article["url"],
            "text": article["content_original"],
        }


def _given(value: str) -> str:
    """Give a cell, empty where it says that nothing is known."""
    return "" if value in ("None", "NA") else value


def _text(path: Path) -> str:
    """Read a text with its line ends as they are."""
    try:
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        refuse(path.name, f"the file cannot be read ({type(error).__name__})", advice="copy it again")


def _json(path: Path) -> dict[str, Any]:
    """Read an object."""
    try:
        return dict(json.loads(_text(path)))
    except (ValueError, TypeError) as error:
        refuse(path.name, f"the file is no JSON object ({error})", advice="copy it again")


def _rows(path: Path, delimiter: str) -> Iterator[dict[str, str]]:
    """Read a table; a line break inside quotation marks belongs to its cell."""
    lines = _text(path).removeprefix("\ufeff").splitlines(keepends=True)
    # In a table of tabs a quotation mark is a letter.
    reader = (
        csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE)
        if delimiter == "\t"
        else csv.reader(lines, delimiter=delimiter)
    )
    names = next(reader, [])
    for cells in reader:
        yield dict(zip(names, cells, strict=False))
