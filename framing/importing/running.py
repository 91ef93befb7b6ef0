"""Files of one kind -> a corpus and its import report, in batches, one article at a time in between."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pandas as pd

from framing.corpus import as_articles
from framing.corpus.articles import text_column
from framing.corpus.refusing import counted, listing, refuse
from framing.errors import CorpusError, MissingExtraError
from framing.importing.batch_report import KEPT_IN_REPORT, BatchReport, Tally
from framing.importing.cleaning import IMPORTED_COLUMNS, Cleaned, Cleaner
from framing.importing.items import Declared, Found, Item, Noted, Rejected
from framing.importing.kinds import Importer, checked_options, importer_of, kind_named
from framing.importing.named_files import list_sources
from framing.importing.reasons import IMPORT_REASONS
from framing.importing.sources import Source
from framing.importing.writing import Listing, beside, check_out, open_writer, written_files

BATCH_ITEMS = 500
BATCH_CHARACTERS = 8_000_000


def import_articles(
    kind: str,
    files: str | os.PathLike[str] | Sequence[str | os.PathLike[str]],
    out: str | os.PathLike[str] | None = None,
    *,
    outlet: str | None = None,
    encoding: str | None = None,
    progress: Callable[[], object] | None = None,
    **options: Any,
) -> pd.DataFrame | BatchReport:
    """Bring articles from exports, pages, feeds or archives of the web into a checked corpus.

    Parameters
    ----------
    kind : str
        What the files are, one of ``framing.importing.KINDS``.
    files : path or sequence of path
        Files, folders of them, and ZIP archives where the kind allows it.
    out : path, optional
        ``.parquet``, ``.jsonl``, ``.jsonl.gz`` or ``.csv``. Written in batches, so that memory does not
        grow with the files; articles that are not used go to ``NAME_rejected.csv`` beside it, and
        those to look at to ``NAME_doubtful.csv``.
    outlet : str, optional
        Given to articles that name none; without it, those with an address get its host.
    encoding : str, optional
        Tried after UTF-8 and before cp1252, where a kind is text.
    progress : callable, optional
        Called after each file.
    **options
        What only this kind takes, see ``Kind.options``.

    Returns
    -------
    DataFrame or BatchReport
        Without ``out`` the articles, as ``read_corpus`` gives them, with the report in
        ``attrs["import_report"]``; with it the report. Both give counts, notes, and a table of every
        article that was not used with its reason.

    Raises
    ------
    CorpusError
        No article could be used, or an option is wrong. A file that cannot be read is no error while
        others can: it is in the report.
    MissingExtraError
        A package that the kind needs is not installed.

    Examples
    --------
    >>> import tempfile
    >>> row = '[{"id": "n1", "source": "Courier", "content": "Rain fell.", "date": "2031-03-12"}]'
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     count = (Path(folder) / "courier.json").write_text(row, encoding="utf-8")
    ...     articles = import_articles("nela", folder)
    >>> articles[["article_id", "outlet", "text"]].values.tolist()
    [['n1', 'Courier', 'Rain fell.']]
    """
    given = [files] if isinstance(files, str | os.PathLike) else list(files)
    entry = kind_named(kind)
    if not given:
        refuse(f"import {kind}", "no file is given")
    if outlet is not None and not (isinstance(outlet, str) and outlet.strip()):
        refuse("outlet", "not the name of an outlet", found=repr(outlet))
    importer, prepare = importer_of(kind)
    asked = prepare({**checked_options(kind, options), "encoding": encoding})
    written = () if out is None else written_files(Path(out))
    sources = list_sources(given, entry.suffixes, entry.in_archives, written)
    batches = _batches(_find_all(sources, importer, asked, progress))
    cleaner = Cleaner(outlet, entry.columns)
    columns = (*IMPORTED_COLUMNS, *entry.columns)
    name = listing((Path(path).name for path in given), 3)
    if out is None:
        return _as_table(batches, cleaner, columns, Tally(kind, None), name)
    check_out(Path(out), given)
    return _to_file(batches, cleaner, columns, Tally(kind, KEPT_IN_REPORT), name, Path(out))


def _find_all(
    sources: Iterator[Source | Found],
    importer: Importer,
    options: Mapping[str, Any],
    progress: Callable[[], object] | None,
) -> Iterator[Source | Found]:
    """Give what each file holds; a file that cannot be read becomes a refusal, and the next is read."""
    for source in sources:
        yield source
        if not isinstance(source, Source):
            continue
        try:
            yield from importer(source, options)
        except MissingExtraError:
            raise
        except CorpusError as error:
            yield Rejected(source.name, 0, "unreadable", str(error).removeprefix(f"{source.name}: "))
        except Exception as error:  # what a parser makes of a broken file is past all listing
            detail = f"the file could not be read ({type(error).__name__}: {str(error)[:200]})"
            yield Rejected(source.name, 0, "unreadable", detail)
        if progress:
            progress()


def _batches(stream: Iterator[Source | Found]) -> Iterator[list[Source | Found]]:
    """Cut the stream into batches of some hundred articles, of less where they are long."""
    batch: list[Source | Found] = []
    size = 0
    for found in stream:
        batch.append(found)
        size += len(found.text) if isinstance(found, Item) else 0
        if len(batch) >= BATCH_ITEMS or size >= BATCH_CHARACTERS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _clean(batch: list[Source | Found], cleaner: Cleaner, tally: Tally) -> Cleaned:
    """Clean the articles of a batch and count everything in it."""
    for found in batch:
        if isinstance(found, Source):
            tally.open_file(found.name)
        elif isinstance(found, Declared | Noted):
            tally.add_found(found)
    cleaned = cleaner.clean([found for found in batch if isinstance(found, Item)])
    cleaned.rejected = [found for found in batch if isinstance(found, Rejected)] + cleaned.rejected
    tally.add_cleaned(cleaned)
    return cleaned


def _as_table(
    batches: Iterator[list[Source | Found]],
    cleaner: Cleaner,
    columns: Sequence[str],
    tally: Tally,
    name: str,
) -> pd.DataFrame:
    """Collect the articles in memory."""
    rows = [row for batch in batches for row in _clean(batch, cleaner, tally).rows]
    report = _reported(tally, cleaner, name, {})
    table = pd.DataFrame(rows, columns=list(columns))
    table["date"] = pd.to_datetime(table["date"])
    for column in columns:
        if column not in ("date", "headline", "text"):
            table[column] = text_column(value or float("nan") for value in table[column])
    articles = as_articles(table)
    articles.attrs["import_report"] = report
    return articles


def _to_file(
    batches: Iterator[list[Source | Found]],
    cleaner: Cleaner,
    columns: Sequence[str],
    tally: Tally,
    name: str,
    out: Path,
) -> BatchReport:
    """Write the articles batch by batch, and the refusals and doubts beside them."""
    with ExitStack() as stack:
        out.parent.mkdir(parents=True, exist_ok=True)
        lists = [Listing(beside(out, what), stack) for what in ("rejected", "doubtful")]
        writer = stack.enter_context(open_writer(out, columns))
        for batch in batches:
            cleaned = _clean(batch, cleaner, tally)
            lists[0].add(cleaned.rejected)
            lists[1].add(cleaned.doubts)
            if cleaned.rows:
                writer.write(cleaned.rows)
        written = {"corpus": out.name} | {
            key: found.path.name
            for key, found in zip(("rejected", "doubtful"), lists, strict=True)
            if found.count
        }
        return _reported(tally, cleaner, name, written, out)


def _reported(
    tally: Tally, cleaner: Cleaner, name: str, written: dict[str, str], out: Path | None = None
) -> BatchReport:
    """Make the report; refuse where nothing is left."""
    if cleaner.hosts_as_outlets:
        named = counted(cleaner.hosts_as_outlets, "article")
        why = "is the host of the address; outlet='...' gives a name"
        tally.add_note(f"the outlet of {named} {why}")
    report = tally.report(name, written)
    if not tally.used:
        _refuse_nothing(report, out)
    return report


def _refuse_nothing(report: BatchReport, out: Path | None) -> None:
    """Refuse an import that gave no article; say so where a corpus of an earlier one is left."""
    first = report["rejected"][0] if report["rejected"] else None
    reasons = ", ".join(
        f"{report.counts[key]:,} {words}" for key, words in IMPORT_REASONS.items() if report.counts[key]
    )
    detail, _, todo = (first["detail"] if first else "").partition(" What to do: ")
    told = f"{reasons}; the first is {first['file']}, {detail.rstrip('.')}" if first else "no article"
    beside_it = report["written"].get("rejected")
    left = f"; {out.name} is of an earlier import and was left as it is" if out and out.exists() else ""
    refuse(
        f"import {report['kind']}",
        f"no article of {counted(report.counts['files'], 'file')} could be used{left}",
        found=told,
        advice="; ".join(
            part for part in (todo.rstrip("."), f"see {beside_it}" if beside_it else "") if part
        ),
    )
