"""Marks -> files of annotation tools, and back, every span held against the text."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pandas as pd

from framing.annotations import (
    ACTS,
    Marks,
    tabulate_readings,
)
from framing.corpus import read_corpus
from framing.exchange.document import EXCHANGED, KNOWN_VALUES, Document, list_documents
from framing.exchange.formats import Format, find_format
from framing.exchange.naming_files import check_names
from framing.exchange.people import People
from framing.exchange.refusing import refuse
from framing.exchange.settling import Problem, Settled, hold_against


def write_annotations(
    marks: Marks,
    path: str | os.PathLike[str],
    format: str,  # noqa: A002 - the word a user looks for
    *,
    layers: Sequence[str] = EXCHANGED,
) -> int:
    """Write marks in the format of an annotation tool.

    Parameters
    ----------
    marks : Marks
        From `annotate` or `read_annotations`.
    path : path
        A file for ``doccano``, ``label-studio`` and ``web-annotation``; a folder for ``brat`` and
        ``webanno``.
    format : {"doccano", "label-studio", "brat", "webanno", "web-annotation"}
        JSON Lines as doccano has them; Label Studio's JSON; brat's ``.txt`` and ``.ann``; WebAnno TSV
        3.3, for INCEpTION; the W3C Web Annotation data model, without the texts.
    layers : sequence of str, default all but sentences and quotations
        Which spans are written; attributions are linked where sources, cues and contents are among
        them.

    Returns
    -------
    int
        How many spans were written.

    Raises
    ------
    AnnotationError
        There is no such format or layer, or an identifier that names a file is too long or, but for its
        case, that of another article.

    Examples
    --------
    >>> import tempfile
    >>> from framing.annotations import annotate
    >>> articles = pd.DataFrame({"article_id": ["a1"], "text": ["The brutal raid failed, Anna Hale said."]})
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_annotations(annotate(articles, engine="rules"), Path(folder) / "a.jsonl", "doccano")
    4
    """
    chosen = find_format(format)
    if not chosen.suffix:
        check_names(marks.articles["article_id"])
    written = chosen.write
    count = 0

    def counted() -> Iterator[Document]:
        nonlocal count
        for document in list_documents(marks, layers):
            count += len(document.spans)
            yield document

    written(counted(), Path(path))
    return count


def read_annotations(
    path: str | os.PathLike[str],
    format: str,  # noqa: A002 - the word a user looks for
    articles: pd.DataFrame | None = None,
    *,
    outlet: str | None = None,
) -> Marks:
    """Read what people marked in an annotation tool as marks, to measure, compare and show them.

    Parameters
    ----------
    path : path
        The tool's export: a file or a folder.
    format : {"doccano", "label-studio", "brat", "webanno", "web-annotation"}
        As for `write_annotations`.
    articles : DataFrame, optional
        From `read_corpus`: the texts that count. Without it those of the export are taken, where it
        holds them.
    outlet : str, optional
        Given to articles of the export that name none.

    Returns
    -------
    Marks
        Of each article that was annotated. Spans whose label names none of the package's layers
        (``loaded``, ``loaded:emotive``, ``source`` ...) are left out. Voice, quotation marks and
        sentence of a span, and what the export does not say of an attribution (kind, type of source,
        stance of its cue), are read from the text. ``provenance["problems"]`` lists what did not
        stand where the export said, one dictionary per span with the keys ``article_id, layer,
        start, end, found, problem, action``: moved (within 40 characters to the words it quotes), or
        refused.

    Raises
    ------
    AnnotationError
        The export cannot be read, or holds no text and there are no articles, or none of its articles
        is among them.

    Notes
    -----
    Offsets are counted in code points, UTF-16 or UTF-8, whichever the quoted words confirm; carriage
    returns and decomposed accents, which shift them, are undone.

    Examples
    --------
    >>> import tempfile
    >>> from framing.annotations import annotate
    >>> articles = pd.DataFrame({"article_id": ["a1"], "text": ["The brutal raid failed, Anna Hale said."]})
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = Path(folder) / "a.json"
    ...     _ = write_annotations(annotate(articles, engine="rules"), file, "label-studio")
    ...     marks = read_annotations(file, "label-studio", articles)
    >>> marks.spans.query("layer == 'loaded'")[["text", "voice"]].values.tolist()
    [['brutal', 'attributed']]
    """
    chosen = find_format(format)
    documents = _read_documents(chosen, Path(path), format)
    if articles is None:
        articles = _articles(documents, outlet, Path(path).name)
    texts = dict(zip(articles["article_id"], articles["text"], strict=True))
    found: dict[str, Settled] = {}
    problems: list[Problem] = []
    for document in documents:
        identifier = document.article_id
        if identifier not in texts or identifier in found:
            why = "a second record of the article" if identifier in found else "no such article in the corpus"
            problems.append(Problem(identifier, "", 0, 0, "", why, "refused"))
            continue
        problems += [Problem(identifier, "", 0, 0, "", note, "left out") for note in document.notes]
        found[identifier] = hold_against(_of_ours(document, problems), texts[identifier], chosen.unit)
        problems += found[identifier].problems
    if not found:
        refuse(
            Path(path).name,
            f"articles of the corpus, such as {next(iter(texts), '')!r}",
            repr(documents[0].article_id) if documents else "none",
        )
    kept = articles[articles["article_id"].isin(list(found))].reset_index(drop=True)
    kept.attrs = articles.attrs
    people = People()
    told = {document.article_id: document.relations for document in reversed(documents)}
    readings = (
        people.read(text, found[identifier].spans, told[identifier])
        for identifier, text in zip(kept["article_id"], kept["text"], strict=True)
    )
    provenance = {
        "engine": "people",
        "format": format,
        "lexicons": {"cues": people.provenance()},
        "acts": list(ACTS),
        "problems": [one._asdict() for one in problems],
    }
    return tabulate_readings(kept, readings, provenance)


def _read_documents(chosen: Format, path: Path, name: str) -> list[Document]:
    """Read an export; one whose parts have another shape than the format's is refused."""
    try:
        return list(chosen.read(path))
    except (AttributeError, IndexError, KeyError, TypeError) as error:
        refuse(path.name, f"an export in the format {name}", f"{type(error).__name__}: {error}")


def _of_ours(document: Document, problems: list[Problem]) -> Document:
    """Leave out what has no place in the tables of marks, and say so."""
    spans = []
    for span in document.spans:
        if span.layer in EXCHANGED:
            spans.append(span)
        else:
            why = f"the label {span.layer!r} names no layer"
            place = (span.start, span.end, span.quote[:80])
            problems.append(Problem(document.article_id, span.layer, *place, why, "left out"))
    for told in document.relations:
        for name, allowed in KNOWN_VALUES.items():
            if name in told and told[name] not in allowed:
                why = f"{name} {told[name]!r} is none of {', '.join(allowed)}"
                problems.append(Problem(document.article_id, "", 0, 0, "", why, "read from the text"))
                del told[name]
    return replace(document, spans=spans)


def _articles(documents: Sequence[Document], outlet: str | None, name: str) -> pd.DataFrame:
    """Make a corpus of the texts that an export holds."""
    without = next((one.article_id for one in documents if one.text is None), None)
    if without is not None:
        refuse(name, "an export that holds the texts, or the corpus beside it", f"none for {without!r}")
    records = [{"article_id": one.article_id, **one.about, "text": one.text} for one in documents]
    if not any("outlet" in one for one in records) and outlet is None:
        outlet = "unknown"
    return read_corpus(records, outlet=outlet)
